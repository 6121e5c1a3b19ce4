"""Pictures of a run and of its calibration."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tqa.evaluation.reliability import bins


def plot_run(log: Path, out: Path) -> None:
    """The loss of each head over the steps of all stages."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    series: dict[str, list[tuple[int, float]]] = defaultdict(list)
    offset = last = 0
    stage = ""
    for line in log.read_text(encoding="utf8").splitlines():
        entry = json.loads(line)
        if entry["stage"] != stage:
            stage, offset = entry["stage"], last
        last = offset + entry["step"]
        for name in ("bad", "gap", "omitted", "marked", "fit", "tag", "pair"):
            if name in entry:
                series[name].append((last, entry[name]))
    figure, axes = pyplot.subplots(figsize=(7, 4))
    for name, points in series.items():
        axes.plot([x for x, _ in points], [y for _, y in points], label=name, linewidth=1)
    axes.set(xlabel="step", ylabel="loss", ylim=(0, 1.2))
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(out, dpi=90)
    pyplot.close(figure)


def plot_reliability(told: Sequence[float], truth: Sequence[float], out: Path, *, title: str) -> None:
    """Confidence against the share that is right."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    found = bins(told, truth)
    figure, axes = pyplot.subplots(figsize=(4, 4))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot([p for p, _, _ in found], [y for _, y, _ in found], marker="o")
    for p, y, n in found:
        axes.annotate(str(n), (p, y), fontsize=7, xytext=(4, -8), textcoords="offset points")
    axes.set(xlabel="confidence", ylabel="share that raters marked", xlim=(0, 1), ylim=(0, 1), title=title)
    figure.tight_layout()
    figure.savefig(out, dpi=90)
    pyplot.close(figure)
