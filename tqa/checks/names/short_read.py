"""Countries as Mandarin reads what Chinese calls them for short: the Meifei treaty for 美菲, the Yi army for 以军."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from tqa.checks.check import Context, Passage
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.checks.readings.terms import knowledge_of
from tqa.entity.names import find_names, is_known, is_ordinary
from tqa.entity.sound import is_mandarin, latin_letters, mandarin
from tqa.finding import Span
from tqa.glossary import Form, Glossary
from tqa.languages import Language
from tqa.languages.naming import load as load_naming
from tqa.languages.romanisation import fold
from tqa.text.computed import kept
from tqa.text.remembered import Remembered

_CHINESE = frozenset({"zh"})
_BEHIND = re.compile(r" (army|side|military|troops|forces|navy)\b")
"""What a machine makes of 军 and 方 behind a country."""
_FEWEST, _MOST = 2, 4
_PAIR = 4
"""Letters of two syllables that are no other word."""


@dataclass(frozen=True, slots=True)
class ShortRead:
    """A reading, what it may stand for, the likeliest first, and the characters."""

    span: Span
    right: tuple[str, ...]
    why: str


def _letters_of(surface: str) -> str:
    letters = latin_letters(surface) if surface[0].isupper() else ""
    return letters if letters and is_mandarin(letters) else ""


_read = Remembered(_letters_of).__getitem__
"""The letters of a word with a capital that is made of syllables of Mandarin; none of any other."""


@kept
def short_forms_read(context: Context) -> Mapping[str, tuple[ShortRead, ...]]:
    """By field, the pairs and sides of countries that the text names, where they stand in pinyin."""
    source, target = context.source_language, context.target_language
    if (source is not None and source.base not in READ_IN_MANDARIN) or not target.case:
        return {}
    found = {passage.field: list(_candidates(passage, target)) for passage in context.passages}
    if not any(found.values()):
        return {}
    named = Counter(
        one
        for passage in context.passages
        for match in passage.target_terms
        for concept in match.concepts
        for one in (concept, *context.glossary.owners(concept))
        if one.startswith("territory.")
    )
    knowledge = knowledge_of(context.glossary)
    read: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept, _ in named.most_common():
        for form in knowledge.shorts(concept, _CHINESE):
            if len(form.text) == 1:
                for letters in mandarin(form.text):
                    read[letters].append((form.text, concept))
    return {
        passage.field: tuple(
            one for candidate in found[passage.field] if (one := _told(passage, candidate, read, target)) is not None
        )
        for passage in context.passages
    }


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word in pinyin; `side` is what stands behind it, empty for what may be two countries."""

    span: Span
    letters: str
    side: str


def _candidates(passage: Passage, language: Language) -> Iterator[_Candidate]:
    text = passage.target
    content, surfaces = text.content, text.surfaces
    parts: set[str] | None = None
    for number, letters in enumerate(map(_read, surfaces)):
        if not letters:
            continue
        word, before = text.words[number], surfaces[number - 1] if number else ""
        if before[:1].isupper() and not is_ordinary(before, language):
            continue
        if passage.has_term(word):
            continue
        behind = _BEHIND.match(content, word.end)
        side = behind[1] if behind is not None else ""
        if side and parts is None:
            parts = {fold(one.surface) for name in find_names(text) if len(name.words) > 1 for one in name.words}
        if side and parts is not None and fold(word.surface) not in parts:
            yield _Candidate(Span(word.start, word.end + 1 + len(side)), letters, side)
        elif len(letters) >= _PAIR and not is_known(word.surface, language):
            yield _Candidate(word.span, letters, "")


def _told(
    passage: Passage, candidate: _Candidate, read: Mapping[str, list[tuple[str, str]]], language: Language
) -> ShortRead | None:
    glossary = passage.glossary
    if candidate.side:
        # Whom the sentence names is rather spoken of than speaking.
        sentence = passage.target.sentence_at(candidate.span.start)
        beside = {concept for match in passage.target_terms if sentence.covers(match) for concept in match.concepts}
        found = sorted(dict.fromkeys(read.get(candidate.letters, ())), key=lambda one: one[1] in beside)
        right = [f"{_called(glossary, language, concept, Form.ADJECTIVE)} {candidate.side}" for _, concept in found]
        characters = " or ".join(dict.fromkeys(char for char, _ in found))
    else:
        pairs = [
            (one, other)
            for first, second in permutations(read, 2)
            if first + second == candidate.letters
            for one in read[first]
            for other in read[second]
            if one[1] != other[1]
        ]
        names = [[_called(glossary, language, concept, Form.SHORT) for _, concept in pair] for pair in pairs]
        right = ["-".join(pair) for pair in names]
        characters = " or ".join(dict.fromkeys(one[0] + other[0] for one, other in pairs))
    if not right:
        return None
    return ShortRead(candidate.span, tuple(dict.fromkeys(right)), f"Mandarin reads {characters} so")


def countries_of(context: Context, characters: str, base: str) -> str | None:
    """What two to four short forms in a row stand for, each the country that the text names or else its first reading: 豪英."""
    if not _FEWEST <= len(characters) <= _MOST or not context.target_language.case:
        return None
    named = {concept for passage in context.passages for match in passage.target_terms for concept in match.concepts}
    readings = _readings(context.glossary, base)
    found = [readings.get(character, ()) for character in characters]
    if not all(found):
        return None
    concepts = [next((one for one in each if one in named), each[0]) for each in found]
    names = [_in_full(context, one) for one in concepts]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(set(names)) == len(names) else None


def _in_full(context: Context, concept: str) -> str:
    """A country in prose, with its article: the United States."""
    terms = context.glossary.terms(concept, context.target_language)
    name = next((term.text for term in terms if term.admitted and term.form is Form.SHORT), concept.partition(".")[2])
    with_article = load_naming(context.target_language.base).with_article
    return f"the {name}" if name.partition(" ")[0] in with_article else name


@lru_cache(maxsize=8)
def _readings(glossary: Glossary, base: str) -> Mapping[str, tuple[str, ...]]:
    """The countries that one character is short for, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for reading in glossary.readings():
        if (
            len(reading.short) == 1
            and reading.language.partition("-")[0] == base
            and reading.concept.startswith("territory.")
        ):
            found[reading.short] = (*found.get(reading.short, ()), reading.concept)
    return found


def _called(glossary: Glossary, language: Language, concept: str, form: Form) -> str:
    terms = [term for term in glossary.terms(concept, language) if term.admitted]
    if form is Form.SHORT:
        usual = next((term.text for term in terms if term.form is Form.ABBREVIATION and len(term.text) == 2), None)
        if usual is not None:
            return usual
    return next(
        (term.text for term in terms if term.form is form), terms[0].text if terms else concept.partition(".")[2]
    )
