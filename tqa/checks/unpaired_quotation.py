"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.text.text import Text

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
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT})
    examples: ClassVar = (
        Example("zh>en", "The minister said ⟦“⟧we will not yield and left the room. Nobody answered."),
        Example("ru>en", "“We will not yield. Nobody wants a war.\nBut we are ready,” he said."),
        Example("de>en", 'The minister said ⟦"⟧we will not yield and left the room.\nNobody answered.'),
        Example("?>fr", "Le ministre a dit ⟦«⟧ nous ne céderons pas, puis il est parti. Personne n'a répondu."),
        Example("en>zh", "部长说，我们不会让步⟦”⟧，随后离开。无人回答。"),
        Example("zh>en", "“We will not yield,” he said.\n“Nobody wants a war.\n“But we are ready.”"),
        Example(
            "zh>en",
            "He wrote: “We will not yield.\n“Nobody wants a war.” he added.\nWe are ready.\n“We always were.\nAnd we stay.”",
        ),
        Example("en>zh", "委员会表示：“用什么词来称呼“国民议会议员”将是议员自己的事情。”会议随后结束。"),
        Example(
            "en>fr",
            "« C'est grave », dit-il. Il y a 300 morts », a indiqué la Croix.",
            "“It is grave,” he said. 300 are dead,” the Cross said.",
        ),
        Example("zh>ar", 'قال: "سمعت أحدهم يصرخ: "اخرجوا من المياه!" ثم خرج. لم يجبه أحد.'),
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
                    if passage.source is None or not _is_open_there(passage, passage.source, at):
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


def _is_open_there(passage: Passage, source: Text, at: int) -> bool:
    """Whether the source has a mark without a partner at this place, too."""
    here = [segment.source for segment in passage.segments if segment.target.start <= at < segment.target.end]
    return any(
        span.start <= place < span.end
        for paragraph in source.paragraphs
        if any(span.start < paragraph.end and paragraph.start < span.end for span in here)
        for place in _lone(source.content, paragraph)
        for span in here
    )


def _left_over(content: str, paragraphs: tuple[Span, ...]) -> Iterator[int]:
    """Where marks stand that have no partner in their paragraph nor in those around.

    A quotation of several paragraphs may be opened again by each, so that what opens without end is no error where one
    of the next closes or opens, too, and what closes none where one of those before opened.
    """
    lone = [(number, at) for number, paragraph in enumerate(paragraphs) for at in _lone(content, paragraph)]
    opened = [number for number, paragraph in enumerate(paragraphs) if content[paragraph.start] in _PAIRS]
    for number, at in lone:
        mark = content[at]
        after = range(number + 1, number + REACH + 1)
        before = range(number - REACH, number)
        others = [(other, content[place]) for other, place in lone]
        goes_on = any(other in after and _is_partner(mark, closing) for other, closing in others)
        began = any(other in before and _is_partner(opening, mark) for other, opening in others)
        if not goes_on and not began and not (mark in _PAIRS and number + 1 in opened):
            yield at


def _is_partner(opening: str, closing: str) -> bool:
    """Whether one closes what the other opens; a straight mark closes any."""
    return opening in _PAIRS and (closing == '"' or closing in _PAIRS[opening])


def _lone(content: str, paragraph: Span) -> list[int]:
    """Where marks stand that open or close nothing; empty where marks of two kinds are mixed up.

    Two opening marks of a kind are a pair whose second is turned the wrong way, unless each is closed (“no “war” here”).
    """
    turned = not _is_nested(content, paragraph)
    inches = {match.start() for match in _INCHES.finditer(content, paragraph.start, paragraph.end)}
    straight: list[int] = []
    opened: list[int] = []
    lone: list[int] = []
    for match in _MARKS.finditer(content, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if mark == '"':
            if at not in inches or len(straight) % 2:
                straight.append(at)
        elif opened and (mark in _PAIRS[content[opened[-1]]] or (turned and mark == content[opened[-1]])):
            opened.pop()
        elif mark in _PAIRS:
            opened.append(at)
        else:
            lone.append(at)
    lone.extend(opened)
    if len(straight) % 2:
        if lone or len(straight) > 1:
            # A straight mark inside a quotation may open and close at once: nobody can say which is alone.
            return []
        lone.append(straight[-1])
    return sorted(lone)


def _is_nested(content: str, paragraph: Span) -> bool:
    """Whether all marks but straight ones are in pairs, one inside the other."""
    opened: list[str] = []
    for match in _MARKS.finditer(content, paragraph.start, paragraph.end):
        mark = match.group()
        if opened and mark in _PAIRS[opened[-1]]:
            opened.pop()
        elif mark in _PAIRS:
            opened.append(mark)
        elif mark != '"':
            return False
    return not opened
