"""A name of the source that the target leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.consistency import losses, names_are_known
from tqa.checks.settings import Share
from tqa.checks.unrendered import literal_names
from tqa.finding import Category, Finding, Layer, Severity, Side, Span
from tqa.glossary import ConceptType
from tqa.languages.literal.english import renderings

_ENGLISH = "en"
_CURRENCY = f"{ConceptType.CURRENCY.value}."
_ABBREVIATED = re.compile(r"(?<=[^\s(（])[(（][A-Z]{2,6}[)）]")
UNRENDERED = "Nothing in the translation is its name, is spelt or sounds like it"


@dataclass(frozen=True, slots=True)
class EntityOmitted(Check):
    """A name of the source that the target leaves out: the sentence no longer says who or where.

    Weighed are a hole in the target, a mention of the source that nothing renders as the model reads it, and whether the
    glossary, the spelling or the sound finds it. A name that the text repeats weighs less: a translator may well leave out
    what the reader knows. Nothing is told of sources in languages of which the glossary has no names. `minor_confidence`
    and `weighty_confidence` are the least confidence of a minor and of a major finding.
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
        Example(
            "zh>en", "On Tuesday the rial fell to 1.1 million to the dollar.", source="伊朗里亚尔周二跌至110万比1美元。"
        ),
        Example(
            "uk>en",
            "Experts of the People's Police found no explosives on the train on Friday.",
            source="Вибухотехніки Національної поліції вибухівки у п'ятницю в потязі не знайшли.",
        ),
        Example(
            "ko>en",
            "The Joint Chiefs of Staff said about 30 North Korean soldiers had crossed the border on Sunday.",
            source="합동참모본부는 일요일 북한군 30여 명이 군사분계선(MDL)을 침범했다고 밝혔다.",
        ),
    )

    minor_confidence: Share = 0.2
    weighty_confidence: Share = 0.25

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        if model is None:
            return
        language = context.source_language.base if context.source_language is not None else None
        threshold, minor = (model.threshold(f"omitted.{name}", language) for name in ("major", "minor"))
        for passage, segments in zip(context.passages, context.judged, strict=True):
            if language is not None and passage.source is not None and not names_are_known(passage):
                continue
            for loss in losses(model, passage, segments, least=minor):
                if loss.weight < minor:
                    continue
                if _is_money(passage, loss.name.span):
                    continue
                if language is not None and _stands_word_for_word(passage, loss.name.span, language):
                    continue
                content = passage.text(Side.SOURCE).content
                surface = loss.name.span.of(content)
                if _ABBREVIATED.match(content, max(0, loss.name.span.start - 1)):
                    # The name that it stands for is before it.
                    continue
                confidence = model.probability("omitted", loss.weight)
                weighty = loss.weight >= threshold and confidence >= self.weighty_confidence
                if not weighty and confidence < self.minor_confidence:
                    continue
                if any(found.source.touches(loss.name.span) for found in literal_names(passage)):
                    # Told as a term that was made word for word.
                    continue
                yield self.finding(
                    passage,
                    loss.name.span,
                    side=Side.SOURCE,
                    severity=Severity.MAJOR if weighty else Severity.MINOR,
                    confidence=round(confidence, 3),
                    message=f"something is missing beside “{surface}”"
                    if loss.beside
                    else f"the translation leaves out “{surface}”",
                    evidence=("Nothing in the translation is its name, is spelt or sounds like it",)
                    if loss.signs["left"]
                    else (),
                    group=f"omitted:{surface.casefold()}",
                )


def _is_money(passage: Passage, name: Span) -> bool:
    """Whether it is a currency, which English writes in small letters and need not say whose it is: the rial."""
    return any(
        match.span.touches(name) and all(one.startswith(_CURRENCY) for one in match.concepts)
        for match in passage.source_terms
    )


def _stands_word_for_word(passage: Passage, name: Span, base: str) -> bool:
    """Whether the target has what a name means in the source's language instead: that is told as a wrong term, not as a loss."""
    known = renderings(base) if passage.target.language.base == _ENGLISH else None
    if known is None:
        return False
    concepts = [concept for match in passage.source_terms if match.span.touches(name) for concept in match.concepts]
    called = {term.text for one in concepts for term in passage.glossary.terms(one, passage.target.language)}
    if not called:
        return False
    there = (segment.target for segment in passage.segments if segment.source.touches(name))
    return any(
        found.name in term or found.name.endswith(f" {term}")
        for part in there
        for _, found in known.find(part.of(passage.target.content))
        for term in called
    )
