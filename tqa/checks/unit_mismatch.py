"""unit-mismatch: the right number of the wrong unit or currency, or a conversion that is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.settings import Share
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.languages.numerals import load
from tqa.languages.units import Unit, unit_words
from tqa.text.text import Text
from tqa.text.values import Firmness, Kind, Quantity, quantities_of
from tqa.text.values.comparison import inside
from tqa.text.values.conversions import is_told_otherwise
from tqa.text.values.exchange import misexchanged
from tqa.text.values.pairing import is_year
from tqa.text.values.units import UnitPlace, is_same_unit, unit_place
from tqa.text.values.writing import write_like

_BRACKET = re.compile(
    r"\s?(?:\(|（|, or |; )(?:about |some |approximately |around |roughly |nearly |约|約)?[^\W\d_]{0,3}[$€£¥]?$"
)
_OPENS = re.compile(r"[(（;]|, or ")
_WORD = re.compile(r" ([a-z]+)(?![\w-])")
_ENGLISH = "en"
_MEDALS = 50
"""Three of gold are medals; money comes in greater numbers, or in fractions."""
_CONVERTED = frozenset({"length", "area", "mass", "volume", "temperature"})
_FARTHEST = 40


_TO = re.compile(r"\s?(?:[-‑–—~〜～]|to|and|or|bis|à|a|до|至|到)\s?")


@dataclass(frozen=True, slots=True)
class UnitMismatch(Check):
    """A number with another unit or currency than the source's, or a conversion in brackets that does not come out.

    5公里 is not five miles and 500亿日元 are not dollars; ten 斤 are five kilograms, and that is no mistake. A conversion is
    recalculated, with room for rounding; one of currencies is only told where no rate since 1998 comes near.
    """

    code: ClassVar[str] = "unit-mismatch"
    category: ClassVar[Category] = Category.UNIT
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT})
    examples: ClassVar[tuple[Example, ...]] = (
        Example("pl>en", "A euro cost about 4.2 ⟦gold⟧.", "Euro kosztowało około 4,2 złotego.", "zlotys"),
        Example("pl>en", "They won 3 gold medals and 200 zlotys.", "Zdobyli 3 złote medale i 200 złotych."),
        Example("zh>en", "The bridge is 5 ⟦miles⟧ long.", "这座桥长5公里。", "kilometers"),
        Example("zh>en", "The bridge is 5 kilometers (3.1 miles) long.", "这座桥长5公里。"),
        Example("ja>en", "It will invest 50 billion ⟦dollars⟧.", "同社は500億円を投資する。", "yen"),
        Example("zh>en", "The curfew lasts one ⟦month⟧.", "宵禁为期一年。", "year"),
        Example("zh>en", "She bought 10 jin of rice for 80 yuan.", "她花80元买了10斤大米。"),
        Example("?>en", "It costs ⟦26 billion won⟧ ($18.6 billion).", suggest="26 trillion won"),
        Example("?>en", "It costs 26 trillion won ($18.6 billion), or about 16 billion euros."),
        Example("?>en", "The city lies 50 kilometers (⟦80⟧ miles) from the coast.", suggest="31"),
        Example(
            "?>en",
            "The city lies 50 kilometers (31 miles) from the coast, at 5 degrees Celsius (41 degrees Fahrenheit).",
        ),
    )
    tolerance: Share = 0.15

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            target = quantities_of(passage.target)
            if not target:
                continue
            if passage.source is not None:
                yield from self._against_source(passage, passage.source, target)
            yield from self._conversions(passage, target)
            yield from self._exchanges(passage, target)

    def _against_source(self, passage: Passage, source: Text, target: Sequence[Quantity]) -> Iterator[Finding]:
        quantities = quantities_of(source)
        written = unit_words(passage.target.language.code, spaced=passage.target.language.spaced).spelt
        for segment in passage.segments:
            here = inside(quantities, segment.source)
            by_value: defaultdict[Decimal, list[Quantity]] = defaultdict(list)
            for other in here:
                if other.kind is Kind.COUNT and not _is_compound(other, source):
                    by_value[other.value].append(other)
            read: dict[Decimal, list[UnitPlace | None]] = {}
            for quantity in inside(target, segment.target) if here else ():
                if quantity.kind is not Kind.COUNT:
                    continue
                same = by_value.get(quantity.value)
                if not same:
                    continue
                place = unit_place(quantity, passage.target)
                if place is None:
                    yield from self._misread(passage, source, quantity, same)
                    continue
                if is_year(quantity.value) and place.unit.dimension not in _CONVERTED:
                    continue
                if quantity.firmness is Firmness.LOOSE and (len(same) > 1 or place.unit.dimension != _TIME):
                    # One of something may be any; one month that the source has as one year is not.
                    continue
                if quantity.value not in read:
                    read[quantity.value] = [unit_place(other, source) for other in same]
                places = read[quantity.value]
                wanted = places[0]
                if wanted is None or any(other is None or _agree(place.unit, other.unit) for other in places):
                    continue
                if is_told_otherwise(source, passage.target, (here, inside(target, segment.target))):
                    continue
                word = place.span.of(passage.target.content)
                right = wanted.span.of(source.content)
                name = written.get(wanted.unit.name)
                confidence = (0.92 if quantity.value > 1 else 0.7) * (0.5 + segment.confidence / 2)
                yield self.finding(
                    passage,
                    place.span,
                    severity=Severity.CRITICAL if confidence >= 0.9 else Severity.MAJOR,
                    confidence=round(confidence, 2),
                    message=f"the source’s unit is {right}{f' ({name})' if name else ''}; the text says {word}",
                    source_span=wanted.span,
                    suggestions=(_in_number(name, word),)
                    if name and len(word) > 1 and place.span.start >= quantity.end
                    else (),
                )

    def _misread(
        self, passage: Passage, source: Text, quantity: Quantity, same: Sequence[Quantity]
    ) -> Iterator[Finding]:
        """“4.2 gold” for 4,2 złotego."""
        word = _WORD.match(passage.target.content, quantity.end)
        few = quantity.value < _MEDALS and quantity.value % 1 == 0
        if word is None or few or passage.target.language.base != _ENGLISH:
            return
        for other in same:
            place = unit_place(other, source)
            if place is not None and word[1] in place.unit.misread:
                written = unit_words(_ENGLISH, spaced=True).spelt.get(place.unit.name, "")
                yield self.finding(
                    passage,
                    Span(*word.span(1)),
                    severity=Severity.MAJOR,
                    confidence=0.9,
                    message=f"the source’s unit is {place.span.of(source.content)} ({written}); the text says {word[1]}",
                    source_span=place.span,
                    suggestions=(_in_number(written, word[1] if quantity.value == 1 else "s"),) if written else (),
                )
                return

    def _conversions(self, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        """“50 kilometers (31 miles)”: the second is the first in another unit."""
        content = passage.target.content
        numerals = load(passage.target.language.code)
        for at, (first, second) in enumerate(pairwise(target)):
            if not first.end <= second.start <= first.end + _FARTHEST or first.firmness is Firmness.LOOSE:
                continue
            if _OPENS.search(content, first.end, second.start) is None:
                continue
            one = unit_place(first, passage.target)
            if one is None or one.unit.dimension not in _CONVERTED or one.unit.vague or one.span.start < first.end:
                continue
            if not _BRACKET.fullmatch(content, one.span.end, second.start):
                continue
            last = target[at + 2] if at + 2 < len(target) else None
            if last is not None and _TO.fullmatch(content, second.end, last.start):
                if at == 0 or not _TO.fullmatch(content, target[at - 1].end, first.start):
                    continue
                # 500 to 600 kilometers (310 to 375 miles)
                second = last
            other = unit_place(second, passage.target)
            if (
                other is None
                or other.unit.vague
                or other.unit.dimension != one.unit.dimension
                or other.unit == one.unit
            ):
                continue
            meant = (one.unit.base(float(first.value)) - other.unit.zero) / other.unit.factor
            told = float(second.value)
            if abs(meant - told) <= self._room(first, meant, other.unit):
                continue
            right = _rounded(meant, second)
            surface = second.span.of(content)
            whole = content[first.start : one.span.end]
            suggestion = write_like(right, surface, second.kind, numerals)
            yield self.finding(
                passage,
                second.span,
                severity=Severity.MAJOR,
                confidence=0.85,
                message=f"{whole} is about {right:f} {other.span.of(content)}; the text says {surface}",
                suggestions=(suggestion,) if suggestion else (),
            )

    def _exchanges(self, passage: Passage, target: Sequence[Quantity]) -> Iterator[Finding]:
        """“26 billion won ($18.6 billion)”: no won was ever worth so much."""
        for found in misexchanged(passage.target, target):
            yield self.finding(
                passage,
                found.span,
                severity=Severity.MAJOR,
                confidence=0.85,
                message=f"{found.span.of(passage.target.content)} cannot be {found.other}: one of the two is off by a scale",
                evidence=(f"No rate of exchange since 1998 was near; or {found.other} is {found.or_else}",)
                if found.or_else
                else (),
                suggestions=(found.mended,) if found.mended else (),
            )

    def _room(self, first: Quantity, meant: float, unit: Unit) -> float:
        """What rounding may account for: the check's tolerance, half of the last digit told, three degrees."""
        if unit.dimension == "temperature":
            return 3.0
        step = 10.0 ** (first.value.normalize().adjusted() - len(first.value.normalize().as_tuple().digits) + 1)
        return max(self.tolerance * abs(meant), abs(meant) * 0.5 * step / max(1e-9, float(first.value)), 0.06)


