"""Charts as SVG: one file, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tqa.render.charts import Chart, Line, Mark
from tqa.render.visible import visible

_SIDE = 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 24, 34, 48
_KEY = 18
_COLOURS = ("#1f5fa8", "#c2571a", "#3b7d3b", "#7a4b9d")
_DASHES = ("", "6 3", "2 3", "8 3 2 3")
"""A line is told by its dashes, too: colour is never the only bearer of what it means."""

_STEPS = 5


def render_svg(charts: Sequence[Chart]) -> str:
    """The charts side by side, the names of their lines below."""
    wide = _LEFT + _SIDE + _RIGHT
    lines = max((len(chart.lines) for chart in charts), default=0)
    width, height = wide * len(charts), _TOP + _SIDE + _BOTTOM + _KEY * lines
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="11">',
        f"<title>{_text(' · '.join(chart.title for chart in charts))}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, chart in enumerate(charts):
        parts.append(f'<g transform="translate({wide * number + _LEFT} {_TOP})">')
        parts += _frame(chart)
        for place, line in enumerate(chart.lines):
            parts += _line(line, place)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _frame(chart: Chart) -> Iterator[str]:
    yield f'<text x="0" y="-14" font-size="13" font-weight="bold">{_text(chart.title)}</text>'
    for step in range(_STEPS + 1):
        at = _SIDE * step / _STEPS
        told = f"{step / _STEPS:.1f}"
        yield f'<path d="M0 {at:.1f}H{_SIDE}M{at:.1f} 0V{_SIDE}" stroke="#e4e4e4"/>'
        yield f'<text x="{at:.1f}" y="{_SIDE + 15}" text-anchor="middle">{told}</text>'
        yield f'<text x="-7" y="{_SIDE - at + 4:.1f}" text-anchor="end">{told}</text>'
    if chart.diagonal:
        yield f'<path d="M0 {_SIDE}L{_SIDE} 0" stroke="#aaa"/>'
    yield f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#666"/>'
    yield f'<text x="{_SIDE / 2}" y="{_SIDE + 33}" text-anchor="middle">{_text(chart.x_label)}</text>'
    middle = _SIDE / 2
    yield (
        f'<text x="-38" y="{middle}" text-anchor="middle" transform="rotate(-90 -38 {middle})">'
        f"{_text(chart.y_label)}</text>"
    )


def _line(line: Line, place: int) -> Iterator[str]:
    colour, dash = _COLOURS[place % len(_COLOURS)], _DASHES[place % len(_DASHES)]
    stroke = f'stroke="{colour}" stroke-width="1.8"' + (f' stroke-dasharray="{dash}"' if dash else "")
    if line.marks:
        path = "L".join(f"{_x(mark):.1f} {_y(mark.y):.1f}" for mark in line.marks)
        yield f'<path d="M{path}" fill="none" {stroke}/>'
    for mark in line.marks:
        if mark.low is not None and mark.high is not None:
            yield f'<path d="M{_x(mark):.1f} {_y(mark.low):.1f}V{_y(mark.high):.1f}" stroke="{colour}" opacity="0.5"/>'
        # A single mark makes no line.
        if line.dots or len(line.marks) == 1:
            yield f'<circle cx="{_x(mark):.1f}" cy="{_y(mark.y):.1f}" r="3" fill="{colour}"/>'
        if mark.note:
            yield f'<text x="{_x(mark) + 5:.1f}" y="{_y(mark.y) + 13:.1f}" font-size="9">{_text(mark.note)}</text>'
    y = _SIDE + _BOTTOM + _KEY * place
    yield f'<path d="M0 {y - 4}H26" {stroke}/>'
    yield f'<text x="32" y="{y}">{_text(line.name)}</text>'


def _x(mark: Mark) -> float:
    return mark.x * _SIDE


def _y(y: float) -> float:
    return (1 - y) * _SIDE


def _text(text: str) -> str:
    return escape(visible(text))
