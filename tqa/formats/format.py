"""What a format is, and what is known of an input before it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from tqa.document import Document, Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What is known of an input before it is read. What a document says of itself goes before `source_lang` and so on.

    `name` is how errors and ids call it: the path as it was given. `encoding` is what the user said, or None.
    `max_bytes` bounds the texts of one document. `notes` go into the report of each of its documents.
    """

    name: str
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    encoding: str | None = None
    max_bytes: int = 400_000
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way in which documents are written down. `suffixes` are of file names, lower case, with their full stop.

    `read` gives documents one by one, in their order, and an `Unreadable` for each that cannot be read; it raises
    `InputError` where nothing more can be read at all. `one_text`: a file is one article in one language, so that its
    source may lie beside it in another file.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, Input], Iterator[Document | Unreadable]]
    one_text: bool = False
