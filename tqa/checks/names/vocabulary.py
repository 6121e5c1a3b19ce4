"""The words that names of bodies are made of, and the names that can be put together from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
from ahocorasick_rs import AhoCorasick

from tqa.checks.check import Passage
from tqa.checks.names.translated import Here
from tqa.glossary import ConceptType, Glossary, Term
from tqa.languages import load as load_language
from tqa.languages.literal.composed import Glosses, glosses, plain

_ENGLISH = "en"
TERRITORY = "territory."
_PLACED = frozenset({ConceptType.TERRITORY, ConceptType.PLACE})
PLACES = tuple(f"{kind.value}." for kind in _PLACED)
_BODIES = frozenset(
    {
        ConceptType.ORGANISATION,
        ConceptType.ARMED_GROUP,
        ConceptType.PARTY,
        ConceptType.AGENCY,
        ConceptType.MEDIA_TITLE,
        ConceptType.STYLE_TERM,
    }
)
_BODY = tuple(f"{kind.value}." for kind in _BODIES)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "a", "against", "with"})
"""Words that stand between those of a name."""
_OWN = regex.compile(r"[\s“”\"《》·・\-‑－—（）()、]+")
SHORTEST = 3
"""Characters of a name; of fewer, hardly any are told apart by their words, and so many may be several countries' (国务院)."""

Meanings = tuple[tuple[str, ...], ...]
_Made = tuple[Term, str, frozenset[str]]
"""A term, how it is written without signs, and all parts that it can be cut into."""


@dataclass(frozen=True, slots=True)
class Name:
    """A body by its name in the source's language, without signs; `homes` are the territories that it is of.

    `bare` is the name without the country, as it stands where the country has been named.
    """

    concept: str
    term: str
    written: str
    bare: str
    homes: frozenset[str]


class Vocabulary:
    """The words that names of bodies are made of, in the source's language and in English."""

    def __init__(self, glossary: Glossary, base: str, known: Glosses) -> None:
        self.glossary, self._known = glossary, known
        self._english, self._language = load_language(_ENGLISH), load_language(base)
        self._places: dict[str, str | None] = {}
        self._every_place = False
        self._meanings: dict[str, Meanings] = {}
        self._homes: dict[str, tuple[AhoCorasick, list[Term]]] = {}
        self._all: NameIndex | None = None

    def place(self, part: str) -> str | None:
        """The territory or place that the source's language calls so."""
        if part not in self._places and not self._every_place:
            found = self.glossary.find(part, self._language) if len(part) > 1 else ()
            whole = (term for match in found if match.surface == part for term in (match.term, *match.others))
            self._places[part] = next((term.concept for term in whole if term.admitted and _is_placed(term)), None)
        return self._places.get(part)

    def called(self, concept: str) -> Meanings:
        """The words of each of the names that English has for a place."""
        found = self._meanings.get(concept)
        if found is None:
            terms = self.glossary.terms(concept, self._english)
            found = self._meanings[concept] = tuple(
                tuple(plain(word) for word in term.text.split() if word not in SMALL) for term in terms if term.admitted
            )
        return found

    def territory(self, home: str) -> frozenset[str]:
        """The words for a territory."""
        return frozenset(word for one in self.called(home) for word in one)

    def name(self, term: Term, written: str, parts: frozenset[str]) -> Name:
        """A name with what it belongs to."""
        homes = frozenset(one for one in self.glossary.belongs_to(term.concept) if one.startswith(TERRITORY))
        own = next((p for p in parts if self.place(p) in homes and written.startswith(p)), "")
        return Name(term.concept, term.text, written, written.removeprefix(own), homes)

    def all(self) -> NameIndex:
        """All names on record. There are thousands, of which few texts need any."""
        if self._all is None:
            # All places at once, which for so many names is faster than to look up each piece of each.
            named = self.glossary.named(self._language, _PLACED)
            self._places = {term.text: term.concept for term in named if term.admitted and len(term.text) > 1}
            self._every_place = True
            self._all = NameIndex(self, self._known, self._made(self.glossary.named(self._language, _BODIES)))
        return self._all

    def told_by(self, passage: Passage, here: Here) -> NameIndex:
        """The names that the source of a passage has, in full, or without the country where the text is about that."""
        assert passage.source is not None
        content = passage.source.content
        bodies = dict.fromkeys(one for match in passage.source_terms for one in match.concepts if one.startswith(_BODY))
        full = (term for one in bodies for term in self.glossary.terms(one, self._language) if term.text in content)
        short = (term for home in sorted(here.homes()) for term in self._at_home(home, content))
        return NameIndex(self, self._known, self._made(dict.fromkeys((*full, *short))))

    def _at_home(self, home: str, content: str) -> Iterator[Term]:
        """The names of the bodies of a territory that end as something in a text does."""
        found = self._homes.get(home)
        if found is None:
            bodies = (one.id for one in self.glossary.related(home) if one.type in _BODIES)
            terms = [term for one in bodies for term in self.glossary.terms(one, self._language) if term.admitted]
            found = self._homes[home] = AhoCorasick([term.text[-SHORTEST:] for term in terms]), terms
        finder, terms = found
        for number in sorted({number for number, _, _ in finder.find_matches_as_indexes(content, overlapping=True)}):
            yield terms[number]

    def _made(self, terms: Iterable[Term]) -> Iterator[_Made]:
        """The names that are made of words on record, without signs, with all parts that they can be cut into."""
        for term in terms:
            written = _OWN.sub("", term.text)
            parts = _parts_of(written, self._known, self) if term.admitted and len(written) >= SHORTEST else None
            if parts is not None:
                yield term, written, parts


