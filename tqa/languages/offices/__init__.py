"""What the offices of state are called in a language, by the roles that the glossary knows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """`phrases` are role and words, longest words first; `usual` is the word of each role to propose.

    `styles` are what single countries call a role.
    `only_in` confines a word to the countries where it means this role (a British chancellor keeps the purse),
    `words_only_in` single words for a role to the countries that call it so (a home secretary is British); `in_turn` are
    the countries whose ministers hold a role in turn, so that any of them may have it.
    `alike` are roles that one office may join, or that are called alike: economy and energy, a speaker who is a president.
    `lacking` are roles and the countries that have, and had in living memory, nobody in them.
    `leads` stands between a party and whoever is at its head, to the letter.
    `before` are words that may stand right before an office without changing whose it is; `silent` ones take it back (former).
    """

    phrases: tuple[tuple[str, str], ...] = ()
    usual: tuple[tuple[str, str], ...] = ()
    styles: tuple[tuple[str, str, str], ...] = ()
    only_in: tuple[tuple[str, frozenset[str]], ...] = ()
    words_only_in: tuple[tuple[str, frozenset[str]], ...] = ()
    in_turn: tuple[tuple[str, frozenset[str]], ...] = ()
    alike: tuple[frozenset[str], ...] = ()
    lacking: tuple[tuple[str, frozenset[str]], ...] = ()
    leads: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    def name(self, role: str, country: str) -> str | None:
        """What a role is called in a country, or None where the language has no word for it here."""
        for styled, where, words in self.styles:
            if (styled, where) == (role, country):
                return words
        return next((words for known, words in self.usual if known == role), None)

    def fits(self, role: str, country: str) -> bool:
        """Whether a country may have this role at all."""
        return all(country in countries for known, countries in self.only_in if known == role)

    def says(self, words: str, countries: Iterable[str]) -> bool:
        """Whether one of these countries may call an office by these words."""
        return all(not held.isdisjoint(countries) for known, held in self.words_only_in if known == words)

    def goes_round(self, role: str, countries: Iterable[str]) -> bool:
        """Whether a role is held in turn in one of these countries."""
        return any(known == role and not held.isdisjoint(countries) for known, held in self.in_turn)

    def is_same(self, role: str, other: str) -> bool:
        """Whether two roles are one, or may be meant by the same words."""
        return role == other or any(role in roles and other in roles for roles in self.alike)


@cache
def load(base: str) -> Offices:
    """The data of a primary language subtag; a language without data has no offices, and no check of them."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return Offices()
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    pairs = [(role, words) for role, rows in data["offices"].items() for words in rows]
    if data.get("small_too", False):
        pairs += [(role, words.lower()) for role, words in pairs if " " in words]
    return Offices(
        phrases=tuple(sorted(pairs, key=lambda pair: -len(pair[1].split()))),
        usual=tuple((role, rows[0]) for role, rows in data["offices"].items()),
        styles=tuple(
            (role, where, words) for where, row in data.get("styles", {}).items() for role, words in row.items()
        ),
        only_in=tuple((role, frozenset(where)) for role, where in data.get("only_in", {}).items()),
        words_only_in=tuple((words, frozenset(where)) for words, where in data.get("words_only_in", {}).items()),
        in_turn=tuple((role, frozenset(where)) for role, where in data.get("in_turn", {}).items()),
        alike=tuple(frozenset(roles) for roles in data.get("alike", [])),
        lacking=tuple(
            (role, frozenset(f"territory.{code}" for code in codes.split()))
            for role, codes in data.get("lacking", {}).items()
        ),
        leads=frozenset(data.get("leads", ())),
        before=frozenset(data["before"]),
        silent=frozenset(data["silent"]),
    )
