"""The annotated diff on a terminal or as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqa.render.options import RenderOptions, Result


def render_terminal(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """A block a document: its heading, then its findings with their reasons."""
    for document, report in results:
        lines = [f"{document.id} · {report.error or len(report.findings)}"]
        lines += [
            f"  {finding.severity}  {finding.check} {finding.confidence:.2f}  {finding.surface!r}: {finding.message}"
            for finding in report.findings
        ]
        yield "\n".join(lines) + "\n"
