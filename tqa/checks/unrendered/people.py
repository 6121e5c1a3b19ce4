"""People and places that the source names and the target has under nearly their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

import regex
from rapidfuzz.distance import JaroWinkler, Levenshtein

from tqa.checks.check import Passage
from tqa.checks.unrendered.concepts import Unrendered, unrendered
from tqa.entity.names import NameWord, find_names, is_known, is_ordinary
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Term, TermStatus
from tqa.languages.romanisation import fold, sound_key
from tqa.text.text import Text

_PEOPLE = frozenset({ConceptType.PERSON})
_PLACES = frozenset({ConceptType.PLACE, ConceptType.TERRITORY})
_PEOPLE_AND_PLACES = _PEOPLE | _PLACES
_ALIKE = 0.84
"""Jaro-Winkler similarity of words that may be spellings of one name: Yelmak and Yermak, Sviridenko and Svyrydenko."""
_CLOSE = 0.88
"""The same for a name of one word, which has no other to vouch for it."""
_LETTERS = 5
_LONG, _PIECES = 7, 2
_ONE_LIQUID = frozenset({"zh", "zh-Hant", "ja"})
"""Languages that have r and l as one sound in the names of elsewhere."""
_SLIPS = 2
_BONES = 3
_VOWELS = frozenset("aeiouh")
_CONFUSED = str.maketrans({"b": "v", "p": "f", "Z": "j", "J": "j", "z": "s"})
"""Sounds that one script does not tell apart or that are spelt in two ways: Japarov, Zhaparov."""
_INITIALS = ({"j", "y"}, {"k", "c"}, {"z", "s"}, {"g", "j"}, {"v", "w"})
"""First letters of one name as languages spell it: Yulia and Julia."""
_PARTS = regex.compile(r"[ \-‑]+")
_WORDS = 4
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "at", "az", "ben", "bin", "ibn", "abu", "abou"})
"""Of Arab names, each before the rest of its own: Ayman Al Safadi."""


@dataclass(frozen=True, slots=True)
class NearName:
    """A name of the target that is nearly that of a person or a place: `spelt` otherwise, or with one part `another` name."""

    span: Span
    concept: str
    source: Span
    right: str
    another: bool
    sure: bool
    confidence: float


def near_names(passage: Passage) -> Iterator[NearName]:
    """Each name that is nearly one that the source has and the target has not."""
    text = passage.target
    if not text.language.case:
        return
    left_out = list(unrendered(passage, _PEOPLE_AND_PLACES))
    if not left_out:
        return
    taken = [match.span for match in passage.target_terms]
    claimed: list[Span] = []
    for missing in left_out:
        found = (
            _person(text, missing, taken)
            if missing.kind is ConceptType.PERSON
            else _place(text, missing, taken, passage)
        )
        if found is not None and not any(found.span.touches(span) for span in claimed):
            claimed.append(found.span)
            yield found


def _person(text: Text, missing: Unrendered, taken: Sequence[Span]) -> NearName | None:
    full = [term for term in missing.terms if term.form is Form.FULL and len(_parts(term.text)) > 1]
    full.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
    if not full:
        return None
    family = [term for term in missing.terms if term.form is Form.FAMILY_NAME]
    best: tuple[int, NearName] | None = None
    for words in _windows(text, missing.segment.target):
        span = Span(words[0].start, words[-1].end)
        overlap = [one for one in taken if one.touches(span)]
        if any(not span.covers(one) or one == span for one in overlap):
            continue
        found = None
        if len(words) > 1 or "-" in words[0].surface:
            found = _whole(words, text, span, full, missing)
            if found is None and not overlap:
                found = _torn(words, span, [*family, *full], missing)
        elif not overlap:
            found = _alone(words[0], text, [*family, *full], missing)
        rank = _rank(found, words) if found is not None else 0
        if found is not None and (best is None or rank < best[0]):
            best = (rank, found)
    return best[1] if best is not None else None


def _rank(found: NearName, words: Sequence[NameWord]) -> int:
    return 10 * found.another - len(words)


def _whole(
    words: Sequence[NameWord], text: Text, span: Span, full: Sequence[Term], missing: Unrendered
) -> NearName | None:
    """A name of several words: each spelt nearly as one of the person's, or one the same and another quite different."""
    written = [fold(part) for word in words for part in _PARTS.split(word.surface) if part]
    for term in full:
        wanted = _parts(term.text)
        if sorted(written) == sorted(wanted):
            return None
        if "".join(written) == "".join(wanted):
            return None
    for term in full:
        wanted = _parts(term.text)
        if len(written) == len(wanted) <= _WORDS:
            for order in permutations(wanted):
                pairs = list(zip(written, order, strict=True))
                if all(_alike(one, other) for one, other in pairs):
                    return _found(span, term, missing, another=False, sure=True)
    if missing.match.term.form is not Form.FULL and len(missing.match.surface.split()) < 2 and not _is_han(missing):
        return None
    for term in full:
        wanted = _parts(term.text)
        same = set(written) & set(wanted)
        if len(written) == len(wanted) == 2 and len(same) == 1 and len(words) == 2 and max(map(len, same)) > 2:
            other = next(word for word in words if fold(word.surface) not in same)
            if other.surface.isupper() and len(other.surface) < _LETTERS:
                # MF Kubo: where he plays, and no given name.
                continue
            if fold(other.surface) in _ARTICLES:
                # Ayman Al Safadi: a part of the family name, and not another given one.
                continue
            return _found(span, term, missing, another=True, sure=not is_ordinary(other.surface, text.language))
    return None


