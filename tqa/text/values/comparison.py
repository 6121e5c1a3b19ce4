"""The numbers of a target that say something else than the source, segment by segment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tqa.finding import Severity, Side, Span
from tqa.languages.numerals import load
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.conversions import without_conversions
from tqa.text.values.pairing import Pairing, firm, is_year, pair
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.rivals import in_other_units, matched, without_years_ago
from tqa.text.values.told_days import without_told_days
from tqa.text.values.torn import Torn, torn_numbers
from tqa.text.values.units import in_same_unit, unit_of
from tqa.text.values.zones import ZonedTime, zoned_times

_SURE = 0.9
_LIKELY = 0.6
_RESTATED = 0.6
"""The source has the accused number too: the translator may have said it twice."""
_COUNTS_THE_SAME = 0.72
"""So it has, but the accused number stands with the unit of the one that nothing renders: 2-4 weeks for ３～４週間."""
_RENDERED = 0.88
"""The source's number stands elsewhere in the segment's translation."""
_OTHER_UNIT = 0.55
"""Both are told in units of the same kind, and neither is the other converted."""
_INCOMPLETE = 0.85
"""One of the languages has words for numbers that are not known here."""
_OFTEN_SPELT = 12
_CERTAIN = 0.9
_LARGE = 10_000
_LEAST_PIECE, _NEAR_PIECE = 100, 16
_THOUSAND, _MILLION, _FIGURES_OF_A_SCALE = 1_000, 1_000_000, 3
_CLOCK = frozenset({Kind.HOUR, Kind.MINUTE})
_COUNTED = frozenset({Kind.COUNT, Kind.PERCENT, Kind.DECADE})
_CONVERTED = frozenset({"length", "area", "mass", "volume", "temperature", "time", "currency"})
"""What translators tell in units or currencies of their readers, besides."""
_HALF = Decimal("0.5")
_HALF_HOUR = 30
_LAST_DAY = 31
_TEN = 10
_NEXT_WORD = re.compile(r"[\s-]([^\W\d_]+)")
_LONG = re.compile(r"\d(?:[\d \u00a0‑–-]{5,30})\d")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number of the target and the source's number that nothing else renders."""

    wrong: Quantity
    right: Quantity
    confidence: float
    restated: bool = False
    """The source has the accused number, too: what stands in its place is another."""


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A figure that the other side neither has nor has another one for."""

    quantity: Quantity
    side: Side


def severity_of(confidence: float) -> Severity:
    """How much a wrong value matters: as much as it is sure, for a value that is wrong must not be published."""
    if confidence >= _SURE:
        return Severity.CRITICAL
    return Severity.MAJOR if confidence >= _LIKELY else Severity.MINOR


def inside(quantities: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Those that begin within the span; `quantities` are in the order of the text."""
    if not quantities or (span.start <= quantities[0].start and quantities[-1].start < span.end):
        return quantities
    low = bisect_left(quantities, span.start, key=lambda quantity: quantity.start)
    return quantities[low : bisect_left(quantities, span.end, low, key=lambda quantity: quantity.start)]


