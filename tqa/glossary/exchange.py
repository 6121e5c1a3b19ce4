"""Glossary files of other kinds as rows, and rows as files: CSV, TSV, XLSX, TBX."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

from tqa.errors import GlossaryError
from tqa.glossary.rows import MAX_BYTES, Row, read_rows, table_rows
from tqa.glossary.tables import TERM_COLUMNS, Table, term_rows
from tqa.glossary.tbx import Record, read_tbx, write_tbx
from tqa.replacing import replacing

MEGABYTE = 1024 * 1024
REQUIRED = ("concept", "lang", "term")
MAX_RATIO = 100
"""Times that a workbook's part over a megabyte may grow when it is unpacked. Sheets of terms grow ten to twenty times."""
_NO_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
"""What zipfile raises for damage, for methods of packing that it does not know, and for a password."""
_NO_SHEETS = (ParseError, ValueError, KeyError, IndexError, TypeError, AttributeError)
"""What openpyxl, which checks nothing beforehand, stumbles with over parts that are not what a workbook's are."""
SUFFIXES = (".csv", ".tsv", ".xlsx", ".tbx", ".xml")


def read_records(path: Path) -> list[Record]:
    """The term rows of a file, checked as strictly as a glossary's own. Raises `GlossaryError`."""
    rows = list(_rows(path))
    term_rows(rows, Table(path=path), "import")
    return [{column: row[column] for column in TERM_COLUMNS if row[column]} for row in rows]


def _rows(path: Path) -> Iterator[Row]:
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise GlossaryError(f"“{path.suffix}” is no kind of glossary file (known: {', '.join(SUFFIXES)})", path=path)
    if suffix in (".tbx", ".xml"):
        lines = ((line, [record.get(column, "") for column in TERM_COLUMNS]) for line, record in read_tbx(path))
        yield from table_rows(_with_header(lines), path, TERM_COLUMNS, REQUIRED)
    elif suffix == ".xlsx":
        yield from table_rows(_sheet(path), path, TERM_COLUMNS, REQUIRED)
    else:
        yield from read_rows(path, TERM_COLUMNS, REQUIRED)


def _with_header(lines: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    yield 1, list(TERM_COLUMNS)
    yield from lines


def _sheet(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The first sheet of a workbook, dates as they are written in tables."""
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        raise GlossaryError("reading XLSX needs the extra “xlsx” (pip install 'tqa[xlsx]')", path=path) from error
    try:
        with path.open("rb") as stream:
            with zipfile.ZipFile(stream) as archive:
                parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_BYTES:
                raise GlossaryError(f"over {MAX_BYTES // MEGABYTE} MB when unpacked", path=path)
            if any(part.file_size > max(MEGABYTE, MAX_RATIO * part.compress_size) for part in parts):
                raise GlossaryError(f"grows over {MAX_RATIO} times when unpacked: a bomb, no workbook", path=path)
            sheet = load_workbook(stream, read_only=True, data_only=True).worksheets[0]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield number, [_cell(value) for value in cells]
    except (*_NO_ZIP, *_NO_SHEETS, InvalidFileException) as error:
        raise GlossaryError("no Excel workbook", path=path) from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def write_records(records: Iterable[Record], path: Path, *, tbx_version: int = 3) -> None:
    """Writes rows to a file of the kind that its name says, whole or not at all. Raises `GlossaryError`."""
    suffix = path.suffix.casefold()
    if suffix in (".tbx", ".xml"):
        data = "".join(write_tbx(records, version=tbx_version)).encode()
    elif suffix == ".xlsx":
        data = _workbook(list(records), path)
    elif suffix in (".csv", ".tsv"):
        data = _table(list(records), "\t" if suffix == ".tsv" else ",").encode()
    else:
        raise GlossaryError(f"“{path.suffix}” is no kind of glossary file (known: {', '.join(SUFFIXES)})", path=path)
    replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Puts data where a file is or will be, so that nobody sees a part of it. Raises `GlossaryError`."""
    try:
        with replacing(path) as stream:
            stream.write(data)
    except OSError as error:
        raise GlossaryError(f"cannot be written: {error.strerror}", path=path) from error


def used_columns(records: list[Record]) -> list[str]:
    return [column for column in TERM_COLUMNS if column in REQUIRED or any(record.get(column) for record in records)]


def _table(records: list[Record], delimiter: str) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(
        stream, used_columns(records), restval="", extrasaction="ignore", delimiter=delimiter, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(records)
    return stream.getvalue()


def _workbook(records: list[Record], path: Path) -> bytes:
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise GlossaryError("writing XLSX needs the extra “xlsx” (pip install 'tqa[xlsx]')", path=path) from error
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("terms")
    columns = used_columns(records)
    sheet.append(columns)
    for record in records:
        cells = [WriteOnlyCell(sheet, record.get(column, "")) for column in columns]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
