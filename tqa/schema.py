"""The published JSON schemas: of a document that goes in and of a report that comes out."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from tqa.formats.jsonl import DocumentRecord
from tqa.report import SCHEMA, Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(what: str) -> dict[str, Any]:
    """The schema of a `report` or a `document`, generated from the type that is written or read."""
    kind = {"report": Report, "document": DocumentRecord}[what]
    _, components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for component in components.values():
        if "description" in component:
            component["description"] = inspect.cleandoc(component["description"])
        if kind is Report and "properties" in component:
            # What is written has every key; a default in the code is no licence to leave one out.
            component["required"] = list(component["properties"])
    own = components.pop(kind.__name__)
    if kind is Report:
        own["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": DIALECT, **own, "title": f"tqa {what}, schema {SCHEMA}", "$defs": components}
