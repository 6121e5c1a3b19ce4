"""Names that one side has and the other has no trace of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex
from rapidfuzz.distance import JaroWinkler

from tqa.checks.check import Passage
from tqa.checks.names.likeness import COGNATE, TRACE, alike, latin_words, near, renders, skeleton
from tqa.checks.names.numbered import names_numbered_storm
from tqa.checks.names.shown import (
    EXONYMS,
    home_of,
    inside,
    is_east_asian,
    is_initials,
    is_translated,
    meanings,
    own_country,
    shown_names,
    words_by_meaning,
)
from tqa.entity.names import Name, NameWord, find_names
from tqa.entity.sound import can_hear, first_letters, hear
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, TermMatch
from tqa.languages import load as load_language
from tqa.languages.romanisation import fold, sound_key
from tqa.text.alignment import Segment
from tqa.text.quotes import is_quoted
from tqa.text.text import Text

_BODIES = frozenset({ConceptType.ORGANISATION, ConceptType.AGENCY, ConceptType.PARTY, ConceptType.ARMED_GROUP})
NAMED = frozenset({ConceptType.TERRITORY, ConceptType.PLACE, ConceptType.PERSON}) | _BODIES
"""What has a name of its own."""
_PLACES = frozenset({ConceptType.TERRITORY, ConceptType.PLACE})
COUNTRIES_AND_PEOPLE = frozenset({ConceptType.TERRITORY, ConceptType.PERSON, ConceptType.ARMED_GROUP})
"""What the glossary knows by all the names that a source may call it."""

_NAMING = frozenset({Form.SHORT, Form.FULL, Form.FAMILY_NAME})

SURE_OF = frozenset({"de", "fr", "es", "it", "pt", "pl", "cs", "hi", "ja", "ko", "ru"})
"""Sources of which a foreign name in the target is known to be foreign even where no name is left over in the source.

