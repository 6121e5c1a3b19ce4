"""People of the glossary under a name that is not theirs: their characters read one by one, or the parts the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import Indel

from tqa.checks.names.sides import Sides
from tqa.entity.names import NameWord, find_names
from tqa.entity.sound import latin_letters, mandarin, readings
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermMatch, TermStatus
from tqa.languages import Language
from tqa.languages.naming import load as load_naming
from tqa.languages.romanisation import fold

_HAN = regex.compile(r"\p{Han}{2,4}")
_WORDS = 4
_SLIP = 0.9
"""A reading with one letter wrong in ten is still a reading."""
_LONG = 8


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A person's wrong name in the target, where the source names the person, and the right name."""

    span: Span
    source: Span | None
    right: str
    concept: str
    swapped: bool = False


def misnamed(sides: Sides) -> Iterator[Misnamed]:
    """Every place of the target where a person that the source names is spelt by characters or the wrong way round."""
    taken: list[Span] = []
    people = [
        match
        for match in sides.passage.source_terms
        if len(match.concepts) == 1 and sides.type_of(match.concept) is ConceptType.PERSON
    ]
    for found in (*_swapped(sides), *_all_read(sides, people), *_given_only(sides, people)):
        if not any(found.span.touches(span) for span in taken):
            taken.append(found.span)
            yield found


def right_name(glossary: Glossary, concept: str, language: Language, *, like: str) -> str | None:
    """The person's preferred name, the family name where `like` is one word and the glossary has it."""
    terms = [term for term in glossary.terms(concept, language) if term.admitted]
    terms.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
    forms = (Form.FAMILY_NAME, Form.SHORT, Form.FULL) if len(like.split()) == 1 else (Form.FULL, Form.SHORT)
    return next((term.text for form in forms for term in terms if term.form is form), None)


@lru_cache(maxsize=8)
def _turned(glossary: Glossary, language: Language) -> dict[str, tuple[str, str]]:
    """Full names with family name and given name in each other's places: whose they are and how they are written."""
    found: dict[str, tuple[str, str]] = {}
    right = set()
    for term in glossary.people(language):
        words = [latin_letters(word) for word in term.text.split()]
        if not term.admitted or term.form is not Form.FULL or len(words) < 2:
            continue
        right.add(" ".join(words))
        for turned in ((*words[1:], words[0]), (words[-1], *words[:-1])):
            found.setdefault(" ".join(turned), (term.concept, term.text))
    return {turned: known for turned, known in found.items() if turned not in right}


def _swapped(sides: Sides) -> Iterator[Misnamed]:
    """Jinping Xi, Jae-myung Lee, Orban Viktor."""
    if not _has_turned(sides):
        return
    turned = _turned(sides.glossary, sides.target.language)
    for words in _windows(sides, Span(0, len(sides.target.content)), least=2):
        known = turned.get(" ".join(latin_letters(word.surface) for word in words))
        if known is None:
            continue
        concept, right = known
        place = next((match.span for match in sides.passage.source_terms if concept in match.concepts), None)
        if place is not None or all(fold(word.surface) in sides.source_words for word in words):
            yield Misnamed(_span(words), place, right, concept, swapped=True)


def _has_turned(sides: Sides) -> bool:
    """Whether some word of a name begins a turned one: most texts have none, and what the glossary has is none."""
    known = [match for match in sides.passage.target_terms if match.term.admitted]
    words = [
        word
        for name in find_names(sides.target)
        if len(name.words) > 1 and not any(m.start <= name.start and name.end <= m.end for m in known)
        for word in name.words
    ]
    if not words:
        return False
    firsts = _firsts(sides.glossary, sides.target.language)
    return any(latin_letters(word.surface) in firsts for word in words)


@lru_cache(maxsize=8)
def _firsts(glossary: Glossary, language: Language) -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _turned(glossary, language))


def _all_read(sides: Sides, people: Sequence[TermMatch]) -> Iterator[Misnamed]:
    for match in people:
        if _HAN.fullmatch(match.surface) is None:
            continue
        terms = sides.glossary.terms(match.concept, sides.target.language)
        full = [term for term in terms if term.admitted and term.form is Form.FULL and len(term.text.split()) > 1]
        segment = next((one for one in sides.passage.segments if one.source.touches(match)), None)
        if full and segment is not None:
            yield from _read(sides, match, full, segment.target)


def _given_only(sides: Sides, people: Sequence[TermMatch]) -> Iterator[Misnamed]:
    """General Secretary Jinping: no news calls people of these countries by the given name alone."""
    family_first = load_naming(sides.target.language.base).family_first
    for match in people:
        if match.term.form is not Form.FULL:
            continue
        if family_first.isdisjoint(sides.glossary.belongs_to(match.concept)):
            continue
        segment = next((one for one in sides.passage.segments if one.source.touches(match)), None)
        terms = sides.glossary.terms(match.concept, sides.target.language)
        right = next((term.text for term in terms if term.admitted and term.form is Form.FULL), None)
        if segment is None or right is None or not _is_family_first(right, match.surface):
            continue
        if any(segment.target.touches(m) and match.concept in m.concepts for m in sides.passage.target_terms):
            continue
        given = latin_letters("".join(right.split()[1:]))
        for name in find_names(sides.target):
            written = latin_letters("".join(word.surface for word in name.words))
            if written == given and segment.target.covers(name):
                yield Misnamed(name.span, match.span, right, match.concept)


def _is_family_first(name: str, native: str) -> bool:
    """Whether the first word is the family name: by its reading, or by a given name in two parts (Lai Ching-te, Yoon Suk Yeol).

    Jack Ma and Jay Y. Lee are known with their given names first.
    """
    family, *given = name.split()
    parts = "-".join(given).split("-")
    return latin_letters(family) in mandarin(native[0]) or (len(parts) == 2 and all(part.isalpha() for part in parts))


def _read(sides: Sides, match: TermMatch, full: Sequence[Term], place: Span) -> Iterator[Misnamed]:
    """Xu Zhengyu for 许正宇, whom the world knows as Christopher Hui."""
    read = readings(match.surface)
    own = {latin_letters(term.text) for term in full}
    if own & set(read) or any(place.covers(m) and m.concept == match.concept for m in sides.passage.target_terms):
        return
    for words in _windows(sides, place):
        written = "".join(latin_letters(word.surface) for word in words)
        if any(_is_reading(written, one) for one in read) and not any(_is_reading(written, one) for one in own):
            yield Misnamed(_span(words), match.span, full[0].text, match.concept)


def _is_reading(written: str, reading: str) -> bool:
    if written == reading:
        return True
    alike = len(reading) >= _LONG and written[:1] == reading[:1]
    return alike and Indel.normalized_similarity(written, reading) >= _SLIP


def _windows(sides: Sides, place: Span, *, least: int = 1) -> Iterator[Sequence[NameWord]]:
    """Words that stand together in a name, `least` or more, the longest first, none inside one that the caller took."""
    for name in find_names(sides.target):
        if len(name.words) < least or not place.covers(name):
            continue
        for size in range(min(_WORDS, len(name.words)), least - 1, -1):
            for start in range(len(name.words) - size + 1):
                yield name.words[start : start + size]


def _span(words: Sequence[NameWord]) -> Span:
    return Span(words[0].start, words[-1].end)
