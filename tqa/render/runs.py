"""The annotated diff itself: a text and its findings as a row of runs, which every form for people draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tqa.finding import Finding, Side
from tqa.render.edits import Edit, apply_edits, check_place, first_suggestions, plan
from tqa.render.words import word_changes


class Kind(StrEnum):
    """What becomes of a run. A marked run belongs to a finding that changes nothing here."""

    KEPT = "kept"
    MARKED = "marked"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with one fate. `start` is its place in the given text, for an insertion where it goes in.

    `findings` are those whose span it lies in; a kept run has one where a change leaves a part of the surface alone.
    """

    kind: Kind
    text: str
    start: int
    findings: tuple[Finding, ...] = ()

    @property
    def end(self) -> int:
        """Where the run ends in the given text; an insertion has no length there."""
        return self.start if self.kind is Kind.INSERTED else self.start + len(self.text)


def corrected(text: str, findings: Iterable[Finding]) -> str:
    """The text with each finding's first suggestion written, where it has one."""
    return apply_edits(text, plan(text, first_suggestions(findings)))


def annotate(text: str, findings: Iterable[Finding], edits: Iterable[Edit] | None = None) -> tuple[Run, ...]:
    """The runs of one text of the target: all but the inserted joined are `text`, all but the deleted the corrected text.

    `findings` are those of this text; those about the source are left out. `edits` default to the first suggestions.
    """
    here = [finding for finding in findings if finding.side is Side.TARGET]
    for finding in here:
        check_place(text, finding)
    made = tuple(edits) if edits is not None else plan(text, first_suggestions(here))
    changes = [
        (edit.start + change.start, edit.start + change.end, change.text, edit.finding)
        for edit in made
        for change in word_changes(text[edit.start : edit.end], edit.replacement)
    ]
    return _sweep(text, here, made, changes)


def mark(text: str, findings: Iterable[Finding]) -> tuple[Run, ...]:
    """The runs of a text in which nothing is changed and the findings' spans are marked, whatever their side."""
    here = list(findings)
    for finding in here:
        check_place(text, finding)
    return _sweep(text, here, (), [])


def _sweep(
    text: str,
    findings: list[Finding],
    edits: Iterable[Edit],
    changes: list[tuple[int, int, str, Finding]],
) -> tuple[Run, ...]:
    """Cuts the text wherever something begins or ends."""
    edited = {id(edit.finding): (edit.start, edit.end) for edit in edits}
    spans = [(*edited.get(id(finding), (finding.start, finding.end)), finding) for finding in findings]
    begins: dict[int, list[Finding]] = {}
    ends: dict[int, list[Finding]] = {}
    for start, end, finding in spans:
        begins.setdefault(start, []).append(finding)
        ends.setdefault(end, []).append(finding)
    deletions = {start: end for start, end, _, _ in changes if start < end}
    insertions: dict[int, list[tuple[str, Finding]]] = {}
    for _, end, wording, finding in changes:
        if wording:
            insertions.setdefault(end, []).append((wording, finding))
    cuts = sorted({0, len(text), *begins, *ends, *insertions, *deletions, *deletions.values()})
    runs: list[Run] = []
    active: list[Finding] = []
    deleted_until = 0
    for number, at in enumerate(cuts):
        closing = ends.get(at, ())
        runs += [
            Run(kind=Kind.INSERTED, text=wording, start=at, findings=(finding,))
            for wording, finding in insertions.get(at, ())
        ]
        active = [finding for finding in active if not any(finding is other for other in closing)]
        opening = (finding for finding in begins.get(at, ()) if not any(finding is other for other in closing))
        active.extend(opening)
        deleted_until = max(deleted_until, deletions.get(at, 0))
        following = cuts[number + 1] if number + 1 < len(cuts) else at
        if at == following:
            continue
        kind = Kind.KEPT
        if at < deleted_until:
            kind = Kind.DELETED
        elif any(id(finding) not in edited for finding in active):
            kind = Kind.MARKED
        runs.append(Run(kind=kind, text=text[at:following], start=at, findings=tuple(active)))
    return tuple(runs)
