"""A name in the target that the source does not bear out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.entity.consistency import JudgedSegment
from tqa.entity.mentions import Mention
from tqa.entity.tags import NAMES
from tqa.finding import Category, Finding, Layer, Severity, Span

if TYPE_CHECKING:
    from tqa.glossary import TermMatch

KNOWN_PART = 0.6
"""The share of a name that a glossary term has to take up to speak for it."""


@dataclass(frozen=True, slots=True)
class EntityMismatch(Check):
    """A name in the target that the source does not bear out: another country, person or office.

    The model reads each sentence with its source and says how sure it is that a name is wrong. A name that the same
    article bears out elsewhere is trusted more: translators write “Xi” where the source says “he”. Numbers and dates
    have checks of their own, which compare values.
    """

    code: ClassVar = "entity-mismatch"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.MODEL, Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example(
            "zh>en",
            "Qatari Prime Minister met the foreign minister of ⟦Thailand⟧ on Tuesday.",
            source="卡塔尔首相星期二会见了埃及外长。",
        ),
        Example(
            "de>en",
            "The mayor of ⟦Melbourne⟧ opened the new bridge over the Elbe on Monday.",
            source="Der Bürgermeister von Hamburg hat am Montag die neue Brücke über die Elbe eröffnet.",
        ),
        Example(
            "de>en",
            "The mayor of Hamburg opened the new bridge over the Elbe on Monday.",
            source="Der Bürgermeister von Hamburg hat am Montag die neue Brücke über die Elbe eröffnet.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage, segments in zip(context.passages, context.judged, strict=True):
            yield from self._in_passage(context, passage, segments)

    def _in_passage(self, context: Context, passage: Passage, segments: tuple[JudgedSegment, ...]) -> Iterator[Finding]:
        model = context.model
        if model is None or passage.source is None:
            return
        thresholds = model.sheet.thresholds
        content, source = passage.target.content, passage.source.content
        best: dict[str, float] = defaultdict(lambda: 20.0)
        for segment in segments:
            for mention in segment.target:
                key = mention.span.of(content).casefold()
                best[key] = min(best[key], mention.score)
        for segment in segments:
            if segment.segment.confidence < thresholds["alignment"]:
                continue
            for mention in segment.target:
                surface = mention.span.of(content).casefold()
                if mention.kind not in NAMES or surface in source.casefold():
                    continue
                if confirmed(passage.target_terms, mention.span, passage.source_terms, segment.segment.source):
                    continue
                severity = _severity(mention, thresholds)
                if severity is not None and best[surface] < thresholds["borne-out"]:
                    severity = Severity.MINOR
                if severity is not None:
                    confidence = max(
                        model.probability("mismatch", mention.score), model.probability("marked", mention.marked)
                    )
                    yield self._report(passage, segments, mention, severity, confidence)

    def _report(
        self,
        passage: Passage,
        segments: tuple[JudgedSegment, ...],
        mention: Mention,
        severity: Severity,
        confidence: float,
    ) -> Finding:
        surface = mention.span.of(passage.target.content)
        place = mention.counterpart
        evidence: tuple[str, ...] = ()
        suggestions: tuple[str, ...] = ()
        if place is not None and passage.source is not None:
            there = place.of(passage.source.content)
            evidence = (f"{there} ↔ {surface}",)
            suggestions = tuple(s for s in self._renderings(passage, segments, place) if s != surface)[:3]
        return self.finding(
            passage,
            mention.span,
            severity=severity,
            confidence=round(confidence, 3),
            message=f"the source does not bear out “{surface}”",
            source_span=place,
            evidence=evidence,
            suggestions=suggestions,
            group=f"mismatch:{surface.casefold()}",
        )

    def _renderings(self, passage: Passage, segments: tuple[JudgedSegment, ...], place: Span) -> Iterator[str]:
        """What the glossary, then the rest of this article, calls the name at this place of the source."""
        if passage.source is None:
            return
        for match in passage.source_terms:
            if match.span.touches(place):
                for term in passage.glossary.terms(match.concept, passage.target.language):
                    if term.admitted:
                        yield term.text
                        break
        surface = place.of(passage.source.content)
        for segment in segments:
            for other in segment.target:
                if (
                    other.counterpart is not None
                    and other.score < 0
                    and other.counterpart.of(passage.source.content) == surface
                ):
                    yield other.span.of(passage.target.content)


def confirmed(here: Sequence[TermMatch], place: Span, there: Sequence[TermMatch], segment: Span) -> bool:
    """Whether the glossary knows most of the name at `place` and finds the same concept in the other text's segment."""
    known = {concept for match in there if match.span.touches(segment) for concept in match.concepts}
    return any(
        not known.isdisjoint(match.concepts)
        for match in here
        if match.span.touches(place) and len(match.span) >= KNOWN_PART * len(place)
    )


def _severity(mention: Mention, thresholds: dict[str, float]) -> Severity | None:
    """By the higher of two signs: the source does not hold the name; raters mark names like this."""
    for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
        if mention.score >= thresholds[f"mismatch.{severity}"] or mention.marked >= thresholds[f"marked.{severity}"]:
            return severity
    return None
