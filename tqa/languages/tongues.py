"""In which languages the news of a country is written, as data: see `tongues.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def tongues_of() -> Mapping[str, tuple[str, ...]]:
    """The primary language subtags of each territory, by its concept."""
    data: dict[str, list[str]] = tomllib.loads(
        (resources.files("tqa.languages") / "tongues.toml").read_text(encoding="utf-8")
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for base, codes in data.items():
        for code in codes:
            found[f"territory.{code}"].append(base)
    return {territory: tuple(bases) for territory, bases in found.items()}
