"""How a language says that a capital, a parliament or a news agency is a country's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """What stands between a country and what is said to be its own, to the letter.

    `capital` is between country and city (the Iraqi *capital* Baghdad), `capital_before` is before the country (la
    *capitale* irakienne Bagdad, with `capital_gap` up to the city); `apposition` is between a city and an adjective that
    `apposition_end` follows (Baghdad, *the* Iraqi *capital*), `capital_of` between a city and a country's name.
    `situated` comes before a city behind which, between commas, its country stands (*in* Vienna, Austria), `namesakes` are
    countries and cities for which that says nothing: Athens in the state of Georgia, Melbourne in that of Victoria.
    `place_of` is between a country and a place in it (the German *state of* Thuringia), `kinds` before places that only
    some countries have (the *canton of* Valais). `agency` and `parliament` are between a country and the name of the one or
    the other. `joins` are words that make a list of what follows a comma, `silent` words before or between which nothing is
    told (the former capital).
    """

    capital: frozenset[str] = frozenset()
    capital_before: tuple[str, ...] = ()
    capital_gap: frozenset[str] = frozenset()
    apposition: frozenset[str] = frozenset()
    apposition_end: tuple[str, ...] = ()
    capital_of: frozenset[str] = frozenset()
    situated: tuple[str, ...] = ()
    namesakes: frozenset[str] = frozenset()
    place_of: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()
    parliament: frozenset[str] = frozenset()
    joins: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)


@cache
def load(base: str) -> Homes | None:
    """The data of a primary language subtag, or None for a language without."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def words(key: str) -> frozenset[str]:
        return frozenset(data.get(key, ()))

    return Homes(
        capital=words("capital"),
        capital_before=tuple(data.get("capital_before", ())),
        capital_gap=words("capital_gap"),
        apposition=words("apposition"),
        apposition_end=tuple(data["apposition_end"]),
        capital_of=words("capital_of"),
        situated=tuple(data.get("situated", ())),
        namesakes=words("namesakes"),
        place_of=words("place_of"),
        agency=words("agency"),
        parliament=words("parliament"),
        joins=tuple(data["joins"]),
        silent=words("silent"),
        kinds={
            f" {kind} of ": frozenset(f"territory.{code}" for code in codes)
            for kind, codes in data.get("kinds", {}).items()
        },
    )


@cache
def contested() -> frozenset[str]:
    """Territories of which it is disputed, or a matter of wording, whose they are; nothing is said of what is in them."""
    data = tomllib.loads((resources.files(__name__) / "contested.toml").read_text(encoding="utf-8"))
    return frozenset(f"territory.{code}" for code in data["territories"]) | frozenset(data["places"])


@cache
def shared_parliaments() -> frozenset[str]:
    """Names of parliaments in one word that more than one country gives to its own."""
    data = tomllib.loads((resources.files(__name__) / "contested.toml").read_text(encoding="utf-8"))
    return frozenset(data["parliaments"])
