"""How sure a figure is: intervals in which it lies at 95 %."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Counts = npt.NDArray[np.float64]

LEVEL: Final = 0.95
_Z: Final = 1.959964
"""The standard normal quantile of 0.975."""

ROUNDS: Final = 2000
"""Samples of a bootstrap."""

FEWEST: Final = 5
"""Documents; samples of fewer say nothing about others."""

SEED: Final = 20231128
_CHUNK: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Both ends belong to it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure, what it was counted from (`count` of `of`), and its interval; None where there was nothing to count."""

    value: float | None
    count: float
    of: float
    interval: Interval | None


def proportion(count: int, of: int) -> Estimate:
    """A share with Wilson's score interval (Wilson 1927), which keeps its level near 0 and 1 and for small numbers."""
    if not of:
        return Estimate(value=None, count=count, of=of, interval=None)
    share, square = count / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    interval = Interval(low=max(0.0, middle - half), high=min(1.0, middle + half))
    return Estimate(value=share, count=count, of=of, interval=interval)


def rate(count: int, of: float, *, per: float) -> Estimate:
    """Events in so much, told `per` so much, with the exact interval of a Poisson mean (Garwood 1936)."""
    if of <= 0:
        return Estimate(value=None, count=count, of=of, interval=None)
    tail = (1 - LEVEL) / 2
    low = _poisson_mean(count - 1, 1 - tail) if count else 0.0
    high = _poisson_mean(count, tail)
    interval = Interval(low=low * per / of, high=high * per / of)
    return Estimate(value=count * per / of, count=count, of=of, interval=interval)


def _poisson_mean(count: int, probability: float) -> float:
    """The mean at which `count` events or fewer have this probability."""
    low, high = 0.0, 2.0 * count + 20.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(count, middle) > probability else (low, middle)
    return (low + high) / 2


def _at_most(count: int, mean: float) -> float:
    """The probability of at most `count` events."""
    if mean <= 0 or count > mean + 20 * math.sqrt(mean + 1) + 20:
        return 1.0
    logarithm = math.log(mean)
    # Terms far below the largest add nothing: a feed with many findings is counted no slower.
    first = max(0, int(count - 40 * math.sqrt(count + 1) - 40))
    return sum(math.exp(i * logarithm - mean - math.lgamma(i + 1)) for i in range(first, count + 1))


def bootstrap(rows: Sequence[Sequence[float]], statistic: Callable[[Counts], Counts]) -> Counts:
    """`statistic` of samples drawn with replacement from documents: a row of `rows` holds the counts of one.

    `statistic` is given sums of the columns, samples x columns, and returns one value a sample, NaN where there is none.
    The seed is fixed: the same articles give the same interval.
    """
    import numpy as np

    table = np.asarray(rows, np.float64)
    generator = np.random.default_rng(SEED)
    shares = np.full(len(table), 1 / len(table))
    sums = [generator.multinomial(len(table), shares, size=_CHUNK) @ table for _ in range(ROUNDS // _CHUNK)]
    with np.errstate(divide="ignore", invalid="ignore"):
        return statistic(np.concatenate(sums))


def percentiles(values: Counts) -> Interval | None:
    """The interval that holds the middle of the values; None where there are hardly any."""
    import numpy as np

    known = values[~np.isnan(values)]
    if len(known) < ROUNDS // 2:
        return None
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(low=float(low), high=float(high))
