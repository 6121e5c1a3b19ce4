"""Charts as PNG, by matplotlib where it is installed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.util import find_spec

from tqa.errors import ConfigError
from tqa.render.charts import Chart
from tqa.render.visible import visible

_INCHES = 4.2


def need_matplotlib() -> None:
    """Raises `ConfigError` where it is missing, to be told before the work instead of after it."""
    if find_spec("matplotlib") is None:
        raise ConfigError("a PNG is drawn by matplotlib (pip install 'tqa[plot]'); an SVG needs nothing")


def render_png(charts: Sequence[Chart]) -> bytes:
    """The charts side by side. Raises `ConfigError` where matplotlib is missing."""
    need_matplotlib()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_INCHES * len(charts), _INCHES), layout="constrained")
    FigureCanvasAgg(figure)
    for axes, chart in zip(figure.subplots(1, len(charts), squeeze=False)[0], charts, strict=True):
        if chart.diagonal:
            axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
        for line, style in zip(chart.lines, ("-", "--", ":", "-.") * len(chart.lines), strict=False):
            marks = [mark for mark in line.marks if mark.low is not None and mark.high is not None]
            marker = "o" if line.dots or len(line.marks) == 1 else ""
            (drawn,) = axes.plot(
                [mark.x for mark in line.marks],
                [mark.y for mark in line.marks],
                linestyle=style,
                marker=marker,
                markersize=4,
                label=visible(line.name),
            )
            axes.vlines(
                [mark.x for mark in marks],
                [mark.low for mark in marks],
                [mark.high for mark in marks],
                color=drawn.get_color(),
                alpha=0.5,
                linewidth=1,
            )
            for mark in line.marks:
                axes.annotate(mark.note, (mark.x, mark.y), (4, -10), textcoords="offset points", fontsize=7)
        axes.set(xlim=(0, 1), ylim=(0, 1), title=chart.title, xlabel=chart.x_label, ylabel=chart.y_label)
        axes.legend(fontsize=7)
    written = io.BytesIO()
    figure.savefig(written, format="png", dpi=110)
    return written.getvalue()
