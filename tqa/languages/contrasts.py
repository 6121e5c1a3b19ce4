"""Words that say how much, which part or which way without a figure, from one TOML file a language in `contrasts/`.

A table stands for a kind of thing that is told, a row for one of the things that may be said of it: a quarter is the
first or the second. `*` ends a word that may go on, `_` is a space or a hyphen, `_#` a figure that must follow, and
`{a,b}` either piece. A row of several values may mean any of them. `not` are words that only look like the others, `not_things`
those that only look like the things of `THINGS`.
Behind `grown_by` a multiple that may mean two is the larger one (增加两倍, to three times as much), behind `grown_to` the
smaller (增加到两倍).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tqa.languages.numerals import written_forms

THINGS = ("compass", "round", "force", "house", "flow", "fuel", "kin", "base")
"""Which of a few that are easily taken for each other: the north or the south, exports or imports, a son or a daughter."""
TELLING = ("multiple", "rounded", "fraction", "half", "half_of_year", "quarter", "when", "world_war", "group", *THINGS)
"""What is told by the words alone."""
BESIDE = ("month_before", "month_after", "direction", "bound", "bound_after", "vote", "share")
"""What is told of a month or a number that stands by."""
_BEHIND = frozenset({"month_after", "bound_after", "share"})
"""Those that stand behind a figure."""
_NUMERALS = "0-9０-９.．一二三四五六七八九十百千万萬亿億两兩几幾数數"
"""Signs before which a form of a language without spaces is a piece of a longer number."""
_MOST_CLITICS = 2
_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
"""Figures and letters as the Chinese and the Japanese press also type them: ２倍, Ｇ７."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The forms of some tables: `pattern` finds one, and its group says which values it tells of which kind."""

    pattern: re.Pattern[str]
    senses: Mapping[str, tuple[str, frozenset[str]]]

    def sense(self, match: re.Match[str]) -> tuple[str, frozenset[str]] | None:
        """The kind and the values; None for words that only look like it."""
        return self.senses.get(match.lastgroup or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrasts:
    """`telling` stand by themselves, the words of `beside` with a month or a number. `spelt` is what to write.

    `versus` is what stands between the two numbers of a score or a vote, besides a dash and a colon; `winner_first`: a
    defeat is told with the larger number first, too. `grown_by` and `grown_to` end where a multiple begins, `below_zero` tells
    of a number that it is less than nothing.
    """

    telling: Words
    beside: Mapping[str, Words]
    versus: re.Pattern[str]
    winner_first: bool
    spelt: Mapping[str, str]
    grown_by: re.Pattern[str] | None = None
    grown_to: re.Pattern[str] | None = None
    below_zero: re.Pattern[str] | None = None


@cache
def load(code: str) -> Contrasts | None:
    """The words of a language; None for one without data."""
    path = resources.files("tqa.languages") / "contrasts" / f"{code.partition('-')[0]}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    versus = "|".join(map(_pattern, written_forms(data.get("versus", ""), {})))
    return Contrasts(
        telling=words_of(data, TELLING),
        beside=MappingProxyType({name: words_of(data, (name,)) for name in BESIDE}),
        versus=re.compile(rf"[-‐‑–—:：]|\s?(?:{versus or '(?!)'})\s?", re.IGNORECASE),
        winner_first=data.get("winner_first", False),
        spelt=MappingProxyType(dict(data.get("spelt", {}))),
        grown_by=_ending(data.get("grown_by", "")),
        grown_to=_ending(data.get("grown_to", "")),
        below_zero=_anywhere(data.get("below_zero", "")),
    )


def words_of(data: Mapping[str, Any], names: Sequence[str]) -> Words:
    """The forms of the tables `names` in the data of one language, which says how its words begin and end."""
    start, end = r"(?<!\w)", r"(?!\w)"
    if data.get("unspaced", False):
        start, end = f"(?<![{_NUMERALS}])" if _BEHIND.isdisjoint(names) else "", ""
    elif data.get("endings_follow", False):
        end = ""
    if clitics := data.get("clitics", ""):
        start += f"[{clitics}]{{0,{_MOST_CLITICS}}}"
    rows = [(name, values, forms) for name in names for values, forms in data.get(name, {}).items()]
    none = f"{data.get('not', '')} {data.get('not_things', '') if set(names) & set(THINGS) else ''}".strip()
    return _words(rows, none, start, end, wide=data.get("unspaced", False))


def _ending(text: str) -> re.Pattern[str] | None:
    """The forms where they end a text."""
    return re.compile(f"(?:{'|'.join(map(_pattern, written_forms(text, {})))})$") if text else None


def _anywhere(text: str) -> re.Pattern[str] | None:
    return re.compile("|".join(map(_pattern, written_forms(text, {})))) if text else None


def _words(rows: Iterable[tuple[str, str, str]], none: str, start: str, end: str, *, wide: bool) -> Words:
    """One pattern of all the forms, the longest first, so that “tens of thousands” are no thousands.

    It meets text in small letters, and has the forms by their first letter, since most words begin none of them.
    """
    senses: dict[str, tuple[str, frozenset[str]]] = {}
    forms: list[tuple[str, str]] = [(form, "") for form in written_forms(none, {})]
    for number, (kind, values, text) in enumerate(rows):
        group = f"g{number}"
        senses[group] = kind, frozenset(values.split())
        for form in written_forms(text, {}):
            forms.append((form, group))
            if wide and form[0].isascii() and form[0].isalnum():
                forms.append((form.translate(_WIDE), group))
    found: dict[str, tuple[str, frozenset[str]]] = {}
    initials: defaultdict[str, list[str]] = defaultdict(list)
    for number, (form, group) in enumerate(sorted(forms, key=lambda item: -len(item[0]))):
        initials[form[0].lower()].append(f"{_pattern(form.lower()[1:])}{end}(?P<f{number}>)")
        if group:
            found[f"f{number}"] = senses[group]
    choices = "|".join(f"{re.escape(initial)}(?:{'|'.join(pieces)})" for initial, pieces in initials.items())
    return Words(pattern=re.compile(f"{start}(?:{choices or '(?!)'})"), senses=found)


def _pattern(form: str) -> str:
    figure = form.endswith(" #")
    text = re.escape(form.removesuffix(" #")).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]")
    return rf"{text}(?=\s\W?\d)" if figure else text
