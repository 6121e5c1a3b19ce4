"""Writing a value in the manner of the number that it replaces."""

from __future__ import annotations

import re
from decimal import Decimal

from tqa.languages.numerals import Ideographs, Numerals
from tqa.text.values.quantity import Kind

_FIGURES = re.compile(r"\d(?:[\d.,'’\u00a0\u2009\u202f ]*\d)?")
_WORD_SCALES_FROM = Decimal(1_000_000)
_SMALLEST_SIGN = 10_000
_MOST_DIGITS = 4
_MOST_DIGITS_AS_GIVEN = 6


def write_like(value: Decimal, surface: str, kind: Kind, numerals: Numerals) -> str | None:
    """`value` written as `surface` is: in figures or words, with its percent sign, ending or scale; None if it cannot be.

    `1200000` like `120 million` is `1.2 million`; `8` like `Seven` is `Eight`; `23` like `21st` is `23rd`.
    """
    found = _FIGURES.search(surface)
    if found is None:
        return _in_words(value, surface, kind, numerals)
    before, figures, after = surface[: found.start()], found.group(), surface[found.end() :]
    if kind is Kind.ORDINAL:
        after = _ending(value, after, numerals)
    if kind in (Kind.ORDINAL, Kind.DECADE, Kind.LABEL, Kind.MINUTE):
        width = len(figures) if figures.startswith("0") or kind is Kind.MINUTE else 0
        return f"{before}{_plain(value).rjust(width, '0')}{after}"
    if kind in (Kind.PERCENT, Kind.HOUR, Kind.FRACTION):
        return f"{before}{_grouped(value, figures, numerals)}{after}"
    return before + _scaled(value, figures, after, numerals)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(value: Decimal, like: str, numerals: Numerals) -> str:
    whole, _, fraction = _plain(value).partition(".")
    mark = numerals.grouping[0] if numerals.grouping else ""
    bare = len(whole) <= 4 and ((like.isdigit() and len(like) == 4) or mark in " .")
    if len(whole) > 3 and mark and not bare:
        whole = f"{int(whole):,}".replace(",", "\u00a0" if mark == " " else mark)
    return f"{whole}{numerals.decimal[0]}{fraction}" if fraction else whole


def _scaled(value: Decimal, figures: str, after: str, numerals: Numerals) -> str:
    if numerals.ideographs is not None and after[:1] in numerals.ideographs.scales:
        return _with_sign(value, after, numerals.ideographs) or _grouped(value, figures, numerals)
    word = after.strip().casefold()
    scales = {Decimal(size): form for size, form in numerals.spelt_scales.items() if size >= 1000}
    given = numerals.scales.get(word) or numerals.short_scales.get(word)
    if given is None and value < _WORD_SCALES_FROM:
        return _grouped(value, figures, numerals) + after
    usual = {size: form for size, form in scales.items() if size in (10**6, 10**9, 10**12)} or scales
    if (given is not None and given < _WORD_SCALES_FROM) or given in (100_000, 10_000_000):
        usual = {size: form for size, form in scales.items() if size == given} | usual
    for size in sorted(usual, reverse=True):
        share = value / size
        most = _MOST_DIGITS_AS_GIVEN if size == given and share < 1000 else _MOST_DIGITS
        if given is not None:
            # Who wrote 122.3092 billion writes 122.3092 trillion.
            most = max(most, sum(char.isdigit() for char in figures))
        if share >= 1 and len(_plain(share).replace(".", "").strip("0")) <= most:
            gap = after[: len(after) - len(after.lstrip())]
            if size == given:
                return f"{_grouped(share, '', numerals)}{gap}{after.lstrip()}"
            form = usual[size] if share == 1 else numerals.spelt_plurals.get(int(size), usual[size])
            return f"{_grouped(share, '', numerals)}{gap or ' '}{form}"
    return _grouped(value, "", numerals)


def _with_sign(value: Decimal, after: str, marks: Ideographs) -> str | None:
    """90亿, in the signs that the text writes: another size than the given one has its usual sign only beside a usual one."""
    usual: dict[int, str] = {}
    for sign, size in marks.scales.items():
        if size >= _SMALLEST_SIGN:
            usual.setdefault(size, sign)
    given = marks.scales[after[0]]
    signs = usual if usual.get(given) == after[0] else {given: after[0]}
    for size in sorted(signs, reverse=True):
        share = _plain(value / size)
        if value >= size and len(share.replace(".", "")) <= _MOST_DIGITS_AS_GIVEN:
            return f"{share}{signs[size]}{after[1:]}"
    return None


def _in_words(value: Decimal, surface: str, kind: Kind, numerals: Numerals) -> str | None:
    if value != value.to_integral_value():
        return _scaled(value, "", "", numerals) if value >= _WORD_SCALES_FROM else _grouped(value, "", numerals)
    number = int(value)
    table = numerals.spelt_ordinals if kind is Kind.ORDINAL else numerals.spelt
    text = table.get(number)
    if text is None and kind is not Kind.ORDINAL:
        text = _composed(number, numerals) or (
            _scaled(value, "", "", numerals) if value >= _WORD_SCALES_FROM else _grouped(value, "", numerals)
        )
    if text is None:
        return None
    return text[0].upper() + text[1:] if surface[:1].isupper() else text


def _composed(number: int, numerals: Numerals) -> str | None:
    """Tens and units with a hyphen, where the language sets them so; scales with a small number before them."""
    tens, units = numerals.spelt.get(number // 10 * 10), numerals.spelt.get(number % 10)
    if number < 100 and tens and units and numerals.hyphen:
        return f"{tens}-{units}"
    for size, form in sorted(numerals.spelt_scales.items(), reverse=True):
        if size in (10**6, 10**9, 10**12) and number % size == 0 and (share := numerals.spelt.get(number // size)):
            return f"{share} {form}"
    return None


def _ending(value: Decimal, given: str, numerals: Numerals) -> str:
    if given not in numerals.ordinal_suffixes or not numerals.ordinal_endings:
        return given
    number = int(value)
    return next(
        (numerals.ordinal_endings[key] for key in (number % 100, number % 10) if key in numerals.ordinal_endings),
        numerals.ordinal_endings[0],
    )


def spoken(value: Decimal, numerals: Numerals) -> str:
    """The value as a reader of the language says it, for a message: `9 billion`, `35,000`, `1701`."""
    if value >= _WORD_SCALES_FROM:
        return _scaled(value, "", "", numerals)
    return _grouped(value, "" if value >= 10_000 else "0000", numerals)
