"""A unified diff that `patch` and `git apply` accept, with the reasons as lines that they pass over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from tqa.document import BODY, UTF_8, UTF_8_MARKED, Document, Field
from tqa.finding import Finding, Side
from tqa.render.edits import Edit, apply_edits, first_suggestions, plan
from tqa.render.groups import by_field, languages, tally, text_of
from tqa.render.options import RenderOptions, Result
from tqa.render.place import Places
from tqa.render.visible import visible
from tqa.report import Report, Status

_LINE = regex.compile(r"[^\n]*+\n?+")
_QUOTED = regex.compile(r'[\p{Cc}\p{Cs}"\\]')
_SURROGATE = regex.compile(r"\p{Cs}")
_MARK = "\ufeff"
"""The byte-order mark, which a patch program sees as a part of the first line."""
_UPWARDS = regex.compile(r"(?<=[/\\])(?:\.{0,2}[/\\])+|(?<=[/\\])\.{1,2}$")
_NO_NEWLINE = "\\ No newline at end of file\n"
_COLOURS = {"#": "2", "-": "31", "+": "32", "@": "36"}
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines `first` to `last` (half open) of the given text, and what stands there instead."""

    first: int
    last: int
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def render_diff(results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
    """A comment and a diff a text. Comments begin with `# ` and stand before the file's header, where tools skip them."""
    for document, report in results:
        lines = list(_document(document, report, options))
        if options.terminal:
            lines = [visible(line, lines=True) for line in lines]
        yield "".join(_coloured(line) for line in lines) if options.colour else "".join(lines)


def hunks(text: str, edits: Iterable[Edit], context: int = 3) -> Iterator[str]:
    """The lines of all hunks of one text, each with its line end. Lines end with a line feed and nothing else."""
    lines = _split(text)
    shift = 0
    for cluster in _clusters(list(_blocks(text, lines, edits)), context):
        first = max(0, cluster[0].first - context)
        last = min(len(lines), cluster[-1].last + context)
        body: list[str] = []
        at = first
        for block in cluster:
            body += _signed(" ", lines[at : block.first])
            body += _signed("-", lines[block.first : block.last])
            body += _signed("+", block.lines)
            at = block.last
        body += _signed(" ", lines[at:last])
        old = last - first
        new = old + sum(len(block.lines) - (block.last - block.first) for block in cluster)
        codes = dict.fromkeys(finding.check for block in cluster for finding in block.findings)
        yield f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@ {', '.join(codes)}\n"
        yield from body
        shift += new - old


def _document(document: Document, report: Report, options: RenderOptions) -> Iterator[str]:
    if report.status is Status.NOT_CHECKED:
        yield _comment(f"{report.id}: NOT CHECKED: {report.error}")
        return
    found = tally(report.findings)
    if not found:
        return
    yield _comment(f"{report.id} · {languages(report)} · {found}")
    if document.encoding not in (UTF_8, UTF_8_MARKED):
        yield _comment(f"the file is {document.encoding} and this is UTF-8: patch cannot apply it, tqa fix can")
    for field, findings in by_field(document, report):
        name = report.id if field.name == BODY and len(document.fields) == 1 else f"{report.id}#{field.name}"
        yield from _comments(field, findings, options)
        edits = plan(field.target, first_suggestions(findings))
        if edits:
            yield f"--- {_name('a', name)}\n"
            yield f"+++ {_name('b', name)}\n"
            mark = _MARK if document.encoding == UTF_8_MARKED else ""
            written = [
                replace(
                    edit,
                    start=edit.start + len(mark),
                    end=edit.end + len(mark),
                    replacement=_writable(edit.replacement),
                )
                for edit in edits
            ]
            yield from hunks(mark + _writable(field.target), written, options.context)


def _comments(field: Field, findings: Sequence[Finding], options: RenderOptions) -> Iterator[str]:
    places = {side: Places(text_of(field, side)) for side in Side}
    for finding in findings:
        line, column = places[finding.side].line_and_column(finding.start)
        where = f"source {line}:{column}" if finding.side is Side.SOURCE else f"{line}:{column}"
        yield _comment(
            f"{where} {finding.severity} {finding.check} {finding.confidence:.2f} “{finding.surface}”: {finding.message}"
        )
        if options.explain:
            if len(finding.suggestions) > 1:
                choices = ", or ".join(f"“{wording}”" if wording else "nothing" for wording in finding.suggestions)
                yield _comment(f"    write    {choices}")
            if finding.evidence:
                yield _comment(f"    because  {' · '.join(finding.evidence)}")
            if finding.source_span is not None:
                yield _comment(f"    source   {finding.source_span.surface}")


def _blocks(text: str, lines: Sequence[str], edits: Iterable[Edit]) -> Iterator[_Block]:
    """One block for all edits that touch the same lines; it goes on while an edit takes its last line end away."""
    places = Places(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    waiting = deque(edits)
    while waiting:
        first = last = places.line_and_column(waiting[0].start)[0] - 1
        mine: list[Edit] = []
        joined = ""
        while True:
            while waiting and (not mine or last == len(lines) or waiting[0].start < starts[last]):
                edit = waiting.popleft()
                mine.append(edit)
                last = max(last, min(len(lines), places.line_and_column(max(edit.start, edit.end - 1))[0]))
            base = starts[first]
            moved = [replace(edit, start=edit.start - base, end=edit.end - base) for edit in mine]
            joined = apply_edits(text[base : starts[last]], moved)
            if not joined or joined.endswith("\n") or last == len(lines):
                break
            last += 1
        yield _Block(first, last, tuple(_split(joined)), tuple(edit.finding for edit in mine))


def _clusters(blocks: Sequence[_Block], context: int) -> Iterator[list[_Block]]:
    """Blocks whose context meets share a hunk."""
    cluster: list[_Block] = []
    for block in blocks:
        if cluster and block.first - cluster[-1].last > 2 * context:
            yield cluster
            cluster = []
        cluster.append(block)
    if cluster:
        yield cluster


def _split(text: str) -> list[str]:
    """Lines with their line feeds."""
    return [line for line in _LINE.findall(text) if line]


def _signed(sign: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield f"{sign}{line}"
        else:
            yield f"{sign}{line}\n"
            yield _NO_NEWLINE


def _range(first: int, count: int) -> str:
    """Lines are counted from 1; an empty range stands after the line that it names."""
    start = first + 1 if count else first
    return f"{start}" if count == 1 else f"{start},{count}"


def _name(prefix: str, name: str) -> str:
    """A file name as `git diff` writes it: quoted where it must be, a tab behind it where it holds a space.

    An id comes from anywhere, and `patch` would write where it says: it leads downwards only.
    """
    path = _UPWARDS.sub("", f"{prefix}/{name.lstrip('/')}")
    path = f"{prefix}/text" if path == f"{prefix}/" else path
    if _QUOTED.search(path):
        octal = (chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\{byte:03o}" for byte in _bytes(path))
        return f'"{"".join(octal)}"'
    return f"{path}\t" if " " in path else path


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _writable(text: str) -> str:
    """Without lone surrogates, which no file holds."""
    return _bytes(text).decode() if _SURROGATE.search(text) else text


def _comment(text: str) -> str:
    return f"# {_writable(visible(text))}\n"


def _coloured(line: str) -> str:
    code = _COLOURS.get(line[0])
    return f"\x1b[{code}m{line[:-1]}{_RESET}\n" if code else line
