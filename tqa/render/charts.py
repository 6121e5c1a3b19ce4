"""Line charts as values: what is drawn, for whatever draws it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tqa.evaluation.figures import Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point of a line; `low` and `high` are an interval of `y`, `note` is written beside it."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Marks in their order, joined. `dots` shows the single marks."""

    name: str
    marks: tuple[Mark, ...]
    dots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A square from 0 to 1 on both sides. `diagonal`: what lies on it is as it should be."""

    title: str
    x_label: str
    y_label: str
    lines: tuple[Line, ...]
    diagonal: bool = False


def charts_of(shown: Sequence[Figures]) -> tuple[Chart, Chart]:
    """The reliability diagram and the curve of precision and recall, with a line for each configuration."""
    reliability = Chart(
        title="Reliability",
        x_label="confidence",
        y_label="share that is right",
        lines=tuple(Line(name=_named(each), marks=tuple(_bins(each)), dots=True) for each in shown),
        diagonal=True,
    )
    curve = Chart(
        title="Precision and recall",
        x_label="recall",
        y_label="precision",
        lines=tuple(
            Line(name=each.name, marks=tuple(Mark(x=point.recall, y=point.precision) for point in each.curve))
            for each in shown
        ),
    )
    return reliability, curve


def _named(figures: Figures) -> str:
    error = figures.calibration_error
    return figures.name if error is None else f"{figures.name} (ECE {error:.3f})"


def _bins(figures: Figures) -> Iterable[Mark]:
    for each in figures.bins:
        interval = each.right.interval
        yield Mark(
            x=each.confidence,
            y=each.right.value or 0.0,
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            note=f"{each.right.of:.0f}",
        )
