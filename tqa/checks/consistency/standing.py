"""What the glossary and the alignment say for a name, before any weighing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from tqa.checks.check import Passage
from tqa.checks.names import Candidate, Sides, is_translated
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.consistency import JudgedSegment
from tqa.entity.mentions import NAMED, Mention
from tqa.entity.readings import short_places
from tqa.entity.sound import can_hear, hear, latin_letters, spelt, transcribed
from tqa.entity.tags import PERSON
from tqa.finding import Span
from tqa.glossary import ConceptType, Glossary, TermMatch
from tqa.languages import Language
from tqa.languages.romanisation import fold
from tqa.languages.short_forms import short_forms
from tqa.text.alignment import Segment

ALIGNED = 0.4
"""Segments whose pairing is less sure than this are not judged."""

BORNE_OUT = 0.0
"""A raw score under which the source bears a name out."""

SURE_PAIRING = 0.5
"""How much of the pairing has to fall on a counterpart that is to speak against a name."""

KNOWN_PART = 0.6
"""The share of a name that a glossary term has to take up to speak for it."""

CAPITAL = "capital"
"""What such a city is to its country in the glossary."""

LONG = 5
"""Letters that a word has at the least to be looked for in other cases."""

ENDING = 5
"""So many letters more may a name have in another case, or as an adjective (Plzeňského)."""

LETTERS = 5
"""Letters of a name at the least; shorter ones (Li Na) may be read by chance somewhere in a sentence."""

PERSONS = 2
"""So many names at the least stand in a row."""

HEARD_LETTERS = 4
"""A shorter word is heard by chance anywhere."""

SPELT_OVER = READ_IN_MANDARIN | {"ko"}
"""Whose names are spelt over syllable by syllable as standards and custom have it."""

SURELY = 0.9
"""How well a word must be heard to be there."""

_EVERYWHERE = "territory.US"
"""A country that the news of every language has."""

_LINKS = frozenset({" ", " of ", " of the ", " for "})
"""What stands between two parts of one name that the tagger took for two."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")


def confirmed(here: Sequence[TermMatch], place: Span, there: Sequence[TermMatch], segment: Span) -> bool:
    """Whether the glossary knows most of the name at `place` and finds the same concept in the other text's segment."""
    known = {concept for match in there if match.span.touches(segment) for concept in match.concepts}
    return any(not known.isdisjoint(match.concepts) for match in here if takes_up(match, place))


def names_are_known(passage: Passage) -> bool:
    """Whether what the source's names are called in English can be told."""
    assert passage.source is not None
    return reads_names(passage.glossary, passage.source.language)


def reads_names(glossary: Glossary, language: Language) -> bool:
    """Whether names of a language can be told from others: the glossary has what countries are called there.

    Of a language without them, nobody can tell what is left out, nor that Þýskaland is not Germany.
    """
    return bool(glossary.terms(_EVERYWHERE, language))


def is_rendered(passage: Passage, name: Span) -> bool:
    """Whether it is told by what it means, or by what English calls a country: such a name sounds like nothing in its source."""
    territory = any(
        concept.startswith(f"{ConceptType.TERRITORY}.")
        for match in passage.target_terms
        if match.span.touches(name)
        for concept in match.concepts
    )
    words = name.of(passage.target.content).split()
    return territory or all(is_translated(word, passage.target.language) for word in words)


def takes_up(match: TermMatch, place: Span) -> bool:
    """Whether a term is most of the name at `place`."""
    return match.span.touches(place) and len(match.span) >= KNOWN_PART * len(place)


def left_out(sides: Sides, segments: Sequence[JudgedSegment], number: int) -> list[Candidate]:
    """Names of a segment's source that the target has neither there nor in the segments beside it."""
    beside = segments[max(0, number - 1) : number + 2]
    around = Span(beside[0].segment.target.start, beside[-1].segment.target.end)
    return sides.left_out(segments[number].segment, around)


