"""number-inconsistent: numbers of one text that cannot all be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.document import BODY
from tqa.finding import Category, Finding, Severity, Span
from tqa.text.text import Text
from tqa.text.values import Firmness, Kind, Quantity, quantities_of
from tqa.text.values.apart import apart, is_shifted
from tqa.text.values.larger_parts import larger_parts, uneven_totals
from tqa.text.values.moved import moved
from tqa.text.values.pairing import is_year, rounds
from tqa.text.values.part_words import PartWords, part_words
from tqa.text.values.units import unit_of
from tqa.text.values.wholes import is_part_of

_HEADLINES = frozenset({"headline", "title"})
_LINES = 3
"""An article has so many paragraphs, its headline included."""
_LONGEST_HEADLINE = 160
_STOPS = ".!?。！？।۔؟…:"
_FARTHEST = 60
_SMALLEST_TOLD = 3
_MOST_PARTS = 5
_CHOICES = 3
_HUNDRED, _ALL = 100, 101
"""Per cent, with room for rounding."""
_ROUNDED_SHARE = 6
_LISTED = re.compile(r"\s[^\W\d_]+(?:,\s|,?\s(?:and|und|et|y|e|и|en|i|ve)\s)", re.IGNORECASE)
_TOLD_APART = re.compile(r"(?:\s[^\W\d_]+){1,3}(?:,\s|,?\s(?:and|und|et|y|e|и|en|i|ve)\s)", re.IGNORECASE)
_SET_OFF = re.compile(r"(?:\s[^\W\d_]+){1,5}(?:,|:|\s?[–—-])\s|(?:\s[^\W\d_]+){1,5}\s\(")
_CLOSED = re.compile(r"(?:\s[^\W\d_]+){1,4}(?:[,)]|\s?[–—]|\s-\s)")
_ALL_OF = 8
"""Characters before the number of a whole in which it may be said to be all of them."""
_RESTATED = re.compile(r"\s?\(|,? or (?:about |some |roughly )?")
_WORD = re.compile(r"\s?([^\W\d_]{3,})")


@dataclass(frozen=True, slots=True)
class NumberInconsistent(Check):
    """Numbers that contradict one another: a part larger than its whole, more than all, headline against body.

    Needs no source. Which of two numbers is wrong it cannot know, so a part is marked with its whole. It is certain of
    little, so it says little: a part is compared with its whole only where the words say that it is one (“of the”, “of
    them”), a share only with people and votes, a headline only with the same thing in the body; of an article without
    fields, a first line without a full stop is its headline.
    """

    code: ClassVar[str] = "number-inconsistent"
    category: ClassVar[Category] = Category.NUMBER
    examples: ClassVar[tuple[Example, ...]] = (
        Example("?>en", "Rescuers said ⟦89 of the 57⟧ passengers had died."),
        Example("?>en", "Rescuers said 57 of the 89 passengers had died, five of them children."),
        Example("?>en", "Turnout was low, but ⟦120 percent⟧ of voters backed the plan."),
        Example("?>en", "The Electoral Service put turnout at ⟦185 percent⟧."),
        Example("?>en", "The war displaced ⟦12 million people, of whom more than 35 million⟧ fled abroad."),
        Example("?>en", "Output reached 120 percent of the target, and 60 percent of voters approved."),
        Example("?>en", "It has 12 offices, including 3,000 desks in Paris, and 2 of 2023's winners came."),
        Example("?>en", "The crash killed ⟦12⟧ people, including 5 women and 9 men."),
        Example("?>en", "The crash killed 12 people, including 5 women and 9 Indians."),
        Example("?>en", "They won 3 golds and 4 silvers, a total of ⟦8⟧ medals."),
        Example("?>en", "In all, ⟦28⟧ people died: 15 Indians, 8 Pakistanis and 2 others."),
        Example("?>en", "All ⟦nine⟧ people on board, three of the crew and five passengers, were killed."),
        Example("?>en", "All nine people on board, three of them children and two women, were killed."),
        Example("?>en", "At least ⟦89 Americans were among the 15⟧ foreigners killed."),
        Example("?>en", "Among the ⟦15 foreigners killed were 89⟧ Americans."),
        Example("?>en", "Among the 3 countries, 120 people are at risk."),
        Example("?>ru", "Среди ⟦10 погибших — 12⟧ детей."),
        Example("?>ja", "死者⟦10人のうち15⟧人が子どもだった。"),
        Example("?>en", "Police arrested ⟦15 foreigners on Friday, 89⟧ of them Americans."),
        Example("?>en", "He will direct two of these 10 films, and 10 of them are short."),
        Example("?>en", "Some 45% were for it, 40% against and ⟦25%⟧ undecided."),
        Example("?>en", "Some 45% were for it, 40% against and 16% undecided."),
        Example("?>en", "Two-thirds (⟦50 percent⟧) of them agreed, and a quarter (25 percent) did not."),
        Example(
            "?>en",
            "Storm kills ⟦15⟧ people in Luzon\n\nThe storm killed 51 people, police said.\n\nIt went out to sea at noon.",
        ),
        Example(
            "?>en",
            "Storm kills 15 people in Luzon\n\nThe storm killed 15 people and hurt 51 people.\n\nIt went out to sea at noon.",
        ),
        Example(
            "?>en",
            "Senegal hid $⟦7 million⟧\n\nThe fund said it hid seven billion dollars.\n\nIt will meet next week.",
        ),
        Example("?>en", "The bank ⟦raised⟧ its rate to 16.5 percent from 17 percent.", suggest="cut"),
        Example("?>en", "It rose to third from fifth, and the ruble rose to 78 from 80 to the dollar."),
        Example("?>de", "Nach Angaben der Polizei starben ⟦30 der 20⟧ Insassen."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            quantities = quantities_of(passage.target)
            words = part_words(passage.target.language.code)
            yield from self._shares(passage, quantities, words)
            if len(quantities) > 1:
                yield from self._parts(passage, quantities, words)
                yield from self._sums(passage, quantities, words)
                yield from self._fractions(passage, quantities)
                yield from self._larger(passage, quantities)
                yield from self._moved(passage, quantities)
        yield from self._headline(context)

    def _parts(self, passage: Passage, quantities: Sequence[Quantity], words: PartWords) -> Iterator[Finding]:
        content = passage.target.content
        for first, second in pairwise(quantity for quantity in quantities if _counts(quantity)):
            if second.start - first.end > _FARTHEST:
                continue
            between = content[first.end : second.start]
            after = content[second.end : second.end + _FARTHEST]
            if words.part_of.fullmatch(between) and first.value > second.value:
                part, whole, confidence = first, second, 0.8
            elif first.value > second.value and words.belong_to.search(between):
                part, whole, confidence = first, second, 0.65
            elif second.value <= first.value or "\n" in between:
                continue
            elif words.among_them_before.search(between, 1) or words.among_them.match(after):
                part, whole, confidence = second, first, 0.75
            elif is_part_of(second, first, passage.target):
                part, whole, confidence = second, first, 0.7
            elif words.including.search(between) and (
                _same_thing(second, first, content, words.people) or words.located.match(content, second.end)
            ):
                part, whole, confidence = second, first, 0.5
            else:
                continue
            if unit_of(part, passage.target) is not None or unit_of(whole, passage.target) is not None:
                continue
            if passage.target.sentence_at(first.start) != passage.target.sentence_at(second.start):
                continue
            if any(_has_room(other, part, passage.target) for other in quantities if other.start < first.start):
                continue
            yield self.finding(
                passage,
                Span(first.start, second.end),
                severity=Severity.MAJOR if confidence > 0.6 else Severity.MINOR,
                confidence=confidence,
                message=f"{part.span.of(content)} cannot be a part of {whole.span.of(content)}",
            )

    def _larger(self, passage: Passage, quantities: Sequence[Quantity]) -> Iterator[Finding]:
        """“500 million euros. Of this, 100 billion”; “exchanged 35 prisoners each, with a total of 60”."""
        text = passage.target
        wrong = [
            (one, f"{part.span.of(text.content)} cannot be a part of") for one, part in larger_parts(text, quantities)
        ]
        wrong += [
            (all_, f"{one.span.of(text.content)} each does not make") for one, all_ in uneven_totals(text, quantities)
        ]
        for quantity, told in wrong:
            yield self.finding(
                passage,
                quantity.span,
                severity=Severity.MINOR,
                confidence=0.6,
                message=f"{told} {quantity.span.of(text.content)}",
            )

    def _shares(self, passage: Passage, quantities: Sequence[Quantity], words: PartWords) -> Iterator[Finding]:
        content = passage.target.content
        percents = [quantity for quantity in quantities if quantity.kind is Kind.PERCENT]
        for quantity in percents:
            if quantity.value > _HUNDRED and (
                words.shared.match(content, quantity.end)
                or words.share_of_all.search(content, max(0, quantity.start - _FARTHEST), quantity.start)
            ):
                yield self.finding(
                    passage,
                    quantity.span,
                    severity=Severity.MAJOR,
                    confidence=0.75,
                    message=f"{quantity.span.of(content)} is more than all of them",
                )
        if len(percents) < _CHOICES:
            return
        for match in words.undecided.finditer(content):
            sentence = passage.target.sentence_at(match.start())
            shares = [quantity for quantity in percents if sentence.start <= quantity.start < sentence.end]
            total = sum(share.value for share in shares)
            if len(shares) >= _CHOICES and total > _ALL:
                yield self.finding(
                    passage,
                    shares[-1].span,
                    severity=Severity.MINOR,
                    confidence=0.5,
                    message=f"the shares of the sentence make {total:f} percent together",
                )

    def _sums(self, passage: Passage, quantities: Sequence[Quantity], words: PartWords) -> Iterator[Finding]:
        """“12 people, including 5 women and 9 men”; “3 golds and 4 silvers, a total of 8”."""
        content = passage.target.content
        for at, whole in enumerate(quantities):
            if not _counts(whole):
                continue
            parts = _listed(quantities[at + 1 :], content)
            opens = content[whole.end : parts[0].start] if parts else ""
            if len(parts) > 1 and len(opens) <= _FARTHEST and words.opens.search(opens):
                total = sum(part.value for part in parts)
                kinds = {(word := _WORD.match(content, part.end)) and word[1].casefold() for part in parts}
                if total > whole.value and len(kinds) == len(parts) and kinds <= words.disjoint:
                    yield self._wrong_sum(passage, whole, parts, total, "more than")
                elif total != whole.value and opens.endswith(": ") and words.others.match(content, parts[-1].end):
                    yield self._wrong_sum(passage, whole, parts, total, "not")
            if words.all_of.search(content, max(0, whole.start - _ALL_OF), whole.start):
                behind = quantities[at + 1 : at + 2 + _MOST_PARTS]
                if behind and not words.among_them.match(content, behind[0].end):
                    yield from self._all_told(passage, whole, behind)
            near = quantities[max(0, at - _MOST_PARTS - 1) : at]
            counted = [quantity for quantity in near if not _is_article(quantity)]
            before = _listed(counted[-_MOST_PARTS:], content, last=True)
            if len(before) > 1 and words.in_total.fullmatch(content, before[-1].end, whole.start):
                total = sum(part.value for part in before)
                if total != whole.value:
                    yield self._wrong_sum(passage, whole, before, total, "not")

    def _all_told(self, passage: Passage, whole: Quantity, behind: Sequence[Quantity]) -> Iterator[Finding]:
        """“All nine people on board, three of the crew and five passengers, died.”"""
        content = passage.target.content
        parts = _listed(behind, content, between=_TOLD_APART)
        if len(parts) < 2 or not _SET_OFF.fullmatch(content, whole.end, parts[0].start):
            return
        total = sum(part.value for part in parts)
        if total != whole.value and _CLOSED.match(content, parts[-1].end):
            yield self._wrong_sum(passage, whole, parts, total, "not")

    def _wrong_sum(
        self, passage: Passage, whole: Quantity, parts: Sequence[Quantity], total: Decimal | int, relation: str
    ) -> Finding:
        content = passage.target.content
        told = " and ".join(part.span.of(content) for part in parts)
        return self.finding(
            passage,
            whole.span,
            severity=Severity.MINOR,
            confidence=0.55,
            message=f"{told} make {total}, {relation} {whole.span.of(content)}",
            evidence=tuple(part.span.of(content) for part in parts),
        )

    def _fractions(self, passage: Passage, quantities: Sequence[Quantity]) -> Iterator[Finding]:
        """“two-thirds (50 percent)”."""
        content = passage.target.content
        for first, second in pairwise(quantities):
            if first.kind is not Kind.FRACTION or second.kind is not Kind.PERCENT or second.firmness is Firmness.LOOSE:
                continue
            if not _RESTATED.fullmatch(content, first.end, second.start):
                continue
            if abs(first.value * 100 - second.value) <= _ROUNDED_SHARE:
                continue
            yield self.finding(
                passage,
                second.span,
                severity=Severity.MINOR,
                confidence=0.55,
                message=f"{first.span.of(content)} is {round(first.value * 100)} percent, not {second.span.of(content)}",
            )

    def _moved(self, passage: Passage, quantities: Sequence[Quantity]) -> Iterator[Finding]:
        """“raised to 16.5 percent from 17 percent”, “1.8 million euros, after 2.7 billion a year before”."""
        content = passage.target.content
        for far in apart(passage.target, quantities):
            yield self.finding(
                passage,
                far.span,
                severity=Severity.MINOR,
                confidence=0.6,
                message=f"about a thousand times apart from {far.other.of(content)}, beside which it is told",
            )
        for one in moved(passage.target, quantities):
            yield self.finding(
                passage,
                one.span,
                severity=Severity.MAJOR if one.certain else Severity.MINOR,
                confidence=0.75 if one.certain else 0.6,
                message=f"“{one.span.of(content)}”, but the figure before is {one.before.of(content)}, "
                f"the one after it {one.after.of(content)}",
                suggestions=(one.instead,),
            )

    def _headline(self, context: Context) -> Iterator[Finding]:
        """The headline's number of something that the body counts, too, and never so."""
        body = next((passage for passage in context.passages if passage.field == BODY), None)
        if body is None:
            return
        told = quantities_of(body.target)
        if not told:
            return
        headline = next((passage for passage in context.passages if passage.field in _HEADLINES), None)
        if headline is not None:
            heads = quantities_of(headline.target)
        else:
            headline, end = body, _first_line(body.target)
            if not end:
                return
            heads = tuple(quantity for quantity in told if quantity.end <= end)
            told = tuple(quantity for quantity in told if quantity.start > end)
        if not told:
            return
        words = part_words(body.target.language.code)
        for quantity in heads:
            if not _counts(quantity) or quantity.value < _SMALLEST_TOLD:
                continue
            if any(
                set(quantity.readings) & {*other.readings, *other.parts} or rounds(other, quantity) for other in told
            ):
                continue
            thing = _thing(quantity, headline.target)
            currency = unit_of(quantity, headline.target)
            rivals = [
                other
                for other in told
                if (currency is not None or thing is None or thing in words.no_nouns)
                and is_shifted(quantity, other, unit_of(other, body.target), currency)
            ] or [
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
                message=f"the text says {surface}{f' {thing}' if thing else ''}, "
                f"the headline {quantity.span.of(headline.target.content)}",
            )


