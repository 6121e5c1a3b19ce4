"""Foreign names that no text at hand spells so, and that sound as the Chinese characters do: Slipniov for 斯列普尼奥夫."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from tqa.checks.names.sides import Sides
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.names import find_names
from tqa.entity.sound import hear, is_mandarin, transcribed
from tqa.finding import Span
from tqa.languages.han_names import han_names
from tqa.text import lexicon
from tqa.text.alignment import Segment

_WORD = regex.compile(r"[A-Z][a-z]{4,}")
_OF_WOMEN = ("ova", "eva", "ina")
_HEARD = 0.8
"""How surely the characters spell the word, 0 to 1."""
_TITLED = 3
"""Characters of a name that could be other words if it had no office beside it."""


@dataclass(frozen=True, slots=True)
class Coined:
    """A word of a name that nobody is known to write, and the foreign name that it sounds like."""

    span: Span
    source: Span


def coined(sides: Sides) -> Iterator[Coined]:
    """What a machine made of the sounds of a foreign name; the first time only, since a text may have it often.

    The characters do not tell r from l, or Mozi from Mozzi: what they sound like is seldom what the name is. A name that
    English news has is left alone, and so is one with letters that are not heard (Hazeltine, Schertz): no machine adds them.
    """
    if sides.source.language.base not in READ_IN_MANDARIN or not sides.target.language.case:
        return
    told: set[str] = set()
    for name in find_names(sides.target):
        for word in name.words:
            if word.surface in told or not _is_coined(word.surface):
                continue
            place = _heard(sides, word.surface, word.span)
            if place is not None and not sides.passage.has_term(word):
                told.add(word.surface)
                yield Coined(word.span, place)


@lru_cache(maxsize=20_000)
def _is_coined(word: str) -> bool:
    """Whether no text at hand has the word, and nothing in its spelling is silent."""
    if _WORD.fullmatch(word) is None:
        return False
    small = word.casefold()
    # Akhmetova is the wife of an Akhmetov.
    forms = (small, small.removesuffix("a")) if small.endswith(_OF_WOMEN) else (small,)
    if any(lexicon.load().usage(form) or lexicon.load_wider().usage(form) for form in forms):
        return False
    return not is_mandarin(small) and _unheard().search(small) is None


@lru_cache(maxsize=1)
def _unheard() -> regex.Pattern[str]:
    return regex.compile("|".join(han_names().unheard))


def _heard(sides: Sides, word: str, span: Span) -> Span | None:
    """The foreign name of the source's segment that sounds like the word and that the glossary does not know."""
    content = sides.source.content
    segment = _segment(sides, span)
    if segment is None or word.casefold() in content.casefold():
        return None
    for stretch in transcribed(content, segment.source):
        place = _in(sides, stretch, word)
        if place is not None:
            return place
    place = _in(sides, segment.source, word)
    return place if place is not None and place.end - place.start >= _TITLED and _has_title(content, place) else None


def _in(sides: Sides, stretch: Span, word: str) -> Span | None:
    """Where in a stretch of the source the word is heard, if the glossary knows nothing there."""
    heard = hear(stretch.of(sides.source.content), sides.source.language, word)
    if heard is None or heard.score < _HEARD:
        return None
    place = Span(stretch.start + heard.span.start, stretch.start + heard.span.end)
    return None if any(match.span.touches(place) for match in sides.passage.source_terms) else place


def _has_title(content: str, place: Span) -> bool:
    """Whether an office stands right before or behind: 通沙万大使."""
    offices = (*han_names().offices, *han_names().callings)
    return content.endswith(offices, 0, place.start) or content.startswith(offices, place.end)


def _segment(sides: Sides, span: Span) -> Segment | None:
    return next((one for one in sides.passage.segments if one.target.covers(span)), None)
