"""Which sentences of the source a sentence of the target renders.

Gale and Church's dynamic program over lengths (A Program for Aligning Sentences in Bilingual Corpora, 1993), helped by
what both sides have verbatim: figures, names, questions, quotations, and the ends of paragraphs. The forward and backward
sums over all alignments give the probability that both texts can be cut at a point; only sure cuts are made.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import regex

from tqa.finding import Span
from tqa.text.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of the target and the piece of the source that it renders; either may be empty (start == end).

    `confidence` (0 to 1) says how sure the pairing is: 1 where both texts are a single sentence or line each.
    """

    source: Span
    target: Span
    confidence: float = 1.0


MAX_SENTENCES = 2_000
"""Longer texts are paired as a whole."""

MAX_CELLS = 16_000
"""Points of the table that are looked at; the path between two long texts must keep near the diagonal."""

SURE = 0.75
"""The least probability of a cut."""

_MOVES = ((1, 1, 0.0), (1, 2, 2.2), (2, 1, 2.2), (1, 3, 4.6), (3, 1, 4.6), (2, 2, 4.4), (1, 0, 3.5), (0, 1, 3.5))
"""(source sentences, target sentences, minus the logarithm of how usual that is beside one to one)."""

_VARIANCE = 8.0
"""Of the length of a translation, in characters a character: 5 (es) to 11 (zh, ja) on news, target characters."""

_OMITTED = 0.01
"""The cost of a character that nothing renders."""

_UNMATCHED = 1.3
"""The cost of something that both texts have once each, on one side of a pair only."""

_BREAK = 1.6
"""The gain of a cut where both sides end a paragraph, and the cost where one does."""

_FAR_OFF = 4.5
"""Standard deviations between the lengths of two paragraphs that are not each other's."""

_NEAR = 1.5
"""Standard deviations between the lengths of texts that surely render each other."""

_ROOT = math.sqrt(2)
_FAR = -1e9
_ANCHOR = regex.compile(r"\p{Nd}+|\p{Latin}[\p{Latin}\p{M}'’]+|[?？؟]|[!！]|[“”«»「」„\"]")
_STEM = 6


def align(source: Text, target: Text) -> tuple[Segment, ...]:
    """Segments in the order of the target; together they cover both texts."""
    sides = source.sentences, target.sentences
    if not sides[0] or not sides[1]:
        return (Segment(source=Span(0, len(source.content)), target=Span(0, len(target.content)), confidence=0.5),)
    if len(sides[0]) == len(sides[1]) == 1:
        return (Segment(source=sides[0][0], target=sides[1][0]),)
    if max(len(sides[0]), len(sides[1])) > MAX_SENTENCES:
        return _whole(source, target)
    one, other = _Side.of(source), _Side.of(target)
    blocks = _blocks(one, other)
    ratio = other.total / one.total
    if blocks is None:
        return _Aligner(one, other, ratio).segments()
    return tuple(
        segment
        for rows, columns in blocks
        for segment in _Aligner(one.part(*rows), other.part(*columns), ratio).segments()
    )


