"""Whether the names of a passage have to be compared at all: in most nothing is left out and nothing is strange."""

from __future__ import annotations

from tqa.checks.names.sides import COUNTRIES_AND_PEOPLE, SURE_OF, Sides
from tqa.finding import Span


def may_differ(sides: Sides) -> bool:
    """False where the source has no name that may be left out and the target none that is strange by itself.

    Without either no name of the target is held against the source, whether or not it is heard there: hearing is what takes
    time.
    """
    return sides.source.language.code in SURE_OF or _has_strangers(sides) or _may_leave_out(sides)


def _has_strangers(sides: Sides) -> bool:
    """Whether the target has a country or a person of the glossary of which the source has no trace."""
    return any(
        sides.type_of(match.concept) in COUNTRIES_AND_PEOPLE and sides.is_foreign(match)
        for match in sides.passage.target_terms
    )


def _may_leave_out(sides: Sides) -> bool:
    """Whether the source has a name that nothing in the target renders."""
    segments = sides.passage.segments
    for number, segment in enumerate(segments):
        beside = segments[max(0, number - 1) : number + 2]
        around = Span(beside[0].target.start, beside[-1].target.end)
        if any(sides.unrendered_terms(segment.source, around)) or any(sides.unrendered_names(segment.source, around)):
            return True
    return False
