"""Numbers said scale by scale in figures: 13 millones 538 mil 179, ۱۳ میلیون و ۵۳۸ هزار و ۱۷۹."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tqa.text.values.quantity import Kind, Quantity

_THOUSAND = Decimal(1000)
_LEAST, _MOST = 3, 18
"""Noughts of what is told in scales."""
_WIDEST = 6
"""Characters between two parts of one number."""


def with_lower_scales(content: str, quantities: tuple[Quantity, ...], joiners: frozenset[str]) -> tuple[Quantity, ...]:
    """The same numbers, those that go on in a lower scale made one; its parts may still stand alone on the other side."""
    close = (one.value >= _THOUSAND and 0 < other.start - one.end <= _WIDEST for one, other in pairwise(quantities))
    return tuple(_joined(content, quantities, joiners)) if any(close) else quantities


def _joined(content: str, quantities: Sequence[Quantity], joiners: frozenset[str]) -> Iterator[Quantity]:
    before: Quantity | None = None
    for number, quantity in enumerate(quantities):
        if before is not None and _goes_on(content, before, quantities[number : number + 2], joiners):
            value = before.value + quantity.value
            parts = (*(before.parts or (before.value,)), quantity.value)
            before = before._replace(end=quantity.end, readings=(value,), parts=parts)
            continue
        if before is not None:
            yield before
        before = quantity
    if before is not None:
        yield before


def _goes_on(content: str, before: Quantity, following: Sequence[Quantity], joiners: frozenset[str]) -> bool:
    """Whether a number ends with the next one: it ends with a scale, and the next one is below that."""
    quantity, *after = following
    gap = content[before.end : quantity.start]
    if not before.kind is quantity.kind is Kind.COUNT or not _LEAST <= before.value.adjusted() <= _MOST:
        return False
    if (
        before.value % _THOUSAND
        or (gap != " " and gap.strip(" -‑\u00a0") not in joiners)
        or content[before.end - 1].isdigit()
    ):
        return False
    if not content[quantity.start].isdigit() or quantity.value != quantity.value.to_integral_value():
        return False
    lowest = Decimal(10) ** (len(str(int(before.value))) - len(str(int(before.value)).rstrip("0")))
    if not 0 < quantity.value < lowest:
        return False
    figures = content[quantity.start : quantity.end]
    if not figures.isdigit():
        # 538 thousand, or 538.179 behind millions.
        return True
    day = bool(after) and after[0].kind is Kind.MONTH and after[0].start - quantity.end <= _WIDEST
    return quantity.value < _THOUSAND and before.value % (_THOUSAND * _THOUSAND) != 0 and not day
