"""Numbers of languages that set words apart: digits, number words, and both together (`3.5 million`, `two and a half`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tqa.languages.numerals import Numerals
from tqa.text.values.digits import SPACES, clock_parts, read_digits
from tqa.text.values.lexicon import Entry, Lexicon, lexicon_of
from tqa.text.values.quantity import Firmness, Kind, Quantity

_PUNCTUATION = r"\s\d!-@\[-`{-©«-´¶-¹»-¿×÷–-‛“-‟…‰‹›⁄„،؛؟۔٪٫٬।॥。、，！？：；（）「」『』《》【】％～〜"
_WORD = rf"[^{_PUNCTUATION}]+"
_GAP = frozenset(["", "-", "‑", "–", *SPACES, "  "])
_RANGE_GAP = re.compile(r"\s?[-‐‑–—−~]\s?")
_HUNDRED = Decimal(100)
_DOZEN = Decimal(12)
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_CENT = Decimal("0.01")
_HALF = Decimal("0.5")
_CURRENCY_CODES = frozenset(
    [
        "RMB",
        "USD",
        "EUR",
        "GBP",
        "JPY",
        "CNY",
        "HKD",
        "KRW",
        "INR",
        "RUB",
        "UAH",
        "PLN",
        "CZK",
        "CHF",
        "CAD",
        "AUD",
        "TRY",
        "BRL",
        "MXN",
        "SEK",
        "NOK",
        "DKK",
        "ILS",
    ]
)
"""Letters that stand directly before an amount of money and make it no label."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a figure; `readings` of a figure, `entry` of a word."""

    start: int
    end: int
    text: str
    readings: tuple[Decimal, ...] = ()
    entry: Entry | None = None
    hour: bool = False
    minute: bool = False


