"""Words that a language may rightly write twice in a row."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubling:
    """What a language doubles. Words are casefolded.

    Two of a `never` word in a row are always a slip. `grammatical` words meet by the rules of the sentence
    (“what he had had”), `emphatic` ones for effect (“very, very”).
    `auxiliaries` begin what a sentence says of its subject once: “were closed, were closed” is a slip.
    `linkers` stand between a word and itself (“step by step by step”). `names` are doubled names (“Duran Duran”).
    `reduplicates` says that doubling any word is grammar there, as in Indonesian or Hindi.
    """

    never: frozenset[str] = frozenset()
    grammatical: frozenset[str] = frozenset()
    emphatic: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    linkers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    reduplicates: bool = False


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
        reduplicates=bool(own.get("reduplicates", False)),
    )


def _read(name: str) -> dict[str, object]:
    path = resources.files(__name__) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _words(data: dict[str, object], key: str) -> frozenset[str]:
    rows = data.get(key, [])
    return frozenset(word.casefold() for word in rows) if isinstance(rows, list) else frozenset()
