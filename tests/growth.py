"""How the time that something takes grows with its size: what is linear takes four times as long for four times as much."""

from __future__ import annotations

import time
from collections.abc import Callable

STEADY = 9.0
"""Four times as much takes less than so many times as long, unless it grows with the square (16)."""

_LEAST = 0.005
_RUNS = 2


def growth(run: Callable[[int], object], size: int) -> float:
    """Processor time of four times `size` over that of `size`, the better of two runs each."""
    return max(_taken(run, 4 * size), _LEAST) / max(_taken(run, size), _LEAST)


def _taken(run: Callable[[int], object], size: int) -> float:
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        run(size)
        best = min(best, time.process_time() - start)
    return best
