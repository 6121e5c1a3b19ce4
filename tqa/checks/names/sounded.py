"""Names that the target spells as another script sounds: Klinbayer for 克林拜尔, Wagadugu for 瓦加杜古."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from tqa.checks.check import Context, Passage
from tqa.checks.names.likeness import bones
from tqa.entity.names import Name, NameWord, find_names, is_known, is_ordinary
from tqa.entity.sound import can_hear, sounds_like
from tqa.finding import Span
from tqa.glossary import Concept, ConceptType, Form, Glossary, Term
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.romanisation import fold
from tqa.text.computed import kept

_PARTS = regex.compile(r"[\s·・•‧]+")
_HAN = regex.compile(r"\p{Han}+")
_JOINS = regex.compile(r"[ \-‑]")
_W = ("oua", "oue", "oui")
_PARTICLES = frozenset({"de", "da", "di", "del", "van", "von", "le", "la", "el", "al", "bin"})
_JUNIOR = "小"
"""What Chinese has in front of a son's name where English has Jr. behind it."""
_KINDS = frozenset({ConceptType.PERSON, ConceptType.PLACE})
_TERRITORY = "territory."
_BODIES = ("organisation.", "party.", "armed-group.")
_PARTY = "party."
_LETTERS = 4
_NATIVE, _ALONE = 2, 3
"""Characters of a name: of two, something else has to say whose it is."""
_ALMOST, _WHOLE = 0.8, 6
"""How like a family name of so many letters is to that of somebody with the given name, where its sound tells nothing."""
_MOST = 4
"""People of one given name, of whom none is told by it."""
_SURE, _SURE_BESIDE = 0.9, 0.6
"""How surely a name is one that the characters spell, 0 to 1, the second beside the right given name."""
_NEAR, _NEAR_LONG, _LONG = 0.5, 0.35, 4
"""How like the right spelling is, 0 to 1, the second for names of so many characters: a few may spell several names."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """A spelling and the right one, and what tells that."""

    span: Span
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class _Called:
    """How the source's language writes somebody's name or a place's, what English calls it, and all words of its names."""

    native: str
    right: str
    full: str
    words: frozenset[str]
    person: bool


@kept
def sounded_names(context: Context) -> Mapping[str, tuple[Sounded, ...]]:
    """By field, unknown names that are spelt as the characters sound of what the source names, or of what is at home here."""
    source, target = context.source_language, context.target_language
    if source is None or not target.case or not can_hear(source) or not _is_han(source):
        return {}
    known: _Candidates | None = None
    found: dict[str, tuple[Sounded, ...]] = {}
    for passage in context.passages:
        if passage.source is not None and not passage.source_terms:
            continue
        words = list(_unknown(passage))
        if words:
            known = known or _Candidates(context, source)
            if passage.source is None:
                known.add(_namesakes(context.glossary, context.target_language, words))
            told = (known.spelt(passage, name, word) for name, word in words)
            found[passage.field] = tuple(one for one in told if one is not None)
    return found


def _is_han(language: Language) -> bool:
    return not language.case and "Hani" in language.scripts


def _unknown(passage: Passage) -> Iterator[tuple[Name, NameWord]]:
    """The words of names that no term of the glossary covers and that are no everyday words."""
    language = passage.target.language
    for name in find_names(passage.target):
        for word in name.words:
            surface = word.surface
            if len(surface) < _LETTERS or surface.isupper():
                continue
            if word is name.words[0] and (is_known(surface, language) or is_ordinary(surface, language)):
                continue
            if not passage.has_term(word):
                yield name, word


class _Candidates:
    """Who may be meant: what the source names, or without one what belongs to the places and bodies that the text names."""

    def __init__(self, context: Context, source: Language) -> None:
        self._glossary, self._source, self._target = context.glossary, source, context.target_language
        self._by_bone: defaultdict[str, dict[str, _Called]] = defaultdict(dict)
        self.add(_concepts(context))

    def add(self, concepts: Iterable[str]) -> None:
        for concept in concepts:
            for called in _called(self._glossary, self._source, self._target, concept):
                self._by_bone[_opening(fold(called.right))][f"{concept} {called.native}"] = called

    def spelt(self, passage: Passage, name: Name, word: NameWord) -> Sounded | None:
        """Who or what has the only name that sounds as the word is written, if it is not its own spelling."""
        folded = fold(word.surface)
        beside = {fold(part) for other in name.words if other is not word for part in _JOINS.split(other.surface)}
        known = is_known(word.surface, self._target) or is_ordinary(word.surface, self._target)
        right: dict[str, _Called] = {}
        for called in self._by_bone.get(_opening(folded), {}).values():
            vouched = not beside.isdisjoint(called.words) and called.person
            if folded in called.words:
                return None
            if (known and not vouched) or (len(called.native) < _ALONE and not vouched and passage.source is None):
                continue
            if called.person and beside and not vouched and passage.source is None:
                continue
            least = _NEAR_LONG if len(called.native) >= _LONG else _NEAR
            near = OSA.normalized_similarity(folded, fold(called.right).replace(" ", ""))
            if near < least:
                continue
            heard = sounds_like(called.native, self._source, word.surface) >= (_SURE_BESIDE if vouched else _SURE)
            if heard or (vouched and not known and near >= _ALMOST and len(folded) >= _WHOLE):
                right[called.right] = called
        if len(right) != 1:
            return None
        ((text, called),) = right.items()
        if folded.startswith(fold(text)) or (fold(text).startswith(folded) and beside.isdisjoint(called.words)):
            return None
        why = f"It is spelt as {called.native} sounds, which is {called.full}"
        return Sounded(word.span, text, why if called.native else f"It is nearly the name of {called.full}")


