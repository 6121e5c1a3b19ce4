"""One Chinese name of a source that the target has by its Mandarin reading here and otherwise there: Hongfu, Wang Fuk Court."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqa.checks.check import Passage
from tqa.checks.names.shown import inside, is_translated
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.checks.names.varied import Varied
from tqa.entity.names import Name, NameWord, find_names
from tqa.entity.sound import latin_letters, sounds_like, spelt
from tqa.finding import Span
from tqa.languages import Language
from tqa.text.alignment import Segment

_LETTERS = 6
"""Letters of a reading at the least; a shorter one is read by chance."""

_MOST = 4
"""Words of a name at the most."""

_HEARD = 0.5
"""How well a person's name must sound like the characters, in any romanisation."""


def read_two_ways(passage: Passage) -> Iterator[Varied]:
    """Names of which one sentence has the Mandarin reading, another with the same characters another name in the place.

    For a place or a building that is one with the same noun behind it, for a person one that sounds like the characters. A
    building's reading is told, of a person's two names the later one, or the one that has the family name only right.
    """
    source, segments = passage.source, passage.segments
    if source is None or len(segments) < 2 or source.language.base not in READ_IN_MANDARIN:
        return
    names = find_names(passage.target)
    for segment in segments:
        for name in inside(names, segment.target):
            text = segment.source.of(source.content)
            core, tail = _parts(name, passage.target.language)
            if tail and spelt(_letters(name.words[:_MOST]), text) is not None:
                # Dong is a currency, too.
                core, tail = name.words[:_MOST], ()
            latin = _letters(core)
            found = spelt(latin, text) if len(latin) >= _LETTERS else None
            if found is None:
                continue
            place = Span(segment.source.start + found.start, segment.source.start + found.end)
            others = list(_instead(passage, names, segment, place.of(source.content), latin, tail))
            if len({_written(words).casefold() for words, _ in others}) != 1:
                continue
            (other, there), *_ = others
            read, instead = _span(core), _span(other)
            half = not tail and core[0].surface == other[0].surface
            if half or (not tail and instead.start > read.start):
                wrong, at, right = instead, there, _written(core)
            else:
                wrong, at, right = read, place, _written(other)
            if not any(term.span.covers(wrong) for term in passage.target_terms):
                yield Varied(wrong, at, right, 1)


def _instead(
    passage: Passage, names: Sequence[Name], here: Segment, native: str, latin: str, tail: tuple[str, ...]
) -> Iterator[tuple[Sequence[NameWord], Span]]:
    """What other sentences have for the same characters, where they do not have their reading, and where those stand."""
    assert passage.source is not None
    source, target = passage.source, passage.target
    for other in passage.segments:
        at = source.content.find(native, other.source.start, other.source.end)
        if other is here or at < 0:
            continue
        if latin in latin_letters("".join(other.target.of(target.content).split())):
            return
        there = Span(at, at + len(native))
        for name in inside(names, other.target):
            core, end = _parts(name, target.language)
            if not core or end != tail or _stands_for_another(passage, name, other, there):
                continue
            letters = _letters(core)
            if latin.startswith(letters) or spelt(letters, other.source.of(source.content)) is not None:
                continue
            if tail or (len(core) > 1 and sounds_like(native, source.language, letters.capitalize()) >= _HEARD):
                yield core, there


def _stands_for_another(passage: Passage, name: Name, segment: Segment, place: Span) -> bool:
    """Whether the glossary knows the name as something else that the sentence names: the Yangtze beside the Huaihe."""
    concepts = {c for term in passage.target_terms if name.span.touches(term) for c in term.concepts}
    return any(
        not concepts.isdisjoint(term.concepts)
        for term in passage.source_terms
        if segment.source.covers(term.span) and not term.span.touches(place)
    )


def _parts(name: Name, language: Language) -> tuple[Sequence[NameWord], tuple[str, ...]]:
    """The words that are spelt over, and the common nouns behind them: Wang Fuk, Court."""
    words = name.words[:_MOST]
    plain = [is_translated(word.surface, language) for word in words]
    size = plain.index(True, 1) if True in plain[1:] and not plain[0] else len(words)
    return words[:size], tuple(word.surface.casefold() for word in words[size:])


def _letters(words: Sequence[NameWord]) -> str:
    return "".join(latin_letters(word.surface) for word in words)


def _written(words: Sequence[NameWord]) -> str:
    return " ".join(word.surface for word in words)


def _span(words: Sequence[NameWord]) -> Span:
    return Span(words[0].start, words[-1].end)
