"""The annotated diff as one HTML file that needs nothing else: no script, no network, light, dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib import resources

from tqa.render.groups import tally
from tqa.render.options import CheckText, RenderOptions, Result
from tqa.render.page import DocumentView, shown, view
from tqa.render.visible import visible
from tqa.report import Report

_TEMPLATES = resources.files("tqa.render") / "templates"


def render_html(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """One page for all documents, with a table of contents for several. Waits for the last document."""
    from jinja2 import Environment
    from markupsafe import Markup

    documents: list[DocumentView] = []
    reports: list[Report] = []
    for number, (document, report) in enumerate(results, 1):
        documents.append(view(document, report, number, texts=not options.summary_only))
        reports.append(report)
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    environment = Environment(autoescape=True)
    environment.globals["shown"] = shown
    environment.globals["visible"] = visible
    template = environment.from_string((_TEMPLATES / "report.html").read_text(encoding="utf-8"))
    yield from template.generate(
        title=" · ".join([*(visible(report.id) for report in reports if len(reports) == 1), "Translation check"]),
        sum=_sum(reports),
        documents=documents,
        style=Markup(style),  # noqa: S704
        style_hash=_hash(style),
        checks=_checks(reports, options.checks),
        footer=_signatures(reports),
    )
    yield "\n"


def _sum(reports: list[Report]) -> str:
    count = len(reports)
    failed = sum(report.error is not None for report in reports)
    found = tally(finding for report in reports for finding in report.findings) or "nothing found"
    parts = [f"{count} document{'s' if count != 1 else ''}", found]
    return " · ".join([*parts, f"{failed} not checked"] if failed else parts)


def _checks(reports: list[Report], texts: tuple[CheckText, ...]) -> list[CheckText]:
    """What the checks that found something are about, as far as the caller says."""
    found = {finding.check for report in reports for finding in report.findings}
    return [text for text in texts if text.code in found]


def _signatures(reports: list[Report]) -> str:
    """What produced the reports, once each."""
    signatures = dict.fromkeys(report.signature for report in reports)
    return " · ".join(
        f"tqa {signature.tqa}, model {signature.model}, glossaries {signature.glossaries}" for signature in signatures
    )


def _hash(style: str) -> str:
    """What the page's content security policy lets through: this style sheet and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
