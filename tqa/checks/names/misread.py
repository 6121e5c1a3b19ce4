"""Chinese names of which one part is another than the characters read: Qian Delong for 杨德龙, Song Qiyuan for 宋湉源."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from tqa.checks.names.shown import inside
from tqa.checks.names.sides import Sides
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.names import Name, find_names
from tqa.entity.sound import is_mandarin, latin_letters, mandarin
from tqa.finding import Span
from tqa.languages.han_names import han_names
from tqa.text.alignment import Segment

_GIVEN = regex.compile(r"\p{Han}{2}")
_SYLLABLE = 6
"""Letters of a syllable at the most."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A word of a name that no reading of the characters gives, and the name that the source has."""

    span: Span
    source: Span
    right: str


def misread(sides: Sides) -> Iterator[Misread]:
    """Names of a family name and a given name, one of which is right and the other of which nothing in the source reads."""
    if sides.source.language.base not in READ_IN_MANDARIN or not sides.target.language.case:
        return
    for segment in sides.passage.segments:
        names = [name for name in inside(find_names(sides.target), segment.target) if _is_pinyin(sides, name)]
        if names:
            people = tuple(_people(sides, segment))
            written = {_letters(name) for name in find_names(sides.target)}
            for name in names:
                found = _in(name, people, sides.source.content, written)
                if found is not None:
                    yield found


def _is_pinyin(sides: Sides, name: Name) -> bool:
    """Whether it is two words in pinyin, the first a family name, that the glossary does not know."""
    if len(name.words) != 2:
        return False
    family, given = (word.surface for word in name.words)
    return (
        latin_letters(family) in _families()
        and "-" not in given
        and is_mandarin(latin_letters(given))
        and not sides.passage.has_term(name)
    )


@cache
def _families() -> frozenset[str]:
    return frozenset(read for char in han_names().surnames for read in mandarin(char))


def _letters(name: Name) -> str:
    return latin_letters("".join(word.surface for word in name.words))


def _people(sides: Sides, segment: Segment) -> Iterator[Span]:
    """Where a family name and two more characters stand in the source."""
    content, surnames = sides.source.content, han_names().surnames
    for at in range(segment.source.start, segment.source.end - 2):
        if content[at] in surnames and _GIVEN.fullmatch(content, at + 1, at + 3):
            yield Span(at, at + 3)


def _in(name: Name, people: tuple[Span, ...], content: str, written: set[str]) -> Misread | None:
    first, second = name.words
    family, given = latin_letters(first.surface), latin_letters(second.surface)
    if any(_is_read(family, given, place.of(content)) for place in people):
        return None
    for place in people:
        own = place.of(content)
        read = mandarin(own)
        if not read or not written.isdisjoint(read):
            continue
        if family not in mandarin(own[0]):
            if given in mandarin(own[1:]):
                return Misread(first.span, place, _spelt(own[0]))
        elif _is_half_read(given, own[1:]):
            return Misread(second.span, place, _spelt(own[1:]))
    return None


def _is_read(family: str, given: str, own: str) -> bool:
    """Whether the name is that of the characters, or of the first two of them."""
    return family in mandarin(own[0]) and (given in mandarin(own[1:]) or given in mandarin(own[1]))


def _is_half_read(given: str, own: str) -> bool:
    """Whether one of two characters is read rightly and the other is not."""
    rests = [given[len(read) :] for read in mandarin(own[0]) if given.startswith(read)]
    rests += [given[: -len(read)] for read in mandarin(own[1]) if given.endswith(read)]
    return any(0 < len(rest) <= _SYLLABLE and is_mandarin(rest) for rest in rests)


def _spelt(characters: str) -> str:
    """The reading, where there is only one."""
    read = mandarin(characters)
    return next(iter(read)).capitalize() if len(read) == 1 else ""
