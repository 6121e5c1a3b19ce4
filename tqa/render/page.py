"""What the HTML page shows, as values: the template only draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from tqa.document import Document, Field
from tqa.finding import Finding, Severity, Side
from tqa.render.excerpt import source_window
from tqa.render.groups import languages, tally, text_of, told_once
from tqa.render.names import SIGNS as NAME_SIGNS
from tqa.render.names import known_as, where
from tqa.render.runs import Kind, Run, annotate, mark
from tqa.render.visible import LINE_END, reads_right_to_left, split_visible
from tqa.report import Ignored, Named, NameState, Report
from tqa.text.hidden import name

SIGNS = {Severity.CRITICAL: "▲", Severity.MAJOR: "◆", Severity.MINOR: "●", Severity.NEUTRAL: "○"}
"""A shape a severity, so that colour is never alone."""

_TAG = regex.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_LINE_ENDS = regex.compile(r"[\n\r\u2028\u2029]++")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A piece of text; with a `title` it is the label of a character that is not shown itself."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A number in the text that leads to a note."""

    number: int
    place: str
    note: str
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run as drawn. `part`: kept text inside a finding's surface. `refs` stand behind it. `named`: it is this name."""

    kind: Kind
    pieces: tuple[Shown, ...]
    part: bool = False
    refs: tuple[Ref, ...] = ()
    named: Named | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLink:
    """Another note."""

    number: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding beside its paragraph. `same_as` is the note that tells the whole group's reasons."""

    number: int
    id: str
    place: str
    severity: Severity
    sign: str
    check: str
    confidence: str
    message: str
    suggestions: tuple[str, ...]
    evidence: tuple[str, ...]
    also: tuple[NoteLink, ...] = ()
    same_as: NoteLink | None = None
    source: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph with its notes."""

    number: int
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """One text of a document."""

    heading: str
    lang: str | None
    dir: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesView:
    """The names of one state, with their sign and the notes on them."""

    state: NameState
    sign: str
    names: tuple[tuple[Named, str, tuple[NoteLink, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document."""

    anchor: str
    name: str
    languages: str
    found: str
    error: str | None
    notes: tuple[str, ...]
    source_lang: str | None
    target_lang: str | None
    texts: tuple[TextView, ...]
    ignored: tuple[Ignored, ...]
    names: tuple[NamesView, ...] = ()


def shown(text: str) -> tuple[Shown, ...]:
    """The pieces of somebody else's text."""
    return tuple(_shown(piece, of) for piece, of in split_visible(text))


def _shown(piece: str, of: str) -> Shown:
    if of in ("", "\t"):
        return Shown(text=piece)
    number = f"U+{ord(of):04X}"
    return Shown(text=piece if piece == LINE_END else number, title=name(of))


def view(document: Document, report: Report, number: int, *, texts: bool = True) -> DocumentView:
    """What the page says of one document, the `number`-th, with its texts or without."""
    anchor = f"d{number}"
    notes = _Notes(anchor, report)
    views = []
    for field in document.fields if texts and report.error is None else ():
        for side in (Side.TARGET, Side.SOURCE):
            found = [finding for finding in report.findings if (finding.field, finding.side) == (field.name, side)]
            if side is Side.TARGET or found:
                views.append(_text(document, report, field, side, found, notes))
    return DocumentView(
        anchor=anchor,
        name=report.id,
        languages=languages(report),
        found=tally(report.findings),
        error=report.error,
        notes=report.notes,
        source_lang=_tag(report.source_lang),
        target_lang=_tag(report.target_lang),
        texts=tuple(views),
        ignored=report.ignored,
        names=tuple(_names(document, report, notes)),
    )


def _names(document: Document, report: Report, notes: _Notes) -> Iterator[NamesView]:
    """By state, those first that must be looked at; each with the reason, and links to the findings that stand on it."""
    findings = {finding.fingerprint: finding for finding in report.findings}
    for state in NameState:
        here = [name for name in report.names or () if name.state is state]
        if here:
            rows = tuple(
                (
                    name,
                    f"{where(name, document)}: {known_as(name)}",
                    tuple(notes.link(findings[mark]) for mark in name.findings if mark in findings),
                )
                for name in here
            )
            yield NamesView(state=state, sign=NAME_SIGNS[state], names=rows)


class _Notes:
    """The numbers of a document's findings, and who tells a group's reasons."""

    def __init__(self, anchor: str, report: Report) -> None:
        self.anchor = anchor
        self.numbers = {id(finding): number for number, finding in enumerate(report.findings, 1)}
        self.told = {id(told.finding): told for told in told_once(report.findings)}
        self.leaders = {id(other): told.finding for told in self.told.values() for other in told.others}

    def link(self, finding: Finding) -> NoteLink:
        number = self.numbers[id(finding)]
        return NoteLink(number=number, id=f"{self.anchor}-n{number}")

    def ref(self, finding: Finding) -> Ref:
        link = self.link(finding)
        place = f"{self.anchor}-p{link.number}"
        return Ref(number=link.number, place=place, note=link.id, severity=finding.severity)

    def note(self, finding: Finding, field: Field) -> Note:
        ref = self.ref(finding)
        told, leader = self.told.get(id(finding)), self.leaders.get(id(finding))
        return Note(
            number=ref.number,
            id=ref.note,
            place=ref.place,
            severity=finding.severity,
            sign=SIGNS[finding.severity],
            check=finding.check,
            confidence=f"{finding.confidence:.2f}",
            message=finding.message[:1].upper() + finding.message[1:],
            suggestions=finding.suggestions,
            evidence=finding.evidence,
            also=tuple(self.link(other) for other in told.others) if told else (),
            same_as=self.link(leader) if leader else None,
            source=_source(field, finding),
        )