def _is_placed(term: Term) -> bool:
    return term.concept.startswith(PLACES)


class NameIndex:
    """Some names that can be put together from words on record, by the words that may stand in them.

    What they belong to is looked up when one is asked for.
    """

    def __init__(self, vocabulary: Vocabulary, known: Glosses, terms: Iterable[_Made]) -> None:
        self._vocabulary = vocabulary
        self._terms: list[_Made] = []
        self._by_part: defaultdict[str, set[int]] = defaultdict(set)
        for term, written, parts in terms:
            for part in parts:
                self._by_part[part].add(len(self._terms))
            self._terms.append((term, written, parts))
        self.places: dict[str, Meanings] = {
            part: vocabulary.called(concept)
            for part in self._by_part
            if (concept := vocabulary.place(part)) is not None
        }
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        for part in self._by_part:
            for meaning in (*known.meanings.get(part, ()), *self.places.get(part, ())):
                for word in meaning:
                    self._parts[word].add(part)
        # The Republic of Korea has words that are no country's own.
        self.placed = frozenset(w for found in self.places.values() for meaning in found for w in meaning) - known.words
        """The words of their places that are nothing else."""
        self._names: dict[int, Name] = {}

    def candidates(self, words: Iterable[str]) -> Iterator[Name]:
        """The names in which all these words may stand."""
        found: set[int] | None = None
        for word in words:
            numbers = {number for part in self._parts.get(word, ()) for number in self._by_part[part]}
            found = numbers if found is None else found & numbers
            if not found:
                return
        for number in sorted(found or ()):
            yield self._name(number)

    def _name(self, number: int) -> Name:
        found = self._names.get(number)
        if found is None:
            found = self._names[number] = self._vocabulary.name(*self._terms[number])
        return found


@lru_cache(maxsize=4)
def vocabulary_of(glossary: Glossary, base: str) -> Vocabulary:
    """What is known of the words of a source language; it has glosses of them."""
    known = glosses(base)
    assert known is not None
    return Vocabulary(glossary, base, known)


def _parts_of(name: str, known: Glosses, vocabulary: Vocabulary) -> frozenset[str] | None:
    """All parts that a name can be cut into; `None` where one of it is not on record."""
    found: set[str] = set()
    reached = {0}
    for start in range(len(name)):
        if start not in reached:
            continue
        for end in range(start + 1, min(len(name), start + known.longest) + 1):
            part = name[start:end]
            if part in known.meanings or vocabulary.place(part) is not None:
                reached.add(end)
                found.add(part)
    return frozenset(found) if len(name) in reached else None
