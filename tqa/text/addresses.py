"""Addresses of the network, which are in no language."""

from __future__ import annotations

import regex

_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S++"
    r"|(?<![\w.+\-])[\w.+\-]++@[\w.\-]++"
    r"|(?<![\w.\-])[a-z0-9\-]++(?:\.[a-z0-9\-]++)*+(?<=\.[a-z]{2,6})(?![\w])(?:/\S*+)?"
    r"|[#@]\w++",
    regex.IGNORECASE,
)


def without_addresses(text: str) -> str:
    """The text with a space in place of every address, account and tag."""
    return _ADDRESS.sub(" ", text) if "." in text or "@" in text or "#" in text else text
