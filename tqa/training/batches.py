"""Examples from a file, in batches of like length, in an order that the seed decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tqa.entity.pieces import PAD
from tqa.training.examples import IGNORE

STRIDE = 16
"""Lengths are padded to multiples of this: few shapes, which the CPU kernels are prepared for."""


@dataclass(frozen=True, slots=True)
class Batch:
    """As `Example`, padded: batch x length, labels heads x batch x length, pair 2 x batch x length."""

    ids: Tensor
    side: Tensor
    labels: Tensor
    pair: Tensor
    slot: Tensor


class Shelf:
    """One file of examples. `together` examples in a row stay in one batch, in order."""

    def __init__(self, path: Path, *, together: int = 1) -> None:
        with np.load(path) as arrays:
            self.arrays = {name: arrays[name] for name in arrays.files}
        self.starts = self.arrays["starts"]
        self.together = together
        self.lengths = np.diff(self.starts)

    def __len__(self) -> int:
        return len(self.lengths) // self.together

    def order(self, tokens: int, rng: np.random.Generator | None) -> Iterator[list[int]]:
        """Lists of examples, each list at most `tokens` pieces with padding; shuffled, or by length without `rng`."""
        step = self.together
        longest = self.lengths[: len(self) * step].reshape(-1, step).max(axis=1)
        units = rng.permutation(len(self)) if rng is not None else np.arange(len(self))
        pool = max(64, tokens // 4)
        for first in range(0, len(units), pool):
            part = units[first : first + pool]
            part = part[np.argsort(longest[part], kind="stable")]
            lists: list[list[int]] = [[]]
            for unit in part.tolist():
                width = -(-int(longest[unit]) // STRIDE) * STRIDE
                if lists[-1] and (len(lists[-1]) + step) * width > tokens:
                    lists.append([])
                lists[-1] += range(unit * step, (unit + 1) * step)
            for i in rng.permutation(len(lists)) if rng is not None else range(len(lists)):
                yield lists[i]

    def batch(self, chosen: list[int]) -> Batch:
        width = -(-int(self.lengths[chosen].max()) // STRIDE) * STRIDE
        a = self.arrays
        ids = np.full((len(chosen), width), PAD, np.int64)
        side = np.zeros((len(chosen), width), np.int64)
        labels = np.full((a["labels"].shape[0], len(chosen), width), IGNORE, np.uint8)
        pair = np.full((2, len(chosen), width), -1, np.int64)
        slot = np.zeros((len(chosen), width), np.uint8)
        for row, i in enumerate(chosen):
            place = slice(int(self.starts[i]), int(self.starts[i + 1]))
            n = place.stop - place.start
            ids[row, :n] = a["ids"][place]
            side[row, :n] = a["side"][place]
            labels[:, row, :n] = a["labels"][:, place]
            pair[:, row, :n] = a["pair"][:, place]
            slot[row, :n] = a["slot"][place]
        return Batch(*(torch.from_numpy(x) for x in (ids, side, labels, pair, slot)))

    def endless(self, tokens: int, seed: int) -> Iterator[Batch]:
        """Rounds without end, each in another order."""
        rng = np.random.default_rng(seed)
        while True:
            for chosen in self.order(tokens, rng):
                yield self.batch(chosen)
