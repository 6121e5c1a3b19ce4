"""What shows in Chinese text that a name is not spelt as Mandarin reads its characters, from `han_names.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class HanNames:
    """Facts about names in Chinese characters.

    `offices`, `callings` and `athletes` end what stands before a person's name, `places` follow the name of a place.
    `breaks` between a country and a name say that the name is not of it, `visiting` before the country that it is only where
    somebody is, `posted` between two countries that the first one sends somebody to the second. `surnames` are the family names
    of mainland China, `provinces` its provinces. `unheard` are patterns of letters that are not written by ear.
    The people of `few` and `many` have names in characters and a spelling of their own; to `many` people move who spell theirs
    in pinyin. Small places of `romanised` are spelt in pinyin. `signs` tell of a country as only reports of it do. `families` are
    spellings of family names, by country and character, `spellings` the countries by both. Countries are glossary concepts,
    `territory.VN`.
    """

    offices: tuple[str, ...]
    callings: tuple[str, ...]
    athletes: tuple[str, ...]
    places: tuple[str, ...]
    breaks: tuple[str, ...]
    visiting: frozenset[str]
    posted: frozenset[str]
    surnames: frozenset[str]
    provinces: frozenset[str]
    unheard: tuple[str, ...]
    few: frozenset[str]
    many: frozenset[str]
    romanised: frozenset[str]
    signs: Mapping[str, str]
    families: Mapping[str, Mapping[str, tuple[str, ...]]]
    spellings: Mapping[str, Mapping[str, tuple[str, ...]]]

    def titles(self, home: str) -> tuple[str, ...]:
        """What shows, before a name and behind this country, that somebody of this country is named."""
        if home in self.few:
            return (*self.offices, *self.callings, *self.athletes)
        return (*self.offices, *self.callings) if home in self.many else self.offices


@cache
def han_names() -> HanNames:
    """The one table there is."""
    data = tomllib.loads((resources.files("tqa.languages") / "han_names.toml").read_text(encoding="utf-8"))
    homes = {key: frozenset(f"territory.{code}" for code in codes) for key, codes in data["homes"].items()}
    families = {
        f"territory.{code}": {char: tuple(spelt) for char, spelt in rows.items()}
        for code, rows in data["families"].items()
    }
    return HanNames(
        offices=tuple(data["offices"]),
        callings=tuple(data["callings"]),
        athletes=tuple(data["athletes"]),
        places=tuple(data["places"]),
        breaks=tuple(data["breaks"]),
        visiting=frozenset(data["visiting"]),
        posted=frozenset(data["posted"]),
        surnames=frozenset(data["surnames"]),
        provinces=frozenset(data["provinces"]),
        unheard=tuple(data["unheard"]),
        few=homes["few"],
        many=homes["many"],
        romanised=homes["romanised"],
        signs={sign: f"territory.{code}" for code, signs in data["signs"].items() for sign in signs},
        families=families,
        spellings=_turned(families),
    )


def _turned(families: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The countries that spell a character so, by spelling and character."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for home, rows in families.items():
        for char, spelt in rows.items():
            for spelling in spelt:
                known = found.setdefault(spelling, {})
                known[char] = (*known.get(char, ()), home)
    return found
