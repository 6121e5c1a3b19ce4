"""Days and years of other calendars as days and years of ours."""

from __future__ import annotations

import datetime

_JALALI_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Remainders by 33 of the leap years, right from 1178 to 1633 (K. M. Borkowski, Earth, Moon and Planets 74, 1996)."""
_JALALI_ANCHOR = 1400, datetime.date(2021, 3, 21)
_JALALI_YEARS = range(1178, 1634)
_HIJRI_YEARS = range(1300, 1500)
_HIJRI_EPOCH = 227015
"""Ordinal of the first day of year 1 in the tabular (civil) calendar, 16 July 622 of the Julian calendar."""


def jalali_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the Iranian solar calendar; exact. None for what is no such day or far from our time."""
    if year not in _JALALI_YEARS or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    lengths = 31 if month <= 6 else 30 if month <= 11 or _is_jalali_leap(year) else 29
    if day > lengths:
        return None
    first, start = _JALALI_ANCHOR
    years = range(min(first, year), max(first, year))
    days = sum(366 if _is_jalali_leap(other) else 365 for other in years)
    passed = (month - 1) * 31 - max(0, month - 7) + day - 1
    return start + datetime.timedelta(days=(days if year >= first else -days) + passed)


def _is_jalali_leap(year: int) -> bool:
    return year % 33 in _JALALI_LEAP


def hijri_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the Islamic calendar by arithmetic, which is within a day of what is observed and of Umm al-Qura."""
    if year not in _HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    passed = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return datetime.date.fromordinal(_HIJRI_EPOCH + passed)


def years_of(calendar: str, year: int) -> tuple[int, ...]:
    """The years of ours in which the year of another calendar lies, the one that most of it is in first."""
    if calendar == "jalali":
        return year + 621, year + 622
    if calendar == "hijri":
        first, last = hijri_day(year, 1, 1), hijri_day(year, 12, 29)
        if first is None or last is None:
            return ()
        middle = first + (last - first) / 2
        return tuple(dict.fromkeys((middle.year, first.year, last.year)))
    return tuple(year + offset for offset in _OFFSETS[calendar])


_OFFSETS = {
    "buddhist": (-543,),
    "vikram": (-57, -56),
    "shaka": (78, 79),
}
"""Years that count from another year one; those of India begin in spring."""

YEARS = {
    "jalali": (1200, 1500),
    "hijri": (1300, 1499),
    "buddhist": (2400, 2700),
    "vikram": (1950, 2150),
    "shaka": (1850, 2000),
}
"""From which to which year newspapers tell of, by calendar."""
