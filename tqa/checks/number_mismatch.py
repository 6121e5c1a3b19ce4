"""number-mismatch: a number whose value is not the source's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.opposed import opposed
from tqa.checks.settings import Count
from tqa.finding import Category, Finding, Layer, Severity, Side
from tqa.languages.numerals import Numerals, load
from tqa.languages.storms import numbered_storms, storm_names
from tqa.text.values import Kind, Quantity
from tqa.text.values.comparison import Mismatch, Unpaired, compare, severity_of
from tqa.text.values.kept_scales import kept_scales
from tqa.text.values.marks import KeptMark, kept_marks
from tqa.text.values.pairing import is_year
from tqa.text.values.quantity import Firmness
from tqa.text.values.run_together import is_range, range_run_together
from tqa.text.values.torn import Torn
from tqa.text.values.writing import spoken, write_like
from tqa.text.values.zones import in_other_zones

_NOON = 12
_OLDEST, _MODERN = 1000, 1500
"""Years: of the first of four figures, and the first that news tells in our era alone."""
_FAR = 100_000
_HALF = re.compile(r"(?:[:.]\d\d)?\s?[ap]\.?m", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberMismatch(Check):
    """A number whose value is not the source's: 90亿 rendered as “90 billion”.

    Values are compared, never digits: 90亿 is 9 billion, quatre-vingt is 80, 八九人 is eight or nine. A number of the
    target accuses only if it has no counterpart in its own and the neighbouring segments and the source has one that
    has none either. Figures that are merely added or dropped are minor; words and small numbers are left alone then.
    Words are held against words where each side has one: tripled for doubled, fell 3 % for rose 3 %, at most for at least.
    """

    code: ClassVar[str] = "number-mismatch"
    category: ClassVar[Category] = Category.NUMBER
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT})
    requires_source: ClassVar[bool] = True
    examples: ClassVar[tuple[Example, ...]] = (
        Example("zh>en", "Ticket sales have passed ⟦90 billion⟧ yuan.", "票房已突破90亿元。", "9 billion"),
        Example("zh>en", "Ticket sales have passed 9 billion yuan.", "票房已突破90亿元。"),
        Example(
            "zh>en",
            "About 35,000 people, of them eight or nine guests, came on Oct. 7.",
            "10月7日，约3.5万人参加，来宾八九人。",
        ),
        Example("ja>en", "The company will invest ⟦50 billion⟧ yen.", "同社は5000億円を投資する。", "500 billion"),
        Example(
            "de>en",
            "The programme costs ⟦1.3 million⟧ euros.",
            "Das Programm kostet 1,3 Milliarden Euro.",
            "1.3 billion",
        ),
        Example(
            "fr>en",
            "Resolution ⟦1071⟧ was adopted by 15 votes.",
            "La résolution 1701 a été adoptée par quinze voix.",
            "1701",
        ),
        Example(
            "fr>en",
            "At 80, he has 97 grandchildren.",
            "À quatre-vingts ans, il a quatre-vingt-dix-sept petits-enfants.",
        ),
        Example("ru>en", "⟦Seven⟧ people were injured.", "Пострадали пять человек.", "Five"),
        Example(
            "de>en",
            "Sales rose to ⟦10.471 million⟧ euros.",
            "Der Umsatz stieg auf 10.471 Millionen Euro.",
            "10.471 billion",
        ),
        Example("es>en", "It owes $⟦839,000 million⟧.", "Debe 839.000 millones de dólares.", "839 billion"),
        Example("es>en", "It owes $839 billion.", "Debe 839.000 millones de dólares."),
        Example("zh>en", "The stock market ⟦fell⟧ 3%.", "股市上涨3%。"),
        Example("zh>en", "The stock market rose 3%, after it fell 2%.", "股市上涨3%，此前下跌2%。"),
        Example("ru>en", "Gas exports ⟦doubled⟧.", "Экспорт газа вырос втрое."),
        Example("de>en", "⟦At most⟧ 20 people died.", "Mindestens 20 Menschen starben.", "At least"),
        Example(
            "hi>en",
            "The scheme reached 150,000 people and cost 30 million rupees.",
            "योजना 1,50,000 लोगों तक पहुंची और लागत तीन करोड़ रुपये रही।",
        ),
    )
    neighbours: Count = 2

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is None:
                continue
            for found in compare(passage.source, passage.target, passage.segments, self.neighbours):
                if isinstance(found, Mismatch):
                    yield self._finding(passage, found)
                elif isinstance(found, Torn):
                    yield self._torn(passage, found)
                elif not _names_storm(passage, found):
                    yield self._alone(passage, found)
            for kept in kept_marks(passage.source, passage.target, passage.segments):
                yield self._kept(passage, kept)
            for kept in kept_scales(passage.source, passage.target, passage.segments):
                yield self._kept(passage, kept, what="way of counting")
            yield from opposed(self, passage, dates=False)

    def _finding(self, passage: Passage, found: Mismatch) -> Finding:
        assert passage.source is not None
        wrong, confidence = found.wrong, found.confidence
        right = range_run_together(wrong, found.right, passage.source) or found.right
        content = passage.target.content
        numerals = load(passage.target.language.code)
        surface = wrong.span.of(content)
        original = right.span.of(passage.source.content)
        value = right.value
        if wrong.kind is Kind.HOUR and value > _NOON and _HALF.match(content, wrong.end):
            value -= _NOON
        year = _year_like(right, wrong, surface)
        written = write_like(year or value, surface, wrong.kind, numerals)
        if _is_zero_led(original) and surface.isdigit():
            written = unicodedata.normalize("NFKC", original)
        before = content[wrong.start - 1 : wrong.start]
        share = _share(right) if wrong.kind is not Kind.PERCENT and before != "." else None
        if found.restated or share is not None or _is_of_another_kind(wrong, right):
            written = None
        if right.kind is Kind.FRACTION and _is_endless(right) and wrong.kind is not Kind.PERCENT:
            written = None
        if wrong.kind is Kind.HOUR and wrong.firmness is Firmness.SPELT and wrong.parts:
            # The idiom tells more than the hour: สองทุ่ม is eight in the evening.
            written = _other_hour(surface, wrong, right, numerals)
        if wrong.kind is Kind.HOUR and in_other_zones(wrong, passage.target, right, passage.source):
            written = None
        meaning = spoken(year or share or right.value, numerals)
        if (
            wrong.kind is not Kind.ORDINAL
            and is_range(right.parts)
            and right.parts == right.readings
            and numerals.range_word is not None
        ):
            between = numerals.either if right.parts[1] - right.parts[0] == 1 else numerals.range_word
            written = _from_to(right, surface, wrong.kind, between, numerals)
            meaning = f" {between} ".join(spoken(part, numerals) for part in right.parts)
        message = f"the source’s {original} is {meaning}; the text says {surface}"
        if original == meaning or _is_zero_led(original):
            message = f"the source says {original}, the text {surface}"
        return self.finding(
            passage,
            wrong.span,
            severity=severity_of(confidence),
            confidence=round(confidence, 2),
            message=message,
            source_span=right.span,
            suggestions=(written,) if written is not None and written != surface else (),
        )

    def _kept(self, passage: Passage, found: KeptMark, *, what: str = "mark") -> Finding:
        surface, original = (
            found.wrong.span.of(passage.target.content),
            found.right.span.of(passage.text(Side.SOURCE).content),
        )
        meaning = spoken(found.right.value, load(passage.target.language.code))
        severity = Severity.CRITICAL if found.certain else Severity.MAJOR
        return self.finding(
            passage,
            found.wrong.span,
            severity=Severity.MINOR if found.harmless else severity,
            confidence=0.92 if found.certain else 0.85,
            category=Category.NUMBER_FORMAT if found.harmless else None,
            message=(
                f"“{surface}” kept the {what} of the source’s language"
                if found.harmless
                else f"the source’s {original} is {meaning}; the text says {surface}"
            ),
            source_span=found.right.span,
            suggestions=(found.written,),
        )

    def _torn(self, passage: Passage, found: Torn) -> Finding:
        surface = found.span.of(passage.target.content)
        original = found.right.span.of(passage.text(Side.SOURCE).content)
        message = f"the source’s {original} is {found.written}; the text says {surface}"
        if original == found.written:
            message = f"the source says {original}, the text {surface}"
        return self.finding(
            passage,
            found.span,
            severity=Severity.MINOR if found.harmless else Severity.MAJOR,
            confidence=0.9,
            category=Category.NUMBER_FORMAT,
            message="a space inside a number" if found.harmless else message,
            source_span=found.right.span,
            suggestions=(found.written,),
        )

    def _alone(self, passage: Passage, found: Unpaired) -> Finding:
        side = found.side
        surface = found.quantity.span.of(passage.text(side).content)
        added = side is Side.TARGET
        return self.finding(
            passage,
            found.quantity.span,
            side=side,
            severity=Severity.MINOR,
            confidence=0.5 if added else 0.4,
            category=Category.ADDITION if added else Category.OMISSION,
            message=f"the source has no {surface}" if added else f"the source’s {surface} has not been translated",
        )


def _names_storm(passage: Passage, found: Unpaired) -> bool:
    """Whether it is the number of a storm, which the target calls by a name."""
    if found.side is not Side.SOURCE or not storm_names(passage.target.content, passage.target.language.base):
        return False
    source = passage.text(Side.SOURCE)
    storms = numbered_storms(source.content, source.language.base)
    return any(start <= found.quantity.start < end for start, end in storms)


def _from_to(right: Quantity, surface: str, kind: Kind, between: str | None, numerals: Numerals) -> str | None:
    """All that a rounded number may be, written as the wrong one is: 80 to 90 for 八九十."""
    like = (surface, *(surface.lower() for _ in right.parts[1:]))
    ends = [write_like(part, form, kind, numerals) for part, form in zip(right.parts, like, strict=True)]
    return f" {between} ".join(end for end in ends if end) if all(ends) else None


def _other_hour(surface: str, wrong: Quantity, right: Quantity, numerals: Numerals) -> str | None:
    """The idiom with the source's hour for its last word, where that is the hour told: half past one for half past two."""
    before, _, hour = surface.rpartition(" ")
    if not before or wrong.parts != right.parts or numerals.words.get(hour.casefold()) != wrong.value:
        return None
    return f"{before} {write_like(right.value, hour, Kind.HOUR, numerals)}"