def _namesakes(glossary: Glossary, language: Language, words: Iterable[tuple[Name, NameWord]]) -> Iterator[str]:
    """Those who have the given name that stands before an unknown family name: Jannik Xinna."""
    given = _given(glossary, language)
    for name, word in words:
        surface = word.surface
        if word is not name.words[0] and not (is_known(surface, language) or is_ordinary(surface, language)):
            yield from given.get(fold(name.words[0].surface), ())


@lru_cache(maxsize=4)
def _given(glossary: Glossary, language: Language) -> Mapping[str, tuple[str, ...]]:
    """The people of the glossary by their given names, but for those that many have."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term in glossary.people(language):
        first, blank, _ = term.text.partition(" ")
        if term.form is Form.FULL and term.admitted and blank and len(first) >= _LETTERS:
            found[fold(first)][term.concept] = None
    return {name: tuple(concepts) for name, concepts in found.items() if len(concepts) <= _MOST}


def _concepts(context: Context) -> Sequence[str]:
    glossary = context.glossary
    sources = [passage.source.content for passage in context.passages if passage.source is not None]
    if sources:
        # A full name is in the glossary where the news has the family name alone.
        families = _families(glossary, context.source_language.code if context.source_language else "")
        beginnings = set("".join(sources)) & families.keys()
        named_alone = (pair for char in sorted(beginnings) for pair in families[char])
        heard = (one for native, ones in named_alone if any(native in text for text in sources) for one in ones)
        named = (one for p in context.passages if p.source for match in p.source_terms for one in match.concepts)
        return tuple(dict.fromkeys((*named, *heard)))
    here = dict.fromkeys(one for p in context.passages for match in p.target_terms for one in match.concepts)
    homes = [
        place for one in here for place in (one, *glossary.owners(one)) if place.startswith((_TERRITORY, *_BODIES))
    ]
    found = dict.fromkeys(one.id for home in dict.fromkeys(homes) for one in glossary.related(home))
    # Leaders of a party are of the party, which is of the country.
    parties = (one.id for party in found if party.startswith(_PARTY) for one in glossary.related(party))
    return tuple(dict.fromkeys((*found, *parties)))


@lru_cache(maxsize=4)
def _families(glossary: Glossary, code: str) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The people of the glossary by the last part of their names in a language, and those by its first character."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for term in glossary.people(load_language(code)):
        last = _PARTS.split(term.text)[-1].removeprefix(_JUNIOR)
        if term.admitted and last != term.text and len(last) >= _NATIVE:
            found[last][term.concept] = None
    by_character: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for native, concepts in found.items():
        by_character[native[0]].append((native, tuple(concepts)))
    return {char: tuple(natives) for char, natives in by_character.items()}


@lru_cache(maxsize=5_000)
def _called(glossary: Glossary, source: Language, target: Language, name: str) -> tuple[_Called, ...]:
    """The ways in which the source's language writes a foreign name."""
    concept: Concept | None = glossary.concept(name)
    if concept is None or concept.type not in _KINDS:
        return ()
    terms = [term for term in glossary.terms(name, target) if term.admitted]
    right = _right(concept, terms)
    if right is None:
        return ()
    words = frozenset(fold(part) for term in terms for part in _JOINS.split(term.text))
    natives: dict[str, None] = {}
    codes = ("zh", "zh-Hant") if source.base == "zh" else (source.code,)
    for term in (one for code in codes for one in glossary.terms(name, load_language(code))):
        last = _PARTS.split(term.text)[-1].removeprefix(_JUNIOR)
        if not term.admitted or len(last) < _NATIVE or not _HAN.fullmatch(last):
            continue
        # What is written the same way round in one piece, as in China, is no family name.
        if concept.type is ConceptType.PLACE or last != term.text or term.form is Form.FAMILY_NAME:
            natives[last] = None
    return tuple(_Called(native, right, terms[0].text, words, concept.type is ConceptType.PERSON) for native in natives)


def _opening(letters: str) -> str:
    """The first consonant as it is heard: Ouagadougou and Wagadugu begin alike."""
    return "w" if letters.startswith(_W) else bones(letters)[:1]


def _right(concept: Concept, terms: Sequence[Term]) -> str | None:
    if concept.type is ConceptType.PLACE:
        return next((term.text for term in terms if " " not in term.text and term.form is not Form.ABBREVIATION), None)
    family = next((term.text for term in terms if term.form is Form.FAMILY_NAME), None)
    full = next((term.text for term in terms if term.form is Form.FULL), None)
    if family is not None or full is None:
        return family
    *_, before, last = ("", *full.split())
    return f"{before} {last}" if before.casefold() in _PARTICLES else last
