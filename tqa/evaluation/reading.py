"""Labelled documents from JSON lines: a line is a document with its labels, or labels for a document elsewhere.

    {"id": "afp-17", "source_lang": "zh", "target": "…", "gold": [{"text": "Kazakhstan", "kind": "entity"}]}

`gold` lists the places that were judged; an empty list says that there is no error. A place is given as `text`, with
`occurrence` (counted from 1) where the text stands there more than once, or as `start` and `end`, half open in code
points; where both are given they have to agree. The other keys are those of `Label`. `complete` is false where only
those places were judged. Keys of the document that are not known are let through, keys of a label are not: a slip there
would change figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from tqa.document import BODY, Document, Unreadable
from tqa.errors import DocumentError
from tqa.evaluation.labels import NO_KIND, Label, Labelled
from tqa.finding import Side, Span
from tqa.formats import Input
from tqa.formats.jsonl import DocumentRecord, decode, document_of, lines


class LabelRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A label as written."""

    text: str | None = None
    occurrence: int | None = None
    start: int | None = None
    end: int | None = None
    field: str | None = None
    side: Side = Side.TARGET
    kind: str = NO_KIND
    error: bool = True
    suggest: str | None = None
    needs_source: bool = False


class LabelledRecord(DocumentRecord, frozen=True, kw_only=True):
    """A document as written, with its labels; without texts, it is one of those that are read elsewhere."""

    gold: tuple[LabelRecord, ...]
    complete: bool = True
    clean: bool | None = None


def read_labelled(
    stream: BinaryIO,
    input: Input,  # noqa: A002
    documents: Mapping[str, Document],
) -> Iterator[Labelled | Unreadable]:
    """The labelled documents of a file. A line that cannot be used is an `Unreadable` and costs no other line.

    `documents` are those that lines without texts may label, by id.
    """
    seen: dict[str, int] = {}
    for number, line in lines(stream, input):
        place = f"{input.name}:{number}"
        try:
            if isinstance(line, DocumentError):
                raise line
            record = decode(line, LabelledRecord)
            if record.id in seen:
                raise DocumentError(f"the id “{record.id[:80]}” is that of line {seen[record.id]} already")
            labelled = _labelled(record, input, documents)
        except DocumentError as error:
            yield Unreadable(id=place, error=DocumentError(error.message, path=input.name, line=number))
            continue
        seen[record.id] = number
        yield labelled


def _labelled(record: LabelledRecord, input: Input, documents: Mapping[str, Document]) -> Labelled:  # noqa: A002
    if record.target is not None or record.fields is not None:
        document = document_of(record, input)
    elif record.id in documents:
        document = documents[record.id]
    elif documents:
        raise DocumentError(f"there is no document “{record.id[:80]}”, and this line has no text of its own")
    else:
        raise DocumentError("this line has no text of its own; --documents FILE names where its document is")
    labels = tuple(_label(item, number, document) for number, item in enumerate(record.gold, 1))
    if record.clean is not None and record.clean is any(label.error for label in labels):
        raise DocumentError("“clean” says otherwise than the labels in “gold”")
    return Labelled(document=document, labels=labels, complete=record.complete)


def _label(record: LabelRecord, number: int, document: Document) -> Label:
    name = record.field or (document.fields[0].name if len(document.fields) == 1 else BODY)
    field = next((field for field in document.fields if field.name == name), None)
    text = None if field is None else field.source if record.side is Side.SOURCE else field.target
    if text is None:
        raise DocumentError(f"label {number}: the document has no {record.side} text “{name[:40]}”")
    try:
        span = _place(record, text)
    except DocumentError as error:
        raise DocumentError(f"label {number}: {error.message}") from error
    return Label(
        field=name,
        side=record.side,
        start=span.start,
        end=span.end,
        surface=span.of(text),
        kind=record.kind,
        error=record.error,
        suggest=record.suggest,
        needs_source=record.needs_source,
    )


def _place(record: LabelRecord, text: str) -> Span:
    """Where the label stands. Raises `DocumentError` where that is not one place."""
    if record.start is not None and record.end is not None:
        span = Span(record.start, record.end)
        if not 0 <= span.start < span.end <= len(text):
            raise DocumentError(f"{span.start} to {span.end} is no place in a text of {len(text)} characters")
        if record.text is not None and span.of(text) != record.text:
            there = span.of(text)[:40]
            raise DocumentError(f"at {span.start} to {span.end} stands “{there}”, not “{record.text[:40]}”")
        return span
    if not record.text or record.start is not None or record.end is not None:
        raise DocumentError("a place is “text”, or “start” and “end”")
    places = list(_places(record.text, text))
    if not places:
        raise DocumentError(f"“{record.text[:40]}” does not stand in the text")
    if record.occurrence is None and len(places) > 1:
        raise DocumentError(f"“{record.text[:40]}” stands there {len(places)} times; “occurrence” says which, from 1")
    number = 1 if record.occurrence is None else record.occurrence
    if number < 1:
        raise DocumentError(f"“occurrence” counts from 1, and {number} is none")
    if number > len(places):
        times = "once" if len(places) == 1 else f"{len(places)} times"
        raise DocumentError(f"“{record.text[:40]}” stands there {times}, and “occurrence” is {number}")
    return places[number - 1]


def _places(wanted: str, text: str) -> Iterator[Span]:
    at = text.find(wanted)
    while at >= 0:
        yield Span(at, at + len(wanted))
        at = text.find(wanted, at + len(wanted))
