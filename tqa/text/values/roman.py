"""Roman numerals below forty, as they stand in centuries, names of monarchs and congresses."""

from __future__ import annotations

import re

_NUMERAL = re.compile(r"(?=[IVX])((?:X{0,3})(?:IX|IV|V?I{0,3}))(?:e|es|ème|er|th|st|nd|rd|º|ª)?")
_VALUES = {"I": 1, "V": 5, "X": 10}
_CYRILLIC = str.maketrans("ХІ", "XI")
"""Ukrainian and Russian keyboards have letters of the same shape."""
ROMAN = frozenset("IVXХІ")
"""What a Roman numeral begins with."""


def roman_value(text: str) -> int | None:
    """What a Roman numeral comes to; None for other words and for `I`, which is a pronoun, a letter, a conjunction."""
    if text[0] not in ROMAN:
        return None
    text = text.translate(_CYRILLIC)
    if text == "I" or (match := _NUMERAL.fullmatch(text)) is None:
        return None
    steps = [_VALUES[letter] for letter in match[1]]
    return sum(-step if step < following else step for step, following in zip(steps, [*steps[1:], 0], strict=True))


def roman_written(value: int) -> str:
    """The numeral of a number from one to thirty-nine."""
    tens, units = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]
