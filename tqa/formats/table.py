"""Which format an input has: the package's own, third parties' through the entry-point group `tqa.formats`."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from pathlib import PurePath

from tqa.errors import InputError, did_you_mean
from tqa.formats import FORMATS, Format

ENTRY_POINTS = "tqa.formats"
"""Each entry point is a `Format`."""


@cache
def all_formats() -> tuple[Format, ...]:
    """The shipped formats, then those of installed packages."""
    return (*FORMATS, *(entry.load() for entry in metadata.entry_points(group=ENTRY_POINTS)))


def by_name(name: str) -> Format:
    """The format that a user named. Raises `InputError`."""
    table = {form.name: form for form in all_formats()}
    if name not in table:
        forms = ", ".join(table)
        raise InputError(f"there is no input format “{name[:40]}”{did_you_mean(name, table)} (there are {forms})")
    return table[name]


def by_suffix(path: str) -> Format | None:
    """The format of a file by its name; None where the suffix is unknown."""
    suffix = PurePath(path).suffix.casefold()
    return next((form for form in all_formats() if suffix in form.suffixes), None)


def by_start(start: bytes) -> Format:
    """The format of a stream without a name, by its first bytes: JSON lines begin with a brace, all else is text."""
    return by_name("jsonl" if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{")) else "text")
