"""Decades of a century that stands before them: 19世纪80年代 are the 1880s."""

from __future__ import annotations

from decimal import Decimal

from tqa.text.values.quantity import Kind, Quantity

_CENTURIES = ("世纪", "世紀", "세기")
_DECADES = ("年代", "년대")
_LAST = 21


def with_centuries(content: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The same numbers, those of a century and its decade made one; the two that it is written with are its parts."""
    if not any(map(content.__contains__, _DECADES)) or not any(map(content.__contains__, _CENTURIES)):
        return quantities
    found: list[Quantity] = []
    for quantity in quantities:
        century = found[-1] if found else None
        if (
            century is not None
            and quantity.kind is Kind.DECADE
            and quantity.value < 100
            and 1 < century.value <= _LAST
            and content[century.end : quantity.start].strip().rstrip("的の") in _CENTURIES
        ):
            year = (century.value - 1) * 100 + quantity.value
            found[-1] = quantity._replace(
                start=century.start, readings=(year, quantity.value), parts=(century.value, Decimal(quantity.value))
            )
        else:
            found.append(quantity)
    return tuple(found)
