"""Glossary tables as strictly read rows: each cell trimmed, each row with its line, each problem with both."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tqa.errors import DocumentError, GlossaryError
from tqa.errors import did_you_mean as suggested
from tqa.text.normal import normalize

MAX_BYTES = 256 * 1024 * 1024
MAX_CELL = 4_000
"""Characters in a cell; the longest note is a paragraph."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, absent and empty ones as "", and where it stands."""

    cells: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def several(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The parts of a cell that holds a list."""
        if not self[column]:
            return ()
        return tuple(part for piece in self[column].split(separator) if (part := piece.strip()))

    def wrong(self, message: str) -> GlossaryError:
        return GlossaryError(message, path=self.path, line=self.line)


def read_rows(path: Path, columns: tuple[str, ...], required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file (comma, semicolon or tab; UTF-8 with or without byte-order mark).

    Raises `GlossaryError` for what is not such a file: a wrong encoding, an open quote, an unknown or missing column,
    too many cells, an empty required cell, a cell of more than `MAX_CELL` characters.
    """
    yield from table_rows(_cells(path), path, columns, required)


def table_rows(
    lines: Iterator[tuple[int, list[str]]], path: Path, columns: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Row]:
    """Rows from lines of cells, the first of which is the header. Raises `GlossaryError`."""
    _, names = next(lines, (1, []))
    header = _header(names, path, columns, required)
    for line, cells in lines:
        if not "".join(cells).strip():
            continue
        try:
            # Most cells of most rows are empty, and a glossary has a million of them.
            row = Row({name: _clean(cell) for name, cell in zip(header, cells, strict=False) if cell}, path, line)
        except DocumentError as error:
            raise GlossaryError(error.message, path=path, line=line) from error
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise row.wrong(f"{len(cells)} cells, but the header names {len(header)} columns (a comma without quotes?)")
        longest = max(map(len, cells))
        if longest > MAX_CELL:
            raise row.wrong(f"a cell of {longest:,} characters (limit {MAX_CELL:,})")
        whole = "".join(cells)
        if "\0" in whole or "\ufffd" in whole:
            raise row.wrong("a damaged character (the file was saved in a wrong encoding?)")
        for column in required:
            if not row[column]:
                raise row.wrong(f"empty {column}")
        if row[""]:
            raise row.wrong("a cell in a column without a name")
        yield row


def _header(names: list[str], path: Path, columns: tuple[str, ...], required: tuple[str, ...]) -> list[str]:
    header = [name.strip().casefold() for name in names]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise GlossaryError("the file is empty", path=path, line=1)
    for name in header:
        if name and name not in columns:
            raise GlossaryError(f"unknown column “{name[:40]}”{did_you_mean(name, columns)}", path=path, line=1)
        if name and header.count(name) > 1:
            raise GlossaryError(f"the column “{name}” is there twice", path=path, line=1)
    for name in required:
        if name not in header:
            raise GlossaryError(f"the column “{name}” is missing", path=path, line=1)
    return header


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader((line.group() for line in _LINE.finditer(text)), delimiter=delimiter, strict=True)
    begun = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise GlossaryError(f"not a well-formed table: {error}", path=path, line=begun) from error
        yield begun, cells
        begun = reader.line_num + 1


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GlossaryError(f"over {MAX_BYTES // 1024 // 1024} MB", path=path)
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError("not UTF-8 (save it as “CSV UTF-8”)", path=path, line=line) from error


def _clean(cell: str) -> str:
    """Trimmed, and without the invisible characters that texts lose before they are searched."""
    return cell.strip() if cell.isascii() else normalize(cell).content.strip()


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """`; did you mean “x”?`, or the list of what is known where it is short, or nothing."""
    return suggested(word, known) or (f" (known: {', '.join(known)})" if len(known) <= 8 else "")
