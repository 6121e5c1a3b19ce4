"""The published JSON schemas (2020-12): documents in, reports out."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from tqa.report import SCHEMA, Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TAG = {"type": ["string", "null"], "description": "A BCP 47 tag; null or absent: nobody said."}
_SOURCE = {"type": ["string", "null"], "description": "The text that was translated; null or absent: unknown."}
_TARGET = {"type": "string", "description": "The translation. Paragraphs are separated by line breaks."}

_DOCUMENT: dict[str, Any] = {
    "title": "A document for tqa",
    "description": "One object a line (JSON lines, UTF-8). Keys beyond these are let through unread.",
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": r"\S", "description": "Unique in its file."},
        "source_lang": _TAG,
        "target_lang": _TAG,
        "source": _SOURCE,
        "target": {**_TARGET, "type": ["string", "null"]},
        "fields": {
            "type": ["object", "null"],
            "description": "Several texts by name (headline, body, caption), instead of source and target.",
            "additionalProperties": {
                "type": "object",
                "properties": {"target": _TARGET, "source": _SOURCE},
                "required": ["target"],
            },
        },
        "published": {
            "type": ["string", "null"],
            "description": "The day of publication, as in 2023-11-29: what “Tuesday” is counted from.",
        },
    },
    "required": ["id"],
    "oneOf": [
        {"required": ["target"], "properties": {"target": {"type": "string"}, "fields": {"type": "null"}}},
        {
            "required": ["fields"],
            "properties": {"fields": {"type": "object"}, "target": {"type": "null"}, "source": {"type": "null"}},
        },
    ],
}

_LABEL: dict[str, Any] = {
    "title": "A place that was judged",
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "description": "What stands there."},
        "occurrence": {"type": "integer", "minimum": 1, "description": "Which of them, if there are several."},
        "start": {"type": "integer", "minimum": 0, "description": "Half open, in Unicode code points."},
        "end": {"type": "integer", "minimum": 1, "description": "Half open, in Unicode code points."},
        "field": {"type": "string", "description": "Which text: body, unless the document has fields."},
        "side": {"enum": ["target", "source"], "description": "source for what is missing in the target."},
        "kind": {"type": "string", "description": "The kind of error, in words of your own."},
        "error": {"type": "boolean", "description": "false: it is right as it stands, and a finding is a false alarm."},
        "suggest": {"type": ["string", "null"], "description": "What to write instead; empty: take it out."},
        "needs_source": {"type": "boolean", "description": "Only the source shows it."},
    },
    "anyOf": [{"required": ["text"]}, {"required": ["start", "end"]}],
    "additionalProperties": False,
}

_ABOUT = {
    "Report": {
        "schema": "The number of this contract; it changes when a key is renamed or dropped.",
        "status": "not-checked says that nothing was looked for, with the reason in error.",
        "error": "Why the document was not checked; null if and only if it was.",
        "source_lang": "What the checks took the source's language to be.",
        "target_lang": "What the checks took the target's language to be.",
        "with_source": "Whether the source was at hand.",
        "notes": "How the document was read.",
        "findings": "In reading order. Empty means: checked, and nothing found.",
        "ignored": "What an editor has set aside.",
        "names": "The names of the target, once each; null where nobody asked for them.",
    },
    "Named": {
        "name": "As the article writes it most fully.",
        "state": "suspect, unknown, known, consistent with the source, or verified by glossary and source.",
        "kind": "What the glossary knows it to be; null where it does not.",
        "count": "How often it is named.",
        "places": "Every mention, in reading order.",
        "concept": "The glossary's concept.",
        "layer": "The glossary layer that has the term.",
        "source_span": "What bears it out in the source.",
        "reason": "Why, for an editor to judge.",
        "findings": "Fingerprints of the findings that stand on it.",
    },
    "Finding": {
        "category": "The MQM error type, most general first.",
        "severity": "critical must not be published: it changes who, where or how many.",
        "confidence": "From 0 to 1.",
        "field": "Which text: body, unless the document has fields.",
        "side": "Which of its texts start, end and surface are about: source for what is missing in the target.",
        "start": "Half open, in Unicode code points, into the text as given.",
        "end": "Half open, in Unicode code points, into the text as given.",
        "surface": "Exactly the slice from start to end.",
        "source_span": "The counterpart in the source.",
        "evidence": "Why, for an editor to judge.",
        "suggestions": "Replacements for exactly the surface, best first; an empty string means: take it out.",
        "group": "The same problem elsewhere in the document has the same group.",
        "fingerprint": "Stays the same when the text is edited elsewhere.",
    },
}


def document_schema() -> dict[str, Any]:
    """What a line of a JSON lines input holds."""
    return {"$schema": DIALECT, "$id": f"urn:tqa:document:{SCHEMA}", **_DOCUMENT}


def labelled_schema() -> dict[str, Any]:
    """What a line for `tqa evaluate` holds: a document, or the id of one elsewhere, with its labels."""
    document = {key: value for key, value in _DOCUMENT.items() if key != "oneOf"}
    labels = {
        "gold": {"type": "array", "items": _LABEL, "description": "The places that were judged; empty: no error."},
        "complete": {"type": "boolean", "description": "false: nothing but these places was judged."},
        "clean": {"type": ["boolean", "null"], "description": "Whether there is no error; has to agree with gold."},
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:tqa:labelled:{SCHEMA}",
        **document,
        "title": "A labelled document for tqa",
        "properties": document["properties"] | labels,
        "required": ["id", "gold"],
    }


def report_schema() -> dict[str, Any]:
    """What a line of `--format jsonl` holds, drawn from the values themselves. Readers must let unknown keys pass."""
    _, components = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    for owner, texts in _ABOUT.items():
        for key, text in texts.items():
            components[owner]["properties"][key]["description"] = text
    report = components.pop("Report")
    report["properties"]["schema"] = {"const": SCHEMA, "description": _ABOUT["Report"]["schema"]}
    components["Finding"]["properties"]["confidence"] |= {"minimum": 0, "maximum": 1}
    for owner, keys in (
        ("Finding", ("start", "end")),
        ("SourceSpan", ("start", "end")),
        ("NamePlace", ("start", "end")),
    ):
        for key in keys:
            components[owner]["properties"][key] |= {"minimum": 0}
    for values in (report, *components.values()):
        for value in values.get("properties", {}).values():
            value.pop("default", None)
        if "description" in values:
            values["description"] = inspect.cleandoc(values["description"])
        if "properties" in values:
            values["required"] = list(values["properties"])
    return {
        "$schema": DIALECT,
        "$id": f"urn:tqa:report:{SCHEMA}",
        **report,
        "title": "A report of tqa",
        "if": {"properties": {"status": {"const": "not-checked"}}},
        "then": {"properties": {"error": {"type": "string"}, "findings": {"maxItems": 0}}},
        "else": {"properties": {"error": {"type": "null"}}},
        "$defs": components,
    }
