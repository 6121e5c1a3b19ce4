"""Which sentences of the source a sentence of the target renders."""

from __future__ import annotations

from dataclasses import dataclass

from tqa.finding import Span
from tqa.text.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of the target and the piece of the source that it renders; either may be empty (start == end).

    `confidence` (0 to 1) says how sure the pairing is: 1 where both texts are a single sentence or line each.
    """

    source: Span
    target: Span
    confidence: float = 1.0


def align(source: Text, target: Text) -> tuple[Segment, ...]:
    """Segments in the order of the target."""
    sides = [text.paragraphs or (Span(0, len(text.content)),) for text in (source, target)]
    if len(sides[0]) == len(sides[1]):
        return tuple(Segment(source=s, target=t) for s, t in zip(*sides, strict=True))
    whole = [Span(side[0].start, side[-1].end) for side in sides]
    return (Segment(source=whole[0], target=whole[1], confidence=0.5),)
