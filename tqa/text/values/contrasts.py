"""What the words of a segment say the other way round: tripled for doubled, late May for early May, fell 3 % for rose.

A word accuses only if each side says one thing of its kind and the neighbouring segments do not say the other one,
and a word that goes with a number only if both sides have that number once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tqa.finding import Span
from tqa.languages import numerals
from tqa.languages.contrasts import THINGS, Contrasts, load
from tqa.languages.words import Words
from tqa.text.alignment import Segment
from tqa.text.computed import kept
from tqa.text.text import Text
from tqa.text.values.comparison import inside
from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.reader import quantities_of
from tqa.text.values.units import unit_of

DATES = frozenset({"half_of_year", "quarter", "part_of_day", "month", "when"})
"""The kinds that tell when something is."""
_CLAUSE = re.compile(r"[,;:.!?，。；：！？、()（）\n]")
_RESTATED = re.compile(r"\s?[^\W\d_]{0,6}\s?[（(][^()（）\n]{1,16}[)）]")
"""The same in per cent, in brackets: 22.98포인트(0.94%) 오른."""
_REACH_BEFORE, _REACH_AFTER = 40, 24
_NEAR = 12
_ROUNDED_OFF = 5
"""Multiples that nobody tells from the next one: 增加了十倍 as a tenfold increase."""
_BOTH = 2
_VERB = 6
"""Characters before a multiple in which its verb ends."""
_BETWEEN = re.compile(r"[\s-]?(?:(?:of|in|de|del|di|do|d['’]|des|von|about|some|约|約)\s?)?")
_NEXT_WORDS = re.compile(r"[^\W\d_]+")
_WORD_BETWEEN = re.compile(r"\s?['’]?[^\W\d_]{0,8}\s?")


@dataclass(frozen=True, slots=True)
class Contrast:
    """What the target says and what the source says.

    `certainty`: how sure it is that they belong together. `instead`: what to write, where the language has one word for it.
    """

    kind: str
    wrong: Span
    right: Span
    certainty: float
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One such word: what it is about (a kind, and a month or a number), and what it may say of it."""

    kind: str
    values: frozenset[str]
    span: Span


def contrasts(source: Text, target: Text, segments: Sequence[Segment], *, dates: bool) -> Iterator[Contrast]:
    """Those about dates, or those about how much and which way, segment by segment."""
    return _contrasts(
        source, target, segments, lambda kind: kind not in THINGS and (kind in DATES) is dates, dates=dates
    )


def confused(source: Text, target: Text, segments: Sequence[Segment]) -> Iterator[Contrast]:
    """Those about things that are easily taken for each other (`THINGS`): imports for exports, the son for the daughter."""
    return _contrasts(source, target, segments, THINGS.__contains__, dates=None)


def _contrasts(
    source: Text, target: Text, segments: Sequence[Segment], wanted: Callable[[str], bool], *, dates: bool | None
) -> Iterator[Contrast]:
    own, words = load(source.language.code), load(target.language.code)
    if own is None or words is None:
        return
    told = [item for item in told_in(target) if wanted(item.kind)]
    original = [item for item in told_in(source) if wanted(item.kind)] if told else []
    numbers, others = (quantities_of(target), quantities_of(source)) if dates is not None else ((), ())
    for at, segment in enumerate(segments):
        here = _within(original, segment.source) if original else []
        there = _within(told, segment.target) if here else []
        if here and there:
            near = segments[max(0, at - 1) : at + 2]
            said = [item for other in near for item in _within(original, other.source)]
            says = [
                item
                for other in near
                for item in _surplus(_within(told, other.target), _within(original, other.source))
            ]
            for contrast, wrong, right in _opposed(segment, here, there, said, says):
                yield replace(contrast, instead=_instead(wrong, right, words, target.content))
        beside = inside(numbers, segment.target)
        if dates is not None and beside and (known := inside(others, segment.source)):
            yield from _beside(segment, source, target, known, beside, dates=dates)


def _surplus(there: Sequence[Told], here: Sequence[Told]) -> list[Told]:
    """What a segment's target tells more often than its own source, and may tell for the segment beside it."""
    return [item for item in there if _times(item, there) > _times(item, here)]


def _times(one: Told, told: Sequence[Told]) -> int:
    return sum(item.kind == one.kind and not item.values.isdisjoint(one.values) for item in told)


