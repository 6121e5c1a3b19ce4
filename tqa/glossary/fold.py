"""The form in which terms and texts are compared, and the pieces of spaced text with what joins them.

Folding never decides where a match lies: `cut` loses nothing of a text, and `fold_width` maps one code point to one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

_PIECE = regex.compile(r"([\p{L}\p{M}\p{N}_\u200d]+)")
_COMPLEX = re.compile(
    r"[\u0483-\u0489\u0590-\u1dff\u20d0-\u20ff\u2c80-\ud7ff\uf900-\ufeff\uff66-\uffdc\U00010000-\U0010ffff]"
)
"""Scripts with marks that are no word characters for `re`."""
_SIMPLE = re.compile(r"([\w\u0300-\u036f\u200d]+)")
"""The same as `_PIECE` where nothing of these is there, in a third of the time."""
_PLAIN = re.compile(r"(\w+)", re.ASCII)
"""The same where there is only ASCII, in a quarter."""
_HYPHENS = frozenset("-\u200c\u05be\u2010\u2011\u2013\u2014\u00b7\u2022\u30fb")
_SPACES_AND_HYPHENS = regex.compile(rf"[ \u00a0\u2009\u202f\u3000\t{regex.escape(''.join(sorted(_HYPHENS)))}]+")
_APOSTROPHES = frozenset("'’‘ʼʻ′＇`´׳")
_JOINTS = {character: character for character in ".&,/()"} | dict.fromkeys('"״”“„«»', '"')
_ARABIC = str.maketrans("أإآٱىیکۀھەﻻ", "ااااييكههها", "ًٌٍَُِّْٰٖٗـ")
_DEVANAGARI = str.maketrans("ँ", "ं", "़\u200c\u200d")
_HEBREW = str.maketrans("", "", "".join(map(chr, range(0x0591, 0x05C8))))
_COMMA = "\uff0c"
_MARKLESS = frozenset({"en", "fr", "es", "it", "id", "el"})
"""Languages in whose press the accents of a foreign name come and go (Türkiye, Turkiye; São Paulo, Sao Paulo), or whose accent
moves from case to case (Βέλγιο, Βελγίου)."""


class Piece(NamedTuple):
    """A run of letters and digits. `joint` is what stands between it and the piece before, "" if the two cannot be one term."""

    surface: str
    joint: str


def pieces(content: str) -> list[Piece]:
    """The pieces of a spaced text. Joints: " " for space and hyphen, "'", '"' (ארה"ב) and . & , / ( )."""
    _, *parts = cut(content)
    joints = ["", *map(joint, parts[1:-1:2])]
    return list(map(Piece, parts[::2], joints))


def cut(content: str) -> Sequence[str]:
    """The whole content: what stands before, between and behind the pieces at even places, the pieces at odd ones."""
    if content.isascii():
        return _PLAIN.split(content)
    return (_PIECE if _COMPLEX.search(content) else _SIMPLE).split(content)


def joint(between: str) -> str:
    """What joins two pieces with this between them, as in `Piece`."""
    if between == " " or between in _HYPHENS:
        return " "
    core = _SPACES_AND_HYPHENS.sub("", between)
    if not core:
        return " "
    if core in _APOSTROPHES:
        return "'" if between == core else " "
    return _JOINTS.get(core, "")


def fold_piece(surface: str, code: str) -> str:
    """A piece of spaced text as it is compared: without case, vowel points and variant letters of its language."""
    if surface.isascii():
        return surface.lower() if code != "tr" else surface.replace("I", "ı").lower()
    if code == "tr":
        return unicodedata.normalize("NFC", surface.replace("İ", "i").replace("I", "ı").casefold())
    first = surface[0]
    if "\u0900" <= first < "\u0980":
        return unicodedata.normalize("NFD", surface).translate(_DEVANAGARI)
    if "\u0590" <= first < "\u0600":
        return surface.translate(_HEBREW)
    if "\u0600" <= first < "\u0780":
        return surface.translate(_ARABIC)
    folded = unicodedata.normalize("NFKC", surface).casefold()
    if code in _MARKLESS:
        decomposed = unicodedata.normalize("NFD", folded)
        return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
    if code == "ru":
        return folded.replace("ё", "е")
    return folded


@cache
def _width_table() -> dict[int, int]:
    table = {}
    for number in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFF01, 0xFFEF)):
        plain = unicodedata.normalize("NFKC", chr(number))
        if len(plain) == 1:
            table[number] = ord(plain.lower()) if len(plain.lower()) == 1 else ord(plain)
    table.update({number: ord(chr(number).lower()) for number in range(0x41, 0x5B)})
    table.update(dict.fromkeys(map(ord, "•‧∙・･·"), ord("·")))
    table.update(dict.fromkeys(map(ord, "‐‑–－"), ord("-")))
    table.update(dict.fromkeys(map(ord, "’‘ʼ"), ord("'")))
    # ウイリアム is ウィリアム.
    table.update({ord("臺"): ord("台"), ord("ィ"): ord("イ"), 0x3000: 0x20, 0xA0: 0x20})
    return table


@cache
def width_codes() -> tuple[int, ...]:
    """`fold_width` for each code point of the first plane, for whole arrays."""
    table = _width_table()
    return tuple(table.get(number, number) for number in range(0x10000))


@cache
def _wide() -> re.Pattern[str]:
    """What `fold_width` changes, but for the comma that stands in every sentence."""
    return re.compile(f"[{''.join(re.escape(chr(number)) for number in _width_table() if chr(number) != _COMMA)}]")


def fold_width(text: str) -> str:
    """A text of a script without spaces as it is compared, code point for code point."""
    folded = text.replace(_COMMA, ",")
    return folded.translate(_width_table()) if _wide().search(folded) else folded
