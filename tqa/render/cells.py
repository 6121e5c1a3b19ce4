"""Styled text in terminal cells: measured, clipped, wrapped with a hanging indent, coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

import regex
from rich.cells import cell_len

from tqa.render.visible import visible
from tqa.text.hidden import has_right_to_left

_CLUSTER = regex.compile(r"\X")
_NEVER_FIRST = frozenset("、。，．：；？！）」』】》〉”’…·,.;:?!)]}»›%-+⟧")
_NEVER_LAST = frozenset("（「『【《〈“‘⟦([{«‹")
_FROM_LEFT, _FROM_RIGHT, _END_ISOLATE = "\u2066", "\u2067", "\u2069"
_RESET = "\x1b[0m"


class Style(Enum):
    """What a stretch of text is. Its colour is never the only bearer of what it means."""

    PLAIN = "plain"
    HEAD = "head"
    DIM = "dim"
    DELETED = "deleted"
    INSERTED = "inserted"
    MARKED = "marked"
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEUTRAL = "neutral"
    FAILED = "failed"


_CODES = {
    Style.PLAIN: "",
    Style.HEAD: "1",
    Style.DIM: "2",
    Style.DELETED: "31",
    Style.INSERTED: "32",
    Style.MARKED: "33",
    Style.CRITICAL: "1;31",
    Style.MAJOR: "31",
    Style.MINOR: "33",
    Style.NEUTRAL: "2",
    Style.FAILED: "1;7;31",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text to print, its steering characters already made visible. `isolate`: keep its reading direction to itself."""

    text: str
    style: Style = Style.PLAIN
    isolate: bool = False


@dataclass(frozen=True, slots=True)
class _Cluster:
    text: str
    cells: int
    piece: Piece


def shown(text: str, style: Style = Style.PLAIN) -> Piece:
    """A piece of somebody else's text, made safe to print."""
    return Piece(visible(text), style)


def width_of(text: str) -> int:
    """Cells that a text takes."""
    return cell_len(text)


def clip_end(text: str, cells: int) -> str:
    """As much of the start of a text as fits, cut between words where there are words."""
    return _clipped(text, cells, forward=True)


def clip_start(text: str, cells: int) -> str:
    """As much of the end of a text as fits."""
    return _clipped(text, cells, forward=False)


def _clipped(text: str, cells: int, *, forward: bool) -> str:
    measured = list(_measured(text))
    ordered = measured if forward else measured[::-1]
    used, taken = 0, 0
    for _, width in ordered:
        used += width
        if used > cells:
            break
        taken += 1
    if taken < len(ordered):
        whole = taken
        while whole > 0 and not (ordered[whole][0].isspace() or _breaks_beside(*ordered[whole - 1])):
            whole -= 1
        taken = whole or taken
    kept = ordered[:taken] if forward else ordered[:taken][::-1]
    return "".join(cluster for cluster, _ in kept)


def _measured(text: str) -> Iterable[tuple[str, int]]:
    """Grapheme clusters with the cells that each takes."""
    if text.isascii():
        return ((character, 1) for character in text)
    return ((cluster, cell_len(cluster)) for cluster in _CLUSTER.findall(text))


def _breaks_beside(cluster: str, width: int) -> bool:
    """A line may end after a space and beside a wide character."""
    return cluster.isspace() or width > 1


def wrap(pieces: Iterable[Piece], cells: int) -> Iterator[tuple[Piece, ...]]:
    """Lines of at most `cells`, broken at spaces and after wide characters, or anywhere if there is neither."""
    line: list[_Cluster] = []
    used, break_at = 0, 0
    for cluster in _clusters(pieces):
        if line and line[-1].cells > 1 and line[-1].text not in _NEVER_LAST and cluster.text not in _NEVER_FIRST:
            break_at = len(line)
        while line and used + cluster.cells > cells:
            cut = len(line) if cluster.text == " " else break_at or len(line)
            yield _joined(line[:cut], strip=True)
            line = line[cut:]
            used, break_at = sum(each.cells for each in line), 0
            if cluster.text == " ":
                break
        else:
            line.append(cluster)
            used += cluster.cells
            if cluster.text == " ":
                break_at = len(line)
    if line:
        yield _joined(line, strip=False)


def _clusters(pieces: Iterable[Piece]) -> Iterator[_Cluster]:
    for piece in pieces:
        for text, cells in _measured(piece.text):
            yield _Cluster(text, cells, piece)


def _joined(line: list[_Cluster], *, strip: bool) -> tuple[Piece, ...]:
    end = len(line)
    while strip and end > 0 and line[end - 1].text == " ":
        end -= 1
    pieces: list[Piece] = []
    parts: list[str] = []
    last: Piece | None = None
    for cluster in line[:end]:
        if last is not None and cluster.piece is not last:
            pieces.append(Piece("".join(parts), last.style, last.isolate))
            parts = []
        parts.append(cluster.text)
        last = cluster.piece
    if last is not None:
        pieces.append(Piece("".join(parts), last.style, last.isolate))
    return tuple(pieces)


def paint(pieces: Iterable[Piece], *, colour: bool, terminal: bool, from_right: bool = False) -> str:
    """One line as it is sent out. On a screen, a line with right-to-left text is isolated in its own direction.

    So is each piece that asks for it: what stands around it keeps its place.
    """
    row = list(pieces)
    mixed = terminal and any(has_right_to_left(piece.text) for piece in row)
    parts: list[str] = []
    for style, group in groupby(row, key=lambda piece: piece.style):
        text = "".join(_isolated(piece, mixed=mixed) for piece in group)
        code = _CODES[style]
        parts.append(f"\x1b[{code}m{text}{_RESET}" if colour and code else text)
    line = "".join(parts)
    if not mixed:
        return line
    return f"{_FROM_RIGHT if from_right else _FROM_LEFT}{line}{_END_ISOLATE}"


def _isolated(piece: Piece, *, mixed: bool) -> str:
    if mixed and piece.isolate and has_right_to_left(piece.text):
        return f"{_FROM_RIGHT}{piece.text}{_END_ISOLATE}"
    return piece.text
