"""Names that were translated as the words that they are: “Six said” for Shas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.checks.check import Passage
from tqa.checks.unrendered.concepts import unrendered
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Term, TermStatus
from tqa.languages.literal import literal
from tqa.text.alignment import Segment

_ENGLISH = "en"
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
