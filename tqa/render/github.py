"""GitHub workflow commands: findings as annotations on the lines of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqa.document import Document
from tqa.finding import Finding, Severity, Side
from tqa.render.groups import by_field, text_of
from tqa.render.options import RenderOptions, Result
from tqa.render.place import Places
from tqa.render.visible import visible
from tqa.report import Report, Status

_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def render_github(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """One `::error file=…,line=…,col=…::` line a finding; columns in code points. A document is named by its id."""
    for document, report in results:
        yield "".join(f"{line}\n" for line in _document(document, report, options))


def _document(document: Document, report: Report, options: RenderOptions) -> Iterator[str]:
    if report.status is Status.NOT_CHECKED:
        yield f"::error file={_property(report.id)},title=not checked::{_data(report.error or '')}"
    for field, findings in by_field(document, report):
        places = {side: Places(text_of(field, side)) for side in Side}
        for finding in findings:
            yield _annotation(report.id, finding, places[finding.side], options)


def _annotation(name: str, finding: Finding, places: Places, options: RenderOptions) -> str:
    title = f"{finding.severity}: {finding.check}"
    message = f"“{finding.surface}”: {finding.message}"
    if finding.side is Side.SOURCE:
        where = f"file={_property(name)},title={_property(title)}"
        message = f"In the source, {message}"
    else:
        line, column = places.line_and_column(finding.start)
        end_line, end_column = places.line_and_column(finding.end)
        columns = f",col={column},endColumn={end_column}" if line == end_line else ""
        where = f"file={_property(name)},line={line},endLine={end_line}{columns},title={_property(title)}"
    if finding.suggestions:
        wording = finding.suggestions[0]
        message += f"\nWrite “{wording}”." if wording else "\nTake it out."
    if finding.evidence and options.explain:
        message += f"\nBecause: {' · '.join(finding.evidence)}"
    return f"::{_COMMANDS[finding.severity]} {where}::{_data(message)}"


def _data(text: str) -> str:
    """As `@actions/core` escapes a message; what steers a log is made visible first, line feeds excepted."""
    return visible(text, lines=True).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As `@actions/core` escapes a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
