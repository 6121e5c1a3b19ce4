"""The figures and the words of numbers in a text, one after the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from tqa.languages.numerals import Numerals
from tqa.text.remembered import Remembered
from tqa.text.text import Text
from tqa.text.values.digits import SPACES, read_digits
from tqa.text.values.lexicon import Entry, Lexicon
from tqa.text.values.roman import ROMAN, roman_value

_PUNCTUATION = r"\s\d!-@\[-`{-©«-´¶-¹»-¿×÷–-‛“-‟…‰‹›⁄„،؛؟۔٪٫٬।॥。、，！？：；（）「」『』《》【】％～〜"
_WORD = rf"[^{_PUNCTUATION}]+"
_GAP = frozenset(["", "-", "‑", "–", *SPACES, "  "])
_VULGARS = "½¼¾⅛⅜⅝⅞"
_VULGAR = re.compile(rf"\s?([{_VULGARS}])")
_VULGAR_BEFORE = re.compile(rf"(?<!\d)(?<!\d\s)[{_VULGARS}]$")
_DIGITS = re.compile(r"\d+")
_DAY_AND_MONTH = r"|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?=[\s,;:)–-]|$)"
"""A date without a year, with a point behind either number."""
_NOTHING, _LEADS, _TELLS = range(3)
"""What a word does for a number: nothing, lead to one or go on with it, be one."""


class Token(NamedTuple):
    """A word or a figure; `readings` of a figure, `entry` of a word. `clock`: 0 for an hour, 1 for minutes and seconds."""

    start: int
    end: int
    text: str
    readings: tuple[Decimal, ...] = ()
    entry: Entry | None = None
    clock: int | None = None


_Said = tuple[int, str, Entry | None, int]
"""A word that has to do with numbers: where it begins in the word of the text, itself, its entry, and what it does."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text and its tokens, as the grammar walks along them."""

    content: str
    tokens: Sequence[Token]

    def __len__(self) -> int:
        return len(self.tokens)

    def entry(self, at: int) -> Entry | None:
        """The entry of the token there, if there is one."""
        return self.tokens[at].entry if at < len(self.tokens) else None

    def gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.content[self.tokens[at - 1].end : self.tokens[at].start]

    def joined(self, at: int) -> bool:
        """Whether the token stands next to the one before it, with a space or a hyphen at the most."""
        return 0 < at < len(self.tokens) and self.gap(at) in _GAP


