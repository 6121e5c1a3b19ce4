"""Well-known names that the target spells as a machine heard them, where the English alone shows it: Araqji, Dajialuo, UNIFEL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from tqa.checks.check import Context, Passage
from tqa.checks.names.holders import misheard_holders
from tqa.checks.names.koreans import koreans_spelt_otherwise
from tqa.checks.names.part_read import names_read
from tqa.checks.names.short_read import short_forms_read
from tqa.checks.names.sounded import sounded_names
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.names import Name, NameWord, find_names, is_known
from tqa.entity.sound import latin_letters, mandarin, spelt
from tqa.finding import Span
from tqa.glossary import Form, Glossary, Term, TermStatus
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.naming import load as load_naming
from tqa.languages.romanisation import fold

_HAN = regex.compile(r"\p{Han}{3,6}")
_HANGUL = regex.compile(r"\p{Hangul}{3}")
_KOREAN = "ko"
_LETTERS = 5
"""Initials of fewer letters, and words that are shorter, are each like many others."""
_BONES = 3
_SAME = str.maketrans({"g": "q", "k": "q", "c": "j", "z": "j", "w": "v", "y": None})
_SAID_ALIKE = (("gh", "q"), ("kh", "q"), ("ch", "j"), ("sh", "s"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"))
_VOWELS = frozenset("aeiou'’-")


@dataclass(frozen=True, slots=True)
class HeardName:
    """A spelling and the right one, and what tells that."""

    span: Span
    right: str
    why: str


def heard_names(context: Context, passage: Passage, taken: Sequence[Span]) -> Iterator[HeardName]:
    """Names that the glossary, with the source's language or with the rest of the text, shows to be misheard."""
    source, target = context.source_language, passage.target.language
    if not target.case or "Latn" not in target.scripts:
        return
    taken = list(taken)
    for misheard in misheard_holders(context).get(passage.field, ()):
        if not any(misheard.span.touches(span) for span in taken):
            taken.append(misheard.span)
            yield HeardName(misheard.span, misheard.right, misheard.why)
    for read in names_read(context).get(passage.field, ()):
        if not any(read.span.touches(span) for span in taken):
            taken.append(read.span)
            yield HeardName(read.span, read.right, read.why)
    for short in short_forms_read(context).get(passage.field, ()):
        if not any(short.span.touches(span) for span in taken):
            taken.append(short.span)
            yield HeardName(short.span, short.right[0], short.why)
    for sounded in sounded_names(context).get(passage.field, ()):
        if not any(sounded.span.touches(span) for span in taken):
            taken.append(sounded.span)
            yield HeardName(sounded.span, sounded.right, sounded.why)
    for korean in koreans_spelt_otherwise(context).get(passage.field, ()):
        if not any(korean.span.touches(span) for span in taken):
            taken.append(korean.span)
            yield HeardName(korean.span, korean.right, korean.why)
    unknown = [
        (name, word)
        for name in find_names(passage.target)
        for word in name.words
        if not is_known(word.surface, target) and not passage.has_term(word)
    ]
    if not unknown:
        return
    bones = _bones_of(context, target)
    for name, word in unknown:
        found = _initials(passage, word) if word.surface.isupper() else _alike(word, bones)
        if found is None and source is not None and source.base in READ_IN_MANDARIN:
            found = _read(passage, name, word)
        if found is None and source is not None and source.base == _KOREAN:
            found = _romanised(passage, name, word)
        if found is not None and not any(found.span.touches(span) for span in taken):
            yield found


def _initials(passage: Passage, word: NameWord) -> HeardName | None:
    """UNIFEL for UNIFIL: initials that can be spoken, with one other letter than those that the glossary knows."""
    surface = word.surface
    if (
        len(surface) < _LETTERS
        or not surface.isalpha()
        or passage.target.sentence_at(word.start).of(passage.target.content).isupper()
    ):
        return None
    found = {
        terms[0].text
        for written, terms in passage.glossary.initials(passage.target.language).items()
        if len(written) == len(surface) and written[0] == surface[0] and written[-1] == surface[-1]
        if OSA.distance(written, surface, score_cutoff=1) == 1 and _differ_in_vowel(written, surface)
    }
    if len(found) != 1:
        return None
    right = found.pop()
    return HeardName(word.span, right, f"The glossary has “{right}”, and no “{surface}”")


def _differ_in_vowel(one: str, other: str) -> bool:
    return all(a == b or {a, b} <= set("AEIOUY") for a, b in zip(one, other, strict=True))


