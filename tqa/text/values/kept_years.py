"""Years that an English text has from another calendar without saying so: the lowest since 1343, in 2567."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages import dates
from tqa.languages.dates import Calendar
from tqa.text.text import Text
from tqa.text.values.calendars import years_of
from tqa.text.values.quantity import Quantity

_YEAR = re.compile(
    r"\b(?:(?i:in|since|until|till|by|of|from|before|after|during|year)|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)[ \u00a0](?P<year>[12]?\d{2,3})"
    r"(?=[.,;:)](?!\d)|$|\n| (?:and|that|the|to|when|while|for|at|by|on|as|after|with|under|is|was|were|are|or|but|in|which)\b)"
)
_NAMED = re.compile(
    r"\b(?:calendar|Iranian year|Persian|Hijri|Buddhist|Islamic|lunar|solar|A\.?H|B\.?E|SH|Gregorian|AD|CE)\b|[(（]"
)
_AROUND = 30
_LATER = 1340
"""A year of the Iranian calendar before this one (1961) may be one of ours, in the Middle Ages, where no source says so."""
_AGES = "jalali"
_OURS = (1800, 2100)
"""Years of ours that the news tells."""


@dataclass(frozen=True, slots=True)
class KeptYear:
    """A year of another calendar in figures, the source's, if it is there, and our year in which most of it lies."""

    span: Span
    source: Span | None
    ours: int


def kept_years(target: Text, source: Text | None, code: str, quantities: Sequence[Quantity]) -> Iterator[KeptYear]:
    """The years of the calendars that the source's language, `code`, tells without a mark, and of those that the source marks.

    With the source only what it has, too: April 114 for 民國114年4月.
    """
    if target.language.base != "en":
        return
    calendars = [calendar for calendar in dates.load(code).calendars if calendar.years[1]]
    if not calendars and not any(_is_of_an_era(quantity) for quantity in quantities):
        return
    content = target.content
    for match in _YEAR.finditer(content):
        year, span = int(match["year"]), Span(*match.span("year"))
        if _NAMED.search(content, max(0, span.start - _AROUND), span.end + _AROUND):
            continue
        calendar = _calendar(calendars, year)
        theirs = next((one for one in quantities if source is not None and _tells(source, one, year)), None)
        if theirs is not None:
            ours = tuple(int(reading) for reading in theirs.readings if _OURS[0] <= reading <= _OURS[1])
        elif calendar is not None and source is None and (calendar.name != _AGES or year >= _LATER):
            ours = years_of(calendar.name, year)
        else:
            continue
        if ours and not any(str(other) in content for other in ours):
            yield KeptYear(span, theirs.span if theirs is not None else None, ours[0])


def _is_of_an_era(quantity: Quantity) -> bool:
    """Whether a number may be a year of ours and of another calendar."""
    ours = [_OURS[0] <= reading <= _OURS[1] for reading in quantity.readings]
    return any(ours) and not all(ours)


def _tells(source: Text, quantity: Quantity, year: int) -> bool:
    """Whether the source has this year of another calendar here, by its era or behind a word that says it is a year."""
    if year not in quantity.readings or _OURS[0] <= year <= _OURS[1] or not _is_of_an_era(quantity):
        return False
    if quantity.value != year:
        return True
    before = source.content[: quantity.start].rstrip().rpartition(" ")[2]
    return before in dates.load(source.language.code).year_words


def _calendar(calendars: Sequence[Calendar], year: int) -> Calendar | None:
    return next((calendar for calendar in calendars if calendar.years[0] <= year <= calendar.years[1]), None)
