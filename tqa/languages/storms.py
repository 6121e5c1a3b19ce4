"""Storms that one language numbers and another calls by their names: 台風19号 is Typhoon Hagibis."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

_NAME = r"[ \u00a0][“\"«„]?(?P<name>[^\W\d_a-z][\w'’-]{2,})"


def storm_names(content: str, base: str) -> frozenset[str]:
    """What storms are called in a text, word by word: Typhoon, and the word with a capital behind it."""
    called = _pattern("called", base)
    if called is None:
        return frozenset()
    return frozenset(word for match in called.finditer(content) for word in (*match["kind"].split(), match["name"]))


def numbered_storms(content: str, base: str) -> Iterator[tuple[int, int]]:
    """Where a text tells a storm by its number: half-open code points."""
    numbered = _pattern("numbered", base)
    return (match.span() for match in numbered.finditer(content)) if numbered is not None else iter(())


@cache
def _pattern(table: str, base: str) -> re.Pattern[str] | None:
    found = _data()[table].get(base)
    if found is None:
        return None
    return re.compile(f"(?P<kind>{found}){_NAME}" if table == "called" else found)


@cache
def _data() -> dict[str, dict[str, str]]:
    path = resources.files("tqa.languages") / "storms.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
