"""Which findings are right and which labels are found.

- A finding hits a label where both stand in the same text (field and side) and share a code point. A finding on the
  target also hits a label on the source that its `source_span` shares a code point with.
- Findings below the severity floor are not there.
- A finding that hits an error is right. One that hits only places that are right as they stand is a false alarm, and so
  is one that hits no label, where the document is completely labelled; else nobody judged it, and it does not count.
- An error is found where a finding hits it. One that only the source shows counts only where the source was read.
- A suggestion is right where the first one of a finding that hits the error gives the text that the label asks for,
  capitals and spaces aside.
- Errors of documents that are not completely labelled do not count towards recall: who labels what was found alone
  cannot know what was missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tqa.document import Document
from tqa.evaluation.labels import Label, Labelled
from tqa.finding import Finding, Severity, Side, Span
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.report import Report

UNKNOWN = "?"
"""A language that nobody said and nothing shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A finding, and whether it is right; None where nobody judged it."""

    finding: Finding
    right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """An error of the labels with the findings that hit it, as places in `Outcome.findings`.

    `suggested`: whether the first suggestion is right; None where it was not found or nobody said what to write.
    """

    label: Label
    hits: tuple[int, ...]
    suggested: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One document: what was found, and what was to be found. `words` are of the target; `pair` as in `zh>en`.

    `sought` is empty where the document is not `complete`.
    """

    id: str
    pair: str
    words: int
    complete: bool
    findings: tuple[Judged, ...]
    sought: tuple[Sought, ...]


def outcome_of(labelled: Labelled, report: Report, *, floor: Severity) -> Outcome:
    """What a report says against what the labels say. The report has to be of a document that was checked."""
    findings = report.at_least(floor)
    errors = [label for label in labelled.labels if label.error and (report.with_source or not label.needs_source)]
    # An error that only the source shows, found without it, is found all the same.
    known = [label for label in labelled.labels if label.error]
    judged = tuple(
        Judged(finding=finding, right=_right(finding, known, labelled.labels, complete=labelled.complete))
        for finding in findings
    )
    sought = tuple(_sought(label, findings, labelled.document) for label in errors) if labelled.complete else ()
    target = load_language(report.target_lang or labelled.document.target_lang or "en")
    return Outcome(
        id=labelled.document.id,
        pair=f"{report.source_lang or UNKNOWN}>{target.code}",
        words=sum(count_words(field.target, target) for field in labelled.document.fields),
        complete=labelled.complete,
        findings=judged,
        sought=sought,
    )


def hits(finding: Finding, label: Label) -> bool:
    """Whether they share a code point."""
    if finding.field != label.field:
        return False
    if finding.side is label.side:
        return finding.span.touches(label.span)
    there = finding.source_span
    return label.side is Side.SOURCE and there is not None and Span(there.start, there.end).touches(label.span)


def _right(finding: Finding, errors: list[Label], labels: tuple[Label, ...], *, complete: bool) -> bool | None:
    if any(hits(finding, label) for label in errors):
        return True
    if complete or any(hits(finding, label) for label in labels):
        return False
    return None


def _sought(label: Label, findings: tuple[Finding, ...], document: Document) -> Sought:
    found = tuple(i for i, finding in enumerate(findings) if hits(finding, label))
    suggested = None
    if found and label.suggest is not None and label.side is Side.TARGET:
        text = next(field.target for field in document.fields if field.name == label.field)
        wanted = _with(text, label.span, label.suggest)
        suggested = any(
            findings[i].suggestions
            and findings[i].side is Side.TARGET
            and _with(text, findings[i].span, findings[i].suggestions[0]) == wanted
            for i in found
        )
    return Sought(label=label, hits=found, suggested=suggested)


def _with(text: str, span: Span, wording: str) -> list[str]:
    """The words of a text with another wording at a place."""
    return f"{text[: span.start]}{wording}{text[span.end :]}".casefold().split()


_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def count_words(text: str, language: Language) -> int:
    """Words between spaces; where a script sets none apart (Han, kana, Thai), two characters count as a word."""
    if language.spaced:
        return len(text.split())
    others = sum(any(map(str.isalnum, word)) for word in _UNSPACED.sub(" ", text).split())
    return others - (-len(_UNSPACED.findall(text)) // 2)
