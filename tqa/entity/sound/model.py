"""A sound model: what each unit of a script writes in Latin letters, with what probability."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import msgspec

TABLES = Path(__file__).parent.parent.parent / "languages" / "sounds"

STEPS = 20
"""Levels a factor of e: one byte holds probabilities down to 3e-6."""

_SKIP = -5.0
"""The log-probability of a unit that is not written, or of a letter that nothing writes, where the table does not say."""
_LONGEST = 6
_SILENT = -2.5
_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz")
_NONE = -1e9
_ROUNDING = 1e-6

_Place = tuple[int, int, float]
"""Where a unit may have written letters of a word: first, behind the last, log-probability."""


class Table(msgspec.Struct, frozen=True, array_like=True):
    """As stored: usual letters, what each unit writes (decoded when needed), and the weights of the calibration."""

    usual: dict[str, float]
    writes: dict[str, msgspec.Raw]
    weights: tuple[float, float, float]


_ROW = msgspec.msgpack.Decoder(dict[str, int])


class Model:
    """Compares units with Latin letters. Immutable but for the rows that it has decoded."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows: dict[str, dict[str, float]] = {}
        self._first: dict[str, frozenset[str]] = {}

    def writes(self, unit: str) -> dict[str, float]:
        """What a unit may write, with log-probabilities; nothing for one that names were never written with."""
        row = self._rows.get(unit)
        if row is None:
            raw = self._table.writes.get(unit)
            row = self._rows[unit] = (
                {} if raw is None else {text: -level / STEPS for text, level in _ROW.decode(raw).items()}
            )
        return row

    def usual(self, latin: str) -> float:
        """The log-probability of letters in any name."""
        usual = self._table.usual
        return sum(usual.get(letter, -7.0) for letter in latin)

    def evidence(self, units: Sequence[str], latin: str) -> float:
        """How much likelier the letters are as a spelling of these units than as any name, a natural logarithm."""
        size = len(latin)
        row = [at * _SKIP for at in range(size + 1)]
        for unit in units:
            row = self._step(row, unit, latin)
        return row[size] - self.usual(latin)

    def heard(
        self, units: Sequence[str], latin: str, *, lead: int, tail: int, least: float = 0.0
    ) -> tuple[float, int, int]:
        """The stretch of units that the letters are most likely a spelling of: evidence, first unit, unit behind the last.

        A "" among the units is a gap that no name crosses. A name begins at most `lead` units behind a gap and ends at most
        `tail` before one. What the number of places would find by chance is taken off the evidence. With `least`, any
        stretch of at least that chance will do, and nothing is looked for where none can come to it.
        """
        size = len(latin)
        found: dict[str, Sequence[_Place]] = dict.fromkeys(units, ())
        pieces, rows = _pieces(latin).keys(), self._rows
        for unit in found:
            writes = rows.get(unit) or self.writes(unit)
            if unit and not writes.keys().isdisjoint(pieces):
                found[unit] = self._places(unit, latin)
        runs = tuple(_runs(units))
        places = sum(min(end - start, lead + 1) for start, end in runs)
        against = self.usual(latin) + math.log(max(1, places))
        if self.chance(_ceiling(found.values(), size) - against + _ROUNDING, size) < least:
            return (_NONE, 0, 0)
        best = (_NONE, 0, 0)
        if least and lead >= len(units) <= tail:
            # Most names are found at once where units that write some of their letters stand close together.
            best = self._stretch(units, latin, tuple(_close(units, found)), found, lead, tail)
        if best[2] == 0 or self.chance(best[0] - against, size) < least:
            best = self._stretch(units, latin, runs, found, lead, tail)
        return (best[0] - against, *best[1:])

    def _stretch(
        self,
        units: Sequence[str],
        latin: str,
        runs: Iterable[tuple[int, int]],
        found: dict[str, Sequence[_Place]],
        lead: int,
        tail: int,
    ) -> tuple[float, int, int]:
        size = len(latin)
        best = (_NONE, 0, 0)
        for start, end in runs:
            if lead == 0 and latin[:1] not in self._opens(units[start]):
                continue
            row, starts = [_NONE] * (size + 1), [0] * (size + 1)
            for at in range(start, end):
                row[0] = _NONE
                if at - start <= lead:
                    row[0], starts[0] = 0.0, at
                row, starts = self._traced_step(row, starts, units[at], found[units[at]])
                if row[size] > best[0] and end - at - 1 <= tail:
                    best = (row[size], starts[size], at + 1)
        return best

    def _opens(self, unit: str) -> frozenset[str]:
        """The letters that a name may begin with in Latin script, if this is its first unit; all, if it may be silent."""
        known = self._first.get(unit)
        if known is None:
            row = self.writes(unit)
            silent = not row or row.get("", _NONE) > _SILENT
            known = self._first[unit] = _ALPHABET if silent else frozenset(text[:1] for text in row if text)
        return known

    def chance(self, evidence: float, size: int) -> float:
        """Evidence of `size` letters as a probability, where every second name would be the right one."""
        base, density, amount = self._table.weights
        x = base + density * evidence / max(1, size) + amount * evidence / 10
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))

    def _step(self, row: list[float], unit: str, latin: str) -> list[float]:
        return self._traced_step(row, [0] * len(row), unit, self._places(unit, latin))[0]

    def _traced_step(
        self, row: list[float], starts: list[int], unit: str, places: Sequence[_Place]
    ) -> tuple[list[float], list[int]]:
        skip = max(_SKIP, self.writes(unit).get("", _NONE))
        after = [value + skip for value in row]
        origin = list(starts)
        for at, end, p in places:
            value = row[at]
            if value > _NONE / 2 and value + p > after[end]:
                after[end], origin[end] = value + p, starts[at]
        for at in range(len(row) - 1):
            if after[at] + _SKIP > after[at + 1]:
                after[at + 1], origin[at + 1] = after[at] + _SKIP, origin[at]
            elif not places:
                # The row was settled before; only the new beginning could reach further.
                break
        return after, origin

    def _places(self, unit: str, latin: str) -> list[_Place]:
        """Where a unit may have written some of the letters, in their order."""
        writes, pieces = self.writes(unit), _pieces(latin)
        return sorted((at, end, writes[text]) for text in writes.keys() & pieces.keys() for at, end in pieces[text])


