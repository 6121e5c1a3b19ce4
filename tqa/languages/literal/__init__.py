"""What a machine makes of the names and terms of a source language in English, word for word: enthusiasm for حماس.

One file a source language. A key holds the ways in which the source writes a name or a term that the glossary has, a value the
English words that are none of its names, each with `|` between alternatives, `( )` around those that stand inside and `?`
behind a letter that may be missing: `national health (and wellness |)(commission|committee)`; `< >` is around what must
follow and is left as it is. What is written with a capital counts only so, the rest in small letters or large; a blank also
stands for a hyphen, a plural for its singular. Before
a value, `~` says that the right words are of another part of speech and cannot just be put in the place. They are told
only where the source has the name and the translation lacks it. Left out is what is as likely the ordinary word where it
stands (Правда at the start of a sentence, הארץ, الحياة), and so are single characters: 土 and 米 are soil and rice more often
than Turkey and the United States.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_BESIDE = "~"
_SYNTAX = {"(": "(?:", ")": ")", "<": "(?=", ">": ")", "|": "|", "?": "?", " ": "[ \\-\u00a0]", "'": "['’]"}


def literal(base: str, name: str) -> re.Pattern[str] | None:
    """A pattern of the literal English renderings of a name of a source language, the longest first; `None` if it has none."""
    row = row_of(base, name)
    return _pattern(row) if row else None


def row_of(base: str, name: str) -> str:
    """The literal English renderings of a name of a source language, as they are on record; empty if there are none."""
    return _table(base).get(name, "").removeprefix(_BESIDE)


def replaceable(base: str, name: str) -> bool:
    """Whether the right words may stand where the literal ones stand: not where one is a noun and the other a clause."""
    return not _table(base).get(name, "").startswith(_BESIDE)


@cache
def names(base: str) -> frozenset[str]:
    """The names and terms of a source language of which literal renderings are on record."""
    return frozenset(_table(base))


@cache
def _table(base: str) -> dict[str, str]:
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return {}
    rows: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: row for key, row in rows.items() for name in key.split("|")}


@lru_cache(maxsize=2_000)
def _pattern(row: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?=\S)(?:{choices(row)})(?<=\S)(?![\w-])")


def choices(row: str) -> str:
    """The regular expression of a row, without a group around it."""
    return "|".join(_choice(choice) for choice in sorted(alternatives(row), key=len, reverse=True))


def alternatives(row: str) -> list[str]:
    """The parts between the bars that stand in no brackets."""
    found, depth = [""], 0
    for char in row:
        depth += (char in "(<") - (char in ")>")
        if char == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += char
    return found


def _choice(choice: str) -> str:
    """One alternative: as it is written if it has a capital, else in small letters or large, its plural too."""
    written = "".join(_SYNTAX.get(char, re.escape(char)) for char in choice)
    return f"(?:{written})" if choice != choice.lower() else f"(?i:(?:{written})s?)"
