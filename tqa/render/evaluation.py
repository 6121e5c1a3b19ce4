"""An evaluation as tables, for the terminal or in Markdown, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from tqa.evaluation.comparison import Comparison, Difference, OnlyOne
from tqa.evaluation.figures import CheckRow, Figures, KindRow, Row
from tqa.evaluation.intervals import Estimate, Interval
from tqa.evaluation.matching import Judged
from tqa.render.cells import width_of
from tqa.render.json import encode
from tqa.render.options import RenderOptions
from tqa.render.visible import visible

SCHEMA = 1
_NONE = "–"
_LONGEST = 60
_ALARMS = "false alarms per 1,000 words"


@dataclass(frozen=True, slots=True)
class _Table:
    """Cells by rows; the first column reads from the left, the others are figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_Draw = Callable[[_Table], Iterator[str]]


def render_evaluation_terminal(
    figures: Figures, comparison: Comparison | None, *, options: RenderOptions, show: int
) -> Iterator[str]:
    """Tables with blank lines between them."""
    yield "\n".join(_blocks(figures, comparison, _plain, show=show)) + "\n"


def render_evaluation_markdown(
    figures: Figures, comparison: Comparison | None, *, options: RenderOptions, show: int
) -> Iterator[str]:
    """The same, as Markdown tables."""
    yield "\n".join(_blocks(figures, comparison, _markdown, show=show)) + "\n"


def render_evaluation_json(
    figures: Figures, comparison: Comparison | None, *, options: RenderOptions, show: int
) -> Iterator[str]:
    """One object: `figures` of the first configuration and, where there are two, `comparison`."""
    values: dict[str, Any] = {"schema": SCHEMA, "figures": msgspec.to_builtins(figures)}
    if comparison is not None:
        values["comparison"] = msgspec.to_builtins(comparison)
        # The same as above.
        del values["comparison"]["first"]
    yield encode(values, terminal=options.terminal) + "\n"


def _blocks(figures: Figures, comparison: Comparison | None, draw: _Draw, *, show: int) -> Iterator[str]:
    if comparison is not None:
        yield from _compared(comparison, draw, show=show)
        return
    yield _heading(figures)
    yield ""
    yield from draw(_rows(figures))
    for table in (_check_rows(figures.checks), _kind_rows(figures), _calibration(figures)):
        if table.rows:
            yield ""
            yield from draw(table)
    yield ""
    yield _EXPLAINED
    missed = [(each.document, each.label.kind, each.label.surface) for each in figures.missed]
    yield from _listed("Missed", ("document", "kind of error", "surface"), missed, draw, show=show)
    alarms = [(each.document, each.finding.check, each.finding.surface) for each in figures.alarms]
    yield from _listed("False alarms", ("document", "check", "surface"), alarms, draw, show=show)


def _listed(
    what: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], draw: _Draw, *, show: int
) -> Iterator[str]:
    """The first `show` of something, under their number."""
    if not rows or not show:
        return
    yield ""
    yield f"{what}: {len(rows):,}{_more(len(rows), show)}"
    yield ""
    yield from draw(_Table(head, tuple(tuple(visible(cell[:_LONGEST]) for cell in row) for row in rows[:show])))


def _more(number: int, show: int) -> str:
    return f", the first {show} of them (--show {number})" if number > show else ""


_EXPLAINED = "In brackets: where the figure lies at 95 % (Wilson; Poisson for false alarms; over documents for F1)."


def _heading(figures: Figures) -> str:
    whole = figures.whole
    told = (
        f"{visible(figures.name)}: {_counted(whole.documents, 'document')}, {_counted(whole.words, 'word')}, "
        f"{_counted(int(whole.recall.of), 'error')}; findings from {figures.floor} up"
    )
    if figures.not_checked:
        told += f"; {len(figures.not_checked)} not checked"
    return told + (f"; {_counted(whole.unjudged, 'finding')} that nobody judged" if whole.unjudged else "")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _rows(figures: Figures) -> _Table:
    rows = figures.languages if len(figures.languages) == 1 else (*figures.languages, figures.whole)
    head = ("language", "documents", "precision", "recall", "F1", _ALARMS)
    return _Table(head, tuple(_row(row) for row in rows))


def _row(row: Row) -> tuple[str, ...]:
    return (
        row.name,
        str(row.documents),
        _share(row.precision),
        _share(row.recall),
        _number(row.f1.value, "{:.2f}") + _between(row.f1.interval, "{:.2f}"),
        _rate(row.false_alarms),
    )


