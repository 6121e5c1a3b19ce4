"""What machines and web pages leave in a text that no reader should see, as patterns by language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

MARKUP = "markup"
"""The file of what belongs to no language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """A pattern. `cues` are literals (casefolded) of which one must be in the text for the pattern to be tried at all.

    `write` is what to put in its place, with `\\1` for groups; `unescape` decodes; None where an editor must decide.
    `alone` patterns count only as a sentence, a line or a bracket of their own; `unquoted` ones not inside a quotation.
    """

    message: str
    cues: tuple[str, ...]
    source: str
    flags: int
    severity: str
    confidence: float
    write: str | None
    alone: bool
    unquoted: bool

    @property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled when a cue calls for it: most texts have none, and compiling all takes a tenth of a second."""
        return _compiled(self.source, self.flags)


@cache
def _compiled(source: str, flags: int) -> regex.Pattern[str]:
    return regex.compile(source, flags)


@cache
def load(base: str) -> tuple[Artefact, ...]:
    """The patterns of one primary language subtag, or `MARKUP`; empty where there are none."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return ()
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_artefact(row) for row in data["artefact"])


def _artefact(row: dict[str, object]) -> Artefact:
    phrases = [str(phrase) for phrase in _list(row.get("phrases"))]
    if phrases:
        source = "|".join(regex.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
        cues = [phrase.casefold() for phrase in phrases]
    else:
        source, cues = str(row["pattern"]), [str(cue).casefold() for cue in _list(row["cues"])]
    ignore_case = regex.IGNORECASE if phrases or row.get("any_case") else 0
    write = row.get("write", "")
    return Artefact(
        message=str(row["message"]),
        cues=tuple(cues),
        source=source,
        flags=int(ignore_case | regex.MULTILINE),
        severity=str(row.get("severity", "minor")),
        confidence=float(str(row.get("confidence", 0.95))),
        write=None if write is False else str(write),
        alone=bool(row.get("alone", False)),
        unquoted=bool(row.get("unquoted", False)),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
