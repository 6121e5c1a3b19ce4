"""Two numbers that name a range and were run together: 45 for 四、五, 23 for “two or three”, 560,000 for 5~6만."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tqa.finding import Span
from tqa.languages.numerals import load
from tqa.text.text import Text
from tqa.text.values.quantity import Kind, Quantity
from tqa.text.values.reader import quantities_of

_BETWEEN = re.compile(r"[\s、，,~～〜\-–—‐־]{1,3}")
_COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.PERCENT})


def is_range(values: Sequence[Decimal]) -> bool:
    """Whether two values are what one says who does not know which: eight or nine, 50,000 to 60,000."""
    return len(values) == 2 and values[0] < values[1] <= 2 * values[0]


def range_run_together(wrong: Quantity, right: Quantity, source: Text) -> Quantity | None:
    """The range of the source, as one number that is either, whose figures `wrong` has one behind the other.

    `right` is one of its ends. None if it has no neighbour that would make those figures.
    """
    if right.kind not in _COUNTED:
        return None
    figures = _figures(wrong.value)
    for other in quantities_of(source):
        first, second = (right, other) if right.start < other.start else (other, right)
        if other is right or other.kind is not right.kind or not is_range((first.value, second.value)):
            continue
        if figures == _figures(first.value) + _figures(second.value) and _is_range(first, second, source):
            ends = first.value, second.value
            return right._replace(start=first.start, end=second.end, readings=ends, parts=ends)
    return None


def _figures(value: Decimal) -> str:
    """The figures of a number without what its scale adds: 56 of 560,000."""
    return f"{value:f}".replace(".", "").strip("0")


def _is_range(first: Quantity, second: Quantity, source: Text) -> bool:
    between = Span(first.end, max(first.end, second.start)).of(source.content)
    return between.strip().casefold() in load(source.language.code).ranges or bool(_BETWEEN.fullmatch(between))
