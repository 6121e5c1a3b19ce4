"""Words after which a phrase cannot end or go on as it does."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import regex


@cache
def pattern(base: str) -> regex.Pattern[str] | None:
    """What finds broken phrases of a primary language subtag, `None` for a language without data.

    Its group `head` is the word behind which something is missing. Words are matched in small letters, the head also with a
    capital before a verb.
    """
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return None
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    heads = _any(data["articles"])
    opened = _any([*data["articles"], *data["openers"]])
    verbs, speech = _any(data["verbs"]), _any(data["speech"])
    before_name = rf"{_any(data['prepositions'])}\s+(?:\p{{Lu}}|\d|{_any(data['determiners'])}\b)"
    firsts, seconds = zip(*(pair.split() for pair in data["pairs"]), strict=True)
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}'’\-])(?:"
        rf"(?P<head>{heads})(?:\s*[,;!?)]|\s*\.(?![.\p{{L}}\p{{N}}])(?!\s\.))"
        rf"|(?P<head>{opened})(?:['’]s\b|\s+(?:{verbs}\b|{speech}\b|{before_name}))(?!['’\-])"
        rf"|(?P<head>{_any(list(firsts))})\s+{_any(list(seconds))}\b(?!['’\-]))"
    )


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(map(regex.escape, words))})"
