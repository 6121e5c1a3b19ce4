"""How a Chinese name would be read out, to recognise a foreign name that a machine read instead of rendering it.

The table is from pypinyin's data (MIT licence); `tqa/training/pinyin.py` writes it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from importlib import resources

import regex

_SPELLINGS = {"ü": ("u", "v", "yu")}
"""ü in passports and in what has no such letter."""

LONGEST = 8
"""A longer name is no one's."""


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """The syllables of each character, without tones."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    text = (resources.files("tqa.languages") / "pinyin.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        syllable, characters = line.split(" ", 1)
        spellings = [syllable.replace("ü", other) for other in _SPELLINGS["ü"]] if "ü" in syllable else [syllable]
        for char in characters:
            found[char].extend(spellings)
    return {char: tuple(syllables) for char, syllables in found.items()}


def is_reading(name: str, characters: str) -> bool:
    """Whether a name in Latin letters is what these characters are read as: Yin Xiyue for 尹锡悦, whatever its order.

    Hyphens, apostrophes, spaces and tone marks do not count.
    """
    if not 1 < len(characters) <= LONGEST or any(char not in _readings() for char in characters):
        return False
    words = [_letters(word) for word in name.split()]
    pattern = regex.compile("".join(f"(?:{'|'.join(_readings()[char])})" for char in characters))
    orders = {"".join(words), "".join((*words[1:], *words[:1])), "".join((*words[-1:], *words[:-1]))}
    return any(pattern.fullmatch(order) for order in orders)


def _letters(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold().replace("ü", "v"))
    return "".join(char for char in apart if char.isalpha())
