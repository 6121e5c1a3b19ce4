"""What a word is from the word table alone: at home, or likelier abroad.

`strangeness` is how many times likelier a word is abroad than at home, as a natural logarithm.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from tqa.text.lexicon import NAMES, load

EVERYDAY = 6.5
"""Strangeness of words that home knows only from names and quotations: und, avec, para."""

CLEAR = 4.0
WEAK = 2.5
"""Strangeness enough for a member of a longer fragment."""

AT_HOME = -13.4
"""Log-probability of a word seen about five times at home, of 3.3 million."""


class Tier(IntEnum):
    """What a word is, from the table alone."""

    HOME = 0
    WEAK = 1
    UNKNOWN = 2
    RARE = 3
    EVERYDAY = 4
    CLEAR = 5


@lru_cache(maxsize=100_000)
def tier_of(word: str, home: str, abroad: str, *, capital: bool = False) -> Tier:
    lexicon = load()
    usage = lexicon.usage(word)
    here = usage.get(home)
    if capital and home == "en":
        name = usage.get(NAMES)
        here = name if here is None else here if name is None else max(here, name)
    there = usage.get(abroad)
    strange = (lexicon.unknown(abroad) if there is None else there) - (lexicon.unknown(home) if here is None else here)
    if there is None:
        return Tier.UNKNOWN if here is None else Tier.HOME
    if here is None:
        return Tier.CLEAR if strange >= CLEAR else Tier.RARE
    if strange >= EVERYDAY:
        return Tier.EVERYDAY
    if strange >= CLEAR and here <= AT_HOME:
        return Tier.RARE
    return Tier.WEAK if strange >= WEAK else Tier.HOME


@lru_cache(maxsize=20_000)
def odd_spelling(word: str, home: str, abroad: str) -> float:
    return load().odd_spelling(word, home, abroad=abroad)
