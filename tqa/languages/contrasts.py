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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tqa.languages.numerals import written_forms
from tqa.languages.words import Sense, Words, pattern_of

THINGS = (
    "compass", "round", "force", "house", "flow", "fuel", "kin", "base", "court", "bloc", "verdict", "party_to_suit", "police",
    "sea", "quake",
)  # fmt: skip
"""Which of a few that are easily taken for each other: the north or the south, exports or imports, a son or a daughter."""
TELLING = (
    "multiple", "rounded", "fraction", "half", "half_of_year", "quarter", "part_of_day", "when", "world_war", "group",
    *THINGS,
)  # fmt: skip
"""What is told by the words alone."""
BESIDE = ("month_before", "month_after", "direction", "bound", "bound_after", "vote", "share")
"""What is told of a month or a number that stands by."""
_BEHIND = frozenset({"month_after", "bound_after", "share"})
"""Those that stand behind a figure."""
_NUMERALS = "0123456789０１２３４５６７８９.．一二三四五六七八九十百千万萬亿億两兩几幾数數"
"""Signs before which a form of a language without spaces is a piece of a longer number."""
_MOST_CLITICS = 2
_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
"""Figures and letters as the Chinese and the Japanese press also type them: ２倍, Ｇ７."""


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
    versus = "|".join(map(pattern_of, written_forms(data.get("versus", ""), {})))
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
    unspaced = data.get("unspaced", False)
    none = f"{data.get('not', '')} {data.get('not_things', '') if set(names) & set(THINGS) else ''}".strip()
    forms: list[tuple[str, Sense | None]] = [(form, None) for form in written_forms(none, {})]
    for name in names:
        for values, text in data.get(name, {}).items():
            sense = Sense(name, frozenset(values.split()))
            for form in written_forms(text, {}):
                forms.append((form, sense))
                if unspaced and form[0].isascii() and form[0].isalnum():
                    forms.append((form.translate(_WIDE), sense))
    return Words(
        forms,
        apart=not unspaced,
        endings_follow=data.get("endings_follow", False),
        clitics=data.get("clitics", ""),
        most_clitics=_MOST_CLITICS,
        never_behind=_NUMERALS if _BEHIND.isdisjoint(names) else "",
    )


def _ending(text: str) -> re.Pattern[str] | None:
    """The forms where they end a text."""
    return re.compile(f"(?:{'|'.join(map(pattern_of, written_forms(text, {})))})$") if text else None


def _anywhere(text: str) -> re.Pattern[str] | None:
    return re.compile("|".join(map(pattern_of, written_forms(text, {})))) if text else None
