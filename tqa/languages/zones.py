"""The time zones that newspapers name, from `zones.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """`minutes` east of Greenwich; several where the name is of several zones or the season counts."""

    name: str
    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneWords:
    """The names of one language: `pattern` finds one, `zones` says which."""

    pattern: re.Pattern[str]
    zones: Mapping[str, Zone]


@cache
def zone_words(code: str) -> ZoneWords:
    """The zones by the names that texts of a language use, its own and the signs of every language."""
    table = tomllib.loads((resources.files("tqa.languages") / "zones.toml").read_text(encoding="utf-8"))
    zones: dict[str, Zone] = {}
    for name, row in table.items():
        zone = Zone(name=name, minutes=tuple(row["minutes"]))
        own = row.get(code.partition("-")[0], "")
        for form in f"{row.get('any', '')} {own}".split():
            zones.setdefault(form.replace("_", " "), zone)
    names = "|".join(map(re.escape, sorted(zones, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![A-Za-zА-Яа-я])(?:{names})(?![A-Za-zА-Яа-я])")
    return ZoneWords(pattern=pattern, zones=MappingProxyType(zones))
