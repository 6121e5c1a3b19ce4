"""Scores and votes whose two numbers have changed places: 1-3 for 3-1, 213 to 217 for 217 to 213."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tqa.finding import Span
from tqa.languages.contrasts import load
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.contrasts import Contrast
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.reader import quantities_of

_MOST = 1000
_WIDEST = 24
_COUNTED = frozenset({Kind.COUNT, Kind.HOUR, Kind.MINUTE})


def swapped_scores(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[Contrast]:
    """Those that the target tells smaller number first and the source larger number first, with the same two numbers.

    The other way round is left alone, and what English says: it tells a defeat with the larger number first, too.
    """
    own, words = load(source.language.code), load(target.language.code)
    if own is None or words is None or own.winner_first:
        return
    told = list(_scores(target, words.versus))
    if not told:
        return
    original = list(_scores(source, own.versus))
    for segment in segments if original else ():
        there = [pair for pair in told if segment.target.start <= pair[0].start < segment.target.end]
        here = [pair for pair in original if segment.source.start <= pair[0].start < segment.source.end]
        values = {(first.value, second.value) for first, second in here}
        for first, second in there:
            if first.value >= second.value or (first.value, second.value) in values:
                continue
            if any((one.value, other.value) == (second.value, first.value) for one, other in there):
                continue
            right = [pair for pair in here if (pair[0].value, pair[1].value) == (second.value, first.value)]
            if len(right) != 1:
                continue
            between = target.content[first.end : second.start]
            instead = second.span.of(target.content) + between + first.span.of(target.content)
            original_span = Span(right[0][0].start, right[0][1].end)
            yield Contrast("score", Span(first.start, second.end), original_span, segment.confidence, instead)


def _scores(text: Text, versus: re.Pattern[str]) -> Iterator[tuple[Quantity, Quantity]]:
    for first, second in pairwise(quantities_of(text)):
        if second.start - first.end > _WIDEST or not _is_count(first) or not _is_count(second):
            continue
        if versus.fullmatch(text.content, first.end, second.start):
            yield first, second


def _is_count(quantity: Quantity) -> bool:
    return (
        quantity.firmness is Firmness.FIRM
        and quantity.kind in _COUNTED
        and quantity.value < _MOST
        and quantity.value % 1 == 0
    )
