"""What a house decides once: words, names and marks that may rightly be written in several ways, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

STEM = "<stem>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Ways of writing the same, as settings and messages name them, and rows of what is the same written in each.

    A row has a form for each way, empty where a way has none. In forms `<number>` is a number, `<day>` one or two digits,
    `<year>` four; `<arabic>`, `<persian>`, `<devanagari>` and `<han>` are numbers in those digits. Forms without capitals
    are also found with the capital that begins a sentence, forms with capitals only as they are written.
    """

    ways: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def load(base: str) -> tuple[Choice, ...]:
    """The choices of a primary language subtag; none for a language without data."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return ()
    return tuple(_choice(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["choice"])


@cache
def all_ways() -> frozenset[str]:
    """Every way of every language, as a desk may ask for it."""
    names = (path.name for path in resources.files(__name__).iterdir())
    bases = [name.removesuffix(".toml") for name in names if name.endswith(".toml")]
    return frozenset(way for base in bases for choice in load(base) for way in choice.ways)


def _choice(data: dict[str, object]) -> Choice:
    """A choice as the file has it: rows, or the ways alone where they are the forms; each row once for each stem."""
    ways = _cells(str(data["ways"]))
    listed = data.get("rows", [])
    assert isinstance(listed, list)
    stems = str(data.get("stems", "")).split()
    rows = tuple(row for line in listed or [data["ways"]] for row in _rows(_cells(str(line)), stems))
    assert all(len(row) == len(ways) for row in rows), ways
    return Choice(ways=ways, rows=rows)


def _rows(cells: tuple[str, ...], stems: list[str]) -> Iterator[tuple[str, ...]]:
    if any(STEM in cell for cell in cells):
        yield from (tuple(cell.replace(STEM, stem.replace("_", " ")) for cell in cells) for stem in stems)
    else:
        yield cells


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))
