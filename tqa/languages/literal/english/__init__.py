"""What a machine makes of the names of a source language word for word, where the English alone tells it.

One file a source language. In `[names]` a key is what English calls a party, an armed group, a body or a newspaper, a value
the words that no English text has for it, written as in the tables of literal renderings: `Hope Movement|Movement of Hope`.
A key with `the` in front is a name with an article, which is left as it stands; before others an article goes, too. ` @UA`
behind a value asks that the text name that country, one of its people, places or bodies: for words that are another's elsewhere.
A list of such values is for a name some of whose words are another's, and some nobody's.
What ends in ` (newspaper|Newspaper|daily)` or the like is found behind these words, too: the newspaper East.
In `[words]` a key is a part of a person's name as English spells it, a value what the word means: Salam is peace. They are told
beside the other part of such a name (Nawaf Peace), so that no part is there that is as likely a name in English (Rice, Short).
`common.toml` has what English needs for all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

from tqa.finding import Span
from tqa.languages.literal import alternatives, choices

BEGINNING = 6
"""Letters of a word that are looked at first."""
LEAD = 18
"""Characters that are compared before a pattern is made, which takes ten times as long."""

_BEGINNINGS = re.compile(rf"(?<![\w-])\w{{1,{BEGINNING}}}")
_ARTICLE = "the "
_HOMES = " @"
_PLAIN = re.compile(r"(?:[^(?](?!\?))+")
"""Characters of a row that stand for themselves."""
_LITERAL = re.compile(r"[\w ']*")
_END = r"(?![\w-])"
_PAPER = re.compile(r" \((?:newspaper|Newspaper)\|[A-Za-z|]+\)$")
_PAPERS = "newspaper|Newspaper|daily"
_TITLE_END = r"(?![\w-]|[ \u00a0][A-Z])"
"""What begins with a paper's name may be another's: the newspaper East Anglian Daily Times."""
_BARE, _IN_QUOTES = "", r"(?:(?<=newspaper [\"“«])|(?<=daily [\"“«])|(?<=weekly [\"“«]))"
_QUOTED_END = r"(?=,?[\"”»])"


@dataclass(frozen=True, slots=True)
class Established:
    """What English calls something; `article` where it has one, `homes` the territories of which the text must name one."""

    name: str
    article: bool
    homes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Renderings:
    """For the first letters of a word what the table has that may begin so, in its order, and the name of it."""

    by_beginning: Mapping[str, tuple[tuple[tuple[str, str, str], Established], ...]]

    def find(self, content: str) -> Iterator[tuple[Span, Established]]:
        """The renderings in a text. Only the few that may begin with a word are tried there, of some hundred."""
        known = self.by_beginning
        if known.keys().isdisjoint(_BEGINNINGS.findall(content)):
            return
        done, plain = 0, _plain(content)
        for beginning in _BEGINNINGS.finditer(content):
            rows = known.get(beginning[0])
            if rows is None or beginning.start() < done:
                continue
            for frame, name in rows:
                if not plain.startswith(_openings(frame[1]), beginning.start()):
                    continue
                found = _pattern(*frame).match(content, beginning.start())
                if found is not None:
                    done = found.end()
                    yield Span(*found.span()), name
                    break


@dataclass(frozen=True, slots=True)
class Habits:
    """English words: what people do (`acts`), what they have (`belongings`), what comes before an explanation (`glosses`).

    `beginnings` are what a longer name has in front (National Security Minister), `others` what comes behind a name that
    is another's: the Supreme Soviet of the USSR. `elsewhere` are names that are some other country's, too: First Minister.
    """

    acts: frozenset[str]
    belongings: frozenset[str]
    beginnings: frozenset[str]
    glosses: tuple[str, ...]
    others: tuple[str, ...]
    elsewhere: frozenset[str]


@cache
def renderings(base: str) -> Renderings | None:
    """The literal names of a source language; `None` where nothing is on record."""
    rows: dict[str, str | list[str]] = _table(base).get("names", {})
    if not rows:
        return None
    by_beginning: dict[str, list[tuple[tuple[str, str, str], Established]]] = defaultdict(list)
    each = ((key, row) for key, value in rows.items() for row in ([value] if isinstance(value, str) else value))
    for key, row in each:
        literal, name = row.partition(_HOMES)[0], _established(key, row)
        titles = _titles(literal)
        titled = "|".join(f"({_PAPERS}) {title}" for title in titles)
        quoted = "|".join(titles)
        for frame in ((_BARE, literal, _END), (_BARE, titled, _TITLE_END), (_IN_QUOTES, quoted, _QUOTED_END)):
            for beginning in beginnings(frame[1]) if frame[1] else ():
                by_beginning[beginning].append((frame, name))
    return Renderings({beginning: tuple(found) for beginning, found in by_beginning.items()})


@cache
def _openings(written: str) -> tuple[str, ...]:
    """What a row begins with, as far as it is not written as a pattern."""
    return tuple({_LITERAL.match(_plain(lead))[0] for lead in _leads(written, LEAD)})  # type: ignore[index]


def _plain(text: str) -> str:
    """The text in small letters, as long as it is, with one kind of blank and of apostrophe."""
    small = text.replace("İ", "i").lower()
    same = small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return same.replace("-", " ").replace("\u00a0", " ").replace("’", "'")


@cache
def _pattern(before: str, written: str, end: str) -> re.Pattern[str]:
    """What the table has, as a pattern: made when its beginning stands in a text, since the tables have thousands."""
    return re.compile(rf"{before}(?:{choices(written)}){end}")


def _titles(literal: str) -> list[str]:
    """A paper's name, which stands behind the word that says so, too: “the newspaper East”, the daily “East”."""
    return [one[: end.start()] for one in alternatives(literal) if (end := _PAPER.search(one)) is not None]


