"""A report: what was found in one document, and what was looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tqa.finding import Finding, Severity, SourceSpan

SCHEMA = 1


class Status(StrEnum):
    CHECKED = "checked"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What produced a report: two reports with the same signature over the same text are the same.

    `tqa` is the version, `model` and `glossaries` are `sha256:` and a digest, or `none`; `checks` are codes, in their order.
    """

    tqa: str
    model: str
    glossaries: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A finding that an editor has set aside, with the reason given."""

    finding: Finding
    reason: str


class NameState(StrEnum):
    """What is known of a name, those first that an editor must look at.

    `suspect`: a finding stands on it. `unknown`: nothing has it. `known`: the glossary or the news has it, but the source
    says nothing for it, or there is none. `consistent`: the source has something akin to it, of the same letters or sound,
    or the model pairs it with something there. `verified`: the source has the very thing that the glossary knows by this name.
    """

    SUSPECT = "suspect"
    UNKNOWN = "unknown"
    KNOWN = "known"
    CONSISTENT = "consistent"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlace:
    """Where a name stands in the target: half open, in code points, into the text of `field`."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person, place or body of the article, once: `name` as the article writes it most fully.

    `concept`, `kind` and `layer` are what the glossary knows it as. `source_span` is what bears it out in the source.
    `count` says how often it stands there, in `places` where. `findings` are the fingerprints of those that stand on it.
    """

    name: str
    state: NameState
    kind: str | None
    count: int
    places: tuple[NamePlace, ...]
    concept: str | None
    layer: str | None
    source_span: SourceSpan | None
    reason: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of one document in reading order, or the reason why it was not checked.

    `error` is set if and only if `status` is not-checked: an empty list of findings means that the text was read.
    `source_lang` and `target_lang` are what the checks assumed. `notes` say how the document was read.
    `with_source`: at least one text had its source. `ignored` are findings that an editor set aside.
    `names` are there only where they were asked for.
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
    names: tuple[Named, ...] | None = None
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if (self.error is None) is not (self.status is Status.CHECKED):
            raise ValueError("a report has an error if and only if its document was not checked")

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this severity or worse."""
        return tuple(finding for finding in self.findings if finding.severity.rank >= severity.rank)
