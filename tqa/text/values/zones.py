"""Times of day that are told with their zone, and whether two of them are the same moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages import dates
from tqa.languages.zones import Zone, zone_words
from tqa.text.text import Text
from tqa.text.values.daytime import half_of_day
from tqa.text.values.quantity import Kind, Quantity

_BEFORE, _AFTER = 18, 28
_HOUR, _NOON, _DAY = 60, 12, 1440
_TIME = re.compile(r"(?P<minutes>(?:\s?[:.點点時时시h]\s?)?(?P<figures>\d{2})(?!\d))?(?P<rest>[^\d\n,;。，]{0,24})")
_BREAKS = re.compile(r"[\d。，,;\n]")


@dataclass(frozen=True, slots=True)
class ZonedTime:
    """An hour with its zone: `moments` are the minutes of the day at Greenwich that it may be; `span` is the time alone."""

    hour: Quantity
    zone: Zone
    moments: frozenset[int]
    span: Span
    minutes: int


def zoned_times(quantities: Sequence[Quantity], text: Text) -> tuple[ZonedTime, ...]:
    """Those hours of the text beside which a zone is named."""
    found = (zoned_time(quantity, text) for quantity in quantities if quantity.kind is Kind.HOUR)
    return tuple(time for time in found if time is not None)


def zoned_time(hour: Quantity, text: Text) -> ZonedTime | None:
    """The time, if a zone stands directly after it or, with nothing but a date between, before it."""
    content = text.content
    words = zone_words(text.language.code)
    after = _TIME.match(content, hour.end, hour.end + _AFTER)
    assert after is not None
    zone = words.pattern.search(content, after.start("rest"), after.end("rest"))
    if zone is None or _is_of_next(content, zone.end()):
        before = max(0, hour.start - _BEFORE)
        zone = next(reversed(list(words.pattern.finditer(content, before, hour.start))), None)
        if zone is None or re.search(r"[。，,;\n(（]", content[zone.end() : hour.start]):
            return None
    minutes = int(after["figures"] or 0)
    if after["figures"] is None and hour.parts:
        minutes = max((int(part) for part in hour.parts if part < _HOUR), default=0)
    half = half_of_day(hour, content, dates.load(text.language.code))
    value = int(hour.value)
    hours = {value}
    if value <= _NOON:
        hours = {value % _NOON, value % _NOON + _NOON} if half is None else {value % _NOON + (_NOON if half else 0)}
        if half is None and content[hour.start : hour.end].startswith("0"):
            hours = {value}
    known = words.zones[zone.group()]
    moments = frozenset((o * _HOUR + minutes - shift) % _DAY for o in hours for shift in known.minutes)
    end = after.end("minutes") if after["minutes"] else hour.end
    return ZonedTime(hour, known, moments, Span(hour.start, end), minutes)


def _is_of_next(content: str, end: int) -> bool:
    """Whether another time follows directly, whose zone it is: 23时（格林尼治时间15时）."""
    return any(char.isdigit() for char in content[end : end + 2])


def told_in(time: ZonedTime, zone: Zone) -> tuple[int, ...]:
    """The minutes of the day in another zone; the zone's usual offset first."""
    return tuple(sorted({(moment + zone.minutes[0]) % _DAY for moment in time.moments}))


def in_other_zones(hour: Quantity, text: Text, other: Quantity, other_text: Text) -> bool:
    """Whether both hours are told with their zones, and those differ, so that neither can be copied."""
    one, two = zoned_time(hour, text), zoned_time(other, other_text)
    return one is not None and two is not None and one.zone != two.zone
