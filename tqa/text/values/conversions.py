"""Amounts that a translator told in units of the reader: 135 км/ч as 85 mph, „2 bis 5 Zentimeter“ as “1 to 2 inches”."""

from __future__ import annotations

from collections.abc import Sequence

from tqa.languages.units import Unit
from tqa.text.text import Text
from tqa.text.values.quantity import Quantity
from tqa.text.values.units import is_conversion, is_height, unit_of

Sides = tuple[Sequence[Quantity], Sequence[Quantity]]
Lists = tuple[list[Quantity], list[Quantity]]
_MEASURES = frozenset({"length", "area", "mass", "volume"})


def without_conversions(source: Text, target: Text, segment: Sides, unpaired: Lists) -> Lists:
    """What is left unpaired, of the target and of the source, without the amounts that were converted.

    `segment` are all numbers of the source and of the target: where they are in other units, the 2 of “2 to 5 cm” is not
    the 2 of “1 to 2 inches”, though they are equal.
    """
    accused, missing = unpaired
    if not accused or not missing:
        return accused, missing
    told, meant = _converted(accused, missing, _units(accused, target), _units(missing, source))
    if is_told_otherwise(source, target, segment):
        here, there = segment
        own, original = _inherited(_units(there, target)), _inherited(_units(here, source))
        more, further = _converted(there, here, own, original)
        told, meant = told | more, meant | further
    same = {unit.name for unit in _units(missing, source) if unit is not None}
    accused = [
        quantity
        for quantity in accused
        if quantity not in told and ("foot" in same or not is_height(quantity, target.content))
    ]
    return accused, [quantity for quantity in missing if quantity not in meant]


def is_told_otherwise(source: Text, target: Text, segment: Sides) -> bool:
    """Whether a number that both sides have stands with different units there, and one of the two was converted."""
    here, there = segment
    values = {reading for quantity in here for reading in quantity.readings[:1]}
    if not any(quantity.value in values for quantity in there):
        return False
    every, own = _inherited(_units(here, source)), _inherited(_units(there, target))
    crossed = [
        (number, other)
        for number, quantity in enumerate(there)
        for other, original in enumerate(here)
        if quantity.value == original.value and _differ(own[number], every[other])
    ]
    if not crossed:
        return False
    kept = _as_they_were(here, there, every, own)
    originals = [pair for pair in zip(here, every, strict=True) if pair not in kept]
    renderings = [pair for pair in zip(there, own, strict=True) if pair not in kept]
    return any(
        any(is_conversion(there[number], own[number], original, unit) for original, unit in originals)
        or any(is_conversion(quantity, unit, here[other], every[other]) for quantity, unit in renderings)
        for number, other in crossed
    )


def _as_they_were(
    here: Sequence[Quantity], there: Sequence[Quantity], every: Sequence[Unit | None], own: Sequence[Unit | None]
) -> list[tuple[Quantity, Unit | None]]:
    """The numbers of either side that the other has with the same unit: they were not converted."""
    originals, renderings = list(zip(here, every, strict=True)), list(zip(there, own, strict=True))
    same = [
        (original, rendering)
        for original in originals
        for rendering in renderings
        if original[0].value == rendering[0].value and original[1] is rendering[1] is not None
    ]
    return [side for pair in same for side in pair]


def _differ(unit: Unit | None, other: Unit | None) -> bool:
    if unit is None or other is None or unit.dimension not in _MEASURES:
        return False
    return unit.dimension == other.dimension and unit.name != other.name


def _converted(
    told: Sequence[Quantity], meant: Sequence[Quantity], units: Sequence[Unit | None], others: Sequence[Unit | None]
) -> tuple[set[Quantity], set[Quantity]]:
    pairs = [
        (quantity, original)
        for quantity, unit in zip(told, units, strict=True)
        for original, other in zip(meant, others, strict=True)
        if is_conversion(quantity, unit, original, other)
    ]
    return {quantity for quantity, _ in pairs}, {original for _, original in pairs}


def _units(quantities: Sequence[Quantity], text: Text) -> list[Unit | None]:
    return [unit_of(quantity, text) for quantity in quantities]


def _inherited(units: Sequence[Unit | None]) -> list[Unit | None]:
    """The same, where a number without a unit has that of the one before it: “de 2 a 5 cm y hasta 10”."""
    filled: list[Unit | None] = []
    for unit in units:
        filled.append(filled[-1] if unit is None and filled else unit)
    return filled