def goes_with(passage: Passage, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether these are ordinary words beside a name that the source bears out: Accident Investigation in a bureau's name."""
    content, language = passage.target.content, passage.target.language
    if mention.kind == PERSON or not all(is_translated(word, language) for word in mention.span.of(content).split()):
        return False
    return any(
        content[min(mention.end, other.end) : max(mention.start, other.start)] in _LINKS
        and other.kind != PERSON
        and other.named >= NAMED
        and other.score < BORNE_OUT
        for other in others
        if not other.span.touches(mention.span) and content[other.start].isupper()
    )


def is_known_there(passage: Passage, surface: str, there: str) -> bool:
    """Whether the source's part of a segment has another name of a place that is only known by its names: Gandawie for Ghent."""
    assert passage.source is not None
    names = {fold(name) for known in passage.glossary.known(surface) for name in known.names if len(name) > 1}
    if not passage.source.language.spaced:
        return any(name in there for name in names)
    stems = {name[:-1]: len(name) + ENDING for name in names if len(name) > LONG}
    words = [fold(word) for word in _LETTERS.findall(there) if len(word) >= LONG]
    return any(word.startswith(stem) and len(word) <= most for stem, most in stems.items() for word in words)


def is_read_there(passage: Passage, name: Span, place: Span) -> bool:
    """Whether all of a name, given name first or last, is what characters in a row are read as: Qiu Huaijun, for 仇怀军.

    What the glossary knows is not spelt by its sound (Beijing is no 背景), and what characters spell a foreign name with is not
    to be read in Mandarin.
    """
    source = passage.source
    assert source is not None
    if source.language.base not in SPELT_OVER or any(takes_up(match, name) for match in passage.target_terms):
        return False
    words = [latin_letters(word) for word in name.of(passage.target.content).split()]
    if sum(map(len, words)) < LETTERS:
        return False
    text = place.of(source.content)
    for order in (words, [*words[1:], *words[:1]], [*words[-1:], *words[:-1]]):
        found = spelt("".join(order), text)
        if found is not None:
            there = Span(place.start + found.start, place.start + found.end)
            return not any(foreign.touches(there) for foreign in transcribed(source.content, place))
    return len(words) >= 2 * PERSONS and _are_read(words, text)


def _are_read(words: Sequence[str], text: str) -> bool:
    """Whether words are the names of several, read one behind the other: a byline's Wu Bingze Niu Jin, for 吴秉泽 牛瑾."""
    first = at = 0
    while first < len(words):
        for size in (3, 2):
            found = spelt("".join(words[first : first + size]), text[at:])
            if found is not None and first + size <= len(words):
                break
        else:
            return False
        first, at = first + size, at + found.end
    return True


def stands_beside(sides: Sides, name: Span, segment: Segment) -> bool:
    """Whether the source has a name just before or behind the part that it was compared with: sentences were cut otherwise.

    The glossary must find it there, or all of its words that are spelt over must be heard there.
    """
    content, source = sides.target.content, sides.source
    words = [word for word in _LETTERS.findall(name.of(content)) if not is_translated(word, sides.target.language)]
    if not can_hear(source.language) or min(map(len, words), default=0) < HEARD_LETTERS:
        words = []
    for near in _beside(sides.passage.segments, segment):
        if confirmed(sides.passage.target_terms, name, sides.passage.source_terms, near.source):
            return True
        text = near.source.of(source.content)
        if words and all(
            (heard := hear(text, source.language, word)) is not None and heard.score >= SURELY for word in words
        ):
            return True
    return False


def _beside(segments: Sequence[Segment], one: Segment) -> Sequence[Segment]:
    """The segments before and behind, which may lack a target."""
    at = bisect_left(segments, one.source.start, key=lambda segment: segment.source.start)
    return [near for near in segments[max(0, at - 1) : at + 2] if near.source != one.source]


def is_abbreviated(passage: Passage, name: Span, place: Span) -> bool:
    """Whether the source has a short form there that stands for the name before all else: 以 in 以哈 is Israel."""
    return _is_short_for(passage, _meant(passage, name), place)


def speaks_for(passage: Passage, name: Span, place: Span) -> bool:
    """Whether it is a capital, or an anchor of a short form, of a country that the source has there: Washington, for 韩美."""
    assert passage.source is not None
    surface = name.of(passage.target.content)
    owners = {
        relation.to
        for concept in _meant(passage, name)
        if (known := passage.glossary.concept(concept)) is not None
        for relation in known.relations
        if relation.role == CAPITAL
    }
    owners |= {r.concept for r in passage.glossary.readings(passage.source.language) if surface in r.anchors}
    if not owners:
        return False
    terms = [match for match in passage.source_terms if place.covers(match.span)]
    return any(not owners.isdisjoint(match.concepts) for match in terms) or _is_short_for(passage, owners, place)


def _meant(passage: Passage, name: Span) -> set[str]:
    return {concept for match in passage.target_terms if takes_up(match, name) for concept in match.concepts}


def _is_short_for(passage: Passage, concepts: Collection[str], place: Span) -> bool:
    assert passage.source is not None
    if not concepts:
        return False
    first: dict[str, str] = {}
    for reading in passage.glossary.readings(passage.source.language):
        first.setdefault(reading.short, reading.concept)
    taken = [match.span for match in passage.source_terms]
    content, language = passage.source.content, passage.source.language
    rules = short_forms(language.base)
    return any(
        rules is None or len(short) > 1 or rules.stands_at(content, found.start)
        for short, concept in first.items()
        if concept in concepts
        for found in short_places(content, place, short, taken, spaced=language.spaced)
    )
