"""Figures that kept the marks of the source's language: 10.471 millones as “10.471 million”, which is a thousandth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.languages.numerals import Numerals
from tqa.languages.numerals import load as load_numerals
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.quantity import Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.writing import write_like

_ONE_MARK = re.compile(r"([1-9]\d{0,2})([.,])(\d{1,3})(?!\d|[.,]\d)")
_OTHER = {".": ",", ",": "."}
_GROUP = 3
_THOUSAND, _BILLION = 1000, 10**9


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A figure of the target that is written as in the source and means another number there.

    `written` is how its language writes the source's. `certain`: the source's language has the mark for nothing else.
    `harmless`: what is hardly read for anything else, 3,45 in English or 1,000 in Swedish.
    """

    wrong: Quantity
    right: Quantity
    written: str
    certain: bool
    harmless: bool = False


def kept_marks(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[KeptMark]:
    """The figures with a mark that parts thousands in the one language and a fraction in the other."""
    content = target.content
    marked = [
        (quantity, figures)
        for quantity in quantities_of(target)
        if (figures := _ONE_MARK.match(content, quantity.start))
    ]
    if not marked:
        return
    here, there = load_numerals(source.language.code), load_numerals(target.language.code)
    for quantity, figures in marked:
        mark = figures[2]
        thousands = len(figures[3]) == _GROUP
        parting, foreign = (here.grouping, there.decimal) if thousands else (here.decimal, there.grouping)
        if mark not in parting or mark not in foreign or not _is_sure(mark, there, thousands=thousands):
            continue
        right = _same_figures(source, target, segments, quantity, figures[0])
        if right is not None and right.value == quantity.value * (_THOUSAND if thousands else 1):
            surface = quantity.span.of(content)
            # A thousand millions have a word of their own.
            scaled = write_like(right.value, surface, quantity.kind, there) if right.value >= _BILLION else None
            written = scaled or surface.replace(mark, _OTHER[mark], 1)
            # Readers of other languages know the English marks, and translators leave them: not so before “million”.
            harmless = not thousands or (target.language.base != "en" and quantity.value < _THOUSAND)
            yield KeptMark(quantity, right, written, mark not in here.decimal, harmless)


def _same_figures(
    source: Text, target: Text, segments: Sequence[Segment], quantity: Quantity, figures: str
) -> Quantity | None:
    segment = next((one for one in segments if one.target.start <= quantity.start < one.target.end), None)
    if segment is None:
        return None
    return next(
        (
            other
            for other in quantities_of(source)
            if segment.source.start <= other.start < segment.source.end
            and source.content.startswith(figures, other.start)
        ),
        None,
    )


def _is_sure(mark: str, numerals: Numerals, *, thousands: bool) -> bool:
    """Whether the language has the mark for one thing only, and the other mark for what it is for in the source's."""
    if thousands:
        return mark not in numerals.grouping and _OTHER[mark] in numerals.grouping
    return mark == "," and mark not in numerals.decimal
