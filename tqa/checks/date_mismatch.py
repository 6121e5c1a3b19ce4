"""date-mismatch: a month, a day of the week or a half of the day that is not the source's or cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.opposed import opposed
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.languages.dates import load
from tqa.languages.order import order_words
from tqa.text.alignment import Segment
from tqa.text.values import Firmness, Kind, Quantity, quantities_of
from tqa.text.values.calendar import CalendarDay, calendar_days, day_of_month
from tqa.text.values.comparison import inside, severity_of
from tqa.text.values.contrary import contrary_halves, contrary_weekdays
from tqa.text.values.daytime import half_of_day, half_word
from tqa.text.values.foreign_days import foreign_days
from tqa.text.values.kept_days import kept_days
from tqa.text.values.kept_years import kept_years
from tqa.text.values.named_days import days_named, in_figures, told_as_day, without_day
from tqa.text.values.order import only_relation
from tqa.text.values.swapped_days import swapped_days
from tqa.text.values.zones import ZonedTime, in_other_zones, told_in, zoned_times

_NOON = 12
_LAST_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_LONGEST_MONTH = 31
_BETWEEN = re.compile(r"[^!?\n。]{0,24}[(（/,][^!?\n。)）]{0,24}")


@dataclass(frozen=True, slots=True)
class DateMismatch(Check):
    """A month, a weekday or a half of the day that is not the source's, or a weekday that the date does not have.

    Months are compared as what they are: 7月 is July. A name accuses only if the source's segment names another one that
    the translation does not have. Weekdays are held against the calendar where the text says the year or the document
    says when it was published, and against the other dates of a text without a year. A time in another zone is
    recalculated. Before for after is minor unless a year stands by. Quarters, halves of a year and the ends of a month
    are told in words on both sides. Numbers of days and years are number-mismatch's.
    """

    code: ClassVar[str] = "date-mismatch"
    category: ClassVar[Category] = Category.DATE
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT})
    examples: ClassVar[tuple[Example, ...]] = (
        Example("fr>en", "The trial opened on ⟦May 3⟧.", "Le procès s'est ouvert le 5/3.", "March 5"),
        Example("vi>en", "The trial opened on March 5.", "Phiên tòa mở ngày 5/3."),
        Example("zh>en", "The talks will be held on ⟦August⟧ 24.", "会谈将于7月24日举行。", "July"),
        Example("zh>en", "The talks will be held on July 24.", "会谈将于7月24日举行。"),
        Example("zh>en", "The talks will be held in ⟦late⟧ July.", "会谈将于7月上旬举行。", "early"),
        Example("ko>en", "Profit fell in the ⟦second quarter⟧.", "3분기 영업이익이 줄었다."),
        Example("ru>en", "He arrived on ⟦Friday⟧.", "Он прибыл в среду.", "Wednesday"),
        Example("ja>en", "The vote is on Monday, July 1, 2024.", "投票は令和6年7月1日（月）に行われる。"),
        Example("zh>en", "The meeting begins at 3 ⟦a.m.⟧", "会议下午3点开始。", "p.m."),
        Example("zh>en", "The launch is at 3 p.m. GMT.", "发射时间为北京时间23时。"),
        Example("fa>en", "He died on June 4, 2024.", "او در ۱۵ خرداد ۱۴۰۳ درگذشت."),
        Example("?>en", "The match starts at 11 p.m. Beijing time (⟦1600⟧ GMT).", suggest="1500"),
        Example("?>en", "The match starts at 11 p.m. Beijing time (1500 GMT), or 10 a.m. ET."),
        Example("?>en", "The summit opened on ⟦Monday⟧, October 7, 2023.", suggest="Saturday"),
        Example("?>en", "The summit opened on Saturday, October 7, 2023."),
        Example("?>en", "He came on Friday, March 14, and left on ⟦Tuesday⟧, March 17."),
        Example("?>en", "The storm came ashore at 5 ⟦a.m.⟧ on Wednesday afternoon.", suggest="p.m."),
        Example("?>en", "He came at 5 a.m. on Friday, March 14, and left on Monday, March 17, in the afternoon."),
        Example("?>en", "He will leave on ⟦April 31⟧ and return on ⟦30 February⟧."),
        Example("?>en", "He will leave on April 30. In June 31 people came."),
        Example("zh>en", "The ban came ⟦before⟧ 2020.", "禁令是在2020年之后出台的。", "after"),
        Example("zh>en", "The ban came after 2020.", "禁令是在2020年之后出台的。"),
        Example("fa>en", "It was the driest year since ⟦1343⟧.", "خشک‌ترین سال از سال ۱۳۴۳ بود.", "1964"),
        Example("fa>en", "He spoke on November ⟦15⟧.", "او ۱۵ آبان سخنرانی کرد.", "6"),
        Example("fa>en", "He spoke on November 6, the 15th of Aban.", "او ۱۵ آبان سخنرانی کرد."),
        Example("fa>en", "He spoke on February ⟦22⟧, 2025.", "او ۲۲ بهمن ۱۴۰۳ سخنرانی کرد.", "10"),
        Example("fr>en", "He may march in May.", "Il pourrait défiler en mai."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            target = quantities_of(passage.target)
            if passage.source is not None:
                source = quantities_of(passage.source)
                yield from self._against_source(passage, source, target)
                yield from opposed(self, passage, dates=True)
            yield from self._kept_years(context, passage)
            yield from self._against_calendar(context, passage, target)
            yield from self._no_days(passage, target)
            yield from self._zones(passage, target)
            yield from self._halves_twice(passage, target)

    def _kept_years(self, context: Context, passage: Passage) -> Iterator[Finding]:
        language, source = context.source_language, passage.source
        if language is None:
            return
        for left in foreign_days(passage.target, language.code, context.document.published):
            yield self.finding(
                passage,
                left.span,
                severity=Severity.MAJOR,
                confidence=0.8,
                message=f"{left.span.of(passage.target.content)} is a day of the Iranian calendar: {' or '.join(left.ours)}",
                suggestions=left.ours,
            )
        there = quantities_of(source) if source is not None else ()
        for kept in kept_years(passage.target, source, language.code, there):
            yield self.finding(
                passage,
                kept.span,
                severity=Severity.MAJOR if kept.source is not None else Severity.MINOR,
                confidence=0.85 if kept.source is not None else 0.7,
                message=f"{kept.span.of(passage.target.content)} is a year of the source’s calendar; it is {kept.ours}",
                source_span=kept.source,
                suggestions=(str(kept.ours),),
            )

    def _against_source(
        self, passage: Passage, source: Sequence[Quantity], target: Sequence[Quantity]
    ) -> Iterator[Finding]:
        segments = passage.segments
        for number, segment in enumerate(segments):
            here, there = inside(source, segment.source), inside(target, segment.target)
            yield from self._order(passage, segment, here, there)
            if not here or not there:
                continue
            near = segments[max(0, number - 1) : number + 2]
            around = [quantity for other in near for quantity in inside(source, other.source)]
            for kind in (Kind.MONTH, Kind.WEEKDAY):
                if all(any(quantity.kind is kind for quantity in side) for side in (here, there)):
                    yield from self._names(passage, segment, kind, here, there, around)
            yield from self._halves(passage, here, there)
            yield from self._kept_days(passage, here, there)
            yield from self._swapped_days(passage, segment, there)

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
        named = (quantity for quantity in around if quantity.kind is kind or in_figures(quantity, content))
        known = {day for quantity in named for day in days_named(quantity, passage.source)}
        told = {day for quantity in there if quantity.kind is kind for day in days_named(quantity, passage.target)}
        firm = [q for q in (*here, *there) if q.kind is kind and q.firmness is not Firmness.LOOSE]
        wrong = [q for q in there if q in firm and known.isdisjoint(days_named(q, passage.target))]
        right = [q for q in here if q in firm and told.isdisjoint(days_named(q, passage.source))]
        dates = load(passage.target.language.code)
        names = dates.spelt_months if kind is Kind.MONTH else dates.spelt_weekdays
        for accused, missing in zip(wrong, right, strict=False):
            surface = accused.span.of(passage.target.content)
            name = names.get(int(missing.value))
            confidence = 0.95 if kind is Kind.MONTH else 0.88
            if kind is Kind.WEEKDAY and int(accused.value - missing.value) % 7 in (1, 6):
                # The next day is often the same hour in another time zone.
                confidence = 0.55
            confidence *= 0.5 + segment.confidence / 2
            place, written = accused.span, name if not surface.isdigit() else None
            if written is not None and (day := told_as_day(accused, missing, here, there)) is not None:
                place, written = without_day(passage.target.content, accused, day, written, dates)
            yield self.finding(
                passage,
                place,
                severity=severity_of(confidence),
                confidence=round(confidence, 2),
                message=f"the source’s {_whole(missing, content)} is {name or int(missing.value)}; "
                f"the text says {place.of(passage.target.content)}",
                source_span=missing.span,
                suggestions=(written,) if written else (),
            )

    def _order(
        self, passage: Passage, segment: Segment, here: Sequence[Quantity], there: Sequence[Quantity]
    ) -> Iterator[Finding]:
        """“before the election” for 选举后, where each side has one such word and they are opposite."""
        assert passage.source is not None
        words, own = order_words(passage.target.language.code), order_words(passage.source.language.code)
        if words is None or own is None:
            return
        original = only_relation(passage.source.content, segment.source, own, here)
        if original is None:
            return
        told = only_relation(passage.target.content, segment.target, words, there)
        if told is None or original.later is told.later:
            return
        dated, counted = bool(told.dates & original.dates), bool(told.counts & original.counts)
        if not dated and not counted and (told.alone or original.alone or told.dates or original.dates):
            return
        # The translator may turn “A after B” into “B before A”; a year stays where it is.
        confidence = (0.8 if dated else 0.45) * (0.5 + segment.confidence / 2)
        surface = told.span.of(passage.target.content)
        right = words.spelt[original.later]
        yield self.finding(
            passage,
            told.span,
            severity=severity_of(confidence),
            confidence=round(confidence, 2),
            message=f"the source’s {original.span.of(passage.source.content).strip()} is {right}; the text says {surface}",
            source_span=original.span,
            suggestions=(right[0].upper() + right[1:] if surface[0].isupper() else right,)
            if surface.casefold() in words.spelt
            else (),
        )

    def _halves(self, passage: Passage, here: Sequence[Quantity], there: Sequence[Quantity]) -> Iterator[Finding]:
        """3 a.m. for 下午3点."""
        assert passage.source is not None
        dates, own = load(passage.target.language.code), load(passage.source.language.code)
        hours = [
            (quantity, half_of_day(quantity, passage.source.content, own)) for quantity in here if _is_hour(quantity)
        ]
        for quantity in there:
            if not _is_hour(quantity) or not hours or quantity.value % _NOON == 0:
                continue
            said = half_word(quantity, passage.target.content, dates)
            if said is None:
                continue
            span, afternoon = said
            same = [(other, half) for other, half in hours if other.value % _NOON == quantity.value % _NOON]
            if len(same) != 1 or same[0][1] is None or same[0][1] is afternoon:
                continue
            if in_other_zones(quantity, passage.target, same[0][0], passage.source):
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

    def _kept_days(self, passage: Passage, here: Sequence[Quantity], there: Sequence[Quantity]) -> Iterator[Finding]:
        assert passage.source is not None
        for kept in kept_days(passage.source, here, passage.target, there):
            ours = " or ".join(map(str, kept.ours))
            yield self.finding(
                passage,
                kept.day.span,
                severity=Severity.MAJOR,
                confidence=0.9,
                message=f"{kept.day.span.of(passage.target.content)} is the day of the source’s calendar; in ours it is {ours}",
                source_span=kept.source.span,
                suggestions=tuple(map(str, kept.ours)),
            )

    def _swapped_days(self, passage: Passage, segment: Segment, there: Sequence[Quantity]) -> Iterator[Finding]:
        assert passage.source is not None
        if not any(quantity.kind is Kind.MONTH for quantity in there):
            return
        for swapped in swapped_days(passage.source, segment.source, passage.target, there):
            date = swapped.source.of(passage.source.content)
            yield self.finding(
                passage,
                swapped.span,
                severity=Severity.CRITICAL,
                confidence=0.9,
                message=f"the source’s {date} has the day before the month: it is {swapped.right}",
                source_span=swapped.source,
                suggestions=(swapped.right,),
            )

    def _zones(self, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        """“11 p.m. Beijing time (1600 GMT)”: the second is the first in another zone."""
        if sum(map(_is_hour, target)) <= 1:
            return
        content = passage.target.content
        for first, second in pairwise(zoned_times(target, passage.target)):
            if first.zone == second.zone or first.moments & second.moments:
                continue
            if _BETWEEN.fullmatch(content, first.span.end, second.span.start) is None:
                continue
            yield self._wrong_zone(passage, first, second)

    def _wrong_zone(self, passage: Passage, first: ZonedTime, second: ZonedTime) -> Finding:
        content = passage.target.content
        surface = second.span.of(content)
        meant = told_in(first, second.zone)
        told = " or ".join(f"{minutes // 60}:{minutes % 60:02d}" for minutes in meant)
        suggestion = _clock_like(meant[0], surface) if len(meant) == 1 and len(second.zone.minutes) == 1 else None
        return self.finding(
            passage,
            second.span,
            severity=Severity.MAJOR,
            confidence=0.8,
            message=f"{first.span.of(content)} there is {told} here; the text says {surface}",
            suggestions=(suggestion,) if suggestion else (),
        )

    def _no_days(self, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        """“on April 31”: the month has no such day."""
        content, dates = passage.target.content, load(passage.target.language.code)
        for month in target:
            last = _LAST_DAYS.get(int(month.value)) if month.kind is Kind.MONTH else None
            day = day_of_month(content, month, dates) if last is not None else None
            if last is None or day is None or not last < int(day.of(content)) <= _LONGEST_MONTH:
                continue
            yield self.finding(
                passage,
                Span(min(day.start, month.start), max(day.end, month.end)),
                severity=Severity.MAJOR,
                confidence=0.85,
                message=f"there is no such day: the month has {last} at the most",
            )

    def _against_calendar(self, context: Context, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        if not any(quantity.kind is Kind.WEEKDAY for quantity in target):
            return
        published = context.document.published
        names = load(passage.target.language.code).spelt_weekdays
        days = list(calendar_days(target, passage.target.content))
        if published is None:
            yield from self._contrary(passage, days, names)
        for day in days:
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

    def _contrary(self, passage: Passage, days: Sequence[CalendarDay], names: Mapping[int, str]) -> Iterator[Finding]:
        """“Friday, March 14 … Tuesday, March 12”: whatever the year, not both."""
        content = passage.target.content
        for one in contrary_weekdays(days):
            assert one.day.weekday is not None
            name = names.get(one.right, "")
            yield self.finding(
                passage,
                one.day.weekday.span,
                severity=Severity.MAJOR if one.sure else Severity.MINOR,
                confidence=0.8 if one.sure else 0.6,
                message=f"by “{one.other.span.of(content)}” this day is a {name}; "
                f"the text says {one.day.weekday.span.of(content)}",
                suggestions=(name,) if name and one.sure else (),
            )

    def _halves_twice(self, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        """“5 a.m. on Wednesday afternoon”."""
        content, dates = passage.target.content, load(passage.target.language.code)
        for one in contrary_halves(passage.target, target):
            surface = one.span.of(content)
            said, right = (dates.morning, dates.evening) if one.afternoon else (dates.evening, dates.morning)
            place = said.index(surface) if surface in said and len(said) == len(right) else None
            yield self.finding(
                passage,
                one.span,
                severity=Severity.MAJOR,
                confidence=0.8,
                message=f"{surface} is not in the {one.other.of(content)}",
                suggestions=(right[place],) if place is not None else (),
            )


def _clock_like(minutes: int, surface: str) -> str | None:
    """The time of day in figures as `surface` is, None if that is no plain time of 24 hours."""
    hour, minute = divmod(minutes, 60)
    if re.fullmatch(r"\d{4}", surface):
        return f"{hour:02d}{minute:02d}"
    return f"{hour:02d}:{minute:02d}" if re.fullmatch(r"\d{2}:\d{2}", surface) else None


def _whole(quantity: Quantity, content: str) -> str:
    """The number with the sign that makes it a month or an hour."""
    end = quantity.end
    while end < len(content) and content[end] in "月월点點时時시":
        end += 1
    return content[quantity.start : end]


def _is_hour(quantity: Quantity) -> bool:
    return quantity.kind is Kind.HOUR
