"""Somebody who is nobody's namesake: Landino said, where the article introduces Maurizio Landini and no Landino."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from tqa.checks.check import Context, Passage
from tqa.entity.names import Name, NameWord, find_names, is_ordinary
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary
from tqa.languages import Language
from tqa.languages.literal.english import habits
from tqa.languages.romanisation import fold, is_couple, is_pinyin
from tqa.text.computed import kept

_ENGLISH = "en"
_PERSON = f"{ConceptType.PERSON.value}."
_ENDINGS = frozenset("aeiousyn'’")
"""Letters that make a form of a name, or another name, of one that ends before them."""
_PARTICLE = re.compile(r"(?<![\w-])([A-Z][\w-]+) of ((?:the )?[A-Z][\w-]+)(?![\w-])")
_PARTICLES = frozenset({"da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "van", "von"})
_LETTERS = 5
"""A shorter name has too many neighbours."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A name, the one that it is a slip of, and what tells that."""

    span: Span
    right: str
    why: str


@kept
def _introduced(context: Context) -> Mapping[str, frozenset[str]]:
    """The last words of the names of two words and more, and with which first words they stand or the glossary has them."""
    found: dict[str, frozenset[str]] = {}
    for passage in context.passages:
        for name in find_names(passage.target):
            if len(name.words) > 1:
                last = name.words[-1].surface
                found[last] = found.get(last, frozenset()) | {name.words[0].surface}
        for match in passage.target_terms:
            if match.concept.startswith(_PERSON) and match.term.form is Form.FAMILY_NAME:
                for term in context.glossary.terms(match.concept, context.target_language):
                    if term.form is Form.FULL and term.text.endswith(f" {match.surface}"):
                        found[match.surface] = found.get(match.surface, frozenset()) | {term.text.split()[0]}
    return found


@kept
def _standing(context: Context) -> frozenset[str]:
    """The words of the names of two words and more: such a one is somebody, or something, of its own."""
    return frozenset(
        word.surface
        for passage in context.passages
        for name in find_names(passage.target)
        if len(name.words) > 1
        for word in name.words
    )


def orphans(context: Context, passage: Passage) -> Iterator[Orphan]:
    """Who speaks without having been introduced, and differs by a letter from one who has; or has another's first name."""
    yield from translated_particles(passage)
    if passage.source is not None or passage.target.language.base != _ENGLISH:
        return
    known = _introduced(context)
    for name in find_names(passage.target) if known else ():
        word = name.words[-1]
        if len(word.surface) < _LETTERS or not word.surface.isalpha() or word.surface.isupper():
            continue
        if is_ordinary(word.surface, passage.target.language) or any(
            match.span.touches(word.span) for match in passage.target_terms
        ):
            continue
        if len(name.words) == 1:
            if word.surface in _standing(context) or not _speaks(passage, name):
                continue
            firsts = None
        else:
            firsts = name.words[0].surface
        near = [
            last
            for last, first in known.items()
            if last != word.surface
            and _is_slip(word.surface, last)
            and (firsts is None or firsts in first)
            and not (is_pinyin(word.surface) and is_pinyin(last) and (firsts is not None or any(map(is_pinyin, first))))
        ]
        if len(near) == 1 and (firsts is None or _is_rarer(word, near[0], passage)):
            yield Orphan(
                word.span, near[0], f"The text names {sorted(known[near[0]])[0]} {near[0]}, and nobody else so"
            )


def translated_particles(passage: Passage) -> Iterator[Orphan]:
    """A name whose particle was translated: Alexandre of Moraes."""
    if passage.target.language.base != _ENGLISH:
        return
    for match in _PARTICLE.finditer(passage.target.content):
        right = _with_particles(passage.glossary, passage.target.language).get((match[1], match[2].split()[-1]))
        if right is not None:
            yield Orphan(Span(*match.span()), right, f"The glossary has “{right}”")


@lru_cache(maxsize=4)
def _with_particles(glossary: Glossary, language: Language) -> Mapping[tuple[str, str], str]:
    """By the words around a particle, the names of people that have one: Alexandre de Moraes."""
    found: dict[tuple[str, str], str] = {}
    for term in glossary.people(language):
        words = term.text.split()
        if term.form is Form.FULL and term.admitted and not _PARTICLES.isdisjoint(words[1:-1]):
            found[words[0], words[-1]] = term.text
    return found


def _speaks(passage: Passage, name: Name) -> bool:
    """Whether the name has a form of address, or does what people do."""
    behind = passage.target.content[name.end : name.end + 20].split(maxsplit=1)
    return (
        bool(behind)
        and passage.target.content[name.end : name.end + 1] == " "
        and behind[0].rstrip(",.") in habits().acts
    )


def _is_rarer(word: NameWord, other: str, passage: Passage) -> bool:
    """Whether the glossary has the other, or the text has it more often or earlier."""
    if any(match.surface == other and match.concept.startswith(_PERSON) for match in passage.target_terms):
        return True
    here, there = passage.target.surfaces.count(word.surface), passage.target.surfaces.count(other)
    return here < there or (here == there and 0 <= passage.target.content.find(other) < word.start)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter, and neither is the other with an ending."""
    first, second = fold(one), fold(other)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _LETTERS or (longer.startswith(shorter) and longer[-1] in _ENDINGS):
        return False
    return OSA.distance(first, second, score_cutoff=1) == 1 and not is_couple(one, other)
