"""JSON: one array of reports, or the contract's lines, one report each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tqa.render.options import RenderOptions, Result
from tqa.report import Report


def report_value(report: Report) -> dict[str, Any]:
    """A report as JSON values, the schema number first."""
    values = msgspec.to_builtins(report)
    return {"schema": values.pop("schema"), "id": values.pop("id"), "status": values.pop("status"), **values}


def encode(value: object) -> str:
    """JSON on one line. Lone surrogates, which UTF-8 cannot hold, are written as `\\ud800` escapes and so survive."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def render_json(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """One JSON array, a report a line."""
    lead = "[\n"
    for _, report in results:
        yield lead + encode(report_value(report))
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def render_jsonl(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """JSON lines: one report a document, in input order."""
    for _, report in results:
        yield encode(report_value(report)) + "\n"
