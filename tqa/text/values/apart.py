"""Two amounts of one thing at two times that are a thousand times apart: 1.8 million euros, after 2.7 billion in the year before.

The word for a thousand or a million was lost or changed in one of them; which one, only the source tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tqa.finding import Span
from tqa.languages.moving import load
from tqa.languages.units import CURRENCY, Unit
from tqa.text.text import Text
from tqa.text.values.moved import is_beside, is_time
from tqa.text.values.quantity import Firmness, Quantity
from tqa.text.values.units import unit_of

_FARTHEST, _SMALLEST = 70, 100_000
_SHIFT, _FIGURES = 10, 3
_LEAST, _MOST = 200, 5000
"""How many times one is the other, where a scale slipped: a thousand times, more or less."""


_NEARLY = (500, 2000)


@dataclass(frozen=True, slots=True)
class Apart:
    """The figure of now, and the one that it is told beside."""

    span: Span
    other: Span


def is_shifted(one: Quantity, other: Quantity, unit: Unit | None, currency: Unit | None) -> bool:
    """Whether two amounts have the same figures and are thousands, millions or ten times apart.

    `currency` is that of the first one; where a headline leaves it out, three figures that are the same and a scale will do.
    """
    if not one.value or not other.value or other.firmness is Firmness.LOOSE or one.value == other.value:
        return False
    if unit is None or (unit != currency and (currency is not None or unit.dimension != CURRENCY)):
        return False
    ratio = max(one.value, other.value) / min(one.value, other.value)
    if ratio < _SHIFT or ratio != Decimal(10) ** (len(str(int(ratio))) - 1):
        return False
    return currency is not None or (len(one.value.normalize().as_tuple().digits) >= _FIGURES and one.value >= _SMALLEST)


def _in_one_currency(one: Quantity, other: Quantity, text: Text) -> bool:
    unit, second = unit_of(one, text), unit_of(other, text)
    return unit is not None and second is not None and unit.dimension == CURRENCY and unit.name == second.name


def _is_range(first: Quantity, second: Quantity, text: Text) -> bool:
    """Whether two scales of words, and one thing behind both or the second, make it a step of one measure: from 38 billion
    to 44 million cubic metres. A thousand times as many there may be, but seldom with nearly the same figures.
    """
    ratio = max(first.value, second.value) / min(first.value, second.value)
    scaled = all(one.span.of(text.content)[-1:].isalpha() for one in (first, second))
    return scaled and _NEARLY[0] <= ratio <= _NEARLY[1] and unit_of(first, text) in (None, unit_of(second, text))


def apart(text: Text, quantities: Sequence[Quantity]) -> Iterator[Apart]:
    """Amounts in one currency, told beside each other, that cannot be of one thing."""
    words = load(text.language.code)
    if words is None:
        return
    content = text.content
    told = [one for one in quantities if not is_time(one, content)]
    for first, second in pairwise(told):
        if second.start - first.end > _FARTHEST or min(first.value, second.value) < _SMALLEST:
            continue
        ratio = max(first.value, second.value) / min(first.value, second.value)
        if not _LEAST <= ratio <= _MOST:
            continue
        between = content[first.end : second.start]
        lead = words.leads.search(content, max(0, first.start - 25), first.start)
        joint = words.between.fullmatch(between)
        joined = lead is not None and joint is not None and (lead["to"] is None) is not (joint["to"] is None)
        if not joined and words.set_off.fullmatch(between) is None and not is_beside(content, words, first, second):
            continue
        if not _in_one_currency(first, second, text) and not (joined and _is_range(first, second, text)):
            continue
        falls_back = lead is None or lead["to"] is not None
        now, before = (first, second) if falls_back else (second, first)
        yield Apart(now.span, before.span)
