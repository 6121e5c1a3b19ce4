"""Chinese companies whose names end in 股份 (limited by shares), and of which the target has the shares: Yili shares said so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tqa.checks.names.sides import Sides
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.sound import latin_letters, mandarin
from tqa.finding import Span

_SIGN = "股份"
_NAMED = regex.compile(rf"(\p{{Han}}{{2,4}}){_SIGN}(?!有限|公司|制|权|回购|转让)")
_SHARES = regex.compile(r"(?<![\w-])((?:[A-Z][a-z]+ ){1,3})([Ss]hares|[Ss]tocks?)(?![\w-])")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Shares:
    """A company's name with the word for shares behind it, and the company's name."""

    span: Span
    source: Span
    right: str


def shares(sides: Sides) -> Iterator[Shares]:
    """Yili shares for 伊利股份: what Chinese calls a company limited by shares for short is that company."""
    content = sides.source.content
    if sides.source.language.base not in READ_IN_MANDARIN or _SIGN not in content:
        return
    for found in _SHARES.finditer(sides.target.content):
        letters = latin_letters(found[1].replace(" ", ""))
        place = _company(content, letters)
        if place is not None:
            yield Shares(Span(*found.span()), place, found[1].rstrip())


def _company(content: str, letters: str) -> Span | None:
    """Where the source has a company of this name."""
    for named in _NAMED.finditer(content):
        for size in range(len(named[1]), _SHORTEST - 1, -1):
            if letters in mandarin(named[1][-size:]):
                return Span(named.end(1) - size, named.end())
    return None
