"""date-mismatch: a month, a day of the week or a half of the day that is not the source's or cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.languages.dates import Dates, load
from tqa.text.alignment import Segment
from tqa.text.values import Firmness, Kind, Quantity, read_quantities
from tqa.text.values.calendar import calendar_days
from tqa.text.values.comparison import inside, severity_of

_NOON = 12
_BEFORE, _AFTER = 4, 24
_MINUTES = re.compile(r"\d{1,2}\s?(?:[:.点點时時시h]\s?\d{0,2}\s?[分분]?)?\s?")


@dataclass(frozen=True, slots=True)
class DateMismatch(Check):
    """A month, a weekday or a half of the day that is not the source's, or a weekday that the date does not have.

    Months are compared as what they are: 7月 is July. A name accuses only if the source's segment names another one that
    the translation does not have. Weekdays are held against the calendar where the text says the year or the document
    says when it was published. Numbers of days and years are number-mismatch's.
    """

    code: ClassVar[str] = "date-mismatch"
    category: ClassVar[Category] = Category.DATE
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT})
    examples: ClassVar[tuple[Example, ...]] = (
        Example("zh>en", "The talks will be held on ⟦August⟧ 24.", "会谈将于7月24日举行。", "July"),
        Example("zh>en", "The talks will be held on July 24.", "会谈将于7月24日举行。"),
        Example("ru>en", "He arrived on ⟦Friday⟧.", "Он прибыл в среду.", "Wednesday"),
        Example("ja>en", "The vote is on Monday, July 1, 2024.", "投票は令和6年7月1日（月）に行われる。"),
        Example("zh>en", "The meeting begins at 3 ⟦a.m.⟧", "会议下午3点开始。", "p.m."),
        Example("?>en", "The summit opened on ⟦Monday⟧, October 7, 2023.", suggest="Saturday"),
        Example("?>en", "The summit opened on Saturday, October 7, 2023."),
        Example("fr>en", "He may march in May.", "Il pourrait défiler en mai."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            target = read_quantities(passage.target.content, passage.target.language)
            if passage.source is not None:
                source = read_quantities(passage.source.content, passage.source.language)
                yield from self._against_source(passage, source, target)
            yield from self._against_calendar(context, passage, target)

    def _against_source(
        self, passage: Passage, source: Sequence[Quantity], target: Sequence[Quantity]
    ) -> Iterator[Finding]:
        segments = passage.segments
        for number, segment in enumerate(segments):
            here, there = inside(source, segment.source), inside(target, segment.target)
            if not here or not there:
                continue
            near = segments[max(0, number - 1) : number + 2]
            around = [quantity for other in near for quantity in inside(source, other.source)]
            for kind in (Kind.MONTH, Kind.WEEKDAY):
                yield from self._names(passage, segment, kind, here, there, around)
            yield from self._halves(passage, here, there)

    def _names(
        self,
        passage: Passage,
        segment: Segment,
        kind: Kind,
        here: Sequence[Quantity],
        there: Sequence[Quantity],
        around: Sequence[Quantity],
    ) -> Iterator[Finding]:
        assert passage.source is not None
        content = passage.source.content
        known = {quantity.value for quantity in around if quantity.kind is kind or _in_figures(quantity, content)}
        told = {quantity.value for quantity in there if quantity.kind is kind}
        wrong = [q for q in there if q.kind is kind and q.firmness is not Firmness.LOOSE and q.value not in known]
        right = [q for q in here if q.kind is kind and q.firmness is not Firmness.LOOSE and q.value not in told]
        dates = load(passage.target.language.code)
        names = dates.spelt_months if kind is Kind.MONTH else dates.spelt_weekdays
        for accused, missing in zip(wrong, right, strict=False):
            surface = accused.span.of(passage.target.content)
            name = names.get(int(missing.value))
            confidence = 0.95 if kind is Kind.MONTH else 0.88
            if kind is Kind.WEEKDAY and (accused.value - missing.value) % 7 in (1, 6):
                # The next day is often the same hour in another time zone.
                confidence = 0.55
            confidence *= 0.5 + segment.confidence / 2
            yield self.finding(
                passage,
                accused.span,
                severity=severity_of(confidence),
                confidence=round(confidence, 2),
                message=f"the source’s {_whole(missing, content)} is {name or int(missing.value)}; the text says {surface}",
                source_span=missing.span,
                suggestions=(name,) if name and not surface.isdigit() else (),
            )

    def _halves(self, passage: Passage, here: Sequence[Quantity], there: Sequence[Quantity]) -> Iterator[Finding]:
        """3 a.m. for 下午3点."""
        assert passage.source is not None
        dates, own = load(passage.target.language.code), load(passage.source.language.code)
        hours = [(quantity, _half(quantity, passage.source.content, own)) for quantity in here if _is_hour(quantity)]
        for quantity in there:
            if not _is_hour(quantity) or not hours or quantity.value % _NOON == 0:
                continue
            said = _half_word(quantity, passage.target.content, dates)
            if said is None:
                continue
            span, afternoon = said
            same = [(other, half) for other, half in hours if other.value % _NOON == quantity.value % _NOON]
            if len(same) != 1 or same[0][1] is None or same[0][1] is afternoon:
                continue
            word = span.of(passage.target.content)
            names = dates.morning if afternoon else dates.evening
            other_names = dates.evening if afternoon else dates.morning
            place = next((number for number, name in enumerate(other_names) if name == word.casefold()), 0)
            yield self.finding(
                passage,
                span,
                severity=Severity.CRITICAL,
                confidence=0.9,
                message=f"the source’s {_whole(same[0][0], passage.source.content)} is in the other half of the day",
                source_span=same[0][0].span,
                suggestions=(names[min(place, len(names) - 1)],) if names else (),
            )

    def _against_calendar(self, context: Context, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        if not any(quantity.kind is Kind.WEEKDAY for quantity in target):
            return
        published = context.document.published
        names = load(passage.target.language.code).spelt_weekdays
        for day in calendar_days(target, passage.target.content):
            actual = day.on(published)
            if day.weekday is None or actual is None or actual.isoweekday() == int(day.weekday.value):
                continue
            name = names.get(actual.isoweekday(), "")
            yield self.finding(
                passage,
                day.weekday.span,
                severity=Severity.MAJOR,
                confidence=0.85 if day.year is not None else 0.75,
                message=f"{actual.isoformat()} is a {name}; the text says {day.weekday.span.of(passage.target.content)}",
                suggestions=(name,) if name else (),
            )


def _in_figures(quantity: Quantity, content: str) -> bool:
    """Whether the number may be the month of a date such as 24.07.2020."""
    around = content[max(0, quantity.start - 1) : quantity.start] + content[quantity.end : quantity.end + 1]
    return quantity.value <= _NOON and any(mark in "./-" for mark in around)


def _whole(quantity: Quantity, content: str) -> str:
    """The number with the sign that makes it a month or an hour."""
    end = quantity.end
    while end < len(content) and content[end] in "月월点點时時시":
        end += 1
    return content[quantity.start : end]


def _is_hour(quantity: Quantity) -> bool:
    return quantity.kind is Kind.HOUR


def _half(quantity: Quantity, content: str, dates: Dates) -> bool | None:
    """Whether the hour is in the afternoon, None where the text does not say."""
    if quantity.value > _NOON:
        return True
    before = content[max(0, quantity.start - _BEFORE) : quantity.start].rstrip()
    if before.endswith(dates.evening):
        return True
    if before.endswith(dates.morning):
        return False
    found = _half_word(quantity, content, dates)
    return None if found is None else found[1]


def _half_word(quantity: Quantity, content: str, dates: Dates) -> tuple[Span, bool] | None:
    """The word after the time that says which half of the day, and whether it is the second."""
    end = quantity.end
    minutes = _MINUTES.match(content, quantity.start)
    if minutes is not None:
        end = minutes.end()
    rest = content[end : end + _AFTER].casefold()
    for afternoon, words in ((False, dates.morning), (True, dates.evening)):
        for word in words:
            if rest.startswith(word):
                return Span(end, end + len(word)), afternoon
    return None