@kept
def told_in(text: Text) -> tuple[Told, ...]:
    """What the words of a text tell by themselves."""
    words = load(text.language.code)
    if words is None:
        return ()
    small, scales = text.small, numerals.load(text.language.code).scales
    return tuple(
        _grown(told, words, small)
        for told in _found(words.telling, small, 0, len(small))
        if told.kind != "rounded"
        or not (
            any(word in scales for word in _NEXT_WORDS.findall(small, *_behind_it(told)))
            or _is_counted(text, told.span)
        )
    )


def _grown(told: Told, words: Contrasts, content: str) -> Told:
    """The same, of a multiple that may mean two the one that its verb tells: 增加两倍 is three times as much."""
    if told.kind != "multiple" or len(told.values) < 2 or words.grown_by is None:
        return told
    before = content[max(0, told.span.start - _VERB) : told.span.start]
    if words.grown_by.search(before) is not None:
        if max(map(int, told.values)) > _ROUNDED_OFF:
            return told
        return replace(told, values=frozenset({max(told.values, key=int)}))
    if words.grown_to is not None and words.grown_to.search(before) is not None:
        return replace(told, values=frozenset({min(told.values, key=int)}))
    return told


def _is_counted(text: Text, span: Span) -> bool:
    """Whether it is the scale of an exact number (500 de mii, 5 χιλιάδες)."""
    return any(
        quantity.start < span.start < quantity.end and quantity.firmness is Firmness.FIRM
        for quantity in quantities_of(text)
    )


def _behind_it(told: Told) -> tuple[int, int]:
    """Where the scale would stand that a rounded word counts (dozens of millions)."""
    return told.span.end, told.span.end + _NEAR


def _found(words: Words, content: str, start: int, end: int) -> Iterator[Told]:
    for found in words.find(content, start, end):
        yield Told(*found.sense, Span(found.start, found.end))


def _within(told: Sequence[Told], span: Span) -> list[Told]:
    return [item for item in told if span.start <= item.span.start < span.end]


def _opposed(
    segment: Segment, here: Sequence[Told], there: Sequence[Told], said: Sequence[Told], says: Sequence[Told]
) -> Iterator[tuple[Contrast, Told, Told]]:
    for kind in {item.kind for item in there}:
        wrong, right = [t for t in there if t.kind == kind], [t for t in here if t.kind == kind]
        if kind in THINGS and (twice := _said_twice(wrong, right)) is not None:
            yield Contrast(kind, twice[0].span, twice[1].span, segment.confidence), *twice
            continue
        if len(wrong) != 1 or len(right) != 1 or not wrong[0].values.isdisjoint(right[0].values):
            continue
        if any(item.kind == kind and not item.values.isdisjoint(wrong[0].values) for item in said):
            continue
        if any(item.kind == kind and not item.values.isdisjoint(right[0].values) for item in says):
            continue
        yield Contrast(kind, wrong[0].span, right[0].span, segment.confidence), wrong[0], right[0]


def _said_twice(there: Sequence[Told], here: Sequence[Told]) -> tuple[Told, Told] | None:
    """The second exports, where the source has exports and imports, one each."""
    if len(there) != _BOTH or len(here) != _BOTH or there[0].values != there[1].values:
        return None
    if not here[0].values.isdisjoint(here[1].values):
        return None
    wrong = [at for at in range(_BOTH) if there[at].values.isdisjoint(here[at].values)]
    return (there[wrong[0]], here[wrong[0]]) if len(wrong) == 1 else None


def _beside(
    segment: Segment,
    source: Text,
    target: Text,
    here: Sequence[Quantity],
    there: Sequence[Quantity],
    *,
    dates: bool,
) -> Iterator[Contrast]:
    """The words beside a number or a month that each side has once."""
    own, words = load(source.language.code), load(target.language.code)
    assert own is not None
    assert words is not None
    for quantity in there:
        if (quantity.kind is Kind.MONTH) is not dates or (quantity.firmness is Firmness.LOOSE and not dates):
            continue
        same = [other for other in there if other.value == quantity.value]
        known = [other for other in here if other.value == quantity.value]
        if len(same) != 1 or len(known) != 1:
            continue
        for kind, read in _READERS:
            if (kind in DATES) is not dates or (dates and known[0].kind is not Kind.MONTH):
                continue
            if kind == "share" and Kind.PERCENT not in (quantity.kind, known[0].kind):
                continue
            if kind == "direction" and not (_moves(quantity, target) and _moves(known[0], source)):
                continue
            wrong = read(words, target.small, quantity)
            right = read(own, source.small, known[0]) if wrong is not None else None
            if wrong is not None and right is not None and wrong.values.isdisjoint(right.values):
                instead = _instead(wrong, right, words, target.content)
                yield Contrast(kind, wrong.span, right.span, segment.confidence, instead)


