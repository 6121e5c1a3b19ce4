"""Reading a string of digits with its marks, as `1.234.567,8`, in the manner of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

SPACES = " \u00a0\u2009\u202f"
_NOT_DIGIT = re.compile(r"\D")
_CLOCK = re.compile(r"(\d{1,2})\.([0-5]\d)")
_GROUP = 3
NOUGHTS = "00"


def read_digits(text: str, decimal: str, grouping: str) -> tuple[Decimal, ...]:
    """What the string may come to, likeliest first; nothing if it is not one number (`1.2.3`, `3,4,5`).

    `decimal` and `grouping` are the language's marks; texts in the wild also use the other one, so that `1.500` is one
    and a half in English and 1500 in German, with the other as the second reading.
    """
    if text.isdigit():
        return (Decimal(text),)
    text = text.replace("،", "٬")
    marks = _NOT_DIGIT.findall(text)
    groups = _NOT_DIGIT.split(text)
    last = marks[-1]
    if len(marks) == 1:
        return _one_mark(groups, last, decimal, grouping)
    fraction = ""
    if last != marks[0] or (len(groups[-1]) != _GROUP and last in decimal and marks[0] != last):
        fraction = groups.pop()
        marks.pop()
    if len(set(marks)) > 1 or not _are_groups(groups, marks[0]):
        return ()
    whole = "".join(groups)
    return (Decimal(f"{whole}.{fraction}" if fraction else whole),)


_LONGEST_MONTH = 31
_TEN_THOUSAND = 10_000


def clock_parts(text: str) -> tuple[Decimal, ...]:
    """The hour, in both halves of the day, and the minute, if `5.30` may be a time of day."""
    match = _CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 24:
        return ()
    hour = Decimal(match[1])
    return hour, Decimal(match[2]), (hour + 12) % 24


def _one_mark(groups: list[str], mark: str, decimal: str, grouping: str) -> tuple[Decimal, ...]:
    first, second = groups
    grouped = Decimal(first + second)
    if mark in SPACES or mark in "'’":
        return (grouped,) if len(second) == _GROUP else ()
    broken = Decimal(f"{first}.{second}")
    if len(second) != _GROUP or len(first) > _GROUP or first.startswith("0"):
        return (broken,)
    if mark in grouping or mark == "٬":
        # Nobody writes a fraction of three figures that ends in two noughts: 20.000 is twenty thousand.
        return (grouped,) if second.endswith(NOUGHTS) else (grouped, broken)
    return (broken, grouped)


def _are_groups(groups: list[str], mark: str) -> bool:
    if not 1 <= len(groups[0]) <= _GROUP or len(groups[-1]) != _GROUP:
        return False
    inner = {len(group) for group in groups[1:-1]}
    return inner <= {_GROUP} or (mark == "," and inner == {2} and len(groups[0]) <= 2)


YEARS_LONG = (
    "ぶり|振り|[間间]|連続|连续|[来來]|前(?!半)|[後后](?!半)|[余餘多超]|以[上内內]|未満|近く|目|期|[債债半]"
    "|ほど|くらい|ぐらい"
)
"""What behind 17年 says that they are seventeen years, and not the year 2017."""

_DIGITS_WRITTEN = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def day_of_event(run: str) -> tuple[Decimal, ...]:
    """The month and the day that an event is called by: 九二一, the earthquake of September 21; 九一一. Else nothing."""
    if len(run) != 3 or any(char not in _DIGITS_WRITTEN for char in run):
        return ()
    month, tens, units = (_DIGITS_WRITTEN[char] for char in run)
    day = 10 * tens + units
    return (Decimal(month), Decimal(day)) if day <= _LONGEST_MONTH else ()


def without_scale(text: str, scales: Mapping[str, int]) -> tuple[str, Decimal]:
    """A number in words without the scale of ten thousand or more behind it, and that scale: 十五点二亿 is 15.2 times 亿."""
    scale = scales.get(text[-1:], 1)
    return (text[:-1], Decimal(scale)) if scale >= _TEN_THOUSAND else (text, Decimal(1))
