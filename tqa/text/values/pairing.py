"""Which number of the target renders which number of the source, by value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from tqa.text.values.quantity import CALENDAR, Firmness, Kind, Quantity

_FEWEST_DIGITS = 2
_CLOSE = Decimal("0.06")
_HUNDRED = 100


class Pairing(NamedTuple):
    """What was left without a counterpart, on either side, in the order of the text."""

    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


def pair(source: Sequence[Quantity], target: Sequence[Quantity]) -> Pairing:
    """One to one, the surest ground first: the same value, a value both may mean, a number inside the other, rounding."""
    target = [quantity for quantity in target if quantity.kind is not Kind.WEEKDAY]
    source = [quantity for quantity in source if quantity.kind is not Kind.WEEKDAY]
    if not source or not target:
        return Pairing(tuple(source), tuple(target))
    if _says_the_same(source, target):
        return Pairing((), ())
    source, target = _lasting(source, target), _lasting(target, source)
    ordered = sorted(target, key=_loose_last)
    free = _Free(sorted(source, key=_loose_last))
    left = _without_equals(ordered, free, _places(source), _places(target))
    left = [quantity for quantity in left if not free.take(quantity.readings, wanting=_wanting(quantity))]
    left = [quantity for quantity in left if not free.take_part(quantity)]
    remaining = free.remaining()
    if left and remaining:
        taken: set[int] = set()
        kept = []
        for quantity in left:
            match = next((i for i, other in enumerate(remaining) if i not in taken and rounds(other, quantity)), None)
            if match is None:
                kept.append(quantity)
            else:
                taken.add(match)
        left = kept
        remaining = [other for i, other in enumerate(remaining) if i not in taken]
    return Pairing(tuple(sorted(remaining)), tuple(sorted(left)))


def _lasting(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> Sequence[Quantity]:
    """The same numbers, times of day that the other side tells as a stretch of time told so: deux heures et demie."""
    if not any(quantity.kind is Kind.HOUR and len(quantity.readings) > 2 for quantity in quantities):
        return quantities
    counts = {quantity.value for quantity in others if quantity.kind is Kind.COUNT}
    return [
        quantity._replace(readings=quantity.readings[2:], kind=Kind.COUNT, parts=())
        if quantity.kind is Kind.HOUR and counts.intersection(quantity.readings[2:])
        else quantity
        for quantity in quantities
    ]


def _says_the_same(source: Sequence[Quantity], target: Sequence[Quantity]) -> bool:
    """Whether both sides have the same values as often, none of them in a word that may be no number: the usual case."""
    if len(source) != len(target) or any(quantity.firmness is Firmness.LOOSE for quantity in (*source, *target)):
        return False
    return sorted([quantity.readings[0] for quantity in source]) == sorted(
        [quantity.readings[0] for quantity in target]
    )


def _without_equals(
    target: Sequence[Quantity], free: _Free, source_places: dict[int, float], places: dict[int, float]
) -> list[Quantity]:
    """The target's numbers less those whose likeliest value the source has.

    Where the target has a value more often than the source, the ones that stand farthest from the source's are left.
    """
    groups: dict[Decimal, list[Quantity]] = defaultdict(list)
    for quantity in target:
        groups[quantity.value].append(quantity)
    left: set[int] = set()
    for value, group in groups.items():
        loose, firm_group = [q for q in group if _loose_last(q)], [q for q in group if not _loose_last(q)]
        partners = free.take_all(value, len(firm_group), wanting=_not_one)
        partners += free.take_all(value, len(loose), wanting=_countable)
        if len(partners) < len(group):
            for partner in partners:
                place = source_places[partner.start]
                group.remove(
                    min(group, key=lambda quantity: (_loose_last(quantity), abs(places[quantity.start] - place)))
                )
            left.update(quantity.start for quantity in group)
    return [quantity for quantity in target if quantity.start in left]


def _places(quantities: Sequence[Quantity]) -> dict[int, float]:
    """How far into the segment each number stands, from 0 to 1, by its start."""
    if not quantities:
        return {}
    first = quantities[0].start
    length = max(1, quantities[-1].end - first)
    return {quantity.start: (quantity.start - first) / length for quantity in quantities}


def _wanting(quantity: Quantity) -> Callable[[Quantity], bool]:
    wanting = _countable if _loose_last(quantity) else _not_one
    if quantity.kind is not Kind.PERCENT:
        return wanting
    # 六成 is six in ten, and never six per cent.
    return lambda other: wanting(other) and (not _in_tenths(other) or other.value in quantity.readings)


def _in_tenths(quantity: Quantity) -> bool:
    """Whether a number is told in tenths (六成), which may be rendered as sixty or as six of ten."""
    readings = quantity.readings
    return len(readings) == 3 and readings[0] == readings[1] * 10 == readings[2] * 100


def _countable(quantity: Quantity) -> bool:
    """What a loose word may render: words, and figures that people also tell in words (2, 50%), never 1979."""
    return quantity.firmness is not Firmness.FIRM or quantity.value < _HUNDRED


def _not_one(quantity: Quantity) -> bool:
    """What a number may render: not one of the many words that hold a one (first, only, впервые)."""
    return quantity.firmness is not Firmness.LOOSE or quantity.value != 1


def _loose_last(quantity: Quantity) -> bool:
    return quantity.firmness is Firmness.LOOSE or quantity.kind is Kind.MONTH or quantity.kind is Kind.WEEKDAY


class _Free:
    """The source's numbers that have no counterpart yet, by what they may mean."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._quantities = list(quantities)
        self._used = [False] * len(self._quantities)
        self._first: dict[Decimal, list[int]] = defaultdict(list)
        self._any: dict[Decimal, list[int]] = defaultdict(list)
        self._parts: dict[Decimal, list[int]] = defaultdict(list)
        for number, quantity in enumerate(self._quantities):
            self._first[quantity.readings[0]].append(number)
            for reading in quantity.readings:
                self._any[reading].append(number)
            for reading in quantity.parts:
                self._parts[reading].append(number)

    def take_all(self, value: Decimal, most: int, *, wanting: Callable[[Quantity], bool]) -> list[Quantity]:
        """As many as there are whose likeliest value it is, up to `most`."""
        candidates = (number for number in self._first.get(value, ()) if not self._used[number])
        found = [number for number in candidates if wanting(self._quantities[number])][:most]
        for number in found:
            self._used[number] = True
        return [self._quantities[number] for number in found]

    def take(self, values: Iterable[Decimal], *, wanting: Callable[[Quantity], bool]) -> bool:
        for value in values:
            for number in self._any.get(value, ()):
                if not self._used[number] and wanting(self._quantities[number]):
                    self._used[number] = True
                    return True
        return False

    def take_part(self, quantity: Quantity) -> bool:
        """Whether it is a part of one of the source's, or has one as its part; one number may have several parts."""
        for value in quantity.readings:
            for number in self._parts.get(value, ()):
                # The minutes of “halb zwei” say nothing of its hour.
                self._used[number] = self._used[number] or self._quantities[number].kind is not Kind.HOUR
                return True
        found = False
        for value in quantity.parts:
            for number in self._any.get(value, ()):
                if not self._used[number]:
                    self._used[number] = True
                    # Nor do they find it a counterpart.
                    found = found or quantity.kind is not Kind.HOUR
        return found

    def remaining(self) -> list[Quantity]:
        return [quantity for number, quantity in enumerate(self._quantities) if not self._used[number]]


