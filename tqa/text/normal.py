"""Normalisation that can be undone: one text for every check, and a map back to the text that was given.

The normal form is NFC without invisible format characters (soft hyphen, zero-width space, byte-order mark, bidi
controls), with `\\n` line breaks and U+FFFD for lone surrogates. Joiners (ZWNJ, ZWJ) stay: Persian and Hindi need them.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import regex

from tqa.errors import DocumentError
from tqa.finding import Span

MAX_MARKS = 30
"""Combining marks kept in a row, as in UAX #15's stream-safe text: NFC is quadratic in the length of a run."""

ABSURD_MARKS = 500
"""A longer run of combining marks is no text in any language, and the document is refused."""

_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\u061c"
_UNUSUAL = regex.compile(rf"[{_INVISIBLE}\r\ud800-\udfff]|\p{{M}}{{{MAX_MARKS + 1}}}")
_ABSURD = regex.compile(rf"\p{{M}}{{{ABSURD_MARKS}}}")
_DROP = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
_CLUSTER = regex.compile(r"\X")


class NormalText(NamedTuple):
    """A normalised text. `begins[i]` and `ends[i]` bound, in the original, what its character `i` came from.

    `dropped` are the invisible characters that were taken out, each run with the place in `content` where it stood.
    """

    content: str
    begins: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None
    length: int = 0
    dropped: tuple[tuple[int, str], ...] = ()

    def original(self, span: Span) -> Span:
        """The place in the original text of a span of the normalised one; an empty one is what was dropped there."""
        if self.begins is None or self.ends is None:
            return span
        if span.start < span.end:
            return Span(self.begins[span.start], self.ends[span.end - 1])
        at = self.begins[span.start] if span.start < len(self.begins) else self.length
        return Span(min(at, self.ends[span.start - 1] if span.start else 0), at)


def normalize(text: str) -> NormalText:
    """The normal form of a text. Raises `DocumentError` for runs of combining marks that no language has."""
    if text.isascii() and "\r" not in text:
        return NormalText(text)
    if _ABSURD.search(text):
        raise DocumentError(f"more than {ABSURD_MARKS} combining marks in a row: this is no text")
    if not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text):
        return NormalText(text)
    content: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    dropped: dict[int, str] = {}
    for match in _CLUSTER.finditer(text):
        cluster = _normal_cluster(match.group())
        if not cluster:
            dropped[len(begins)] = dropped.get(len(begins), "") + match.group()
        content.append(cluster)
        if len(cluster) == match.end() - match.start():
            begins.extend(range(match.start(), match.end()))
            ends.extend(range(match.start() + 1, match.end() + 1))
        else:
            begins.extend([match.start()] * len(cluster))
            ends.extend([match.end()] * len(cluster))
    return NormalText("".join(content), tuple(begins), tuple(ends), len(text), tuple(dropped.items()))


def _normal_cluster(cluster: str) -> str:
    if cluster in ("\r\n", "\r"):
        return "\n"
    kept = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in cluster if c not in _DROP)
    if len(kept) > MAX_MARKS:
        kept = kept[: MAX_MARKS + 1]
    return unicodedata.normalize("NFC", kept)
