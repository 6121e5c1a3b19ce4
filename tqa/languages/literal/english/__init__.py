"""What a machine makes of the names of a source language word for word, where the English alone tells it.

One file a source language. In `[names]` a key is what English calls a party, an armed group, a body or a newspaper, a value
the words that no English text has for it, written as in the tables of literal renderings: `Hope Movement|Movement of Hope`.
A key with `the` in front is a name with an article, which is left as it stands; before others an article goes, too. ` @UA`
behind a value asks that the text name that country, one of its people, places or bodies: for words that are another's elsewhere.
In `[words]` a key is a part of a person's name as English spells it, a value what the word means: Salam is peace. They are told
beside the other part of such a name (Nawaf Peace), so that no part is there that is as likely a name in English (Rice, Short).
`common.toml` has what English needs for all of them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

from tqa.languages.literal import alternatives, choices

_ARTICLE = "the "
_HOMES = " @"


@dataclass(frozen=True, slots=True)
class Established:
    """What English calls something; `article` where it has one, `homes` the territories of which the text must name one."""

    name: str
    article: bool
    homes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Renderings:
    """A pattern with one group for each established name."""

    pattern: re.Pattern[str]
    names: tuple[Established, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """English words: what people do (`acts`), what they have (`belongings`), what comes before an explanation (`glosses`).

    `others` are what comes behind a name that is another's: the Supreme Soviet of the USSR.
    """

    acts: frozenset[str]
    belongings: frozenset[str]
    glosses: tuple[str, ...]
    others: tuple[str, ...]


@cache
def renderings(base: str) -> Renderings | None:
    """The literal names of a source language; `None` where nothing is on record."""
    rows: dict[str, str] = _table(base).get("names", {})
    if not rows:
        return None
    literal = [row.partition(_HOMES)[0] for row in rows.values()]
    # What the words begin with goes first: it spares a look at each of some hundred names at each word of a text.
    firsts = "".join(sorted(set().union(*map(_firsts, literal))))
    groups = "|".join(f"({choices(row)})" for row in literal)
    pattern = re.compile(rf"(?<![\w-])(?=[{re.escape(firsts)}])(?:{groups})(?![\w-])")
    return Renderings(pattern, tuple(_established(key, row) for key, row in rows.items()))


@cache
def words(base: str) -> dict[str, tuple[str, ...]]:
    """The parts of names that are words of a source language, as English spells them, and what they mean."""
    rows: dict[str, str] = _table(base).get("words", {})
    return {part: tuple(row.split("|")) for part, row in rows.items()}


@cache
def habits() -> Habits:
    data = _table("common")
    return Habits(frozenset(data["acts"]), frozenset(data["belongings"]), tuple(data["glosses"]), tuple(data["others"]))


def _firsts(row: str) -> set[str]:
    """The characters with which the words of a row may begin."""
    found: set[str] = set()
    for choice in alternatives(row):
        if not choice.startswith("("):
            found.update(choice[:1])
            continue
        depth = list(accumulate((char == "(") - (char == ")") for char in choice))
        end = depth.index(0)
        group, rest = choice[1:end], choice[end + 1 :]
        found |= _firsts(group)
        if rest.startswith("?") or "" in alternatives(group):
            found |= _firsts(rest.removeprefix("?"))
    return found


def _established(key: str, row: str) -> Established:
    codes = row.partition(_HOMES)[2]
    homes = frozenset(f"territory.{code}" for code in codes.split(",") if code)
    return Established(key.removeprefix(_ARTICLE), key.startswith(_ARTICLE), homes)


@cache
def _table(base: str) -> dict[str, Any]:
    path = resources.files(__name__) / f"{base}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