def _check_rows(rows: Sequence[CheckRow]) -> _Table:
    head = ("check", "precision", "errors found", "by it alone", _ALARMS)
    cells = (
        (row.name, _share(row.precision), _share(row.found), str(row.alone), _rate(row.false_alarms)) for row in rows
    )
    return _Table(head, tuple(cells))


def _kind_rows(figures: Figures) -> _Table:
    whole = KindRow(name="all", recall=figures.whole.recall, suggestion=figures.whole.suggestion)
    rows = (*figures.kinds, whole) if len(figures.kinds) > 1 else figures.kinds
    head = ("kind of error", "found", "first suggestion right")
    return _Table(head, tuple((visible(row.name), _share(row.recall), _share(row.suggestion)) for row in rows))


def _calibration(figures: Figures) -> _Table:
    error = figures.calibration_error
    rows = tuple((f"{each.confidence:.2f}", _share(each.right)) for each in figures.bins)
    return _Table(("confidence, on average", f"right (expected calibration error {_number(error, '{:.3f}')})"), rows)


def _compared(comparison: Comparison, draw: _Draw, *, show: int) -> Iterator[str]:
    for letter, figures in (("A", comparison.first), ("B", comparison.second)):
        yield f"{letter}  {_heading(figures)}"
    yield ""
    rows = tuple(_difference(each) for each in comparison.differences)
    head = (f"{_counted(comparison.documents, 'document')} in both", "A", "B", "B − A", "by chance")
    yield from draw(_Table(head, rows))
    yield ""
    yield (
        "In brackets: where the difference lies at 95 %, over documents. By chance: the share of samples of these "
        "documents in which it vanishes or turns round."
    )
    for letter, only in (("A", comparison.only_first), ("B", comparison.only_second)):
        said = f"{_counted(len(only), 'finding')}{': ' + _verdicts(only) if only else ''}"
        yield ""
        yield f"Only {letter} has {said}{_more(len(only), show) if show else ''}"
        if only and show:
            head = ("document", "check", "severity", "surface", "right")
            yield ""
            yield from draw(_Table(head, tuple(map(_only, only[:show]))))


def _verdicts(only: Sequence[OnlyOne]) -> str:
    told = [_verdict(each.judged) for each in only]
    return ", ".join(f"{told.count(word)} {said}" for word, said in _SAID.items() if word in told)


_SAID = {"yes": "right", "no": "false alarms", "?": "that nobody judged"}


def _verdict(judged: Judged) -> str:
    return {True: "yes", False: "no", None: "?"}[judged.right]


def _only(only: OnlyOne) -> tuple[str, ...]:
    finding = only.judged.finding
    return (
        visible(only.document),
        finding.check,
        finding.severity.value,
        visible(finding.surface[:_LONGEST]),
        _verdict(only.judged),
    )


def _difference(each: Difference) -> tuple[str, ...]:
    apart = None if each.first is None or each.second is None else each.second - each.first
    form = "{:+.2f}"
    return (
        each.name,
        _number(each.first, "{:.2f}"),
        _number(each.second, "{:.2f}"),
        _number(apart, form) + _between(each.interval, form),
        _number(each.chance, "{:.3f}"),
    )


def _share(estimate: Estimate) -> str:
    if estimate.value is None:
        return _NONE
    interval = estimate.interval
    between = f" [{100 * interval.low:.0f}–{100 * interval.high:.0f}]" if interval else ""
    return f"{estimate.count:.0f}/{estimate.of:.0f} = {100 * estimate.value:.0f} %{between}"


def _rate(estimate: Estimate) -> str:
    return _number(estimate.value, "{:.2f}") + _between(estimate.interval, "{:.2f}")


def _number(value: float | None, form: str) -> str:
    return _NONE if value is None else form.format(value)


def _between(interval: Interval | None, form: str) -> str:
    return f" [{form.format(interval.low)} to {form.format(interval.high)}]" if interval else ""


def _plain(table: _Table) -> Iterator[str]:
    widths = [max(map(width_of, column)) for column in zip(table.head, *table.rows, strict=True)]
    for row in (table.head, *table.rows):
        cells = [cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def _markdown(table: _Table) -> Iterator[str]:
    yield _markdown_row(table.head)
    yield "| --- |" + " --- |" * (len(table.head) - 1)
    for row in table.rows:
        yield _markdown_row(row)


def _markdown_row(cells: Sequence[str]) -> str:
    escaped = (cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
