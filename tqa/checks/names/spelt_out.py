"""Foreign names that the source writes in Chinese characters and the target spells as Mandarin reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from tqa.checks.names.sides import Sides
from tqa.entity.names import Name, NameWord, find_names
from tqa.entity.sound import latin_letters, mandarin, transcribed
from tqa.finding import Span
from tqa.text import lexicon

READ_IN_MANDARIN = frozenset({"zh"})
NAMES_READ_IN_MANDARIN = READ_IN_MANDARIN | {"ja", "ko"}
"""Whose well-known people a machine may read so, by characters that the source or the news elsewhere has: Gaoshi Zaomiao."""
_DOTS = regex.compile(r"[·・•]")
_PART = regex.compile(r"[^·・•]{2,}")
_WORDS = 4
_LETTERS = 5
_SURE = 4
"""Characters of a name that is sure to be foreign; of three, some happen to be read as they are spelt (Manila)."""


@dataclass(frozen=True, slots=True)
class SpeltOut:
    """A name of the target that is only a reading of characters; `sure` where they can hardly be a Chinese name."""

    span: Span
    source: Span
    sure: bool


def spelt_out(sides: Sides) -> Iterator[SpeltOut]:
    """Keshan Fengwei Han for 凯山·丰威汉, who is Kaysone Phomvihane."""
    if sides.source.language.base not in READ_IN_MANDARIN:
        return
    names = find_names(sides.target)
    for segment in sides.passage.segments:
        for stretch in transcribed(sides.source.content, segment.source):
            if any(match.span.touches(stretch) for match in sides.passage.source_terms):
                continue
            here = [name for name in names if segment.target.covers(name.span)]
            for place in _parts(sides.source.content, stretch):
                yield from _read(place, place.of(sides.source.content), here, whole=place == stretch)


def _parts(content: str, stretch: Span) -> Iterator[Span]:
    """A foreign name, and what stands between its dots: a target may read one part only (Kaishan Phomvihane)."""
    yield stretch
    if _DOTS.search(content, stretch.start, stretch.end):
        for part in _PART.finditer(content, stretch.start, stretch.end):
            yield Span(*part.span())


def _read(place: Span, characters: str, names: Sequence[Name], *, whole: bool) -> Iterator[SpeltOut]:
    read = mandarin(_DOTS.sub("", characters))
    if not read:
        return
    for name in names:
        for words in (name.words,) if whole else _windows(name):
            surfaces = [word.surface for word in words]
            letters = latin_letters("".join(surfaces))
            if letters in read and len(letters) >= _LETTERS and not any(map(_is_known, surfaces)):
                sure = not whole or len(characters) >= _SURE
                yield SpeltOut(Span(words[0].start, words[-1].end), place, sure)


def _windows(name: Name) -> Iterator[Sequence[NameWord]]:
    words = name.words[:_WORDS]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            yield words[start : start + size]


def _is_known(word: str) -> bool:
    """Whether English news has the word as a name: then that is how it is spelt."""
    return lexicon.NAMES in lexicon.load().usage(word.casefold())
