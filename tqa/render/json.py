"""JSON: one array of reports, or the contract's lines, one report each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import regex

from tqa.render.options import RenderOptions, Result
from tqa.report import Report

_STEERING = regex.compile(r"[\x7f\p{Cc}\p{Cf}\u2028\u2029]")


def report_value(report: Report) -> dict[str, Any]:
    """A report as JSON values, the schema number first."""
    values = msgspec.to_builtins(report)
    return {"schema": values.pop("schema"), "id": values.pop("id"), "status": values.pop("status"), **values}


def encode(value: object, *, terminal: bool = False) -> str:
    """JSON on one line. Lone surrogates, which UTF-8 cannot hold, are written as `\\ud800` escapes and so survive.

    So is what would steer a terminal, if it goes to one.
    """
    try:
        line = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return _STEERING.sub(lambda match: json.dumps(match.group())[1:-1], line) if terminal else line


def render_json(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """One JSON array, a report a line."""
    lead = "[\n"
    for _, report in results:
        yield lead + encode(report_value(report), terminal=options.terminal)
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def render_jsonl(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """JSON lines: one report a document, in input order."""
    for _, report in results:
        yield encode(report_value(report), terminal=options.terminal) + "\n"
