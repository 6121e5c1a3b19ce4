"""Places and bodies of the glossary that the target spells as Mandarin reads their characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tqa.checks.names.sides import NAMED, Sides
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.checks.names.written import Written
from tqa.entity.names import find_names
from tqa.entity.sound import latin_letters
from tqa.finding import Span
from tqa.glossary import ConceptType, TermMatch
from tqa.languages.han_names import han_names

_HAN = regex.compile(r"\p{Han}{2,6}")
_KINDS = NAMED - {ConceptType.PERSON}
_CHINA = "territory.CN"


@dataclass(frozen=True, slots=True)
class KnownRead:
    """A reading where the target should have a name of the glossary; `sure` where it is no place that may be in China."""

    span: Span
    source: Span
    concept: str
    right: str
    sure: bool


def known_read(sides: Sides, written: Written) -> Iterator[KnownRead]:
    """Yingweida for 英伟达, which is Nvidia; Renchuan for 仁川, which is Incheon."""
    if sides.source.language.base not in READ_IN_MANDARIN or not sides.target.language.case or not written.has_any:
        return
    language = sides.target.language
    taken: set[Span] = set()
    for match in sides.passage.source_terms:
        if len(match.concepts) != 1 or sides.type_of(match.concept) not in _KINDS or not _HAN.fullmatch(match.surface):
            continue
        spans = [span for span in written.of(match.surface, match.span) if span not in taken]
        if not spans or _is_glossed(sides, match):
            continue
        terms = [term for term in sides.glossary.terms(match.concept, language) if term.admitted]
        own = [latin_letters(term.text) for term in terms]
        longer = _longer(sides, match.span, written)
        homes = sides.glossary.belongs_to(match.concept)
        for span in spans:
            letters = latin_letters(span.of(sides.target.content))
            if not terms or any(letters in name for name in own) or any(span.touches(other) for other in longer):
                continue
            if _is_given(sides, match.span, span):
                continue
            taken.add(span)
            sure = _CHINA not in homes and (bool(homes) or sides.type_of(match.concept) is not ConceptType.PLACE)
            yield KnownRead(span, match.span, match.concept, terms[0].text, sure)


def _longer(sides: Sides, place: Span, written: Written) -> list[Span]:
    """Readings of a longer name that this one is a part of: 陈亚丁 is Chen Yading, and has nothing to do with Aden."""
    content = sides.source.content
    around = (Span(max(0, place.start - 1), place.end), Span(place.start, place.end + 1))
    return [span for one in around if one != place for span in written.of(one.of(content), one)]


def _is_given(sides: Sides, place: Span, written: Span) -> bool:
    """Whether it is the given name of somebody whose family name stands before it on both sides: 吴红海 is Ngo Hong Hai."""
    families = han_names().spellings
    before = sides.source.content[max(0, place.start - 1) : place.start]
    name = next((one for one in find_names(sides.target) if one.span.covers(written)), None)
    words = [word for word in name.words if word.end <= written.start] if name is not None else []
    return bool(words) and before in families.get(words[-1].surface, ())


def _is_glossed(sides: Sides, match: TermMatch) -> bool:
    """Whether the segment's target has the concept by a name of its own, too: Taijidian (TSMC)."""
    there = [term.span for term in sides.passage.target_terms if match.concept in term.concepts]
    return any(
        segment.source.touches(match.span) and any(segment.target.touches(span) for span in there)
        for segment in sides.passage.segments
    )
