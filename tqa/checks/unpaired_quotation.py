"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Severity, Span

REACH = 6
"""So many paragraphs on, a quotation may be closed."""

_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "《": "》", "【": "】"}
_MARKS = regex.compile(r"[“”„«»「」『』《》【】\"]")
_INCHES = regex.compile(r"(?<=\d)\"")


@dataclass(frozen=True, slots=True)
class UnpairedQuotation(Check):
    """A quotation mark that opens or closes nothing in its paragraph.

    A quotation may go on for several paragraphs, and each may open it again; inches are no quotation marks; a paragraph that
    mixes straight marks with others is left alone, and so are single marks, which are apostrophes more often than not.
    """

    code: ClassVar = "unpaired-quotation"
    category: ClassVar = Category.PUNCTUATION
    examples: ClassVar = (
        Example("zh>en", "The minister said ⟦“⟧we will not yield and left the room. Nobody answered."),
        Example("ru>en", "“We will not yield. Nobody wants a war.\nBut we are ready,” he said."),
        Example("de>en", 'The minister said ⟦"⟧we will not yield and left the room.\nNobody answered.'),
        Example("?>fr", "Le ministre a dit ⟦«⟧ nous ne céderons pas, puis il est parti. Personne n'a répondu."),
        Example("en>zh", "部长说，我们不会让步⟦”⟧，随后离开。无人回答。"),
        Example("zh>en", "“We will not yield,” he said.\n“Nobody wants a war.\n“But we are ready.”"),
        Example("zh>en", 'He is 6\'2" tall and bought a 55" screen. She said: "No."'),
        Example("?>de", "Er sagte: „Wir geben nicht nach.“ Dann ging er."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            content = passage.target.content
            if _MARKS.search(content) is None:
                continue
            if len(passage.target.sentences) > 1:
                for at in _left_over(content, passage.target.paragraphs):
                    yield self._finding(passage, at)

    def _finding(self, passage: Passage, at: int) -> Finding:
        mark = passage.target.content[at]
        return self.finding(
            passage,
            Span(at, at + 1),
            severity=Severity.MINOR,
            confidence=0.6,
            message=f"This {mark} has no partner in the paragraph",
        )


def _left_over(content: str, paragraphs: tuple[Span, ...]) -> Iterator[int]:
    """Where marks stand that have no partner in their paragraph nor in the next ones."""
    waiting: tuple[int, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        opens_again = content[paragraph.start] in _PAIRS
        if waiting is not None and (opens_again or number - waiting[0] > REACH):
            if not opens_again:
                yield waiting[1]
            waiting = None
        for at in _lone(content, paragraph):
            if waiting is None:
                if content[at] in _PAIRS:
                    waiting = (number, at)
                else:
                    yield at
            elif content[at] in (*_PAIRS[content[waiting[1]]], '"'):
                waiting = None
            else:
                yield waiting[1]
                waiting = (number, at) if content[at] in _PAIRS else None
    if waiting is not None:
        yield waiting[1]


def _lone(content: str, paragraph: Span) -> list[int]:
    """Where marks stand that open or close nothing; empty where marks of two kinds are mixed up.

    Two opening marks of a kind are a pair whose second is turned the wrong way.
    """
    inches = {match.start() for match in _INCHES.finditer(content, paragraph.start, paragraph.end)}
    straight: list[int] = []
    opened: list[int] = []
    lone: list[int] = []
    for match in _MARKS.finditer(content, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if mark == '"':
            if at not in inches or len(straight) % 2:
                straight.append(at)
        elif opened and (mark in _PAIRS[content[opened[-1]]] or mark == content[opened[-1]]):
            opened.pop()
        elif mark in _PAIRS:
            opened.append(at)
        else:
            lone.append(at)
    lone.extend(opened)
    if len(straight) % 2:
        if lone:
            return []
        lone.append(straight[-1])
    return sorted(lone)
