"""What the glossary says against a name of the target."""

from __future__ import annotations

from collections.abc import Iterator

from tqa.checks.check import Passage
from tqa.checks.consistency.standing import SURE_PAIRING, takes_up
from tqa.checks.names.sides import NAMED
from tqa.entity.mentions import Mention
from tqa.finding import Span
from tqa.glossary import ConceptType, TermMatch


def contradicted(passage: Passage, mention: Mention) -> bool:
    """Whether the glossary knows both the name and its counterpart in the source, as two different things."""
    place = mention.counterpart
    if place is None or mention.pairing < SURE_PAIRING:
        return False
    here = set(_own(passage, passage.target_terms, mention.span))
    there = set(_own(passage, passage.source_terms, place))
    if not here or not there or not here.isdisjoint(there):
        return False
    return not any(passage.glossary.akin(one, other) for one in here for other in there)


def is_absent(passage: Passage, name: Span, near: Span) -> bool:
    """Whether the glossary knows what the source's language calls it, and the source has no trace of that.

    True of adjectives and abbreviations too, which are no spelling of what the source has: Texan, the UAE. A single character
    is a trace in the part of the source `near` only. Regions of several countries say where something is in general: a railway
    from China to Uzbekistan is a Central Asian one.
    """
    presence = passage.source_presence
    concepts = {c for match in passage.target_terms if takes_up(match, name) for c in match.concepts}
    own = [concept for concept in concepts if _is_own(passage, concept)]
    return (
        bool(own)
        and all(presence.knows(concept) and not _is_region(passage, concept) for concept in own)
        and not any(presence.shows(concept, near) for concept in concepts)
    )


def _own(passage: Passage, terms: tuple[TermMatch, ...], place: Span) -> Iterator[str]:
    for match in terms:
        if takes_up(match, place):
            yield from (concept for concept in match.concepts if _is_own(passage, concept))


def _is_region(passage: Passage, concept: str) -> bool:
    known = passage.glossary.concept(concept)
    return known is not None and known.type is ConceptType.PLACE and not passage.glossary.owners(concept)


def _is_own(passage: Passage, concept: str) -> bool:
    """Whether it is one certain thing with a name of its own: a police station is not."""
    known = passage.glossary.concept(concept)
    return known is not None and (known.type in NAMED or known.type is ConceptType.MEDIA_TITLE)
