"""Fractions in figures: 3 1/2, 1/8 финала (the last 16), 打率２割５分３厘 (.253)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tqa.text.values.quantity import Firmness, Kind, Quantity

_FINAL = re.compile(r"\s?(?:-?[а-яіa-z]{1,2}\s)?(?:финал|фінал|final|finał|finál|决赛|決賽|финаль)", re.IGNORECASE)
_ROUNDS = frozenset(map(Decimal, (2, 4, 8, 16, 32, 64)))
_BELOW = frozenset(map(Decimal, (2, 3, 4, 8, 16)))
_MOST = 1000
_OF_ALL = frozenset(map(Decimal, (10, 100)))
_OF_A_FEW = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 20)))
_FINAL_WORDS = ("final", "Final", "финал", "фінал", "finał", "finál")
_OF_FINALS = re.compile(r"\s(?:de\s|di\s|do\s|da\s)?(?:финал|фінал|final|finał|finál)", re.IGNORECASE)
_PARTED = {"秒": "", "メートル": "", "ドル": "セント", "ユーロ": "セント", "米": ""}
"""What stands before the hundredths of seconds, metres and dollars, and what has to stand behind them."""
_TWO_FIGURES = 2
_ENDS = re.compile(r"(?![\d.,]|[秒分時时点點人名位個个年月日])")
_WHOLE, _HUNDREDTH = "円", "銭"
_AVERAGE = re.compile(r"(\d)割(\d)(?:[～~〜](\d))?分(?:(\d)厘)?")


def with_fractions(
    content: str, quantities: tuple[Quantity, ...], ratios: frozenset[str] = frozenset()
) -> tuple[Quantity, ...]:
    """The same numbers, those of a fraction made one or told what else they mean. `ratios` stand in a share: six in ten."""
    if len(quantities) > 1 and ratios:
        quantities = tuple(_with_shares(content, quantities, ratios))
    if quantities and any(word in content for word in _FINAL_WORDS):
        quantities = tuple(_with_rounds(content, quantities))
    if any(sign in content for sign in _PARTED):
        quantities = tuple(_with_small_parts(content, quantities))
    if "割" in content:
        for match in _AVERAGE.finditer(content):
            outside = (q for q in quantities if q.end <= match.start() or q.start >= match.end())
            quantities = tuple(sorted((*outside, *_average(match))))
    if _HUNDREDTH in content:
        quantities = tuple(_with_hundredths(content, quantities))
    if "/" not in content:
        return quantities
    found: list[Quantity] = []
    for quantity in quantities:
        above = found[-1] if found else None
        if above is None or content[above.end : quantity.start] != "/" or not _are_figures(above, quantity):
            found.append(quantity)
        elif above.value == 1 and quantity.value in _ROUNDS and _FINAL.match(content, quantity.end):
            found[-1] = above._replace(firmness=Firmness.LOOSE)
            # Eight matches are of sixteen.
            found.append(quantity._replace(parts=(*quantity.parts, quantity.value * 2)))
        elif quantity.value in _BELOW and above.value < quantity.value and _is_mixed(content, found):
            whole = found[-2]
            value = whole.value + (above.value / quantity.value).quantize(Decimal("0.00001")).normalize()
            found[-2:] = [
                Quantity(whole.start, quantity.end, (value,), parts=(whole.value, above.value, quantity.value))
            ]
        else:
            found.append(quantity)
    return tuple(found)


def _with_shares(content: str, quantities: Sequence[Quantity], ratios: frozenset[str]) -> Iterator[Quantity]:
    """The same numbers, six in ten and nine out of 100 made one; either may still stand alone on the other side."""
    before: Quantity | None = None
    for quantity in quantities:
        if (
            before is not None
            and (quantity.value in _OF_ALL or (before.value == 1 and quantity.value in _OF_A_FEW))
            and 0 < before.value < quantity.value
            and before.kind is quantity.kind is Kind.COUNT
            and before.value % 1 == 0
            and content[before.end : quantity.start].strip().casefold() in ratios
        ):
            share = before.value / quantity.value
            parts = (before.value, quantity.value)
            readings = (share.quantize(Decimal("0.00001")), (share * 100).quantize(Decimal("0.001")))
            before = before._replace(
                end=quantity.end, readings=readings, kind=Kind.FRACTION, firmness=quantity.firmness, parts=parts
            )
            continue
        if before is not None:
            yield before
        before = quantity
    if before is not None:
        yield before


def _with_rounds(content: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The same numbers, an eighth of a final being of sixteen, too: 8e de finale, одна восьмая финала."""
    for quantity in quantities:
        eighth = quantity.kind in (Kind.ORDINAL, Kind.FRACTION) and _OF_FINALS.match(content, quantity.end) is not None
        value = quantity.value if quantity.value >= 1 or not quantity.value else 1 / quantity.value
        yield quantity._replace(parts=(*quantity.parts, value * 2)) if eighth and value in _ROUNDS else quantity


def _with_small_parts(content: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The same numbers, seconds and metres with their hundredths made one: 48秒97 is 48.97 seconds, 50ドル44セント 50.44."""
    before: Quantity | None = None
    for quantity in quantities:
        if (
            before is not None
            and before.kind is quantity.kind is Kind.COUNT
            and quantity.end - quantity.start == _TWO_FIGURES
        ):
            ending = _PARTED.get(content[before.end : quantity.start])
            closed = content.startswith(ending, quantity.end) if ending else _ENDS.match(content, quantity.end)
            if ending is not None and closed:
                value = before.value + quantity.value / 100
                before = before._replace(
                    end=quantity.end, readings=(value,), parts=(*before.parts, before.value, quantity.value)
                )
                continue
        if before is not None:
            yield before
        before = quantity
    if before is not None:
        yield before


def _with_hundredths(content: str, quantities: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """The same numbers, those of yen and of sen made one: 154円30銭 is 154.30 yen."""
    before: Quantity | None = None
    for quantity in quantities:
        sen = content.startswith(_HUNDREDTH, quantity.end) and quantity.value < 100
        if sen and before is not None and content[before.end : quantity.start] == _WHOLE:
            value = before.value + quantity.value / 100
            before = before._replace(end=quantity.end, readings=(value,), parts=(before.value, quantity.value))
            continue
        if before is not None:
            yield before
        before = quantity
    if before is not None:
        yield before


def _are_figures(*quantities: Quantity) -> bool:
    return all(quantity.kind is Kind.COUNT and quantity.firmness is Firmness.FIRM for quantity in quantities)


def _is_mixed(content: str, found: list[Quantity]) -> bool:
    """Whether a whole number stands before the last one: 3 1/2."""
    if len(found) < 2 or not _are_figures(found[-2]):
        return False
    whole = found[-2]
    return content[whole.end : found[-1].start] in (" ", "\u00a0") and whole.value < _MOST and whole.value % 1 == 0


def _average(match: re.Match[str]) -> list[Quantity]:
    """The average of a batter, in tenths, hundredths and thousandths; English has three digits behind a point."""
    tenths, low, high, thousandths = match.groups()
    ends = [(low, match.start(), match.start(3) - 1), (high, match.start(3), match.end())] if high else []
    places = ends or [(low, match.start(), match.end())]
    found = []
    for hundredths, start, end in places:
        value = Decimal(int(tenths) * 100 + int(hundredths) * 10 + int(thousandths or 0)) / 1000
        readings = (value * 1000, value * 100, value) if thousandths else (value * 100, value, value * 1000)
        found.append(Quantity(start, end, tuple(reading.normalize() for reading in readings)))
    return found
