"""A name of the source that the target leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.checks.entity_mismatch import confirmed
from tqa.finding import Category, Finding, Layer, Severity, Side


@dataclass(frozen=True, slots=True)
class EntityOmitted(Check):
    """A name of the source that the target leaves out: the sentence no longer says who or where.

    Two signs have to agree: a hole in the target, and a mention of the source that nothing renders. A translator may
    well leave out what the reader knows; without the hole nothing is said.
    """

    code: ClassVar = "entity-omitted"
    category: ClassVar = Category.OMISSION
    needs: ClassVar = frozenset({Layer.MODEL, Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example(
            "de>en",
            "The mayor of opened the new bridge over the Elbe on Monday.",
            source="Der Bürgermeister von ⟦Hamburg⟧ hat am Montag die neue Brücke über die Elbe eröffnet.",
        ),
        Example(
            "de>en",
            "The mayor of Hamburg opened the new bridge over the Elbe on Monday.",
            source="Der Bürgermeister von Hamburg hat am Montag die neue Brücke über die Elbe eröffnet.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        if model is None:
            return
        thresholds = model.sheet.thresholds
        for passage, segments in zip(context.passages, context.judged, strict=True):
            if passage.source is None:
                continue
            for segment in segments:
                if segment.segment.confidence < thresholds["alignment"]:
                    continue
                open_names = [
                    mention
                    for mention in segment.source
                    if not confirmed(passage.source_terms, mention.span, passage.target_terms, segment.segment.target)
                ]
                if not open_names:
                    continue
                worst = max(open_names, key=lambda m: m.score)
                surface = worst.span.of(passage.source.content)
                signs = segment.gap + worst.score
                if signs < thresholds["omitted.minor"]:
                    continue
                yield self.finding(
                    passage,
                    worst.span,
                    side=Side.SOURCE,
                    severity=Severity.MAJOR if signs >= thresholds["omitted.major"] else Severity.MINOR,
                    confidence=round(model.probability("omitted", signs), 3),
                    message=f"the translation leaves out “{surface}”",
                    group=f"omitted:{surface.casefold()}",
                )
