"""Foreign names that the source writes in Chinese characters and the target spells as Mandarin reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tqa.checks.names.sides import Sides
from tqa.entity.names import find_names
from tqa.entity.sound import latin_letters, mandarin, transcribed
from tqa.finding import Span
from tqa.text import lexicon

READ_IN_MANDARIN = frozenset({"zh"})
_DOTS = regex.compile(r"[·・•]")
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
        for place in transcribed(sides.source.content, segment.source):
            characters = place.of(sides.source.content)
            read = mandarin(_DOTS.sub("", characters))
            if not read or any(match.span.touches(place) for match in sides.passage.source_terms):
                continue
            for name in names:
                if not segment.target.covers(name.span):
                    continue
                words = [word.surface for word in name.words]
                if latin_letters("".join(words)) in read and not any(_is_known(word) for word in words):
                    sure = len(characters) >= _SURE
                    yield SpeltOut(Span(name.words[0].start, name.words[-1].end), place, sure)


def _is_known(word: str) -> bool:
    """Whether English news has the word as a name: then that is how it is spelt."""
    return lexicon.NAMES in lexicon.load().usage(word.casefold())
