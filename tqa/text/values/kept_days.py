"""Days that keep their number while the month becomes ours: 15 November for ۱۵ آبان, which is 6 November."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.languages import dates
from tqa.text.text import Text
from tqa.text.values.quantity import Kind, Quantity

_NEAR = 4
"""Characters between a day and its month at the most."""

_LAST = 31


@dataclass(frozen=True, slots=True)
class KeptDay:
    """The day of a date in the translation, the same in the source, and the days of our month that it may be."""

    day: Quantity
    source: Quantity
    ours: tuple[int, ...]


def kept_days(source: Text, here: Sequence[Quantity], target: Text, there: Sequence[Quantity]) -> Iterator[KeptDay]:
    """Of the dates of a segment, those whose month alone was turned into ours."""
    theirs = _months(source.language.code)
    if not theirs:
        return
    own = dates.load(target.language.code).spelt_months
    for month in here:
        if month.kind is not Kind.MONTH or month.span.of(source.content).casefold() not in theirs:
            continue
        day = day_beside(month, here)
        if day is None or len(day.readings) < 2:
            continue
        *ours, kept = map(int, day.readings)
        if kept in ours:
            continue
        for told in there:
            number = day_beside(told, there) if told.kind is Kind.MONTH and told.value in month.readings else None
            if number is not None and number.value == kept and told.span.of(target.content) in own.values():
                yield KeptDay(number, day, tuple(ours))


def _months(code: str) -> frozenset[str]:
    """The months of the other calendars that texts in a language are dated by."""
    return frozenset(
        name.casefold() for calendar in dates.load(code).calendars for names in calendar.months for name in names
    )


def day_beside(month: Quantity, quantities: Sequence[Quantity]) -> Quantity | None:
    """The day that stands before a month or behind it."""
    for quantity in quantities:
        if quantity.kind in (Kind.COUNT, Kind.ORDINAL) and quantity.readings[-1] <= _LAST:
            gap = max(month.start - quantity.end, quantity.start - month.end)
            if 0 <= gap <= _NEAR:
                return quantity
    return None
