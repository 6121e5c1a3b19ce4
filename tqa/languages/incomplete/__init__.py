"""Words after which a phrase cannot end or go on as it does."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex


@dataclass(frozen=True, slots=True)
class Patterns:
    """What finds broken phrases; `owned` is only asked where an ending stands alone, since it costs more than the rest."""

    general: regex.Pattern[str]
    owned: regex.Pattern[str]

    def find(self, content: str) -> Iterator[regex.Match[str]]:
        yield from self.general.finditer(content)
        if " 's" in content or " ’s" in content:
            yield from self.owned.finditer(content)


@cache
def load(base: str) -> Patterns | None:
    """The patterns of a primary language subtag, `None` for a language without data.

    The group `head` is the word behind which something is missing. Words are matched in small letters, the head also with a
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
    pairs = "|".join(rf"(?P<head>{first})\s+{second}" for first, second in map(str.split, data["pairs"]))
    general = regex.compile(
        rf"(?<![\p{{L}}\p{{N}}'’\-])(?:"
        rf"(?P<head>{heads})(?:\s*[,;!?)]|\s*\.(?![.\p{{L}}\p{{N}}])(?!\s\.))"
        rf"|(?P<head>{opened})(?:['’]s\b|\s+(?:{verbs}\b|{speech}\b|{before_name}))(?!['’\-])"
        rf"|(?:{pairs})\b(?!['’\-]))"
    )
    return Patterns(general, regex.compile(rf"\b(?P<head>{_any(data['owned'])})\s+['’]s\b"))


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(map(regex.escape, words))})"
