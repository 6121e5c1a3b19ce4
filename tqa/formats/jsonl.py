"""JSON lines: one document a line, as the published schema describes it (`tqa schema document`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

import msgspec

from tqa.document import Document, Field, Unreadable
from tqa.errors import DocumentError
from tqa.formats.format import Input


class FieldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One text in both languages, as written."""

    target: str
    source: str | None = None


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document as written: `target` (and `source`), or `fields`. Keys beyond these are let through unread."""

    id: str
    target: str | None = None
    source: str | None = None
    fields: dict[str, FieldRecord] | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    published: str | None = None


_DECODER = msgspec.json.Decoder(DocumentRecord)


def read(stream: BinaryIO, input: Input) -> Iterator[Document | Unreadable]:  # noqa: A002
    """The documents of a file, read line by line. A line that cannot be read costs no other line."""
    seen: dict[str, int] = {}
    for number, line in _lines(stream, input):
        place = f"{input.name}:{number}"
        if isinstance(line, DocumentError):
            yield Unreadable(id=place, error=line)
            continue
        try:
            document = _document(line, input)
        except DocumentError as error:
            known = _id(line)
            if known in seen:
                known = None
            if known is not None:
                seen[known] = number
            yield Unreadable(id=known or place, error=DocumentError(error.message, path=input.name, line=number))
            continue
        if document.id in seen:
            message = f"the id “{document.id}” is that of line {seen[document.id]} already"
            yield Unreadable(id=place, error=DocumentError(message, path=input.name, line=number))
            continue
        seen[document.id] = number
        yield document


def _lines(stream: BinaryIO, input: Input) -> Iterator[tuple[int, bytes | DocumentError]]:  # noqa: A002
    """The lines that hold something, counted from 1; a line that is too long is passed over without keeping it."""
    limit = 4 * input.max_bytes
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            message = f"a line of more than {limit:,} bytes is longer than an article"
            yield number, DocumentError(message, path=input.name, line=number)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _document(line: bytes, input: Input) -> Document:  # noqa: A002
    try:
        record = _DECODER.decode(line)
    except msgspec.ValidationError as error:
        raise DocumentError(_plainly(str(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DocumentError(_why_not_json(line, error)) from error
    if not record.id.strip():
        raise DocumentError("this document has an empty “id”")
    if (record.fields is None) is (record.target is None):
        raise DocumentError("a document has either “target” or “fields”")
    if record.fields is not None:
        fields = tuple(Field(name=name, target=f.target, source=f.source) for name, f in record.fields.items())
    else:
        fields = (Field(target=record.target or "", source=record.source),)
    return Document(
        id=record.id,
        fields=fields,
        source_lang=record.source_lang or input.source_lang,
        target_lang=record.target_lang or input.target_lang,
        published=_date(record.published) or input.published,
    )


def _date(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError as error:
        raise DocumentError(f"“published” is no date such as 2023-11-29: {written[:40]!r}") from error


def _plainly(message: str) -> str:
    """msgspec's message with its place first: `$.target: expected str, got int`."""
    said, _, place = message.partition(" - at ")
    said = said.replace("`", "").replace("Object missing", "this document is missing")
    return f"{place.strip('`').removeprefix('$.')}: {said}" if place else said


def _why_not_json(line: bytes, error: Exception) -> str:
    if line.lstrip().startswith(b"["):
        return "a JSON array is not JSON lines: one object a line is needed"
    if isinstance(error, RecursionError):
        return "JSON nested too deeply for a document"
    return f"not JSON: {error}"


def _id(line: bytes) -> str | None:
    """The id of a record that has other faults, if it can be made out."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = record.get("id") if isinstance(record, dict) else None
    return known if isinstance(known, str) and known.strip() else None
