"""Names that were translated as the words that they are: “Six said” for Shas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tqa.checks.check import Passage
from tqa.checks.unrendered.concepts import unrendered
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermStatus
from tqa.languages import Language
from tqa.languages.literal import literal
from tqa.text.alignment import Segment

_ENGLISH = "en"
_COUNTRY = "territory."
_KINDS = frozenset(ConceptType) - {ConceptType.CALENDAR, ConceptType.LANGUAGE, ConceptType.UNIT, ConceptType.CURRENCY}


@dataclass(frozen=True, slots=True)
class Literal:
    """A name of the source as words of the target, and what it is called there."""

    span: Span
    concept: str
    source: Span
    right: str
    confidence: float


def literal_names(passage: Passage) -> Iterator[Literal]:
    """Each place where the literal words of a name stand and its own name is missing."""
    if passage.source is None or passage.target.language.base != _ENGLISH:
        return
    known = literal(passage.source.language.base)
    if not known:
        return
    for missing in unrendered(passage, _KINDS):
        pattern = known.get(missing.match.surface) or known.get(missing.match.term.text)
        if pattern is not None:
            yield from _places(passage, missing.segment, pattern, missing.match.span, missing.terms)
    for short, concept, segment, source in _short_pairs(passage):
        terms = tuple(term for term in passage.glossary.terms(concept, passage.target.language) if term.admitted)
        pattern = known.get(short)
        if pattern is not None and terms:
            yield from _places(passage, segment, pattern, source, terms)


def _places(
    passage: Passage, segment: Segment, pattern: re.Pattern[str], source: Span, terms: Sequence[Term]
) -> Iterator[Literal]:
    content = passage.target.content
    taken = [match.span for match in passage.target_terms if match.term.admitted]
    for found in pattern.finditer(content, segment.target.start, segment.target.end):
        span = Span(*found.span())
        if any(one.touches(span) and not span.covers(one) for one in taken):
            continue
        yield Literal(span, terms[0].concept, source, _usual(terms), segment.confidence)
        return


def _usual(terms: Sequence[Term]) -> str:
    """The name by which the news calls a thing: of people the family name."""
    order = (Form.FAMILY_NAME, Form.SHORT, Form.FULL, Form.ABBREVIATION)
    names = [term for form in order for term in terms if term.form is form and term.status is TermStatus.PREFERRED]
    family = [term for term in terms if term.form is Form.FAMILY_NAME]
    return (family or names or list(terms))[0].text


def _short_pairs(passage: Passage) -> Iterator[tuple[str, str, Segment, Span]]:
    """Countries of which a script without spaces writes the short forms side by side (米英), and the target names too few."""
    source = passage.source
    if source is None or source.language.spaced:
        return
    first, pairs = _single_characters(passage.glossary, source.language)
    known = [match.span for match in passage.source_terms]
    for segment in passage.segments:
        if pairs.search(source.content, segment.source.start, segment.source.end) is None:
            continue
        named = {concept for m in passage.target_terms if segment.target.touches(m.span) for concept in m.concepts}
        for found in pairs.finditer(source.content, segment.source.start, segment.source.end):
            at, both = found.start(), found[1]
            pair = Span(at, at + 2)
            if both[0] == both[1] or any(one.touches(pair) for one in known):
                continue
            for place, char in enumerate(both):
                if first[char] not in named and first[char].startswith(_COUNTRY):
                    yield char, first[char], segment, Span(at + place, at + place + 1)


@lru_cache(maxsize=8)
def _single_characters(glossary: Glossary, language: Language) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The first concept of each short form of one character, and what finds two of them side by side."""
    first: dict[str, str] = {}
    for reading in glossary.readings(language):
        if len(reading.short) == 1:
            first.setdefault(reading.short, reading.concept)
    characters = "".join(map(re.escape, first))
    return first, re.compile(f"(?=([{characters}]{{2}}))" if first else "(?!)")
