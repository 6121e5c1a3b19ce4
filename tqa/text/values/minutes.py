"""The half of an hour that got lost, or came: 7 a.m. for 7時半, 3:30 for three o'clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages import dates
from tqa.languages.numerals import load
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.comparison import inside
from tqa.text.values.contrasts import Contrast
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.units import unit_of
from tqa.text.values.zones import zoned_times

_HOUR, _HALF_HOUR, _NOON = 60, 30, 12
_QUARTERS = frozenset({0, 15, 30, 45})
"""Minutes that idioms tell. Others are told in figures, which are compared by themselves."""
_NEAR, _BESIDE = 10, 3
_LONGEST_WORD = 20
_STOPS = frozenset([*".,;:!?)", ""])
_MINUTE_SIGNS = frozenset("分분")
_FIGURES = re.compile(r"(\d{1,2})([:.])(\d{2})")
_HALF_OF_DAY = re.compile(r"\s?[ap]\.?m", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of day as it stands; twelve hours apart is the same."""

    hour: int
    minutes: int
    span: Span

    @property
    def moment(self) -> tuple[int, int]:
        return self.hour, self.minutes


def lost_minutes(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[Contrast]:
    """Where each side has one time that the other has not, of the same hour and of other minutes."""
    told, original = quantities_of(target), quantities_of(source)
    if not told or not _tells_hours(original):
        return
    for at, segment in enumerate(segments):
        here, there = inside(original, segment.source), inside(told, segment.target)
        if not there or not _tells_hours(here):
            continue
        near = segments[max(0, at - 1) : at + 2]
        known = {time.moment for other in near for time in _times(inside(original, other.source), source)}
        said = {time.moment for other in near for time in _times(inside(told, other.target), target)}
        wrong = [time for time in _times(there, target) if time.moment not in known]
        right = [time for time in _times(here, source) if time.moment not in said]
        if len(wrong) != 1:
            continue
        right = [time for time in right if time.hour == wrong[0].hour]
        if len(right) != 1 or _is_told(wrong[0], here, right[0].span) or _is_told(right[0], there, wrong[0].span):
            continue
        if zoned_times(here, source) or zoned_times(there, target):
            continue
        if wrong[0].minutes == 0 and right[0].minutes % _HALF_HOUR and _is_about(wrong[0], target):
            continue
        instead = _instead(wrong[0], right[0], target.content)
        yield Contrast("clock", wrong[0].span, right[0].span, segment.confidence, instead)


def wrong_hours(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[Contrast]:
    """Where each side has one time that the other has not, of the same minutes, which are no round ones: 4:07 p.m. for 14时07分.

    A text that tells of time zones is left alone.
    """
    told, original = quantities_of(target), quantities_of(source)
    if not _tells_hours(told) or not _tells_hours(original):
        return
    if zoned_times(original, source) or zoned_times(told, target):
        return
    known = {time.moment for time in _times(original, source, quarters=False)}
    said = {time.moment for time in _times(told, target, quarters=False)}
    for segment in segments:
        here, there = inside(original, segment.source), inside(told, segment.target)
        if not _tells_hours(here) or not _tells_hours(there):
            continue
        wrong = [time for time in _times(there, target, quarters=False) if time.moment not in known]
        right = [time for time in _times(here, source, quarters=False) if time.moment not in said]
        if len(wrong) != 1 or len(right) != 1 or wrong[0].minutes != right[0].minutes:
            continue
        if wrong[0].minutes in _QUARTERS or wrong[0].minutes < 0 or wrong[0].hour == right[0].hour:
            continue
        figures = _FIGURES.fullmatch(target.content, wrong[0].span.start, wrong[0].span.end)
        instead = None if figures is None else f"{right[0].hour or _NOON}{figures[2]}{figures[3]}"
        yield Contrast("clock", wrong[0].span, right[0].span, segment.confidence, instead)


def _tells_hours(quantities: Sequence[Quantity]) -> bool:
    return any(quantity.kind is Kind.HOUR for quantity in quantities)


def _times(quantities: Sequence[Quantity], text: Text, *, quarters: bool = True) -> list[_Time]:
    """The times whose minutes are known, and a quarter's where only those are asked for."""
    found = []
    for at, quantity in enumerate(quantities):
        if quantity.kind is not Kind.HOUR and not _is_bare_hour(quantity, text):
            continue
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        minutes, end = _minutes(quantity, following, text)
        if (minutes in _QUARTERS or (minutes > 0 and not quarters)) and quantity.value <= 2 * _NOON:
            found.append(_Time(int(quantity.value) % _NOON, minutes, Span(quantity.start, end)))
    return found


def _is_bare_hour(quantity: Quantity, text: Text) -> bool:
    """Whether the number is an hour by the word before it alone, nothing being counted by it: starts at seven on Sunday."""
    if quantity.kind is not Kind.COUNT or not 1 <= quantity.value <= _NOON or quantity.value % 1:
        return False
    facts = dates.load(text.language.code)
    before = text.content[max(0, quantity.start - _LONGEST_WORD) : quantity.start]
    if not facts.at or not before.endswith(" ") or before.split()[-1:] not in [[word] for word in facts.at]:
        return False
    after = text.content[quantity.end : quantity.end + _LONGEST_WORD]
    then = after.split()[:1]
    return after[:1] in _STOPS or then in [[word] for word in (*facts.on_in, *load(text.language.code).joiners)]


def _is_told(time: _Time, others: Sequence[Quantity], aside: Span) -> bool:
    """Whether the other side has the full hour in a number beside the time that it is held against: 14 heures."""
    return time.minutes == 0 and any(
        quantity.kind in (Kind.COUNT, Kind.HOUR)
        and quantity.value in (time.hour, time.hour + _NOON)
        and not aside.start <= quantity.start < aside.end
        for quantity in others
    )


def _is_about(time: _Time, text: Text) -> bool:
    """Whether the hour is told as a rounded one: around 10."""
    before = text.content[max(0, time.span.start - _LONGEST_WORD) : time.span.start].casefold().split()
    numerals = load(text.language.code)
    return bool(before) and before[-1] in numerals.about and before[-1] not in numerals.ranges


def _minutes(hour: Quantity, following: Quantity | None, text: Text) -> tuple[int, int]:
    """The minutes past the hour, -1 where the text leaves them open, and where the time ends."""
    within = {int(reading % 1 * _HOUR) for reading in hour.readings[2:] if reading % 1}
    within = within or {int(part) for part in hour.parts}
    if within:
        return (within.pop() if len(within) == 1 else -1), hour.end
    if following is None or following.start - hour.end > _NEAR:
        return 0, hour.end
    if following.kind is Kind.MINUTE:
        return int(following.value), following.end
    if following.value * 2 == 1:
        return (_HALF_HOUR, following.end) if following.start - hour.end <= _BESIDE else (0, hour.end)
    if following.value >= _HOUR or following.kind is not Kind.COUNT:
        return 0, hour.end
    unit = unit_of(following, text)
    if text.content[following.end : following.end + 1] in _MINUTE_SIGNS or (unit is not None and unit.name == "minute"):
        return int(following.value), following.end
    return (-1 if following.firmness is Firmness.FIRM else 0), hour.end


def _instead(wrong: _Time, right: _Time, content: str) -> str | None:
    """The time in the figures that the text has."""
    figures = _FIGURES.fullmatch(content, wrong.span.start, wrong.span.end)
    if figures is not None:
        return f"{figures[1]}{figures[2]}{right.minutes:02}"
    surface = wrong.span.of(content)
    if surface.isdecimal() and _HALF_OF_DAY.match(content, wrong.span.end):
        return f"{surface}:{right.minutes:02}"
    return None
