"""Precision, recall, F1 and false alarms: of everything, by language, by check and by kind of error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.evaluation.intervals import FEWEST, Estimate, bootstrap, percentiles, proportion, rate
from tqa.evaluation.labels import Label
from tqa.evaluation.matching import Outcome
from tqa.evaluation.reliability import Bin, Point, precision_and_recall, reliability
from tqa.finding import Finding
from tqa.report import Signature

if TYPE_CHECKING:
    from tqa.evaluation.intervals import Counts

PER = 1000.0
"""False alarms are told per so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The figures of some documents, by `name`: a pair of languages, or all.

    `precision` is the share of judged findings that hit an error, `recall` the share of errors that a finding hits (so
    that two findings on one error are two right ones, and one error found), `f1` their harmonic mean with an interval
    over documents. `false_alarms` are per 1,000 words of completely labelled documents. `suggestion` is the share of
    found errors, of those whose label says what to write, for which the first suggestion is right.
    """

    name: str
    documents: int
    words: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    false_alarms: Estimate
    suggestion: Estimate
    unjudged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """The figures of one check. `found` is its share of all errors, `alone` how many no other check finds."""

    name: str
    precision: Estimate
    found: Estimate
    alone: int
    false_alarms: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """Of errors of one kind, how many are found, by whatever check."""

    name: str
    recall: Estimate
    suggestion: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An error that no finding hits."""

    document: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A finding that hits no error."""

    document: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one configuration reaches. `name` is its settings file, `signature` what produced the reports.

    `not_checked` are documents that the checker refused; they count nowhere else.
    """

    name: str
    signature: Signature
    floor: str
    whole: Row
    languages: tuple[Row, ...]
    checks: tuple[CheckRow, ...]
    kinds: tuple[KindRow, ...]
    bins: tuple[Bin, ...]
    calibration_error: float | None
    curve: tuple[Point, ...]
    missed: tuple[Missed, ...]
    alarms: tuple[Alarm, ...]
    not_checked: tuple[str, ...]


def figures_of(
    outcomes: Sequence[Outcome], *, name: str, signature: Signature, floor: str, not_checked: tuple[str, ...]
) -> Figures:
    """The figures of a run over documents."""
    found, error = reliability(outcomes)
    pairs = sorted({outcome.pair for outcome in outcomes})
    return Figures(
        name=name,
        signature=signature,
        floor=floor,
        whole=_row("all", outcomes),
        languages=tuple(_row(pair, [outcome for outcome in outcomes if outcome.pair == pair]) for pair in pairs),
        checks=tuple(_checks(outcomes)),
        kinds=tuple(_kinds(outcomes)),
        bins=found,
        calibration_error=error,
        curve=precision_and_recall(outcomes),
        missed=tuple(
            Missed(document=outcome.id, label=sought.label)
            for outcome in outcomes
            for sought in outcome.sought
            if not sought.hits
        ),
        alarms=tuple(
            Alarm(document=outcome.id, finding=j.finding)
            for outcome in outcomes
            for j in outcome.findings
            if j.right is False
        ),
        not_checked=not_checked,
    )


def counts(outcome: Outcome) -> tuple[int, int, int, int, int, int]:
    """Right findings, judged findings, errors found, errors, false alarms and words of one document."""
    judged = [j for j in outcome.findings if j.right is not None]
    right = sum(j.right is True for j in judged)
    found = sum(bool(sought.hits) for sought in outcome.sought)
    wrong = len(judged) - right if outcome.complete else 0
    return right, len(judged), found, len(outcome.sought), wrong, outcome.words if outcome.complete else 0


def f1_of(sums: Counts) -> Counts:
    """F1 of each row of sums, whose columns are those of `counts`."""
    precision, recall = sums[:, 0] / sums[:, 1], sums[:, 2] / sums[:, 3]
    result: Counts = 2 * precision * recall / (precision + recall)
    result[precision + recall == 0] = 0.0
    return result


def _row(name: str, outcomes: Sequence[Outcome]) -> Row:
    table = [counts(outcome) for outcome in outcomes]
    right, judged, found, errors, wrong, words = (
        (sum(column) for column in zip(*table, strict=True)) if table else (0,) * 6
    )
    precision, recall = proportion(right, judged), proportion(found, errors)
    return Row(
        name=name,
        documents=len(outcomes),
        words=sum(outcome.words for outcome in outcomes),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall, table),
        false_alarms=rate(wrong, words, per=PER),
        suggestion=_suggestion(sought.suggested for outcome in outcomes for sought in outcome.sought),
        unjudged=sum(j.right is None for outcome in outcomes for j in outcome.findings),
    )


def _f1(precision: Estimate, recall: Estimate, table: Sequence[Sequence[float]]) -> Estimate:
    p, r = precision.value, recall.value
    value = None if p is None or r is None else 2 * p * r / (p + r) if p + r else 0.0
    interval = percentiles(bootstrap(table, f1_of)) if value is not None and len(table) >= FEWEST else None
    return Estimate(value=value, count=precision.count, of=recall.of, interval=interval)


def _suggestion(told: Iterable[bool | None]) -> Estimate:
    known = [right for right in told if right is not None]
    return proportion(sum(known), len(known))


def _checks(outcomes: Sequence[Outcome]) -> Iterable[CheckRow]:
    errors = sum(len(outcome.sought) for outcome in outcomes)
    words = sum(outcome.words for outcome in outcomes if outcome.complete)
    for code in sorted({j.finding.check for outcome in outcomes for j in outcome.findings}):
        judged = [
            (j.right, outcome.complete)
            for outcome in outcomes
            for j in outcome.findings
            if j.finding.check == code and j.right is not None
        ]
        by = [
            {outcome.findings[i].finding.check for i in sought.hits}
            for outcome in outcomes
            for sought in outcome.sought
        ]
        yield CheckRow(
            name=code,
            precision=proportion(sum(right for right, _ in judged), len(judged)),
            found=proportion(sum(code in codes for codes in by), errors),
            alone=sum(codes == {code} for codes in by),
            false_alarms=rate(sum(complete and not right for right, complete in judged), words, per=PER),
        )


def _kinds(outcomes: Sequence[Outcome]) -> Iterable[KindRow]:
    sought = [sought for outcome in outcomes for sought in outcome.sought]
    for kind in sorted({each.label.kind for each in sought}):
        chosen = [each for each in sought if each.label.kind == kind]
        yield KindRow(
            name=kind,
            recall=proportion(sum(bool(each.hits) for each in chosen), len(chosen)),
            suggestion=_suggestion(each.suggested for each in chosen),
        )
