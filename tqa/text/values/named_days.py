"""Months and days of the week as a text names them, and the words that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tqa.finding import Span
from tqa.languages.dates import Dates, load
from tqa.text.text import Text
from tqa.text.values.quantity import Kind, Quantity

_NOON = 12
_NIGHT = 24
"""Characters before a day in which the night that leads to it is told of."""

_DASHES = frozenset("-–—―~～")


def days_named(quantity: Quantity, text: Text) -> tuple[Decimal, ...]:
    """What a month or a day may be called: die Nacht zum Sonntag is Saturday night, too."""
    if quantity.kind is Kind.WEEKDAY and (nights := load(text.language.code).night_to):
        before = text.content[max(0, quantity.start - _NIGHT) : quantity.start].rstrip().casefold()
        if before.endswith(nights):
            return (*quantity.readings, (quantity.value + 5) % 7 + 1)
    return quantity.readings


def told_as_day(
    month: Quantity, right: Quantity, here: Sequence[Quantity], there: Sequence[Quantity]
) -> Quantity | None:
    """The source's month where it stands as a day of another month, and the source has no such day: 7 May for 7月."""
    if any(quantity.value == right.value for quantity in here if quantity.start != right.start):
        return None
    beside = (q for q in there if q.value == right.value and q.kind is not Kind.MONTH)
    return next((q for q in beside if q.end + 1 == month.start or month.end + 1 == q.start), None)


def without_day(content: str, month: Quantity, day: Quantity, name: str, dates: Dates) -> tuple[Span, str | None]:
    """Where the day and its month stand, with the word before them, and what to write for it; nothing for several days."""
    start, end = min(month.start, day.start), max(month.end, day.end)
    if content[day.start - 1 : day.start] in _DASHES or content[day.end : day.end + 1] in _DASHES:
        return Span(start, end), None
    if dates.on_in:
        before, instead = dates.on_in
        word = content[start - len(before) - 1 : start - 1]
        if content[start - 1 : start] == " " and word.casefold() == before:
            opening = instead.capitalize() if word[0].isupper() else instead
            return Span(start - len(word) - 1, end), f"{opening} {name}"
    return Span(start, end), name


def in_figures(quantity: Quantity, content: str) -> bool:
    """Whether the number may be the month of a date such as 24.07.2020."""
    around = content[max(0, quantity.start - 1) : quantity.start] + content[quantity.end : quantity.end + 1]
    return quantity.value <= _NOON and any(mark in "./-" for mark in around)
