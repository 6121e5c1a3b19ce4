"""Writing the corrections: what is on offer, what was chosen, and the corrected texts.

What is applied is what `as_report` shows, in any form: both come from the same plan of edits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tqa.document import Document
from tqa.finding import Finding, Severity, Side
from tqa.render.edits import Edit, apply_edits, plan
from tqa.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A finding with the wording that takes its place; an empty one takes it out."""

    finding: Finding
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """One field as it was given and as it reads now."""

    field: str
    given: str
    text: str
    edits: tuple[Edit, ...]


def offered(report: Report, minimum: Severity = Severity.NEUTRAL) -> tuple[Finding, ...]:
    """The findings of this severity or worse that say what to write, in reading order."""
    return tuple(finding for finding in report.at_least(minimum) if finding.side is Side.TARGET and finding.suggestions)


def choose_first(findings: Iterable[Finding]) -> tuple[Choice, ...]:
    """Each finding's best suggestion."""
    return tuple(Choice(finding=finding, wording=finding.suggestions[0]) for finding in findings)


def choose_each(findings: Iterable[Finding], decide: Callable[[Finding], str | None]) -> tuple[Choice, ...]:
    """What `decide` says for one finding at a time: the wording, or None to leave it.

    A finding that overlaps one already chosen is not asked about: only one of the two can be written.
    """
    chosen: list[Choice] = []
    for finding in findings:
        if any(_overlap(finding, choice.finding) for choice in chosen):
            continue
        wording = decide(finding)
        if wording is not None:
            chosen.append(Choice(finding=finding, wording=wording))
    return tuple(chosen)


def apply(document: Document, choices: Iterable[Choice]) -> tuple[Fixed, ...]:
    """The fields that the choices change, in the document's order.

    Of choices that overlap, the gravest, then the surest, is applied. Spaces, brackets and lines that a removal leaves
    empty go with it.
    """
    listed = list(choices)
    fixed = []
    for field in document.fields:
        edits = plan(
            field.target,
            [(choice.finding, choice.wording) for choice in listed if choice.finding.field == field.name],
        )
        if edits:
            text = apply_edits(field.target, edits)
            fixed.append(Fixed(field=field.name, given=field.target, text=text, edits=edits))
    return tuple(fixed)


def as_report(document: Document, report: Report, choices: Iterable[Choice]) -> Report:
    """The report of what `apply` writes and nothing else, for any renderer to show.

    Each finding has the chosen wording as its only suggestion and stands for itself, not for its group.
    """
    listed = tuple(choices)
    applied = {id(edit.finding) for fixed in apply(document, listed) for edit in fixed.edits}
    return replace(
        report,
        findings=tuple(
            replace(choice.finding, suggestions=(choice.wording,), group=None)
            for choice in listed
            if id(choice.finding) in applied
        ),
    )


def fixed_document(document: Document, fixed: Iterable[Fixed]) -> Document:
    """The document with the corrected texts in place of the given ones."""
    texts = {each.field: each.text for each in fixed}
    fields = tuple(replace(field, target=texts.get(field.name, field.target)) for field in document.fields)
    return replace(document, fields=fields)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.field == other.field and one.span.touches(other.span)
