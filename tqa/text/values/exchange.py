"""Sums of money told in two currencies that no rate of exchange brings together: 26 billion won ($18.6 billion)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
_BETWEEN = re.compile(r"[(（;]|, or ")
_BOTH = re.compile(r"[)）]\s?[^\W\d_]*(?:illion|iard)")
_ROOM = 2.5
"""So many times dearer or cheaper than it ever was, and it is no rate."""
_DOLLARS = frozenset({"dollar", "us_dollar"})
_STEPS = tuple(Decimal(10) ** power for power in (-3, 3, -1, 1, -4, 4, -2, 2, -6, 6))
"""Slips of a scale, the usual ones first."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two sums that should be one. `span` is the one that is likelier off, `mended` what it would be at a rate that there was.

    `other` is the other sum, and `or_else` how that could be mended instead.
    """

    span: Span
    mended: str | None
    other: str
    or_else: str | None


def misexchanged(text: Text, quantities: Sequence[Quantity]) -> Iterator[Exchange]:
    """The sums whose second, in brackets, is in another currency and far from the first at any rate since 1998."""
    content = text.content
    for one, other in pairwise(quantities):
        if not one.end <= other.start <= one.end + _FARTHEST or Firmness.LOOSE in (one.firmness, other.firmness):
            continue
        if one.kind is not Kind.COUNT or other.kind is not Kind.COUNT or not one.value or not other.value:
            continue
        if _BETWEEN.search(content, one.end, other.start) is None:
            continue
        place, told = unit_place(one, text), unit_place(other, text)
        if place is None or told is None or place.unit.name == told.unit.name or told.unit.name in place.unit.like:
            continue
        if _fits(one.value, place, other.value, told) is not False:
            continue
        if not _OPENS.fullmatch(content, max(one.end, place.span.end), other.start):
            continue
        first, second = _whole(one, place), _whole(other, told)
        # Behind letters a sign is another country's (RD$, E£); a scale behind the bracket is of both (US$2.5 (or £1.5) billion).
        if any(content[at.span.start - 1 : at.span.start].isalpha() for at in (place, told)):
            continue
        if _BOTH.match(content, second.end):
            continue
        fits = {step: _fits(one.value * step, place, other.value, told) for step in _STEPS}
        instead = {step: _fits(one.value, place, other.value * step, told) for step in _STEPS}
        mended = _mended(text, one, first, fits), _mended(text, other, second, instead)
        # Scales go wrong where the source counts in others: in its own money.
        if place.unit.name in _DOLLARS:
            yield Exchange(second, mended[1], first.of(content), mended[0])
        else:
            yield Exchange(first, mended[0], second.of(content), mended[1])


def _whole(quantity: Quantity, place: UnitPlace) -> Span:
    return Span(min(quantity.start, place.span.start), max(quantity.end, place.span.end))


def _mended(text: Text, quantity: Quantity, whole: Span, fits: Mapping[Decimal, bool | None]) -> str | None:
    """A sum with the first of the steps that makes it fit."""
    step = next((step for step, good in fits.items() if good), None)
    if step is None:
        return None
    numerals, content = load(text.language.code), text.content
    written = write_like(quantity.value * step, quantity.span.of(content), quantity.kind, numerals)
    return content[whole.start : quantity.start] + written + content[quantity.end : whole.end] if written else None


def _fits(value: Decimal, place: UnitPlace, other: Decimal, told: UnitPlace) -> bool | None:
    """Whether two sums are near each other at some rate; `None` where one has no rate that is known."""
    rate, rate_told = place.unit.per_dollar, told.unit.per_dollar
    if rate is None or rate_told is None or CURRENCY not in (place.unit.dimension, told.unit.dimension):
        return None
    least, most = float(value) / rate[1], float(value) / rate[0]
    least_told, most_told = float(other) / rate_told[1], float(other) / rate_told[0]
    return least_told <= most * _ROOM and least <= most_told * _ROOM