def _moves(number: Quantity, text: Text) -> bool:
    """Whether it is told of it that it rose or fell: a share, or the points of an index."""
    if number.kind is Kind.PERCENT:
        return True
    return number.kind is Kind.COUNT and number.value % 1 != 0 and unit_of(number, text) is None


def _instead(wrong: Told, right: Told, words: Contrasts, content: str) -> str | None:
    """The word for what the source says, if the text has the language's usual word for what it says."""
    surface = wrong.span.of(content)
    usual = [words.spelt.get(value) for value in wrong.values]
    meant = [words.spelt.get(value) for value in right.values]
    if wrong.kind in THINGS and len(usual) == len(meant) == 1 and usual[0] and meant[0]:
        return _put_in(usual[0], meant[0], surface)
    if len(usual) != 1 or len(meant) != 1 or meant[0] is None or usual[0] != surface.casefold():
        return None
    return meant[0][0].upper() + meant[0][1:] if surface[0].isupper() else meant[0]


def _put_in(usual: str, meant: str, surface: str) -> str | None:
    """The right word in the form that the wrong one has: southern for northern, exports for imports."""
    at = surface.casefold().find(usual)
    if at < 0:
        return None
    opens = surface[at].isupper()
    if opens:
        meant = meant.title() if surface[at : at + len(usual)].istitle() else meant[0].upper() + meant[1:]
    return surface[:at] + meant + surface[at + len(usual) :]


def _month_part(words: Contrasts, content: str, month: Quantity) -> Told | None:
    """The word that leads to the month, or follows it at once: early July, 7月上旬."""
    if before := _ahead(words.beside["month_before"], content, month):
        return before
    end = month.end + 1 if content[month.end : month.end + 1] in "月월" else month.end
    for told in _found(words.beside["month_after"], content, end, end + _NEAR):
        return told if not content[end : told.span.start].strip(" '’") else None
    return None


def _direction(words: Contrasts, content: str, number: Quantity) -> Told | None:
    """The one way that the words of the clause say the number goes."""
    stops = [match.end() for match in _CLAUSE.finditer(content, max(0, number.start - _REACH_BEFORE), number.start)]
    start = stops[-1] if stops else max(0, number.start - _REACH_BEFORE)
    restated = _RESTATED.match(content, number.end)
    after = restated.end() if restated is not None else number.end
    stop = _CLAUSE.search(content, after, after + _REACH_AFTER)
    end = stop.start() if stop else min(len(content), after + _REACH_AFTER)
    found = list(_found(words.beside["direction"], content, start, end))
    if not found or len({told.values for told in found}) > 1 or found[0].values == {"mixed"}:
        return None
    return found[-1]


def _bound(words: Contrasts, content: str, number: Quantity) -> Told | None:
    return _ahead(words.beside["bound"], content, number) or _behind(words.beside["bound_after"], content, number)


def _vote(words: Contrasts, content: str, number: Quantity) -> Told | None:
    return _ahead(words.beside["vote"], content, number) or _behind(words.beside["vote"], content, number)


def _ahead(words: Words, content: str, number: Quantity) -> Told | None:
    """The word that leads to the number."""
    found = list(_found(words, content, max(0, number.start - _NEAR * 2), number.start))
    return found[-1] if found and _BETWEEN.fullmatch(content, found[-1].span.end, number.start) else None


def _behind(words: Words, content: str, number: Quantity) -> Told | None:
    """The word that follows the number, or what is counted."""
    told = next(_found(words, content, number.end, number.end + _NEAR * 2), None)
    return told if told is not None and _WORD_BETWEEN.fullmatch(content, number.end, told.span.start) else None


def _share(words: Contrasts, content: str, number: Quantity) -> Told | None:
    """Whether it is told in per cent, in percentage or in basis points, by what stands at its end or right behind it."""
    found = list(_found(words.beside["share"], content, number.start, number.end + _NEAR * 2))
    for told in found:
        if told.span.end >= number.end and told.values & _POINTS and told.span.start <= number.end + 1:
            return told
    return found[0] if found and found[0].span.end <= number.end else None


_POINTS = frozenset({"points", "basis"})
_Reader = Callable[[Contrasts, str, Quantity], Told | None]
_READERS: tuple[tuple[str, _Reader], ...] = (
    ("month", _month_part),
    ("direction", _direction),
    ("bound", _bound),
    ("vote", _vote),
    ("share", _share),
)
