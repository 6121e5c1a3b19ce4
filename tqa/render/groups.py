"""Findings as an editor reads them: the same problem in several places is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tqa.document import Document, Field
from tqa.finding import Finding, Severity, Side
from tqa.render.visible import visible
from tqa.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The first of the gravest findings of a group, and the others, in reading order."""

    finding: Finding
    others: tuple[Finding, ...] = ()


def told_once(findings: Iterable[Finding]) -> Iterator[Told]:
    """Groups in the order of their gravest finding; a finding without a group is one by itself."""
    ordered = list(findings)
    members: dict[tuple[str, str], list[Finding]] = {}
    for finding in ordered:
        if finding.group is not None:
            members.setdefault((finding.check, finding.group), []).append(finding)
    leaders = {key: max(group, key=lambda each: each.severity.rank) for key, group in members.items()}
    for finding in ordered:
        key = (finding.check, finding.group or "")
        if finding.group is None:
            yield Told(finding=finding)
        elif leaders[key] is finding:
            yield Told(finding=finding, others=tuple(other for other in members[key] if other is not finding))


def text_of(field: Field, side: Side) -> str:
    """The text that a finding on this side is about."""
    return field.target if side is Side.TARGET else field.source or ""


def by_field(document: Document, report: Report) -> Iterator[tuple[Field, tuple[Finding, ...]]]:
    """The fields that something was found in, with what."""
    for field in document.fields:
        found = tuple(finding for finding in report.findings if finding.field == field.name)
        if found:
            yield field, found


def tally(findings: Iterable[Finding]) -> str:
    """`4 critical, 1 minor`, the gravest first; empty for nothing."""
    counts = Counter(finding.severity for finding in findings)
    ranked = sorted(Severity, key=lambda severity: -severity.rank)
    return ", ".join(f"{counts[severity]} {severity}" for severity in ranked if counts[severity])


def languages(report: Report) -> str:
    """`target only, zh > en`: what the checks had to go by."""
    tags = " > ".join(visible(tag) for tag in (report.source_lang, report.target_lang) if tag)
    side = "with source" if report.with_source else "target only"
    return f"{side}, {tags}" if tags else side
