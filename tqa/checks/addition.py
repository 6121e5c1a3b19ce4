"""A sentence of the translation that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example
from tqa.finding import Category, Finding, Layer, Severity

SURE = 0.78
"""The confidence of the alignment from which an added sentence has weight."""

_LETTER = regex.compile(r"\p{L}")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(frozen=True, slots=True)
class Addition(Check):
    """A sentence that nothing in the source says.

    From the alignment of sentences by length, figures and names; short lines are left alone, since a desk adds datelines and
    credits.
    """

    code: ClassVar = "addition"
    category: ClassVar = Category.ADDITION
    needs: ClassVar = frozenset({Layer.ALIGNMENT})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example(
            "de>en",
            (
                "The minister arrived in Vienna on Monday, 3 March.\n\n"
                "He was received by President Alexander Van der Bellen at noon.\n\n"
                "⟦The opposition called the journey a waste of public money and asked for an explanation in parliament.⟧\n\n"
                "On Tuesday he wants to speak with 12 mayors about the flood of 2013.\n\n"
                "He will fly on to Budapest on Wednesday."
            ),
            source=(
                "Der Minister ist am Montag, dem 3. März, in Wien eingetroffen.\n\n"
                "Bundespräsident Alexander Van der Bellen empfing ihn am Mittag.\n\n"
                "Am Dienstag will er mit 12 Bürgermeistern über das Hochwasser von 2013 sprechen.\n\n"
                "Am Mittwoch fliegt er nach Budapest weiter."
            ),
        ),
        Example(
            "zh>en",
            "The minister arrived in Vienna on Monday.\n\nHe wants to speak with 12 mayors about the flood of 2013.\n\n(AFP)",
            source="部长周一抵达维也纳。\n\n他希望与12位市长讨论2013年的洪水。",
        ),
    )
    min_letters: int = 25
    """The fewest letters of a sentence that counts; a character of Chinese, Japanese or Korean counts three."""

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            for segment in passage.segments:
                if segment.source.start < segment.source.end:
                    continue
                sentence = segment.target.of(passage.target.content)
                if len(_LETTER.findall(sentence)) + 2 * len(_WIDE.findall(sentence)) < self.min_letters:
                    continue
                yield self.finding(
                    passage,
                    segment.target,
                    severity=Severity.MAJOR if segment.confidence >= SURE else Severity.MINOR,
                    confidence=round(segment.confidence, 2),
                    message="Nothing in the source says this",
                )
