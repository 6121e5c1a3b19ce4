"""Numbers whose figures stand apart in the translation: 272, 000; 98-24 for 98.24; 31/2 for 3½."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tqa.finding import Span
from tqa.languages.numerals import Numerals
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.writing import write_like

_RUN = re.compile(r"\d+(?:[,.]\d+)*(?:(?:[,.] |[-‑–—―·・/⁄])\d+(?:[,.]\d+)*){1,4}")
_MIXED = re.compile(r"(\d{1,2})([13])[/⁄]([248])")
_PARTED = re.compile(r"[-‑–—―·・/⁄]")
_VULGAR = {("1", "2"): "½", ("1", "4"): "¼", ("3", "4"): "¾", ("1", "8"): "⅛", ("3", "8"): "⅜"}
_FEWEST = 3
"""Digits of a number that no two others make by chance."""


@dataclass(frozen=True, slots=True)
class Torn:
    """Where the figures of the source's number `right` stand apart, and how it is written.

    `harmless`: only a space is too many, as in 272, 000.
    """

    span: Span
    right: Quantity
    written: str
    harmless: bool


def torn_numbers(
    content: str, segment: Span, accused: Sequence[Quantity], missing: Sequence[Quantity], numerals: Numerals
) -> Iterator[Torn]:
    """Runs of figures that hold an accused number and have all the digits of a number that the source misses."""
    if not accused or not missing:
        return
    taken: set[int] = set()
    for run in _RUN.finditer(content, segment.start, segment.end):
        if not any(run.start() <= quantity.start < run.end() for quantity in accused):
            continue
        for right in missing:
            if right.start in taken or right.firmness is not Firmness.FIRM:
                continue
            written = _written(run.group(), right.value, numerals)
            if written is not None:
                taken.add(right.start)
                harmless = written == run.group().replace(" ", "")
                yield Torn(Span(run.start(), run.end()), right, written, harmless)
                break


def _written(run: str, value: Decimal, numerals: Numerals) -> str | None:
    """How the number is written if the run has its digits; None for other digits."""
    mixed = _MIXED.fullmatch(run)
    if mixed is not None and (vulgar := _VULGAR.get((mixed[2], mixed[3]))) is not None:
        return f"{mixed[1]}{vulgar}" if value == int(mixed[1]) + Decimal(mixed[2]) / Decimal(mixed[3]) else None
    digits = "".join(filter(str.isdigit, run))
    figures = f"{value.normalize():f}".replace(".", "")
    if len(digits) < _FEWEST or digits != figures:
        return None
    if value == value.to_integral_value() and _PARTED.search(run):
        # The parts of a telephone number, not of 98.24.
        return None
    return write_like(value, "1,000", Kind.COUNT, numerals)
