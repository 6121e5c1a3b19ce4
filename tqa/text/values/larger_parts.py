"""Sums that are said to be a part of a smaller one (500 million euros. Of this, 100 billion), and totals of what each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tqa.languages.numerals import load
from tqa.languages.units import CURRENCY
from tqa.text.text import Text
from tqa.text.values.quantity import Kind, Quantity
from tqa.text.values.units import unit_of

_FARTHEST = 130
_FEWEST = 2
_STOP = re.compile(r"[.!?…]\s")


def larger_parts(text: Text, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """A sum of money and one of the same currency, behind it, that is said to be a part of it and is larger."""
    content, pattern = text.content, _of_it(text.language.code)
    if pattern is None or not any(word in content for word in _either_case(text.language.code)):
        return
    money = [one for one in quantities if (unit := unit_of(one, text)) is not None and unit.dimension == CURRENCY]
    for whole, part in pairwise(money):
        between = content[whole.end : part.start]
        if part.value <= whole.value or len(between) > _FARTHEST or len(_STOP.findall(between)) > 1:
            continue
        one, other = unit_of(whole, text), unit_of(part, text)
        led = any(match.end() == len(between) for match in pattern.finditer(between))
        if one == other and led and "\n" not in between:
            yield whole, part


def uneven_totals(text: Text, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """What each of several has or gave, and what is said to be their total, which is no multiple of it."""
    content, patterns = text.content, _each(text.language.code)
    if patterns is None or not any(word in content for word in load(text.language.code).each):
        return
    each, total = patterns
    for one, whole in pairwise(quantity for quantity in quantities if quantity.kind is Kind.COUNT):
        if one.value < _FEWEST or whole.value <= one.value:
            continue
        sentence = text.sentence_at(one.start)
        between = content[one.end : whole.start]
        if not sentence.start <= whole.start < sentence.end or unit_of(one, text) or unit_of(whole, text):
            continue
        plain = one.value % 1 == 0 == whole.value % 1
        if plain and whole.value % one.value and each.match(between) and total.search(between):
            yield one, whole


def _either(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _either_case(code: str) -> tuple[str, ...]:
    """The words before a part, as they stand within a sentence and at its beginning; a text without them has none."""
    return tuple(form for phrase in load(code).of_it for form in (phrase, phrase.capitalize()))


@cache
def _of_it(code: str) -> re.Pattern[str] | None:
    numerals = load(code)
    if not numerals.of_it:
        return None
    about = _either(sorted(numerals.about)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{_either(numerals.of_it)}),?\s(?:(?:{about})\s)?[^\w\s]?", re.IGNORECASE)


@cache
def _each(code: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    numerals = load(code)
    if not numerals.each or not numerals.in_total:
        return None
    each = re.compile(rf"(?:\s[^\W\d_]+){{0,3}}\s(?:{_either(numerals.each)})(?!\w)", re.IGNORECASE)
    return each, re.compile(rf"(?<!\w)(?:{_either(numerals.in_total)})\s$", re.IGNORECASE)
