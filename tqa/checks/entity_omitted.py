"""A name of the source that the target leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.entity_mismatch import ALIGNED, confirmed
from tqa.entity.consistency import JudgedSegment
from tqa.entity.mentions import Mention
from tqa.entity.tags import NAMES
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
        language = context.source_language.base if context.source_language is not None else None
        minor, major = (model.threshold(f"omitted.{name}", language) for name in ("minor", "major"))
        for passage, segments in zip(context.passages, context.judged, strict=True):
            for name, signs in losses(passage, segments):
                if signs < minor:
                    continue
                surface = name.span.of(passage.text(Side.SOURCE).content)
                yield self.finding(
                    passage,
                    name.span,
                    side=Side.SOURCE,
                    severity=Severity.MAJOR if signs >= major else Severity.MINOR,
                    confidence=round(model.probability("omitted", signs), 3),
                    message=f"the translation leaves out “{surface}”",
                    group=f"omitted:{surface.casefold()}",
                )


def losses(passage: Passage, segments: Sequence[JudgedSegment]) -> Iterator[tuple[Mention, float]]:
    """For each segment the name of the source that is rendered least, and how strongly both signs speak together."""
    for segment in segments:
        if segment.segment.confidence < ALIGNED:
            continue
        names = [
            mention
            for mention in segment.source
            if mention.kind in NAMES
            and not confirmed(passage.source_terms, mention.span, passage.target_terms, segment.segment.target)
        ]
        if names:
            worst = max(names, key=lambda m: m.score)
            yield worst, segment.gap + worst.score
