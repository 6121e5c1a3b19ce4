"""What a number in a text comes to."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from tqa.finding import Span


class Kind(Enum):
    """What the number is; it decides how a replacement is written, never whether two numbers are equal."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    FRACTION = "fraction"
    DECADE = "decade"
    HOUR = "hour"
    MINUTE = "minute"
    LABEL = "label"
    MONTH = "month"
    WEEKDAY = "weekday"


CALENDAR = frozenset({Kind.MONTH, Kind.WEEKDAY})
"""What is named rather than counted; it is compared among itself."""


class Firmness(Enum):
    """How surely the words are a number.

    `LOOSE` words hold a number without counting (both, a pair, half) or are homonyms: they support a number on the
    other side and are never held against anyone. `SPELT` numbers are words, `FIRM` ones have digits.
    """

    LOOSE = 0
    SPELT = 1
    FIRM = 2


class Quantity(NamedTuple):
    """One number: half-open code points, and what it may mean, likeliest first.

    `parts` are numbers that its writing contains and that may stand alone on the other side (the 19 of `COVID-19`);
    they excuse and never accuse. `approximate`: the words around do not rule out that it is rounded.
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    kind: Kind = Kind.COUNT
    firmness: Firmness = Firmness.FIRM
    parts: tuple[Decimal, ...] = ()
    approximate: bool = True

    @property
    def value(self) -> Decimal:
        return self.readings[0]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
