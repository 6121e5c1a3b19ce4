"""Characters that steer instead of being read: shown by name, never emitted.

A terminal obeys an escape sequence and a bidi override reorders what follows, so article text that holds one could hide
a change or rewrite the screen (“Trojan source”). Joiners and direction marks that a script needs are left alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
LINE_END = "↵"
_LINE_ENDS = frozenset("\n\u2028\u2029")
_CONTROLS = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0A: "LINE FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
}
_DELETE = 0x7F

_FLAG = r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}+\U000e007f"
_SEEN = r"[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]"
_STEERING = regex.compile(
    rf"(?P<flag>{_FLAG})"
    rf"|(?!{_SEEN})[\p{{Cc}}\p{{Cf}}\p{{Cs}}\p{{Default_Ignorable_Code_Point}}\u2028\u2029]"
    r"|\p{Noncharacter_Code_Point}"
)
_SELECTORS = regex.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_RIGHT_TO_LEFT = regex.compile(r"(?=\p{L})[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
_STRONG = regex.compile(r"(?=\p{L})[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=L}]")


def has_right_to_left(text: str) -> bool:
    """Whether a letter of a script written from the right is in the text."""
    return _RIGHT_TO_LEFT.search(text) is not None


def reads_right_to_left(text: str) -> bool:
    """Whether the text begins with such a letter, which makes it one that runs from right to left."""
    first = _STRONG.search(text)
    return first is not None and has_right_to_left(first.group())


def split_visible(text: str, *, lines: bool = False) -> Iterator[tuple[str, str]]:
    """The text in pieces: `(plain text, "")`, or `(label, the one character that it stands for)`.

    With `lines`, line feeds are plain text, too.
    """
    plain = 0
    right_to_left: bool | None = None
    for match in _STEERING.finditer(text):
        character, before = match.group(), text[max(0, match.start() - 1) : match.start()]
        if character in _MARKS:
            right_to_left = has_right_to_left(text) if right_to_left is None else right_to_left
            if right_to_left:
                continue
        if match["flag"] or (lines and character == "\n") or _needed(character, before):
            continue
        if plain < match.start():
            yield text[plain : match.start()], ""
        yield label(character), character
        plain = match.end()
    if plain < len(text):
        yield text[plain:], ""


def visible(text: str, *, lines: bool = False) -> str:
    """The text with every steering character replaced by its label."""
    return "".join(piece for piece, _ in split_visible(text, lines=lines))


def label(character: str) -> str:
    """`␛` for what has a picture, a blank for a tab, `↵` for a line end, `⟨U+202E⟩` for the rest."""
    if character == "\t":
        return " "
    if character in _LINE_ENDS:
        return LINE_END
    code = ord(character)
    if code < ord(" "):
        return chr(0x2400 + code)
    return "␡" if code == _DELETE else f"⟨U+{code:04X}⟩"


def name(character: str) -> str:
    """What Unicode calls the character."""
    kind = "CONTROL CHARACTER" if unicodedata.category(character) == "Cc" else "CHARACTER WITHOUT A NAME"
    return unicodedata.name(character, _CONTROLS.get(ord(character), kind))


def _needed(character: str, before: str) -> bool:
    """Whether a script or an emoji needs the character where it stands.

    Joiners follow letters and marks of scripts that join, and emoji; in Latin, Greek and Cyrillic they only hide.
    Selectors of a glyph's form follow a digit, a sign or a letter that has forms. Two in a row hide something, too.
    """
    if not before or before in _JOINERS or before.isspace():
        return False
    if _SELECTORS.match(character):
        return not (before.isascii() and before.isalpha()) and not _SELECTORS.match(before)
    if character not in _JOINERS or before.isascii():
        return False
    return not unicodedata.name(before, "").startswith(("LATIN", "GREEK", "CYRILLIC", "CJK"))
