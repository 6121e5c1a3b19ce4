"""Foreign names in Chinese: characters that are there for their sound."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tqa.entity.sound.model import TABLES
from tqa.finding import Span

_RUN = regex.compile(r"[\p{Han}·・•]+")
_DOTS = "·・•"

LEAST = 3
"""Characters; of fewer, one says too little."""

SURE = 4.5
"""The logarithm of how much likelier the characters are in a foreign name than in news."""

_DOT = 0.5
_ENDS = -1.5
"""A character less likely in a name than this ends it."""
_OTHER = -4.0
"""Of a character that spells no names."""


@cache
def _odds() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in (TABLES / "transcribing.txt").read_text(encoding="utf-8").splitlines():
        odds, characters = line.split(" ")
        for char in characters:
            found[char] = max(float(odds), found.get(char, -9.0))
    return found


def transcribed(content: str, place: Span) -> Iterator[Span]:
    """The stretches of Chinese characters that must be a foreign name: 泽连斯基, 弗拉基米尔·普京."""
    odds = _odds()
    for match in _RUN.finditer(content, place.start, place.end):
        total = 0.0
        start = match.start()
        for at in range(match.start(), match.end() + 1):
            char = content[at] if at < match.end() else ""
            value = _DOT if char in _DOTS and char else odds.get(char, _OTHER)
            if value > _ENDS:
                total += value
                continue
            if total >= SURE and at - start >= LEAST:
                yield Span(start, at)
            total, start = 0.0, at + 1
