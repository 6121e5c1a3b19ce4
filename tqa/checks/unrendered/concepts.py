"""Concepts that the source of a segment names and of which its target has no term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from tqa.checks.check import Passage
from tqa.entity.names import find_names
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Term, TermMatch
from tqa.languages import load as load_language
from tqa.languages.romanisation import fold
from tqa.text.alignment import Segment
from tqa.text.computed import kept

_LATIN = "Latn"
_ENGLISH = "en"
_PERSON = f"{ConceptType.PERSON.value}."


@dataclass(frozen=True, slots=True)
class Unrendered:
    """A concept that the source names in a segment more often than the target does.

    `terms` are what it may be called there, `matches` all the places where the segment names it, the first one first.
    """

    match: TermMatch
    concept: str
    kind: ConceptType
    segment: Segment
    terms: tuple[Term, ...]
    matches: tuple[TermMatch, ...]


def unrendered(passage: Passage, kinds: frozenset[ConceptType]) -> Iterator[Unrendered]:
    """Each concept of these kinds that a segment of the source names for certain and its target too seldom, once a segment.

    Unlike `Presence.has` it takes no trace for a rendering: what stands there instead is for the caller to find.
    """
    return (missing for missing in _all_unrendered(passage) if missing.kind in kinds)


@kept
def _all_unrendered(passage: Passage) -> tuple[Unrendered, ...]:
    return tuple(_in_segments(passage))


def _in_segments(passage: Passage) -> Iterator[Unrendered]:
    glossary, language = passage.glossary, passage.target.language
    source = source_names(passage)
    if not source:
        return
    headed = _headed(passage)
    for segment in passage.segments:
        if not len(segment.source) or not len(segment.target):
            continue
        named = [match for match in source if segment.source.covers(match)]
        if not named:
            continue
        counts = Counter(match.concept for match in named)
        rendered: Counter[str] = Counter()
        for match in passage.target_terms:
            if segment.target.touches(match) and match.start not in headed:
                if match.others:
                    rendered.update({term.concept for term in match.terms if term.admitted})
                elif match.term.admitted:
                    rendered[match.term.concept] += 1
        seen = set()
        for match in named:
            concept = glossary.concept(match.concept)
            if concept is None or concept.id in seen:
                continue
            if any(other.partition(".")[0] != concept.type.value for other in match.concepts):
                continue
            seen.add(concept.id)
            if max(rendered[one] for one in match.concepts) >= counts[concept.id]:
                continue
            # One name may be of two bodies (a ministry of this country, and any such ministry).
            terms = tuple(term for one in match.concepts for term in glossary.terms(one, language) if term.admitted)
            if terms:
                places = tuple(other for other in named if other.concept == concept.id)
                yield Unrendered(match, concept.id, concept.type, segment, terms, places)


def _headed(passage: Passage) -> set[int]:
    """Where a family name of the target stands behind a name that is not its person's: Michael Barnier."""
    family = {
        match.start: match
        for match in passage.target_terms
        if match.term.form in (Form.FAMILY_NAME, Form.SHORT) and match.concept.startswith(_PERSON)
    }
    found = set[int]()
    if not family:
        return found
    for name in find_names(passage.target):
        for before, word in pairwise(name.words):
            match = family.get(word.start)
            if match is None:
                continue
            terms = passage.glossary.terms(match.concept, passage.target.language)
            own = {fold(part) for term in terms for part in regex.split(r"[ \-]", term.text)}
            if own.isdisjoint(fold(part) for part in before.surface.split("-")):
                found.add(word.start)
    return found


def source_names(passage: Passage) -> Sequence[TermMatch]:
    """The terms of the source. One in Latin letters has people by the full names that English gives them, too."""
    source = passage.source
    if source is None:
        return ()
    if _LATIN not in source.language.scripts or source.language.base == _ENGLISH:
        return passage.source_terms
    known = [match.span for match in passage.source_terms]
    english = passage.glossary.find(source.content, load_language(_ENGLISH))
    people = (
        match
        for match in english
        if match.term.form is Form.FULL and match.concept.startswith(_PERSON) and not _touched(match.span, known)
    )
    return sorted((*passage.source_terms, *people), key=lambda match: match.start)


def _touched(span: Span, others: Sequence[Span]) -> bool:
    return any(span.touches(other) for other in others)
