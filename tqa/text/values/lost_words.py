"""Small words that turn a number round, where they got lost: 8 degrees for 零下8摄氏度, 80 for 八成."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tqa.languages.contrasts import load
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.comparison import inside
from tqa.text.values.contrasts import Contrast, told_in
from tqa.text.values.quantity import Kind, Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.units import unit_of

_BEFORE, _BEHIND = 24, 30
_SIGNS = ("-", "−", "–", "‐", "‑")
_TIME = "time"
_SHARES = (
    "%",
    "rate",
    "ratio",
    "share",
    "index",
    "score",
    "degree",
    "out of",
    "in every",
    "per hundred",
    "in ten",
    "tenth",
)
"""What tells in other words that a number is a part of a hundred, or that it is none."""
_NEXT = re.compile(r" [^\W\d_A-Z]{4,}s\b")
_HALF = "half"


def lost_words(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[Contrast]:
    """Numbers below zero that the target has above it, and halves and per cent that it lacks."""
    own, words = load(source.language.code), load(target.language.code)
    if own is None or words is None:
        return
    below = own.below_zero is not None and own.below_zero.search(source.content) is not None
    halves = [told for told in told_in(source) if told.kind == _HALF]
    numbers, others = quantities_of(target), quantities_of(source)
    shares = [other for other in others if other.kind is Kind.PERCENT]
    if not below and not halves and not shares:
        return
    for segment in segments:
        here, there = inside(others, segment.source), inside(numbers, segment.target)
        if not here or not there:
            continue
        if shares:
            yield from _lost_shares(segment, target, here, there)
        if below:
            yield from _lost_signs(segment, source, target, here, there)
        told = [half for half in halves if segment.source.start <= half.span.start < segment.source.end]
        if len(told) == 1:
            value = max(map(float, told[0].values))
            wrong = _lacks_half(segment, target, there, value)
            if wrong is not None:
                surface = wrong.span.of(target.content)
                instead = f"{surface} and a half" if surface.isalpha() else f"{surface}.5"
                instead = instead if target.language.base == "en" else ""
                yield Contrast(_HALF, wrong.span, told[0].span, segment.confidence, instead or None)


def _lost_signs(
    segment: Segment, source: Text, target: Text, here: Sequence[Quantity], there: Sequence[Quantity]
) -> Iterator[Contrast]:
    """Of numbers that each side has once."""
    own, words = load(source.language.code), load(target.language.code)
    assert own is not None
    assert own.below_zero is not None
    for number in here:
        before = source.content[max(segment.source.start, number.start - _BEFORE) : number.start].rstrip()
        found = list(own.below_zero.finditer(before.casefold()))
        if not found or found[-1].end() < len(before) or not number.value:
            continue
        same = [other for other in there if other.value == number.value]
        if len(same) != 1 or sum(other.value == number.value for other in here) != 1:
            continue
        content, wrong = target.content, same[0]
        around = content[max(0, wrong.start - _BEFORE) : wrong.end + _BEHIND].casefold()
        if content[: wrong.start].endswith(_SIGNS) or words is None or words.below_zero is None:
            continue
        if words.below_zero.search(around) is None:
            instead = f"{words.spelt['below']} {wrong.span.of(content)}" if "below" in words.spelt else None
            yield Contrast("sign", wrong.span, number.span, segment.confidence, instead)


def _lost_shares(
    segment: Segment, target: Text, here: Sequence[Quantity], there: Sequence[Quantity]
) -> Iterator[Contrast]:
    """Of numbers that each side has once, where nothing in the target speaks of a share."""
    words = load(target.language.code)
    said = segment.target.of(target.content).casefold()
    if words is None or any(other.kind in (Kind.PERCENT, Kind.FRACTION) for other in there):
        return
    if next(words.beside["share"].find(said), None) is not None or any(sign in said for sign in _SHARES):
        return
    for number in here:
        same = [other for other in there if other.value == number.value]
        alone = number.kind is Kind.PERCENT and sum(other.value == number.value for other in here) == 1
        counted = alone and len(same) == 1 and same[0].kind is Kind.COUNT and _counts_things(same[0], target)
        if counted and same[0].value % 1 == 0 and same[0].value > 1:
            percent = words.spelt.get("percent")
            instead = f"{same[0].span.of(target.content)} {percent} of" if percent else None
            yield Contrast("share", same[0].span, number.span, segment.confidence, instead)


def _counts_things(number: Quantity, text: Text) -> bool:
    """Whether a word in small letters follows it: 80 companies."""
    return _NEXT.match(text.content, number.end) is not None


def _lacks_half(segment: Segment, target: Text, there: Sequence[Quantity], value: float) -> Quantity | None:
    """The whole number of hours, days or years that stands for one and a half more."""
    whole = int(value)
    if value <= 1 or any(float(other.value) == value or float(other.value) % 1 == 0.5 for other in there):
        return None
    if any(
        told.kind == _HALF and segment.target.start <= told.span.start < segment.target.end for told in told_in(target)
    ):
        return None
    if "half" in segment.target.of(target.content).casefold():
        return None
    same = [other for other in there if other.value == whole and other.kind is Kind.COUNT]
    if len(same) != 1:
        return None
    unit = unit_of(same[0], target)
    return same[0] if unit is not None and unit.dimension == _TIME else None
