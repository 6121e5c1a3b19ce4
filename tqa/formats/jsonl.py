"""JSON lines: one document a line, as the published schema describes it (`tqa schema document`)."""

from __future__ import annotations

import codecs
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from tqa.document import Document, Field, Unreadable
from tqa.errors import DocumentError, InputError, in_words
from tqa.formats.format import Input

MAX_FIELDS = 100
"""No item of news has more texts than this."""


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


Record = TypeVar("Record", bound=DocumentRecord)

_TEXTS = (b'"target"', b'"fields"')
"""One of these is in every line that holds a document."""


def is_about_else(path: Path) -> bool:
    """Whether a file has JSON objects in lines and none of them holds a text: labels of a test set, a log."""
    try:
        with path.open("rb") as stream:
            found = False
            for _, line in lines(stream, Input(name=str(path))):
                found = True
                if isinstance(line, DocumentError) or line.lstrip()[:1] != b"{" or any(key in line for key in _TEXTS):
                    return False
            return found
    except (InputError, OSError):
        return False


def read(stream: BinaryIO, input: Input) -> Iterator[Document | Unreadable]:  # noqa: A002
    """The documents of a file, read line by line. A line that cannot be read costs no other line."""
    seen: dict[str, int] = {}
    for number, line in lines(stream, input):
        place = f"{input.name}:{number}"
        try:
            if isinstance(line, DocumentError):
                raise line
            document = document_of(decode(line, DocumentRecord), input)
            if document.id in seen:
                raise DocumentError(f"the id “{document.id[:80]}” is that of line {seen[document.id]} already")
        except DocumentError as error:
            known = _id(line) if isinstance(line, bytes) else None
            if known is None or known in seen:
                known = place
            else:
                seen[known] = number
            yield Unreadable(id=known, error=DocumentError(error.message, path=input.name, line=number))
            continue
        seen[document.id] = number
        yield document


def lines(stream: BinaryIO, input: Input) -> Iterator[tuple[int, bytes | DocumentError]]:  # noqa: A002
    """The lines that hold something, counted from 1; a line that is too long is passed over without keeping it.

    The limit leaves room for a source and a target of the greatest size, with every character written as an escape.
    """
    limit = 4 * input.max_bytes
    readline = _reader(stream, input)
    number = 0
    while line := readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, DocumentError(f"a line of more than {limit:,} bytes is longer than an article")
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
            _refuse_other_json(line, input.name)
        if line.strip():
            yield number, line


def _reader(stream: BinaryIO, input: Input) -> Callable[[int], bytes]:  # noqa: A002
    """What reads a line of at most so many bytes, as UTF-8."""
    if input.encoding is None or codecs.lookup(input.encoding).name == "utf-8":
        return stream.readline
    text = io.TextIOWrapper(stream, encoding=input.encoding, newline="\n")

    def readline(size: int) -> bytes:
        try:
            return text.readline(size).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise InputError(f"not {input.encoding}: {error.reason}", path=input.name) from error

    return readline


def _refuse_other_json(first: bytes, name: str) -> None:
    """What a whole file shows in its first line: it is JSON, but not in lines."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("this is UTF-16, and JSON lines are UTF-8; --encoding utf-16 reads it", path=name)
    start = first.strip()
    if start.startswith(b"[") and not start.endswith(b"}"):
        raise InputError("a JSON array is not JSON lines: one object a line is needed", path=name, line=1)
    if start == b"{":
        raise InputError("this JSON object goes over several lines; one object a line is needed", path=name, line=1)


def document_of(record: DocumentRecord, input: Input) -> Document:  # noqa: A002
    """The document that a record describes. Raises `DocumentError`."""
    if not record.id.strip():
        raise DocumentError("this document has an empty “id”")
    if record.fields is None:
        if record.target is None:
            raise DocumentError("this document has no “target”: there is nothing to check")
        fields: tuple[Field, ...] = (Field(target=record.target, source=record.source),)
    else:
        if record.target is not None or record.source is not None:
            raise DocumentError("a document has either “source” and “target” or “fields”")
        if not 1 <= len(record.fields) <= MAX_FIELDS:
            raise DocumentError(f"a document has 1 to {MAX_FIELDS} fields, and this one {len(record.fields)}")
        fields = tuple(Field(name=name, target=f.target, source=f.source) for name, f in record.fields.items())
    return Document(
        id=record.id,
        fields=fields,
        source_lang=record.source_lang or input.source_lang,
        target_lang=record.target_lang or input.target_lang,
        published=_date(record.published) or input.published,
        notes=input.notes,
    )


def decode(line: bytes, kind: type[Record]) -> Record:
    """A line as a record of a kind. Raises `DocumentError`, also where a key stands twice: each of the two may be meant."""
    record = _decoded(line, kind)
    names = kind.__struct_fields__
    # What stands once as it is written cannot be a key twice; only what may is read with Python's slower parser.
    if record.fields is not None or b"\\u00" in line or any(line.count(b'"%b"' % name.encode()) > 1 for name in names):
        _refuse_repeated(line, names)
    return record


def _decoded(line: bytes, kind: type[Record]) -> Record:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.ValidationError as error:
        raise DocumentError(_plainly(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if b"\\u" in line:
            # Half a surrogate pair, as software leaves it that cuts texts by UTF-16 units: Python's parser keeps it.
            record = _with_lone_surrogates(line, kind)
            if record is not None:
                return record
        raise DocumentError(_why_not_json(line, error)) from error


class _Object(dict[str, object]):
    """A JSON object that knows its keys that stand twice."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.repeated = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]


def _refuse_repeated(line: bytes, names: Iterable[str]) -> None:
    """Raises `DocumentError` for a key of a document, or one among its fields, that stands twice."""
    try:
        read = json.loads(line, object_pairs_hook=_Object)
    except (ValueError, RecursionError):
        # In what is let through unread, a number of 5,000 digits or a hundred thousand brackets.
        return
    fields = read.get("fields")
    repeated = [(key, "") for key in read.repeated if key in names]
    if isinstance(fields, _Object):
        repeated += [(key, " in “fields”") for key in fields.repeated]
        repeated += [
            (key, f" in the field “{name[:40]}”")
            for name, field in fields.items()
            if isinstance(field, _Object)
            for key in field.repeated
            if key in FieldRecord.__struct_fields__
        ]
    for key, where in repeated:
        raise DocumentError(f"the key “{key[:40]}” stands twice{where}: one of the two would be lost")


def _with_lone_surrogates(line: bytes, kind: type[Record]) -> Record | None:
    try:
        return msgspec.convert(json.loads(line), kind)
    except msgspec.ValidationError as error:
        raise DocumentError(_plainly(error)) from error
    except (ValueError, RecursionError):
        return None


def _date(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError as error:
        raise DocumentError(f"“published” is no date such as 2023-11-29, but “{written[:40]}”") from error


def _plainly(error: msgspec.ValidationError) -> str:
    """What msgspec says, with its place first: `target: expected a text, got a whole number`."""
    said, where = in_words(error)
    return f"{where}: {said}"[:200] if where else said[:200]


def _why_not_json(line: bytes, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "JSON nested too deeply for a document"
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start}"
    if line.lstrip().startswith(b"["):
        return "a JSON array is no document: an object is needed"
    return f"not JSON: {str(error).removeprefix('JSON is malformed: ')}"


def _id(line: bytes) -> str | None:
    """The id of a record that has other faults, if it can be made out."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = record.get("id") if isinstance(record, dict) else None
    return known if isinstance(known, str) and known.strip() else None
