"""Words that are a number without another one beside them: ordinals, fractions, Roman numerals, words that hold one."""

from __future__ import annotations

import re
from decimal import Decimal

from tqa.languages.numerals import Numerals
from tqa.text.values.lexicon import Entry
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.roman import roman_value
from tqa.text.values.tokens import Line

_CENTURY = Decimal(100)
_NOUN = re.compile(r" [^\W\d_]{2,}")
_WIDEST = 2
_BEFORE_ITS_DECADE = 1900
"""Years between the number that a decade is named by (the nineties) and its first one."""
_THOUSAND = 1000
_NEAR = 4
"""What stands between a collective and its scale: une dizaine de milliers."""


def loose(line: Line, at: int, entry: Entry, numerals: Numerals) -> Quantity:
    """A word that holds a number without counting: both, dozens; one for a decade is sure (the nineties, neunziger Jahre)."""
    token = line.tokens[at]
    own = tuple(value for value in (entry.fraction, entry.ordinal, entry.cardinal) if value is not None)
    if not own and len(entry.loose) == 2 and entry.loose[1] - entry.loose[0] == _BEFORE_ITS_DECADE:
        before = f" {line.content[max(0, token.start - 6) : token.start]}".casefold()
        if numerals.decade_behind and not before.endswith(numerals.decade_behind):
            return Quantity(token.start, token.end, entry.loose, Kind.COUNT, Firmness.LOOSE)
        return Quantity(token.start, token.end, entry.loose, Kind.DECADE, Firmness.SPELT)
    return Quantity(token.start, token.end, (*own, *entry.loose), Kind.COUNT, Firmness.LOOSE)


def century(line: Line, at: int, numerals: Numerals) -> Quantity | None:
    """“nel Cinquecento”, which is the sixteenth century; a capital may also begin a sentence."""
    token = line.tokens[at]
    value = numerals.centuries.get(token.text)
    if value is None or not line.content[max(0, token.start - 2) : token.start].rstrip("’' ").isalpha():
        return None
    plain = (value - 1) * _CENTURY - _THOUSAND
    return Quantity(token.start, token.end, (value, plain), Kind.ORDINAL, Firmness.SPELT)


def collective(line: Line, at: int, numerals: Numerals) -> Quantity | None:
    """“une vingtaine”, which is about twenty; nothing where a scale (une dizaine de milliers) or a half comes."""
    token = line.tokens[at]
    values = numerals.collectives.get(token.text.casefold()) if numerals.collectives else None
    if values is None or not f" {line.content[max(0, token.start - 6) : token.start]}".casefold().endswith(
        numerals.one_of
    ):
        return None
    following, after = line.entry(at + 1), line.entry(at + 2)
    if following is not None and line.tokens[at + 1].start - token.end <= _NEAR:
        if following.scale is not None or following.half or max(following.loose, default=0) >= _THOUSAND:
            return None
        if following.joiner and after is not None and after.half:
            return None
    return Quantity(token.start, token.end, values, Kind.COUNT, Firmness.SPELT)


def part(line: Line, at: int, entry: Entry, part_of: frozenset[str]) -> Quantity | None:
    """An ordinal or a fraction; “the third” of what comes next, which is no share, is an ordinal for certain."""
    token = line.tokens[at]
    if entry.ordinal is not None:
        firmness = Firmness.SPELT
        if entry.ordinal < 2 or ((entry.fraction is not None or entry.ordinal == 2) and not _leads(line, at, part_of)):
            firmness = Firmness.LOOSE
        parts = () if entry.fraction is None else (entry.fraction,)
        return Quantity(token.start, token.end, (entry.ordinal,), Kind.ORDINAL, firmness, parts)
    if entry.fraction is not None:
        readings = (entry.fraction, entry.fraction * 100)
        return Quantity(token.start, token.end, readings, Kind.FRACTION, Firmness.LOOSE)
    return None


def _leads(line: Line, at: int, part_of: frozenset[str]) -> bool:
    """Whether a noun may follow the word, and neither a number nor “a” stands before it: the third meeting."""
    noun = _NOUN.match(line.content, line.tokens[at].end)
    if noun is None or noun.group()[1:].casefold() in part_of:
        return False
    before = line.entry(at - 1) if at and line.joined(at) else None
    if before is not None and (before.article or before.cardinal is not None):
        return False
    return not (at and line.joined(at) and line.tokens[at - 1].readings)


def roman(line: Line, at: int) -> Quantity | None:
    """Centuries, monarchs, congresses: beside a century a Roman numeral is sure, else it is held against no one."""
    token = line.tokens[at]
    value = roman_value(token.text)
    if value is None:
        return None
    firmness = Firmness.SPELT if _is_century(line, at, at + 1) or _is_century(line, at, at - 1) else Firmness.LOOSE
    return Quantity(token.start, token.end, (Decimal(value),), Kind.ORDINAL, firmness)


def _is_century(line: Line, at: int, other: int) -> bool:
    if not 0 <= other < len(line):
        return False
    entry, first, second = line.entry(other), *sorted((line.tokens[at], line.tokens[other]))
    near = second.start - first.end <= _WIDEST
    return near and entry is not None and _CENTURY in entry.loose and entry.cardinal is None and entry.scale is None
