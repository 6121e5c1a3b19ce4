"""A name that stands where another of the same short form belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Layer, Severity

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel
    from tqa.glossary import TermMatch

MOST = 40
"""Places of one text that are compared at the most; an article with more is a list of countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """A name at its place, and what would stand there if the short form were read as the rival."""

    match: TermMatch
    rival: str
    concept: str
    short: str


@dataclass(frozen=True, slots=True)
class EntityOutOfPlace(Check):
    """A name that stands where another of the same short form belongs: Kazakhstan as a party to the Gaza truce.

    Only names that some source language shortens alike are compared, and only where the rival is in the article
    itself and nothing else in the article speaks for the name as it stands (its capital, its leader, its currency).
    The model reads the article with each of them in the place; the rival has to win by a calibrated margin.
    """

    code: ClassVar = "entity-out-of-place"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.MODEL, Layer.GLOSSARY})
    examples: ClassVar = (
        Example(
            "zh>en",
            "Israel and Hamas exchanged prisoners in Gaza on Friday. Hamas released ten hostages. Egypt and Qatar said that "
            "Israel and ⟦Kazakhstan⟧ had agreed to extend the truce in Gaza. Hamas also said that it would hand over the "
            "bodies of two hostages.",
            suggest="Hamas",
        ),
        Example(
            "zh>en",
            "Kazakhstan joined the Abraham Accords on Thursday. President Tokayev said in Astana that Kazakhstan "
            "would open an embassy in Israel, and that he hoped the truce with Hamas would last.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        if model is None:
            return
        threshold = model.threshold("out-of-place.major")
        for passage in context.passages:
            rivalries = list(rivalries_of(context, passage))[:MOST]
            margins = margins_of(model, passage.target.content, rivalries)
            best: dict[tuple[int, int], tuple[float, Rivalry]] = {}
            for rivalry, margin in zip(rivalries, margins, strict=True):
                key = (rivalry.match.start, rivalry.match.end)
                if margin >= threshold and (key not in best or best[key][0] < margin):
                    best[key] = (margin, rivalry)
            for margin, rivalry in best.values():
                yield self._report(model, passage, rivalry, margin)

    def _report(self, model: EntityModel, passage: Passage, rivalry: Rivalry, margin: float) -> Finding:
        surface = rivalry.match.surface
        count = sum(rivalry.concept in match.concepts for match in passage.target_terms)
        return self.finding(
            passage,
            rivalry.match.span,
            severity=Severity.MAJOR,
            confidence=round(model.probability("out-of-place", margin), 3),
            message=f"“{surface}” shares the short form {rivalry.short} with “{rivalry.rival}”, which fits better here",
            evidence=(f"{rivalry.rival}: {count} times in this article",),
            suggestions=(rivalry.rival,),
            group=f"{rivalry.match.concept}>{rivalry.concept}",
        )


def rivalries_of(context: Context, passage: Passage) -> Iterator[Rivalry]:
    """Each name that shares a short form with another name of the article, unless something speaks for it."""
    language = context.source_language
    shorts: dict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for reading in context.glossary.readings(language):
        shorts[reading.language, reading.short][reading.concept] = reading.anchors
    rivals: dict[str, dict[str, str]] = defaultdict(dict)
    anchors: dict[str, set[str]] = defaultdict(set)
    for (_, short), concepts in shorts.items():
        for concept, words in concepts.items():
            anchors[concept].update(words)
            for other in concepts:
                if other != concept:
                    rivals[concept].setdefault(other, short)
    present = {concept for match in passage.target_terms for concept in match.concepts}
    in_source = {concept for match in passage.source_terms for concept in match.concepts}
    content = passage.target.content
    for match in passage.target_terms:
        concept = match.concept
        if concept not in rivals or concept in in_source:
            continue
        if any(word in content for word in anchors[concept]) or any(
            other.id in present for other in context.glossary.related(concept)
        ):
            continue
        beside = _beside(passage, match)
        for rival, short in rivals[concept].items():
            if not beside.isdisjoint(rivals[concept].keys() - {rival}):
                # Whoever names two readings of a short form in one sentence had them written out: Uganda and Uruguay.
                continue
            if rival in present and not set(match.concepts) & {rival}:
                text = _written(context, passage, match, rival)
                if text is not None:
                    yield Rivalry(match=match, rival=text, concept=rival, short=short)


def _beside(passage: Passage, match: TermMatch) -> set[str]:
    """What else the sentence of a name names."""
    sentence = passage.target.sentence_at(match.start)
    there = (other for other in passage.target_terms if sentence.covers(other.span) and other.start != match.start)
    return {concept for other in there for concept in other.concepts} - set(match.concepts)


def margins_of(model: EntityModel, content: str, rivalries: list[Rivalry]) -> list[float]:
    """By how much the rival fits better in the place than what stands there."""
    slots: list[tuple[str, list[tuple[int, int]]]] = []
    for rivalry in rivalries:
        start, end = rivalry.match.start, rivalry.match.end
        slots.append((content, [(start, end)]))
        slots.append((content[:start] + rivalry.rival + content[end:], [(start, start + len(rivalry.rival))]))
    fits = model.fits(slots)
    return [rival - standing for standing, rival in zip(fits[::2], fits[1::2], strict=True)]


def _written(context: Context, passage: Passage, match: TermMatch, rival: str) -> str | None:
    """How the rival would be written in the place: in the same form, as the article writes it where it does."""
    form = match.term.form
    for other in passage.target_terms:
        if other.concept == rival and other.term.form == form:
            return other.surface
    terms = [term for term in context.glossary.terms(rival, passage.target.language) if term.admitted]
    same = [term.text for term in terms if term.form == form]
    return next(iter(same), None) or next((term.text for term in terms), None)
