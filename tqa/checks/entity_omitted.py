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

STEM = 4
"""Letters of a word that are compared at the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A name of the source that the target may leave out; `signs` is how strongly the hole and the name speak together.

    `repeated` where the source has the name elsewhere too: translators write “he” where the reader knows who is meant.
    """

    name: Mention
    signs: float
    repeated: bool


@dataclass(frozen=True, slots=True)
class EntityOmitted(Check):
    """A name of the source that the target leaves out: the sentence no longer says who or where.

    Two signs have to agree: a hole in the target, and a mention of the source that nothing renders. A translator may
    well leave out what the reader knows; without the hole nothing is said, and a name that the text repeats weighs less.
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

    weighty_confidence: float = 0.3

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        if model is None:
            return
        language = context.source_language.base if context.source_language is not None else None
        threshold = model.threshold("omitted.major", language)
        for passage, segments in zip(context.passages, context.judged, strict=True):
            for loss in losses(passage, segments):
                if loss.signs < threshold:
                    continue
                surface = loss.name.span.of(passage.text(Side.SOURCE).content)
                confidence = model.probability("omitted", loss.signs)
                weighty = not loss.repeated and confidence >= self.weighty_confidence
                yield self.finding(
                    passage,
                    loss.name.span,
                    side=Side.SOURCE,
                    severity=Severity.MAJOR if weighty else Severity.MINOR,
                    confidence=round(confidence, 3),
                    message=f"the translation leaves out “{surface}”",
                    group=f"omitted:{surface.casefold()}",
                )


def losses(passage: Passage, segments: Sequence[JudgedSegment]) -> Iterator[Loss]:
    """For each segment the name of the source that is rendered least."""
    content = passage.text(Side.SOURCE).content if passage.source is not None else ""
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
            yield Loss(name=worst, signs=segment.gap + worst.score, repeated=_repeated(worst.span.of(content), content))


def _repeated(surface: str, content: str) -> bool:
    """Whether the text has the name, or a word of it without its ending, more than once."""
    stems = [word[: max(STEM, len(word) - 2)] for word in surface.split() if len(word) >= STEM] or [surface]
    return any(content.count(stem) > 1 for stem in stems)
