"""What the words that names of bodies are made of mean in English, each by itself: 统计局 is a statistical bureau.

One file a source language. A key holds words of names, with `|` between those of one meaning, a value the English words for
them, with a blank between alternatives and `+` inside one of several words. An empty value is a word that English may leave out.
A name whose parts all stand here can be recognised in whatever order and choice of words a machine has put it together.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from tqa.languages.romanisation import fold

_PLURAL, _SINGULAR = 4, ("ss", "us", "is")
_SPELT = {
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
}
_UNITED_STATES = frozenset({"u.s", "u.s.a", "usa"})


@dataclass(frozen=True, slots=True)
class Glosses:
    """The English words for each word of names, every alternative as its words in plain form; `longest` of the words.

    `words` are all the English ones.
    """

    meanings: Mapping[str, tuple[tuple[str, ...], ...]]
    longest: int
    words: frozenset[str]

    def at(self, name: str, start: int) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
        """The words that a name has at a place, and what they mean."""
        for end in range(start + 1, min(len(name), start + self.longest) + 1):
            meaning = self.meanings.get(name[start:end])
            if meaning is not None:
                yield name[start:end], meaning


@cache
def glosses(base: str) -> Glosses | None:
    """What the words of names of a source language mean; `None` if nothing is on record."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return None
    rows: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    meanings = {
        word: tuple(dict.fromkeys(tuple(plain(part) for part in one.split("+")) for one in row.split())) or ((),)
        for key, row in rows.items()
        for word in key.split("|")
    }
    words = frozenset(word for found in meanings.values() for meaning in found for word in meaning)
    return Glosses(meanings, max(map(len, meanings)), words)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """An English word without case, accents, possessive, plural and the spelling of one side of the Atlantic."""
    letters = fold(word).replace("’", "'").strip(".,'")
    if letters in _UNITED_STATES:
        return "us"
    letters = letters.removesuffix("'s")
    letters = _SPELT.get(letters, letters)
    if len(letters) >= _PLURAL and letters.endswith("s") and not letters.endswith(_SINGULAR):
        letters = letters[:-1]
    return _SPELT.get(letters, letters)
