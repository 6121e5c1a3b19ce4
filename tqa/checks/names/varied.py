"""One foreign name of a source without capitals that the target spells in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tqa.checks.check import Passage
from tqa.checks.names.likeness import skeleton
from tqa.checks.names.shown import inside, shown_names
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.names import NameWord, find_names, is_known
from tqa.entity.sound import can_hear, latin_letters, sounds_like, spelt
from tqa.finding import Span
from tqa.text.text import Text

_HEARD = 0.5
_SIZE = 3
"""Characters; of fewer, one says too little of how it is spelt."""
_LETTERS = 5
_PARTS = regex.compile(r"[^·・•]+")


@dataclass(frozen=True, slots=True)
class Varied:
    """A spelling that the target has for a name of the source beside another, commoner one."""

    span: Span
    source: Span
    right: str
    times: int


def varied(passage: Passage) -> Iterator[Varied]:
    """Srepniov, where 斯列普尼奥夫 is Slepnyov in the rest of the article."""
    source = passage.source
    if source is None or not passage.target.language.case or source.language.case or not can_hear(source.language):
        return
    for native, places in _repeated(passage, source).items():
        heard = [(place, word) for place in places if (word := _spelt(passage, source, native, place)) is not None]
        counts = Counter(word.surface for _, word in heard)
        if len(counts) < 2:
            continue
        (right, times), (_, other) = counts.most_common(2)
        if times == other and times > 1:
            continue
        seen = set[Span]()
        for place, word in heard:
            if word.surface != right and word.span not in seen and _is_another(passage, word.surface, right):
                seen.add(word.span)
                yield Varied(word.span, place, right, times)


def is_read_there(passage: Passage, word: Span, other: str) -> bool:
    """Whether the source has characters that a word reads in Mandarin, in the sentence that it renders: Dazhu, for 大竹.

    Those that read as the other spelling, too (Zhongqing, Chongqing), say nothing.
    """
    source = passage.source
    if source is None or source.language.base not in READ_IN_MANDARIN:
        return False
    latin = latin_letters(word.of(passage.target.content))
    if len(latin) < _LETTERS:
        return False
    texts = [one.source.of(source.content) for one in passage.segments if one.target.covers(word)]
    found = [(text, place) for text in texts if (place := spelt(latin, text)) is not None]
    return any(spelt(latin_letters(other), place.of(text)) is None for text, place in found)


def _repeated(passage: Passage, source: Text) -> dict[str, list[Span]]:
    """Names of the source that the glossary does not know and that stand there more than once."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for name in shown_names(source, Span(0, len(source.content))):
        if not any(match.span.touches(name) for match in passage.source_terms):
            for part in _PARTS.finditer(source.content, name.start, name.end):
                if len(part.group()) >= _SIZE:
                    found[part.group()].append(Span(*part.span()))
    return {native: places for native, places in found.items() if len(places) > 1}


def _spelt(passage: Passage, source: Text, native: str, place: Span) -> NameWord | None:
    """The word of the segment's target that sounds most like the name."""
    segment = next((one for one in passage.segments if one.source.covers(place)), None)
    if segment is None:
        return None
    words = [word for name in inside(find_names(passage.target), segment.target) for word in name.words]
    heard = [
        (sounds_like(native, source.language, word.surface), word) for word in words if len(word.surface) >= _LETTERS
    ]
    score, word = max(heard, key=lambda one: one[0], default=(0.0, None))
    return word if score >= _HEARD else None


def _is_another(passage: Passage, wrong: str, right: str) -> bool:
    """Whether a spelling is no part of the other and not simply another name that news knows (Robert, Roberto)."""
    one, other = latin_letters(wrong), latin_letters(right)
    if one in other or other in one or is_known(wrong, passage.target.language):
        return False
    return one[0] == other[0] or skeleton(one) == skeleton(other) or not is_known(right, passage.target.language)
