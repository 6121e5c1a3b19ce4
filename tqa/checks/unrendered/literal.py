"""Names that were translated as the words that they are: “Six said” for Shas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.checks.check import Passage
from tqa.checks.unrendered.concepts import Unrendered, unrendered
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Term, TermStatus
from tqa.languages.literal import literal, names

_ENGLISH = "en"
_KINDS = frozenset(ConceptType) - {ConceptType.CALENDAR, ConceptType.LANGUAGE, ConceptType.UNIT, ConceptType.CURRENCY}


@dataclass(frozen=True, slots=True)
class Literal:
    """A name or a term of the source as words of the target, and what it is called there."""

    span: Span
    concept: str
    is_name: bool
    source: Span
    right: str
    confidence: float


def literal_names(passage: Passage) -> Iterator[Literal]:
    """Each place where the literal words of a name stand and its own name is missing."""
    if passage.source is None or passage.target.language.base != _ENGLISH:
        return
    base = passage.source.language.base
    if not names(base):
        return
    for missing in unrendered(passage, _KINDS):
        pattern = literal(base, missing.match.surface) or literal(base, missing.match.term.text)
        if pattern is not None:
            found = _first(passage, missing, pattern)
            if found is not None:
                yield found


def _first(passage: Passage, missing: Unrendered, pattern: re.Pattern[str]) -> Literal | None:
    """The first place in the segment where the pattern stands, and no part of it is part of an admitted term."""
    segment = missing.segment
    taken = [match.span for match in passage.target_terms if match.term.admitted]
    for found in pattern.finditer(passage.target.content, segment.target.start, segment.target.end):
        span = Span(*found.span())
        if not any(one.touches(span) and (one == span or not span.covers(one)) for one in taken):
            return Literal(
                span,
                missing.terms[0].concept,
                missing.kind is not ConceptType.STYLE_TERM,
                missing.match.span,
                _usual(missing.terms),
                segment.confidence,
            )
    return None


def _usual(terms: Sequence[Term]) -> str:
    """The name by which the news calls a thing: of people the family name."""
    order = (Form.FAMILY_NAME, Form.SHORT, Form.FULL, Form.ABBREVIATION)
    names = [term for form in order for term in terms if term.form is form and term.status is TermStatus.PREFERRED]
    family = [term for term in terms if term.form is Form.FAMILY_NAME]
    return (family or names or list(terms))[0].text
