"""People of the glossary under a name that is not theirs: their characters read one by one, or the parts the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Indel

from tqa.checks.names.support import Sides
from tqa.entity.names import NameWord, find_names
from tqa.entity.sound import latin_letters, readings
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermMatch, TermStatus
from tqa.languages import Language

_HAN = regex.compile(r"\p{Han}{2,4}")
_WORDS = 4
_SLIP = 0.9
"""A reading with one letter wrong in ten is still a reading."""
_LONG = 8


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A person's wrong name in the target, where the source names the person, and the right name."""

    span: Span
    source: TermMatch
    right: str
    swapped: bool = False


def misnamed(sides: Sides) -> Iterator[Misnamed]:
    """Every place of the target where a person that the source names is spelt by characters or the wrong way round."""
    done: set[Span] = set()
    for match in sides.passage.source_terms:
        if len(match.concepts) != 1 or sides.type_of(match.concept) is not ConceptType.PERSON:
            continue
        terms = [term for term in sides.glossary.terms(match.concept, sides.target.language) if term.admitted]
        full = [term for term in terms if term.form is Form.FULL and len(term.text.split()) > 1]
        if not full:
            continue
        segment = next((one for one in sides.passage.segments if one.source.touches(match.span)), None)
        for found in (*_swapped(sides, match, full), *(_read(sides, match, full, segment.target) if segment else ())):
            if found.span not in done:
                done.add(found.span)
                yield found


def right_name(glossary: Glossary, concept: str, language: Language, *, like: str) -> str | None:
    """The person's preferred name, the family name where `like` is one word and the glossary has it."""
    terms = [term for term in glossary.terms(concept, language) if term.admitted]
    terms.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
    forms = (Form.FAMILY_NAME, Form.SHORT, Form.FULL) if len(like.split()) == 1 else (Form.FULL, Form.SHORT)
    return next((term.text for form in forms for term in terms if term.form is form), None)


def _swapped(sides: Sides, match: TermMatch, full: Sequence[Term]) -> Iterator[Misnamed]:
    """Jinping Xi, Jae-myung Lee, Orban Viktor."""
    own = {latin_letters(term.text) for term in full}
    orders: dict[str, str] = {}
    for term in full:
        words = [latin_letters(word) for word in term.text.split()]
        for turned in ((*words[1:], words[0]), (words[-1], *words[:-1])):
            if "".join(turned) not in own:
                orders.setdefault(" ".join(turned), term.text)
    for words, span in _windows(sides, Span(0, len(sides.target.content))):
        right = orders.get(" ".join(latin_letters(word.surface) for word in words))
        if right is not None:
            yield Misnamed(span, match, right, swapped=True)


def _read(sides: Sides, match: TermMatch, full: Sequence[Term], place: Span) -> Iterator[Misnamed]:
    """Xu Zhengyu for 许正宇, whom the world knows as Christopher Hui."""
    if _HAN.fullmatch(match.surface) is None:
        return
    read = readings(match.surface)
    own = {latin_letters(term.text) for term in full}
    if own & set(read) or any(place.covers(m.span) and m.concept == match.concept for m in sides.passage.target_terms):
        return
    for words, span in _windows(sides, place):
        written = "".join(latin_letters(word.surface) for word in words)
        if any(_is_reading(written, one) for one in read) and not any(_is_reading(written, one) for one in own):
            yield Misnamed(span, match, full[0].text)


def _is_reading(written: str, reading: str) -> bool:
    if written == reading:
        return True
    alike = len(reading) >= _LONG and written[:1] == reading[:1]
    return alike and Indel.normalized_similarity(written, reading) >= _SLIP


def _windows(sides: Sides, place: Span) -> Iterator[tuple[Sequence[NameWord], Span]]:
    """Words that stand together in a name, the longest first, none inside one that the caller took."""
    for name in find_names(sides.target):
        if not place.covers(name.span):
            continue
        for size in range(min(_WORDS, len(name.words)), 0, -1):
            for start in range(len(name.words) - size + 1):
                words = name.words[start : start + size]
                yield words, Span(words[0].start, words[-1].end)
