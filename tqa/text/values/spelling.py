"""Numbers of languages that set words apart, in figures and words: what they are, besides how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from tqa.text.text import Text
from tqa.text.values.alone import century, collective, loose, part, roman
from tqa.text.values.amounts import DOZEN, Amount, AmountReader, Sum
from tqa.text.values.digits import NOUGHTS, SPACES, clock_parts
from tqa.text.values.lexicon import Entry, lexicon_of
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.tokens import Line, Token, Tokenizer

_RANGE_GAP = re.compile(r"\s?[-‐‑–—−~]\s?")
_RANGE_WIDTH = 6
_BESIDE = 12
_NOON = Decimal(12)
_HALF_HOUR = Decimal(30)
_CENT = Decimal("0.01")
_FIRST_CENTURY, _LAST_CENTURY = 11, 20
_FIVE_PLACES = Decimal("0.00001")
_ILLNESSES = frozenset({"covid"})
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‑]$")
_DIGITS = re.compile(r"\d+")
_YEAR_RANGE = re.compile(r"(1\d\d\d|20\d\d)[-‑–/]$", re.ASCII)
_CURRENCY_CODES = frozenset(
    "RMB USD EUR GBP JPY CNY HKD KRW INR RUB UAH PLN CZK CHF CAD AUD TRY BRL MXN SEK NOK DKK ILS".split()  # noqa: SIM905
)
"""Letters that stand directly before an amount of money and make it no label."""

Found = tuple[Quantity | None, int]
"""What begins at a token, and the token after it."""


class Speller:
    """Reads one language. `read` gives quantities in the order of the text."""

    def __init__(self, code: str) -> None:
        lexicon = lexicon_of(code)
        numerals = self._numerals = lexicon.numerals
        self._tokenizer = Tokenizer(lexicon)
        self._amounts = AmountReader(lexicon)
        self._ordinal_before = tuple(f" {mark}" for mark in numerals.ordinal_before)
        self._part_of = frozenset(word for phrase in numerals.part_of for word in phrase.split()[:1])
        self._dates = lexicon.dates
        self._capitals = all(name[0].isupper() for name in lexicon.dates.spelt_months.values())
        marks = "|".join(re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for p in numerals.percent)
        self._percent = re.compile(rf"[\s-]?(?:{marks}|[%٪％])", re.IGNORECASE)
        about = "|".join(sorted(map(re.escape, numerals.about)))
        self._about = (
            re.compile(rf"(?:^|\W)(?:{about})\W{{1,3}}(?:[^\W\d_]+\W{{1,3}})?$", re.IGNORECASE) if about else None
        )

    def read(self, text: Text) -> Iterator[Quantity]:
        line = self._tokenizer.line(text)
        at, end = 0, len(line.tokens)
        while at < end:
            quantity, at = self._at(line, at)
            if quantity is not None:
                yield quantity

    def _at(self, line: Line, at: int) -> Found:
        token = line.tokens[at]
        entry = token.entry
        if token.readings:
            return self._number(line, at)
        numerals = self._numerals
        if (
            numerals.percent_before
            and token.text.casefold() in numerals.percent_before
            and (found := self._percent_after(line, at))
        ):
            return found
        if entry is None:
            return roman(line, at), at + 1
        if numerals.shifts and token.text.casefold() in numerals.shifts and (found := self._shifted(line, at)):
            return found
        if numerals.denominator_endings and (found := self._fraction_told(line, at, entry)):
            return found
        if numerals.centuries and (age := century(line, at, numerals)) is not None:
            return age, at + 1
        if (entry.month or entry.weekday) and (named := self._named(line, at, entry)):
            return named, at + 1
        if entry.half and (found := self._half_of(line, at)):
            return found
        if entry.article:
            following = line.entry(at + 1)
            if following is not None and following.scale is not None and line.joined(at + 1):
                return self._number(line, at + 1, start=token.start)
            return None, at + 1
        if entry.ordinal is not None and (found := self._ordinals(line, at, entry)):
            return found
        if entry.loose and entry.scale is None and not self._begins_number(line, at):
            return collective(line, at, self._numerals) or loose(line, at, entry, self._numerals), at + 1
        if entry.cardinal is not None or entry.scale is not None:
            return self._number(line, at)
        return part(line, at, entry, self._part_of), at + 1

    def _percent_after(self, line: Line, at: int) -> Found | None:
        """“yüzde 20” is 20 per cent."""
        if not line.joined(at + 1):
            return None
        entry = line.entry(at + 1)
        if not line.tokens[at + 1].readings and (entry is None or entry.cardinal is None):
            return None
        quantity, after = self._number(line, at + 1)
        if quantity is None:
            return None
        readings = (*quantity.readings, quantity.value * _CENT)
        return quantity._replace(start=line.tokens[at].start, readings=readings, kind=Kind.PERCENT), after

    def _shifted(self, line: Line, at: int) -> Found | None:
        """“साढ़े तीन”, if a number stands there."""
        entry = line.entry(at + 1)
        if not line.joined(at + 1):
            return None
        if line.tokens[at + 1].readings or (
            entry is not None and (entry.cardinal is not None or entry.scale is not None)
        ):
            return self._number(line, at)
        return None

    def _ordinals(self, line: Line, at: int, entry: Entry) -> Found | None:
        """Ordinals of two words: “dwudziesty pierwszy”, and in Arabic “the sixth and thirty”, “the third ten”."""
        last = at + 1
        following = line.entry(last)
        if following is not None and following.joiner and not following.joined and line.joined(last):
            # tuttugasta og fyrsta
            last += 1
            following = line.entry(last)
        if entry.ordinal is None or following is None or not line.joined(last):
            return None
        value: Decimal | None = None
        tens = entry.ordinal >= 10 and entry.ordinal % 10 == 0
        if tens and following.ordinal is not None and following.ordinal < 10 and entry.cardinal is None:
            value = following.ordinal
        elif last == at + 1 and self._turns_round(entry.ordinal, following):
            value = following.cardinal
        if value is None:
            return None
        span = line.tokens[at].start, line.tokens[last].end
        return Quantity(*span, (entry.ordinal + value,), Kind.ORDINAL, Firmness.SPELT), last + 1

    def _turns_round(self, ordinal: Decimal, following: Entry) -> bool:
        if not (self._numerals.units_first or self._numerals.teens_first) or not following.cardinal or ordinal >= 10:
            return False
        return following.cardinal == 10 or (following.joined and following.cardinal % 10 == 0)

    def _begins_number(self, line: Line, at: int) -> bool:
        """“un millón”, “on iki”: a homonym that the word after it makes a number."""
        entry, following = line.entry(at), line.entry(at + 1)
        if entry is None or entry.cardinal is None or following is None or not line.joined(at + 1):
            return False
        if following.scale is not None:
            return following.scale != DOZEN
        if following.half and self._numerals.half_follows:
            return True
        after = line.entry(at + 2)
        if following.joiner and after is not None and after.half and line.joined(at + 2):
            return True
        joined = following.joined
        fewest = 10 if self._numerals.scales_first else 20
        if following.joiner and (entry.cardinal >= fewest or self._numerals.units_first):
            following, joined = line.entry(at + 2) or following, True
        value = following.ordinal if following.cardinal is None else following.cardinal
        return value is not None and Sum(current=entry.cardinal).takes(value, self._numerals, joined=joined)

    def _named(self, line: Line, at: int, entry: Entry) -> Quantity | None:
        """A month or a day of the week; a short or doubtful name is loose unless a figure stands beside it."""
        token = line.tokens[at]
        before, after = line.tokens[max(0, at - 2) : at], line.tokens[at + 1 : at + 2]
        beside = any(other.readings and token.start - other.end <= 4 for other in before) or any(
            other.readings and other.start - token.end <= 2 for other in after
        )
        firmness = Firmness.SPELT
        if entry.beside_figure and not beside and not self._is_named_so(line.content, token):
            other = entry.ordinal is not None or entry.cardinal is not None or entry.fraction is not None
            if other or entry.loose or (self._capitals and not token.text[0].isupper()):
                return None
            firmness = Firmness.LOOSE
        kind, value = (Kind.MONTH, entry.month) if entry.month is not None else (Kind.WEEKDAY, entry.weekday)
        return None if value is None else Quantity(token.start, token.end, (Decimal(value),), kind, firmness)

    def _is_named_so(self, content: str, token: Token) -> bool:
        """“يوم الأحد”, “pazar günü”: the word beside a name says that it is that of a day or a month."""
        before = content[max(0, token.start - _BESIDE) : token.start].split(" ")
        after = content[token.end : token.end + _BESIDE].split(" ")
        return (len(before) > 1 and not before[-1] and before[-2] in self._dates.named_before) or (
            len(after) > 1 and not after[0] and after[1].rstrip(".,;:") in self._dates.named_after
        )

    def _half_of(self, line: Line, at: int) -> Found | None:
        """“half a million”, „halbe Million“."""
        following = at + 1
        entry = line.entry(following)
        if entry is not None and (entry.article or (entry.joiner and self._numerals.scales_joined)):
            following += 1
            entry = line.entry(following)
        if entry is None or not line.joined(following):
            return None
        if line.tokens[at].text.casefold() in self._numerals.half_to and entry.cardinal and entry.cardinal <= _NOON:
            hour = entry.cardinal - 1 or _NOON
            span = line.tokens[at].start, line.tokens[following].end
            readings = (hour, (hour + _NOON) % (2 * _NOON))
            return Quantity(*span, readings, Kind.HOUR, Firmness.SPELT, (_HALF_HOUR,)), following + 1
        if entry.scale is None:
            return None
        span = line.tokens[at].start, line.tokens[following].end
        return Quantity(*span, (entry.scale / 2,), Kind.COUNT, Firmness.SPELT), following + 1

    def _number(self, line: Line, at: int, *, start: int | None = None) -> Found:
        amount = self._amounts.read(line, at)
        if amount is None:
            return None, at + 1
        token, end, after = line.tokens[at], line.tokens[amount.after - 1].end, amount.after
        value = amount.value
        readings: tuple[Decimal, ...] = (value, *amount.others)
        kind = Kind.ORDINAL if amount.ordinal else Kind.COUNT
        firmness = Firmness.FIRM if amount.figures else Firmness.SPELT
        if not amount.figures and after == at + 1 and (value <= 1 or amount.scales):
            # A bare “million” or “one” tells no number of its own.
            firmness = Firmness.LOOSE
        elif not amount.figures and self._follows_ordinal_mark(line.content, token.start):
            kind, firmness = Kind.ORDINAL, Firmness.LOOSE
        parts = _parts(token, amount, line.content)
        fraction = self._fraction(line, amount)
        if line.content.startswith("‰", end):
            readings, kind, end = (value / 10, value, value / 1000), Kind.PERCENT, end + 1
        elif percent := self._percent.match(line.content, end):
            readings, kind, end = (*readings, value * _CENT), Kind.PERCENT, percent.end()
            while after < len(line) and line.tokens[after].start < end:
                after += 1
        elif amount.figures and not amount.scales and after < len(line) and line.tokens[after].start == end:
            kind, end, after, extra = self._glued(line.tokens[after], kind, end, after, value)
            readings = (*readings, *extra)
        elif self._is_decade(line, after, end, value) and amount.figures and not amount.scales:
            kind, end, after = Kind.DECADE, line.tokens[after].end, after + 1
            readings = (*readings, value % 100) if value > 1000 else (*readings, 1900 + value)
        elif fraction is not None:
            whole = (value * fraction).quantize(_FIVE_PLACES)
            readings, parts = (whole, whole * 100), (value, fraction)
            kind, firmness, end, after = Kind.FRACTION, Firmness.SPELT, line.tokens[after].end, after + 1
        if (
            amount.figures
            and not amount.scales
            and kind in (Kind.COUNT, Kind.LABEL)
            and _is_label(line.content, token.start)
        ):
            kind = Kind.LABEL
            parts = (*parts, 2000 + value) if value < 100 else parts
        elif kind is Kind.DECADE and value >= 1000:
            parts = (*parts, value // 100 + 1)
        if token.clock is not None:
            kind = Kind.MINUTE if token.clock else Kind.HOUR
            firmness = Firmness.LOOSE if token.clock and not value else firmness
        if self._numerals.spoken_years and (year := self._spoken_year(line, amount)) is not None:
            return year
        readings = self._ranged(line, after, end, readings, amount)
        first = token.start if start is None else start
        return Quantity(first, end, readings, kind, firmness, parts, self._is_rounded(line.content, first)), after

    def _is_decade(self, line: Line, after: int, end: int, value: Decimal) -> bool:
        """1990-х, the 50's: a mark between the figures and the ending of a decade."""
        if line.content[end : end + 1] not in ("-", "‑", "'", "’") or after >= len(line) or not value or value % 10:
            return False
        token = line.tokens[after]
        return token.start == end + 1 and token.text.casefold() in self._numerals.decade_suffixes

    def _spoken_year(self, line: Line, amount: Amount) -> Found | None:
        """“nineteen eighty-four”: two numbers of two digits."""
        if amount.figures or amount.scales or amount.ordinal or not _FIRST_CENTURY <= amount.value <= _LAST_CENTURY:
            return None
        entry = line.entry(amount.after)
        if entry is None or entry.cardinal is None or line.gap(amount.after) != " ":
            return None
        rest = self._amounts.read(line, amount.after)
        if rest is None or rest.figures or rest.scales or rest.ordinal or not 10 <= rest.value < 100:
            return None
        span = line.tokens[amount.first].start, line.tokens[rest.after - 1].end
        parts = (amount.value, rest.value)
        readings = (amount.value * 100 + rest.value, amount.value)
        return Quantity(*span, readings, Kind.COUNT, Firmness.SPELT, parts), rest.after

    def _fraction_told(self, line: Line, at: int, entry: Entry) -> Found | None:
        """“dörtte üç” is three quarters: the lower half first, with an ending."""
        text, following = line.tokens[at].text.casefold(), line.entry(at + 1)
        if text in self._numerals.words or not text.endswith(self._numerals.denominator_endings) or not entry.cardinal:
            return None
        if (
            following is None
            or not following.cardinal
            or following.cardinal >= entry.cardinal
            or not line.joined(at + 1)
        ):
            return None
        value = (following.cardinal / entry.cardinal).quantize(_FIVE_PLACES)
        span = line.tokens[at].start, line.tokens[at + 1].end
        parts = (entry.cardinal, following.cardinal)
        return Quantity(*span, (value, value * 100), Kind.FRACTION, Firmness.SPELT, parts), at + 2

    def _fraction(self, line: Line, amount: Amount) -> Decimal | None:
        """The fraction that a small whole number counts: “two thirds”."""
        entry = line.entry(amount.after)
        if entry is None or entry.fraction is None or not line.joined(amount.after):
            return None
        whole = amount.value < 100 and amount.value == amount.value.to_integral_value()
        return entry.fraction if whole and entry.fraction * amount.value < 10 else None

    def _follows_ordinal_mark(self, content: str, start: int) -> bool:
        if not self._ordinal_before:
            return False
        return f" {content[max(0, start - 12) : start].rstrip().casefold()}".endswith(self._ordinal_before)

    def _is_rounded(self, content: str, start: int) -> bool:
        return self._about is None or self._about.search(content, max(0, start - 24), start) is not None

    def _glued(
        self, word: Token, kind: Kind, end: int, after: int, value: Decimal
    ) -> tuple[Kind, int, int, tuple[Decimal, ...]]:
        """What directly follows figures: an ordinal's ending, a decade's, a letter of a label, a unit."""
        text = word.text.casefold()
        if text in self._numerals.decade_suffixes and value % 10 == 0 and value:
            return Kind.DECADE, word.end, after + 1, (value % 100,) if value > 1000 else (1900 + value,)
        if text in self._numerals.ordinal_suffixes:
            return Kind.ORDINAL, word.end, after + 1, ()
        if word.text.isupper() and word.text.isascii() and len(word.text) <= 2:
            return Kind.LABEL, word.end, after + 1, ()
        return kind, end, after, ()

    def _ranged(
        self, line: Line, after: int, end: int, readings: tuple[Decimal, ...], amount: Amount
    ) -> tuple[Decimal, ...]:
        """“2 to 3 million”: the first number may be meant in the second one's scale."""
        second = after
        if second < len(line) and line.tokens[second].text.casefold() in self._numerals.ranges:
            second += 1
        elif not _RANGE_GAP.match(line.content, end):
            return readings
        if second + 1 >= len(line) or line.tokens[second].start - end > _RANGE_WIDTH or amount.value >= 1000:
            return readings
        number, entry = line.tokens[second], line.entry(second)
        if not number.readings and (entry is None or entry.cardinal is None):
            return readings
        factor = self._amounts.factor(line, second + 1)
        if factor is None and (joint := line.entry(second + 1)) is not None and joint.joiner:
            factor = self._amounts.factor(line, second + 2)  # 98 la 120 de milioane
        if factor is None or factor <= DOZEN:
            return readings
        scaled = amount.value * factor
        return (scaled, *readings) if amount.figures else (*readings, scaled)


