"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tqa.document import Document, Field, Unreadable
from tqa.errors import DocumentError
from tqa.formats.format import Input


def read(stream: BinaryIO, input: Input) -> Iterator[Document | Unreadable]:  # noqa: A002
    """The one document of a text file; its id is the file's name as it was given."""
    data = stream.read(input.max_bytes + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Unreadable(id=input.name, error=DocumentError("not UTF-8", path=input.name))
        return
    yield Document(
        id=input.name,
        fields=(Field(target=text),),
        source_lang=input.source_lang,
        target_lang=input.target_lang,
        published=input.published,
    )
