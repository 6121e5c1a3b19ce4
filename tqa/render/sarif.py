"""SARIF 2.1.0: one run over all documents, for code scanning and for viewers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from tqa.document import Document, Field
from tqa.finding import Finding, Severity, Side
from tqa.render.edits import plan
from tqa.render.groups import text_of
from tqa.render.json import encode
from tqa.render.options import CheckText, RenderOptions, Result
from tqa.render.place import Places
from tqa.render.visible import visible
from tqa.report import Report, Signature, Status

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "tqa/v1"

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
_UNESCAPED_IN_URI = "/!$&'()*+;=~"


def render_sarif(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """One log with one run. Columns and offsets are code points; a document is named by its id as a URI."""
    log = _Log(options)
    for document, report in results:
        log.add(document, report)
    yield encode(log.value(), terminal=options.terminal) + "\n"


class _Log:
    """What one run gathers."""

    def __init__(self, options: RenderOptions) -> None:
        self.texts = {text.code: text for text in options.checks}
        self.rules: dict[str, dict[str, Any]] = {}
        self.results: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.signature: Signature | None = None

    def add(self, document: Document, report: Report) -> None:
        self.signature = self.signature or report.signature
        if report.status is Status.NOT_CHECKED:
            self.notifications.append(
                {
                    "level": "error",
                    "message": {"text": _message(f"{report.id} was not checked: {report.error}")},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(report.id)}}}],
                }
            )
        fields = {field.name: field for field in document.fields}
        places = {(name, side): Places(text_of(field, side)) for name, field in fields.items() for side in Side}
        for finding in report.findings:
            key = (finding.field, finding.side)
            self.results.append(self.result(report.id, finding, fields[finding.field], places[key]))
        for ignored in report.ignored:
            key = (ignored.finding.field, ignored.finding.side)
            result = self.result(report.id, ignored.finding, fields[ignored.finding.field], places[key])
            justification = visible(ignored.reason, lines=True)
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
            self.results.append(result)

    def result(self, name: str, finding: Finding, field: Field, places: Places) -> dict[str, Any]:
        artifact = {"uri": uri(name)}
        where: dict[str, Any] = {"artifactLocation": artifact}
        if finding.side is Side.TARGET:
            where["region"] = {
                **_region(places, finding.start, finding.end),
                "snippet": {"text": finding.surface},
            }
        in_source = "In the source, " if finding.side is Side.SOURCE else ""
        logical = {"name": finding.field, "fullyQualifiedName": f"{name}/{finding.field}", "kind": "member"}
        result: dict[str, Any] = {
            "ruleId": finding.check,
            "ruleIndex": self.rule_index(finding),
            "kind": "fail",
            "level": _LEVELS[finding.severity],
            "rank": round(finding.confidence * 100, 2),
            "message": {"text": _message(f"{in_source}“{finding.surface}”: {finding.message}")},
            "locations": [{"physicalLocation": where, "logicalLocations": [logical]}],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": {
                "severity": finding.severity,
                "category": finding.category,
                "confidence": finding.confidence,
                "evidence": finding.evidence,
                "suggestions": finding.suggestions,
                "group": finding.group,
                "source": finding.source_span.surface if finding.source_span else None,
            },
        }
        fixes = list(_fixes(finding, field, places, artifact)) if finding.side is Side.TARGET else []
        if fixes:
            result["fixes"] = fixes
        return result

    def rule_index(self, finding: Finding) -> int:
        if finding.check not in self.rules:
            text = self.texts.get(finding.check) or CheckText(code=finding.check, summary=finding.category)
            self.rules[finding.check] = {
                "id": text.code,
                "shortDescription": {"text": _message(text.summary)},
                "fullDescription": {"text": _message(text.summary)},
                "help": {"text": _message(text.help or text.summary)},
                "properties": {"tags": ["translation", finding.category]},
            }
        return list(self.rules).index(finding.check)

    def value(self) -> dict[str, Any]:
        signature = self.signature
        driver: dict[str, Any] = {"name": "tqa", "rules": list(self.rules.values())}
        properties: dict[str, Any] = {}
        if signature is not None:
            driver |= {"version": signature.tqa, "semanticVersion": signature.tqa}
            properties = {
                "model": signature.model,
                "glossaries": signature.glossaries,
                "checks": signature.checks,
            }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": not self.notifications,
                    "toolExecutionNotifications": self.notifications,
                }
            ],
            "results": self.results,
            "properties": properties,
        }
        return {"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]}


def uri(name: str) -> str:
    """A document's id as a URI reference; an absolute path becomes a `file:` URI."""
    path = quote(name, safe=_UNESCAPED_IN_URI, errors="replace")
    return f"file://{path}" if path.startswith("/") and not path.startswith("//") else path.replace("//", "/%2F")


def _region(places: Places, start: int, end: int) -> dict[str, int]:
    line, column = places.line_and_column(start)
    end_line, end_column = places.line_and_column(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fixes(finding: Finding, field: Field, places: Places, artifact: dict[str, str]) -> Iterator[dict[str, Any]]:
    """One fix a suggestion, with the space that goes with it."""
    for wording in dict.fromkeys(finding.suggestions):
        replacements = [
            {"deletedRegion": _region(places, edit.start, edit.end), "insertedContent": {"text": edit.replacement}}
            for edit in plan(field.target, [(finding, wording)])
        ]
        if replacements:
            yield {
                "description": {"text": _message(f"Write “{wording}”" if wording else "Take it out")},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
            }


def _message(text: str) -> str:
    """Plain text of a message: brackets would be links, braces placeholders."""
    return visible(text, lines=True).translate(_ESCAPES)