@dataclass(slots=True)
class _Sum:
    """A number while it is read: `total` of finished scales, `current` below the next one."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    smallest: Decimal | None = None
    figures: bool = False

    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def takes(self, value: Decimal, numerals: Numerals, *, joined: bool = False) -> bool:
        """Whether a number word may follow: each adds below the one before it. `joined`: said with “and”."""
        current = self.current
        if current is None:
            return self.smallest is None or value < self.smallest
        if self.figures or value == 0:
            return False
        rest = current % 100
        if numerals.vigesimal and ((value == 20 and rest == 4) or (10 <= value < 20 and rest in (60, 80))):
            return True
        if value < 10:
            return (rest >= 10 and rest % 10 == 0) or (current >= 100 and rest == 0)
        if value < 100:
            units = 0 < rest < 10 and value % 10 == 0
            return (
                (current >= 100 and rest == 0)
                or (units and numerals.units_first and (joined or value == 10))
                or (units and numerals.teens_first and value == 10)
            )
        return current >= 1000 and current % 1000 == 0

    def add(self, value: Decimal) -> None:
        if self.current is None:
            self.current = value
        elif value == 20 and self.current % 100 == 4:
            self.current += 76
        else:
            self.current += value

    def add_half(self) -> None:
        """“two and a half” and “two millions and a half”."""
        if self.current is None and self.smallest is not None:
            self.total += self.smallest / 2
        else:
            self.add(_HALF)

    def scale(self, scale: Decimal) -> bool:
        """Multiply by a scale word; whether that made sense."""
        if scale == _HUNDRED and self.current is not None and self.current < _HUNDRED:
            self.current *= scale
        elif self.current is not None and (self.smallest is None or scale < self.smallest):
            self.total += self.current * scale
            self.current, self.smallest = None, scale
        elif self.current is None and self.smallest is not None and scale >= 1000:
            self.total *= scale
            self.smallest = self.smallest * scale
        elif self.current is not None and self.smallest is not None and scale > self.smallest:
            self.total = (self.total + self.current) * scale
            self.current, self.smallest = None, scale
        elif self.current is None and self.smallest is None:
            if scale == _HUNDRED:
                self.current = scale
            else:
                self.total, self.smallest = scale, scale
        else:
            return False
        return True


class Speller:
    """Reads one language. `read` gives quantities in the order of the text."""

    def __init__(self, code: str) -> None:
        self.lexicon: Lexicon = lexicon_of(code)
        numerals = self.numerals = self.lexicon.numerals
        self.capitals = all(name[0].isupper() for name in self.lexicon.dates.spelt_months.values())
        spaces = SPACES if " " in numerals.grouping else SPACES[1:]
        grouped = rf"(?<![\d.,])\d{{1,3}}(?:[{spaces}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?"
        inner = rf"(?:['’ʼ]{_WORD})*" if numerals.apostrophes else ""
        clocks = "".join(f"|{clock}" for clock in numerals.clocks)
        # Words first: they are the most frequent by far.
        self._token = re.compile(
            rf"(?!https?:|www\.)({_WORD}{inner})"
            rf"|(?:https?:|www\.)\S+"
            rf"|(?P<clock>(?<!\d)(?:\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?(?!\d){clocks}))"
            rf"|(?P<date>(?<!\d)(?:\d{{1,2}}(?P<m>[./-])\d{{1,2}}(?P=m)(?:\d{{4}}|\d{{2}})"
            rf"|\d{{4}}(?P<n>[./-])\d{{1,2}}(?P=n)\d{{1,2}})(?!\d))"
            rf"|(?P<figure>{grouped}|\d+(?:[.,'’·٫٬]\d+|،\d{{3}}(?!\d))*)"
        )
        marks = "|".join(re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for p in numerals.percent)
        about = "|".join(sorted(map(re.escape, numerals.about)))
        self._about = (
            re.compile(rf"(?:^|\W)(?:{about})\W{{1,3}}(?:[^\W\d_]+\W{{1,3}})?$", re.IGNORECASE) if about else None
        )
        self._percent = re.compile(rf"[\s-]?(?:{marks}|[%٪％])", re.IGNORECASE)

    def read(self, content: str) -> Iterator[Quantity]:
        tokens = list(self._tokens(content))
        at = 0
        while at < len(tokens):
            quantity, following = self._at(content, tokens, at)
            if quantity is not None:
                yield quantity
            at = following

    def _tokens(self, content: str) -> Iterator[Token]:
        """Figures, words of numbers, and what stands directly after figures; other words are passed over."""
        look_up = self.lexicon.look_up
        near = -1
        for match in self._token.finditer(content):
            text = match[1]
            if text is not None:
                entry = look_up(text)
                if entry is not None or match.start() <= near or text[0] in "IVX":
                    yield Token(match.start(), match.end(), text, (), entry)
                continue
            near = match.end() + 1
            if match["figure"]:
                yield from self._figures(match)
            elif match["clock"]:
                yield from _clock(match)
            elif match["date"]:
                for piece in re.finditer(r"\d+", match.group()):
                    start = match.start() + piece.start()
                    yield Token(start, start + len(piece.group()), piece.group(), (Decimal(piece.group()),))

    def _figures(self, match: re.Match[str]) -> Iterator[Token]:
        text = match.group()
        readings = read_digits(text, self.numerals.decimal, self.numerals.grouping)
        if readings:
            yield Token(match.start(), match.end(), text, readings)
            return
        for piece in re.finditer(r"\d+", text):
            start = match.start() + piece.start()
            yield Token(start, start + len(piece.group()), piece.group(), (Decimal(piece.group()),))

    def _at(self, content: str, tokens: list[Token], at: int) -> tuple[Quantity | None, int]:
        token = tokens[at]
        entry = token.entry
        if token.readings:
            return self._number(content, tokens, at)
        if token.text.casefold() in self.numerals.percent_before and (
            found := self._percent_after(content, tokens, at)
        ):
            return found
        if entry is None:
            return _roman(token), at + 1
        if (entry.month or entry.weekday) and (named := self._named(tokens, at, entry)):
            return named, at + 1
        if entry.half and (found := self._half_of(content, tokens, at)):
            return found
        if entry.article:
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if (
                following is not None
                and following.entry
                and following.entry.scale
                and _adjacent(content, token, following)
            ):
                return self._number(content, tokens, at + 1, start=token.start)
            return None, at + 1
        if entry.ordinal is not None and entry.ordinal < 10 and (found := self._ordinal_and(content, tokens, at)):
            return found
        if entry.loose and entry.scale is None and not self._begins_number(content, tokens, at):
            return _loose(token, entry), at + 1
        if entry.cardinal is not None or entry.scale is not None:
            return self._number(content, tokens, at)
        if entry.ordinal is not None:
            firmness = Firmness.LOOSE if entry.ordinal <= 2 or entry.fraction is not None else Firmness.SPELT
            parts = (entry.fraction,) if entry.fraction is not None else ()
            return Quantity(token.start, token.end, (entry.ordinal,), Kind.ORDINAL, firmness, parts), at + 1
        if entry.fraction is not None:
            readings = (entry.fraction, entry.fraction * 100)
            return Quantity(token.start, token.end, readings, Kind.FRACTION, Firmness.LOOSE), at + 1
        return None, at + 1

    def _percent_after(self, content: str, tokens: list[Token], at: int) -> tuple[Quantity, int] | None:
        """“yüzde 20” is 20 per cent."""
        if at + 1 >= len(tokens) or not _adjacent(content, tokens[at], tokens[at + 1]):
            return None
        following = tokens[at + 1]
        if not (following.readings or (following.entry and following.entry.cardinal is not None)):
            return None
        quantity, index = self._number(content, tokens, at + 1)
        if quantity is None:
            return None
        readings = (*quantity.readings, quantity.value * _CENT)
        return quantity._replace(start=tokens[at].start, readings=readings, kind=Kind.PERCENT), index

    def _ordinal_and(self, content: str, tokens: list[Token], at: int) -> tuple[Quantity, int] | None:
        """“the sixth and thirty”, “the third ten”: Arabic and Hebrew ordinals above ten."""
        if not (self.numerals.units_first or self.numerals.teens_first) or at + 1 >= len(tokens):
            return None
        entry, following = tokens[at].entry, tokens[at + 1].entry
        if entry is None or entry.ordinal is None or following is None or following.cardinal is None:
            return None
        joined = following.joined and following.cardinal % 10 == 0
        if not _adjacent(content, tokens[at], tokens[at + 1]) or not (joined or following.cardinal == 10):
            return None
        value = entry.ordinal + following.cardinal
        return Quantity(tokens[at].start, tokens[at + 1].end, (value,), Kind.ORDINAL, Firmness.SPELT), at + 2

    def _begins_number(self, content: str, tokens: list[Token], at: int) -> bool:
        """“un millón”, “on iki”: a homonym that the word after it makes a number."""
        entry = tokens[at].entry
        if at + 1 >= len(tokens) or entry is None or entry.cardinal is None:
            return False
        following = tokens[at + 1].entry
        if following is None or not _adjacent(content, tokens[at], tokens[at + 1]):
            return False
        if following.scale is not None:
            return True
        if following.joiner and at + 2 < len(tokens) and entry.cardinal >= 20:
            following = tokens[at + 2].entry or following
        first = _Sum(current=entry.cardinal)
        value = following.ordinal if following.cardinal is None else following.cardinal
        return value is not None and first.takes(value, self.numerals, joined=following.joined)

    def _named(self, tokens: list[Token], at: int, entry: Entry) -> Quantity | None:
        """A month or a day of the week; a short or doubtful name is loose unless a figure stands beside it."""
        token = tokens[at]
        before, after = tokens[max(0, at - 2) : at], tokens[at + 1 : at + 2]
        beside = any(other.readings and token.start - other.end <= 4 for other in before) or any(
            other.readings and other.start - token.end <= 2 for other in after
        )
        if entry.beside_figure and not beside:
            if entry.ordinal is not None or entry.cardinal is not None or entry.loose or entry.fraction is not None:
                return None
            if self.capitals and not token.text[0].isupper():
                return None
        if entry.month is not None:
            kind, value = Kind.MONTH, entry.month
        elif entry.weekday is not None:
            kind, value = Kind.WEEKDAY, entry.weekday
        else:
            return None
        firmness = Firmness.LOOSE if entry.beside_figure and not beside else Firmness.SPELT
        return Quantity(token.start, token.end, (Decimal(value),), kind, firmness)

    def _half_of(self, content: str, tokens: list[Token], at: int) -> tuple[Quantity, int] | None:
        """“half a million”, “halbe Million”."""
        following = at + 1
        if following < len(tokens) and tokens[following].entry and tokens[following].entry.article:  # type: ignore[union-attr]
            following += 1
        if following >= len(tokens) or not _adjacent(content, tokens[following - 1], tokens[following]):
            return None
        entry = tokens[following].entry
        if entry is None or entry.scale is None:
            return None
        return (
            Quantity(tokens[at].start, tokens[following].end, (entry.scale / 2,), Kind.COUNT, Firmness.SPELT),
            following + 1,
        )

    def _number(
        self, content: str, tokens: list[Token], at: int, *, start: int | None = None
    ) -> tuple[Quantity | None, int]:
        first = tokens[at]
        total = _Sum()
        alternatives: tuple[Decimal, ...] = ()
        figures = False
        ordinal = False
        scales = 0
        index = at
        end = first.start
        while index < len(tokens):
            token = tokens[index]
            if index > at and not _adjacent(content, tokens[index - 1], token):
                break
            entry = token.entry
            if token.readings:
                if index > at and not self._figure_follows(content, tokens, index, total):
                    break
                total.add(token.readings[0])
                total.figures = figures = True
                alternatives = token.readings[1:] if index == at else ()
            elif entry is None:
                scale = self._short_scale(content, tokens, index)
                if scale is None:
                    break
                if not self._is_money(content, tokens[index - 1], token):
                    alternatives = (*alternatives, total.value() * scale)
                    index += 1
                    end = token.end
                    break
                if not total.scale(scale):
                    break
                scales += 1
                alternatives = tuple(value * scale for value in alternatives)
            elif (
                entry.cardinal is not None
                and not (index == at and entry.scale)
                and not figures
                and total.takes(entry.cardinal, self.numerals, joined=entry.joined)
            ):
                total.add(entry.cardinal)
            elif entry.scale is not None and (entry.scale != _DOZEN or total.current is not None):
                if not total.scale(entry.scale):
                    break
                scales += 1
                total.figures = False
                alternatives = tuple(value * entry.scale for value in alternatives)
                if token.text.casefold() in self.numerals.homonyms and tokens[index - 1].readings:
                    alternatives = (*alternatives, tokens[index - 1].readings[0])
            elif entry.half and index > at:
                total.add_half()
            elif entry.joiner and index > at and (step := self._after_joiner(content, tokens, index, total)):
                if step == 2 and tokens[index + 1].entry and tokens[index + 1].entry.half:  # type: ignore[union-attr]
                    total.add_half()
                    index += 1
                elif step == 3:
                    total.add_half()
                    index += 2
            elif entry.ordinal is not None and index > at and not figures and total.takes(entry.ordinal, self.numerals):
                total.add(entry.ordinal)
                ordinal = True
                index += 1
                end = tokens[index - 1].end
                break
            else:
                break
            index += 1
            end = tokens[index - 1].end
        if index == at:
            return None, at + 1
        return self._finish(
            content, tokens, at, index, first.start if start is None else start, end, total.value(), alternatives,
            figures=figures, ordinal=ordinal, scales=scales,
        )  # fmt: skip

    def _figure_follows(self, content: str, tokens: list[Token], index: int, total: _Sum) -> bool:
        """A figure goes on with the number only between scales: “2 million 300 thousand”."""
        if total.current is not None or total.smallest is None or tokens[index - 1].end == tokens[index].start:
            return False
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            following is not None
            and following.entry is not None
            and following.entry.scale is not None
            and following.entry.scale < total.smallest
            and content[tokens[index - 1].end : tokens[index].start] == " "
        )

    def _short_scale(self, content: str, tokens: list[Token], index: int) -> Decimal | None:
        """“bn” and “k” after figures; a single letter only directly after them."""
        token = tokens[index]
        if index == 0 or not tokens[index - 1].readings:
            return None
        value = self.lexicon.short_scales.get(token.text.casefold())
        if value is None or (tokens[index - 1].end != token.start and len(token.text) < 2):
            return None
        return value

    @staticmethod
    def _is_money(content: str, figure: Token, scale: Token) -> bool:
        """Whether `125m` is 125 million rather than metres: longer letters are, one needs a currency before it."""
        return len(scale.text) > 1 or (figure.start > 0 and content[figure.start - 1] in "$€£¥₹₩₽₴")

    def _after_joiner(self, content: str, tokens: list[Token], index: int, total: _Sum) -> int:
        """How many tokens belong to the number from the joiner on; 0 if the joiner joins something else."""
        if index + 1 >= len(tokens) or not _adjacent(content, tokens[index], tokens[index + 1]):
            return 0
        entry = tokens[index + 1].entry
        if entry is None:
            return 0
        if entry.ordinal is not None and entry.cardinal is None and not total.figures:
            return 1 if total.takes(entry.ordinal, self.numerals) else 0
        if entry.cardinal is not None and not total.figures:
            takes = total.takes(entry.cardinal, self.numerals, joined=True)
            return 1 if takes and (total.current is None or total.current >= 20 or self.numerals.units_first) else 0
        if entry.half and index:
            return 2
        if entry.article and index + 2 < len(tokens):
            half = tokens[index + 2].entry
            if half is not None and half.half:
                return 3
        return 0

    def _finish(
        self,
        content: str,
        tokens: list[Token],
        at: int,
        index: int,
        start: int,
        end: int,
        value: Decimal,
        alternatives: tuple[Decimal, ...],
        *,
        figures: bool,
        ordinal: bool,
        scales: int,
    ) -> tuple[Quantity | None, int]:
        readings = (value, *alternatives)
        kind = Kind.ORDINAL if ordinal else Kind.COUNT
        parts: tuple[Decimal, ...] = ()
        firmness = Firmness.FIRM if figures else Firmness.SPELT
        if not figures and index == at + 1 and (value <= 1 or scales):
            firmness = Firmness.LOOSE
        following = tokens[index] if index < len(tokens) else None
        percent = self._percent.match(content, end)
        token = tokens[at]
        if content.startswith("‰", end):
            readings, kind, end = (value / 10, value, value / 1000), Kind.PERCENT, end + 1
        elif percent:
            end = percent.end()
            kind = Kind.PERCENT
            readings = (*readings, value * _CENT)
            while index < len(tokens) and tokens[index].start < end:
                index += 1
        elif following is not None and following.start == end and figures and not scales:
            kind, end, index, extra = self._glued(following, kind, end, index, value)
            readings = (*readings, *extra)
        elif (
            following is not None
            and following.entry is not None
            and following.entry.fraction is not None
            and value < 100
            and value == value.to_integral_value()
            and following.entry.fraction * value < 10
            and _adjacent(content, tokens[index - 1], following)
        ):
            whole = (value * following.entry.fraction).quantize(Decimal("0.00001"))
            parts = (value, following.entry.fraction)
            readings = (whole, whole * 100)
            kind, end, index = Kind.FRACTION, following.end, index + 1
            firmness = Firmness.SPELT
        if figures and not scales and kind in (Kind.COUNT, Kind.LABEL) and _is_label(content, token.start):
            kind = Kind.LABEL
        if token.hour or token.minute:
            kind = Kind.HOUR if token.hour else Kind.MINUTE
            if token.minute and not value:
                firmness = Firmness.LOOSE
        if 1900 <= value < 2100:
            parts = (*parts, value % 100)
        elif figures and not scales and not token.text.isdigit():
            parts = (*parts, *_pieces(token.text))
        readings, index = self._scaled_range(content, tokens, index, end, readings, value, figures=figures)
        return Quantity(start, end, readings, kind, firmness, parts, self._is_rounded(content, start)), index

    def _is_rounded(self, content: str, start: int) -> bool:
        return self._about is None or self._about.search(content[max(0, start - 24) : start]) is not None

    def _glued(
        self, word: Token, kind: Kind, end: int, index: int, value: Decimal
    ) -> tuple[Kind, int, int, tuple[Decimal, ...]]:
        """What directly follows figures: an ordinal's ending, a decade's, a letter of a label, a unit."""
        text = word.text.casefold()
        if text in self.numerals.decade_suffixes and value % 10 == 0 and value:
            return Kind.DECADE, word.end, index + 1, (value % 100,) if value > 1000 else (1900 + value,)
        if text in self.numerals.ordinal_suffixes:
            return Kind.ORDINAL, word.end, index + 1, ()
        if word.text.isupper() and word.text.isascii() and len(word.text) <= 2:
            return Kind.LABEL, word.end, index + 1, ()
        return kind, end, index, ()

    def _scaled_range(
        self,
        content: str,
        tokens: list[Token],
        index: int,
        end: int,
        readings: tuple[Decimal, ...],
        value: Decimal,
        *,
        figures: bool,
    ) -> tuple[tuple[Decimal, ...], int]:
        """“2 to 3 million”: the first number may be meant in the second one's scale."""
        second = index
        if second < len(tokens) and tokens[second].text.casefold() in self.numerals.ranges:
            second += 1
        elif not _RANGE_GAP.match(content, end):
            return readings, index
        if second + 1 >= len(tokens) or tokens[second].start - end > 6:
            return readings, index
        number, scale = tokens[second], tokens[second + 1]
        if not (number.readings or (number.entry and number.entry.cardinal is not None)):
            return readings, index
        factor = (scale.entry.scale if scale.entry else None) or (
            self.lexicon.short_scales.get(scale.text.casefold()) if number.readings else None
        )
        if factor is not None and factor > _DOZEN and value < 1000:
            return (value * factor, *readings) if figures else (*readings, value * factor), index
        return readings, index