def _torn(words: Sequence[NameWord], span: Span, terms: Sequence[Term], missing: Unrendered) -> NearName | None:
    """A family name in two pieces: Neta Niahu."""
    if len(words) != _PIECES:
        return None
    written = fold("".join(word.surface for word in words))
    for term in terms:
        name = _parts(term.text)[-1] if term.form is Form.FULL else "".join(_parts(term.text))
        if len(name) >= _LONG and (written == name or _is_close(written, name)):
            return NearName(
                span, missing.concept, missing.match.span, _family(terms), False, True, missing.segment.confidence
            )
    return None


def _family(terms: Sequence[Term]) -> str:
    right = next((term for term in terms if term.form is Form.FAMILY_NAME), None)
    return right.text if right is not None else terms[0].text.split()[-1]


def _alone(word: NameWord, text: Text, terms: Sequence[Term], missing: Unrendered) -> NearName | None:
    """A family name by itself, spelt nearly as the person's."""
    written = fold(word.surface)
    if len(written) < _LETTERS or is_known(word.surface, text.language):
        return None
    names = [
        part for term in terms for part in (_parts(term.text) if term.form is not Form.FULL else _parts(term.text)[-1:])
    ]
    if written in names:
        return None
    for name in names:
        if _is_close(written, name) or (
            missing.match.term.language in _ONE_LIQUID and _liquid(written) == _liquid(name)
        ):
            return NearName(
                word.span, missing.concept, missing.match.span, _family(terms), False, True, missing.segment.confidence
            )
    return None


def _place(text: Text, missing: Unrendered, taken: Sequence[Span], passage: Passage) -> NearName | None:
    terms = [term for term in missing.terms if term.form in (Form.SHORT, Form.FULL) and " " not in term.text]
    content = passage.source.content if passage.source is not None else ""
    for words in _windows(text, missing.segment.target):
        if len(words) != 1 or any(words[0].span.touches(one) for one in taken):
            continue
        written = fold(words[0].surface)
        if len(written) < _LETTERS or is_known(words[0].surface, text.language) or words[0].surface in content:
            continue
        for term in terms:
            if fold(term.text) != written and _is_close(written, fold(term.text)):
                return NearName(
                    words[0].span,
                    missing.concept,
                    missing.match.span,
                    terms[0].text,
                    False,
                    True,
                    missing.segment.confidence,
                )
    return None


def _found(span: Span, term: Term, missing: Unrendered, *, another: bool, sure: bool) -> NearName:
    return NearName(span, missing.concept, missing.match.span, term.text, another, sure, missing.segment.confidence)


def _is_han(missing: Unrendered) -> bool:
    return missing.match.term.form is Form.FULL


def _parts(name: str) -> list[str]:
    return [fold(part) for part in _PARTS.split(name) if part]


def _alike(one: str, other: str) -> bool:
    """Whether two parts of names may be spellings of one, where another part vouches for it."""
    if one == other or sound_key(one) == sound_key(other) or _is_close(one, other):
        return True
    bones = skeleton(one)
    if bones == skeleton(other) and len(bones) > 1:
        return True
    same = one[0] == other[0] or {one[0], other[0]} in _INITIALS
    return same and JaroWinkler.similarity(one, other) >= _ALIKE


def _is_close(one: str, other: str) -> bool:
    """The same for names that stand alone."""
    if min(len(one), len(other)) < _LETTERS - 1 or one.startswith(other) or other.startswith(one):
        return False
    if sound_key(one) == sound_key(other):
        return True
    bones = skeleton(one)
    if one[0] == other[0] and len(bones) > _BONES and bones == skeleton(other):
        return True
    if Levenshtein.distance(one, other) > _SLIPS:
        return False
    return (len(bones) >= _BONES and bones == skeleton(other)) or JaroWinkler.similarity(one, other) >= _CLOSE


def _liquid(name: str) -> str:
    return name.replace("r", "l")


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The consonants of a name as they sound; what is left when a machine guesses vowels: Gvir and Gabir, Lviv and Livov."""
    key = sound_key(name).translate(_CONFUSED)
    return "".join(char for char in key if char not in _VOWELS)


def _windows(text: Text, place: Span) -> Iterator[Sequence[NameWord]]:
    """Words that stand together in a name of this place, the longest first."""
    for name in find_names(text):
        if place.covers(name.span):
            for size in range(min(_WORDS, len(name.words)), 0, -1):
                for start in range(len(name.words) - size + 1):
                    yield name.words[start : start + size]
