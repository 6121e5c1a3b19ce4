"""Units of measure and currencies in the languages' own words, from `units.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tqa.finding import Span

_DEFAULT_ZERO = 0.0
CURRENCY = "currency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`factor` of the dimension's base unit; `zero` is what nought of it is in the base unit (degrees).

    A `vague` unit may be another of its dimension (degrees of either scale); `like` are currencies that the same word
    may mean, `also` a unit of another dimension (a pound). A currency's factor says nothing; `per_dollar` is what a US dollar
    has cost in it, least and most. `misread` are English words for what the currency's name means besides (4.2 gold).
    """

    name: str
    dimension: str
    factor: float
    zero: float = _DEFAULT_ZERO
    vague: bool = False
    like: frozenset[str] = frozenset()
    also: str = ""
    per_dollar: tuple[float, float] | None = None
    misread: frozenset[str] = frozenset()

    def base(self, value: float) -> float:
        """The value in the dimension's base unit."""
        return value * self.factor + self.zero


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The unit words of one language: `after` and `before` match one beside a figure, `units` says which.

    There are hundreds of words: `after` has their pattern by their first letter, made when one is looked for, and `last` is
    what the signs of `before` end in. `spelt` is the word to write for a unit.
    """

    after: Mapping[str, str]
    before: re.Pattern[str]
    last: frozenset[str]
    units: Mapping[str, Unit]
    spelt: Mapping[str, str]

    def at(self, content: str, position: int) -> tuple[Unit, Span] | None:
        """The unit whose word begins at this position, the longest if several do, and its place."""
        after = self.after.get(_initial(content[position : position + 1]))
        return self._unit(_compiled(after).match(content, position)) if after is not None else None

    def up_to(self, content: str, position: int) -> tuple[Unit, Span] | None:
        """The unit whose sign ends at this position."""
        start = max(0, position - 5)
        if content[start:position].rstrip()[-1:] not in self.last:
            return None
        return self._unit(self.before.search(content, start, position))

    def _unit(self, match: re.Match[str] | None) -> tuple[Unit, Span] | None:
        if match is None or match.lastgroup is None:
            return None
        return self.units[match.lastgroup], Span(*match.span(match.lastgroup))


def _initial(text: str) -> str:
    """What two first letters have in common that a pattern takes for the same without case."""
    return text.casefold()[:1].replace("ı", "i")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("tqa.languages") / "units.toml").read_text(encoding="utf-8"))


@cache
def all_units() -> Mapping[str, Unit]:
    """Every unit by its name."""
    return MappingProxyType(
        {
            name: Unit(
                name=name,
                dimension=row["dimension"],
                factor=row.get("factor", 1.0),
                zero=row.get("zero", _DEFAULT_ZERO),
                vague=row.get("vague", False),
                like=frozenset(row.get("like", ())),
                also=row.get("also", ""),
                misread=frozenset(row.get("misread", "").split()),
                per_dollar=tuple(row["per_dollar"]) if "per_dollar" in row else None,
            )
            for name, row in _table().items()
        }
    )


@cache
def currency_words(base: str) -> frozenset[str]:
    """What a language calls the world's currencies, in small letters: the reais, złotys and kronor of an English text."""
    money = (row.get(base, "").split() for row in _table().values() if row["dimension"] == "currency")
    return frozenset(form for row in money for form in row if form.isalpha() and form.islower())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def unit_words(code: str, *, spaced: bool) -> UnitWords:
    """The words of a language, by its code. `spaced`: a word ends where letters end."""
    units = all_units()
    base = code.partition("-")[0]
    rows: dict[str, str] = {}
    signs: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for name, row in _table().items():
        written = (row.get(code) or row.get(base, "")).split()
        if written:
            spelt[name] = written[0].rstrip("*").replace("_", " ")
        for form in (*written, *row.get("any", "").split()):
            rows.setdefault(form, name)
        for sign in row.get("before", "").split():
            signs.setdefault(sign, name)
    named: dict[str, Unit] = {}
    end = r"(?![^\W\d_])" if spaced else ""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for number, form in enumerate(sorted(rows, key=len, reverse=True)):
        named[f"u{number}"] = units[rows[form]]
        stem = re.escape(form.rstrip("*")).replace("_", r"[\s-]").replace("״", '["״“”]')
        tail = r"[^\W\d_]*" if form.endswith("*") else end if form[-1].isalpha() else ""
        after[_initial(form)].append(f"(?P<u{number}>{stem}{tail})")
    before = []
    for number, sign in enumerate(sorted(signs, key=len, reverse=True)):
        named[f"s{number}"] = units[signs[sign]]
        start = r"(?<![^\W\d_])" if sign[0].isalpha() else ""
        before.append(f"(?P<s{number}>{start}{re.escape(sign)})")
    return UnitWords(
        after=MappingProxyType({initial: "|".join(forms) for initial, forms in after.items()}),
        before=re.compile(rf"(?:{'|'.join(before) or '(?!)'})\s?$"),
        last=frozenset(sign[-1] for sign in signs),
        units=MappingProxyType(named),
        spelt=MappingProxyType(spelt),
    )
