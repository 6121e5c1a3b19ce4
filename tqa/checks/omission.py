"""A sentence of the source that nothing renders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.settings import Positive
from tqa.checks.unaligned import MIN_LETTERS, is_long, unaligned
from tqa.finding import Category, Finding, Layer, Side, Span
from tqa.text.alignment import Segment
from tqa.text.text import Text

_BRACKETED = regex.compile(r"\s*[(（\[【〔].*[)）\]】〕]\s*[。.]?\s*", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Omission(Check):
    """A sentence of the source without a counterpart, or an end that was cut off.

    From the alignment of sentences by length, figures and names. Credits, marks in brackets, short lines and sentences that
    the source says twice are left alone: desks leave them out on purpose.
    """

    code: ClassVar = "omission"
    category: ClassVar = Category.OMISSION
    needs: ClassVar = frozenset({Layer.ALIGNMENT})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example(
            "de>en",
            (
                "The minister arrived in Vienna on Monday, 3 March.\n\n"
                "He was received by President Alexander Van der Bellen at noon.\n\n"
                "On Tuesday he wants to speak with 12 mayors about the flood of 2013.\n\n"
                "He will fly on to Budapest on Wednesday."
            ),
            source=(
                "Der Minister ist am Montag, dem 3. März, in Wien eingetroffen.\n\n"
                "Bundespräsident Alexander Van der Bellen empfing ihn am Mittag.\n\n"
                "⟦Die Opposition nannte die Reise eine Verschwendung von Steuergeld und verlangte "
                "im Parlament eine Erklärung.⟧\n\n"
                "Am Dienstag will er mit 12 Bürgermeistern über das Hochwasser von 2013 sprechen.\n\n"
                "Am Mittwoch fliegt er nach Budapest weiter."
            ),
        ),
        Example(
            "zh>en",
            "The minister arrived in Vienna on Monday.\n\nHe wants to speak with 12 mayors about the flood of 2013.",
            source="部长周一抵达维也纳。\n\n他希望与12位市长讨论2013年的洪水。\n\n（完）",
        ),
        Example(
            "fr>en",
            "The minister arrived in Vienna on Monday. He wants to speak with 12 mayors.",
            source="Le ministre est arrivé à Vienne lundi et veut parler avec 12 maires.",
        ),
    )
    min_letters: Positive = MIN_LETTERS

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is None:
                continue
            segments = passage.segments
            for at, segment in enumerate(segments):
                if segment.target.start == segment.target.end and self._is_missed(passage.source, segment.source):
                    yield self._finding(passage, segments, at)

    def _is_missed(self, source: Text, span: Span) -> bool:
        sentence = span.of(source.content)
        return (
            is_long(sentence, self.min_letters)
            and not _BRACKETED.fullmatch(sentence)
            and source.content.count(sentence.strip()) == 1
        )

    def _finding(self, passage: Passage, segments: tuple[Segment, ...], at: int) -> Finding:
        segment = segments[at]
        last = all(later.target.start == later.target.end for later in segments[at:])
        return unaligned(
            self,
            passage,
            segment,
            side=Side.SOURCE,
            message="The translation ends before this" if last else "Nothing in the translation renders this",
            evidence=tuple(_around(passage, segments, at)),
        )


def _around(passage: Passage, segments: tuple[Segment, ...], at: int) -> Iterator[str]:
    """Where in the translation it should stand."""
    before = next((s.target for s in reversed(segments[:at]) if s.target.start < s.target.end), None)
    if before is not None:
        yield f"It belongs behind “…{before.of(passage.target.content).strip()[-60:]}”"
