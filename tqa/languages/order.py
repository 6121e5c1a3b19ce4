"""Words that say what came before what, from `order.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tqa.languages.words import LETTERS

_CONDITION = re.compile(r"\(\?<?[=!](?:[^()\[\]]|\[[^\]]*\])*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWords:
    """`pattern` finds a word, in its group `before` or `after`.

    A text without any of the `keys` has none of the words, which is quicker to see.

    `adverbs` may also stand alone. `spelt` are the words to write, the one for earlier first.
    """

    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    adverbs: frozenset[str]
    spelt: tuple[str, str]


@cache
def order_words(code: str) -> OrderWords | None:
    """The words of a language; None for one without data."""
    table = tomllib.loads((resources.files("tqa.languages") / "order.toml").read_text(encoding="utf-8"))
    row = table.get(code) or table.get(code.partition("-")[0])
    if row is None:
        return None
    start, end = (
        ("", "") if code.partition("-")[0] in ("zh", "ja", "ko", "th") else (rf"(?<![{LETTERS}])", rf"(?![{LETTERS}])")
    )
    groups = [
        rf"(?P<{name}>{'|'.join(_bounded(form, start, end) for form in row[name])})" for name in ("before", "after")
    ]
    return OrderWords(
        pattern=re.compile("|".join(groups), re.IGNORECASE),
        keys=tuple(sorted({key for form in (*row["before"], *row["after"]) for key in _plain(form)})),
        adverbs=frozenset(row.get("adverbs", ())),
        spelt=(row["spelt"][0], row["spelt"][1]),
    )


def _plain(form: str) -> list[str]:
    """What stands in a text that has the form: its letters, without the first if that may be a capital."""
    bare = _CONDITION.sub("", form) if form.startswith("(?") else form.partition("(?")[0]
    words = bare.removeprefix("(?:").removesuffix(")").split("|")
    return [word[1:] if len(word) > 3 else word.strip() or word for word in words]


def _bounded(form: str, start: str, end: str) -> str:
    """The form as a word: the conditions that it ends with come after the end of the word."""
    word, mark, rest = form.partition("(?!") if "(?!" in form else form.partition("(?=")
    if form.startswith("(?"):
        return form
    return f"{start}{word}{end}{mark}{rest}" if mark else f"{start}{form}{end}"
