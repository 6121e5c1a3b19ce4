"""How words change their form, as data: from a word of a text to the dictionary words that it may be."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflection:
    """Rules of one language; see `inflection.toml`. `endings` maps an ending to the dictionary endings it may stand for."""

    endings: dict[str, tuple[str, ...]]
    longest_ending: int
    min_stem: int
    prefixes: tuple[str, ...]
    min_rest: int
    suffixes: frozenset[str]
    longest_suffix: int
    min_base: int
    article: str = ""
    swallowing: tuple[str, ...] = ()

    def bases(self, word: str) -> tuple[str, ...]:
        """The words, `word` itself first, of which `word` may be a form; prefixes are not taken off."""
        found = {word: None}
        if self.suffixes:
            for size in range(1, min(self.longest_suffix, len(word) - self.min_base) + 1):
                if word[-size:] in self.suffixes:
                    found[word[:-size]] = None
        for size in range(min(self.longest_ending, len(word) - self.min_stem) + 1):
            for first in self.endings.get(word[len(word) - size :], ()):
                found[word[: len(word) - size] + first] = None
        return tuple(found)

    def without_prefix(self, word: str) -> tuple[tuple[str, int], ...]:
        """What may be left of `word` when words written together with it are taken off, and how many letters those were."""
        found = [
            (word[len(prefix) :], len(prefix))
            for prefix in self.prefixes
            if word.startswith(prefix) and len(word) - len(prefix) >= self.min_rest
        ]
        if self.article and word.startswith("لل") and len(word) - 2 >= self.min_rest:
            found.append((self.article + word[2:], 1))
        for prefix in self.swallowing:
            rest = self.article + word[len(prefix) :]
            if word.startswith(prefix) and len(rest) >= self.min_rest:
                found.append((rest, len(prefix)))
        return tuple(found)


@cache
def _data() -> dict[str, dict[str, object]]:
    text = (resources.files("tqa.languages") / "inflection.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def inflection(code: str) -> Inflection | None:
    """The rules of a language, by its code; `None` where nothing is known."""
    row = _data().get(code)
    if row is None:
        return None
    endings: dict[str, dict[str, None]] = {}
    lines = row.get("endings", ())
    assert isinstance(lines, list | tuple)
    for line in lines:
        first, *others = ("" if ending == "-" else ending for ending in line.split())
        for ending in others:
            endings.setdefault(ending, {})[first] = None
    particles = ("", *str(row.get("particles", "")).split())
    compounds = (one + particle for one in str(row.get("compounds", "")).split() for particle in particles)
    suffixes = frozenset(str(row.get("suffixes", "")).split()).union(compounds)
    prefixes = sorted(set(str(row.get("prefixes", "")).split()), key=len)
    return Inflection(
        endings={ending: tuple(firsts) for ending, firsts in endings.items()},
        longest_ending=max(map(len, endings), default=0),
        min_stem=_number(row, "min_stem", 3),
        prefixes=tuple(prefixes),
        min_rest=_number(row, "min_rest", 3),
        suffixes=suffixes,
        longest_suffix=max(map(len, suffixes), default=0),
        min_base=_number(row, "min_base", 3),
        article=str(row.get("article", "")),
        swallowing=tuple(str(row.get("swallowing", "")).split()),
    )


def _number(row: dict[str, object], key: str, default: int) -> int:
    value = row.get(key, default)
    assert isinstance(value, int)
    return value
