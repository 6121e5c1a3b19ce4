"""Days of the Iranian calendar that an English text leaves as they are: Friday, Tir 15, which is July 5."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tqa.finding import Span
from tqa.languages import dates
from tqa.text.text import Text
from tqa.text.values.calendars import jalali_day

_CALENDAR, _ENGLISH = "jalali", "en"
_AROUND = 40
_EXPLAINED = re.compile(r"[(（)）\[\]]|\b(?:calendar|Iranian|Persian|solar|month)\b")
_RECENT = range(1400, 1408)
"""Years whose days are asked where a text tells none: a day of them is one or another, a year apart."""


@dataclass(frozen=True, slots=True)
class ForeignDay:
    """A day and a month, and a year if it has one; the days of ours that it may be, the likeliest first."""

    span: Span
    ours: tuple[str, ...]


def foreign_days(target: Text, code: str, published: datetime.date | None) -> Iterator[ForeignDay]:
    """Those of a text from a language, `code`, that knows the calendar; none with a bracket or a date of ours beside it."""
    if target.language.base != _ENGLISH or not any(one.name == _CALENDAR for one in dates.load(code).calendars):
        return
    months, pattern = _months()
    if months.keys().isdisjoint(target.surfaces):
        return
    content = target.content
    for match in pattern.finditer(content):
        around = content[max(0, match.start() - _AROUND) : match.start()], content[match.end() : match.end() + _AROUND]
        if any(_EXPLAINED.search(side) or _ours().search(side) for side in around):
            continue
        day = int(match["before"] or match["behind"])
        year = int(match["year"]) if match["year"] else None
        weekday = _weekday().search(around[0])
        ours = _days(months[match["month"] or match["first"]], day, year, published, weekday and weekday[1])
        if ours:
            yield ForeignDay(Span(*match.span()), ours)


def _days(
    month: int, day: int, year: int | None, published: datetime.date | None, weekday: str | None
) -> tuple[str, ...]:
    if year is not None:
        exact = jalali_day(year, month, day)
        return (f"{_written(exact)}, {exact.year}",) if exact is not None else ()
    found = [date for one in _RECENT if (date := jalali_day(one, month, day)) is not None]
    if published is not None:
        near = [
            date for one in range(published.year - 623, published.year - 619) if (date := jalali_day(one, month, day))
        ]
        nearest = min(near, key=lambda date: abs((date - published).days), default=None)
        return (_written(nearest),) if nearest is not None else ()
    named = [date for date in found if dates.load(_ENGLISH).spelt_weekdays[date.isoweekday()] == weekday]
    return tuple(text for text, _ in Counter(map(_written, named or found)).most_common())


def _written(date: datetime.date) -> str:
    return f"{dates.load(_ENGLISH).spelt_months[date.month]} {date.day}"


@cache
def _months() -> tuple[Mapping[str, int], re.Pattern[str]]:
    """The months as English spells them, and a pattern of days of them."""
    calendar = next(one for one in dates.load(_ENGLISH).calendars if one.name == _CALENDAR)
    months = {name: number for number, names in enumerate(calendar.months, 1) for name in names}
    names = "|".join(map(re.escape, months))
    return months, re.compile(
        rf"(?<![\w-])(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{names})"
        rf"|(?P<first>{names}) (?P<behind>\d{{1,2}}))(?!\d)(?:,? (?P<year>1[34]\d\d))?(?![\w-])"
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(dates.load(_ENGLISH).spelt_weekdays.values())}),?(?: the)? $")


@cache
def _ours() -> re.Pattern[str]:
    names = "|".join(dates.load(_ENGLISH).spelt_months.values())
    return re.compile(rf"\b(?:{names}) \d|\d (?:{names})\b")
