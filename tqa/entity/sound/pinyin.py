"""Chinese characters read one by one, in Mandarin and as Vietnamese names."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

from tqa.entity.sound.model import TABLES

_MOST = 16
"""Readings of one name, where characters have several."""


def _lines(table: str) -> list[str]:
    return (TABLES / table).read_text(encoding="utf-8").splitlines()


@cache
def _syllables(table: str = "pinyin.txt") -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines(table):
        syllable, characters = line.split(" ")
        for char in characters:
            found[char] = (*found.get(char, ()), syllable)
    return found


def syllables(character: str) -> tuple[str, ...]:
    """The readings of one character, as a family name too: 仇 is qiu and chou. None of what is no Chinese character."""
    return _syllables().get(character, ())


def readings(name: str) -> tuple[str, ...]:
    """How a name of two to four characters reads, without tones and spaces, family name first and last; empty if it cannot.

    许正宇 reads xuzhengyu and zhengyuxu.
    """
    if not 2 <= len(name) <= 4:
        return ()
    known = _syllables()
    syllables = [known.get(char, ()) for char in name]
    found: dict[str, None] = {}
    for read in islice(product(*syllables), _MOST):
        for cut in {0, 1, len(name) // 2}:
            found["".join((*read[cut:], *read[:cut]))] = None
    return tuple(found)


def mandarin(characters: str) -> frozenset[str]:
    """The readings of a row of characters in their order, without tones and spaces; empty if one of them has none."""
    known = _syllables()
    syllables = [known.get(char, ()) for char in characters]
    return frozenset("".join(read) for read in islice(product(*syllables), _MOST))


@cache
def _row() -> re.Pattern[str]:
    every = sorted(line.partition(" ")[0] for line in _lines("pinyin.txt"))
    return re.compile(f"(?:{'|'.join(every)})+")


def is_mandarin(letters: str) -> bool:
    """Whether letters are nothing but syllables of Mandarin, one behind the other."""
    return _row().fullmatch(letters) is not None


def vietnamese(characters: str) -> tuple[str, ...]:
    """The syllables of a Vietnamese name without tones, by the characters that stand for them; empty if one is unknown.

    阮氏金银 is Nguyen Thi Kim Ngan.
    """
    known = _syllables("vietnamese.txt")
    read = [known.get(char, ("",))[0] for char in characters]
    return tuple(syllable.capitalize() for syllable in read) if all(read) else ()
