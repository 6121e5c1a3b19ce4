"""How a rendering should look; what it says never depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from tqa.document import Document
from tqa.report import Report

Result = tuple[Document, Report]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckText:
    """What a check is about, for the forms that list the checks: one line, and as much more as there is."""

    code: str
    summary: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """`width` is the right margin in terminal cells. `terminal`: the output is a screen, not a file or a pipe.

    `colour` is for the caller to decide (`NO_COLOR`, `--color`). `context` is how many lines a hunk of the unified
    diff keeps around a change. `explain` adds what a reason rests on: evidence, source and alternatives. `whole` shows
    long deletions in full. `summary_only` leaves the single findings out. `ignored` shows what an editor has set aside,
    too. `checks` are the texts of the checks that ran, which SARIF and HTML quote; without them they make do with the
    category.
    """

    colour: bool = False
    terminal: bool = False
    width: int = 100
    context: int = 3
    explain: bool = True
    whole: bool = False
    summary_only: bool = False
    ignored: bool = False
    checks: tuple[CheckText, ...] = ()


class Renderer(Protocol):
    """One form. The pieces joined are the whole output; a piece comes as soon as its document is there."""

    def __call__(self, results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]: ...
