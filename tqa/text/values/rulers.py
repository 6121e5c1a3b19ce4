"""Which of their name kings, popes and ships are: Louis XIV for Louis XVI, Elizabeth I for 伊丽莎白二世, Apollo XIII for 11号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages import dates
from tqa.languages.numerals import load
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values.comparison import inside
from tqa.text.values.contrasts import Contrast
from tqa.text.values.quantity import Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.rivals import is_in_name
from tqa.text.values.roman import roman_value, roman_written

_NAMED = re.compile(r"(?<![\w.])([^\W\d_]{3,})[ \u00a0]([IVXІХ]{1,7})(?![\w-])")
_FIRST = re.compile(r"['’](?:s|$)| of (?=[A-Z])|[,;)]| \(")
"""What stands behind the numeral of a first, and not behind the pronoun: Elizabeth I of England."""
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w.!?\n]{1,3}$")
_OPENINGS = tuple(f"{space}{letter}" for space in " \u00a0" for letter in "IVXІХ")
_OF_A_LINE = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?<=[^\W\d_]) ?(\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?:世(?![纪紀界代间間人家系])|세(?![기대트계금의]))"
)
_LAST, _PAIR, _FAR, _PREPOSITION = 39, 2, 24, 3
_WITH_PRONOUN = "en"
"""The language in which the numeral of a first is a word, too."""


@dataclass(frozen=True, slots=True)
class _Ruler:
    """The numeral behind a name, and what it comes to; not `sure` where it may be the English pronoun: John Paul I was."""

    value: int
    span: Span
    sure: bool = True


def swapped_rulers(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[Contrast]:
    """Numerals behind names where each side has one that the other has not, in letters, words or figures."""
    told = list(_rulers(target))
    if not told:
        return
    numbers, others = quantities_of(target), quantities_of(source)
    original = list(_rulers(source)) or _in_names(others, source)
    for at, segment in enumerate(segments):
        there = [ruler for ruler in told if segment.target.start <= ruler.span.start < segment.target.end]
        here = [ruler for ruler in original if segment.source.start <= ruler.span.start < segment.source.end]
        if not there or not here:
            continue
        near = segments[max(0, at - 1) : at + 2]
        known = {ruler.value for ruler in original} | _values(others, [other.source for other in near])
        said = {ruler.value for ruler in told} | _values(numbers, [other.target for other in near])
        wrong, right = [r for r in there if r.value not in known], [r for r in here if r.value not in said]
        if len({ruler.value for ruler in wrong}) != 1 or len({ruler.value for ruler in right}) != 1:
            continue
        if not (wrong[0].sure and right[0].sure) and len(there) + len(here) > _PAIR:
            continue
        surface = wrong[0].span.of(target.content)
        instead = roman_written(right[0].value) if surface.isascii() and not surface.isdigit() else None
        for ruler in wrong:
            yield Contrast("ruler", ruler.span, right[0].span, segment.confidence, instead)


def _in_names(quantities: Sequence[Quantity], text: Text) -> list[_Ruler]:
    """The figures of names, which stand for numerals of the other side: Apollo XIII, 阿波罗11号."""
    return [
        _Ruler(int(quantity.value), quantity.span)
        for quantity in quantities
        if quantity.value <= _LAST and is_in_name(quantity, text, first=True)
    ]


def _values(quantities: Sequence[Quantity], spans: Sequence[Span]) -> set[int]:
    """Whatever the numbers there may mean."""
    found = (quantity for span in spans for quantity in inside(quantities, span))
    return {int(value) for quantity in found for value in (*quantity.readings, *quantity.parts) if value <= _LAST}


def _rulers(text: Text) -> Iterator[_Ruler]:
    content = text.content
    if "世" in content or "세" in content:
        marks = load(text.language.code).ideographs
        for match in _OF_A_LINE.finditer(content) if marks is not None else ():
            value = _in_ideographs(match[1])
            if 0 < value <= _LAST:
                yield _Ruler(value, Span(*match.span(1)))
    if not any(map(content.__contains__, _OPENINGS)):
        return
    named = dates.load(text.language.code)
    for match in _NAMED.finditer(content):
        if not match[1][0].isupper() or (name := match[1].casefold()) in named.weekdays or name in named.months:
            continue
        first = match[2] in "IІ"
        value = 1 if first else roman_value(match[2]) or 0
        if value:
            sure = not first or text.language.base != _WITH_PRONOUN or _FIRST.match(content, match.end()) is not None
            if sure or _is_subject(content, match.start(1)):
                yield _Ruler(value, Span(*match.span(2)), sure)


def _is_subject(content: str, start: int) -> bool:
    """Whether the name begins a sentence or another word of it stands before it: Pope John Paul I was, not In London I was."""
    before = _LAST_WORD.search(content, max(0, start - _FAR), start)
    return before is None or (before[1][0].isupper() and len(before[1]) > _PREPOSITION)


def _in_ideographs(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    signs = "零一二三四五六七八九"
    if len(tens) > 1 or len(units) > 1:
        return 0
    return (signs.index(tens) if tens else 1) * 10 * bool(ten) + (signs.index(units) if units else 0)
