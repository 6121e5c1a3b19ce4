"""Given names of people as another language writes, declines or translates them: Vladimir Zelensky, Nicholas Maduro."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tqa.checks.check import Passage
from tqa.entity.names import Name
from tqa.finding import Span
from tqa.glossary.people import people
from tqa.languages import Language
from tqa.languages.respelling import given_abroad, given_elsewhere, respelling, translated_given
from tqa.languages.romanisation import fold, sound_key
from tqa.text import lexicon
from tqa.text.remembered import Remembered

LETTERS = 4
"""A shorter word is too many things."""

_ENGLISH = "en"
_INITIALS = 6
"""Shorter ones in capitals may be initials."""
_WORDS = 3
_SELDOM, _NAMES = -13.9, -12.6
"""Log-probabilities, in English, of words and of names that it has for its own."""


@dataclass(frozen=True, slots=True)
class LeftAbroad:
    """A name in another language's spelling or case, what it is in the target's, and what tells that."""

    span: Span
    right: str
    why: str


def given_name(passage: Passage, name: Name, source: Language) -> LeftAbroad | None:
    """A given name in the language of others than those who bear it: Vladimir Zelensky, Endryu for Andrew."""
    if len(name.words) < 2:
        return None
    first = name.words[0]
    ended = _other_ending(passage, name, source)
    ended = ended or _given_declined(passage, name, source)
    if ended is not None:
        return ended
    translated = _given_translated(passage, name, source)
    if translated is not None:
        return translated
    right = given_abroad(source.base).get(first.surface)
    if right is not None:
        return LeftAbroad(first.span, right, f"It is “{right}” in Latin letters by the sound of {source.name}")
    if first.surface not in _given_elsewhere():
        return _given_respelt(passage, name, source)
    known = people(passage.glossary, passage.target.language).by_family.get(sound_key(name.words[-1].surface), ())
    theirs = {one.term.text.split()[0] for one in known}
    if len({one.term.concept for one in known}) != 1 or first.surface in theirs:
        return None
    for one in known:
        if (first.surface, one.term.text.split()[0]) in given_elsewhere():
            return LeftAbroad(first.span, one.term.text.split()[0], f"The glossary has “{one.term.text}”")
    return None


def _given_translated(passage: Passage, name: Name, source: Language) -> LeftAbroad | None:
    """The English for the given name of somebody known who is of the source's countries: Nicholas Maduro."""
    first = name.words[0]
    others = translated_given().get(first.surface)
    if others is None or len(name.words) > _WORDS:
        return None
    known = people(passage.glossary, passage.target.language).by_family.get(sound_key(name.words[-1].surface), ())
    if len({one.term.concept for one in known}) != 1 or fold(known[0].family) != fold(name.words[-1].surface):
        return None
    if respelling(source.base).own.isdisjoint(passage.glossary.belongs_to(known[0].term.concept)):
        return None
    theirs = [one.term.text.split()[0] for one in known]
    if any(fold(given) == fold(first.surface) for given in theirs):
        return None
    right = next((given for given in theirs if fold(given) in others), None)
    return LeftAbroad(first.span, right, f"The glossary has “{known[0].term.text}”") if right is not None else None


def _given_respelt(passage: Passage, name: Name, source: Language) -> LeftAbroad | None:
    """The given name of somebody known as the source's language spells its sounds: Wołodymyr Zelensky."""
    rules, first = respelling(source.base), name.words[0]
    if not rules.pairs or at_home(passage.target.language.base)[first.surface]:
        return None
    known = people(passage.glossary, passage.target.language).by_family.get(sound_key(name.words[-1].surface), ())
    if len({one.term.concept for one in known}) != 1 or not rules.own.isdisjoint(
        passage.glossary.belongs_to(known[0].term.concept)
    ):
        return None
    sound = sound_key(rules.of(first.surface.casefold()))
    theirs = [one.term.text.split()[0] for one in known]
    if any(fold(given) == fold(first.surface) for given in theirs):
        return None
    right = next((given for given in theirs if sound_key(given) == sound), None)
    return LeftAbroad(first.span, right, f"It is how {source.name} spells “{right}”") if right is not None else None


def _given_declined(passage: Passage, name: Name, source: Language) -> LeftAbroad | None:
    """Another case of the given name of somebody known: Radoslawa Sikorski."""
    first, last = name.words[0].surface, name.words[-1].surface
    forms = {fold(form) for form in respelling(source.base).dictionary_forms(first)}
    if not forms:
        return None
    known = people(passage.glossary, passage.target.language).by_family.get(sound_key(last), ())
    theirs = [one.term.text.split()[0] for one in known if fold(one.family) == fold(last)]
    if len({one.term.concept for one in known}) != 1 or any(fold(given) == fold(first) for given in theirs):
        return None
    right = next((given for given in theirs if fold(given) in forms), None)
    if right is None:
        return None
    return LeftAbroad(name.words[0].span, right, f"It is another case of “{right}”")


def _other_ending(passage: Passage, name: Name, source: Language) -> LeftAbroad | None:
    """A family name with the ending of another sex or case beside the given name of somebody known: Elvira Nabiullin."""
    if not respelling(source.base).endings:
        return None
    given, word = name.words[0].surface, name.words[-1]
    if len(word.surface) <= LETTERS:
        return None
    target = passage.target.language
    known = people(passage.glossary, target)
    theirs = known.by_given.get(sound_key(given), ())
    if not theirs or any(fold(one.family) == fold(word.surface) for one in theirs):
        return None
    stem = word.surface.removesuffix("a")
    for form in (stem, stem + "a", stem + "o"):
        for one in theirs:
            if fold(one.family) == fold(form) and fold(one.term.text.split()[0]) == fold(given):
                return LeftAbroad(word.span, one.family, f"The glossary has “{one.term.text}”")
    return None


@cache
def _given_elsewhere() -> frozenset[str]:
    """The given names that are others in a neighbour's language."""
    return frozenset(one for one, _ in given_elsewhere())


@cache
def at_home(base: str) -> Remembered[bool]:
    """Whether texts in a language have a word often enough to be its own in any sense, or it is too short to tell."""

    def isat_home(word: str) -> bool:
        if len(word) < (_INITIALS if word.isupper() else LETTERS):
            return True
        usage = lexicon.load().usage(word.casefold())
        if usage.get(lexicon.NAMES, -99.0) > _NAMES or usage.get(_ENGLISH, -99.0) > _SELDOM:
            return True
        return base != _ENGLISH and base in usage

    return Remembered(isat_home)
