"""How a language writes the names of people: titles before them, particles inside them, verbs behind them, what has a capital."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import regex

_COMMON = "common"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sign for a given name that is not told, behind a family name, and how it is read in Latin letters, casefolded."""

    written: regex.Pattern[str]
    read: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Facts about names in one language.

    `titles` are the last words of offices and forms of address that stand before a name, casefolded (“secretary of state” is
    known by `state`). `verbs` are verbs of saying, casefolded. `particles` are lower-case words inside names.
    `capitals` are forms that the language always writes with their capitals, by their first word, casefolded; longest first.
    `uncapitalised` are names that their owners write without a capital. `places` end the names of streets and places that
    other languages keep (Friedrichstraße). `withheld` are signs for a name that is not given, `surnamed` what to write
    for somebody of whom only the family name is. `abbreviated` are abbreviations of common nouns, `combining` what stands
    for a country before a hyphen (Anglo-American). `before_verbs` are words behind
    which a verb has a capital. `family_first` are the countries whose people have the family name first
    wherever they are written of. `of_names` are words that have a name behind them, with “of” between (the Treaty of Waitangi),
    casefolded; `place_kinds` are words that have one before them (Chanthaburi province). `kin` are words for those who have
    one family name. `once` are words that stand before the name that something had in its day,
    casefolded. `with_article` are first words of the names of bodies that have an article before them, `articled` are
    countries that have one.
    """

    titles: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    capitals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    uncapitalised: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    surnamed: str = ""
    abbreviated: frozenset[str] = frozenset()
    combining: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    family_first: frozenset[str] = frozenset()
    of_names: frozenset[str] = frozenset()
    place_kinds: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    once: tuple[str, ...] = ()
    with_article: frozenset[str] = frozenset()
    articled: frozenset[str] = frozenset()


@cache
def load(base: str) -> Naming:
    """The data of a primary language subtag, with the particles and the uncapitalised names common to all."""
    common, own = _read(_COMMON), _read(base)
    capitals: dict[str, tuple[str, ...]] = {}
    for form in sorted(_words(own, "capitals"), key=len, reverse=True):
        first = form.split()[0].casefold()
        capitals[first] = (*capitals.get(first, ()), form)
    return Naming(
        titles=frozenset(word.casefold() for word in _words(own, "titles")),
        verbs=frozenset(word.casefold() for word in _words(own, "verbs")),
        particles=frozenset((*_words(common, "particles"), *_words(own, "particles"))),
        capitals=capitals,
        uncapitalised=frozenset((*_words(common, "uncapitalised"), *_words(own, "uncapitalised"))),
        places=tuple(word.casefold() for word in _words(own, "places")),
        withheld=tuple(_withheld(own)),
        surnamed=str(own.get("surnamed", "")),
        abbreviated=frozenset(_words(own, "abbreviated")),
        combining=frozenset(_words(own, "combining")),
        before_verbs=frozenset(_words(own, "before_verbs")),
        family_first=frozenset(_words(common, "family_first")),
        of_names=frozenset(_words(own, "of_names")),
        place_kinds=frozenset(_words(own, "place_kinds")),
        kin=frozenset(_words(own, "kin")),
        once=_words(own, "once"),
        with_article=frozenset(_words(own, "with_article")),
        articled=frozenset(_words(own, "articled")),
    )


def _read(name: str) -> dict[str, object]:
    path = resources.files(__name__) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _withheld(data: dict[str, object]) -> Iterator[Withheld]:
    rows = data.get("withheld", [])
    for row in rows if isinstance(rows, list) else []:
        yield Withheld(regex.compile(row["written"]), frozenset(word.casefold() for word in row["read"]))


def _words(data: dict[str, object], key: str) -> tuple[str, ...]:
    """A list of words, or a table of lists of them."""
    rows = data.get(key, [])
    if isinstance(rows, dict):
        return tuple(str(word) for part in rows.values() for word in part)
    return tuple(str(word) for word in rows) if isinstance(rows, list) else ()