def rounds(exact: Quantity, rounded: Quantity) -> bool:
    """Whether the target's number is the source's with fewer digits, as 14.6万 told as “nearly 150,000”.

    At least two digits must be left, three where no word says that it is rounded, and a year is never rounded.
    """
    one, other = exact.value, rounded.value
    if not one or not other or is_year(one) or abs(one - other) > _CLOSE * max(one, other):
        return False
    digits = _digits(other)
    fewest = _FEWEST_DIGITS if rounded.approximate else _FEWEST_DIGITS + 1
    return fewest <= digits < _digits(one) and _rounded(one, digits) == other


def is_year(value: Decimal) -> bool:
    """Whether a number may be a year of our era, which nobody rounds."""
    return 1000 <= value < 2200 and value == value.to_integral_value()


def _digits(value: Decimal) -> int:
    """Significant digits."""
    return len(value.normalize().as_tuple().digits)


def _rounded(value: Decimal, digits: int) -> Decimal:
    shift = value.adjusted() - digits + 1
    return value.scaleb(-shift).quantize(Decimal(1)).scaleb(shift)


def firm(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Those that may accuse or be held against a number."""
    return [
        quantity for quantity in quantities if quantity.firmness is not Firmness.LOOSE and quantity.kind not in CALENDAR
    ]
