"""The annotated diff on a terminal or as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tqa.document import Document, Field
from tqa.finding import Finding, Severity, Side, Span
from tqa.render.cells import Piece, Style, paint, shown, width_of, wrap
from tqa.render.edits import Edit, first_suggestions, plan
from tqa.render.excerpt import ELLIPSIS, clusters, excerpt, framed, outside_edits, source_window, window
from tqa.render.groups import Told, by_field, languages, tally, text_of, told_once
from tqa.render.options import RenderOptions, Result
from tqa.render.place import Places
from tqa.render.runs import Kind, Run, annotate, mark
from tqa.render.visible import reads_right_to_left, visible
from tqa.report import Report, Status

SEVERITY_STYLES = {
    Severity.CRITICAL: Style.CRITICAL,
    Severity.MAJOR: Style.MAJOR,
    Severity.MINOR: Style.MINOR,
    Severity.NEUTRAL: Style.NEUTRAL,
}
_INDENT = 6
_CARD_INDENT = 16
_LABEL = 9
_NARROWEST = 48
_ALSO_CELLS = 40
_FRAME_CELLS = 20


@dataclass(frozen=True)
class _Side:
    """One text with what was found in it, ready to be shown in parts."""

    text: str
    places: Places
    edits: tuple[Edit, ...]
    runs: tuple[Run, ...]
    whole: bool

    @classmethod
    def of(cls, text: str, findings: Sequence[Finding], side: Side, *, whole: bool) -> _Side:
        edits = plan(text, first_suggestions(findings)) if side is Side.TARGET else ()
        runs = annotate(text, findings, edits) if side is Side.TARGET else mark(text, findings)
        return cls(text, Places(text), edits, runs, whole)

    @cached_property
    def _edited(self) -> dict[int, Span]:
        return {id(edit.finding): Span(edit.start, edit.end) for edit in self.edits}

    def changes(self, finding: Finding) -> bool:
        """Whether the text shown is changed for this finding."""
        return id(finding) in self._edited

    def span(self, finding: Finding) -> Span:
        """What the finding changes, or its own span."""
        return self._edited.get(id(finding), finding.span)

    def around(self, finding: Finding, cells: int) -> tuple[Span, bool, bool]:
        """The window around a finding, with so many cells beside it, and whether it is cut off at its start and end."""
        span = self.span(finding)
        _, paragraph = self.places.paragraph(finding.start)
        around, cut_left, cut_right = window(self.text, paragraph, span, cells)
        whole = outside_edits(around, span, self.edits)
        return whole, cut_left or whole.start > around.start, cut_right or whole.end < around.end

    def pieces(self, around: Span, *, cut_left: bool, cut_right: bool) -> list[Piece]:
        """A window as it is printed."""
        body = list(excerpt(self.runs, around, whole=self.whole))
        return [
            *([Piece(f"{ELLIPSIS} ")] if cut_left else []),
            *body,
            *([Piece(f" {ELLIPSIS}")] if cut_right else []),
        ]


def render_terminal(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """A block a document: its heading, then what was found with its reasons; after several documents, their sum."""
    writer = _Writer(options)
    totals: Counter[str] = Counter()
    severities: list[Finding] = []
    detailed_before = False
    for document, report in results:
        outcome = "not checked" if report.status is Status.NOT_CHECKED else "findings" if report.findings else "clean"
        totals[outcome] += 1
        severities += report.findings
        block = "".join(f"{line}\n" for line in writer.document(document, report))
        detailed = block.count("\n") > 1
        yield ("\n" if detailed_before or (detailed and totals.total() > 1) else "") + block
        detailed_before = detailed
    if totals.total() > 1:
        yield "\n" + writer.sum(totals, severities) + "\n"


class _Writer:
    """Lines of one output."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.width = max(_NARROWEST, options.width)

    def document(self, document: Document, report: Report) -> Iterator[str]:
        yield from self.block([], 0, self.heading(report))
        if self.options.summary_only:
            return
        for note in report.notes:
            yield from self.block([Piece("  ", Style.DIM)], 2, [shown(note, Style.DIM)])
        several = len(document.fields) > 1
        for field, findings in by_field(document, report):
            if several:
                yield ""
                yield from self.block([], 0, [shown(field.name, Style.HEAD)])
            for side in Side:
                here = [finding for finding in findings if finding.side is side]
                if here:
                    yield from self.side(field, here, side)
        if self.options.ignored:
            yield from self.ignored(document, report)

    def heading(self, report: Report) -> list[Piece]:
        name = shown(report.id, Style.HEAD)
        if report.status is Status.NOT_CHECKED:
            return [name, Piece(" · "), Piece("NOT CHECKED", Style.FAILED), Piece(": "), shown(report.error or "")]
        found = tally(report.findings) or "nothing found"
        ignored = f" · {len(report.ignored)} ignored" if report.ignored else ""
        return [name, Piece(f" · {languages(report)} · {found}{ignored}")]

    def side(self, field: Field, findings: Sequence[Finding], side: Side) -> Iterator[str]:
        view = _Side.of(text_of(field, side), findings, side, whole=self.options.whole)
        told = list(told_once(findings))
        windows = [view.around(each.finding, self.cells_beside(each.finding)) for each in told]
        order = sorted(range(len(told)), key=lambda index: windows[index][0])
        numbers = [view.places.paragraph(each.finding.start)[0] for each in told]
        for cluster in clusters([windows[index][0] for index in order], [numbers[index] for index in order]):
            indices = [order[position] for position in cluster]
            spans = [windows[index][0] for index in indices]
            around = Span(spans[0].start, max(span.end for span in spans))
            last = max(indices, key=lambda index: windows[index][0].end)
            place = f"¶ {numbers[indices[0]]}" + (" of the source" if side is Side.SOURCE else "")
            pieces = view.pieces(around, cut_left=windows[indices[0]][1], cut_right=windows[last][2])
            yield ""
            yield from self.excerpt(place, pieces, from_right=reads_right_to_left(view.text))
            cards = sorted((told[index] for index in indices), key=lambda each: each.finding.start)
            for card in cards:
                yield from self.card(card, field, view, around, quoted=len(cards) > 1)

    def cells_beside(self, finding: Finding) -> int:
        """What is left for the words around a change where it is to fill two lines, its frames and dots counted."""
        wording = finding.suggestions[0] if finding.suggestions else ""
        taken = width_of(visible(finding.surface + wording)) + _FRAME_CELLS
        return max(_ALSO_CELLS, 2 * (self.width - _INDENT) - taken)

    def excerpt(self, place: str, pieces: list[Piece], *, from_right: bool) -> Iterator[str]:
        label = Piece(place.ljust(_INDENT), Style.DIM)
        if width_of(label.text) > _INDENT:
            yield from self.block([], 0, [label])
            label = Piece(" " * _INDENT)
        yield from self.block([label], _INDENT, pieces, from_right=from_right)

    def card(self, told: Told, field: Field, view: _Side, around: Span, *, quoted: bool) -> Iterator[str]:
        finding = told.finding
        head = [
            Piece(" " * _INDENT),
            Piece(f"{finding.severity:<10}", SEVERITY_STYLES[finding.severity]),
        ]
        quote = [Piece("“"), shown(finding.surface), Piece("”: ")] if quoted and finding.surface else []
        code = [Piece(finding.check, Style.HEAD), Piece(f" {finding.confidence:.2f}   ")]
        yield from self.block(head, _CARD_INDENT, [*code, *quote, shown(finding.message)])
        if not self.options.explain:
            return
        if len(finding.suggestions) > 1 or (finding.suggestions and not view.changes(finding)):
            yield from self.labelled("write", _choices(finding.suggestions))
        if finding.evidence:
            yield from self.labelled("because", [shown(" · ".join(finding.evidence))])
        others = [other for other in told.others if not around.covers(view.span(other))]
        if others:
            yield from self.labelled("also", self.also(finding, others, view))
        if finding.source_span is not None and finding.side is Side.TARGET and field.source:
            from_right = reads_right_to_left(field.source)
            yield from self.labelled("source", _source(field.source, finding), from_right=from_right)

    def also(self, leader: Finding, others: Sequence[Finding], view: _Side) -> list[Piece]:
        pieces: list[Piece] = []
        for other in others:
            number, _ = view.places.paragraph(other.start)
            around, _, _ = view.around(other, _ALSO_CELLS)
            severity = "" if other.severity is leader.severity else f"{other.severity} "
            lead = " · " if pieces else ""
            pieces += [
                Piece(f"{lead}{severity}¶\u00a0{number} “"),
                *view.pieces(around, cut_left=False, cut_right=False),
                Piece("”"),
            ]
        return pieces

    def ignored(self, document: Document, report: Report) -> Iterator[str]:
        fields = {field.name: field for field in document.fields}
        for ignored in report.ignored:
            finding = ignored.finding
            number, _ = Places(text_of(fields[finding.field], finding.side)).paragraph(finding.start)
            yield ""
            words = [shown(f"{finding.check} “{finding.surface}”: {finding.message}", Style.DIM)]
            head = [Piece(f"¶ {number}".ljust(_INDENT), Style.DIM), Piece(f"{'ignored':<10}", Style.DIM)]
            yield from self.block(head, _CARD_INDENT, words)
            yield from self.labelled("reason", [shown(ignored.reason)])

    def labelled(self, label: str, pieces: Sequence[Piece], *, from_right: bool = False) -> Iterator[str]:
        head = [Piece(" " * _CARD_INDENT), Piece(f"{label:<{_LABEL}}", Style.DIM)]
        yield from self.block(head, _CARD_INDENT + _LABEL, pieces, from_right=from_right)

    def block(
        self, head: Sequence[Piece], indent: int, pieces: Sequence[Piece], *, from_right: bool = False
    ) -> Iterator[str]:
        """Wrapped lines, all but the first indented to where the first one's text begins."""
        lead = self.paint(head)
        for line in wrap(pieces, self.width - indent):
            yield (lead + self.paint(line, from_right=from_right)).rstrip(" ")
            lead = " " * indent

    def paint(self, pieces: Iterable[Piece], *, from_right: bool = False) -> str:
        return paint(pieces, colour=self.options.colour, terminal=self.options.terminal, from_right=from_right)

    def sum(self, totals: Counter[str], findings: Sequence[Finding]) -> str:
        count = totals.total()
        parts = [f"{count} documents"]
        if totals["findings"]:
            parts.append(f"{totals['findings']} with findings ({tally(findings)})")
        if totals["clean"]:
            parts.append(f"{totals['clean']} with nothing found")
        pieces = [Piece(" · ".join(parts), Style.HEAD)]
        if totals["not checked"]:
            pieces += [Piece(" · "), Piece(f"{totals['not checked']} NOT CHECKED", Style.FAILED)]
        return self.paint(pieces)


def _choices(suggestions: Sequence[str]) -> list[Piece]:
    """`nothing, or “breaking news”`."""
    pieces: list[Piece] = []
    for suggestion in suggestions:
        lead = ", or " if pieces else ""
        if suggestion:
            pieces += [Piece(f"{lead}“"), shown(suggestion, Style.INSERTED), Piece("”")]
        else:
            pieces.append(Piece(f"{lead}nothing"))
    return pieces


def _source(source: str, finding: Finding) -> list[Piece]:
    """The words of the source that a finding is about, marked, in their sentence."""
    assert finding.source_span is not None
    before, surface, after = source_window(source, finding.source_span)
    return [shown(before), *framed(Kind.MARKED, surface), shown(after)]
