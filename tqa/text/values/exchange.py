"""Sums of money told in two currencies that no rate of exchange brings together: 26 billion won ($18.6 billion)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tqa.finding import Span
from tqa.languages.numerals import load
from tqa.languages.units import CURRENCY
from tqa.text.text import Text
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.units import UnitPlace, unit_place
from tqa.text.values.writing import write_like

_FARTHEST = 40
_OPENS = re.compile(
    r"\s?(?:[(（]|, or |; )(?:(?:about|some|approximately|around|roughly|nearly|over|more than|less than|equivalent to|"
    r"worth|or|equal to|just over|just under|at least|up to)\s)*(?:约合?|約|折合)?[A-Z]{0,3}[$€£¥₩]?"
)
_BOTH = re.compile(r"[)）]\s?[^\W\d_]*(?:illion|iard)")
_ROOM = 2.5
"""So many times dearer or cheaper than it ever was, and it is no rate."""
_DOLLARS = frozenset({"dollar", "us_dollar"})
_STEPS = tuple(Decimal(10) ** power for power in (-3, 3, -1, 1, -4, 4, -2, 2, -6, 6))
"""Slips of a scale, the usual ones first."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two sums that should be one, where they stand, and how either can be mended, the first one first."""

    span: Span
    mended: tuple[str, ...]
    first: str
    second: str


def misexchanged(text: Text, quantities: Sequence[Quantity]) -> Iterator[Exchange]:
    """The sums whose second, in brackets, is in another currency and far from the first at any rate since 1998."""
    content = text.content
    numerals = load(text.language.code)
    for one, other in pairwise(quantities):
        if not one.end <= other.start <= one.end + _FARTHEST or Firmness.LOOSE in (one.firmness, other.firmness):
            continue
        if one.kind is not Kind.COUNT or other.kind is not Kind.COUNT or not one.value or not other.value:
            continue
        place, told = unit_place(one, text), unit_place(other, text)
        if place is None or told is None or place.unit.name == told.unit.name or told.unit.name in place.unit.like:
            continue
        if _fits(one.value, place, other.value, told) is not False:
            continue
        if not _OPENS.fullmatch(content, max(one.end, place.span.end), other.start):
            continue
        span = Span(min(one.start, place.span.start), max(other.end, told.span.end))
        # Behind letters a sign is another country's (RD$, E£); a scale behind the bracket is of both (US$2.5 (or £1.5) billion).
        if any(content[at.span.start - 1 : at.span.start].isalpha() for at in (place, told)) or _BOTH.match(
            content, span.end
        ):
            continue
        mended = []
        # Scales go wrong where the source counts in others: in its own money.
        for quantity in (other, one) if place.unit.name in _DOLLARS else (one, other):
            steps = [(step, 1) if quantity is one else (1, step) for step in _STEPS]
            fitting = (a * b for a, b in steps if _fits(one.value * a, place, other.value * b, told))
            step = next(fitting, None)
            surface = quantity.span.of(content)
            written = write_like(quantity.value * step, surface, quantity.kind, numerals) if step is not None else None
            if written is not None:
                mended.append(content[span.start : quantity.start] + written + content[quantity.end : span.end])
        yield Exchange(
            span,
            tuple(mended),
            Span(min(one.start, place.span.start), max(one.end, place.span.end)).of(content),
            Span(min(other.start, told.span.start), max(other.end, told.span.end)).of(content),
        )


def _fits(value: Decimal, place: UnitPlace, other: Decimal, told: UnitPlace) -> bool | None:
    """Whether two sums are near each other at some rate; `None` where one has no rate that is known."""
    rate, rate_told = place.unit.per_dollar, told.unit.per_dollar
    if rate is None or rate_told is None or CURRENCY not in (place.unit.dimension, told.unit.dimension):
        return None
    least, most = float(value) / rate[1], float(value) / rate[0]
    least_told, most_told = float(other) / rate_told[1], float(other) / rate_told[0]
    return least_told <= most * _ROOM and least <= most_told * _ROOM
