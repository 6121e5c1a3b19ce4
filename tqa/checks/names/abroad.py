"""Names of people and places outside mainland China that the target spells as Mandarin reads their characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from tqa.checks.names.sides import NAMED, Sides
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.checks.names.written import Written, joined
from tqa.entity.names import NameWord, find_names
from tqa.entity.sound import mandarin, vietnamese
from tqa.finding import Span
from tqa.glossary import ConceptType, TermMatch
from tqa.languages.han_names import HanNames, han_names

_FAR = 18
"""Characters between a country and the name at the most."""
_LENGTHS = (4, 3, 2)
_HAN = regex.compile(r"\p{Han}+")
_NOWHERE = ""
_PROVINCE = "省"
_PROVINCE_OF = regex.compile(r"[Pp]rovinc")
_NEAR = 12
"""Characters between the name of a province and the word."""
_PROVINCES = regex.compile(rf"\p{{Han}}{{2,3}}(?={_PROVINCE})")
_CHINA = "territory.CN"
_VIETNAM = "territory.VN"
_ONLY_PINYIN = regex.compile(r"[xqzfv]|[aeu]o|ei|ou|ia[no]|iu")
"""Letters that are in no Cantonese or Korean given name as these are spelt."""


@dataclass(frozen=True, slots=True)
class ReadAbroad:
    """A name of the target that is the Mandarin reading of one that belongs to `home`.

    `home` is empty where it is only known not to be China. `anchor` is what says so in the source. `sure` where hardly
    anybody there has a name in pinyin, `half` where the family name is spelt as it is there. `right` is what to write where
    that is known.
    """

    span: Span
    source: Span
    home: str
    anchor: str
    person: bool
    sure: bool
    half: bool = False
    right: str | None = None


@dataclass(frozen=True, slots=True)
class _Native:
    """A name that the source says to belong to a territory, and how it says so."""

    home: str
    anchor: str
    person: bool
    sure: bool


def read_abroad(sides: Sides, written: Written) -> Iterator[ReadAbroad]:
    """Deng Deying for 邓德英 of Vietnam, Xing'an for 越南兴安省, Nguyen Thi Jinyin for 阮氏金银."""
    if sides.source.language.base not in READ_IN_MANDARIN or not sides.target.language.case:
        return
    taken: list[Span] = []
    for half in _halves(sides, written):
        taken.append(half.span)
        yield half
    native = _natives(sides, written) if written.has_any else {}
    for name in sorted(native, key=len, reverse=True):
        found = native[name]
        for place in _places(sides.source.content, name):
            for span in written.of(name, place):
                if any(span.touches(other) for other in taken):
                    continue
                taken.append(span)
                right = " ".join(vietnamese(name)) if found.person and found.home == _VIETNAM else None
                yield ReadAbroad(span, place, found.home, found.anchor, found.person, found.sure, right=right or None)


def _natives(sides: Sides, written: Written) -> dict[str, _Native]:
    """The names of which the source says somewhere that they are not of mainland China, and that the target has read."""
    facts = han_names()
    found: dict[str, _Native] = {}
    for anchor, home in _anchors(sides, facts):
        if home == _VIETNAM and not found:
            found.update(_vietnamese(sides, anchor, facts, written))
        if sides.source.content[max(0, anchor.start - 1) : anchor.start] not in facts.visiting:
            for name, native in _named(sides, anchor, home, facts, written):
                found.setdefault(name, native)
    if _PROVINCE in sides.source.content:
        for name, native in _provinces(sides, facts, written):
            found.setdefault(name, native)
    for name, native in tuple(found.items()):
        if not native.person and native.home:
            for place in _places(sides.source.content, name):
                for other, person in _named(sides, place, native.home, facts, written):
                    if person.person:
                        found.setdefault(other, person)
    return found


def _provinces(sides: Sides, facts: HanNames, written: Written) -> Iterator[tuple[str, _Native]]:
    """Provinces that China does not have: 兴安省 is Vietnam's Hung Yen, whether or not the report says Vietnam here."""
    for match in _PROVINCES.finditer(sides.source.content):
        for size in (len(match[0]), 2):
            place = Span(match.end() - size, match.end())
            name = place.of(sides.source.content)
            if name in facts.provinces:
                break
            spans = written.of(name, place) if not _is_term(sides, Span(place.start, match.end() + 1)) else []
            if any(
                _PROVINCE_OF.search(sides.target.content, max(0, one.start - _NEAR), one.end + _NEAR) for one in spans
            ):
                yield name, _Native(_NOWHERE, name + _PROVINCE, person=False, sure=True)
                break


def _anchors(sides: Sides, facts: HanNames) -> Iterator[tuple[Span, str]]:
    """Every place of the source that tells of a territory, and of which."""
    for match in sides.passage.source_terms:
        sent = match.surface in facts.breaks or not facts.posted.isdisjoint(match.surface)
        home = _home(sides, match) if not sent else None
        if home is not None:
            yield match.span, home
    content = sides.source.content
    for sign, home in facts.signs.items():
        if sign in content:
            for place in _places(content, sign):
                yield place, home


def _home(sides: Sides, match: TermMatch) -> str | None:
    """The one territory that a term of the source stands for or belongs to."""
    kind = sides.type_of(match.concept)
    if kind is ConceptType.TERRITORY:
        homes = {match.concept}
    elif kind is ConceptType.PERSON or kind is None:
        return None
    else:
        homes = {one for concept in match.concepts for one in sides.glossary.belongs_to(concept)}
        homes = {one for one in homes if sides.type_of(one) is ConceptType.TERRITORY}
    return next(iter(homes)) if len(homes) == 1 and _CHINA not in homes else None


