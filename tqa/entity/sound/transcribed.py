"""Foreign names in Chinese: characters that are there for their sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqa.entity.sound.model import TABLES
from tqa.finding import Span

_DOTS = "·・•"

LEAST = 3
"""Characters; of fewer, one says too little."""

SURE = 4.5
"""The logarithm of how much likelier the characters are in a foreign name than in news."""

_DOT = 0.5
_ENDS = -1.5
"""A character less likely in a name than this ends it."""


@cache
def _odds() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in (TABLES / "transcribing.txt").read_text(encoding="utf-8").splitlines():
        odds, characters = line.split(" ")
        for char in characters:
            found[char] = max(float(odds), found.get(char, -9.0))
    return found | dict.fromkeys(_DOTS, _DOT)


def transcribed(content: str, place: Span) -> Iterator[Span]:
    """The stretches of Chinese characters that must be a foreign name: 泽连斯基, 弗拉基米尔·普京."""
    odds = _odds()
    for match in _stretches().finditer(content, place.start, place.end):
        if sum(map(odds.__getitem__, match.group())) >= SURE:
            yield Span(*match.span())


@cache
def _stretches() -> re.Pattern[str]:
    """Characters in a row none of which ends a name."""
    characters = "".join(char for char, odds in _odds().items() if odds > _ENDS)
    return re.compile(f"[{re.escape(characters)}]{{{LEAST},}}")
