"""A name in the target that the source does not bear out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rapidfuzz import fuzz, process

from tqa.checks.check import Check, Context, Example, Passage
from tqa.entity.consistency import JudgedSegment
from tqa.entity.mentions import Mention
from tqa.entity.tags import NAMES
from tqa.finding import Category, Finding, Layer, Severity, Span

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel
    from tqa.glossary import TermMatch

ALIGNED = 0.4
"""Segments whose pairing is less sure than this are not judged."""

ALIKE = 78
"""Of 100: how like two words are that one name may be written."""

BORNE_OUT = 0.0
"""A raw score under which the source bears a name out."""

SURE_PAIRING = 0.5
"""How much of the pairing has to fall on a counterpart that is to speak against a name."""

KNOWN_PART = 0.6
"""The share of a name that a glossary term has to take up to speak for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A name that the source may not bear out; `borne_out` where it does so elsewhere in the same text."""

    mention: Mention
    borne_out: bool


@dataclass(frozen=True, slots=True)
class EntityMismatch(Check):
    """A name in the target that the source does not bear out: another country, person or office.

    The model reads each sentence with its source and says how sure it is that a name is wrong. A name that the same
    article bears out elsewhere is trusted more: translators write “Xi” where the source says “he”. Numbers and dates
    have checks of their own, which compare values. `minor_confidence` is the least confidence of a minor finding.
    """

    code: ClassVar = "entity-mismatch"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.MODEL, Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example(
            "ja>en",
            "South Korea's foreign minister held a news conference in ⟦Havana⟧ on Friday.",
            source="韓国の外相は金曜日、ソウルで記者会見を開いた。",
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

    minor_confidence: float = 0.5
    weighty_confidence: float = 0.45

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        if model is None:
            return
        language = context.source_language.base if context.source_language is not None else None
        for passage, segments in zip(context.passages, context.judged, strict=True):
            for doubt in doubts(passage, segments):
                severity = _severity(doubt.mention, model, language)
                if severity is None:
                    continue
                confidence = max(
                    model.probability("mismatch", doubt.mention.score),
                    model.probability("marked", doubt.mention.marked),
                )
                if severity is Severity.MINOR and _contradicted(passage, doubt.mention):
                    severity = Severity.MAJOR
                if doubt.borne_out or confidence < self.weighty_confidence:
                    severity = Severity.MINOR
                if severity is not Severity.MINOR or confidence >= self.minor_confidence:
                    yield self._report(passage, segments, doubt.mention, severity, confidence)

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
            found = self._renderings(passage, segments, place)
            suggestions = tuple(name for name in found if name != surface and _is_name(name, passage))[:3]
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
                    and other.score < BORNE_OUT
                    and other.kind in NAMES
                    and len(other.span) > 2
                    and other.counterpart.of(passage.source.content) == surface
                ):
                    yield other.span.of(passage.target.content)


def doubts(passage: Passage, segments: Sequence[JudgedSegment]) -> Iterator[Doubt]:
    """The names of the target that nothing but the model speaks for or against."""
    if passage.source is None:
        return
    content, source = passage.target.content, passage.source.content.casefold()
    best: dict[str, float] = defaultdict(lambda: 20.0)
    for segment in segments:
        for mention in segment.target:
            for word in _words(mention.span.of(content)):
                best[word] = min(best[word], mention.score)
    for segment in segments:
        if segment.segment.confidence < ALIGNED:
            continue
        for mention in segment.target:
            surface = mention.span.of(content)
            if mention.kind not in NAMES or surface.casefold() in source:
                continue
            if confirmed(passage.target_terms, mention.span, passage.source_terms, segment.segment.source):
                continue
            if _spelt_alike(surface, segment.segment.source.of(source)):
                continue
            borne_out = all(best[word] < min(BORNE_OUT, mention.score) for word in _words(surface))
            yield Doubt(mention=mention, borne_out=borne_out)


def _contradicted(passage: Passage, mention: Mention) -> bool:
    """Whether the glossary knows both the name and its counterpart in the source, as two different things."""
    place = mention.counterpart
    if place is None or mention.pairing < SURE_PAIRING:
        return False
    here = {c for m in passage.target_terms if _takes_up(m, mention.span) for c in m.concepts}
    there = {c for m in passage.source_terms if _takes_up(m, place) for c in m.concepts}
    return bool(here and there) and here.isdisjoint(there)


def _takes_up(match: TermMatch, place: Span) -> bool:
    return match.span.touches(place) and len(match.span) >= KNOWN_PART * len(place)


def _spelt_alike(surface: str, source: str) -> bool:
    """Whether the source writes every word of the name almost so: an ending or a slip, which is for the checks of names."""
    there = source.split()
    return all(process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=ALIKE) for word in _words(surface))


def _words(surface: str) -> list[str]:
    return [word for word in surface.casefold().split() if len(word) > 2] or [surface.casefold()]


def confirmed(here: Sequence[TermMatch], place: Span, there: Sequence[TermMatch], segment: Span) -> bool:
    """Whether the glossary knows most of the name at `place` and finds the same concept in the other text's segment."""
    known = {concept for match in there if match.span.touches(segment) for concept in match.concepts}
    return any(not known.isdisjoint(match.concepts) for match in here if _takes_up(match, place))


def _is_name(text: str, passage: Passage) -> bool:
    """Whether a rendering taken from the article can be a name: no article or preposition that opens a sentence."""
    return not passage.target.language.case or len(text) > 3 or text.isupper()


def _severity(mention: Mention, model: EntityModel, language: str | None) -> Severity | None:
    """By how little the source supports the name. That raters mark names like this weighs less: it is a weak sign."""
    for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
        if mention.score >= model.threshold(f"mismatch.{severity}", language):
            return severity
    return Severity.MINOR if mention.marked >= model.threshold("marked.minor", language) else None
