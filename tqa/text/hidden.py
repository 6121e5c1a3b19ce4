"""Characters that are not read but steer or hide: what they are called, and which a script or an emoji needs where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import regex

from tqa.finding import Span
from tqa.text.text import Text

FLAG = r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}+\U000e007f"
"""The flag of England or Texas: a black flag and a code in tag characters."""

MARKS = "\u200e\u200f\u061c"
"""Direction marks, which a text needs that has letters of a script written from the right."""

OVERRIDES = "\u202d\u202e"
"""These show letters in another order than they stand in, which no text for readers needs."""

_JOINERS = "\u200c\u200d"
_CONTROLS = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0A: "LINE FEED",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
}
_SELECTORS = regex.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_RIGHT_TO_LEFT = regex.compile(r"(?=\p{L})[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")


def has_right_to_left(text: str) -> bool:
    """Whether a letter of a script written from the right is in the text."""
    return _RIGHT_TO_LEFT.search(text) is not None


def name(character: str) -> str:
    """What Unicode calls the character."""
    category = unicodedata.category(character)
    kind = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE"}.get(category, "CHARACTER WITHOUT A NAME")
    return unicodedata.name(character, _CONTROLS.get(ord(character), kind))


def is_needed(character: str, before: str) -> bool:
    """Whether a script or an emoji needs the joiner or selector where it stands; `before` is what it follows.

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


class Harm(Enum):
    """What a character does that nobody sees."""

    REORDERS = "shows the text around it in another order"
    STEERS = "is a command to a machine, not a letter"
    HIDES = "hides text"
    INVALID = "is no character"
    UNSEEN = "is not seen, but searches and machines stumble over it"
    PRIVATE = "means nothing outside the system that wrote it"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A run of such characters. The span is empty for what normalisation took out. `meant` is what stood there once."""

    span: Span
    characters: str
    harm: Harm
    meant: str = ""


_QUICK = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u034f\u115f\u1160\u180e\u200c\u200d\u2061-\u2065\u206a-\u206f\u3164\uffa0"
    "\ufe00-\ufe0f\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
"""One of these is in every text that has something hidden and was not dropped."""

_HIDDEN = regex.compile(
    rf"(?P<flag>{FLAG})"
    r"|(?P<command>\x1b(?:\[(?:[0-9;?]{1,40}[A-Za-z]|[A-DHJKm])|\][^\x07\x1b\n]{0,200}+(?:\x07|\x1b\\)))"
    r"|(?P<control>[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f])"
    r"|(?P<tags>[\U000e0000-\U000e007f]++)"
    r"|(?P<private>\p{Co}++)"
    r"|(?P<invalid>\p{Noncharacter_Code_Point}++)"
    r"|(?P<joiner>[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef])"
    r"|(?P<unseen>[\u034f\u115f\u1160\u180e\u2061-\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufffc]++)"
)
_BREAKS = "\x0b\x0c"
"""What word processors write for a new line and a new page."""

_BULLETS = frozenset("\uf0a7\uf0b7\uf0d8\uf0fc\uf076")
"""Bullets of the fonts Symbol and Wingdings, as they come out of Word."""

_TURNS = "\u202b\u2067"
"""From here on from right to left."""

_DIRECTIONS = f"{MARKS}\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_BOUND = "\u2060\ufeff"


def find_hidden(text: Text) -> Iterator[Hidden]:
    """What a text hides from its readers, in no order. What its script, an emoji or its writing direction needs is left out."""
    if text.dropped:
        yield from _dropped(text)
    if not _QUICK.search(text.content):
        return
    content = text.content
    for match in _HIDDEN.finditer(content):
        kind, characters, span = match.lastgroup, match.group(), Span(*match.span())
        if kind == "flag" or (kind == "joiner" and is_needed(characters, content[max(0, span.start - 1) : span.start])):
            continue
        if kind == "control":
            yield _control(characters, span)
        elif kind == "private":
            yield Hidden(span, characters, Harm.PRIVATE, "•" if characters in _BULLETS else "")
        else:
            yield Hidden(span, characters, _HARMS.get(kind or "", Harm.UNSEEN))


_HARMS = {"command": Harm.STEERS, "tags": Harm.HIDES, "invalid": Harm.INVALID}


def _control(character: str, span: Span) -> Hidden:
    """A control character; above ASCII it was mostly a sign of Windows-1252 once: \\x92 for an apostrophe."""
    if character in _BREAKS:
        return Hidden(span, character, Harm.UNSEEN, "\n")
    if character < "\x80":
        return Hidden(span, character, Harm.STEERS)
    return Hidden(span, character, Harm.STEERS, character.encode("latin-1").decode("cp1252", "ignore"))


def _dropped(text: Text) -> Iterator[Hidden]:
    content = text.content
    turned = has_right_to_left(content)
    for at, characters in text.dropped:
        harm: Harm | None = None
        for character in characters:
            if character in OVERRIDES or (character in _TURNS and not turned):
                harm = Harm.REORDERS
                break
            if (
                (character == "\u200b" and text.language.spaced)
                or (character in _BOUND and content[at - 1 : at].isalpha() and content[at : at + 1].isalpha())
                or (not turned and character in _DIRECTIONS)
            ):
                harm = Harm.UNSEEN
        if harm is not None:
            yield Hidden(Span(at, at), characters, harm)
