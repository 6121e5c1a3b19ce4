"""The numbers of a text, in its language."""

from __future__ import annotations

from functools import lru_cache

from tqa.languages import Language
from tqa.languages.numerals import load
from tqa.text.values.clock import with_clock
from tqa.text.values.eras import with_our_dates
from tqa.text.values.ideographs import ideograph_reader_of
from tqa.text.values.quantity import Quantity
from tqa.text.values.spelling import speller_of

_TEXTS_KEPT = 16


def read_quantities(content: str, language: Language) -> tuple[Quantity, ...]:
    """Every number of a normalised text, in its order; none overlaps another."""
    return _read(content, language.code)


@lru_cache(maxsize=_TEXTS_KEPT)
def _read(content: str, code: str) -> tuple[Quantity, ...]:
    numerals = load(code)
    if numerals.ideographs is not None:
        found = tuple(sorted(ideograph_reader_of(code).read(content)))
    else:
        found = tuple(speller_of(numerals.code).read(content))
    return with_clock(content, with_our_dates(content, found, code), code)
