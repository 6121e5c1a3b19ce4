"""Which number of the source is held against which of the target, where both have no counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tqa.finding import Span
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.pairing import is_year
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.units import is_shifted, unit_of

_MOST_PAIRS, _MOST_EACH = 400, 20
"""A segment with more numbers than this that do not fit is no segment."""
_TEN = 10
_SECOND = 2
_HUNDRED = 100
_LONG_AGO = 150
_YEAR = "year"
_FAR = 24
_HYPHENED = re.compile(r"[^\W\d_][»”\"]?[-‑–]$")
_NAMED = re.compile(r"(?:^|[^\W\d_] |[«“\"(])([^\W\d_]{3,})[»”\"]? $")
"""What stands before the number in a name: Союз-11, 歼-20, the Apollo 11."""
_OF_A_NAME = frozenset("号號호")


def matched(
    accused: Sequence[Quantity], missing: Sequence[Quantity], segment: Segment, source: Text, target: Text
) -> Iterator[tuple[Quantity, Quantity]]:
    """Accused numbers with the source's that nobody renders, the likeliest pair first; none twice."""
    if len(accused) * len(missing) > _MOST_PAIRS:
        accused, missing = accused[:_MOST_EACH], missing[:_MOST_EACH]
    pairs = [
        (wrong, right)
        for wrong in accused
        for right in missing
        if _are_alike(wrong, right, source, target)
        and (right.kind is wrong.kind or not (_is_ordinal_word(wrong) or _is_small_ordinal(right)))
        and not (_is_share(wrong, right) or _is_share(right, wrong))
    ]
    if len(pairs) > 1:
        scores = {
            (wrong, right): _likeness(wrong, right, segment.source, segment.target)
            - in_other_units(wrong, right, source, target)
            for wrong, right in pairs
        }
        pairs.sort(key=lambda both: -scores[both])
    taken: set[Quantity] = set()
    for wrong, right in pairs:
        if wrong not in taken and right not in taken:
            taken.update((wrong, right))
            yield wrong, right


def without_years_ago(
    accused: Sequence[Quantity], missing: Sequence[Quantity], source: Text, target: Text
) -> tuple[list[Quantity], list[Quantity]]:
    """Both without a year and how long ago it is, where one side tells the one and one the other: since 2008, in 17 years."""
    same = [(w, r) for w in accused for r in missing if _counts_years(r, w, source) or _counts_years(w, r, target)]
    told = {one for pair in same for one in pair}
    return [one for one in accused if one not in told], [one for one in missing if one not in told]


def _counts_years(years: Quantity, year: Quantity, text: Text) -> bool:
    """Whether one tells how long ago it is and the other in which year: the highest in 17 years, or since 2008."""
    if not is_year(year.value) or years.kind is not Kind.COUNT or years.value >= _LONG_AGO:
        return False
    if any(is_year(value) for value in (*years.readings, *years.parts)):
        # 21年 may be 2021, 114年 is 2025 in Taiwan.
        return False
    unit = unit_of(years, text)
    return unit is not None and unit.name == _YEAR


def _is_share(percent: Quantity, nth: Quantity) -> bool:
    """Whether both tell one share: jeder Fünfte, 20 percent."""
    return percent.kind is Kind.PERCENT and nth.kind is Kind.ORDINAL and percent.value * nth.value == _HUNDRED


def _is_ordinal_word(quantity: Quantity) -> bool:
    """Whether it is second to tenth in words, which only another ordinal is held against."""
    return quantity.kind is Kind.ORDINAL and quantity.firmness is Firmness.SPELT and quantity.value <= _TEN


def _is_small_ordinal(quantity: Quantity) -> bool:
    """Whether it is “second”, which many languages say for another one, too."""
    return quantity.value == _SECOND and _is_ordinal_word(quantity)


def _likeness(wrong: Quantity, right: Quantity, source: Span, target: Span) -> float:
    score = 0.0
    if wrong.kind is right.kind:
        score += 1
    if wrong.firmness is right.firmness:
        score += 0.5
    if wrong.value and right.value:
        ratio = wrong.value / right.value
        if Decimal("0.5") <= ratio <= 2:
            score += 1
        if str(wrong.value.normalize().as_tuple().digits) == str(right.value.normalize().as_tuple().digits):
            score += 2
    if is_year(wrong.value) and is_year(right.value):
        score += 1
    place_wrong = (wrong.start - target.start) / max(1, len(target))
    place_right = (right.start - source.start) / max(1, len(source))
    return score - abs(place_wrong - place_right)


def _are_alike(wrong: Quantity, right: Quantity, source: Text, target: Text) -> bool:
    """Whether both are numbers in names, or neither is: Shenzhou-16 for 神舟十五号."""
    if (wrong.kind is Kind.LABEL) is (right.kind is Kind.LABEL):
        return True
    first = _is_first(wrong, target) and _is_first(right, source)
    return (
        is_in_name(right, source, first=first) if wrong.kind is Kind.LABEL else is_in_name(wrong, target, first=first)
    )


def is_in_name(quantity: Quantity, text: Text, *, first: bool = False) -> bool:
    """Whether the words around say that the number, which stands apart from letters, belongs to a name.

    `first`: a word with a capital is a name at the beginning of a sentence, too.
    """
    content = text.content
    if quantity.kind is Kind.LABEL:
        return True
    if quantity.kind not in (Kind.COUNT, Kind.ORDINAL) or quantity.value % 1:
        return False
    if content[quantity.end : quantity.end + 1] in _OF_A_NAME:
        return True
    if quantity.firmness is not Firmness.FIRM:
        return False
    before = content[max(0, quantity.start - _FAR) : quantity.start]
    if _HYPHENED.search(before) is not None:
        return True
    word = _NAMED.search(before)
    if word is None or not word[1][0].isupper() or text.language.capital_nouns:
        return False
    return first or not _is_first(quantity, text)


def _is_first(quantity: Quantity, text: Text) -> bool:
    """Whether one word at the most stands before the number in its sentence: Apollo 11 landed."""
    before = text.content[text.sentence_at(quantity.start).start : quantity.start]
    return len(before) <= _FAR and " " not in before.strip()


def in_other_units(wrong: Quantity, right: Quantity, source: Text, target: Text) -> bool:
    """Whether both are told in units of one kind and not in the same one."""
    unit = unit_of(wrong, target)
    if unit is None:
        return False
    other = unit_of(right, source)
    if other is None or unit.vague or other.vague:
        return False
    return other.dimension == unit.dimension and other.name != unit.name and not is_shifted(wrong, right)