def _year_like(right: Quantity, wrong: Quantity, surface: str) -> Decimal | None:
    """The year that the source’s figures mean, where the text has one: 2021 for 21年, the 1980s for 80年代, 2009 for ۱۳۸۸."""
    if wrong.kind is Kind.DECADE and wrong.value >= _OLDEST and right.value < 100:
        century = wrong.value // 100 * 100
        return next((reading for reading in right.readings if reading >= _OLDEST), century + right.value)
    if not (surface.isdigit() and is_year(wrong.value)):
        return None
    parts = [part for part in right.parts if is_year(part) and part // 100 == wrong.value // 100]
    if not parts and wrong.value >= _MODERN > right.value:
        parts = [reading for reading in right.readings if reading >= _MODERN and is_year(reading)]
    return parts[0] if parts else None


def _is_zero_led(figures: str) -> bool:
    """Whether it is a piece of a telephone number or of another that is never counted: 090."""
    return len(figures) > 1 and figures.isdecimal() and int(figures[0]) == 0


def _share(right: Quantity) -> Decimal | None:
    """What a number in tenths and hundredths comes to (打率１割８分２厘, .182), which no whole number is replaced by."""
    least = min(right.readings)
    return least if right.kind is Kind.COUNT and len(right.readings) == 3 and 0 < least < 1 <= right.value else None


def _is_endless(fraction: Quantity) -> bool:
    """Whether it comes to no decimal that anybody would write: a third."""
    exponent = fraction.value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent < -3


def _is_of_another_kind(wrong: Quantity, right: Quantity) -> bool:
    """Whether one number cannot stand where the other does: ten for 10.3 billion."""
    same = wrong.value.normalize().as_tuple().digits == right.value.normalize().as_tuple().digits
    return not same and bool(right.value) and wrong.value / right.value > _FAR
