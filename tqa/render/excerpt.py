"""A change in the words around it: the part of a paragraph that an editor needs to see."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

import regex

from tqa.finding import SourceSpan, Span
from tqa.render.cells import Piece, Style, clip_end, clip_start, width_of
from tqa.render.edits import Edit
from tqa.render.place import Places
from tqa.render.runs import Kind, Run
from tqa.render.visible import visible

_SENTENCE_END = regex.compile(
    r"(?<=[.!?؟۔।][\"”’»)\]]?+)(?<!(?:^|[\s.(])\p{Lu}\.)\s++(?=\S)"  # not after the initials of “U.S. Secretary”
    r"|(?<=[。！？][」』”）]?+)(?=[^」』”）。！？])"
)
_FRAMES = {
    Kind.DELETED: ("[-", "-]", Style.DELETED),
    Kind.INSERTED: ("{+", "+}", Style.INSERTED),
    Kind.MARKED: ("⟦", "⟧", Style.MARKED),
}
ELLIPSIS = "…"
SOURCE_CELLS = 80
LONGEST = 600
"""Characters of one deletion that are shown; of a longer one, both ends."""


def window(text: str, paragraph: Span, span: Span, cells: int) -> tuple[Span, bool, bool]:
    """What to show around a span, in so many cells beside it, and whether it is cut off at its start and its end.

    Neither side goes beyond the sentence or the paragraph; what one side does not need, the other may have.
    """
    reach = 2 * cells
    left = text[max(paragraph.start, span.start - reach) : span.start]
    right = text[span.end : min(max(paragraph.end, span.end), span.end + reach)]
    cut_left = span.start - len(left) > paragraph.start
    cut_right = span.end + len(right) < paragraph.end
    for match in _SENTENCE_END.finditer(text, span.start - len(left), span.start + 1):
        if match.end() <= span.start:
            left, cut_left = text[match.end() : span.start], False
    end = _SENTENCE_END.search(text, span.end, span.end + len(right))
    if end:
        right, cut_right = text[span.end : end.start()], False
    left_cells, right_cells = width_of(left), width_of(right)
    clipped_left = clip_start(left, max(cells // 2, cells - right_cells))
    clipped_right = clip_end(right, max(cells // 2, cells - left_cells))
    cut_left = cut_left or len(clipped_left) < len(left)
    cut_right = cut_right or len(clipped_right) < len(right)
    left, right = clipped_left.lstrip(), clipped_right.rstrip()
    return Span(span.start - len(left), span.end + len(right)), cut_left, cut_right


def outside_edits(around: Span, span: Span, edits: Sequence[Edit]) -> Span:
    """The window without half an edit at its edge: it ends before the edit, or after it where that is about the span."""
    start, end = around.start, around.end
    for edit in _last_before(edits, start):
        if start < edit.end:
            start = edit.end if edit.end <= span.start else edit.start
    for edit in _last_before(edits, end):
        if end < edit.end:
            end = edit.start if edit.start >= span.end else edit.end
    return Span(start, end)


def _last_before(edits: Sequence[Edit], position: int) -> Sequence[Edit]:
    """The last edit that starts before a position, or none: edits are in order and apart."""
    at = bisect_left(edits, position, key=lambda edit: edit.start)
    return edits[max(0, at - 1) : at]


def clusters(windows: Sequence[Span], paragraphs: Sequence[int]) -> Iterator[range]:
    """Index ranges of windows, in order of their start, that overlap, or meet in one paragraph, and are shown as one."""
    first = 0
    while first < len(windows):
        end, last = windows[first].end, first + 1
        while last < len(windows) and (
            windows[last].start < end or (windows[last].start == end and paragraphs[last] == paragraphs[last - 1])
        ):
            end = max(end, windows[last].end)
            last += 1
        yield range(first, last)
        first = last


def excerpt(runs: Sequence[Run], span: Span, *, whole: bool = False) -> Iterator[Piece]:
    """The runs within a span as pieces, changes framed as `[-…-]{+…+}`, marks as `⟦…⟧`; long ones `whole` or clipped."""
    first = max(0, bisect_left(runs, span.start, key=lambda run: run.start) - 1)
    for kind, text in _joined(runs, first, span):
        yield from framed(kind, text, whole=whole)


def framed(kind: Kind, text: str, *, whole: bool = False) -> Iterator[Piece]:
    """One run as it is printed."""
    if kind is Kind.KEPT:
        yield Piece(visible(text))
        return
    opening, closing, style = _FRAMES[kind]
    if len(text) > LONGEST and not whole:
        text = f"{text[: LONGEST // 2]} {ELLIPSIS} {text[-LONGEST // 2 :]}"
    yield Piece(opening, style)
    yield Piece(visible(text), style, isolate=True)
    yield Piece(closing, style)


def _joined(runs: Sequence[Run], first: int, span: Span) -> Iterator[tuple[Kind, str]]:
    """Runs cut to the span, neighbours of one kind joined."""
    kind, parts = Kind.KEPT, [""]
    for run in islice(runs, first, None):
        if run.start > span.end:
            break
        if run.kind is Kind.INSERTED:
            text = run.text if span.start <= run.start <= span.end else ""
        else:
            text = run.text[max(0, span.start - run.start) : max(0, span.end - run.start)]
        if not text:
            continue
        if run.kind is not kind:
            if "".join(parts):
                yield kind, "".join(parts)
            kind, parts = run.kind, []
        parts.append(text)
    if "".join(parts):
        yield kind, "".join(parts)


def source_window(source: str, place: SourceSpan) -> tuple[str, str, str]:
    """The words before, at and after a place of the source, in its sentence, with dots where they are cut off."""
    span = Span(place.start, place.end)
    _, paragraph = Places(source).paragraph(span.start)
    around, cut_left, cut_right = window(source, paragraph, span, SOURCE_CELLS)
    before = (f"{ELLIPSIS} " if cut_left else "") + source[around.start : span.start]
    after = source[span.end : around.end] + (f" {ELLIPSIS}" if cut_right else "")
    return before, span.of(source), after
