"""Words that say that one number of a text is a part of another, as patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tqa.languages.moving import load as load_moving
from tqa.languages.numerals import Numerals, load


@dataclass(frozen=True, slots=True)
class PartWords:
    """The patterns of one language: what stands between a part and its whole, before them and behind them."""

    part_of: re.Pattern[str]
    among_them: re.Pattern[str]
    among_them_before: re.Pattern[str]
    including: re.Pattern[str]
    located: re.Pattern[str]
    people: frozenset[str]
    no_nouns: frozenset[str]
    belong_to: re.Pattern[str]
    opens: re.Pattern[str]
    in_total: re.Pattern[str]
    disjoint: frozenset[str]
    others: re.Pattern[str]
    undecided: re.Pattern[str]
    shared: re.Pattern[str]
    share_of_all: re.Pattern[str]
    all_of: re.Pattern[str]


@cache
def part_words(code: str) -> PartWords:
    numerals: Numerals = load(code)

    def either(phrases: Sequence[str]) -> str:
        return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"

    about = either(sorted(numerals.about))
    part_of, among = either(numerals.part_of), either(numerals.among_them)
    return PartWords(
        part_of=re.compile(rf"\s(?:{part_of})(?:\s[^\W\d_]+['’]s?)?\s", re.IGNORECASE),
        among_them=re.compile(rf"[\s,](?:{among})\s", re.IGNORECASE),
        among_them_before=re.compile(rf"[\s,](?:{among})\s(?:(?:{about})\s){{0,2}}$", re.IGNORECASE),
        including=re.compile(rf"[\s,](?:{either(numerals.including)})\s$", re.IGNORECASE),
        located=re.compile(rf"\s(?:{either(numerals.located)})\s", re.IGNORECASE),
        people=frozenset(numerals.people),
        no_nouns=moving.no_nouns if (moving := load_moving(code)) is not None else frozenset(),
        belong_to=re.compile(rf"\s(?:{either(numerals.belong_to)})\s$", re.IGNORECASE),
        opens=re.compile(rf"(?:[\s,](?:{either((*numerals.including, *numerals.among_them))})\s|: )$", re.IGNORECASE),
        in_total=re.compile(rf"(?:[\s,–—-]+[^\W\d_]+){{0,3}}[\s,–—-]+(?:{either(numerals.in_total)})\s", re.IGNORECASE),
        disjoint=frozenset(word.casefold() for word in numerals.disjoint),
        others=re.compile(rf"\s(?:{either(numerals.others)})(?!\w)", re.IGNORECASE),
        undecided=re.compile(rf"(?<!\w)(?:{either(numerals.undecided)})(?!\w)", re.IGNORECASE),
        shared=re.compile(rf"\s(?:{part_of})\s(?:{either(numerals.shared)})(?!\w)", re.IGNORECASE),
        all_of=re.compile(rf"(?<!\w)(?:{either(numerals.all_of)})\s$", re.IGNORECASE),
        share_of_all=re.compile(rf"(?<!\w)(?:{either(numerals.share_of_all)})(?:\s[^\W\d_]+){{0,4}}\s$", re.IGNORECASE),
    )
