"""Words that say that a figure rose where it fell by the figures beside them: raised to 16.5 percent from 17 percent.

A text that has been read over has none of these; which of the two is wrong, the word or a figure, only its source tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tqa.finding import Span
from tqa.languages.moving import Moving, load
from tqa.languages.units import CURRENCY
from tqa.text.text import Text
from tqa.text.values.pairing import is_year
from tqa.text.values.quantity import CALENDAR, Firmness, Kind, Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.units import unit_of

_FARTHEST, _CLAUSE = 70, 90
"""Characters between the two figures, and from the word to the first of them, at the most."""
_SOON, _BESIDE = 30, 25
"""Characters in which a word for an earlier time follows, and in which figures follow a second way: “, raising it to”."""
_COMMA = re.compile(r",(?! (?:including|to|from|in|on|by|or)\b)")
_SIGNED = re.compile(r"[-−–‑:/]$")
_QUOTED = re.compile(r"[“”\"«»;:\n]")
_WORD = re.compile(r"(?: ?%| percent\b| per cent\b)?(?: (?:million|billion|trillion))? ?-?([^\W\d_]+)?")
_NOT = re.compile(r"n['’]t\b")
_SCALE, _WIDEST = 1000, 20


@dataclass(frozen=True, slots=True)
class Moved:
    """The word, what the other way is called, and the two figures as they stand, the earlier one first."""

    span: Span
    instead: str
    before: Span
    after: Span
    certain: bool


def moved(text: Text, quantities: Sequence[Quantity]) -> Iterator[Moved]:
    """The words of a text that its own figures contradict."""
    words = load(text.language.code)
    if words is None:
        return
    content = text.content
    told = [one for one in quantities if not is_time(one, content)]
    dates = frozenset(place for one in quantities if one.kind in CALENDAR for place in (one.start, one.end))
    for first, second in pairwise(told):
        if second.start - first.end > _FARTHEST:
            continue
        lead = words.leads.search(content, max(0, first.start - 25), first.start)
        between = content[first.end : second.start]
        if words.joins.search(between) is not None:
            continue
        if lead is not None and (joint := words.between.fullmatch(between)) is not None:
            found = _by_verb(text, words, lead, joint, first, second)
        elif lead is not None and lead["to"] and is_beside(content, words, first, second):
            found = _by_verb(text, words, lead, None, first, second)
        elif (joint := words.set_off.fullmatch(between)) is not None:
            found = _by_particle(text, words, joint, first, second)
        else:
            continue
        if found is not None and not _is_dated(first, dates) and not _is_dated(second, dates):
            yield found


def _by_verb(
    text: Text, words: Moving, lead: re.Match[str], joint: re.Match[str] | None, first: Quantity, second: Quantity
) -> Moved | None:
    """“rose to 5 from 6”, “rose from 6 to 5”; “rose to 5, compared with 6 last year”, which nothing joins."""
    falls_back = lead["to"] is not None
    if joint is not None and (joint["from"] is not None) is not falls_back:
        return None
    before, after = (second, first) if falls_back else (first, second)
    verb = _verb(text, words, lead.start())
    if verb is None:
        return None
    word = verb.group().casefold()
    rises = word in words.up
    values = _values(text, words, before, after)
    if values is None or (values[0] < values[1] if rises else values[0] > values[1]) or values[0] == values[1]:
        return None
    units = _unit(text, words, before), _unit(text, words, after)
    told_twice = units[0] == units[1] != ""
    money = (unit_of(second, text) or unit_of(first, text)) if not told_twice else None
    is_money = money is not None and money.dimension == CURRENCY
    if not rises and not falls_back and not told_twice and _may_be_range(words, word, units, values, money=is_money):
        return None
    instead = (words.up if rises else words.down)[word]
    return Moved(
        Span(*verb.span()),
        _as(verb.group(), instead),
        before.span,
        after.span,
        told_twice and falls_back and joint is not None,
    )


def _may_be_range(
    words: Moving, word: str, units: tuple[str, str], values: tuple[Decimal, Decimal], *, money: bool
) -> bool:
    """Prices fell from 10 to 30 percent; to cut 500 to 700 jobs. Not: the number fell from 95,000 to 98,000."""
    if word in words.transitive:
        return min(values) < _SCALE * _SCALE
    return units[0] != units[1] and min(values) < _SCALE and not money and (units[1] or units[0]) in words.by_how_much


def is_beside(content: str, words: Moving, first: Quantity, second: Quantity) -> bool:
    """Whether the second figure is set beside the first as that of an earlier time."""
    between = words.beside.search(content, first.end, second.start)
    return (
        between is not None
        and words.to_it.fullmatch(content, between.end(), second.start) is not None
        and not _QUOTED.search(content, first.end, second.start)
        and words.earlier.search(content, second.end, second.end + _SOON) is not None
    )


def _by_particle(text: Text, words: Moving, joint: re.Match[str], first: Quantity, second: Quantity) -> Moved | None:
    """“6 percent, up from 7 percent”."""
    start = first.end + joint.start(1)
    sentence = text.sentence_at(start)
    if not sentence.start <= first.start or _is_ranked(text, words, sentence):
        return None
    if first.kind is not second.kind or words.base.search(text.content, max(0, first.start - 25), first.start):
        return None
    rises = joint[1].casefold() in words.up
    values = _values(text, words, second, first)
    if values is None or (values[0] < values[1] if rises else values[0] > values[1]) or values[0] == values[1]:
        return None
    if (
        not min(values)
        or max(values) / min(values) > _WIDEST
        or _unit(text, words, first) != _unit(text, words, second)
    ):
        return None
    return Moved(
        Span(start, start + len(joint[1])),
        (words.up if rises else words.down)[joint[1].casefold()],
        second.span,
        first.span,
        certain=False,
    )


def _verb(text: Text, words: Moving, end: int) -> re.Match[str] | None:
    """The one way that the words before the figures say they go."""
    sentence = text.sentence_at(end)
    if _is_ranked(text, words, sentence):
        return None
    found = list(words.ways.finditer(text.content, sentence.start, end))
    found = [match for match in found if match.group().casefold() not in words.particles]
    if not found or end - found[-1].end() > _CLAUSE:
        return None
    verb = found[-1]
    if len({match.group().casefold() in words.up for match in found}) > 1 and not (
        end - verb.end() <= _BESIDE and text.content[verb.start() - 2 : verb.start()] == ", "
    ):
        return None
    clause = text.content[verb.end() : end]
    ahead = text.content[max(sentence.start, verb.start() - 24) : verb.start()]
    if _COMMA.search(clause) or _QUOTED.search(clause) or words.breaks.search(clause):
        return None
    return None if words.negations.search(ahead) or _NOT.search(ahead) else verb


def _is_ranked(text: Text, words: Moving, sentence: Span) -> bool:
    """Whether the sentence is of places in a list or of what a currency costs; a currency behind an amount is no such word."""
    amounts = {quantity.end + 1 for quantity in quantities_of(text)}
    found = words.unless.finditer(text.content, sentence.start, sentence.end)
    return any(match.start() not in amounts for match in found)


def _values(text: Text, words: Moving, before: Quantity, after: Quantity) -> tuple[Decimal, Decimal] | None:
    """Both values, where they are told in one measure."""
    content = text.content
    first, second = sorted((before, after), key=lambda one: one.start)
    for one in (first, second):
        if _SIGNED.search(content, max(0, one.start - 1), one.start) or content[one.end : one.end + 1] in (
            "-",
            "–",
            ":",
        ):
            return None
    ours, theirs = _unit(text, words, before), _unit(text, words, after)
    if ours and theirs and ours != theirs:
        return None
    values = before.value, after.value
    if (max(values) >= _SCALE * 100) and (min(values) < _SCALE) and bool(ours) != bool(theirs):
        return None  # from 1.5 to 1.2 billion
    if min(values) <= 0 or max(values) / min(values) > _SCALE / 5:
        return None  # a scale that slipped, or two things
    return values


def _unit(text: Text, words: Moving, quantity: Quantity) -> str:
    """What is counted: the unit, or the noun that follows; nothing where neither is told."""
    if quantity.kind is Kind.PERCENT:
        return "%"
    unit = unit_of(quantity, text)
    if unit is not None:
        return unit.name
    match = _WORD.match(text.content, quantity.end)
    word = "" if match is None or match[1] is None else match[1].casefold()
    return "" if word in words.no_nouns else word


def is_time(one: Quantity, content: str) -> bool:
    """Whether a number is a date, a year or a time, and no amount."""
    return (
        one.kind not in (Kind.COUNT, Kind.PERCENT)
        or one.firmness is Firmness.LOOSE
        or (one.kind is Kind.COUNT and is_year(one.value) and one.span.of(content).isdigit())
    )


def _is_dated(one: Quantity, dates: frozenset[int]) -> bool:
    """Whether a month stands beside it."""
    return one.start - 1 in dates or one.end + 1 in dates


def _as(written: str, instead: str) -> str:
    """With a capital where the word has one."""
    return instead[0].upper() + instead[1:] if written[0].isupper() else instead
