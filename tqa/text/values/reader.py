"""The numbers of a text, in its language."""

from __future__ import annotations

import re

from tqa.languages import Language
from tqa.languages.numerals import load
from tqa.text.computed import kept
from tqa.text.text import Text
from tqa.text.values.clock import with_clock
from tqa.text.values.eras import with_our_dates
from tqa.text.values.fractions import with_fractions
from tqa.text.values.ideographs import ideograph_reader_of
from tqa.text.values.quantity import Quantity
from tqa.text.values.spelling import speller_of

_COMMA = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d.,])")
_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}\s?%|\d,\d{3}(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}(?![\d.,])")


@kept
def quantities_of(text: Text) -> tuple[Quantity, ...]:
    """Every number of a text, in its order; none overlaps another."""
    return read_quantities(text.content, text.language)


def read_quantities(content: str, language: Language) -> tuple[Quantity, ...]:
    """The same of a string that is normalised."""
    code = language.code
    numerals = load(code)
    if numerals.ideographs is not None:
        found = tuple(sorted(ideograph_reader_of(code).read(content)))
    else:
        found = tuple(speller_of(numerals.code).read(content))
    doubtful = any(len(quantity.readings) == 2 for quantity in found)
    if doubtful and _COMMA.search(content) and not _POINT.search(content):
        found = tuple(_grouped(content, quantity) for quantity in found)
    return with_clock(content, with_our_dates(content, with_fractions(content, found), code), code)


def _grouped(content: str, quantity: Quantity) -> Quantity:
    """A number with one point before three figures, in a text that has a comma before its fractions: 24.305 is thousands."""
    if len(quantity.readings) != 2 or _THOUSANDS.match(content, quantity.start) is None:
        return quantity
    return quantity._replace(readings=(max(quantity.readings),))