def _bones_of(context: Context, language: Language) -> dict[str, set[str]]:
    """The consonants of the family names of people whom the document names in full, and the names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for passage in context.passages:
        for match in passage.target_terms:
            words = match.term.text.split()
            person = match.concept.startswith("person.") and match.term.form is Form.FULL
            if person and match.term.admitted and len(words) > 1 and len(words[-1]) >= _LETTERS:
                found[_bones(words[-1])].add(words[-1])
    return found


def _bones(name: str) -> str:
    """What is left of a name where languages without vowels, or with other letters, write it: rqj for Araghchi."""
    letters = fold(name)
    for written, same in _SAID_ALIKE:
        letters = letters.replace(written, same)
    bare = "".join(char for char in letters.translate(_SAME) if char not in _VOWELS)
    return "".join(char for at, char in enumerate(bare) if at == 0 or bare[at - 1] != char)


def _alike(word: NameWord, bones: dict[str, set[str]]) -> HeardName | None:
    """Araqji, where the text names Abbas Araghchi: the same consonants, and no word that English knows."""
    if len(word.surface) < _LETTERS or not bones:
        return None
    key = _bones(word.surface)
    names = bones.get(key, set())
    if len(key) < _BONES or len(names) != 1:
        return None
    right = next(iter(names))
    one, other = fold(right), fold(word.surface)
    if one[0] != other[0] or one.startswith(other) or other.startswith(one):
        return None
    return HeardName(word.span, right, f"The text names somebody called “{right}”, which sounds alike")


def _read(passage: Passage, name: Name, word: NameWord) -> HeardName | None:
    """Dajialuo for 达加洛: the Mandarin reading of the Chinese name of somebody who is not Chinese."""
    known = _read_in_mandarin(passage.glossary, passage.target.language)
    at = name.words.index(word)
    for words in (name.words[at : at + 2], name.words[at : at + 1]):
        found = known.get("".join(latin_letters(one.surface) for one in words))
        # In two words, what three characters are read as is as likely somebody's name in China.
        if found is not None and len(found[0]) > len(words) + 1:
            chinese, right = found
            return HeardName(
                Span(words[0].start, words[-1].end), right, f"It is how Mandarin reads {chinese}, who is {right}"
            )
    return None


@lru_cache(maxsize=4)
def _read_in_mandarin(glossary: Glossary, language: Language) -> dict[str, tuple[str, str]]:
    """The readings of the Chinese names of foreigners: what is read, and what each is called."""
    family_first = load_naming(language.base).family_first
    found: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for term in glossary.people(load_language("zh")):
        homes = glossary.belongs_to(term.concept)
        if not term.admitted or not homes or not family_first.isdisjoint(homes) or not _HAN.fullmatch(term.text):
            continue
        right = _called(glossary.terms(term.concept, language), term)
        if right is None:
            continue
        for letters in mandarin(term.text):
            found[letters].setdefault(term.concept, (term.text, right))
    return {letters: next(iter(names.values())) for letters, names in found.items() if len(names) == 1}


def _called(terms: tuple[Term, ...], like: Term) -> str | None:
    """What English calls a person, by the family name where the other term is one."""
    full = next((t.text for t in terms if t.form is Form.FULL and t.status is TermStatus.PREFERRED), None)
    if full is None or like.form is Form.FULL:
        return full
    return next((t.text for t in terms if t.form is Form.FAMILY_NAME and full.endswith(f" {t.text}")), full)


def _romanised(passage: Passage, name: Name, word: NameWord) -> HeardName | None:
    """Yoon Seok-yeol for 윤석열 behind an office, whom the news calls Yoon Suk Yeol."""
    if not name.titles or word is not name.words[-1] or not 1 < len(name.words) < 4:
        return None
    written = "".join(latin_letters(one.surface) for one in name.words)
    for native, right in _koreans(passage.glossary, passage.target.language):
        if latin_letters(right)[0] == written[0] and spelt(written, native) == Span(0, len(native)):
            return HeardName(name.span, right, f"It is a way to spell {native}, who is known as {right}")
    return None


@lru_cache(maxsize=4)
def _koreans(glossary: Glossary, language: Language) -> tuple[tuple[str, str], ...]:
    """The people of the glossary with Korean names of three syllables, and what English calls them."""
    found = []
    for term in glossary.people(load_language(_KOREAN)):
        if term.admitted and _HANGUL.fullmatch(term.text):
            right = _called(glossary.terms(term.concept, language), term)
            if right is not None:
                found.append((term.text, right))
    return tuple(found)