def _parts(token: Token, amount: Amount, content: str) -> tuple[Decimal, ...]:
    """The numbers of `5.30`, `1,1` and `116 123`, which may be a time or a telephone number; the year of ’98 and 1950-53."""
    if amount.figures and len(token.text) <= 2 and token.text.isdigit():
        if content[max(0, token.start - 1) : token.start] in ("’", "'"):
            return (1900 + amount.value, 2000 + amount.value)
        if first := _YEAR_RANGE.search(content, max(0, token.start - 5), token.start):
            return (Decimal(first[1][: -len(token.text)] + token.text),)
    if not amount.figures or amount.scales or token.text.isdigit():
        return ()
    pieces = _DIGITS.findall(token.text)
    if not pieces:
        # A word before the figures that shifts them: সাড়ে ৯, half past nine.
        return ()
    # What ends in two noughts is counted (62 000), and nothing but a fraction begins with one (0,7).
    if pieces[-1].endswith(NOUGHTS) or (pieces[0] == "0" and len(pieces[-1]) == 1):
        return clock_parts(token.text)
    if any(space in token.text for space in SPACES) or ("," in token.text and len(pieces) == 2 and len(pieces[1]) < 3):
        return tuple(map(Decimal, pieces))
    return clock_parts(token.text)


def _is_label(content: str, start: int) -> bool:
    """Letters directly before the figures, or a word with a capital and a hyphen: iPhone6, COVID-19, F-35."""
    if not start:
        return False
    before = content[start - 1]
    if before.isupper() or before.islower():
        return content[max(0, start - 3) : start] not in _CURRENCY_CODES
    word = _WORD_BEFORE.search(content, max(0, start - 16), start)
    return word is not None and (word[1][0].isupper() or word[1] in _ILLNESSES)


@cache
def speller_of(code: str) -> Speller:
    return Speller(code)