@cache
def words(base: str) -> dict[str, tuple[str, ...]]:
    """The parts of names that are words of a source language, as English spells them, and what they mean."""
    rows: dict[str, str] = _table(base).get("words", {})
    return {part: tuple(row.split("|")) for part, row in rows.items()}


@cache
def habits() -> Habits:
    data = _table("common")
    return Habits(
        frozenset(data["acts"]),
        frozenset(data["belongings"]),
        frozenset(data["beginnings"]),
        tuple(data["glosses"]),
        tuple(data["others"]),
        frozenset(data["elsewhere"]),
    )


def beginnings(row: str) -> frozenset[str]:
    """The first letters of the words with which a row may begin; without a capital it may have one or all."""
    found = {match.group() for text in _leads(row, BEGINNING) if (match := _BEGINNINGS.match(text))}
    return frozenset(
        form for text in found for form in ((text, text.capitalize(), text.upper()) if text.islower() else (text,))
    )


@lru_cache(maxsize=10_000)
def _leads(row: str, size: int) -> frozenset[str]:
    """What a row may begin with, cut to so many characters."""
    found: set[str] = set()
    for choice in alternatives(row):
        leads, at = {""}, 0
        while at < len(choice) and any(len(lead) < size for lead in leads):
            if plain := _PLAIN.match(choice, at):
                leads, at = {(lead + plain[0])[:size] for lead in leads}, plain.end()
                continue
            end = _closing(choice, at) if choice[at] == "(" else at
            parts = _leads(choice[at + 1 : end], size) if end > at else frozenset(choice[at])
            at = end + 1
            if choice[at : at + 1] == "?":
                parts, at = parts | {""}, at + 1
            leads = {(lead + part)[:size] for lead in leads for part in parts}
        found |= leads
    return frozenset(found)


def _closing(choice: str, at: int) -> int:
    """Where the bracket closes that opens here."""
    depth = accumulate((char == "(") - (char == ")") for char in choice[at:])
    return at + next(i for i, open_ in enumerate(depth) if open_ == 0)


def _established(key: str, row: str) -> Established:
    codes = row.partition(_HOMES)[2]
    homes = frozenset(f"territory.{code}" for code in codes.split(",") if code)
    return Established(key.removeprefix(_ARTICLE), key.startswith(_ARTICLE), homes)


@cache
def _table(base: str) -> dict[str, Any]:
    path = resources.files(__name__) / f"{base}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