@lru_cache(maxsize=256)
def _pieces(latin: str) -> dict[str, list[tuple[int, int]]]:
    """The pieces of a word that one unit may have written, with their places."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at in range(len(latin)):
        for end in range(at + 1, min(len(latin), at + _LONGEST) + 1):
            found.setdefault(latin[at:end], []).append((at, end))
    return found


def _ceiling(found: Iterable[Sequence[_Place]], size: int) -> float:
    """What no spelling is likelier than: each letter written by the likeliest unit, wherever that stands."""
    best: dict[tuple[int, int], float] = {}
    for places in found:
        for at, end, p in places:
            if p > best.get((at, end), _NONE):
                best[at, end] = p
    row = [at * _SKIP for at in range(size + 1)]
    for (at, end), p in sorted(best.items()):
        # Sorted by where they begin, all that leads up to a place has been seen before it.
        if row[at] + p > row[end]:
            row[end] = row[at] + p
            for later in range(end + 1, size + 1):
                row[later] = max(row[later], row[later - 1] + _SKIP)
    return row[size]


def _runs(units: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First unit and unit behind the last of what stands between gaps."""
    start = 0
    for at, unit in enumerate(units):
        if not unit:
            if at > start:
                yield start, at
            start = at + 1
    if len(units) > start:
        yield start, len(units)


def _close(units: Sequence[str], found: dict[str, Sequence[_Place]]) -> Iterator[tuple[int, int]]:
    """First unit and unit behind the last of what may write letters of a word, with one other unit between at the most."""
    start = end = 0
    for at, unit in enumerate(units):
        if found[unit] and unit:
            if at > end + 1 or "" in units[end:at]:
                yield start, end
                start = at
            end = at + 1
    yield start, end


@cache
def load(name: str) -> Model:
    """The shipped model of a script, such as `han`."""
    return Model(msgspec.msgpack.decode((TABLES / f"{name}.msgpack").read_bytes(), type=Table))
