"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tqa.document import Document, Field, Unreadable
from tqa.errors import DocumentError
from tqa.formats.encoding import Decoded, decode
from tqa.formats.format import Input


def read(stream: BinaryIO, input: Input) -> Iterator[Document | Unreadable]:  # noqa: A002
    """The one document of a text file; its id is the file's name as it was given."""
    try:
        decoded = read_text(stream, input, languages=(input.target_lang, input.source_lang))
    except DocumentError as error:
        yield Unreadable(id=input.name, error=error)
        return
    yield Document(
        id=input.name,
        fields=(Field(target=decoded.text),),
        source_lang=input.source_lang,
        target_lang=input.target_lang,
        published=input.published,
        notes=(*input.notes, decoded.note) if decoded.note else input.notes,
        encoding=decoded.encoding,
    )


def read_text(stream: BinaryIO, input: Input, *, languages: tuple[str | None, ...]) -> Decoded:  # noqa: A002
    """The text of a file in one of `languages`, the likelier first. Raises `DocumentError` for what is too long or no text."""
    data = stream.read(input.max_bytes + 1)
    if len(data) > input.max_bytes:
        raise too_long(input)
    if not data.strip():
        raise DocumentError("there is no text in this file", path=input.name)
    return decode(data, name=input.name, encoding=input.encoding, languages=languages)


def too_long(input: Input) -> DocumentError:  # noqa: A002
    """What to say of a file that is longer than any article."""
    return DocumentError(f"a file of more than {input.max_bytes:,} bytes is longer than an article", path=input.name)