def _agree(unit: Unit, other: Unit) -> bool:
    """Whether one word may stand for the other: the same, another kind of thing, vague, or close to it (斤 and pound)."""
    return unit.dimension != other.dimension or unit.vague or other.vague or is_same_unit(unit, other)


def _is_compound(quantity: Quantity, text: Text) -> bool:
    """Whether the number is the first part of a word that holds its unit too (czterodniowy, four-day)."""
    numerals = load(text.language.code)
    if not numerals.stems and not numerals.compounds:
        return False
    word = quantity.span.of(text.content).casefold()
    return word.isalpha() and word not in numerals.words


def _in_number(name: str, word: str) -> str:
    """The unit's word in the plural and with the capital that the text's word has."""
    if (
        word.endswith("s")
        and not name.endswith(("s", "x", "h"))
        and name.isascii()
        and len(name) > 3
        and name not in _NO_PLURAL
    ):
        name += "s"
    return name[0].upper() + name[1:] if word[0].isupper() and not word.isupper() else name


_TIME = "time"
_NO_PLURAL = frozenset(
    {"lei", "leva", "taka", "pyeong", "yuan", "yen", "won", "baht", "dong", "feet", "foot", "sterling"}
)


def _rounded(meant: float, like: Quantity) -> Decimal:
    """As many digits as the text's own number has, two at the least."""
    digits = max(2, len(like.value.normalize().as_tuple().digits))
    value = Decimal(f"{meant:.{digits}g}")
    return value.quantize(Decimal(1)) if value >= 10 ** (digits - 1) else value.normalize()
