"""Long texts in windows that the network can read, and their scores put together again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 320
"""Pieces of one sequence at the most, marks included; it was trained on sequences of up to 224."""

MARKS = 3
OVERLAP = 24


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of the source and of the target that are read together, half open."""

    source: tuple[int, int]
    target: tuple[int, int]


def windows(source: int, target: int, longest: int = LONGEST) -> Iterator[Window]:
    """Windows over a pair of so many pieces: the target in chunks, each with the part of the source at its height.

    Every target piece is in exactly one window's chunk. Every source piece is in at least one window, since the
    parts overlap by a quarter of a chunk on either side.
    """
    room = longest - MARKS
    if source + target <= room:
        yield Window((0, source), (0, target))
        return
    # The source part is 1.5 times the height of the chunk; both have to fit.
    share = source / max(1, target)
    chunk = max(16, int(room / (1 + 1.5 * share)))
    count = max(1, -(-target // chunk))
    for i in range(count):
        first, last = target * i // count, target * (i + 1) // count
        height = max(1, source / count)
        low = max(0, int(height * (i - 0.25)))
        high = min(source, int(height * (i + 1.25)) + 1, low + room - (last - first))
        yield Window((low, max(low, high)), (first, last))
