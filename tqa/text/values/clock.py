"""Times of day told in words: half past two, deux heures et quart, без четверти два, साढ़े तीन बजे."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from tqa.languages import dates, numerals
from tqa.languages.dates import Dates
from tqa.text.values.quantity import Firmness, Kind, Quantity

_NOON, _DAY, _HOUR = 12, 24, 60
_FAR = 12
_SHORT = 2
"""Letters of am and pm, which every other word holds, and which the patterns of times know."""
_QUARTER = Decimal("0.25")
_HOURS = tuple((Decimal(hour),) for hour in range(1, _NOON + 1))


def with_clock(content: str, quantities: tuple[Quantity, ...], code: str) -> tuple[Quantity, ...]:
    """The same numbers, those of an idiom of the clock joined to the hour that it means; its minutes are a part."""
    clock = _clock_of(code)
    return quantities if clock is None else clock.read(content, quantities)


class _Clock:
    def __init__(self, facts: Dates, *, spaced: bool) -> None:
        self._before, self._after = facts.clock_before, facts.clock_after
        start, end = r"(?<![^\W\d_])", r"(?![^\W\d_])"
        self._phrase = re.compile(
            f"{start}(?:(?P<before>{_either(self._before)})|(?P<after>{_either(self._after)})){end}", re.IGNORECASE
        )
        self._keys = _keys((*self._before, *self._after))
        self._hour_keys = _keys((*facts.hour_before, *facts.hour_after))
        apart = "".join(f"(?<!{re.escape(form)})" for form in facts.clock_not_after)
        first, last = (start, end) if spaced else (rf"(?<!\d){apart}", "")
        self._words, self._word = facts.clock_words, re.compile(f"{first}(?:{_either(facts.clock_words)}){last}")
        self._spaced = spaced
        self._shift = facts.hour_shift
        hour_before, hour_after = _either(facts.hour_before), _either(facts.hour_after)
        self._hour_before = re.compile(rf"{start}(?:{hour_before})\s$", re.IGNORECASE) if facts.hour_before else None
        halves = [form for form in (*facts.morning, *facts.evening) if spaced and len(form) > _SHORT]
        self._half_keys = _keys(halves)
        self._half = re.compile(rf"\s?(?:(?:{_either(facts.hour_then)})\s?)?(?:{_either(halves)}){end}", re.IGNORECASE)
        self._hour_after = re.compile(rf"\s?(?:{hour_after})", re.IGNORECASE) if facts.hour_after else None

    def read(self, content: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
        if quantities and any(map(content.__contains__, self._keys)):
            for match in self._phrase.finditer(content):
                quantities = self._told(content, quantities, match)
        if any(map(content.__contains__, self._words)):
            for match in self._word.finditer(content):
                minutes = self._words[match.group()]
                told = _quantity(match.start(), match.end(), minutes, (minutes % _HOUR,))
                if not self._spaced and any(_counts(quantity, told) for quantity in quantities):
                    continue
                outside = (q for q in quantities if q.end <= told.start or q.start >= told.end)
                quantities = tuple(sorted((*outside, told)))
        if quantities and any(map(content.__contains__, self._half_keys)):
            quantities = tuple(self._in_half(content, quantity) for quantity in quantities)
        if not quantities or not any(map(content.__contains__, self._hour_keys)):
            return quantities
        return tuple(self._in_hours(content, quantity) for quantity in quantities)

    def _told(self, content: str, quantities: tuple[Quantity, ...], match: re.Match[str]) -> tuple[Quantity, ...]:
        """The numbers with those of the phrase and its hour made one."""
        if match["before"]:
            shift = self._before[match["before"].casefold()]
            hour = next((q for q in quantities if q.start >= match.end()), None)
            near = hour is not None and not content[match.end() : hour.start].strip()
        else:
            shift = self._after[match["after"].casefold()]
            hour = next((q for q in reversed(quantities) if q.start < match.start()), None)
            near = hour is not None and content[min(hour.end, match.start()) : match.start()].strip() in ("", "h")
            near = near and (self._hour_before is None or self._follows_hour_word(content, hour))
        if hour is None or not near:
            return quantities
        if not 1 <= hour.value <= _NOON + 1:
            return quantities
        value = hour.value - Decimal("0.5") if hour.value % 1 else hour.value
        if value % 1 or value > _NOON:
            return quantities
        minutes = (int(value) * _HOUR + shift) % (_NOON * _HOUR)
        first, last = min(hour.start, match.start()), max(hour.end, match.end())
        told = _quantity(first, last, minutes, (minutes % _HOUR, abs(shift)))
        outside = (q for q in quantities if q.end <= first or q.start >= last)
        return tuple(sorted((*outside, told)))

    def _follows_hour_word(self, content: str, hour: Quantity | None) -> bool:
        if hour is None or self._hour_before is None:
            return False
        return self._hour_before.search(content, max(0, hour.start - _FAR), hour.start) is not None

    def _in_half(self, content: str, quantity: Quantity) -> Quantity:
        """“las 7 de la tarde”: what a half of the day stands behind is an hour."""
        if quantity.kind is not Kind.COUNT or quantity.readings not in _HOURS:
            return quantity
        if self._half.match(content, quantity.end) is None:
            return quantity
        return quantity._replace(readings=_readings(int(quantity.value)), kind=Kind.HOUR)

    def _in_hours(self, content: str, quantity: Quantity) -> Quantity:
        """“साढ़े तीन बजे” is half past three; in Swahili the first hour of the day is seven o'clock."""
        if self._shift and quantity.value <= _NOON and quantity.value % 1 == 0:
            if not self._follows_hour_word(content, quantity):
                return quantity
            hour = (int(quantity.value) + self._shift) % _NOON or _NOON
            return quantity._replace(readings=(*_readings(hour), *quantity.readings), kind=Kind.HOUR)
        after = self._hour_after is not None and self._hour_after.match(content, quantity.end) is not None
        if after and quantity.kind is Kind.COUNT and quantity.readings in _HOURS:
            # “nine o'clock” is 21, too.
            return quantity._replace(readings=_readings(int(quantity.value)), kind=Kind.HOUR)
        if not _is_fraction_of_hours(quantity):
            return quantity
        if not after and not self._follows_hour_word(content, quantity):
            return quantity
        whole = int(quantity.value)
        minutes = (quantity.value - whole) * _HOUR
        return quantity._replace(
            readings=(*_readings(whole or _NOON), quantity.value), kind=Kind.HOUR, parts=(minutes,)
        )


