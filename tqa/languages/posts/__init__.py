"""What the holders of state offices and their ministries are called, so that a translation's can be compared with its source's.

One file a language. A row of `[post]` has the words that may mean each of the offices that its key names, written as in
`contrasts/`: `*` ends a word that may go on, `_` is a space or a hyphen, `{a,b}` either piece. A minister and the ministry are
one office here. `[spelt]` is what to propose; `{}` is the word that the text has for the minister, the ministry or the secretary.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from tqa.languages.contrasts import words_of
from tqa.languages.words import Words


@dataclass(frozen=True, slots=True)
class Posts:
    """The `words` find an office and say which it may be; `sayable` are all that there are words for."""

    words: Words
    spelt: Mapping[str, str]
    sayable: frozenset[str]


@cache
def load(code: str) -> Posts | None:
    """The offices of a language; None for one without data."""
    path = resources.files(__name__) / f"{code.partition('-')[0]}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = words_of(data, ("post",))
    sayable = frozenset(value for sense in words.senses for value in sense.values)
    return Posts(words, MappingProxyType(dict(data.get("spelt", {}))), sayable)
