"""Words that a language may rightly write twice in a row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubling:
    """What a language doubles. Words are casefolded.

    Two of a `never` word in a row are always a slip. `grammatical` words meet by the rules of the sentence
    (“what he had had”), `emphatic` ones for effect (“very, very”).
    `auxiliaries` begin what a sentence says of its subject once: “were closed, were closed” is a slip.
    `linkers` stand between a word and itself (“step by step by step”). `names` are doubled names (“Duran Duran”).
    `led` are those of the `grammatical` words that meet only behind such words or endings (`-ed`: sworn in in May), `followed`
    those that meet only before such words (what they fought for for years): elsewhere they are a slip.
    `reduplicates` says that doubling any word is grammar there, as in Indonesian or Hindi.
    """

    never: frozenset[str] = frozenset()
    grammatical: frozenset[str] = frozenset()
    emphatic: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    linkers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    led: Mapping[str, tuple[frozenset[str], tuple[str, ...]]] = field(default_factory=dict)
    followed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    reduplicates: bool = False

    def is_slip(self, word: str, before: str, behind: str) -> bool:
        """Whether a word that may meet itself cannot between these two (casefolded, empty at an end)."""
        if word in self.led:
            words, endings = self.led[word]
            return bool(before) and before not in words and not before.endswith(endings)
        return word in self.followed and behind.isalpha() and behind not in self.followed[word]


@cache
def load(base: str) -> Doubling:
    """The data of a primary language subtag; names are common to all. A language without data has only those."""
    common = _read("common")
    own = _read(base)
    return Doubling(
        never=_words(own, "never"),
        grammatical=_words(own, "grammatical"),
        emphatic=_words(own, "emphatic"),
        auxiliaries=_words(own, "auxiliaries"),
        linkers=_words(own, "linkers"),
        names=_words(common, "names") | _words(own, "names"),
        led={word: _split(rows) for word, rows in _table(own, "led").items()},
        followed={word: frozenset(rows) for word, rows in _table(own, "followed").items()},
        reduplicates=bool(own.get("reduplicates", False)),
    )


def _read(name: str) -> dict[str, object]:
    path = resources.files(__name__) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _words(data: dict[str, object], key: str) -> frozenset[str]:
    rows = data.get(key, [])
    return frozenset(word.casefold() for word in rows) if isinstance(rows, list) else frozenset()


def _table(data: dict[str, object], key: str) -> dict[str, list[str]]:
    table = data.get(key, {})
    return {word: str(rows).split() for word, rows in table.items()} if isinstance(table, dict) else {}


def _split(rows: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and endings, which have a hyphen in front."""
    return frozenset(row for row in rows if row[0] != "-"), tuple(row[1:] for row in rows if row[0] == "-")
