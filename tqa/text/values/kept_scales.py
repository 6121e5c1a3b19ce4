"""Thousands of millions where the language has a word for them: 839.000 millones as “839,000 million”, 839 billion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tqa.languages.numerals import Numerals
from tqa.languages.numerals import load as load_numerals
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.comparison import inside
from tqa.text.values.marks import KeptMark
from tqa.text.values.quantity import Firmness, Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.writing import write_like

_FIGURES = re.compile(r"\d(?:[\d.,'’\u00a0\u2009\u202f ]*\d)?")
_THOUSAND, _MILLION, _MILLIARD = Decimal(10**3), Decimal(10**6), Decimal(10**9)


def kept_scales(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[KeptMark]:
    """The amounts that are counted as the source's language counts them, which are right and read as no one writes them.

    Two scales in a row (830 thousand million) are told of any source, a large figure before a million only of those whose
    language has no other way; elsewhere it is the writer's, as in a table of accounts.
    """
    there = load_numerals(target.language.code)
    if there.thousand_millions or int(_MILLIARD) not in there.spelt_scales:
        return
    here = load_numerals(source.language.code)
    for quantity in quantities_of(target):
        if quantity.value < _MILLIARD or quantity.firmness is not Firmness.FIRM:
            continue
        surface = quantity.span.of(target.content)
        figures = _FIGURES.match(surface)
        if figures is None or not _is_foreign(surface[figures.end() :], here, there):
            continue
        right = _same_value(source, target, segments, quantity)
        form = there.spelt_plurals.get(int(_MILLIARD), there.spelt_scales[int(_MILLIARD)])
        written = write_like(quantity.value, f"{figures.group()} {form}", quantity.kind, there)
        if right is not None and written is not None and written != surface:
            yield KeptMark(quantity, right, written, certain=False, harmless=True)


def _is_foreign(words: str, here: Numerals, there: Numerals) -> bool:
    scales = [there.scales.get(word.casefold()) for word in words.split()]
    if scales == [_MILLION]:
        return here.thousand_millions
    return scales in ([_THOUSAND, _MILLION], [_MILLION, _MILLION])


def _same_value(source: Text, target: Text, segments: Sequence[Segment], quantity: Quantity) -> Quantity | None:
    segment = next((one for one in segments if one.target.start <= quantity.start < one.target.end), None)
    if segment is None:
        return None
    others = inside(quantities_of(source), segment.source)
    return next((other for other in others if quantity.value in other.readings), None)
