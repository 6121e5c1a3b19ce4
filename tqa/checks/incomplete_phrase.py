"""A phrase that breaks off: an article or a preposition with nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.finding import Category, Finding, Layer, Span
from tqa.languages.incomplete import load
from tqa.text.quotes import is_quoted


@dataclass(frozen=True, slots=True)
class IncompletePhrase(Check):
    """A place where a name or a noun is missing: “the mayor of the said on Monday”, “according to, 300 people”, “Mr. denied it”.

    Machines drop a name that they cannot read, and software an element of the page, and leave the words that led to it.
    Nobody writes an article before a verb or the end of a sentence, so that this is seen without the source; somebody may
    say it, breaking off (“the, well, accident”).
    """

    code: ClassVar = "incomplete-phrase"
    category: ClassVar = Category.OMISSION
    needs: ClassVar[frozenset[Layer]] = frozenset()
    examples: ClassVar = (
        Example("zh>en", "⟦The has⟧ called an urgent meeting on the truce."),
        Example("ja>en", "Rain is expected in parts of ⟦the,⟧ above all in the south."),
        Example("?>en", "More than 300,000 people live there, ⟦the said in⟧ a statement."),
        Example("ru>en", "He flew home from ⟦the in the⟧ days that followed."),
        Example("?>en", "Trade ⟦between and⟧ Poland grew."),
        Example("?>en", "It may be the source ⟦of 's⟧ water; in China 's north it is not."),
        Example(
            "?>en", "The said agreement, the by far largest of the year, shows the will of the haves and the have-nots."
        ),
        Example("?>en", "“I saw the, you know, the car,” said the on-site medic in the... he paused."),
        Example(
            "?>en", "It was The The that opened for The Who; the also injured captain watched the in-house stream."
        ),
        Example("de>en", "⟦According to,⟧ around 5,000 people have left."),
        Example("zh>en", "⟦In,⟧ 305 residents found work. ⟦Has been⟧ the site of a market since."),
        Example("hi>en", "⟦Mr. demanded⟧ a guarantee, and “we will wait⟦,” said.⟧"),
        Example(
            "pl>en", "⟦Is considered⟧ a part of the town. The president ⟦of has⟧ left. The also injured guide stayed."
        ),
        Example("?>en", "The rocket reached an altitude ⟦of .⟧ In Suwa City⟦,,⟧ nobody saw it."),
        Example(
            "?>en",
            "According to, among others, the police, Mr. and Mrs. Hale live on Cedar Dr. Because it rained, they stayed in, and "
            "so on. Has he been told? Was he to stay, he would be. He was, as was expected, during and after the war (2001) the "
            "one they looked to.",
        ),
        Example("?>fr", "Il était là, le, la, les."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        broken = load(context.target_language.base)
        if broken is None:
            return
        for passage in context.passages:
            for gap in broken.find(passage.target.content, (sentence.start for sentence in passage.target.sentences)):
                span = Span(gap.start, gap.end)
                if is_quoted(passage.target, span):
                    continue
                yield self.finding(
                    passage,
                    span,
                    severity=gap.severity,
                    confidence=0.9,
                    message=gap.message,
                    evidence=("No sentence goes on like this there",),
                )
