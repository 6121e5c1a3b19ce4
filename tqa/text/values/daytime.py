"""Which half of the day an hour is in."""

from __future__ import annotations

import re

from tqa.finding import Span
from tqa.languages.dates import Dates
from tqa.text.values.quantity import Quantity

_NOON = 12
_DAWN, _DUSK = 5, 7
_BEFORE, _AFTER = 12, 24
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7a3]")
_PADDED = re.compile(r"0\d\s?(?:[:.点點時时시]|h(?![^\W\d_]))\s?\d\d")
_MINUTES = re.compile(r"\d{1,2}\s?(?:(?:[:.点點時时시]|h(?![^\W\d_]))\s?\d{0,2}\s?[分分]?)?\s?")


def half_of_day(quantity: Quantity, content: str, dates: Dates) -> bool | None:
    """Whether the hour is in the afternoon, None where the text does not say."""
    if quantity.value > _NOON:
        return True
    before = content[max(0, quantity.start - _BEFORE) : quantity.start].rstrip()
    if before.endswith(dates.evening):
        return True
    if before.endswith(dates.morning):
        return False
    if before.endswith(dates.night):
        return _at_night(quantity)
    found = half_word(quantity, content, dates)
    if found is not None:
        return found[1]
    # Only a clock of 24 hours writes 01:50.
    return False if _PADDED.match(content, quantity.start) else None


def _at_night(quantity: Quantity) -> bool | None:
    """Whether an hour of the night is before midnight; None for what the words leave open."""
    if quantity.value <= _DAWN:
        return False
    return True if _DUSK <= quantity.value < _NOON else None


def half_word(quantity: Quantity, content: str, dates: Dates) -> tuple[Span, bool] | None:
    """The word after the time that says which half of the day, and whether it is the second."""
    end = quantity.end
    minutes = _MINUTES.match(content, quantity.start)
    if minutes is not None:
        end = minutes.end()
    rest = content[end : end + _AFTER].casefold()
    starts = [len(rest) - len(rest.lstrip())]
    starts += [
        starts[0] + len(form) + len(gap)
        for form in dates.hour_then
        for gap in (" ", "")
        if rest.startswith(form.casefold() + gap, starts[0]) and (gap or not form[-1].isalpha())
    ]
    for afternoon, words in ((False, dates.morning), (True, dates.evening)):
        for word in words:
            for start in starts:
                if rest.startswith(word, start) and not _goes_on(word, rest, start + len(word)):
                    return Span(end + start, end + start + len(word)), afternoon
    return None


def _goes_on(word: str, rest: str, end: int) -> bool:
    """Whether the text has a longer word there, in a script that sets words apart."""
    return word.isalpha() and word[0].isalpha() and rest[end : end + 1].isalpha() and not _UNSPACED.match(word)