class Tokenizer:
    """Cuts texts of one language. Words that have nothing to do with numbers are passed over.

    A word counts if the lexicon has it, if it may be a Roman numeral, or if it stands directly behind a figure.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        numerals = lexicon.numerals
        self._lexicon = lexicon
        self._decimal, self._grouping = numerals.decimal, numerals.grouping
        spaces = SPACES if " " in numerals.grouping else SPACES[1:]
        grouped = rf"(?<![\d.,])\d{{1,3}}(?:[{spaces}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?"
        inner = rf"(?:['’ʼ]{_WORD})*" if numerals.apostrophes else ""
        clocks = "".join(f"|{clock}" for clock in numerals.clocks)
        figure = (
            rf"(?P<clock>(?<!\d)(?:\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?(?!\d)|\d{{4}}(?=\s?(?:GMT|UTC)){clocks}))"
            rf"|(?P<date>(?<!\d)(?:\d{{1,2}}(?P<m>[./-])\d{{1,2}}(?P=m)(?:\d{{4}}|\d{{2}})"
            rf"|\d{{4}}(?P<n>[./-])\d{{1,2}}(?P=n)\d{{1,2}}{_DAY_AND_MONTH if numerals.day_and_month else ''})(?!\d))"
            rf"|(?P<figure>{grouped}|\d+(?:[.,'’·٫٬]\d+|،\d{{3}}(?!\d))*)"
        )
        self._word, self._figure = re.compile(rf"({_WORD}{inner})"), re.compile(figure)
        self._piece = re.compile(_either(_pieces(numerals)))
        self._running = _running_pattern(numerals) if numerals.unspaced else None
        self._said = Remembered(self._in_word)
        self._token_or_address = re.compile(rf"(?!https?:|www\.)({_WORD}{inner})|(?:https?:|www\.)\S+|{figure}")

    def line(self, text: Text) -> Line:
        content = text.content
        if self._running is not None or "http" in content or "www." in content:
            return Line(content, tuple(self._tokens(content)))
        return Line(content, self._parted(text))

    def _parted(self, text: Text) -> Sequence[Token]:
        """Words and figures are looked for apart, which is faster by far: words hold no digit, and figures begin with one."""
        said = list(map(self._said.__getitem__, text.surfaces))
        telling = [(number, words) for number, words in enumerate(said) if words]
        figures = list(self._figures(text.content))
        if not figures and not any(weight == _TELLS for _, words in telling for _, _, _, weight in words):
            return ()
        bounds = text.bounds
        tokens: dict[int, Token] = {}
        for number, words in telling:
            for offset, word, entry, _ in words:
                start = bounds[2 * number] + offset
                tokens[start] = Token(start, start + len(word), word, (), entry)
        for figure in figures:
            self._set_figure(tokens, text.content, figure)
        return sorted(tokens.values())

    def _set_figure(self, tokens: dict[int, Token], content: str, figure: re.Match[str]) -> None:
        """The tokens of a figure among those of words, and the word directly behind it, whatever that is."""
        begin, end = figure.span()
        # What is written inside a time of day is no word: 10 heures 30.
        for start in range(begin, end):
            tokens.pop(start, None)
        behind = self._word.match(content, end) or self._word.match(content, end + 1)
        if behind is not None and behind.start() not in tokens:
            start, word = behind.start(), behind.group()
            tokens[start] = Token(start, start + len(word), word, (), self._lexicon.look_up(word))
        for token in self._of_figure(content, figure):
            tokens[token.start] = token

    def _figures(self, content: str) -> Iterator[re.Match[str]]:
        """Matched only where a digit stands: the pattern takes long to tell that there is none."""
        digit = _DIGITS.search(content)
        while digit is not None:
            figure = self._figure.match(content, digit.start())
            if figure is not None:
                yield figure
            digit = _DIGITS.search(content, digit.start() + 1 if figure is None else figure.end())

    def _in_word(self, surface: str) -> tuple[_Said, ...]:
        """What counts of a word of the text, which holds several words for numbers in “twenty-one” and “COVID-19”."""
        words = (match for match in self._word.finditer(surface))
        weighed = ((match, self._weight(match.group())) for match in words)
        return tuple(
            (match.start(), match.group(), self._lexicon.look_up(match.group()), weight)
            for match, weight in weighed
            if weight != _NOTHING
        )

    def _weight(self, word: str) -> int:
        """Whether a text may have a number, a month or a day for this word: “and”, “a” and “to” only lead to others."""
        entry = self._lexicon.look_up(word)
        if entry is None:
            return _NOTHING if roman_value(word) is None else _TELLS
        return _LEADS if replace(entry, joiner=False, article=False, joined=False, filler=False) == Entry() else _TELLS

    def _inside(self, text: str, start: int) -> Iterator[Token]:
        """The number words inside a run of words that are not set apart; alone, one counts before a counter only."""
        assert self._running is not None
        for run in self._running.finditer(text):
            for piece in self._piece.finditer(text, run.start(), run.end()):
                yield Token(
                    start + piece.start(), start + piece.end(), piece.group(), (), self._lexicon.look_up(piece.group())
                )

    def _is_word(self, text: str) -> bool:
        return text in self._lexicon.entries

    def _tokens(self, content: str) -> Iterator[Token]:
        """Words, figures and addresses one after the other: what looks like a number in an address is none."""
        look_up = self._lexicon.look_up
        near = -1
        for match in self._token_or_address.finditer(content):
            text = match[1]
            if text is not None:
                entry = look_up(text)
                if self._running is not None and (entry is None or match.start() > near) and not self._is_word(text):
                    yield from self._inside(text, match.start())
                elif entry is not None or match.start() <= near or text[0] in ROMAN:
                    yield Token(match.start(), match.end(), text, (), entry)
                continue
            near = match.end() + 1
            yield from self._of_figure(content, match)

    def _of_figure(self, content: str, match: re.Match[str]) -> Iterator[Token]:
        """The tokens of a figure, none for an address."""
        if match["clock"]:
            yield from _clock(match)
        elif match["figure"] and (readings := read_digits(match["figure"], self._decimal, self._grouping)):
            start, end = match.span()
            if vulgar := _VULGAR.match(content, end):
                end = vulgar.end()
                readings = (readings[0] + Decimal(str(unicodedata.numeric(vulgar[1]))),)
            elif _VULGAR_BEFORE.search(content, max(0, start - 1), start):
                # ½14 is how 14½ is typed from right to left.
                start -= 1
                readings = (readings[0] + Decimal(str(unicodedata.numeric(content[start]))),)
            yield Token(start, end, content[start:end], readings)
        elif match["figure"] or match["date"]:
            for piece in _DIGITS.finditer(content, match.start(), match.end()):
                yield Token(piece.start(), piece.end(), piece.group(), (Decimal(piece.group()),))


def _running_pattern(numerals: Numerals) -> re.Pattern[str]:
    pieces, counters = _either(_pieces(numerals)), _either(numerals.counters)
    return re.compile(rf"(?:{pieces})(?:(?:{pieces})+|(?=\s?(?:{counters})))")


def _pieces(numerals: Numerals) -> tuple[str, ...]:
    """The words and the scales; scales of two words are read one after the other."""
    single = (form for form in numerals.scales if not any(form != o and form.startswith(o) for o in numerals.scales))
    return (*numerals.words, *single)


def _either(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"


def _clock(match: re.Match[str]) -> Iterator[Token]:
    """The hour, in both halves of the day, and what follows it; `1200` before GMT is twelve and nought."""
    text = match["clock"]
    pieces = [(piece.start(), piece.group()) for piece in _DIGITS.finditer(text)]
    if len(pieces[0][1]) == 4:
        pieces = [(0, text[:2]), (2, text[2:4])]
    for number, (offset, figures) in enumerate(pieces):
        value = Decimal(figures)
        start = match.start() + offset
        readings: tuple[Decimal, ...] = (value,)
        if number == 0 and len(pieces) <= 2 and value <= 24:
            readings = (value, (value + 12) % 24)
        yield Token(start, start + len(figures), figures, readings, None, min(number, 1))
