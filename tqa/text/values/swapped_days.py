"""Dates in figures that were read month first: May 3 for 5/3, where the source's language has the day before the month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages import dates
from tqa.text.text import Text
from tqa.text.values.kept_days import day_beside
from tqa.text.values.quantity import Kind, Quantity

_MONTHS = 12
_DATE = re.compile(r"(?<![\d.,/])(\d{1,2})(?:/(\d{1,2})(?:/\d{2,4})?|\.\s?(\d{1,2})\.\s?(?:19|20)\d\d)(?![\d/%])")


@dataclass(frozen=True, slots=True)
class SwappedDay:
    """The day and month as the target has them, the date of the source, and what to write."""

    span: Span
    source: Span
    right: str


def swapped_days(source: Text, place: Span, target: Text, there: Sequence[Quantity]) -> Iterator[SwappedDay]:
    """Of the dates that the target has in a segment, those whose day is the source's month, and the other way round.

    `place` is the segment of the source, `there` are the quantities of its counterpart.
    """
    if dates.load(source.language.code).order != "dmy":
        return
    written = {
        (int(match[1]), int(match[2] or match[3])): Span(*match.span())
        for match in _DATE.finditer(source.content, place.start, place.end)
    }
    if not written:
        return
    names = dates.load(target.language.code).spelt_months
    for month in there:
        day = day_beside(month, there) if month.kind is Kind.MONTH else None
        if day is None or day.value != int(day.value) or not 1 <= day.value <= _MONTHS or day.value == month.value:
            continue
        told, swapped = (int(day.value), int(month.value)), (int(month.value), int(day.value))
        if told in written or swapped not in written:
            continue
        span = Span(min(day.start, month.start), max(day.end, month.end))
        name = names[swapped[1]]
        right = f"{name} {swapped[0]}" if month.start < day.start else f"{swapped[0]} {name}"
        yield SwappedDay(span, written[swapped], right)