def _pieces(text: str) -> tuple[Decimal, ...]:
    """The numbers between the marks of `5.30` or `116 123`, which may be a time of day or a telephone number."""
    if any(space in text for space in SPACES):
        return tuple(Decimal(piece) for piece in re.findall(r"\d+", text))
    pieces = re.findall(r"\d+", text)
    if "," in text and len(pieces) == 2 and len(pieces[1]) < 3:
        return tuple(map(Decimal, pieces))
    return clock_parts(text)


def _adjacent(content: str, left: Token, right: Token) -> bool:
    return content[left.end : right.start] in _GAP


def _is_label(content: str, start: int) -> bool:
    """Letters directly before the figures, or an upper-case word and a hyphen: iPhone6, COVID-19, F-35."""
    if not start:
        return False
    before = content[start - 1]
    if before.isalpha():
        return content[max(0, start - 3) : start] not in _CURRENCY_CODES
    if before not in "-‑" or start < 2:
        return False
    return content[start - 2].isupper()


def _clock(match: re.Match[str]) -> Iterator[Token]:
    text = match.group("clock")
    pieces = [(piece.start(), piece.group()) for piece in re.finditer(r"\d+", text)]
    if len(pieces[0][1]) == 4:
        pieces = [(0, text[:2]), (2, text[2:4])]
    for number, (offset, figures) in enumerate(pieces):
        value = Decimal(figures)
        start = match.start() + offset
        readings: tuple[Decimal, ...] = (value,)
        if number == 0 and len(pieces) <= 2 and value <= 24:
            readings = (value, (value + 12) % 24)
        yield Token(start, start + len(figures), figures, readings, None, number == 0, number > 0)


def _loose(token: Token, entry: Entry) -> Quantity:
    readings = [*entry.loose]
    for value in (entry.cardinal, entry.ordinal, entry.fraction):
        if value is not None:
            readings.insert(0, value)
    return Quantity(token.start, token.end, tuple(readings), Kind.COUNT, Firmness.LOOSE)


def _roman(token: Token) -> Quantity | None:
    """Roman numerals of two and more letters, and V and X: centuries, monarchs, congresses."""
    text = token.text
    if text[0] not in "IVX" or text == "I" or not (match := _ROMAN.fullmatch(text)) or not match.group():
        return None
    value = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        step = _ROMAN_VALUES[letter]
        value += -step if following and _ROMAN_VALUES[following] > step else step
    return Quantity(token.start, token.end, (Decimal(value),), Kind.ORDINAL, Firmness.LOOSE)


@cache
def speller_of(code: str) -> Speller:
    return Speller(code)
