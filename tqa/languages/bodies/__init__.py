"""Words in the names of ministries, parties, agencies and armies that mean nearly the same, by language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """`senses` are, for each word, the groups of words of nearly one meaning that it is in; `small` words do not count.

    `spelt` are endings and what they stand for; `apart` are words of one stem that are never taken for each other (a minister
    is no ministry). `written_out` are abbreviations of countries and what they count as (U.S., United States), `countries`
    the words of that.
    """

    senses: dict[str, frozenset[int]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    spelt: tuple[tuple[str, str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    written_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()


@cache
def load(base: str) -> BodyWords:
    """The data of a primary language subtag; of a language without any, names of bodies are only compared by their letters."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return BodyWords()
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    senses: dict[str, set[int]] = {}
    for number, row in enumerate(data["alike"]):
        for word in row.split():
            senses.setdefault(word, set()).add(number)
    written_out = {short: tuple(words.split()) for short, words in data.get("written_out", {}).items()}
    return BodyWords(
        senses={word: frozenset(rows) for word, rows in senses.items()},
        small=frozenset(data["small"].split()),
        spelt=tuple((old, new) for old, new in data["spelt"]),
        apart=frozenset((one, other) for one, other in data["apart"]),
        written_out=written_out,
        countries=frozenset(word for words in written_out.values() for word in words),
    )