def compare(
    source: Text, target: Text, segments: Sequence[Segment], neighbours: int
) -> Iterator[Mismatch | Unpaired | Torn]:
    """What the target's segments say otherwise than their sources.

    A number that a neighbouring segment (`neighbours` to each side) still wants is taken to have moved.
    """
    source_quantities = quantities_of(source)
    target_quantities = quantities_of(target)
    if not source_quantities and not target_quantities:
        return
    sources = [inside(source_quantities, segment.source) for segment in segments]
    targets = [inside(target_quantities, segment.target) for segment in segments]
    pairings = [pair(s, t) for s, t in zip(sources, targets, strict=True)]
    known = complete(source) and complete(target)
    for number, segment in enumerate(segments):
        accused, missing = firm(pairings[number].target), firm(pairings[number].source)
        if not accused and not missing and not all(map(_scale_words, pairings[number])):
            continue
        near = [pairings[other] for other in _near(number, neighbours, len(segments))]
        moved_in = _values(quantity for pairing in near for quantity in pairing.source)
        moved_out = _values(quantity for pairing in near for quantity in pairing.target)
        accused = [quantity for quantity in accused if not moved_in.intersection(quantity.readings)]
        missing = [quantity for quantity in missing if not moved_out.intersection(quantity.readings)]
        accused, missing = _with_slips(accused, missing, pairings[number], target, moved_in | moved_out)
        if not known:
            accused, missing = _sure(accused), _sure(missing)
        accused, missing = _without_sums(accused, missing)
        accused, missing = without_conversions(source, target, (sources[number], targets[number]), (accused, missing))
        accused, missing = without_years_ago(accused, missing, source, target)
        missing = without_told_days(source, sources[number], targets[number], accused, missing)
        for torn in torn_numbers(target.content, segment.target, accused, missing, load(target.language.code)):
            yield torn
            accused = [quantity for quantity in accused if not torn.span.covers(quantity.span)]
            missing = [quantity for quantity in missing if quantity is not torn.right]
        if _tells_hours(targets[number]) and _tells_hours(sources[number]):
            accused, missing = _without_zones(source, target, sources[number], targets[number], accused, missing)
        pieces = segment.source.of(source.content), segment.target.of(target.content)
        if not accused or not missing:
            if segment.confidence >= _CERTAIN and all(piece.strip() for piece in pieces):
                yield from _unpaired(accused, target, sources[number], Side.TARGET, pieces[0])
                yield from _unpaired(missing, source, targets[number], Side.SOURCE, pieces[1])
            continue
        here = {reading for quantity in sources[number] for reading in quantity.readings}
        there = {reading for quantity in targets[number] for reading in quantity.readings}
        for wrong, right in matched(accused, missing, segment, source, target):
            if _is_split(wrong, pieces[1], pieces[0], segment.target.start):
                continue
            if _is_half_apart(wrong, right, sources[number], targets[number]):
                continue
            if 0 < right.value - wrong.value == _ages(targets[number], target) - 1:
                # “A 17-year-old, two 18-year-olds and a 20-year-old” are four.
                continue
            if wrong.kind is Kind.DECADE and 0 <= right.value - wrong.value < _TEN:
                # Who is 85 is in his eighties.
                continue
            if right.value - wrong.value == 1 and _has_others(wrong, target):
                # 正代ら４人 are Shodai and three others.
                continue
            confidence = _confidence(wrong, right) * min(1.0, 0.5 + segment.confidence / 2)
            restated = bool(here.intersection(wrong.readings))
            if restated:
                confidence *= _COUNTS_THE_SAME if in_same_unit(wrong, target, right, source) else _RESTATED
            elif there.intersection(right.readings):
                confidence *= _RENDERED
            if not known:
                confidence *= _INCOMPLETE
            if in_other_units(wrong, right, source, target):
                confidence *= _OTHER_UNIT
            yield Mismatch(wrong, right, confidence, restated)


def _unpaired(
    quantities: Sequence[Quantity], text: Text, others: Sequence[Quantity], side: Side, rendering: str
) -> Iterator[Unpaired]:
    """The figures without any counterpart, but for those that one side tells twice or in another unit."""
    values = _values(iter(others))
    for quantity in quantities:
        if quantity.firmness is not Firmness.FIRM or quantity.value <= _OFTEN_SPELT or quantity.kind not in _COUNTED:
            continue
        if is_year(quantity.value) or (quantity.value == _HALF_HOUR and _HALF in values):
            # “last year” is often told as the year, 四点半 as 4:30.
            continue
        figures = _digits_of(quantity.span.of(text.content))
        if values.intersection(quantity.readings) or figures in _digits_of(rendering):
            continue
        unit = unit_of(quantity, text)
        if unit is None or unit.dimension not in _CONVERTED:
            yield Unpaired(quantity, side)


def complete(text: Text) -> bool:
    """Whether the number words of its language are known."""
    numerals = load(text.language.code)
    return bool(numerals.words) or numerals.ideographs is not None


