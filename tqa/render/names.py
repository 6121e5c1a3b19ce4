"""The names of documents: a table for people, tab-separated values, JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from tqa.document import Document
from tqa.render.cells import Piece, Style, paint, shown, width_of, wrap
from tqa.render.groups import languages
from tqa.render.json import encode
from tqa.render.options import Renderer, RenderOptions, Result
from tqa.render.place import Places
from tqa.render.visible import visible
from tqa.report import Named, NameState, Report

SIGNS = {
    NameState.SUSPECT: "▲",
    NameState.UNKNOWN: "?",
    NameState.KNOWN: "·",
    NameState.CONSISTENT: "≈",
    NameState.VERIFIED: "✓",
}
"""A shape a state, so that colour is never alone."""

_STYLES = {
    NameState.SUSPECT: Style.MAJOR,
    NameState.UNKNOWN: Style.MINOR,
    NameState.KNOWN: Style.DIM,
    NameState.CONSISTENT: Style.INSERTED,
    NameState.VERIFIED: Style.INSERTED,
}

COLUMNS = ("id", "state", "name", "count", "kind", "concept", "layer", "field", "start", "end", "source", "reason")

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins, in full width too."""

_LEAST, _MOST = 12, 32
"""Cells of the column of names."""


def tally(names: Iterable[Named]) -> str:
    """`1 suspect, 12 verified`, those first that must be looked at; empty for none."""
    counts = Counter(name.state for name in names)
    return ", ".join(f"{counts[state]} {state}" for state in NameState if counts[state])


def where(name: Named, document: Document) -> str:
    """The place of a name's first mention as people count: ¶ 3, in which text where there are several."""
    first = name.places[0]
    for field in document.fields:
        if field.name == first.field:
            number, _ = Places(field.target).paragraph(first.start)
            return f"{field.name} ¶ {number}" if len(document.fields) > 1 else f"¶ {number}"
    return ""


def known_as(name: Named) -> str:
    """What bears a name out, on one line: its concept and layer, then the reason."""
    if name.concept is None:
        return name.reason
    return f"{name.concept} ({name.layer}) · {name.reason}"


def render_terminal(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """A table a document, a name a line: state, name, how often, where first, why."""
    lead = ""
    for document, report in results:
        lines = [
            paint(line, colour=options.colour, terminal=options.terminal) for line in _table(document, report, options)
        ]
        yield lead + "".join(f"{line}\n" for line in lines)
        lead = "\n"


def _table(document: Document, report: Report, options: RenderOptions) -> Iterator[list[Piece]]:
    if report.error is not None:
        failed = Piece("NOT CHECKED", Style.FAILED)
        yield [shown(report.id, Style.HEAD), Piece(" · "), failed, Piece(": "), shown(report.error)]
        return
    names = report.names or ()
    yield [shown(report.id, Style.HEAD), Piece(f" · {languages(report)} · {tally(names) or 'no names'}")]
    if not names:
        return
    yield []
    widest = min(_MOST, max(_LEAST, *(width_of(visible(name.name)) for name in names)))
    for name in names:
        style = _STYLES[name.state]
        first = [Piece(f"{SIGNS[name.state]} {name.state:<11}", style), *_cell(name.name, widest)]
        first.append(Piece(f" {name.count:>3} × {where(name, document):<6} ", Style.DIM))
        indent = 2 + 11 + widest + 14
        for number, line in enumerate(wrap([shown(known_as(name))], max(20, options.width - indent))):
            yield [*(first if number == 0 else [Piece(" " * indent)]), *line]


def _cell(text: str, cells: int) -> list[Piece]:
    """A text padded to so many cells; a longer one keeps its own length."""
    piece = shown(text)
    return [piece, Piece(" " * max(0, cells - width_of(piece.text)))]


def render_tsv(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """A header, then a name a line with its first place; tabs and line ends within are spaces.

    A spreadsheet takes a cell that begins with one of `=+-@` for a formula, and ids and names come from anybody: such a
    cell begins with an apostrophe, as spreadsheets write text themselves.
    """
    yield "\t".join(COLUMNS) + "\n"
    for _, report in results:
        for name in report.names or ():
            first = name.places[0]
            source = name.source_span.surface if name.source_span is not None else ""
            cells = (report.id, name.state, name.name, name.count, name.kind, name.concept, name.layer,
                     first.field, first.start, first.end, source, name.reason)  # fmt: skip
            plain = (_text_cell(" ".join(str(cell if cell is not None else "").split())) for cell in cells)
            yield "\t".join(visible(cell) if options.terminal else cell for cell in plain) + "\n"


def _text_cell(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def render_jsonl(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """An object a document, in input order: the report's own members but its findings."""
    for _, report in results:
        yield encode(_value(report), terminal=options.terminal) + "\n"


def render_json(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """One array of the same objects."""
    lead = "[\n"
    for _, report in results:
        yield lead + encode(_value(report), terminal=options.terminal)
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def _value(report: Report) -> dict[str, object]:
    values = msgspec.to_builtins(report)
    members = ("schema", "id", "status", "error", "source_lang", "target_lang", "with_source", "names")
    return {member: values[member] for member in members}


NAME_RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {"terminal": render_terminal, "json": render_json, "jsonl": render_jsonl, "tsv": render_tsv}
)
"""The forms of `tqa names --format`."""
