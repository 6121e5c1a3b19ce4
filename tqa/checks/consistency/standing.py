"""What the glossary and the alignment say for a name, before any weighing."""

from __future__ import annotations

from collections.abc import Sequence

from tqa.checks.names import Candidate, Sides
from tqa.entity.consistency import JudgedSegment
from tqa.finding import Span
from tqa.glossary import TermMatch

ALIGNED = 0.4
"""Segments whose pairing is less sure than this are not judged."""

BORNE_OUT = 0.0
"""A raw score under which the source bears a name out."""

SURE_PAIRING = 0.5
"""How much of the pairing has to fall on a counterpart that is to speak against a name."""

KNOWN_PART = 0.6
"""The share of a name that a glossary term has to take up to speak for it."""


def confirmed(here: Sequence[TermMatch], place: Span, there: Sequence[TermMatch], segment: Span) -> bool:
    """Whether the glossary knows most of the name at `place` and finds the same concept in the other text's segment."""
    known = {concept for match in there if match.span.touches(segment) for concept in match.concepts}
    return any(not known.isdisjoint(match.concepts) for match in here if takes_up(match, place))


def takes_up(match: TermMatch, place: Span) -> bool:
    """Whether a term is most of the name at `place`."""
    return match.span.touches(place) and len(match.span) >= KNOWN_PART * len(place)


def left_out(sides: Sides, segments: Sequence[JudgedSegment], number: int) -> list[Candidate]:
    """Names of a segment's source that the target has neither there nor in the segments beside it."""
    beside = segments[max(0, number - 1) : number + 2]
    around = Span(beside[0].segment.target.start, beside[-1].segment.target.end)
    return sides.left_out(segments[number].segment, around)
