"""What the model says of a whole text, segment by segment, with places in the whole text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.entity.mentions import Judgement, Mention, judge
from tqa.finding import Span
from tqa.text.alignment import Segment

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSegment:
    """A segment and the mentions of either side; all places are in the whole texts."""

    segment: Segment
    target: tuple[Mention, ...]
    source: tuple[Mention, ...]
    gap: float


def judge_segments(
    model: EntityModel, source: str, target: str, segments: Sequence[Segment]
) -> tuple[JudgedSegment, ...]:
    """The model's word on each segment that has both sides, in order."""
    chosen = [s for s in segments if len(s.source) and len(s.target)]
    pairs = [(s.source.of(source), s.target.of(target)) for s in chosen]
    return tuple(_placed(segment, found) for segment, found in zip(chosen, judge(model, pairs), strict=True))


def _placed(segment: Segment, found: Judgement) -> JudgedSegment:
    here, there = segment.target.start, segment.source.start
    return JudgedSegment(
        segment=segment,
        target=tuple(_moved(m, here, there) for m in found.target),
        source=tuple(_moved(m, there, here) for m in found.source),
        gap=found.gap,
    )


def _moved(mention: Mention, here: int, there: int) -> Mention:
    counterpart = mention.counterpart
    return dataclasses.replace(
        mention,
        start=mention.start + here,
        end=mention.end + here,
        counterpart=Span(counterpart.start + there, counterpart.end + there) if counterpart else None,
    )
