"""number-mismatch: a number whose value is not the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.languages.numerals import load
from tqa.text.values import Firmness, Kind, Quantity, read_quantities
from tqa.text.values.pairing import firm, is_year, pair
from tqa.text.values.units import is_conversion, is_height, unit_of
from tqa.text.values.writing import spoken, write_like

_SURE = 0.9
_LONG = re.compile(r"\d(?:[\d \u00a0‑–-]{5,30})\d")
_NEIGHBOURS = 2
_RESTATED = 0.72
"""The source has the accused number too: the translator may have said it twice."""
_RENDERED = 0.88
"""The source's number stands elsewhere in the segment's translation."""


@dataclass(frozen=True, slots=True)
class NumberMismatch(Check):
    """A number whose value is not the source's: 90亿 rendered as “90 billion”.

    Values are compared, never digits: 90亿 is 9 billion, quatre-vingt is 80, 八九人 is eight or nine. A number of the
    target accuses only if it has no counterpart in its own and the neighbouring segments and the source has one that
    has none either; a number that is merely added, dropped or spelt out is left to the editor.
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
            "hi>en",
            "The scheme reached 150,000 people and cost 30 million rupees.",
            "योजना 1,50,000 लोगों तक पहुंची और लागत तीन करोड़ रुपये रही।",
        ),
    )
    neighbours: int = _NEIGHBOURS

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is not None:
                yield from self._in_passage(passage)

    def _in_passage(self, passage: Passage) -> Iterator[Finding]:
        assert passage.source is not None
        source = read_quantities(passage.source.content, passage.source.language)
        target = read_quantities(passage.target.content, passage.target.language)
        if not source or not target:
            return
        segments = passage.segments
        sources = [_inside(source, segment.source) for segment in segments]
        targets = [_inside(target, segment.target) for segment in segments]
        pairings = [pair(s, t) for s, t in zip(sources, targets, strict=True)]
        for number, segment in enumerate(segments):
            pairing = pairings[number]
            accused, missing = firm(pairing.target), firm(pairing.source)
            if not accused or not missing:
                continue
            near = range(max(0, number - self.neighbours), min(len(segments), number + self.neighbours + 1))
            elsewhere = {
                reading
                for other in near
                if other != number
                for quantity in pairings[other].source
                for reading in (*quantity.readings, *quantity.parts)
            }
            wanted = {
                reading
                for other in near
                if other != number
                for quantity in pairings[other].target
                for reading in (*quantity.readings, *quantity.parts)
            }
            accused = [quantity for quantity in accused if not elsewhere.intersection(quantity.readings)]
            missing = [quantity for quantity in missing if not wanted.intersection(quantity.readings)]
            accused, missing = _without_conversions(passage, accused, missing)
            here = {reading for quantity in sources[number] for reading in quantity.readings}
            there = {reading for quantity in targets[number] for reading in quantity.readings}
            for wrong, right in _matched(accused, missing, segment.source, segment.target):
                confidence = _confidence(wrong, right) * min(1.0, 0.5 + segment.confidence / 2)
                if here.intersection(wrong.readings):
                    confidence *= _RESTATED
                elif there.intersection(right.readings):
                    confidence *= _RENDERED
                if _is_split(wrong, passage.target.content, passage.source.content):
                    continue
                yield self._finding(passage, wrong, right, confidence)

    def _finding(self, passage: Passage, wrong: Quantity, right: Quantity, confidence: float) -> Finding:
        assert passage.source is not None
        content = passage.target.content
        numerals = load(passage.target.language.code)
        surface = wrong.span.of(content)
        original = right.span.of(passage.source.content)
        written = write_like(right.value, surface, wrong.kind, numerals)
        meaning = spoken(right.value, numerals)
        told = "" if original == meaning else f" is {meaning}"
        severity = Severity.CRITICAL if confidence >= _SURE else Severity.MAJOR if confidence >= 0.6 else Severity.MINOR
        return self.finding(
            passage,
            wrong.span,
            severity=severity,
            confidence=round(confidence, 2),
            message=f"the source’s {original}{told}; the text says {surface}",
            source_span=right.span,
            suggestions=(written,) if written is not None and written != surface else (),
        )