Measured on human translations: at most one such name in 10,000 words."""

_UNHEARD = frozenset({"ja", "ko", "zh"})
"""Languages whose characters say too little of how their own names sound."""

_NEIGHBOURS = ("de", "fr", "es", "it", "pt", "pl", "tr")
"""Languages whose names of places stand in the news of others."""

LETTERS = 4
"""A shorter word is heard and found by chance anywhere."""

LONG = 9
"""Of so many letters on, a third of that is a trace: something in a long name is always spelt otherwise."""

_PART = 5
"""So many letters at the end of a compound are a name in it."""

_EDGE = 2
"""Characters beside a foreign name in Chinese that may belong to it."""
_PERSON = 3
"""The fewest letters of a person's name that is no part of a longer word."""
_UNTOLD = 0.5
"""As like as not."""
_READ_OTHERWISE = frozenset({"ja"})
"""Languages whose own names are written with characters that no table tells how to read: 岡山 is Okayama, 荒井 Arai."""
_HALFWAY, _STEEP = 0.745, 13.0
"""Where a right name and another one are as likely, by how like the likest word is, and how fast that changes.

A logistic regression on the names of 8,800 news sentences in eleven languages of Latin script, each against two of others.
"""
_JOINED = regex.compile(r"[-‑–/]")
_HAN = regex.compile(r"\p{Han}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of which the other side has no trace. `concept` is what the glossary knows it as, `whole` or in part."""

    span: Span
    surface: str
    concept: str | None = None
    person: bool = False
    whole: bool = False


class Sides:
    """The names of both sides of a passage and what the other has of them, worked out once."""

    def __init__(self, passage: Passage, glossary: Glossary) -> None:
        assert passage.source is not None
        self.passage = passage
        self.source: Text = passage.source
        self.target = passage.target
        self.glossary = glossary
        self.presence, self.rendered = passage.source_presence, passage.target_presence
        self._sought: dict[tuple[str, bool], bool] = {}
        self._listened: defaultdict[tuple[str, bool], set[Span]] = defaultdict(set)
        self._by_glossary_only = self.target.language.base not in words_by_meaning()

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The words of the source in Latin letters, folded, with the parts of those that are joined."""
        return latin_words(self.source)

    def added(self, segment: Segment) -> list[Candidate]:
        """Names of the target's part of a segment that the source has nowhere."""
        if not self.target.language.case:
            return list(self._added_people(segment))
        names = inside(find_names(self.target), segment.target)
        found = [one for name in names for one in self._added(name, segment.source)]
        return [one for one in found if not names_numbered_storm(self.passage, one.span)]

    def _added_people(self, segment: Segment) -> Iterator[Candidate]:
        """In a script without capitals only the glossary shows a name: people, since other things are told by term-mismatch."""
        for match in inside(self.passage.target_terms, segment.target):
            if len(match.concepts) > 1 or len(match.surface) < _PERSON or not self.is_foreign(match):
                continue
            if self.target.language.spaced and self.target.content[match.start - 1 : match.start].isalpha():
                # What looks like a word written to it may be the beginning of another name (فاينشتاين).
                continue
            if self.type_of(match.concept) is ConceptType.PERSON:
                yield Candidate(match.span, match.surface, match.concept, person=True, whole=True)

    def _added(self, name: Name, place: Span) -> Iterator[Candidate]:
        terms = [match for match in self.passage.target_terms if name.span.touches(match)]
        strange: list[NameWord] = []
        concept: str | None = None
        person = False
        for word in name.words:
            match = next((match for match in terms if match.span.touches(word)), None)
            if word.surface in meanings(self.target.language.base, EXONYMS):
                continue
            if match is not None and self._is_told_apart(match) and is_translated(word.surface, self.target.language):
                continue
            if match is not None:
                if not self.is_foreign(match) or self.traced(word.surface, place, known=not self.is_at_home(match)):
                    return
                if self._has_another_name(match):
                    return
                concept = concept or match.concept
                person = person or self.type_of(match.concept) is ConceptType.PERSON
                strange.append(word)
            elif self._by_glossary_only or is_translated(word.surface, self.target.language):
                continue
            elif self.traced(word.surface, place):
                return
            else:
                strange.append(word)
        by_meaning = all(is_translated(word.surface, self.target.language) for word in name.words)
        if concept is not None and self.type_of(concept) in _BODIES and by_meaning:
            return
        if not strange or (concept is None and max(len(word.surface) for word in strange) < LETTERS):
            return
        first = name.words[0] if not name.words[0].opens else strange[0]
        span = Span(first.start, name.words[-1].end)
        whole = any(match.span.covers(span) for match in terms)
        yield Candidate(span, span.of(self.target.content), concept, person, whole)

    def is_foreign(self, match: TermMatch) -> bool:
        """Whether a term of the target names something of which the source has no trace."""
        if self.type_of(match.concept) not in NAMED or match.term.form not in _NAMING:
            return False
        if self.type_of(match.concept) is ConceptType.PERSON:
            return not any(concept in self.presence.named for concept in match.concepts)
        return not any(self.presence.hinted(concept) for concept in match.concepts)

    def _is_told_apart(self, match: TermMatch) -> bool:
        """Whether the glossary does not know what the source's language calls what it knows in the target's."""
        return not any(self.glossary.terms(concept, self.source.language) for concept in match.concepts)

    def _has_another_name(self, match: TermMatch) -> bool:
        """Whether the source has the name as a third language writes it: clubs keep theirs (Rapid Wien)."""
        return any(
            fold(term.text) in self.source_words
            for code in _NEIGHBOURS
            for concept in match.concepts
            for term in self.glossary.terms(concept, load_language(code))
        )

    def is_at_home(self, match: TermMatch) -> bool:
        """Whether a name belongs to a country of the source's language, whose characters may hide how it sounds (埼玉)."""
        return not home_of(self.source.language.base).isdisjoint(self.glossary.belongs_to(match.concept))

    def is_sure(self, added: Candidate) -> bool:
        """Whether a name is so surely not in the source that nothing need be missing in its place.

        That is so for countries and people that the glossary has in the source's language, and for all names where the
        source's language spells foreign names by letter or by sound.
        """
        language = self.source.language
        if is_quoted(self.target, added.span) and added.concept is None:
            # A nickname or a title, which may be translated.
            return False
        if added.concept is not None and self.type_of(added.concept) in _BODIES - COUNTRIES_AND_PEOPLE:
            return False
        if self._by_glossary_only or added.concept in home_of(language.base):
            return False
        words = added.surface.split()
        place = added.concept is not None and self.type_of(added.concept) is ConceptType.PLACE
        if place and language.base in _UNHEARD and any(map(is_east_asian, words)):
            # Hama is a city of Syria, and a beach of Japan.
            return False
        concept = added.concept if added.whole else None
        known = concept is not None and self.type_of(concept) in COUNTRIES_AND_PEOPLE
        if known and concept is not None and self.glossary.terms(concept, language):
            return not any(near(fold(word), other, COGNATE) for word in words for other in self.source_words)
        if language.code not in SURE_OF:
            return False
        if any(is_translated(word, self.target.language) for word in words):
            return False
        return not any(near(fold(word), other, COGNATE) for word in words for other in self.source_words)

    def may_be_for(self, added: Candidate, left: Candidate) -> bool:
        """Whether the one may stand where the other should: no spelling of it, and not known to be of another kind."""
        if not added.person and not self.glossary.knows(self.source.language, ConceptType.TERRITORY):
            # Whatever is no person may have a name of its own in a language of which nothing is known (Noregi, Norway).
            return False
        both = added.concept is not None and left.concept is not None
        if both and (added.person is not left.person or self.glossary.akin(added.concept or "", left.concept or "")):
            return False
        if added.concept in home_of(self.source.language.base) and left.concept is None:
            # 国内 is “in Japan”.
            return False
        person = left.concept is not None and left.person and added.concept is None
        if person and any(is_translated(word, self.target.language) for word in added.surface.split()):
            # A hotel stands for no person.
            return False
        if left.concept is None and (
            self._by_glossary_only or (added.concept is not None and " " in added.surface and not added.person)
        ):
            return False
        words = regex.split(r"[\s·・•'’]+", left.surface)
        if left.concept is None and can_hear(self.source.language):
            first = frozenset().union(*(first_letters(word, self.source.language) for word in words))
            return not any(fold(word)[:1] in first for word in added.surface.split())
        pairs = [(fold(one), fold(other)) for one in added.surface.split() for other in words]
        return not any(near(one, other) or skeleton(one) == skeleton(other) for one, other in pairs)

    def type_of(self, concept: str) -> ConceptType | None:
        found = self.glossary.concept(concept)
        return found.type if found is not None else None

    def traced(self, surface: str, place: Span, *, known: bool = False) -> bool:
        """Whether a word of the target has something in the source that it may render, at this place or elsewhere.

        `known`: the glossary has the word.
        """
        found = self._sought.get((surface, known))
        if found is None:
            found = self._sought[surface, known] = self._traced(surface, place, known=known)
        elif not found and place not in self._listened[surface, known] and can_hear(self.source.language):
            # What one sentence does not have another may.
            found = self._sought[surface, known] = self._is_heard(surface, place.of(self.source.content))
        self._listened[surface, known].add(place)
        return found

    def _is_heard(self, surface: str, text: str) -> bool:
        least = TRACE if len(fold(surface)) < LONG else TRACE / 3
        heard = hear(text, self.source.language, surface, least=least)
        return heard is None or heard.score >= least

    def _traced(self, surface: str, place: Span, *, known: bool) -> bool:
        parts = surface.replace("‑", "-").split("-")
        if len(parts) > 1 and any(
            is_translated(part, self.target.language) or self.traced(part, place) for part in parts
        ):
            return True
        folded = fold(surface)
        if any(alike(folded, other) for other in self.source_words):
            return True
        if len(folded) >= _PART and any(other.endswith(folded) for other in self.source_words):
            # Unterallgäu is the Lower Allgäu.
            return True
        language, content = self.source.language, self.source.content
        if not can_hear(language):
            return "Latn" not in language.scripts
        if len(folded) < LETTERS or surface.isupper():
            return True
        if not known and _HAN.search(content) and is_east_asian(surface):
            return True
        return any(self._is_heard(surface, text) for text in dict.fromkeys((place.of(content), content)))

    def is_borne_out(self, word: Span, place: Span) -> bool:
        """Whether a word of the target is part of a term of which the source has a trace at this place."""
        return any(
            match.span.touches(word) and any(self.presence.has(concept, place) for concept in match.concepts)
            for match in self.passage.target_terms
        )

    def may_be_hidden(self, word: Span) -> bool:
        """Whether the source may name what a word does without sounding like it: at home, or by a name not on record (Suomi)."""
        return any(
            match.span.touches(word)
            and (
                match.concept == own_country(self.source.language.base)
                or (self.type_of(match.concept) in _PLACES and self._is_told_apart(match))
            )
            for match in self.passage.target_terms
        )

    def trace(self, surface: str, place: Span) -> float | None:
        """How like anything in the source a word of the target is spelt or sounds, from 0 to 1; `None` if there is no telling.

        The source at `place` is listened to; letters are looked for in all of it. A compound is as like as its oddest part:
        of “Netherlands-based” the one that has a capital.
        """
        whole = self._trace(surface, place)
        parts = _JOINED.split(surface)
        if len(parts) == 1:
            return whole
        spelt = [part for part in parts if part[:1].isupper() and not is_translated(part, self.target.language)]
        told = [one for part in spelt if (one := self._trace(part, place)) is not None]
        if not told:
            return None
        return max(min(told), whole or 0.0)

    def _trace(self, surface: str, place: Span) -> float | None:
        folded, language = fold(surface), self.source.language
        if not can_hear(language):
            return self._spelt(folded) if "Latn" in language.scripts else None
        if len(folded) < LETTERS or is_initials(surface):
            return None
        text = place.of(self.source.content)
        heard = hear(text, language, surface)
        if heard is None:
            return None
        found = max(self._spelt(folded), heard.score)
        hidden = language.base in _READ_OTHERWISE and is_east_asian(surface) and _HAN.search(text) is not None
        return None if hidden and found < _UNTOLD else found

    def _spelt(self, folded: str) -> float:
        """How surely some word of the source is the same name in Latin letters: by its spelling or by what it sounds like."""
        key = sound_key(folded)
        best = max(
            (
                max(JaroWinkler.similarity(folded, other), JaroWinkler.similarity(key, sound_key(other)))
                for other in self.source_words
            ),
            default=0.0,
        )
        return 1 / (1 + math.exp(_STEEP * (_HALFWAY - best)))

    def left_out(self, segment: Segment, around: Span) -> list[Candidate]:
        """Names of the source's part of a segment that the target has nowhere around."""
        found = [*self.unrendered_terms(segment.source, around), *self.unrendered_names(segment.source, around)]
        return [one for at, one in enumerate(found) if not any(one.span.touches(other.span) for other in found[:at])]

    def unrendered_terms(self, span: Span, around: Span) -> Iterator[Candidate]:
        """Terms of names in the source's span that nothing around in the target renders."""
        for match in inside(self.passage.source_terms, span):
            concept = match.concept
            if len(match.concepts) > 1 or self.type_of(concept) not in NAMED or match.term.form not in _NAMING:
                continue
            if not self.glossary.terms(concept, self.target.language):
                continue
            if not self.rendered.has(concept, around, besides=self.presence.named):
                yield Candidate(match.span, match.surface, concept, self.type_of(concept) is ConceptType.PERSON)

    def unrendered_names(self, span: Span, around: Span) -> Iterator[Candidate]:
        """Names that the script or its use shows, without the glossary."""
        language = self.source.language
        known = self.passage.source_terms
        shown = [name for name in shown_names(self.source, span) if not any(name.touches(term) for term in known)]
        if not shown:
            return
        words = [word.surface for word in inside(self.target.words, around)]
        for name in shown:
            surface = name.of(self.source.content)
            if language.spaced or not _HAN.search(surface):
                parts = [part for part in regex.split(r"[\s·・•]+", surface) if part]
                rendered = any(renders(word, part, language) for part in parts for word in words)
            else:
                near = self.source.content[max(0, name.start - _EDGE) : name.end + _EDGE]
                named = [word for word in words if word[0].isupper() and len(word) >= LETTERS]
                # The likeliest first: any one that is heard will do.
                first = first_letters(surface, language)
                named.sort(key=lambda word: word[0].lower() not in first)
                heard = (hear(near, language, word, least=TRACE) for word in named)
                rendered = any(one is not None and one.score >= TRACE for one in heard)
            if not rendered:
                yield self._known_by_letters(Candidate(name, surface))

    def _known_by_letters(self, found: Candidate) -> Candidate:
        """A name of a source in Latin letters that the glossary knows in the target's language only: Merz, Macron."""
        terms = self.glossary.find(found.surface, self.target.language) if found.surface.isascii() else ()
        if len(terms) != 1 or terms[0].surface != found.surface or len(terms[0].concepts) != 1:
            return found
        person = self.type_of(terms[0].concept) is ConceptType.PERSON
        return Candidate(found.span, found.surface, terms[0].concept, person) if person else found
