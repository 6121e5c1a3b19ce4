"""Characters that steer instead of being read: shown by name, never emitted.

A terminal obeys an escape sequence and a bidi override reorders what follows, so article text that holds one could hide
a change or rewrite the screen (“Trojan source”). Joiners and direction marks that a script needs are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tqa.text.hidden import FLAG, MARKS, has_right_to_left, is_needed

LINE_END = "↵"
_LINE_ENDS = frozenset("\n\u2028\u2029")
_DELETE = 0x7F

_SEEN = r"[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]"
_STEERING = regex.compile(
    rf"(?P<flag>{FLAG})"
    rf"|(?!{_SEEN})[\p{{Cc}}\p{{Cf}}\p{{Cs}}\p{{Default_Ignorable_Code_Point}}\u2028\u2029]"
    r"|\p{Noncharacter_Code_Point}"
)
_STRONG = regex.compile(r"(?=\p{L})[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=L}]")


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
        if character in MARKS:
            right_to_left = has_right_to_left(text) if right_to_left is None else right_to_left
            if right_to_left:
                continue
        if match["flag"] or (lines and character == "\n") or is_needed(character, before):
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