def _without_conversions(
    passage: Passage, accused: list[Quantity], missing: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without the amounts that the translator told in other units: 135 км/ч as 85 mph."""
    assert passage.source is not None
    if not accused or not missing:
        return accused, missing
    units = [unit_of(quantity, passage.target.content, passage.target.language) for quantity in accused]
    source_units = [unit_of(quantity, passage.source.content, passage.source.language) for quantity in missing]
    told: set[int] = set()
    kept = []
    same = {unit.name for unit in source_units if unit is not None}
    for quantity, unit in zip(accused, units, strict=True):
        found = [
            number
            for number, (other, other_unit) in enumerate(zip(missing, source_units, strict=True))
            if is_conversion(quantity, unit, other, other_unit)
        ]
        told.update(found)
        if not found and ("foot" in same or not is_height(quantity, passage.target.content)):
            kept.append(quantity)
    return kept, [quantity for number, quantity in enumerate(missing) if number not in told]


def _inside(quantities: Sequence[Quantity], span: Span) -> list[Quantity]:
    return [quantity for quantity in quantities if span.start <= quantity.start < span.end]


def _confidence(wrong: Quantity, right: Quantity) -> float:
    """How sure the pair is: figures on both sides are; words may have been turned round or left out.

    The factors are the shares of true errors among such pairs in human translations of news and in marked
    machine translations, rounded.
    """
    confidence = 0.97
    if Firmness.SPELT in (wrong.firmness, right.firmness):
        confidence *= 0.95
    if wrong.value <= 2 and wrong.firmness is Firmness.SPELT:
        confidence *= 0.76
    if right.value <= 2:
        confidence *= 0.76
    if _is_cut(wrong.value, right.value):
        confidence *= 0.4
    if (wrong.kind is Kind.PERCENT) is not (right.kind is Kind.PERCENT) and Firmness.SPELT in (
        wrong.firmness,
        right.firmness,
    ):
        confidence *= 0.8
    return confidence


def _is_cut(wrong: Decimal, right: Decimal) -> bool:
    """Whether the number is the source's with its last digits left off: 3.292 million for 3,292,900."""
    if is_year(right):
        return False
    digits, whole = wrong.normalize().as_tuple().digits, right.normalize().as_tuple().digits
    return 3 <= len(digits) < len(whole) and whole[: len(digits)] == digits and wrong.adjusted() == right.adjusted()


def _is_split(wrong: Quantity, content: str, source: str) -> bool:
    """Whether the number is a piece of a long one that the source has in other pieces: 859 93119 for 85993119."""
    run = next((run for run in _LONG.finditer(content) if run.start() <= wrong.start < run.end()), None)
    if run is None:
        return False
    digits = _digits_of(run.group())
    return any(digits == _digits_of(other.group()) for other in _LONG.finditer(source))


def _digits_of(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdigit())


def _matched(
    accused: Sequence[Quantity], missing: Sequence[Quantity], source: Span, target: Span
) -> Iterator[tuple[Quantity, Quantity]]:
    """Each accused number with the likeliest of the source's that nobody renders; none twice."""
    left = list(missing)
    for wrong in accused:
        if not left:
            return
        candidates = [other for other in left if (wrong.kind is Kind.LABEL) is (other.kind is Kind.LABEL)]
        if not candidates:
            continue
        right = max(candidates, key=lambda candidate: _likeness(wrong, candidate, source, target))
        left.remove(right)
        yield wrong, right


def _likeness(wrong: Quantity, right: Quantity, source: Span, target: Span) -> float:
    score = 0.0
    if wrong.kind is right.kind:
        score += 1
    if wrong.firmness is right.firmness:
        score += 0.5
    if wrong.value and right.value:
        ratio = wrong.value / right.value
        if Decimal("0.5") <= ratio <= 2:
            score += 1
        if str(wrong.value.normalize().as_tuple().digits) == str(right.value.normalize().as_tuple().digits):
            score += 2
    place_wrong = (wrong.start - target.start) / max(1, len(target))
    place_right = (right.start - source.start) / max(1, len(source))
    return score - abs(place_wrong - place_right)