def _whole(source: Text, target: Text) -> tuple[Segment, ...]:
    """Paragraph by paragraph where there are as many, else all in one."""
    sides = source.paragraphs, target.paragraphs
    if len(sides[0]) == len(sides[1]):
        return tuple(Segment(source=s, target=t, confidence=0.8) for s, t in zip(*sides, strict=True))
    ends = [Span(side[0].start, side[-1].end) for side in sides]
    return (Segment(source=ends[0], target=ends[1], confidence=0.5),)


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one text with their anchors. `breaks` says which begin a paragraph, and ends with True."""

    spans: tuple[Span, ...]
    breaks: tuple[bool, ...]
    anchors: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: Text) -> _Side:
        starts = {paragraph.start for paragraph in text.paragraphs}
        latin = "Latn" in text.language.scripts
        return cls(
            spans=text.sentences,
            breaks=(*(span.start in starts for span in text.sentences), True),
            anchors=tuple(_anchors(span.of(text.content), only_names=latin) for span in text.sentences),
        )

    @property
    def total(self) -> int:
        return sum(len(span) for span in self.spans)

    def part(self, start: int, end: int) -> _Side:
        return _Side(self.spans[start:end], (*self.breaks[start:end], True), self.anchors[start:end])

    def paragraphs(self) -> list[tuple[int, int]]:
        """The numbers of their first sentences and of those behind their last."""
        return list(pairwise(number for number, begins in enumerate(self.breaks) if begins))

    def span(self, start: int, end: int) -> Span:
        """From one sentence up to another; empty, and behind the one before, if they are the same."""
        if start < end:
            return Span(self.spans[start].start, self.spans[end - 1].end)
        at = self.spans[start - 1].end if start else self.spans[0].start
        return Span(at, at)


def _blocks(source: _Side, target: _Side) -> list[tuple[tuple[int, int], tuple[int, int]]] | None:
    """The paragraphs in pairs, if there are as many and each is about as long as the other."""
    sides = source.paragraphs(), target.paragraphs()
    if len(sides[0]) != len(sides[1]) or len(sides[0]) == 1:
        return None
    ratio = target.total / source.total
    pairs = list(zip(*sides, strict=True))
    for rows, columns in pairs:
        expected = ratio * sum(len(span) for span in source.spans[slice(*rows)])
        if _deviation(expected, sum(len(span) for span in target.spans[slice(*columns)])) > _FAR_OFF:
            return None
    return pairs


def _deviation(expected: float, written: float) -> float:
    """How far a length is from the expected one, in standard deviations."""
    return abs(written - expected) / math.sqrt(_VARIANCE * (expected + written + 20) / 2)


def _anchors(sentence: str, *, only_names: bool) -> frozenset[str]:
    found = set()
    for match in _ANCHOR.finditer(sentence):
        word = match.group()
        if word[0].isdecimal():
            found.add(str(int(word)) if len(word) < 20 else word)
        elif not word[0].isalpha():
            found.add("?" if word in "?？؟" else "!" if word in "!！" else '"')
        elif word[0].isupper() or not only_names:
            found.add(word.casefold()[:_STEM])
    return frozenset(found)


class _Aligner:
    def __init__(self, source: _Side, target: _Side, ratio: float) -> None:
        self.source, self.target, self.ratio = source, target, ratio
        self.lengths = [[len(span) for span in side.spans] for side in (source, target)]
        self.rows, self.columns = len(self.source.spans), len(self.target.spans)
        counts = [
            Counter(anchor for anchors in side.anchors for anchor in anchors) for side in (self.source, self.target)
        ]
        self.weights = {
            anchor: _UNMATCHED / math.sqrt(max(counts[0][anchor], counts[1][anchor]))
            for anchor in counts[0].keys() & counts[1].keys()
        }
        shared = self.weights.keys()
        self.anchors = [[anchors & shared for anchors in side.anchors] for side in (self.source, self.target)]
        spread = max(8, abs(self.rows - self.columns) + 4, max(self.rows, self.columns) // 16)
        self.spread = min(spread, MAX_CELLS // (2 * self.rows))
        self.costs: dict[tuple[int, int, int], float] = {}

    def segments(self) -> tuple[Segment, ...]:
        if self.rows == self.columns == 1:
            return (Segment(source=self.source.spans[0], target=self.target.spans[0], confidence=0.98),)
        if min(self.rows, self.columns) == 1 and self._fits():
            return (self._whole(confidence=0.9),)
        forward, backward = self._forward(), self._backward()
        total = forward[self.rows][self.columns]
        if total <= _FAR / 2:
            return (self._whole(confidence=0.5),)
        cuts = []
        for i in range(self.rows + 1):
            for j, value in forward[i].items():
                probability = math.exp(min(0.0, value + backward[i].get(j, _FAR) - total))
                if probability >= SURE:
                    cuts.append((i, j, probability))
        return tuple(
            Segment(
                source=self.source.span(i, k),
                target=self.target.span(j, m),
                confidence=round(min(p, q) * (1.0 if k > i and m > j else 0.8), 2),
            )
            for (i, j, p), (k, m, q) in pairwise(sorted(cuts, key=lambda cut: cut[:2]))
        )

    def _whole(self, *, confidence: float) -> Segment:
        return Segment(
            source=self.source.span(0, self.rows), target=self.target.span(0, self.columns), confidence=confidence
        )

    def _fits(self) -> bool:
        """Whether one sentence is as long as all those of the other side: a long Chinese one told in five English ones."""
        expected, written = sum(self.lengths[0]) * self.ratio, sum(self.lengths[1])
        return _deviation(expected, written) <= _NEAR

    def _band(self, row: int) -> range:
        middle = row * self.columns // self.rows
        return range(max(0, middle - self.spread), min(self.columns, middle + self.spread) + 1)

    def _forward(self) -> list[dict[int, float]]:
        """The logarithm of the sum over all alignments of the sentences before each point."""
        table: list[dict[int, float]] = []
        for i in range(self.rows + 1):
            row: dict[int, float] = {}
            table.append(row)
            for j in self._band(i):
                if i == 0 and j == 0:
                    row[0] = 0.0
                    continue
                values = []
                for move, (di, dj, _) in enumerate(_MOVES):
                    before = table[i - di].get(j - dj) if i >= di and j >= dj else None
                    if before is not None:
                        values.append(before - self._cost(i - di, j - dj, move))
                if values:
                    row[j] = _log_sum(values)
        return table

    def _backward(self) -> list[dict[int, float]]:
        """The same of the sentences behind each point."""
        table: list[dict[int, float]] = [{} for _ in range(self.rows + 1)]
        for i in range(self.rows, -1, -1):
            row = table[i]
            for j in reversed(self._band(i)):
                if i == self.rows and j == self.columns:
                    row[j] = 0.0
                    continue
                values = []
                for move, (di, dj, _) in enumerate(_MOVES):
                    behind = table[i + di].get(j + dj) if i + di <= self.rows else None
                    if behind is not None:
                        values.append(behind - self._cost(i, j, move))
                if values:
                    row[j] = _log_sum(values)
        return table

    def _cost(self, i: int, j: int, move: int) -> float:
        """Minus the logarithm of how likely the next sentences render each other."""
        known = self.costs.get((i, j, move))
        if known is not None:
            return known
        di, dj, cost = _MOVES[move]
        expected = sum(self.lengths[0][i : i + di]) * self.ratio
        written = sum(self.lengths[1][j : j + dj])
        if di and dj:
            cost -= math.log(math.erfc(min(_deviation(expected, written), 7.0) / _ROOT) + 1e-9)
        else:
            cost += min(10.0, (expected + written) * _OMITTED)
        for anchor in frozenset().union(*self.anchors[0][i : i + di]) ^ frozenset().union(*self.anchors[1][j : j + dj]):
            cost += self.weights[anchor]
        if self.source.breaks[i + di] != self.target.breaks[j + dj]:
            cost += _BREAK
        elif self.source.breaks[i + di]:
            cost -= _BREAK
        crossed = sum(self.source.breaks[i + 1 : i + di]) + sum(self.target.breaks[j + 1 : j + dj])
        cost += crossed * _BREAK
        self.costs[i, j, move] = cost
        return cost


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
