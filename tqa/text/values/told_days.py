"""Days of the month that a translation tells as days of the week: 24日 as Tuesday."""

from __future__ import annotations

from collections.abc import Sequence

from tqa.text.text import Text
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.units import unit_of

_LAST_DAY = 31
_NEAR = 5


def without_told_days(
    source: Text, here: Sequence[Quantity], there: Sequence[Quantity], accused: list[Quantity], missing: list[Quantity]
) -> list[Quantity]:
    """The source's numbers that miss a counterpart, less the days that weekdays stand for.

    “The two countries met on Tuesday” for 中美24日会晤 has its 24 in the Tuesday, so that the two, which a word holds, is
    no wrong 24. A figure may be the day all the same (Tuesday, the 23rd).
    """
    if not missing or not accused or any(quantity.firmness is not Firmness.SPELT for quantity in accused):
        return missing
    named = _weekdays(there) - _weekdays(here)
    if named <= 0 or any(quantity.kind is not Kind.COUNT for quantity in accused):
        return missing
    days = [quantity for quantity in missing if _is_day(quantity, here, source)][:named]
    return [quantity for quantity in missing if quantity not in days]


def _weekdays(quantities: Sequence[Quantity]) -> int:
    return sum(quantity.kind is Kind.WEEKDAY for quantity in quantities)


def _is_day(quantity: Quantity, quantities: Sequence[Quantity], text: Text) -> bool:
    """Whether it counts a day of the month: 24日, 24 октября."""
    if quantity.value > _LAST_DAY or quantity.value % 1:
        return False
    unit = unit_of(quantity, text)
    if unit is not None:
        return unit.name == "day"
    return any(
        other.kind is Kind.MONTH
        and (0 <= other.start - quantity.end <= _NEAR or 0 <= quantity.start - other.end <= _NEAR)
        for other in quantities
    )