def _counts(quantity: Quantity, told: Quantity) -> bool:
    """Whether the number word that ends the time counts what stands after it instead, in a script without spaces."""
    return quantity.firmness is Firmness.SPELT and quantity.start < told.end == quantity.end


def _quantity(start: int, end: int, minutes: int, parts: Iterable[int]) -> Quantity:
    """The time of day; the same words may be a stretch of time in some languages (deux heures et demie)."""
    hour = minutes // _HOUR or _NOON
    lasting = (Decimal(minutes) / _HOUR).normalize()
    readings = (*_readings(hour), lasting) if minutes % _HOUR else _readings(hour)
    return Quantity(start, end, readings, Kind.HOUR, Firmness.SPELT, tuple(map(Decimal, sorted(set(parts)))))


def _readings(hour: int) -> tuple[Decimal, ...]:
    return Decimal(hour), Decimal((hour + _NOON) % _DAY)


def _is_fraction_of_hours(quantity: Quantity) -> bool:
    value = quantity.value
    return value < _NOON + 1 and value % 1 != 0 and value % _QUARTER == 0 and quantity.firmness is not Firmness.LOOSE


def _keys(phrases: Iterable[str]) -> tuple[str, ...]:
    """What stands in every text that has one of the phrases: the longest words, without what may be a capital."""
    words = {max(phrase.split(), key=len) for phrase in phrases}
    return tuple(sorted({word[1:] if len(word) > 3 else word for word in words}))


def _either(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"


@cache
def _clock_of(code: str) -> _Clock | None:
    facts = dates.load(code)
    told = (
        facts.morning
        or facts.evening
        or facts.clock_before
        or facts.clock_after
        or facts.hour_before
        or facts.hour_after
        or facts.clock_words
    )
    return _Clock(facts, spaced=not numerals.load(code).unspaced) if told else None
