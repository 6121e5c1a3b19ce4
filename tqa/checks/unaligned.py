"""A sentence that the other side does not have, as the alignment shows it: what omission and addition share."""

from __future__ import annotations

import regex

from tqa.checks.check import Check, Passage
from tqa.finding import Finding, Severity, Side
from tqa.text.alignment import Segment

SURE = 0.78
"""The confidence of the alignment from which such a sentence has weight. With one sentence taken out of human translations
of news (zh, ko, de), a quarter of those found were above it, and none of those was wrong; complete ones had one, in 64,000
words."""

MIN_LETTERS = 25
"""The fewest letters of a sentence that counts; a character of Chinese, Japanese or Korean counts three."""

_LETTER = regex.compile(r"\p{L}")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


def is_long(sentence: str, min_letters: int) -> bool:
    """Whether it is more than a dateline, a credit or a heading."""
    return len(_LETTER.findall(sentence)) + 2 * len(_WIDE.findall(sentence)) >= min_letters


def unaligned(
    check: Check, passage: Passage, segment: Segment, *, side: Side, message: str, evidence: tuple[str, ...] = ()
) -> Finding:
    """The finding of a segment that has nothing on the other side."""
    return check.finding(
        passage,
        segment.source if side is Side.SOURCE else segment.target,
        side=side,
        severity=Severity.MAJOR if segment.confidence >= SURE else Severity.MINOR,
        confidence=round(segment.confidence, 2),
        message=message,
        evidence=evidence,
    )
