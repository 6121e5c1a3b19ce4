"""Where a word stands: at the beginning of a sentence, or attached to what is no word of its own."""

from __future__ import annotations

import regex

from tqa.text.usage import at_home

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SENTENCE_START = frozenset('\n.!?:…“”"«»„‘(—–•·')
_EITHER_QUOTE = frozenset("\"'”’“")
_APOSTROPHES = frozenset("'’")
_DOMAIN = frozenset("./@_")
_INNER = frozenset("!?*+&")
"""Marks inside the names of companies (oOh!media): no sentence begins without a space."""
_HYPHENS = frozenset("-‑–")


def at_start(content: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins here."""
    at = start - 1
    while at >= 0 and content[at] == " ":
        at -= 1
    if at < 0:
        return True
    if content[at] in _EITHER_QUOTE and at > 0 and content[at - 1].isalnum():
        return False
    return content[at] in _SENTENCE_START


def behind_figure(content: str, start: int) -> bool:
    """Whether digits and a space stand before a word: 1.1 Milliarden."""
    return content[start - 1 : start] in (" ", "\u00a0") and content[max(0, start - 2) : start - 1].isdigit()


def attached(content: str, start: int, end: int) -> bool:
    """Whether a word is the tail of a contraction, part of an address, or hangs by a hyphen on a name: I've, Jong-un."""
    before, after = content[max(0, start - 1) : start], content[end : end + 1]
    if before in _DOMAIN or (after in _DOMAIN and content[end + 1 : end + 2].isalnum()):
        return before != "." or content[start - 2 : start - 1].isalnum()
    if before in _INNER and content[start - 2 : start - 1].isalnum():
        return True
    if before in _APOSTROPHES and content[start - 2 : start - 1].isalpha() and end - start < 4:
        return True
    if before in _HYPHENS:
        at = start - 2
        while at >= 0 and content[at].isalpha():
            at -= 1
        if content[at + 1].isupper() or end - start < 4:
            return True
    return after in _HYPHENS and (end - start < 4 or content[end + 1 : end + 2].isupper())


def of_another(content: str, start: int, end: int, home: str) -> bool:
    """Whether a bracket opens before a credit (Prensa Latina), or a hyphen joins a word of the language: para-legal."""
    if content[start].isupper():
        return content[max(0, start - 1) : start] == "("
    following = _WORD.match(content, end + 1)
    return content[end : end + 1] in _HYPHENS and following is not None and at_home(following.group(), home) is not None
