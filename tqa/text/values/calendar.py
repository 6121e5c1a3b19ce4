"""Days of the calendar in a text: what stands together as a weekday, a month, a day and a year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages.dates import Dates
from tqa.text.values.quantity import Firmness, Kind, Quantity

_NEAR = 5
_HALF_A_YEAR = 183
_OLDEST, _NEWEST = 1583, 2200
_LOOK_BACK = 10
_DAY_BEHIND = re.compile(r"\.? (?P<day>\d\d)(?:st|th)?(?![\d%])(?P<year>, (?:19|20)\d\d)?(?= |[,.;)]|$)")
_DAY_AHEAD = re.compile(r"(?<![\d.,:/–-])(?P<day>\d\d)(?:st|th|\.)?(?: of| de)? $")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day as the text tells it; the year and the weekday may be left out. `weekday` is the quantity that names it, `span`
    where all of it stands.
    """

    month: int
    day: int
    span: Span
    year: int | None = None
    weekday: Quantity | None = None

    def on(self, published: datetime.date | None) -> datetime.date | None:
        """The day itself: in its own year, or in the year that puts it nearest to the day of publication."""
        years: Sequence[int] = ()
        if self.year is not None:
            years = (self.year,)
        elif published is not None:
            years = (published.year - 1, published.year, published.year + 1)
        days = []
        for year in years:
            try:
                days.append(datetime.date(year, self.month, self.day))
            except ValueError:
                continue
        if self.year is None and published is not None:
            days = [day for day in days if abs((day - published).days) <= _HALF_A_YEAR]
        return min(days, key=lambda day: abs((day - (published or day)).days)) if days else None


def calendar_days(quantities: Sequence[Quantity], content: str) -> Iterator[CalendarDay]:
    """The days that have a month and a number; a weekday and a year close by belong to them."""
    for at, month in enumerate(quantities):
        if month.kind is not Kind.MONTH or month.firmness is Firmness.LOOSE:
            continue
        before = quantities[at - 1] if at else None
        after = quantities[at + 1] if at + 1 < len(quantities) else None
        day = next(
            (
                other
                for other in (after, before)
                if other is not None and _is_day(other) and _near(other, month, content)
            ),
            None,
        )
        if day is None:
            continue
        first = quantities.index(min(day, month))
        last = quantities.index(max(day, month))
        year = _neighbour(quantities, last + 1, quantities[last], content)
        earlier = _neighbour(quantities, first - 1, quantities[first], content)
        weekday = next((other for other in (earlier, year) if other is not None and other.kind is Kind.WEEKDAY), None)
        yield CalendarDay(
            month=int(month.value),
            day=int(day.value),
            year=next((int(other.value) for other in (year, earlier) if other is not None and _is_year(other)), None),
            weekday=weekday,
            span=Span(min(one.start for one in (quantities[first], weekday) if one is not None), quantities[last].end),
        )


def day_of_month(content: str, month: Quantity, dates: Dates) -> Span | None:
    """The day that stands beside a month, where it can be nothing else: “on” before them or a year behind, or the day first."""
    behind = _DAY_BEHIND.match(content, month.end)
    on = f" {dates.on_in[0]} " if dates.on_in else "\n"
    if behind is not None and (behind["year"] is not None or content[: month.start].casefold().endswith(on)):
        return Span(*behind.span("day"))
    ahead = _DAY_AHEAD.search(content, max(0, month.start - _LOOK_BACK), month.start)
    return Span(*ahead.span("day")) if ahead is not None else None


def _neighbour(quantities: Sequence[Quantity], at: int, other: Quantity, content: str) -> Quantity | None:
    if not 0 <= at < len(quantities) or not _near(quantities[at], other, content):
        return None
    return quantities[at]


def _near(one: Quantity, other: Quantity, content: str) -> bool:
    first, second = sorted((one, other))
    between = content[first.end : second.start]
    return len(between) <= _NEAR and not any(mark in between for mark in "();:!?\n-–—/")


def _is_day(quantity: Quantity) -> bool:
    return quantity.kind in (Kind.COUNT, Kind.ORDINAL) and 1 <= quantity.value <= 31 and quantity.value % 1 == 0


def _is_year(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and _OLDEST <= quantity.value < _NEWEST
