"""Dates of other calendars among the numbers of a text: ۱۵ خرداد ۱۴۰۳ is 4 June 2024, พ.ศ. 2567 is 2024."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tqa.languages import dates
from tqa.languages.dates import Calendar
from tqa.text.values.calendars import YEARS, hijri_day, jalali_day, years_of
from tqa.text.values.quantity import Firmness, Kind, Quantity

_NEAR = 4
_YEAR = 4
"""Digits of a year."""
_MARK = 14
_SOME_YEARS = {"jalali": range(1400, 1404), "hijri": range(1440, 1448)}
"""Years that stand for any other where the text leaves the year out; they have leap years among them."""
_DAY = datetime.timedelta(days=1)


def with_our_dates(content: str, quantities: tuple[Quantity, ...], code: str) -> tuple[Quantity, ...]:
    """The same numbers, those of another calendar's dates read as ours, the months that it names among them."""
    reader = _reader_of(code)
    return quantities if reader is None else reader.read(content, quantities)


@dataclass(frozen=True, slots=True)
class _Month:
    start: int
    end: int
    calendar: Calendar
    number: int


class _EraReader:
    def __init__(self, calendars: Sequence[Calendar], *, spaced: bool) -> None:
        self._calendars = calendars
        self._years = tuple(YEARS[calendar.name] for calendar in calendars)
        self._months = {
            name.casefold(): (calendar, number)
            for calendar in calendars
            for number, names in enumerate(calendar.months, 1)
            for name in names
        }
        names = "|".join(map(re.escape, sorted(self._months, key=len, reverse=True)))
        self._keys = tuple(
            sorted({name.split()[0][1:] for names in (c.months for c in calendars) for n in names for name in n})
        )
        self._with_year = all(calendar.with_year for calendar in calendars if calendar.months)
        bounds = (r"(?<![^\W\d_])", r"(?![^\W\d_])") if spaced else ("", "")
        self._month = re.compile(f"{bounds[0]}(?:{names}){bounds[1]}", re.IGNORECASE) if names else None

    def read(self, content: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
        has_year = any(map(self._is_some_year, quantities))
        dated = has_year or (bool(quantities) and not self._with_year)
        if self._month is not None and dated and any(map(content.__contains__, self._keys)):
            for match in self._month.finditer(content):
                calendar, number = self._months[match.group().casefold()]
                quantities = _dated(content, quantities, _Month(match.start(), match.end(), calendar, number))
        if not has_year:
            return quantities
        return tuple(
            self._year(content, quantity, quantities[at - 1] if at else None)
            if self._is_some_year(quantity)
            else quantity
            for at, quantity in enumerate(quantities)
        )

    def _is_some_year(self, quantity: Quantity) -> bool:
        return _is_figures(quantity) and any(first <= quantity.value <= last for first, last in self._years)

    def _year(self, content: str, quantity: Quantity, before: Quantity | None) -> Quantity:
        """The year with what it is in our calendar; first where the text says which calendar it is."""
        if len(quantity.readings) > 1 or not content[quantity.start : quantity.end].isdigit():
            return quantity
        year = int(quantity.value)
        head = content[max(0, quantity.start - _MARK) : quantity.start].rstrip().casefold()
        tail = content[quantity.end : quantity.end + _MARK].lstrip().casefold()
        for calendar in self._calendars:
            marked = (bool(calendar.before) and head.endswith(calendar.before)) or (
                bool(calendar.after) and tail.startswith(calendar.after)
            )
            first, last = calendar.years
            in_date = before is not None and before.kind is Kind.MONTH and quantity.start - before.end <= 1
            oldest, newest = YEARS[calendar.name]
            if not oldest <= year <= newest or not (marked or first <= year <= last):
                continue
            ours = tuple(map(Decimal, years_of(calendar.name, year)))
            if not ours:
                continue
            readings = (*ours, quantity.value) if marked or in_date else (quantity.value, *ours)
            return quantity._replace(readings=readings)
        return quantity


def _is_figures(quantity: Quantity) -> bool:
    return quantity.end - quantity.start == _YEAR and quantity.firmness is Firmness.FIRM and quantity.value % 1 == 0


def _dated(content: str, quantities: tuple[Quantity, ...], month: _Month) -> tuple[Quantity, ...]:
    """The numbers with the month, and with the day and the year that stand beside it, as ours."""
    outside = [q for q in quantities if q.end <= month.start or q.start >= month.end]
    first = next((at for at, q in enumerate(outside) if q.start >= month.end), len(outside))
    day_at = year_at = None
    if first and _is_day(outside[first - 1]) and _gap(content, outside[first - 1].end, month.start):
        day_at = first - 1
    following, end = first, month.end
    after = outside[following] if following < len(outside) else None
    if day_at is None and after is not None and _is_day(after) and _gap(content, end, after.start):
        day_at, end, following = following, after.end, following + 1
        after = outside[following] if following < len(outside) else None
    oldest, newest = YEARS[month.calendar.name]
    if after is not None and _is_figures(after) and oldest <= after.value <= newest and _gap(content, end, after.start):
        year_at = following
    if year_at is None and (day_at is None or month.calendar.with_year):
        return quantities
    day = None if day_at is None else int(outside[day_at].value)
    year = None if year_at is None else int(outside[year_at].value)
    found = _days(month, day, year)
    if not found:
        return quantities
    exact = len(found) == 1
    named = Quantity(
        month.start,
        month.end,
        _different(date.month for date in found),
        Kind.MONTH,
        Firmness.SPELT if exact else Firmness.LOOSE,
    )
    if day_at is not None and day is not None:
        outside[day_at] = outside[day_at]._replace(readings=_different((*(date.day for date in found), day)))
    if year_at is not None and year is not None:
        outside[year_at] = outside[year_at]._replace(readings=_different((*(date.year for date in found), year)))
    return tuple(sorted((*outside, named)))


def _days(month: _Month, day: int | None, year: int | None) -> tuple[datetime.date, ...]:
    """The days of ours that the date may be: one if it is certain; the calendar of the moon may be a day out."""
    convert = jalali_day if month.calendar.name == "jalali" else hijri_day
    years = _SOME_YEARS[month.calendar.name] if year is None else (year,)
    days = (15, 1, 29) if day is None else (day,)
    found = [date for other in years for number in days if (date := convert(other, month.number, number)) is not None]
    if month.calendar.name == "hijri":
        found += [date - _DAY for date in found] + [date + _DAY for date in found]
    if year is None:
        # The years tried are not the text's.
        unique = {(date.month, date.day): date for date in reversed(found)}
        return tuple(reversed(unique.values()))
    return tuple(dict.fromkeys(found))


def _different(numbers: Iterable[int]) -> tuple[Decimal, ...]:
    return tuple(dict.fromkeys(map(Decimal, numbers)))


def _is_day(quantity: Quantity) -> bool:
    return quantity.kind in (Kind.COUNT, Kind.ORDINAL) and 1 <= quantity.value <= 31 and quantity.value % 1 == 0


def _gap(content: str, start: int, end: int) -> bool:
    return end - start <= _NEAR and "\n" not in content[start:end]


@cache
def _reader_of(code: str) -> _EraReader | None:
    from tqa.languages import load

    calendars = dates.load(code).calendars
    unknown = {calendar.name for calendar in calendars} - YEARS.keys()
    if unknown:
        raise ValueError(f"dates/{code}.toml: no such calendar: {', '.join(sorted(unknown))}")
    return _EraReader(calendars, spaced=load(code).spaced) if calendars else None
