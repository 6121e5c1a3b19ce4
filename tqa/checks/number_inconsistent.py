"""number-inconsistent: numbers of one text that cannot all be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.document import BODY
from tqa.finding import Category, Finding, Severity
from tqa.languages.numerals import Numerals, load
from tqa.text.text import Text
from tqa.text.values import Firmness, Kind, Quantity, read_quantities
from tqa.text.values.pairing import is_year, rounds
from tqa.text.values.units import unit_of

_HEADLINES = frozenset({"headline", "title"})
_FARTHEST = 60
_SMALLEST_TOLD = 3
_WORD = re.compile(r"\s?([^\W\d_]{3,})")


@dataclass(frozen=True, slots=True)
class NumberInconsistent(Check):
    """Numbers that contradict one another: a part larger than its whole, more than all, headline against body.

    Needs no source. It is certain of little, so it says little: a part is compared with its whole only where the words
    say that it is one (“of the”, “of them”), a share only with people and votes, a headline only with the same thing in
    the body.
    """

    code: ClassVar[str] = "number-inconsistent"
    category: ClassVar[Category] = Category.NUMBER
    examples: ClassVar[tuple[Example, ...]] = (
        Example("?>en", "Rescuers said ⟦89⟧ of the 57 passengers had died."),
        Example("?>en", "Rescuers said 57 of the 89 passengers had died, five of them children."),
        Example("?>en", "The blast hurt 15 foreigners, ⟦89⟧ of them Americans."),
        Example("?>en", "Turnout was low, but ⟦120 percent⟧ of voters backed the plan."),
        Example("?>en", "Output reached 120 percent of the target, and 60 percent of voters approved."),
        Example("?>en", "It has 12 offices, including 3,000 desks in Paris, and 2 of 2023's winners came."),
        Example("?>de", "Nach Angaben der Polizei starben ⟦30⟧ der 20 Insassen."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            quantities = read_quantities(passage.target.content, passage.target.language)
            words = _words(passage.target.language.code)
            yield from self._parts(passage, quantities, words)
            yield from self._shares(passage, quantities, words)
        yield from self._headline(context)

    def _parts(self, passage: Passage, quantities: Sequence[Quantity], words: _Words) -> Iterator[Finding]:
        content = passage.target.content
        for first, second in pairwise(quantities):
            if not _counts(first) or not _counts(second) or second.start - first.end > _FARTHEST:
                continue
            between = content[first.end : second.start]
            after = content[second.end : second.end + _FARTHEST]
            if words.part_of.fullmatch(between) and first.value > second.value:
                part, whole, confidence = first, second, 0.8
            elif second.value <= first.value or "\n" in between:
                continue
            elif words.among_them_before.search(between) or words.among_them.match(after):
                part, whole, confidence = second, first, 0.75
            elif words.including.search(between) and _same_thing(second, first, content):
                part, whole, confidence = second, first, 0.5
            else:
                continue
            if unit_of(part, passage.target) is not None or unit_of(whole, passage.target) is not None:
                continue
            if passage.target.sentence_at(first.start) != passage.target.sentence_at(second.start):
                continue
            yield self.finding(
                passage,
                part.span,
                severity=Severity.MAJOR if confidence > 0.6 else Severity.MINOR,
                confidence=confidence,
                message=f"{part.span.of(content)} cannot be a part of {whole.span.of(content)}",
            )

    def _shares(self, passage: Passage, quantities: Sequence[Quantity], words: _Words) -> Iterator[Finding]:
        content = passage.target.content
        for quantity in quantities:
            if quantity.kind is Kind.PERCENT and quantity.value > 100 and words.shared.match(content, quantity.end):
                yield self.finding(
                    passage,
                    quantity.span,
                    severity=Severity.MAJOR,
                    confidence=0.75,
                    message=f"{quantity.span.of(content)} of them is more than all of them",
                )

    def _headline(self, context: Context) -> Iterator[Finding]:
        """The headline's number of something that the body counts, too, and never so."""
        body = next((passage for passage in context.passages if passage.field == BODY), None)
        headline = next((passage for passage in context.passages if passage.field in _HEADLINES), None)
        if body is None or headline is None:
            return
        told = read_quantities(body.target.content, body.target.language)
        for quantity in read_quantities(headline.target.content, headline.target.language):
            if not _counts(quantity) or quantity.value < _SMALLEST_TOLD:
                continue
            if any(
                set(quantity.readings) & {*other.readings, *other.parts} or rounds(other, quantity) for other in told
            ):
                continue
            thing = _thing(quantity, headline.target)
            rivals = [
                other for other in told if _counts(other) and thing is not None and _thing(other, body.target) == thing
            ]
            if not rivals:
                continue
            surface = rivals[0].span.of(body.target.content)
            yield self.finding(
                headline,
                quantity.span,
                severity=Severity.MINOR,
                confidence=0.55,
                message=f"the text says {surface} {thing}, the headline {quantity.span.of(headline.target.content)}",
            )


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language."""

    part_of: re.Pattern[str]
    among_them: re.Pattern[str]
    among_them_before: re.Pattern[str]
    including: re.Pattern[str]
    shared: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    numerals: Numerals = load(code)

    def either(phrases: Sequence[str]) -> str:
        return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"

    part_of, among = either(numerals.part_of), either(numerals.among_them)
    return _Words(
        part_of=re.compile(rf"\s(?:{part_of})\s", re.IGNORECASE),
        among_them=re.compile(rf"[\s,](?:{among})\s", re.IGNORECASE),
        among_them_before=re.compile(rf"[\s,](?:{among})\s$", re.IGNORECASE),
        including=re.compile(rf"[\s,](?:{either(numerals.including)})\s$", re.IGNORECASE),
        shared=re.compile(rf"\s(?:{part_of})\s(?:{either(numerals.shared)})(?!\w)", re.IGNORECASE),
    )


def _counts(quantity: Quantity) -> bool:
    """Whether it is a whole number of something, and no year."""
    return (
        quantity.kind is Kind.COUNT
        and quantity.firmness is not Firmness.LOOSE
        and quantity.value % 1 == 0
        and not is_year(quantity.value)
    )


def _same_thing(one: Quantity, other: Quantity, content: str) -> bool:
    """Whether the same word follows both."""
    words = [_WORD.match(content, quantity.end) for quantity in (one, other)]
    return words[0] is not None and words[1] is not None and words[0][1].casefold() == words[1][1].casefold()


def _thing(quantity: Quantity, text: Text) -> str | None:
    """The word that is counted, as it stands."""
    match = _WORD.match(text.content, quantity.end)
    return None if match is None else match[1].casefold()
