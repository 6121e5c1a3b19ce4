"""Before and after: what the words of a segment say came first, and whether they say it of the same date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tqa.finding import Span
from tqa.languages.order import OrderWords
from tqa.text.values.quantity import Firmness, Kind, Quantity

_FAR = 16
_STOPS = frozenset("，。,;；:：.!?！？\n")
_OLDEST, _NEWEST = 1000, 2200


@dataclass(frozen=True, slots=True)
class Relation:
    """One such word: `later` if it is one for after; `dates` and `counts` are the numbers that it stands with."""

    span: Span
    later: bool
    alone: bool
    dates: frozenset[Decimal]
    counts: frozenset[Decimal]


def only_relation(content: str, span: Span, words: OrderWords, quantities: Sequence[Quantity]) -> Relation | None:
    """The one word of the segment that says what came first; None if there are more, or none."""
    piece = content[span.start : span.end]
    if not any(map(piece.__contains__, words.keys)):
        return None
    found = words.pattern.search(content, span.start, span.end)
    if found is None or words.pattern.search(content, found.end(), span.end) is not None:
        return None
    dates, counts = set[Decimal](), set[Decimal]()
    for at, quantity in enumerate(quantities):
        if quantity.firmness is Firmness.LOOSE or not _near(content, found.span(), quantity):
            continue
        beside = quantities[max(0, at - 1) : at + 2]
        dated = _is_year(quantity) or any(other.kind is Kind.MONTH for other in beside)
        (dates if dated else counts).update(quantity.readings)
    alone = found.group().strip().casefold() in words.adverbs
    return Relation(Span(*found.span()), found.lastgroup == "after", alone, frozenset(dates), frozenset(counts))


def _near(content: str, span: tuple[int, int], quantity: Quantity) -> bool:
    start, end = span
    gap = content[quantity.end : start] if quantity.end <= start else content[end : quantity.start]
    return len(gap) <= _FAR and not _STOPS.intersection(gap)


def _is_year(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and _OLDEST <= quantity.value < _NEWEST and quantity.value % 1 == 0
