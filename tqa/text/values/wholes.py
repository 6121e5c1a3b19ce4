"""Whether one number of a sentence is said to be a part of the one before it: among the 15 foreigners were 89 Americans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tqa.languages.numerals import load
from tqa.text.text import Text
from tqa.text.values.quantity import Quantity

_PERSONS = frozenset("人名位명")
"""What counts people."""
_BEFORE, _FARTHEST, _AFTER = 24, 60, 24


def is_part_of(part: Quantity, whole: Quantity, text: Text) -> bool:
    """Whether the words around say so; the part stands behind the whole."""
    words = _words(text.language.code)
    content = text.content
    if words is None or part.start - whole.end > _FARTHEST:
        return False
    between = content[whole.end : part.start]
    if words.between is not None:
        counters = content[whole.end : whole.end + 1], content[part.end : part.end + 1]
        counted = counters[0] == counters[1] or _PERSONS.issuperset(counters)
        return words.between.fullmatch(between) is not None and (words.spaced or counted)
    if words.among.search(content, max(0, whole.start - _BEFORE), whole.start) is None:
        return False
    if words.there_are.fullmatch(between) is not None:
        return True
    return (
        words.aside.fullmatch(between) is not None and words.are.match(content, part.end, part.end + _AFTER) is not None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The patterns of one language. `between` stands between the two numbers, in languages that say it there."""

    among: re.Pattern[str]
    there_are: re.Pattern[str]
    are: re.Pattern[str]
    aside: re.Pattern[str]
    between: re.Pattern[str] | None
    spaced: bool


@cache
def _words(code: str) -> _Words | None:
    numerals = load(code)
    if not numerals.among and not numerals.parts_between:
        return None

    def either(phrases: tuple[str, ...]) -> str:
        return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"

    between = numerals.parts_between
    return _Words(
        among=re.compile(rf"(?:(?<=\W)|^)(?:{either(numerals.among)})\s$", re.IGNORECASE),
        there_are=re.compile(
            rf"\s[^,.;:!?\d\n]{{1,50}}\s(?:{either(numerals.there_are)})\s(?:[^\W\d_]+\s)?", re.IGNORECASE
        ),
        are=re.compile(rf"\s(?:{either(numerals.parts_are)})\s", re.IGNORECASE),
        aside=re.compile(r"\s[^,.;:!?\d\n]{1,40},?\s"),
        between=re.compile(rf"[^,.;:!?，。；：\d\n]{{1,12}}(?:{either(between)})", re.IGNORECASE) if between else None,
        spaced=numerals.ideographs is None,
    )
