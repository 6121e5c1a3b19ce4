"""A report: what was found in one document, and what was looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tqa.finding import Finding, Severity

SCHEMA = 1


class Status(StrEnum):
    CHECKED = "checked"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What produced a report: two reports with the same signature over the same text are the same."""

    tqa: str
    model: str
    glossaries: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A finding that an editor has set aside, with the reason given."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of one document in reading order, or the reason why it was not checked.

    `error` is set if and only if `status` is not-checked: an empty list of findings means that the text was read.
    `source_lang` and `target_lang` are what the checks assumed. `notes` say how the document was read.
    """

    id: str
    signature: Signature
    status: Status = Status.CHECKED
    error: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    with_source: bool = False
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if (self.error is None) is not (self.status is Status.CHECKED):
            raise ValueError("a report has an error if and only if its document was not checked")

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this severity or worse."""
        return tuple(finding for finding in self.findings if finding.severity.rank >= severity.rank)
