"""What a machine makes of names that are words, from `literal.toml`: enthusiasm for حماس."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("tqa.languages") / "literal.toml").read_text(encoding="utf-8"))


@cache
def literal(base: str) -> dict[str, re.Pattern[str]]:
    """For the names of a source language, patterns of their literal English renderings, the longest first."""
    found = {}
    for name, row in _table().get(base, {}).items():
        words = sorted(row.split("|"), key=len, reverse=True)
        found[name] = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
    return found
