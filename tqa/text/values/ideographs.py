"""Numbers of languages without spaces: 90亿, 三百多万, 百分之二十, 八九人, 3分の1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from tqa.languages import dates
from tqa.languages.numerals import Ideographs, load
from tqa.text.values.digits import YEARS_LONG, clock_parts, day_of_event, read_digits, without_scale
from tqa.text.values.quantity import Firmness, Kind, Quantity

_FULL_WIDTH = {0xFF10 + i: str(i) for i in range(10)} | {0xFF05: "%", 0xFF0E: ".", 0x30FB: "・"}
_WIDE = re.compile("[０-９％．・]")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")
_WIDE_POINT = re.compile("(?<![０-９・])(０|[１-９][０-９]*|(?<=[千万億兆])[０-９]+)・([０-９]+)(?![０-９・])")
"""A point between two figures; between three or more, or behind a zero that begins a number, they are of a telephone."""
_SHORT_YEAR = re.compile(rf"(?:[~～〜\-–—][0-9]{{2}})?年(?!{YEARS_LONG})")
_YEAR_BEFORE = re.compile(r"(?<!\d)([12]\d)\d\d年?[~～〜\-–—]$")
_SEASON = re.compile(r"(?<!\d)(19|20)\d\d[/／]$")
_FIGURE = r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?"
_OTHER = re.compile(r"[^\d,.]")
_MOST_DOUBLINGS = 6
_TEN_THOUSAND = Decimal(10_000)


class IdeographReader:
    """Reads one language. `read` gives quantities in the order of the text."""

    def __init__(self, code: str) -> None:
        self.numerals = load(code)
        marks = self.numerals.ideographs
        if marks is None:
            raise ValueError(f"{code} has no ideographic numerals")
        self._marks = marks
        self._values = {**dict.fromkeys(marks.vague, 0), **marks.digits}
        numerals = "".join((*marks.digits, *marks.scales))
        measures = "|".join(map(re.escape, marks.not_measures)) or "(?!)"
        scale = f"(?!{measures})[{''.join(marks.scales)}]"
        scales = "".join(marks.scales)
        scaled = rf"{_FIGURE}(?: ?[{marks.vague}]?{scale}(?:(?<=[{scales}]) ?{_FIGURE})?)*"
        if marks.bounded:
            spelt = rf"[{numerals}]*[{scales}][{numerals}]*"
            run = rf"(?:{scaled}|(?<!\w)(?:{spelt}(?:(?<=[만억조]) {spelt})*|{_pairs(marks)}))"
        else:
            spaced = rf" (?={scale})|(?<=[{scales}]) (?=\d)"
            # 7三振 is seven strikeouts: behind a figure stands a scale, and no digit.
            numeral = rf"(?!{measures})(?:[{scales}]|(?<!\d)[{''.join(marks.digits)}])"
            vague = rf"[{marks.vague}](?={scale})"
            run = rf"(?:{_FIGURE}(?:{_FIGURE}|{numeral}|{vague}|{spaced})*|{numeral}(?:{numeral}|{vague})*)"
        counters = "|".join(sorted(map(re.escape, marks.counters), key=len, reverse=True))
        close = "|".join(map(re.escape, marks.close_counters)) or "(?!)"
        natives = "|".join(sorted(map(re.escape, self.numerals.words), key=len, reverse=True)) or "(?!)"
        skip = "|".join(sorted(map(re.escape, (*marks.not_numbers, *self.numerals.loose)), key=len, reverse=True))
        percent = "|".join(map(re.escape, marks.percent)) or "(?!)"
        fraction = "|".join(map(re.escape, marks.fraction)) or "(?!)"
        signs = (*marks.not_numbers, *self.numerals.loose, *marks.percent, *self.numerals.words, *numerals, "h")
        first = "".join(sorted(re.escape(sign) for sign in {sign[0] for sign in signs}))
        # Most characters begin none of them, which one look tells.
        self._pattern = re.compile(
            rf"(?=[\d{first}])(?:(?P<url>https?://[!-~]+)|(?P<skip>{skip})"
            rf"|(?P<percent>{percent})(?P<hundredths>{run}(?:[{marks.point}][{numerals}]+)?)"
            rf"|(?P<clock>(?<!\d)\d{{1,2}}[:：]\d{{2}}(?!\d))"
            rf"|(?P<native>(?<!\w)(?:{natives})(?= (?:{counters})|{close}))"
            rf"|(?P<run>{run})(?:(?:{fraction}) ?(?P<numerator>{run})"
            rf"|(?P<point>[{marks.point or '　'}])(?P<decimals>[{numerals}]+))?)"
        )
        self._pieces = re.compile(rf"(?P<figure>{_FIGURE})|(?P<mark>.)")
        self._counter = re.compile(rf"[多余餘来來여]? ?(?:{counters})")
        after = "|".join(re.escape(p) for p in self.numerals.percent)
        self._after_percent = re.compile(rf"\s?(?:{after})")
        self._tenths = re.compile("|".join(map(re.escape, marks.tenths)) or "(?!)")
        self._half = re.compile(rf"\s?[^\d\s]{{1,2}}{marks.half}") if marks.half else None
        self._range_scale = re.compile(rf"\s?[-~～—–至到]+\s?(\d[\d.,]*)\s?([{scales}])")
        calendar = dates.load(code)
        self._weekday = re.compile(calendar.weekday_pattern) if calendar.weekday_pattern else None
        self._weekday_signs = calendar.weekday_signs
        self._eras, self._era_alone = calendar.eras, calendar.era_alone
        self._lunar = calendar.lunar
        self._first_year = re.compile(f"({'|'.join(map(re.escape, calendar.eras)) or '(?!)'})元(?=年)")
        self._grew = re.compile(
            "(?:增长|增長|增加|增|上升|上涨|上漲|提高|高出|高|多|增え|増加)(?:了|出)?(?:近|约|約|超过|超過|逾)?$"
        )
        self._digit_chars = frozenset(marks.digits)

    def read(self, content: str) -> Iterator[Quantity]:
        if _WIDE.search(content):
            content = _WIDE_POINT.sub(r"\1.\2", _WIDE_COMMA.sub(",", content)).translate(_FULL_WIDTH)
        if self._weekday is not None:
            for match in self._weekday.finditer(content):
                sign = next(group for group in match.groups() if group)
                value = Decimal(self._weekday_signs[sign])
                yield Quantity(match.start(), match.end(), (value,), Kind.WEEKDAY, Firmness.SPELT)
        if "元年" in content:
            for match in self._first_year.finditer(content):
                readings = (Decimal(self._eras[match[1]] + 1), Decimal(1))
                yield Quantity(match.end() - 1, match.end(), readings, Kind.COUNT, Firmness.SPELT, readings)
        for match in self._pattern.finditer(content):
            if match["run"]:
                yield from self._run(content, match)
            elif match["percent"]:
                yield from self._percent(match)
            elif match["native"]:
                value = self.numerals.words[match["native"]]
                firmness = Firmness.SPELT if value > 1 else Firmness.LOOSE
                kind = Kind.ORDINAL if self._is_ordinal(content, match.end()) else Kind.COUNT
                yield Quantity(match.start(), match.end(), (value,), kind, firmness)
            elif match["skip"]:
                values = self.numerals.loose.get(match["skip"])
                if values:
                    yield Quantity(match.start(), match.end(), values, Kind.COUNT, Firmness.LOOSE)
            elif match["clock"]:
                hour, minute = re.split("[:：]", match["clock"])
                yield from clock(match.start(), hour, minute)

    def _is_ordinal(self, content: str, end: int) -> bool:
        after = self._marks.ordinal_after
        return bool(after) and content.startswith(after, end + content.startswith(" ", end))

    def _is_weekday(self, content: str, at: int) -> bool:
        assert self._weekday is not None
        return any(
            (match := self._weekday.match(content, start)) is not None and match.end() > at
            for start in range(max(0, at - 2), at + 1)
        )

    def _is_hundredth(self, content: str, at: int) -> bool:
        """Whether the one digit here stands behind tenths: the 二 of 一成二."""
        digits = self._marks.digits
        if (
            content[at : at + 1] not in digits
            or not digits[content[at]]
            or content[at + 1 : at + 2] in self._digit_chars
        ):
            return False
        return any(
            content.endswith(sign, 0, at) and content[at - len(sign) - 1 : at - len(sign)] in digits
            for sign in self._marks.tenths
        )

    def _percent(self, match: re.Match[str]) -> Iterator[Quantity]:
        text = match["hundredths"]
        values = self._with_point(text) or self.evaluate(text)
        if values:
            readings = (*values, *(value / 100 for value in values))
            yield Quantity(match.start(), match.end(), readings, Kind.PERCENT, Firmness.SPELT)

    def _with_point(self, text: str) -> tuple[Decimal, ...]:
        for point in self._marks.point:
            whole, found, decimals = text.partition(point)
            if found and all(char in self._digit_chars for char in decimals):
                values = self.evaluate(whole)
                digits = "".join(str(self._marks.digits[char]) for char in decimals)
                return tuple(Decimal(f"{value}.{digits}") for value in values)
        return ()

    def _run(self, content: str, match: re.Match[str]) -> Iterator[Quantity]:
        run, start, end = match["run"], match.start(), match.end()
        if match["numerator"]:
            yield from self._fraction(match)
            return
        if match["point"] and (minutes := self._quarters(content, match)) is not None:
            yield from clock_in_words(match, self.evaluate(run), minutes)
            return
        if match["point"]:
            text, scale = without_scale(match.group(), self._marks.scales)
            if decimals := self._with_point(text):
                parts = (*self.evaluate(run), *self.evaluate(match["decimals"]))
                yield Quantity(start, end, tuple(one * scale for one in decimals), Kind.COUNT, Firmness.SPELT, parts)
                return
            yield from self._plain(content, match["run"], start, match.end("run"))
            after = match["decimals"]
            yield from self._plain(content, after, match.start("decimals"), match.end())
            return
        yield from self._plain(content, run, start, end)

    def _quarters(self, content: str, match: re.Match[str]) -> Decimal | None:
        """The minutes of 三点一刻 and 三点五分, which are no decimals."""
        digit = self._marks.digits.get(match["decimals"]) if len(match["decimals"]) == 1 else None
        if digit is None or self._marks.point == "":
            return None
        if content.startswith("刻", match.end()) and 1 <= digit <= 3:
            return Decimal(15 * digit)
        return Decimal(digit) if re.match("分(?!之)", content[match.end() : match.end() + 2]) else None

    def _fraction(self, match: re.Match[str]) -> Iterator[Quantity]:
        below, above = self.evaluate(match["run"]), self.evaluate(match["numerator"])
        if below and above and below[0]:
            value = (above[0] / below[0]).quantize(Decimal("0.00001"))
            parts = (below[0], above[0])
            readings = (value, value * 100)
            yield Quantity(match.start(), match.end(), readings, Kind.FRACTION, Firmness.SPELT, parts)

    def _plain(self, content: str, run: str, start: int, end: int) -> Iterator[Quantity]:
        readings = self.evaluate(run)
        if not readings or (self._marks.bounded and len(run) == 1 and not run.isdigit()):
            return
        figures = any(char.isascii() and char.isdigit() for char in run)
        if figures and content[end : end + 1] in _VULGAR:
            readings, end = (readings[0] + Decimal(str(unicodedata.numeric(content[end]))),), end + 1
        value = readings[0]
        vague = len(run) > 1 and any(char in run for char in "几幾数數")
        marks = self._marks
        kind = Kind.COUNT
        parts = day_of_event(run)
        before = content[max(0, start - 2) : start]
        if not figures and len(run) == 1:
            if self._weekday is not None and self._is_weekday(content, start):
                return
            if self._is_hundredth(content, start):
                return
        counter = self._counter.match(content, end)
        firmness = Firmness.FIRM
        if not figures:
            firm = counter is not None or (len(run) > 1 and not marks.bounded) or before.endswith(marks.ordinal)
            pair = len(readings) == 3
            bare = run[0] in _BARE and not (counter is not None and content.endswith(marks.about, 0, start))
            firmness = Firmness.SPELT if firm and value > 1 and not (pair or vague or bare or parts) else Firmness.LOOSE
        if before.endswith(marks.ordinal) or self._is_ordinal(content, end):
            kind = Kind.ORDINAL
        elif content.startswith("‰", end):
            kind, end = Kind.PERCENT, end + 1
            readings = (value / 10, value, value / 1000)
        elif percent := self._after_percent.match(content, end):
            kind = Kind.PERCENT
            readings = (*readings, *(v / 100 for v in readings))
            end = percent.end()
        elif content.startswith("倍", end) and self._grew.search(content, max(0, start - 8), start):
            # Grown by twice is three times as many.
            readings = (*readings, value + 1)
        elif content.startswith("番", end) and value <= _MOST_DOUBLINGS and content.endswith(("翻", "翻了"), 0, start):
            readings = (Decimal(2) ** int(value), *readings)
        elif tenths := self._tenths.match(content, end):
            if marks.half and content.startswith(marks.half, tenths.end()):
                value = value * 10 + 5
                kind, readings, end = Kind.PERCENT, (value, value / 10, value / 100), tenths.end() + 1
                firmness = firmness if figures else Firmness.SPELT
            elif self._is_hundredth(content, tenths.end()):
                # 一成二 is twelve per cent.
                value = value * 10 + marks.digits[content[tenths.end()]]
                kind, readings, end = Kind.PERCENT, (value, value / 10, value / 100), tenths.end() + 1
                firmness = firmness if figures else Firmness.SPELT
            else:
                kind, readings = Kind.PERCENT, (value * 10, value, value / 10)
                # One of something may be any; a tenth is ten per cent.
                firmness = Firmness.SPELT if not figures and value == 1 else firmness
        elif content.startswith("年代", end):
            kind = Kind.DECADE
            readings = (*readings, value + 1900) if value < 100 else (*readings, value % 100)
        elif content[end : end + 1] in _MONTH_SIGNS:
            kind = Kind.MONTH
            if not 1 <= value <= 12:
                kind = Kind.COUNT
            elif self._lunar and content[max(0, start - 4) : start].rstrip().endswith(self._lunar):
                firmness = Firmness.LOOSE
            elif not figures:
                firmness = Firmness.SPELT
        elif (
            content[end : end + 1] in _HOUR_SIGNS
            and value <= 24
            and not content.startswith(("时间", "時間", "시간", "시즌", "點數", "点数"), end)
        ):
            kind = Kind.HOUR
            readings = (value, (value + 12) % 24)
        elif figures and start and content[start - 1].isascii() and content[start - 1].isalpha():
            kind = Kind.LABEL
        if self._half is not None and self._half.match(content, end):
            readings = (*readings, value + Decimal("0.5"))
        if len(readings) > 1 and kind is Kind.COUNT:
            parts = readings
        elif before in self._eras:
            readings = (value + self._eras[before], *readings)
            parts = readings
        elif self._era_alone and figures and 90 <= value < 130 and content.startswith("年", end):
            readings = parts = (value, value + self._era_alone)
        elif len(run) == 2 and figures and (value > 10 or run[0] == "0") and _SHORT_YEAR.match(content, end):
            # 96年 may be 1996, 04～05年 2004 and 2005; 1825～69年 ends in 1869.
            earlier = _YEAR_BEFORE.search(content, max(0, start - 8), start)
            century = (Decimal(earlier[1]) * 100 + value,) if earlier is not None else ()
            parts = (*century, 1900 + value, 2000 + value)
        elif len(run) == 2 and run.isdigit() and (first := _SEASON.search(content, max(0, start - 5), start)):
            # 2019/20 ends in 2020.
            parts = (Decimal(first[1]) * 100 + value,)
        elif figures and "." in run:
            parts = clock_parts(run)
        range_scale = self._range_scale.match(content, end) if kind is not Kind.PERCENT else None
        if range_scale and value < _TEN_THOUSAND:
            readings = (value * marks.scales[range_scale[2]], *readings)
        yield Quantity(start, end, readings, kind, firmness, parts)

    def evaluate(self, run: str) -> tuple[Decimal, ...]:
        """What a run of figures and numerals comes to, likeliest first; nothing if it tells no number."""
        if run[0].isdigit() and run[-1].isdigit() and not _OTHER.search(run):
            return read_digits(run, self.numerals.decimal, self.numerals.grouping)
        digits = self._digit_chars
        if all(char in digits for char in run):
            return self._digits_only(run)
        pair = self._approximate(run)
        if pair is not None:
            one, two = (self._sum(text) for text in pair)
            return tuple(value for value in (one, two) if value is not None)
        value = self._sum(run)
        return () if value is None else (value,)

    def _digits_only(self, run: str) -> tuple[Decimal, ...]:
        values = [self._marks.digits[char] for char in run]
        if len(run) == 2 and values[0] and (values[1] - values[0] == 1 or values == [3, 5]):
            return (Decimal(values[0]), Decimal(values[1]))
        if len(run) == 2 and all(values):
            return (Decimal(values[0] * 10 + values[1]), Decimal(values[0]), Decimal(values[1]))
        return (Decimal("".join(map(str, values))),)

    def _approximate(self, run: str) -> tuple[str, str] | None:
        """八九十 is eighty or ninety: two digits in a row, one apart, before a scale or at the end."""
        digits = self._marks.digits
        for at in range(len(run) - 1):
            low, high = digits.get(run[at]), digits.get(run[at + 1])
            if low and high and (high - low == 1 or (low, high) == (3, 5)) and (at == 0 or run[at - 1] not in digits):
                if at + 2 < len(run) and run[at + 2] in digits:
                    return None
                return run[: at + 1] + run[at + 2 :], run[:at] + run[at + 1 :]
        return None

    def _sum(self, run: str) -> Decimal | None:
        total = section = Decimal(0)
        current: Decimal | None = None
        biggest: Decimal | None = None
        last = Decimal(1)
        numeral = zero = False
        for piece in self._pieces.finditer(run):
            if piece["figure"]:
                found = read_digits(piece["figure"], self.numerals.decimal, self.numerals.grouping)
                if not found or current is not None:
                    return None
                current, numeral = found[0], False
                continue
            mark = piece["mark"]
            digit = self._marks.digits.get(mark)
            if digit is not None:
                zero = zero or digit == 0
                current = Decimal(digit) if current is None or not numeral else current * 10 + digit
                numeral = True
                continue
            value = self._marks.scales.get(mark)
            if value is None:
                continue
            scale = Decimal(value)
            if scale < _TEN_THOUSAND:
                section += (Decimal(1) if current is None else current) * scale if scale not in (20, 30) else scale
            elif biggest is not None and scale > biggest:
                total = (total + section + (current or 0)) * scale
                section, biggest = Decimal(0), scale
            else:
                section += current or 0
                total += (section or Decimal(1)) * scale
                section, biggest = Decimal(0), scale
            current, last, zero, numeral = None, scale, False, False
        if current is not None:
            short = self._marks.short_tails and numeral and not zero and last >= 100 and current < 10
            section += current * last / 10 if short else current
        return total + section


def _pairs(marks: Ideographs) -> str:
    """Two digits of which the second is one more, from two on, before what they count: 이삼일, 사오 명."""
    signs = [[sign for sign, value in marks.digits.items() if value == digit] for digit in range(10)]
    pairs = "|".join(low + high for digit in range(2, 9) for low in signs[digit] for high in signs[digit + 1])
    return f"(?:{pairs})(?= ?(?:{'|'.join(marks.pair_counters) or '(?!)'}))"


_VULGAR = frozenset("½¼¾⅓⅔⅛⅜⅝⅞")
_MONTH_SIGNS = frozenset("月월")
_HOUR_SIGNS = frozenset("时時点點시")
_BARE = "百千万萬亿億兆"
"""A scale without a number before it is vague (百人 may be hundreds), but not what is said to be near it (近百人)."""


def clock_in_words(match: re.Match[str], hours: tuple[Decimal, ...], minutes: Decimal) -> Iterator[Quantity]:
    """三点一刻, as one number with its minutes inside."""
    hour = hours[0] if hours else Decimal(-1)
    if 0 <= hour <= 24:
        readings = (hour, (hour + 12) % 24)
        yield Quantity(match.start(), match.end(), readings, Kind.HOUR, Firmness.SPELT, (minutes,))


def clock(start: int, hour: str, minute: str) -> Iterator[Quantity]:
    """The two numbers of a time of day; twelve hours apart is the same time."""
    value, minutes = Decimal(hour), Decimal(minute)
    readings = (value, (value + 12) % 24) if value <= 24 else (value,)
    yield Quantity(start, start + len(hour), readings, Kind.HOUR)
    at = start + len(hour) + 1
    yield Quantity(at, at + len(minute), (minutes,), Kind.MINUTE, Firmness.FIRM if minutes else Firmness.LOOSE)


@cache
def ideograph_reader_of(code: str) -> IdeographReader:
    return IdeographReader(code)
