"""Units of measure in the languages' own words, from `units.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

_DEFAULT_ZERO = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`factor` of the dimension's base unit; `zero` is what nought of it is in the base unit (degrees)."""

    name: str
    dimension: str
    factor: float
    zero: float = _DEFAULT_ZERO

    def base(self, value: float) -> float:
        """The value in the dimension's base unit."""
        return value * self.factor + self.zero


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The unit words of one language: `pattern` matches one at a place, `units` says which."""

    pattern: re.Pattern[str]
    units: Mapping[str, Unit]

    def at(self, content: str, position: int) -> Unit | None:
        """The unit whose word begins at this position, the longest if several do."""
        match = self.pattern.match(content, position)
        return None if match is None or match.lastgroup is None else self.units[match.lastgroup]


@cache
def unit_words(code: str, *, spaced: bool) -> UnitWords:
    """The words of a language, by its code. `spaced`: a word ends where letters end."""
    data = tomllib.loads((resources.files("tqa.languages") / "units.toml").read_text(encoding="utf-8"))
    rows: list[tuple[str, str]] = []
    units: dict[str, Unit] = {}
    base = code.partition("-")[0]
    for name, row in data.items():
        units[name] = Unit(
            name=name, dimension=row["dimension"], factor=row["factor"], zero=row.get("zero", _DEFAULT_ZERO)
        )
        written = row.get(code) or row.get(base, "")
        rows += [(form, name) for form in f"{written} {row.get('any', '')}".split()]
    rows.sort(key=lambda item: -len(item[0]))
    end = r"(?![^\W\d_])" if spaced else ""
    names: dict[str, Unit] = {}
    parts = []
    for number, (form, name) in enumerate(dict(rows).items()):
        group = f"u{number}"
        names[group] = units[name]
        stem = re.escape(form.rstrip("*")).replace("_", r"[\s-]").replace("״", '["״“”]')
        tail = r"[^\W\d_]*" if form.endswith("*") else end if form[-1].isalpha() else ""
        parts.append(f"(?P<{group}>{stem}{tail})")
    return UnitWords(re.compile("|".join(parts) or "(?!)", re.IGNORECASE), MappingProxyType(names))
