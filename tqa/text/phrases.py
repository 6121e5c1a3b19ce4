"""Foreign phrases that are at home everywhere: coup d'état, sine qua non."""

from __future__ import annotations

from functools import cache

import regex

from tqa.finding import Span
from tqa.text.lexicon import TABLE


@cache
def _phrases() -> frozenset[str]:
    lines = (TABLE.parent / "phrases.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(line) for line in lines if line and not line.startswith("#"))


def _plain(text: str) -> str:
    return regex.sub(r"[\s'’\-‑,.]+", " ", text.casefold()).strip()


def phrase_at(content: str, span: Span) -> bool:
    """Whether the words are, or are part of, a phrase that is at home everywhere: coup d'état, sine qua non."""
    phrases = _phrases()
    if _plain(span.of(content)) in phrases:
        return True
    line = content[max(0, span.start - 40) : span.end + 40]
    here = _plain(line)
    piece = _plain(span.of(content))
    return any(piece in phrase and f" {phrase} " in f" {here} " for phrase in phrases)
