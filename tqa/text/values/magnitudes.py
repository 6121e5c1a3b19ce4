"""How many people live somewhere and what an economy makes, where a text is a scale off: China's population of 1.4 million."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from tqa.finding import Span
from tqa.languages.numerals import load as load_numerals
from tqa.languages.units import CURRENCY
from tqa.text.text import Text
from tqa.text.values.quantity import Kind, Quantity
from tqa.text.values.units import unit_place
from tqa.text.values.writing import write_like

_FARTHEST = 60
_PEOPLE_ROOM = 3
"""So many times more or fewer than today, and it is no forecast and no figure of the past century either."""
_LEAST, _MOST = Decimal(1) / 40, Decimal(3)
"""Of what an economy makes in a year: a quarter a generation ago, and a forecast."""
_LIKELY = Decimal("0.55"), Decimal("1.8")
_BILLION = Decimal(10) ** 9
_STEPS = tuple(Decimal(10) ** power for power in (3, -3, 1, -1, 4, -4, 2, -2))
_PAST = re.compile(r"(?<!\d)(?:1[0-8]\d\d|19[0-8]\d)(?!\d)|\bcentury\b")


@dataclass(frozen=True, slots=True)
class Implausible:
    """A figure of a territory; `usual` is about what it has, in people or in US dollars, `right` what to write."""

    span: Span
    economy: bool
    usual: Decimal
    right: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands between a name and the figure: `possessed` behind the name, `of` before it; `ends` behind people."""

    signs: tuple[str, ...]
    possessed: Mapping[bool, re.Pattern[str]]
    apposed: re.Pattern[str]
    of: Mapping[bool, re.Pattern[str]]
    verbs: re.Pattern[str]
    ends: re.Pattern[str]


def implausible(
    text: Text, territories: Iterable[tuple[Span, str]], quantities: Sequence[Quantity]
) -> Iterator[Implausible]:
    """The figures of what is told of territories (a span and an ISO 3166 code each) that are a scale off.

    A language without words for it, or a territory without figures, has none.
    """
    words = _words(text.language.code)
    if words is None or not quantities or not any(sign in text.content for sign in words.signs):
        return
    populations, economies = _figures()
    for span, code in territories:
        for economy, known in ((False, populations), (True, economies)):
            usual = known.get(code)
            start = _told(words, text.content, span, economy=economy) if usual is not None else None
            quantity = _first(quantities, start) if start is not None else None
            if usual is None or quantity is None or _PAST.search(text.sentence_at(span.start).of(text.content)):
                continue
            found = _economy(text, quantity, usual) if economy else _population(text, quantity, usual, words)
            if found is not None:
                yield found


def _told(words: _Words, content: str, name: Span, *, economy: bool) -> int | None:
    """Where the words end that lead from the name to its figure."""
    led = words.possessed[economy].match(content, name.end)
    if led is None and not economy:
        led = words.apposed.match(content, name.end)
    if led is not None:
        return led.end()
    before = words.of[economy].search(content, max(0, name.start - _FARTHEST), name.start)
    verb = words.verbs.match(content, name.end) if before is not None and before.end() == name.start else None
    return verb.end() if verb is not None else None


def _first(quantities: Sequence[Quantity], start: int) -> Quantity | None:
    return next((one for one in quantities if 0 <= one.start - start <= 1 and one.kind is Kind.COUNT), None)


def _population(text: Text, quantity: Quantity, usual: Decimal, words: _Words) -> Implausible | None:
    if usual / _PEOPLE_ROOM <= quantity.value <= usual * _PEOPLE_ROOM or quantity.value < 1000:
        return None
    if not words.ends.match(text.content, quantity.end):
        return None
    return Implausible(quantity.span, False, usual, _mended(text, quantity, Decimal(1), usual))


def _economy(text: Text, quantity: Quantity, usual: Decimal) -> Implausible | None:
    place = unit_place(quantity, text)
    rates = place.unit.per_dollar if place is not None and place.unit.dimension == CURRENCY else None
    if rates is None:
        return None
    dear, cheap = quantity.value / Decimal(str(rates[0])), quantity.value / Decimal(str(rates[1]))
    if dear >= usual * _LEAST and cheap <= usual * _MOST:
        return None
    rate = Decimal(str((rates[0] * rates[1]) ** 0.5))
    return Implausible(quantity.span, True, usual, _mended(text, quantity, rate, usual))


def _mended(text: Text, quantity: Quantity, rate: Decimal, usual: Decimal) -> str | None:
    """What it would be had it slipped by a scale."""
    least, most = _LIKELY
    right = [step * quantity.value for step in _STEPS if usual * least <= step * quantity.value / rate <= usual * most]
    surface = quantity.span.of(text.content)
    return write_like(right[0], surface, quantity.kind, load_numerals(text.language.code)) if right else None


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads((resources.files("tqa.languages") / "magnitudes.toml").read_text(encoding="utf-8"))


@cache
def _figures() -> tuple[Mapping[str, Decimal], Mapping[str, Decimal]]:
    """People, and US dollars a year, by territory."""
    data = _data()
    people = {code: Decimal(str(number)) for code, number in data["population"].items()}
    return people, {code: Decimal(str(number)) * _BILLION for code, number in data["economy"].items()}


@cache
def _words(code: str) -> _Words | None:
    row = _data().get(code)
    if row is None:
        return None

    def phrases(key: str) -> list[str]:
        found: object = row[key]
        assert isinstance(found, list)
        return sorted(found, key=len, reverse=True)

    def either(key: str) -> str:
        return "|".join(map(re.escape, phrases(key)))

    about = "|".join(re.escape(word) for word in sorted(load_numerals(code).about, key=len, reverse=True)) or "(?!)"
    time = rf"(?:\s(?:{either('when')})(?:\s\w+){{1,3}}?)?"
    lead = rf"{time}\s(?:{either('verbs')})\s(?:(?:{about})\s){{0,2}}[^\w\s]?"
    things = {False: either("population"), True: either("economy")}
    return _Words(
        signs=tuple(phrases("signs")),
        possessed={
            key: re.compile(rf"(?:{either('possessives')})\s(?:{thing}){lead}") for key, thing in things.items()
        },
        apposed=re.compile(rf",?\s(?:{either('apposed')})\s(?:(?:{about})\s){{0,2}}"),
        of={key: re.compile(rf"(?<!\w)(?:{thing}) of (?:the )?$", re.IGNORECASE) for key, thing in things.items()},
        verbs=re.compile(lead),
        ends=re.compile(rf"\s?(?:[.,;:)–—]|$|\n|\s(?:{either('people')})(?!\w))"),
    )