def _sure(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Those that the other side cannot have spelt out in words that nobody here can read."""
    return [quantity for quantity in quantities if quantity.firmness is Firmness.FIRM and quantity.value > _OFTEN_SPELT]


def _with_slips(
    accused: list[Quantity], missing: list[Quantity], pairing: Pairing, target: Text, moved: set[Decimal]
) -> tuple[list[Quantity], list[Quantity]]:
    """Both with “a million” and миллиард, which are held against what is some thousand times theirs alone."""
    articles = load(target.language.code).articles
    led = [
        one
        for one in _scale_words(pairing.target, moved)
        if one.span.of(target.content).partition(" ")[0].casefold() in articles
    ]
    bare = _scale_words(pairing.source, moved)
    accused += [one._replace(firmness=Firmness.SPELT) for one in led if _has_slip(one, (*missing, *bare))]
    return accused, missing + [one._replace(firmness=Firmness.SPELT) for one in bare if _has_slip(one, accused)]


def _scale_words(
    unpaired: Sequence[Quantity], moved: frozenset[Decimal] | set[Decimal] = frozenset()
) -> list[Quantity]:
    return [
        one
        for one in unpaired
        if one.firmness is Firmness.LOOSE and one.value >= _MILLION and not moved.intersection(one.readings)
    ]


def _has_slip(one: Quantity, others: Sequence[Quantity]) -> bool:
    return any(_is_scale_apart(one.value, other) for other in others)


def _is_scale_apart(value: Decimal, other: Quantity) -> bool:
    if other.kind is not Kind.COUNT or other.value < _THOUSAND or other.value == value:
        return False
    apart = other.value.adjusted() - value.adjusted()
    return apart % _FIGURES_OF_A_SCALE == 0 and other.value == value.scaleb(apart)


def _is_half_apart(wrong: Quantity, right: Quantity, source: Sequence[Quantity], target: Sequence[Quantity]) -> bool:
    """Whether the half of one side stands apart from its number: 10 heures et demie, साढ़े आठ."""
    if abs(wrong.value - right.value) != _HALF:
        return False
    return any(_HALF in quantity.readings for quantity in (*source, *target) if quantity.firmness is Firmness.LOOSE)


def _near(number: int, neighbours: int, count: int) -> Iterator[int]:
    for other in range(max(0, number - neighbours), min(count, number + neighbours + 1)):
        if other != number:
            yield other


def _values(quantities: Iterator[Quantity]) -> set[Decimal]:
    return {reading for quantity in quantities for reading in (*quantity.readings, *quantity.parts)}


def _has_others(quantity: Quantity, text: Text) -> bool:
    """Whether the number is of those besides one who is named."""
    word = _NEXT_WORD.match(text.content, quantity.end)
    return word is not None and word[1].casefold() in load(text.language.code).besides


def _ages(quantities: Sequence[Quantity], text: Text) -> int:
    units = [unit_of(quantity, text) for quantity in quantities if quantity.firmness is Firmness.FIRM]
    return sum(unit is not None and unit.name == "year" for unit in units)


def _without_sums(accused: list[Quantity], missing: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without the amounts that one of them tells in two pieces: 6.015 billion as “6 billion and 15 million”."""
    if len(accused) + len(missing) > 2 and accused and missing:
        accused, missing = _pieces_out(accused, missing)
        missing, accused = _pieces_out(missing, accused)
    return accused, missing


def _pieces_out(pieces: list[Quantity], wholes: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    for one, other in pairwise(pieces):
        if not (one.value > other.value >= _LEAST_PIECE and other.start - one.end <= _NEAR_PIECE):
            continue
        whole = next((whole for whole in wholes if one.value + other.value in whole.readings), None)
        if whole is not None:
            pieces = [quantity for quantity in pieces if quantity not in (one, other)]
            wholes = [quantity for quantity in wholes if quantity is not whole]
    return pieces, wholes


def _without_zones(
    source: Text,
    target: Text,
    here: Sequence[Quantity],
    there: Sequence[Quantity],
    accused: list[Quantity],
    missing: list[Quantity],
) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without the times that the other, or the text itself, tells in another zone: 北京时间23时 as 3 p.m. GMT."""
    original, told = zoned_times(here, source), zoned_times(there, target)
    moments: frozenset[int] = frozenset().union(*(time.moments for time in original))
    same = [time for time in told if time.moments & moments]
    same += [
        time
        for time in told
        if any(other.zone != time.zone and other.moments & time.moments for other in told)
        and not any(time.hour.value == other.hour.value for other in original)
    ]
    both: frozenset[int] = frozenset().union(*(time.moments for time in told))
    rendered = [time for time in original if time.moments & both]
    accused, missing = _outside(accused, same), _outside(missing, rendered)
    if rendered and {time.zone for time in rendered} != {time.zone for time in same}:
        # The same moment may be the next day elsewhere.
        days = {q.value: q for q in missing if q.value <= _LAST_DAY}
        moved = [q for q in accused if q.value <= _LAST_DAY and {q.value - 1, q.value + 1} & days.keys()]
        used = [days[value] for q in moved for value in (q.value - 1, q.value + 1) if value in days]
        accused, missing = [q for q in accused if q not in moved], [q for q in missing if q not in used]
    return accused, missing


def _tells_hours(quantities: Sequence[Quantity]) -> bool:
    return any(quantity.kind is Kind.HOUR for quantity in quantities)


def _outside(quantities: Sequence[Quantity], times: Sequence[ZonedTime]) -> list[Quantity]:
    return [
        quantity
        for quantity in quantities
        if quantity.kind not in _CLOCK or not any(time.hour.start <= quantity.start < time.span.end for time in times)
    ]


def _confidence(wrong: Quantity, right: Quantity) -> float:
    """How sure the pair is: figures on both sides are; words may have been turned round or left out.

    The factors are the shares of true errors among such pairs in human translations of news and in marked
    machine translations, rounded.
    """
    confidence = 0.97
    if Firmness.SPELT in (wrong.firmness, right.firmness):
        confidence *= 0.95
    # One and two are told by other words, but not as hours.
    if wrong.kind is not Kind.HOUR or right.kind is not Kind.HOUR:
        if wrong.value <= 2 and wrong.firmness is Firmness.SPELT:
            confidence *= 0.76
        if right.value <= 2 or (wrong.value == 1 and wrong.firmness is Firmness.FIRM):
            confidence *= 0.76
    if _is_cut(wrong.value, right.value) or _is_rounded(wrong.value, right.value):
        confidence *= 0.4
    if (wrong.kind is Kind.PERCENT) is not (right.kind is Kind.PERCENT) and Firmness.SPELT in (
        wrong.firmness,
        right.firmness,
    ):
        confidence *= 0.8
    return confidence


def _is_cut(wrong: Decimal, right: Decimal) -> bool:
    """Whether the number is the source's with its last digits left off: 3.292 million for 3,292,900."""
    if is_year(right):
        return False
    digits, whole = wrong.normalize().as_tuple().digits, right.normalize().as_tuple().digits
    return 3 <= len(digits) < len(whole) and whole[: len(digits)] == digits and wrong.adjusted() == right.adjusted()


def _is_rounded(wrong: Decimal, right: Decimal) -> bool:
    """Whether a large number is the source's as headlines round it, to two figures or more: 40 billion for 40.2 billion."""
    digits, whole = wrong.normalize().as_tuple().digits, right.normalize().as_tuple().digits
    if right < _LARGE or len(digits) >= len(whole) or wrong == right or not wrong:
        return False
    unit = Decimal(1).scaleb(right.adjusted() - max(1, len(digits) - 1))
    return abs(wrong - right) <= unit / 2


def _is_split(wrong: Quantity, content: str, source: str, start: int) -> bool:
    """Whether the number is a piece of a long one that the source has in other pieces: 859 93119 for 85993119."""
    run = next((run for run in _LONG.finditer(content) if run.start() <= wrong.start - start < run.end()), None)
    if run is None:
        return False
    digits = _digits_of(run.group())
    return any(digits == _digits_of(other.group()) for other in _LONG.finditer(source))


def _digits_of(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())
