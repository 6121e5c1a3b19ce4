"""Whether a confidence means what it says, and what a higher bar of confidence would buy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tqa.evaluation.intervals import Estimate, proportion
from tqa.evaluation.matching import Outcome

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Findings of like confidence: what they say on average, and the share that is right."""

    confidence: float
    right: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is left where only findings of this `confidence` or more are told."""

    confidence: float
    precision: float
    recall: float


def bins(told: Sequence[float], truth: Sequence[float]) -> list[tuple[float, float, int]]:
    """Mean confidence, mean truth and size of each of ten bins of confidence that hold something."""
    groups: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for p, y in zip(told, truth, strict=True):
        groups[min(BINS - 1, int(p * BINS))].append((p, y))
    return [(sum(p for p, _ in g) / len(g), sum(y for _, y in g) / len(g), len(g)) for _, g in sorted(groups.items())]


def calibration_error(told: Sequence[float], truth: Sequence[float]) -> float:
    """The expected calibration error: the mean distance of confidence and truth, weighted by the size of the bins."""
    return sum(abs(p - y) * n for p, y, n in bins(told, truth)) / max(1, len(told))


def reliability(outcomes: Sequence[Outcome]) -> tuple[tuple[Bin, ...], float | None]:
    """The bins of all judged findings, and their expected calibration error; None where nothing was found."""
    judged = [j for outcome in outcomes for j in outcome.findings if j.right is not None]
    told = [j.finding.confidence for j in judged]
    truth = [float(bool(j.right)) for j in judged]
    found = tuple(
        Bin(confidence=confidence, right=proportion(round(share * size), size))
        for confidence, share, size in bins(told, truth)
    )
    return found, calibration_error(told, truth) if judged else None


def precision_and_recall(outcomes: Sequence[Outcome]) -> tuple[Point, ...]:
    """From the surest finding down to all of them: one point for each confidence that occurs.

    Only completely labelled documents count, as for recall.
    """
    complete = [outcome for outcome in outcomes if outcome.complete]
    judged = sorted(
        ((j.finding.confidence, bool(j.right)) for outcome in complete for j in outcome.findings), reverse=True
    )
    # An error is found as long as the surest finding on it is told.
    best = sorted(
        (
            max((outcome.findings[i].finding.confidence for i in sought.hits), default=-1.0)
            for outcome in complete
            for sought in outcome.sought
        ),
        reverse=True,
    )
    if not best:
        return ()
    points, right, found = [], 0, 0
    for number, (confidence, is_right) in enumerate(judged, 1):
        right += is_right
        if number < len(judged) and judged[number][0] == confidence:
            continue
        while found < len(best) and best[found] >= confidence:
            found += 1
        points.append(Point(confidence=confidence, precision=right / number, recall=found / len(best)))
    return tuple(points)