def _tag(tag: str | None) -> str | None:
    """A language tag, if it is one."""
    return tag if tag and _TAG.fullmatch(tag) else None


def _text(
    document: Document, report: Report, field: Field, side: Side, found: Sequence[Finding], notes: _Notes
) -> TextView:
    text = text_of(field, side)
    runs = annotate(text, found) if side is Side.TARGET else mark(text, found)
    named: dict[int, Named] = {}
    if side is Side.TARGET:
        named = {p.start: name for name in report.names or () for p in name.places if p.field == field.name}
        ends = {p.start: p.end for name in report.names or () for p in name.places if p.field == field.name}
        runs = tuple(_cut_at_names(runs, ends))
    last = {id(finding): position for position, run in enumerate(runs) for finding in run.findings}
    waiting: dict[int | None, list[Finding]] = {}
    for finding in found:
        waiting.setdefault(last.get(id(finding)), []).append(finding)
    rows: list[_Line] = []
    for line in _lines(runs):
        row = _Line(start=line[0].run.start)
        for cut in line:
            refs = waiting.pop(cut.position, []) if cut.last else []
            name = named.get(cut.run.start) if cut.run.kind is Kind.KEPT and not cut.run.findings else None
            whole = name is not None and any(p.end - p.start == len(cut.run.text) for p in name.places)
            row.add(cut.run.kind, cut.run.text, refs, part=bool(cut.run.findings), named=name if whole else None)
        rows.append(row)
    for finding in sorted((each for left in waiting.values() for each in left), key=lambda each: each.start):
        if not rows:
            rows.append(_Line(start=0))
        row = max((each for each in rows if each.start <= finding.start), key=lambda each: each.start, default=rows[0])
        row.add(Kind.KEPT, "", [finding], part=False)
    drawn = tuple(
        Row(
            number=number,
            parts=tuple(
                Part(
                    kind=kind, pieces=shown(text), part=part, refs=tuple(notes.ref(each) for each in refs), named=named
                )
                for kind, text, part, refs, named in row.parts
            ),
            notes=tuple(notes.note(each, field) for _, _, _, refs, _ in row.parts for each in refs),
        )
        for number, row in enumerate(rows, 1)
        if side is Side.TARGET or any(refs for _, _, _, refs, _ in row.parts)
    )
    several = len(document.fields) > 1
    heading = field.name if several else ""
    if side is Side.SOURCE:
        heading = f"{heading} in the source" if several else "in the source"
    return TextView(
        heading=heading,
        lang=_tag(report.target_lang if side is Side.TARGET else report.source_lang),
        dir="rtl" if reads_right_to_left(text) else "ltr",
        rows=drawn,
    )


class _Line:
    """A paragraph in the making: parts as kind, text, whether inside a surface, the findings that end there, the name."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.parts: list[tuple[Kind, str, bool, list[Finding], Named | None]] = []

    def add(self, kind: Kind, text: str, findings: list[Finding], *, part: bool, named: Named | None = None) -> None:
        self.parts.append((kind, text, part, findings, named))


def _cut_at_names(runs: Sequence[Run], ends: Mapping[int, int]) -> Iterator[Run]:
    """The runs, those that are kept and belong to no finding cut where a name begins and ends. `ends` are by beginning."""
    for run in runs:
        if run.kind is not Kind.KEPT or run.findings:
            yield run
            continue
        at = run.start
        for start in sorted(start for start in ends if run.start <= start < run.end and ends[start] <= run.end):
            for stop in (start, ends[start]):
                if at < stop:
                    yield replace(run, text=run.text[at - run.start : stop - run.start], start=at)
                    at = stop
        if at < run.end:
            yield replace(run, text=run.text[at - run.start :], start=at)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The part of the `position`-th run that lies in one paragraph. `last`: the run goes no further."""

    position: int
    run: Run
    last: bool


def _lines(runs: Sequence[Run]) -> Iterator[list[_Cut]]:
    """Paragraphs in parts; blank lines are left out."""
    line: list[_Cut] = []
    for position, run in enumerate(runs):
        if run.kind is Kind.INSERTED:
            line.append(_Cut(position, run, last=True))
            continue
        at, length = 0, len(run.text)
        for end in (*_LINE_ENDS.finditer(run.text), None):
            stop, following = (end.start(), end.end()) if end else (length, length)
            if at < stop:
                line.append(
                    _Cut(position, replace(run, text=run.text[at:stop], start=run.start + at), following == length)
                )
            if end and any(not cut.run.text.isspace() for cut in line):
                yield line
                line = []
            at = following
    if any(not cut.run.text.isspace() for cut in line):
        yield line


def _source(field: Field, finding: Finding) -> tuple[Part, ...]:
    """The words of the source that a finding is about, in their sentence."""
    if finding.source_span is None or finding.side is Side.SOURCE or not field.source:
        return ()
    before, surface, after = source_window(field.source, finding.source_span)
    return (
        Part(kind=Kind.KEPT, pieces=shown(before)),
        Part(kind=Kind.MARKED, pieces=shown(surface)),
        Part(kind=Kind.KEPT, pieces=shown(after)),
    )
