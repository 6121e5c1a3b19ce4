"""Two configurations over the same documents: how far apart, how surely, and which findings only one has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.evaluation.figures import Figures, counts, f1_of
from tqa.evaluation.intervals import FEWEST, Interval, bootstrap, percentiles
from tqa.evaluation.matching import Judged, Outcome

if TYPE_CHECKING:
    from tqa.evaluation.intervals import Counts

COLUMNS = 6
"""Of `counts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure of both, and the second less the first, with the interval of the difference over documents.

    `chance` is the share of samples in which the difference points the other way or is none: small where it is no
    accident of these documents.
    """

    name: str
    first: float | None
    second: float | None
    interval: Interval | None
    chance: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyOne:
    """A finding that the other configuration has not: none of the same check at this place."""

    document: str
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`documents` is the number that both configurations checked; differences are of these."""

    first: Figures
    second: Figures
    documents: int
    differences: tuple[Difference, ...]
    only_first: tuple[OnlyOne, ...]
    only_second: tuple[OnlyOne, ...]


def compare(first: Figures, second: Figures, ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> Comparison:
    """The second configuration against the first, paired by document."""
    other = {outcome.id: outcome for outcome in theirs}
    pairs = [(outcome, other[outcome.id]) for outcome in ours if outcome.id in other]
    table = [(*counts(one), *counts(two)) for one, two in pairs]
    return Comparison(
        first=first,
        second=second,
        documents=len(pairs),
        differences=tuple(_difference(name, statistic, table) for name, statistic in _STATISTICS.items()),
        only_first=tuple(only for one, two in pairs for only in _only(one, two)),
        only_second=tuple(only for one, two in pairs for only in _only(two, one)),
    )


_STATISTICS: dict[str, Callable[[Counts], Counts]] = {
    "precision": lambda sums: sums[:, 0] / sums[:, 1],
    "recall": lambda sums: sums[:, 2] / sums[:, 3],
    "F1": f1_of,
    "false alarms per 1,000 words": lambda sums: 1000 * sums[:, 4] / sums[:, 5],
}


def _difference(name: str, statistic: Callable[[Counts], Counts], table: Sequence[Sequence[float]]) -> Difference:
    import numpy as np

    if not table:
        return Difference(name=name, first=None, second=None, interval=None, chance=None)
    sums = np.asarray(table, np.float64).sum(axis=0, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (float(statistic(part)[0]) for part in (sums[:, :COLUMNS], sums[:, COLUMNS:]))
    apart = second - first
    interval = chance = None
    if len(table) >= FEWEST and not np.isnan(apart):
        values = bootstrap(table, lambda s: statistic(s[:, COLUMNS:]) - statistic(s[:, :COLUMNS]))
        interval = percentiles(values)
        chance = float((values * np.sign(apart) <= 0).mean()) if apart else 1.0
    return Difference(
        name=name,
        first=None if np.isnan(first) else first,
        second=None if np.isnan(second) else second,
        interval=interval,
        chance=chance,
    )


def _only(one: Outcome, other: Outcome) -> Iterator[OnlyOne]:
    for judged in one.findings:
        mine = judged.finding
        if not any(
            theirs.check == mine.check
            and theirs.field == mine.field
            and theirs.side is mine.side
            and theirs.span.touches(mine.span)
            for theirs in (j.finding for j in other.findings)
        ):
            yield OnlyOne(document=one.id, judged=judged)