def _named(sides: Sides, anchor: Span, home: str, facts: HanNames, written: Written) -> Iterator[tuple[str, _Native]]:
    """The name behind a country, or behind an office of it."""
    content = sides.source.content
    run = _HAN.match(content, anchor.end)
    if run is None:
        return
    titles = facts.titles(home)
    for at in range(anchor.end, _first_break(content, anchor.end, min(run.end(), anchor.end + _FAR), facts)):
        direct = at == anchor.end
        titled = content.endswith(titles, anchor.start, at) or (direct and anchor.of(content) in facts.signs)
        if not titled and (not direct or home in facts.romanised):
            continue
        for size in _LENGTHS:
            place = Span(at, at + size)
            if place.end > run.end() or _is_term(sides, place):
                continue
            name = place.of(content)
            if written.of(name, place):
                sure = _is_sure(content, anchor, place, home, facts, titled=titled)
                yield name, _Native(home, content[anchor.start : at], titled, sure)
                return


def _is_sure(content: str, anchor: Span, place: Span, home: str, facts: HanNames, *, titled: bool) -> bool:
    """Whether nobody and nothing there is spelt in pinyin; to where many come from China, officeholders are not from there."""
    if not titled:
        return content.startswith(facts.places, place.end) or (home in facts.many and home not in facts.romanised)
    return home in facts.few or (
        home not in facts.romanised and content.endswith(facts.offices, anchor.start, place.start)
    )


def _first_break(content: str, start: int, end: int, facts: HanNames) -> int:
    """Where the first thing ends that says that a name behind it is not of the country before `start`; `end` without one."""
    first = start + (content[start] in facts.posted)
    found = ((content.find(one, first, end), one) for one in facts.breaks)
    return min((at + len(one) for at, one in found if at >= 0), default=end)


def _vietnamese(sides: Sides, anchor: Span, facts: HanNames, written: Written) -> Iterator[tuple[str, _Native]]:
    """People by the name of 阮, where Vietnam is spoken of: four in ten Vietnamese have it, and hardly anybody else."""
    commonest = next(char for char, spelt in facts.families[_VIETNAM].items() if "Nguyen" in spelt)
    for start in _places(sides.source.content, commonest):
        for size in _LENGTHS[:-1]:
            place = Span(start.start, start.start + size)
            name = place.of(sides.source.content)
            if _HAN.fullmatch(name) and not _is_term(sides, place) and written.of(name, place):
                yield name, _Native(_VIETNAM, anchor.of(sides.source.content), person=True, sure=True)
                break


def _halves(sides: Sides, written: Written) -> Iterator[ReadAbroad]:
    """Names whose family name is spelt as its country spells it, and the rest as Mandarin reads it."""
    spellings, content = han_names().spellings, sides.source.content
    if not any(word.surface in spellings for name in find_names(sides.target) for word in name.words[:-1]):
        return
    for segment in sides.passage.segments:
        taken: list[Span] = []
        for words in written.windows(segment):
            known = spellings.get(words[0].surface)
            span = Span(words[0].start, words[-1].end)
            if known is None or len(words) < 2 or any(span.touches(other) for other in taken):
                continue
            halves = (
                _half(sides, words, home, at)
                for at in range(segment.source.start, segment.source.end)
                for home in known.get(content[at], ())
            )
            half = next((one for one in halves if one is not None), None)
            if half is not None:
                taken.append(span)
                yield half


def _half(sides: Sides, words: Sequence[NameWord], home: str, at: int) -> ReadAbroad | None:
    content = sides.source.content
    for size in (3, 2, 1):
        place = Span(at, at + 1 + size)
        name = place.of(content)
        if not _HAN.fullmatch(name) or len(name) != size + 1 or _is_term(sides, place):
            continue
        right = vietnamese(name) if home == _VIETNAM else ()
        if not _is_half(words, name, right):
            continue
        return ReadAbroad(
            Span(words[0].start, words[-1].end),
            place,
            home,
            words[0].surface,
            person=True,
            sure=home in han_names().few,
            half=True,
            right=" ".join((words[0].surface, *right[1:])) or None if right else None,
        )
    return None


def _is_half(words: Sequence[NameWord], name: str, right: Sequence[str]) -> bool:
    """Whether the words behind the family name begin as the country has them, if at all, and end in Mandarin."""
    rest = joined(words[1:])
    if not right:
        return len(name) > 2 and rest in mandarin(name[1:]) and _ONLY_PINYIN.search(rest) is not None
    for cut in range(1, len(name)):
        own = "".join(right[1:cut]).casefold()
        if any(rest == own + read and read != "".join(right[cut:]).casefold() for read in mandarin(name[cut:])):
            return True
    return False


def _is_term(sides: Sides, place: Span) -> bool:
    return any(
        one.span.covers(place)
        and sides.type_of(one.concept) in NAMED
        and sides.glossary.terms(one.concept, sides.target.language)
        for one in sides.passage.source_terms
    )


def _places(content: str, name: str) -> Iterator[Span]:
    start = content.find(name)
    while start >= 0:
        yield Span(start, start + len(name))
        start = content.find(name, start + len(name))
