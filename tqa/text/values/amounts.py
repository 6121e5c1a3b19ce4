"""Amounts put together from figures, number words and scales: `3.5 million`, „zwei Millionen“, “two and a half”."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tqa.languages.numerals import Numerals
from tqa.text.values.lexicon import Entry, Lexicon
from tqa.text.values.tokens import Line, Token

_TEN = Decimal(10)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
DOZEN = Decimal(12)
_HALF = Decimal("0.5")
_NOTHING = Decimal(0)
_MONEY = frozenset("$€£¥₹₩₽₴")


@dataclass(slots=True)
class Sum:
    """A number while it is read: `total` of finished scales, `current` below the next one."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    smallest: Decimal | None = None
    figures: bool = False
    halved: bool = False

    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def takes(self, value: Decimal, numerals: Numerals, *, joined: bool = False) -> bool:
        """Whether a number word may follow: each adds below the one before it. `joined`: said with “and”."""
        current = self.current
        if current is None:
            return self.smallest is None or value < self.smallest
        if self.figures or value == 0:
            return False
        if current == 0 and self.smallest is not None:
            # “no hundred and one”: một nghìn không trăm lẻ một
            return value < _HUNDRED
        rest = current % 100
        if numerals.vigesimal and ((value == 20 and rest == 4) or (10 <= value < 20 and rest in (60, 80))):
            return True
        if value < 10:
            ten = rest == 10 and not (numerals.units_first or numerals.teens_first)
            return ten or (rest >= 20 and rest % 10 == 0) or (current >= 100 and rest == 0)
        if value < 100:
            units = 0 < rest < 10 and value % 10 == 0
            return (
                (current >= 100 and rest == 0)
                or (units and numerals.units_first and joined)
                or (units and numerals.teens_first and value == 10)
            )
        return current >= 1000 and current % 1000 == 0

    def add(self, value: Decimal, *, vigesimal: bool = False) -> None:
        """`vigesimal`: twenty after four is eighty."""
        if self.current is None and not self.figures and value >= _THOUSAND and value % _THOUSAND == 0:
            # A word that holds its scale: seribu, ألفان.
            self.total += value
            self.smallest = _THOUSAND ** ((len(str(int(value))) - 1) // 3)
        elif self.current is None:
            self.current = value
        elif vigesimal and value == 20 and self.current % 100 == 4:
            self.current += 76
        else:
            self.current += value

    def add_half(self) -> None:
        """“two and a half” and “two millions and a half”."""
        if self.current is None and self.smallest is not None:
            self.total += self.smallest / 2
            self.halved = True
        else:
            self.add(_HALF)

    def scale(self, scale: Decimal) -> bool:
        """Multiply by a scale word; whether that made sense."""
        current, smallest = self.current, self.smallest
        if self.halved and current is None and scale == smallest:
            # ثلاثة ملايين ونصف المليون: the half says its scale once more
            return True
        if scale == _TEN:
            # two hundred three ten: only what stands directly before it is meant
            units = (current or 0) % _TEN
            self.current = (current or 0) + (units * 9 or _TEN)
        elif scale == _HUNDRED and (current is None or current < _HUNDRED) and (smallest is None or smallest > scale):
            self.current = scale if current is None else current * scale
        elif current is not None and self.figures and _is_year(current) and scale <= _THOUSAND:
            # vuonna 2015 sata: in 2015 a hundred; in 2019 thousands of fishermen
            return False
        elif current is not None and (smallest is None or scale < smallest):
            self.total += current * scale
            self.current, self.smallest = None, scale
        elif current is None and smallest is not None and scale >= _THOUSAND:
            self.total *= scale
            self.smallest = smallest * scale
        elif current is not None and smallest is not None and scale > smallest:
            self.total = (self.total + current) * scale
            self.current, self.smallest = None, scale
        elif current is None and smallest is None:
            self.total, self.smallest = scale, scale
        else:
            return False
        return True


class Amount(NamedTuple):
    """What was read: tokens `first` to `after` (half open), the value and what else it may be.

    `figures`: some of it is written in figures. `scales`: how many scale words it has, `scale`: what the last one comes to,
    times those below it that it multiplies (हज़ार करोड़).
    `ordinal`: its last word is one.
    """

    first: int
    after: int
    value: Decimal
    others: tuple[Decimal, ...] = ()
    figures: bool = False
    ordinal: bool = False
    scales: int = 0
    scale: Decimal = Decimal(1)


class AmountReader:
    """Reads the amount that begins at a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numerals = lexicon.numerals
        self._short_scales = lexicon.short_scales

    def read(self, line: Line, at: int) -> Amount | None:
        first = line.tokens[at].readings
        if first and not line.joined(at + 1):
            return Amount(first=at, after=at + 1, value=first[0], others=first[1:], figures=True)
        total = Sum()
        others: tuple[Decimal, ...] = ()
        figures = ordinal = False
        scales = 0
        unit = Decimal(1)
        index = at
        if self._numerals.scales_first and (found := self._scale_first(line, at)) is not None:
            return found
        shift = (
            self._numerals.shifts.get(line.tokens[at].text.casefold(), _NOTHING) if self._numerals.shifts else _NOTHING
        )
        if shift:
            found = self.read(line, at + 1) if line.joined(at + 1) else None
            return None if found is None else _shifted(found, at, shift)
        while index < len(line) and (index == at or line.joined(index) or self._after_comma(line, index, total)):
            token = line.tokens[index]
            entry = token.entry
            if token.readings:
                if index > at and not self._figure_follows(line, index, total):
                    break
                total.figures = figures = True
                total.add(token.readings[0])
                others = token.readings[1:] if index == at else ()
            elif entry is None:
                scale = self._short_scale(line, index)
                if scale is None:
                    break
                if len(token.text) == 1 and not _is_money(line, index):
                    # `125m` may be metres.
                    others = (*others, total.value() * scale)
                    break
                if not total.scale(scale):
                    break
                scales += 1
                others = tuple(value * scale for value in others)
            elif self._adds(entry, total, at=index == at, figures=figures):
                total.add(entry.cardinal or Decimal(0), vigesimal=self._numerals.vigesimal)
            elif entry.scale is not None and (total.current is not None or not self._needs_number(token, entry.scale)):
                if not total.scale(entry.scale):
                    break
                scales, unit = scales + 1, entry.scale * unit if unit < entry.scale else entry.scale
                total.figures = False
                others = tuple(value * entry.scale for value in others)
                if token.text.casefold() in self._numerals.homonyms and line.tokens[index - 1].readings:
                    others = (*others, line.tokens[index - 1].readings[0])
            elif entry.half and index > at and (entry.joined or self._numerals.half_follows):
                total.add_half()
            elif entry.filler and index > at and (length := self._fillers(line, index)):
                index += length - 1
            elif entry.joiner and index > at:
                length = self._after_joiner(line, index, total, figures=figures)
                if not length:
                    break
                ordinal = self._join(line, index + length - 1, total)
                index += length - 1
            elif (
                index > at
                and not figures
                and _is_ordinal(entry)
                and total.takes(entry.ordinal or Decimal(0), self._numerals)
            ):
                total.add(entry.ordinal or Decimal(0))
                ordinal = True
            else:
                break
            index += 1
            if ordinal:
                break
        if index == at:
            return None
        return Amount(
            first=at, after=index, value=total.value(), others=others, figures=figures, ordinal=ordinal, scales=scales,
            scale=unit,
        )  # fmt: skip

    def _needs_number(self, token: Token, scale: Decimal) -> bool:
        """Whether the scale is one only behind a number: two dozen, полтора десятка."""
        return scale == DOZEN or (
            bool(self._numerals.counted_scales) and token.text.casefold() in self._numerals.counted_scales
        )

    def _fillers(self, line: Line, index: int) -> int:
        """How many words stand before the scale of the number, such as “other”; 0 if no scale comes."""
        first = index
        while index < len(line) and line.joined(index) and (entry := line.entry(index)) is not None and entry.filler:
            index += 1
        scale, last = line.entry(index), line.entry(index - 1)
        if scale is None or scale.scale is None or last is None or last.joiner or not line.joined(index):
            return 0
        return index - first

    def _adds(self, entry: Entry, total: Sum, *, at: bool, figures: bool) -> bool:
        if entry.cardinal is None or figures or (at and entry.scale is not None):
            return False
        return total.takes(entry.cardinal, self._numerals, joined=entry.joined)

    def _join(self, line: Line, last: int, total: Sum) -> bool:
        """Take in what the joiner joins, ending with token `last`; whether that is an ordinal."""
        entry = line.entry(last)
        assert entry is not None
        if entry.half:
            total.add_half()
        elif entry.cardinal is not None:
            total.add(entry.cardinal)
        elif entry.scale is not None:
            total.scale(entry.scale)
        elif entry.ordinal is not None:
            total.add(entry.ordinal)
            return True
        return False

    def _after_joiner(self, line: Line, index: int, total: Sum, *, figures: bool) -> int:
        """How many tokens belong to the number from the joiner on; 0 if the joiner joins something else."""
        entry = line.entry(index + 1)
        if entry is None or not line.joined(index + 1):
            return 0
        if entry.half:
            return 2
        if entry.article or entry.cardinal == 1:
            half = line.entry(index + 2)
            if half is not None and half.half and line.joined(index + 2):
                return 3
            if entry.article:
                return 0
        if entry.scale is not None and self._numerals.scales_joined and (total.current is not None or figures):
            return 2
        if figures:
            return 0
        if entry.scale == _HUNDRED and total.current is None and total.smallest is not None:
            return 2
        value = entry.ordinal if entry.cardinal is None else entry.cardinal
        scale = line.entry(index + 2)
        if (
            scale is not None
            and scale.scale is not None
            and total.smallest is not None
            and scale.scale > total.smallest
        ):
            # “five lakh and two crore” are two numbers.
            return 0
        if value is None or not total.takes(value, self._numerals, joined=True):
            return 0
        fewest = 10 if self._numerals.scales_first else 20
        return 2 if not total.current or total.current >= fewest or self._numerals.units_first else 0

    def _scale_first(self, line: Line, at: int) -> Amount | None:
        """“elfu mbili mia tatu na arobaini”: each scale is counted by what stands after it."""
        total, limit, index = _NOTHING, Decimal(0), at
        figures, scales = False, 0
        while True:
            entry = line.entry(index)
            if entry is not None and entry.scale is not None and (not limit or entry.scale < limit):
                factor, index, told = self._factor_after(line, index + 1, entry.scale)
                total, limit, figures, scales = total + entry.scale * factor, entry.scale, figures or told, scales + 1
            elif entry is not None and entry.cardinal and limit and entry.cardinal < limit:
                rest, index = self._small(line, index)
                total, limit = total + rest, Decimal(1)
            else:
                break
            if not line.joined(index) and not (index < len(line) and line.gap(index) == ", "):
                break
            joiner = line.entry(index)
            if joiner is not None and joiner.joiner:
                following = line.entry(index + 1)
                if following is not None and following.half and limit > 1 and line.joined(index + 1):
                    total, index = total + limit / 2, index + 2
                    break
                if following is None or not (following.scale or following.cardinal) or not line.joined(index + 1):
                    break
                if (following.scale or following.cardinal or limit) >= limit:
                    break
                index += 1
        return Amount(first=at, after=index, value=total, figures=figures, scales=scales) if scales else None

    def _factor_after(self, line: Line, index: int, scale: Decimal) -> tuple[Decimal, int, bool]:
        """What counts a scale that stands before it, the token after that, and whether it is in figures."""
        if index >= len(line) or not line.joined(index):
            return Decimal(1), index, False
        token, entry = line.tokens[index], line.entry(index)
        if token.readings:
            value = token.readings[0]
            # “milyan 2,210,534”: the figure has its millions already.
            return value / scale if scale > _THOUSAND and value >= scale else value, index + 1, True
        if entry is not None and entry.scale is not None and entry.scale < scale:
            factor, after, told = self._factor_after(line, index + 1, entry.scale)
            joiner, rest = line.entry(after), line.entry(after + 1)
            joined = joiner is not None and joiner.joiner and line.joined(after) and line.joined(after + 1)
            if joined and rest is not None and rest.cardinal and rest.cardinal < entry.scale:
                small, after = self._small(line, after + 1)
                return entry.scale * factor + small, after, told
            return entry.scale * factor, after, told
        if entry is not None and entry.cardinal:
            value, after = self._small(line, index) if scale >= _THOUSAND else (entry.cardinal, index + 1)
            return value, after, False
        return Decimal(1), index, False

    def _small(self, line: Line, index: int) -> tuple[Decimal, int]:
        """A number below a hundred, with “and” between tens and units, and the token after it."""
        tens, joiner, units = line.entry(index), line.entry(index + 1), line.entry(index + 2)
        assert tens is not None
        value = tens.cardinal or _NOTHING
        joined = joiner is not None and joiner.joiner and line.joined(index + 1) and line.joined(index + 2)
        if joined and value % 10 == 0 and units is not None and units.cardinal and units.cardinal < 10:
            return value + units.cardinal, index + 3
        return value, index + 1

    def _after_comma(self, line: Line, index: int, total: Sum) -> bool:
        """“two thousand, three hundred and four”."""
        entry = line.entry(index)
        if line.gap(index) != ", " or total.current is not None or total.smallest is None or total.figures:
            return False
        if entry is None or entry.cardinal is None:
            return False
        for following in range(index + 1, index + 3):
            scale = line.entry(following)
            if scale is None or not line.joined(following):
                break
            if scale.scale is not None and scale.scale < total.smallest:
                return True
        return entry.cardinal >= _HUNDRED

    def _figure_follows(self, line: Line, index: int, total: Sum) -> bool:
        """A figure goes on with the number only between scales: “2 million 300 thousand”."""
        if total.current is not None or total.smallest is None or line.gap(index) != " ":
            return False
        following = line.entry(index + 1)
        return following is not None and following.scale is not None and following.scale < total.smallest

    def _short_scale(self, line: Line, index: int) -> Decimal | None:
        """“bn” and “k” after figures; a single letter only directly after them."""
        token, before = line.tokens[index], line.tokens[index - 1]
        if index == 0 or not before.readings:
            return None
        if before.end != token.start and len(token.text) < 2 and not _is_money(line, index):
            return None
        return self._short_scales.get(token.text.casefold())

    def factor(self, line: Line, index: int) -> Decimal | None:
        """The scale that a token is, for a figure before it."""
        if index >= len(line):
            return None
        token = line.tokens[index]
        if token.entry is not None and token.entry.scale is not None:
            return token.entry.scale
        return self._short_scale(line, index)


def _shifted(found: Amount, at: int, shift: Decimal) -> Amount:
    """“साढ़े तीन करोड़” is three and a half crore: the shift is of what the scale counts."""
    return found._replace(first=at, value=found.value + shift * found.scale, others=(found.value,))


def _is_year(value: Decimal) -> bool:
    return _FIRST_YEAR <= value <= _LAST_YEAR and value % 1 == 0


def _is_ordinal(entry: Entry) -> bool:
    return entry.ordinal is not None


def _is_money(line: Line, index: int) -> bool:
    """Whether a sign of a currency stands before the figure that the token follows, or after the token (M€)."""
    start, end = line.tokens[index - 1].start, line.tokens[index].end
    return line.content[max(0, start - 1) : start] in _MONEY or line.content[end : end + 1] in _MONEY
