"""A sentence of the translation that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.checks.settings import Positive
from tqa.checks.unaligned import MIN_LETTERS, is_long, unaligned
from tqa.finding import Category, Finding, Layer, Side


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
    min_letters: Positive = MIN_LETTERS

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            for segment in passage.segments:
                added = segment.source.start == segment.source.end
                if added and is_long(segment.target.of(passage.target.content), self.min_letters):
                    yield unaligned(self, passage, segment, side=Side.TARGET, message="Nothing in the source says this")
