"""What a word is from the word table alone: at home, or likelier abroad.

`strangeness` is how many times likelier a word is abroad than at home, as a natural logarithm.
"""

from __future__ import annotations

import math
from enum import IntEnum
from functools import cache, lru_cache

from tqa.languages.meanings import listed
from tqa.text.lexicon import KEPT, NAMES, load, load_wider

EVERYDAY = 6.5
"""Strangeness of words that home knows only from names and quotations: und, avec, para."""

CLEAR = 4.0
WEAK = 2.5
"""Strangeness enough for a member of a longer fragment."""

AT_HOME = -13.4
"""Log-probability of a word seen about five times at home, of 3.3 million."""


CLEAR_ANYWHERE = 5.5
"""The same where home's words are not well known."""

_WELL_KNOWN = 2_000_000
"""Words counted in a language of which hardly any usual word is missing."""


_PART, _LINKS = 4, ("", "s", "es", "n", "en", "er", "e")
"""Letters of a part of a compound at the least, and what may join two."""

_TAIL = 8
"""Letters of the last part of a compound of which one is known: shorter ones end the names of places too."""


_LISTED = 5
"""Letters of a word that a list by hand vouches for, where no text at hand has it."""


class Tier(IntEnum):
    """What a word is, from the table alone."""

    HOME = 0
    WEAK = 1
    UNKNOWN = 2
    UNSURE = 3
    RARE = 4
    EVERYDAY = 5
    CLEAR = 6


@lru_cache(maxsize=100_000)
def tier_of(word: str, home: str, abroad: str, *, capital: bool = False) -> Tier:
    """What a word is; the wider table tells of those in small letters that the news does not."""
    tier = counted_tier(word, home, abroad, capital=capital)
    if tier is Tier.UNKNOWN and not capital and len(word) >= _LISTED and word in listed(abroad).words:
        return Tier.CLEAR
    if capital or tier not in (Tier.UNKNOWN, Tier.RARE) or not well_known(home):
        return tier
    wider = strange_at_large(word, home, abroad)
    return tier if wider is None or wider < CLEAR else Tier.CLEAR


@lru_cache(maxsize=20_000)
def strange_at_large(word: str, home: str, abroad: str) -> float | None:
    """How many times likelier a word is abroad by the wider table; None where that has it not."""
    usage = load_wider().usage(word)
    there = usage.get(abroad)
    return None if there is None else there - usage.get(home, load_wider().unknown(home))


def counted_tier(word: str, home: str, abroad: str, *, capital: bool = False) -> Tier:
    """The same by what was counted in news alone."""
    usage = load().usage(word)
    here = _most(usage, home, f"{home}{KEPT}", NAMES if capital else home)
    there = usage.get(abroad)
    if there is None:
        return Tier.UNKNOWN if here is None and well_known(home) else Tier.HOME
    strange = there - (load().unknown(home) if here is None else here)
    if here is None and well_known(home):
        return Tier.CLEAR if strange >= CLEAR else Tier.RARE
    if here is None:
        return Tier.CLEAR if strange >= CLEAR_ANYWHERE else Tier.UNSURE if strange >= CLEAR else Tier.HOME
    if strange >= EVERYDAY:
        return Tier.EVERYDAY
    if strange >= CLEAR and here <= AT_HOME:
        return Tier.RARE
    return Tier.WEAK if strange >= WEAK else Tier.HOME


@lru_cache(maxsize=20_000)
def compound(word: str, home: str, abroad: str) -> bool:
    """Whether two words of a language make one that texts of this language never have: Formel and Kompromiss."""
    folded = word.casefold()
    if home in load_wider().usage(folded):
        return False
    for at in range(_PART, len(folded) - _PART + 1):
        if _there(folded[at:], abroad) and any(
            _there(folded[: at - len(link)], abroad)
            for link in _LINKS
            if folded[:at].endswith(link) and at - len(link) >= _PART
        ):
            return True
    return False


def ends_in_word(word: str, home: str, abroad: str) -> bool:
    """Whether a compound ends in a long word that the other language's texts have: Kindes-misshandlungen."""
    ends = (load().usage(word[at:]) for at in range(3, len(word) - _TAIL + 1))
    return any(part in usage for usage in ends for part in (abroad, f"{abroad}{KEPT}", home))


def _there(word: str, language: str) -> bool:
    usage = load().usage(word)
    return language in usage or f"{language}{KEPT}" in usage or language in load_wider().usage(word)


@lru_cache(maxsize=100_000)
def at_home(word: str, home: str) -> float | None:
    """The log-probability of a word in a language, whether other languages have it too or not."""
    return _most(load().usage(word), home, f"{home}{KEPT}")


def _most(usage: dict[str, float], *languages: str) -> float | None:
    return max((usage[language] for language in languages if language in usage), default=None)


@cache
def well_known(home: str) -> bool:
    """Whether so much of a language was counted that an unknown word is strange by itself."""
    return -load().unknown(home) - 1 > math.log(_WELL_KNOWN)


@lru_cache(maxsize=20_000)
def odd_spelling(word: str, home: str, abroad: str) -> float:
    return load().odd_spelling(word, home, abroad=abroad)
