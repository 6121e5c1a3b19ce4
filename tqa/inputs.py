"""From what a user names to documents: files, standard input, many at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from tqa.document import Document, Unreadable
from tqa.errors import InputError
from tqa.formats import FORMATS, Format, Input

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a user said about all the inputs."""

    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None


def read_all(paths: Sequence[str], wanted: Wanted) -> Iterator[Document | Unreadable]:
    """The documents of all inputs, in their order, and an `Unreadable` for each that could not be read."""
    for path in paths:
        try:
            yield from _read(path, wanted)
        except InputError as error:
            yield Unreadable(id=path, error=error)
        except OSError as error:
            yield Unreadable(id=path, error=InputError((error.strerror or str(error)).lower(), path=path))


def _read(path: str, wanted: Wanted) -> Iterator[Document | Unreadable]:
    known = Input(name=path, source_lang=wanted.source_lang, target_lang=wanted.target_lang, published=wanted.published)
    if path == STDIN:
        yield from _format(path).read(sys.stdin.buffer, known)
        return
    with Path(path).open("rb") as stream:
        yield from _format(path).read(stream, known)


def _format(path: str) -> Format:
    suffix = Path(path).suffix.casefold()
    return next((form for form in FORMATS if suffix in form.suffixes), FORMATS[-1])
