"""From what a user names to documents: files, folders, standard input, a source beside its translation."""

from __future__ import annotations

import dataclasses
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from tqa.config import MAX_CHARACTERS
from tqa.document import Document, Unreadable
from tqa.errors import InputError
from tqa.formats import Format, Input
from tqa.formats.jsonl import is_about_else
from tqa.formats.plain import read_text, too_long
from tqa.formats.table import by_name, by_start, by_suffix
from tqa.pairs import Job, plan

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a user said about the inputs, for all of them. What a document says of itself goes before it.

    `source` is the file that holds the source of the one text that is to be read. `form` is the name of a format, for
    inputs whose names do not tell. `pair`: take a source that lies beside a text (`x.zh.txt` beside `x.en.txt`).
    """

    source: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    encoding: str | None = None
    source_encoding: str | None = None
    form: str | None = None
    pair: bool = True
    recursive: bool = False
    max_characters: int = MAX_CHARACTERS


def read_all(paths: Sequence[str], wanted: Wanted) -> Iterator[Document | Unreadable]:
    """The documents of all inputs, in their order, and an `Unreadable` for each that could not be read.

    Raises `InputError` where what is wanted cannot be meant.
    """
    if wanted.form is not None:
        by_name(wanted.form)
    if wanted.source is not None and len(paths) > 1:
        raise InputError("--source goes with one text; for several, name them as x.zh.txt beside x.en.txt")
    files = list(_files(paths, wanted)) if wanted.recursive else paths
    if not files:
        raise InputError("there is no text or JSON lines file in it", path=" ".join(paths))
    for job in plan(files, wanted.source, wanted.source_lang, wanted.target_lang, pair=wanted.pair):
        empty = True
        try:
            for document in _read(job, wanted):
                empty = False
                yield document
            if empty:
                raise InputError("there is no document in this file", path=job.path)
        except InputError as error:
            yield Unreadable(id=job.path, error=error)
        except OSError as error:
            yield Unreadable(id=job.path, error=_from_system(error, job.path))


def _files(paths: Sequence[str], wanted: Wanted) -> Iterator[str]:
    """Folders become the files in them that have a known suffix, sorted; hidden ones, and what holds no text, are left out."""
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                form = by_suffix(name)
                if name.startswith(".") or (form is None and not wanted.form):
                    continue
                if form is None or form.one_text or wanted.form or not is_about_else(Path(folder) / name):
                    yield str(Path(folder) / name)


def _read(job: Job, wanted: Wanted) -> Iterator[Document | Unreadable]:
    known = Input(
        name=job.path,
        source_lang=job.source_lang,
        target_lang=job.target_lang,
        published=wanted.published,
        encoding=wanted.encoding,
        max_bytes=4 * wanted.max_characters,
        notes=job.notes,
    )
    with _open(job.path) as stream:
        form = _format(job.path, stream, wanted)
        if form.one_text:
            _refuse_large(stream, known)
        elif wanted.source is not None:
            raise InputError(f"--source goes with a text, and {job.path} holds documents of its own")
        for document in form.read(stream, known):
            if job.source is None or isinstance(document, Unreadable) or not form.one_text:
                yield document
            else:
                yield _with_source(document, job, wanted)


def _with_source(document: Document, job: Job, wanted: Wanted) -> Document:
    """The document with the text of its source file. A source that was not asked for and cannot be read costs a note."""
    assert job.source is not None
    known = Input(name=job.source, encoding=wanted.source_encoding, max_bytes=4 * wanted.max_characters)
    try:
        with _open(job.source) as stream:
            _refuse_large(stream, known)
            decoded = read_text(stream, known, languages=(document.source_lang,))
    except (InputError, OSError) as error:
        problem = _from_system(error, job.source) if isinstance(error, OSError) else error
        if wanted.source is not None:
            raise problem from error
        return dataclasses.replace(document, notes=(*document.notes, f"without its source: {problem}"))
    notes = document.notes
    if wanted.source is None:
        notes = (*notes, f"the source was found beside it: {job.source}")
    if decoded.note:
        notes = (*notes, f"source {decoded.note}")
    fields = tuple(dataclasses.replace(field, source=decoded.text) for field in document.fields)
    return dataclasses.replace(document, fields=fields, notes=notes)


def _open(path: str) -> BinaryIO:
    if path == STDIN:
        if not sys.stdin:
            raise InputError("there is no standard input: it was closed")
        return io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
    if Path(path).is_dir():
        raise InputError("this is a folder; --recursive reads the files in it", path=path)
    return Path(path).open("rb")


def _format(path: str, stream: BinaryIO, wanted: Wanted) -> Format:
    if wanted.form is not None:
        return by_name(wanted.form)
    known = None if path == STDIN else by_suffix(path)
    if known is not None:
        return known
    assert isinstance(stream, io.BufferedReader)
    return by_start(stream.peek(64)[:64])


def _refuse_large(stream: BinaryIO, known: Input) -> None:
    """By its size, before anything is read."""
    status = os.fstat(stream.fileno())
    if stat.S_ISREG(status.st_mode) and status.st_size > known.max_bytes:
        raise too_long(known)


def _from_system(error: OSError, path: str) -> InputError:
    said = error.strerror or str(error)
    return InputError(said[:1].lower() + said[1:], path=path)
