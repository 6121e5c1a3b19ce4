"""Initials of other scripts in Latin letters: ОДКБ is written ODKB where nobody translated it."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from itertools import product

from tqa.languages.romanisation import fold

SHORTEST, LONGEST = 2, 6
_SPELLINGS = 64


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((resources.files("tqa.languages") / "initials.toml").read_text(encoding="utf-8"))
    return {letter: tuple(written.split()) or ("",) for rows in table.values() for letter, written in rows.items()}


def are_initials(surface: str) -> bool:
    """Whether a word is written in capitals only, and short enough to be read letter by letter."""
    return SHORTEST <= len(surface) <= LONGEST and surface.isalpha() and surface.isupper()


@lru_cache(maxsize=10_000)
def in_latin(initials: str) -> frozenset[str]:
    """The ways to write initials in Latin letters, without diacritics; empty for a script without a table."""
    if initials.isascii():
        return frozenset({initials})
    folded = fold(initials)
    if folded.isascii() and len(folded) == len(initials):
        return frozenset({folded.upper()})
    written = [_letters().get(letter) for letter in initials]
    if None in written:
        return frozenset()
    ways = product(*(way for way in written if way is not None))
    return frozenset("".join(way) for _, way in zip(range(_SPELLINGS), ways, strict=False))
