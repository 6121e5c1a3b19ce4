"""Findings that an editor has set aside: a file to read and review, and what it does to a report.

One table a finding, sorted by document and fingerprint, so that two people's additions merge. A fingerprint says what
was found and the words around it, so it holds when the text is edited elsewhere.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from types import MappingProxyType

from tqa.errors import StoreError, did_you_mean, in_words
from tqa.finding import Finding
from tqa.replacing import replacing
from tqa.report import Ignored, Report

EVERYWHERE = "*"
"""In place of a document's id: the finding is set aside in every document."""

_HEADING = """\
# Findings that editors set aside, written by `tqa ignore` and made to be read and reviewed.
# Take a table out, and the finding is reported again. `document = "*"` means: in every document.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding set aside. `check`, `surface` and `message` are for the reader; `fingerprint` and `document` decide.

    `document` is the id of one, for a file as much of its path as is known, or `EVERYWHERE`.
    """

    fingerprint: str
    document: str
    reason: str
    by: str
    date: date
    check: str = ""
    surface: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Ignores:
    """The findings that were set aside, by fingerprint."""

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Ignores:
        table: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            table[entry.fingerprint] = (*table.get(entry.fingerprint, ()), entry)
        return cls(MappingProxyType(table))

    def entry_for(self, finding: Finding, document: str) -> Entry | None:
        """Why this finding of this document was set aside, if it was."""
        for entry in self.entries.get(finding.fingerprint, ()):
            if entry.document == EVERYWHERE or _same(entry.document, document):
                return entry
        return None

    def apply(self, report: Report) -> Report:
        """The report with what was set aside apart from its findings, each with the reason given."""
        if not self.entries:
            return report
        kept, ignored = [], list(report.ignored)
        for finding in report.findings:
            entry = self.entry_for(finding, report.id)
            if entry is None:
                kept.append(finding)
            else:
                ignored.append(Ignored(finding=finding, reason=f"{entry.reason} ({entry.by}, {entry.date})"))
        return dataclasses.replace(report, findings=tuple(kept), ignored=tuple(ignored))


def _same(one: str, other: str) -> bool:
    """Whether two ids are one document's: a file is named by more or less of its path, as the user happens to stand."""
    parts, others = sorted((PurePath(one).parts, PurePath(other).parts), key=len)
    return parts == others[len(others) - len(parts) :]


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a file; none where there is no file. Raises `StoreError`, with the number of the table."""
    import msgspec

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise StoreError(f"the ignored findings cannot be read: {error}", path=path) from error
    for key in table:
        if key != "ignore":
            raise StoreError(f"there is no “{key}” here{did_you_mean(key, ['ignore'])}", path=path)
    rows = table.get("ignore", [])
    if not isinstance(rows, list):
        raise StoreError("“ignore” is a list of tables, [[ignore]]", path=path)
    names = [item.name for item in dataclasses.fields(Entry)]
    entries = []
    for number, row in enumerate(rows, 1):
        for key in row if isinstance(row, dict) else ():
            if key not in names:
                raise StoreError(f"[[ignore]] {number}: there is no “{key}”{did_you_mean(key, names)}", path=path)
        try:
            entries.append(msgspec.convert(row, Entry))
        except msgspec.ValidationError as error:
            said, place = in_words(error)
            said = f"“{place}”: {said}" if place else said
            raise StoreError(f"[[ignore]] {number}: {said}", path=path) from error
    return tuple(entries)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """The whole file, sorted; it is replaced in one step, so that a reader never sees half of it."""
    ordered = sorted(entries, key=lambda entry: (entry.document, entry.fingerprint))
    text = "\n".join([_HEADING, *(_table(entry) for entry in ordered)])
    try:
        with replacing(path) as stream:
            stream.write(text.encode())
    except OSError as error:
        raise StoreError(f"the ignored findings cannot be written: {error.strerror}", path=path) from error


def add(path: Path, entry: Entry) -> bool:
    """Set a finding aside; what was there for the same finding and document is replaced. False where it was the same."""
    entries = read(path)
    others = [e for e in entries if (e.fingerprint, e.document) != (entry.fingerprint, entry.document)]
    if entry in entries:
        return False
    write(path, [*others, entry])
    return True


def _table(entry: Entry) -> str:
    lines = ["[[ignore]]"]
    for item in dataclasses.fields(entry):
        value = getattr(entry, item.name)
        lines.append(f"{item.name} = {value.isoformat() if isinstance(value, date) else _quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string on one line; what a reader would not see is written as an escape."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(c) or (c if c.isprintable() else _escape(c)) for c in text) + '"'


def _escape(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
