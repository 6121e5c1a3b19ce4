"""The numbers of a text, in its language."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from tqa.languages import Language, dates
from tqa.languages.numerals import load
from tqa.text.computed import kept
from tqa.text.text import Text
from tqa.text.values.clock import with_clock
from tqa.text.values.decades import with_centuries
from tqa.text.values.eras import with_our_dates
from tqa.text.values.fractions import with_fractions
from tqa.text.values.ideographs import ideograph_reader_of
from tqa.text.values.lower_scales import with_lower_scales
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.spelling import speller_of

_COMMA = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d.,])")
_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}\s?%|\d,\d{3}(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}(?![\d.,])")


@kept
def quantities_of(text: Text) -> tuple[Quantity, ...]:
    """Every number of a text, in its order; none overlaps another."""
    content, code = text.content, text.language.code
    numerals = load(code)
    if numerals.ideographs is not None:
        found = with_centuries(content, tuple(sorted(ideograph_reader_of(code).read(content))))
    else:
        found = with_lower_scales(content, tuple(speller_of(numerals.code).read(text)), numerals.joiners)
    doubtful = any(len(quantity.readings) == 2 for quantity in found)
    if doubtful and _COMMA.search(content) and not _POINT.search(content):
        found = tuple(_grouped(content, quantity) for quantity in found)
    if found and numerals.names and (named := _names(code).search(content)) is not None:
        found = _unnamed(content, found, code, named.start())
    if found and (months := _long_months(code)) is not None and (named := months.search(content)) is not None:
        found = _with_months(content, found, code, named.start())
    return with_clock(content, with_our_dates(content, with_fractions(content, found, numerals.ratio), code), code)


def read_quantities(content: str, language: Language) -> tuple[Quantity, ...]:
    """The same of a string that is normalised."""
    return quantities_of(Text(content, language))


@cache
def _long_months(code: str) -> re.Pattern[str] | None:
    """Months of two words, the second of which is a number by itself: تشرين الثاني, November, is no second Tishrin."""
    names = sorted(dates.load(code).long_months, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE) if names else None


def _with_months(content: str, quantities: tuple[Quantity, ...], code: str, start: int) -> tuple[Quantity, ...]:
    """The same numbers, a month of two words in the place of those inside it."""
    months, pattern = dates.load(code).long_months, _long_months(code)
    found = (
        [match for match in pattern.finditer(content, start) if match.group().casefold() in months] if pattern else []
    )
    outside = [
        one for one in quantities if not any(match.start() < one.end and one.start < match.end() for match in found)
    ]
    named = [
        Quantity(*match.span(), (Decimal(months[match.group().casefold()]),), Kind.MONTH, Firmness.SPELT)
        for match in found
    ]
    return tuple(sorted((*outside, *named)))


@cache
def _names(code: str) -> re.Pattern[str]:
    """Names that hold numbers, with any dash."""
    forms = (re.escape(name).replace(r"\-", "[-‑–—―]") for name in load(code).names)
    return re.compile(rf"(?<![\w,.])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _unnamed(content: str, quantities: tuple[Quantity, ...], code: str, start: int) -> tuple[Quantity, ...]:
    """The same numbers, those inside a name told as such: 7-Eleven has no seven shops."""
    names = [match.span() for match in _names(code).finditer(content, start)]
    return tuple(
        quantity._replace(firmness=Firmness.LOOSE)
        if any(first <= quantity.start < last for first, last in names)
        else quantity
        for quantity in quantities
    )


def _grouped(content: str, quantity: Quantity) -> Quantity:
    """A number with one point before three figures, in a text that has a comma before its fractions: 24.305 is thousands."""
    if len(quantity.readings) != 2 or _THOUSANDS.match(content, quantity.start) is None:
        return quantity
    return quantity._replace(readings=(max(quantity.readings),))
