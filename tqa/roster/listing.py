"""The names of an article as the report tells them."""

from __future__ import annotations

from collections.abc import Mapping

from tqa.checks import Context
from tqa.checks.names import is_translated
from tqa.finding import Category, Finding, Side, SourceSpan, Span
from tqa.glossary import Form, Glossary
from tqa.glossary.concept import Known
from tqa.languages import load as load_language
from tqa.languages.romanisation import fold
from tqa.report import Named, NamePlace, NameState
from tqa.roster.grouping import Entity, grouped
from tqa.roster.mentions import find_mentions
from tqa.roster.witness import witness
from tqa.text import lexicon
from tqa.text.normal import NormalText

DOUBTS = frozenset(
    {Category.ENTITY, Category.NAME_SPELLING, Category.CAPITALIZATION, Category.WRONG_TERM, Category.INCONSISTENT}
)
"""Findings of these kinds are about the name that they stand on."""

_LONG = 5
"""Letters from which any of a place's names tells it: Nice is also called Nis and Nico somewhere."""

RANKS = {state: rank for rank, state in enumerate(NameState)}


def list_names(
    context: Context, findings: tuple[Finding, ...], normals: Mapping[tuple[str, Side], NormalText]
) -> tuple[Named, ...]:
    """Each entity that the target names once, those first that an editor must look at, then in reading order.

    `findings` are those of the report, in the texts as they were given.
    """
    sources = frozenset(c for passage in context.passages for match in passage.source_terms for c in match.concepts)
    mentions = find_mentions(context.passages, context.glossary, context.model)
    names = [_named(entity, context, findings, normals) for entity in grouped(mentions, sources)]
    return tuple(sorted(names, key=lambda name: RANKS[name.state]))


def _named(
    entity: Entity,
    context: Context,
    findings: tuple[Finding, ...],
    normals: Mapping[tuple[str, Side], NormalText],
) -> Named:
    places = []
    for mention in entity.mentions:
        span = normals[mention.passage.field, Side.TARGET].original(mention.span)
        places.append(NamePlace(field=mention.passage.field, start=span.start, end=span.end))
    surfaces = {mention.surface for mention in entity.mentions}
    doubts = [finding for finding in findings if any(_stands_on(finding, place, surfaces) for place in places)]
    seen = witness(entity, context) if context.has_source else None
    source_span = None
    if seen is not None:
        field = context.document.fields[seen.number]
        there = normals[field.name, Side.SOURCE].original(seen.span)
        source_span = SourceSpan(start=there.start, end=there.end, surface=there.of(field.source or ""))
    state, reason = (seen.state, seen.reason) if seen is not None else _without_source(entity, context)
    if doubts:
        worst = max(doubts, key=lambda finding: (finding.severity.rank, finding.confidence))
        state, reason = NameState.SUSPECT, f"{worst.check}: {worst.message}"
    shown = entity.shown
    name = normals[shown.passage.field, Side.TARGET].original(shown.span)
    return Named(
        name=name.of(context.document.fields[shown.number].target),
        state=state,
        kind=entity.concept.partition(".")[0] if entity.concept is not None else None,
        count=len(places),
        places=tuple(places),
        concept=entity.concept,
        layer=_layer(entity, context.glossary),
        source_span=source_span,
        reason=reason,
        findings=tuple(finding.fingerprint for finding in doubts),
    )


def _stands_on(finding: Finding, place: NamePlace, surfaces: set[str]) -> bool:
    """Whether a finding doubts the name at this place. What its suggestion keeps is not in doubt: Israel in Israel-Hamas."""
    if any(surface in finding.suggestions[0] for surface in surfaces for _ in finding.suggestions[:1]):
        return False
    if finding.side is not Side.TARGET or finding.category not in DOUBTS or finding.field != place.field:
        return False
    return finding.span.touches(Span(place.start, place.end))


def _without_source(entity: Entity, context: Context) -> tuple[NameState, str]:
    """What is known of a name for which the source says nothing, or that has no source."""
    but = ", but nothing in the source is it" if context.has_source else ""
    if entity.concept is not None:
        return NameState.KNOWN, f"in the glossary{but}"
    places = _places_called(entity, context.glossary)
    if places:
        owners = list(dict.fromkeys(_called(one.of, context.glossary) for one in places if one.of))
        return NameState.KNOWN, f"a place in {' or '.join(owners[:3]) or 'the tables'}{but}"
    words = entity.shown.surface.split()
    table = lexicon.load()
    if all(lexicon.NAMES in table.usage(word.casefold().strip(".,'’")) for word in words):
        said = f"the news has {'this name' if len(words) == 1 else 'these names'}"
        if all(is_translated(word, context.target_language) for word in words):
            said = "made of words that names have"
        return NameState.KNOWN, f"{said}{but}"
    return NameState.UNKNOWN, "neither glossary nor news has it" + (", nor the source" if context.has_source else "")


def _places_called(entity: Entity, glossary: Glossary) -> tuple[Known, ...]:
    """The places that are only known by their names and have this one, a short one only where it is their first."""
    surface = entity.shown.surface
    name = fold(surface)
    return tuple(k for k in glossary.known(surface) if len(name) >= _LONG or fold(k.names[0]) == name)


def _called(concept: str, glossary: Glossary) -> str:
    terms = glossary.terms(concept, load_language("en"))
    return next((term.text for term in terms if term.form is Form.SHORT), concept)


def _layer(entity: Entity, glossary: Glossary) -> str | None:
    for mention in entity.mentions:
        for term in mention.match.terms if mention.match is not None else ():
            if term.concept == entity.concept:
                return term.layer
    return None
