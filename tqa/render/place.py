"""Where in a text: paragraphs for people, lines and columns for machines."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import regex

from tqa.finding import Span

_PARAGRAPH = regex.compile(r"[^\n\r\u2028\u2029]++")


class Places:
    """The places of one text. Paragraphs are its lines that hold something; lines end with a line feed only."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Without the space around them."""
        spans = []
        for match in _PARAGRAPH.finditer(self.text):
            line = match.group()
            if stripped := line.strip():
                start = match.start() + len(line) - len(line.lstrip())
                spans.append(Span(start, start + len(stripped)))
        return tuple(spans)

    @cached_property
    def _paragraph_ends(self) -> list[int]:
        return [paragraph.end for paragraph in self.paragraphs]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in regex.finditer("\n", self.text))]

    def paragraph(self, position: int) -> tuple[int, Span]:
        """The paragraph that holds a position, counted from 1, or else the next one, or the last."""
        if not self.paragraphs:
            return 1, Span(0, len(self.text))
        index = min(bisect_right(self._paragraph_ends, position), len(self.paragraphs) - 1)
        return index + 1, self.paragraphs[index]

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Both counted from 1, the column in code points."""
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1
