"""Dates and times that one text tells in two ways: Friday, March 14 and Tuesday, March 12; 5 a.m. on Wednesday afternoon."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tqa.finding import Span
from tqa.languages.dates import load
from tqa.text.text import Text
from tqa.text.values.calendar import CalendarDay
from tqa.text.values.daytime import half_word
from tqa.text.values.quantity import Kind, Quantity

_WEEK = 7
_COMMON, _LEAP = 2023, 2024
_HALF_A_YEAR = 183
_BEHIND = 40
_MOST_WORDS = 4
_NOON = 12


@dataclass(frozen=True, slots=True)
class ContraryWeekday:
    """A weekday that cannot be if another one of the text is; `right` is what it would be then, 1 for Monday.

    `sure`: all other dates of the text, two at the least, agree with one another.
    """

    day: CalendarDay
    other: CalendarDay
    right: int
    sure: bool


def contrary_weekdays(days: Sequence[CalendarDay]) -> Iterator[ContraryWeekday]:
    """Of the days that are told with a weekday and without a year, the one that the others contradict.

    Dates without a year are of one year, or less than half a year apart.
    """
    told = [day for day in days if day.weekday is not None and day.year is None]
    against = {
        at: [other for number, other in enumerate(told) if number != at and not _agree(day, other)]
        for at, day in enumerate(told)
    }
    wrong = [at for at, others in against.items() if others]
    if not wrong:
        return
    most = max(len(against[at]) for at in wrong)
    worst = [at for at in wrong if len(against[at]) == most]
    if len(wrong) == 2:
        # Two that contradict each other alone: nothing tells which of them is wrong.
        yield _told(told[wrong[1]], told[wrong[0]], sure=False)
    elif len(worst) == 1 and most == len(wrong) - 1:
        yield _told(told[worst[0]], against[worst[0]][0], sure=True)


def _told(day: CalendarDay, other: CalendarDay, *, sure: bool) -> ContraryWeekday:
    assert other.weekday is not None
    right = (int(other.weekday.value) - 1 + next(iter(_distances(other, day)), 0)) % _WEEK + 1
    return ContraryWeekday(day, other, right, sure)


def _agree(one: CalendarDay, other: CalendarDay) -> bool:
    assert one.weekday is not None
    assert other.weekday is not None
    apart = int(other.weekday.value - one.weekday.value)
    distances = _distances(one, other)
    return not distances or any((apart - days) % _WEEK == 0 for days in distances)


def _distances(one: CalendarDay, other: CalendarDay) -> tuple[int, ...]:
    """How many days the second is after the first, in a common year and in a leap year, or across the turn of a year."""
    found = []
    for year in (_COMMON, _LEAP):
        for later in (year - 1, year, year + 1):
            try:
                days = (datetime.date(later, other.month, other.day) - datetime.date(year, one.month, one.day)).days
            except ValueError:
                continue
            if abs(days) <= _HALF_A_YEAR:
                found.append(days)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class ContraryHalf:
    """The word behind an hour for one half of the day, and the word behind it for the other one, `afternoon` or not."""

    span: Span
    other: Span
    afternoon: bool


def contrary_halves(text: Text, quantities: Sequence[Quantity]) -> Iterator[ContraryHalf]:
    """Hours whose half of the day is told twice, and otherwise: 5 a.m. on Wednesday afternoon."""
    named = _named(text.language.code)
    if named is None:
        return
    dates = load(text.language.code)
    for hour in quantities:
        if hour.kind is not Kind.HOUR or hour.value % _NOON == 0:
            continue
        told = half_word(hour, text.content, dates)
        again = named.match(text.content, told[0].end, told[0].end + _BEHIND) if told is not None else None
        if told is None or again is None:
            continue
        afternoon = again["evening"] is not None
        if afternoon is not told[1]:
            yield ContraryHalf(told[0], Span(*again.span("evening" if afternoon else "morning")), afternoon)


@cache
def _named(code: str) -> re.Pattern[str] | None:
    """What may stand behind an hour and its half of the day: a few words that lead to “morning” or “afternoon”."""
    dates = load(code)
    if not dates.mornings or not dates.evenings:
        return None

    def either(words: Sequence[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    between = either((*dates.half_then, *dates.weekdays))
    return re.compile(
        rf"(?:,? (?:{between})\b){{0,{_MOST_WORDS}}} (?:(?P<morning>{either(dates.mornings)})|"
        rf"(?P<evening>{either(dates.evenings)}))(?!\w)",
        re.IGNORECASE,
    )
