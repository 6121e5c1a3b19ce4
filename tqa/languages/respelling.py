"""How the languages write names that English writes otherwise, as data: see `respelling.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_SOUNDS = str.maketrans({"C": "ch", "J": "dzh", "K": "kh", "S": "sh", "X": "shch", "Z": "zh"})
_STEM = 3
"""Letters that stand before an ending at the least."""


@dataclass(frozen=True, slots=True)
class Respelling:
    """What one language does with names. `cyrillic`: its letters are others; `own` are the territories whose names it leaves.

    `endings` maps the ending of a form to those that the dictionary form may have.
    """

    pairs: tuple[tuple[str, str], ...]
    cyrillic: Mapping[int, str]
    own: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]

    def of(self, word: str) -> str:
        """A word in small letters as English would spell its sounds."""
        if self.cyrillic:
            return word.translate(self.cyrillic)
        for written, english in self.pairs:
            if written.startswith("^"):
                if word.startswith(written[1:]):
                    word = english + word[len(written) - 1 :]
            elif written.endswith("$"):
                if word.endswith(written[:-1]):
                    word = word[: len(word) - len(written) + 1] + english
            else:
                word = word.replace(written, english)
        return word.translate(_SOUNDS)

    def dictionary_forms(self, word: str) -> Iterator[str]:
        """The names of which a word may be another case, as it is spelt in Latin letters."""
        for size in range(1, min(len(word) - _STEM, max(map(len, self.endings), default=0)) + 1):
            for first in self.endings.get(word[-size:], ()):
                yield word[:-size] + first


def given_abroad(base: str) -> Mapping[str, str]:
    """Given names of elsewhere as they come out of this language's letters; nothing where those are Latin ones."""
    return _data()["cyrillic_given"] if respelling(base).cyrillic else {}


@cache
def translated_given() -> Mapping[str, frozenset[str]]:
    """For an English given name the same name elsewhere, in small letters without accents: Peter, Pedro."""
    return {name: frozenset(others.casefold().split()) for name, others in _data()["translated"].items()}


@cache
def given_elsewhere() -> Mapping[tuple[str, str], str]:
    """For a given name in one language and its name in another, which language the second is of: Vladimir, Volodymyr, uk."""
    return {
        (one, other): to
        for row in _data()["given"]
        for of, to in (("ru", "uk"), ("uk", "ru"))
        for one in row[of].split()
        for other in row[to].split()
        if one not in row[to].split() and other not in row[of].split()
    }


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("tqa.languages") / "respelling.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return data


@lru_cache(maxsize=64)
def respelling(base: str) -> Respelling:
    """What is known of a language; nothing for one that has no table."""
    data = _data()
    endings: dict[str, dict[str, None]] = {}
    for line in data["cases"].get(base, ()):
        first, *others = ("" if ending == "-" else ending for ending in str(line).split())
        for ending in others:
            endings.setdefault(ending, {})[first] = None
    return Respelling(
        pairs=tuple((written, english) for written, english in data["latin"].get(base, ())),
        cyrillic=str.maketrans(dict(data["cyrillic"].get(base, ()))),
        own=frozenset(f"territory.{code}" for code in data["own"].get(base, ())),
        endings={ending: tuple(firsts) for ending, firsts in endings.items() if ending},
    )