def _has_room(other: Quantity, part: Quantity, text: Text) -> bool:
    """Whether an earlier number of the sentence may be the whole: 135 million people in 36 countries, 73 million of them."""
    return (
        _counts(other) and other.value >= part.value and text.sentence_at(other.start) == text.sentence_at(part.start)
    )


def _listed(
    quantities: Sequence[Quantity], content: str, *, last: bool = False, between: re.Pattern[str] = _LISTED
) -> list[Quantity]:
    """The counts that stand in one list: “5 women, 3 men and 4 children”, from the first on or up to the last."""
    run = list(reversed(quantities)) if last else list(quantities[: _MOST_PARTS + 1])
    found: list[Quantity] = []
    for quantity in run:
        if not _counts(quantity) or quantity.value < 1:
            break
        if found:
            left, right = (quantity, found[-1]) if last else (found[-1], quantity)
            if not between.fullmatch(content, left.end, right.start):
                break
        found.append(quantity)
    return list(reversed(found)) if last else found


def _first_line(text: Text) -> int:
    """Where the headline ends that stands above an article: a first line of some words without a full stop, or 0."""
    if len(text.paragraphs) < _LINES:
        return 0
    first = text.paragraphs[0]
    line = first.of(text.content).rstrip("”\"»」’'）)")
    return first.end if len(line) <= _LONGEST_HEADLINE and line[-1:] not in _STOPS else 0


def _counts(quantity: Quantity) -> bool:
    """Whether it is a whole number of something, and no year."""
    return (
        quantity.kind is Kind.COUNT
        and quantity.firmness is not Firmness.LOOSE
        and quantity.value % 1 == 0
        and not is_year(quantity.value)
    )


def _is_article(quantity: Quantity) -> bool:
    """Whether it is a one in a word (un total de)."""
    return quantity.value == 1 and quantity.firmness is not Firmness.FIRM


def _same_thing(one: Quantity, other: Quantity, content: str, people: frozenset[str]) -> bool:
    """Whether the same word follows both, or two that count people."""
    words = [_WORD.match(content, quantity.end) for quantity in (one, other)]
    found = {word[1].casefold() for word in words if word is not None}
    return None not in words and (len(found) == 1 or found <= people)


def _thing(quantity: Quantity, text: Text) -> str | None:
    """The word that is counted, as it stands."""
    match = _WORD.match(text.content, quantity.end)
    return None if match is None else match[1].casefold()
