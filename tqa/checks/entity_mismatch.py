"""A name in the target that the source does not bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.consistency import (
    BORNE_OUT,
    SURE_PAIRING,
    Doubt,
    contradicted,
    doubts,
    is_rendered,
    names_are_known,
    takes_up,
)
from tqa.checks.settings import Share
from tqa.entity.consistency import JudgedSegment
from tqa.entity.tags import NAMES
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.glossary import ConceptType, TermMatch
from tqa.text.scripts import script_of, writes

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel

MOST = 6
"""Candidates that the model compares in the place of a wrong name."""

LONG = 3
"""A name of so many words in use may be made up word for word."""


@dataclass(frozen=True, slots=True)
class EntityMismatch(Check):
    """A name in the target that the source does not bear out: another country, person or office.

    The model reads each sentence with its source and says how sure it is that a name is wrong; weighed with it is whether
    the source has a trace of the name, by the glossary, its spelling or its sound. A name that the same article bears out
    elsewhere is trusted more: translators write “Xi” where the source says “he”. Of sources in languages of which the
    glossary has no names, little is told, and that is minor. Numbers and dates have checks of their own, which compare
    values. `minor_confidence` and `weighty_confidence` are the
    least confidence of a minor and of a major finding; two names that the glossary knows apart are major all the same.
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

    minor_confidence: Share = 0.7
    weighty_confidence: Share = 0.25

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        if model is None:
            return
        language = context.source_language.base if context.source_language is not None else None
        least = min(model.threshold(f"{name}.minor", language) for name in ("mismatch", "marked"))
        for passage, segments in zip(context.passages, context.judged, strict=True):
            known = language is None or passage.source is None or names_are_known(passage)
            for doubt in doubts(model, passage, segments, least=least):
                words = len(doubt.mention.span.of(passage.target.content).split())
                severity = _severity(doubt, model, language, words=words)
                if severity is None:
                    continue
                confidence = max(
                    model.probability("mismatch", doubt.weight),
                    model.probability("marked", doubt.mark),
                )
                contrary = contradicted(passage, doubt.mention)
                if severity is Severity.MINOR and contrary:
                    severity = Severity.MAJOR
                if doubt.borne_out or (confidence < self.weighty_confidence and not contrary):
                    severity = Severity.MINOR
                if not known:
                    if is_rendered(passage, doubt.mention.span):
                        continue
                    severity = Severity.MINOR
                if severity is not Severity.MINOR or confidence >= self.minor_confidence:
                    yield self._report(model, passage, segments, doubt, severity, confidence)

    def _report(
        self,
        model: EntityModel,
        passage: Passage,
        segments: tuple[JudgedSegment, ...],
        doubt: Doubt,
        severity: Severity,
        confidence: float,
    ) -> Finding:
        mention = doubt.mention
        surface = mention.span.of(passage.target.content)
        place = mention.counterpart if mention.pairing >= SURE_PAIRING else None
        evidence: tuple[str, ...] = ()
        suggestions: tuple[str, ...] = ()
        if place is not None and passage.source is not None:
            there = place.of(passage.source.content)
            evidence = (f"{there} ↔ {surface}",)
            elsewhere = [one for one in segments if one.segment != doubt.segment]
            # Nobody's name is proposed for a country's.
            country = any(_is_country(match) for match in passage.target_terms if takes_up(match, mention.span))
            found = dict.fromkeys(self._renderings(passage, elsewhere, place, people=not country))
            if not found and _shares_script(passage, there) and not country:
                found = {there: None}
            names = [
                name for name in found if name != surface and _is_name(name, passage) and _fits(name, passage, doubt)
            ]
            suggestions = tuple(_ranked(model, passage, doubt, names[:MOST]))[:3]
        if doubt.signs["strange"]:
            evidence += ("Nothing in the source is its name, is spelt or sounds like it",)
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

    def _renderings(
        self, passage: Passage, segments: Sequence[JudgedSegment], place: Span, *, people: bool
    ) -> Iterator[str]:
        """What the glossary, then these segments of the article, call the name at this place of the source."""
        if passage.source is None:
            return
        for match in passage.source_terms:
            if takes_up(match, place) and (people or not match.concept.startswith(f"{ConceptType.PERSON}.")):
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


def _is_country(match: TermMatch) -> bool:
    return match.concept.startswith(f"{ConceptType.TERRITORY}.")


def _ranked(model: EntityModel, passage: Passage, doubt: Doubt, names: list[str]) -> list[str]:
    """The names by how well the source supports each in the place, the best first; of one alone there is no telling."""
    if passage.source is None or len(names) < 2:
        return names
    whole, part, span = passage.target.content, doubt.segment.target, doubt.mention.span
    before, after = whole[part.start : span.start], whole[span.end : part.end]
    slots = [(before + name + after, (len(before), len(before) + len(name))) for name in names]
    scores = model.unsupported(doubt.segment.source.of(passage.source.content), slots)
    return [name for _, name in sorted(zip(scores, names, strict=True), key=lambda one: one[0])]


def _shares_script(passage: Passage, name: str) -> bool:
    """Whether a name of the source may stand in the target as it is."""
    script = script_of(name)
    return script is not None and writes(passage.target.language, script)


def _is_name(text: str, passage: Passage) -> bool:
    """Whether a rendering taken from the article can be a name: no article or preposition that opens a sentence."""
    return not passage.target.language.case or len(text) > 3 or text.isupper()


def _fits(name: str, passage: Passage, doubt: Doubt) -> bool:
    """Whether a name may stand in the place: one that the sentence already has is its neighbour's."""
    content, source, span = passage.target.content, passage.source, doubt.mention.span
    place, segment = doubt.mention.counterpart, doubt.segment
    assert source is not None
    assert place is not None
    if "-" in name and content[span.end : span.end + 1] == "-":
        # Of SS-20, only the letters are asked for.
        return False
    around = content[segment.target.start : span.start], content[span.end : segment.target.end]
    return sum(part.count(name) for part in around) < segment.source.of(source.content).count(place.of(source.content))


def _severity(doubt: Doubt, model: EntityModel, language: str | None, *, words: int) -> Severity | None:
    """By how much speaks against the name. That raters mark names like this is a weaker sign, and never critical.

    Of a short name that the model takes for borne out and of which all words are in use (Red Star) it says that they would
    have put it otherwise, which is little.
    """
    in_use = (
        words < LONG and not doubt.signs["unknown"] and not doubt.signs["person"] and doubt.signs["score"] < BORNE_OUT
    )
    for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR):
        if doubt.weight >= model.threshold(f"mismatch.{severity}", language):
            return severity
        marked = severity is Severity.MINOR or (severity is Severity.MAJOR and not in_use)
        if marked and doubt.mark >= model.threshold(f"marked.{severity}", language):
            return severity
    return None
