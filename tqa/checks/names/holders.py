"""Holders of offices whom the target spells as a machine heard them: Mexican President Sinbaum, Prime Minister Huang Xuncai."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import regex
from rapidfuzz.distance import OSA

from tqa.checks.check import Context, Passage
from tqa.checks.names.likeness import bones
from tqa.checks.names.spelt_out import NAMES_READ_IN_MANDARIN
from tqa.entity.names import Name, NameWord, find_names, is_known
from tqa.entity.sound import is_mandarin, latin_letters, mandarin
from tqa.finding import Span
from tqa.glossary import Concept, ConceptType, Form, Glossary, Term, TermStatus
from tqa.glossary.people import people
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.naming import load as load_naming
from tqa.languages.offices import Offices
from tqa.languages.offices import load as load_offices
from tqa.languages.romanisation import fold, sound_key
from tqa.text.computed import computed, kept

_CHINESE = ("zh", "zh-Hant")
_HAN = regex.compile(r"\p{Han}{2,8}")
_DOTS = regex.compile(r"[·・•‧]")
_PLACE = regex.compile(r"(?<=..)(?:[市县縣区區省府道郡州岛島邦]|机场|機場|地区|地區|群岛|群島)$")
"""What kind of place it is, behind a name of two characters or more: 熊本县 is Kumamoto."""
_TERRITORY = "territory."
_BODIES = ("organisation.", "party.")
_CHINA, _JAPAN = "territory.CN", "territory.JP"
_GAPS, _OF = (" ", "\u00a0", "'s ", "’s "), (" of the ", " of ")
_LOOK_BACK = 40
_LETTERS = 4
"""Letters of a name that is not like many others."""
_LONG = 6
"""Letters of a name that is told by its consonants, where no office says whose it is."""
_GIVEN = _WORDS = 3
_WHOLE = 3
"""Characters of a Chinese name that hardly anybody else has; of two, an office has to say whose it is."""
_BONES, _NEAR = 3, 0.7
"""How like two names are, 0 to 1, of which one is the other misheard, where office and country say who is meant."""
_NEAR_GIVEN = 0.6
_ALMOST, _ALMOST_READ = 0.85, 8
"""How like a reading of Chinese a name with a slip is, 0 to 1, and how many letters it has."""


@dataclass(frozen=True, slots=True)
class Misheard:
    """A spelling and the right one, and what tells that."""

    span: Span
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class _Person:
    """What English calls somebody, the parts of all names folded, and how Mandarin reads the Chinese ones."""

    full: str
    family: str
    bones: str
    parts: frozenset[str]
    readings: Mapping[str, str]

    def why(self, heard: str) -> str:
        return f"Mandarin reads the Chinese name of {self.full} as “{heard}”"


@dataclass(frozen=True, slots=True)
class _Native:
    """What English calls somebody, or a place, whose Chinese name it does not spell as Mandarin reads it."""

    right: str
    chinese: str
    person: bool

    def fits(self, name: Name, words: tuple[NameWord, ...], language: Language) -> bool:
        """Whether the words can hardly be another's name."""
        if self.person:
            return len(self.chinese) >= _WHOLE or bool(name.titles)
        return not name.titles and not any(is_known(word.surface, language) for word in words)


@kept
def misheard_holders(context: Context) -> dict[str, tuple[Misheard, ...]]:
    """The holders of offices, and the well-known people of places whose Chinese names are not spelt as Mandarin reads them.

    An office and its country say who is meant where the name is nearly right, or is how Mandarin reads the Chinese one. Once
    told, a spelling is told wherever it stands.
    """
    language = context.target_language
    offices = load_offices(language.base)
    if not offices.phrases or not language.case:
        return {}
    source = context.source_language
    here = _Here(context, read=source is None or source.base in NAMES_READ_IN_MANDARIN)
    told: dict[str, tuple[str, str]] = {}
    for passage in context.passages:
        for name in map(partial(_alone, passage), find_names(passage.target)):
            found = here.holder(passage, name, offices) or here.known(passage, name)
            if found is not None:
                told.setdefault(found.span.of(passage.target.content), (found.right, found.why))
    return {passage.field: tuple(_all(passage, told)) for passage in context.passages} if told else {}


def _all(passage: Passage, told: Mapping[str, tuple[str, str]]) -> Iterator[Misheard]:
    for name in find_names(passage.target):
        words = list(name.words)
        while words:
            sizes = range(min(len(words), _WORDS), 0, -1)
            spans = (Span(words[0].start, words[size - 1].end) for size in sizes)
            span = next((one for one in spans if one.of(passage.target.content) in told), None)
            if span is not None:
                yield Misheard(span, *told[span.of(passage.target.content)])
            words = [word for word in words[1:] if span is None or word.start >= span.end]


class _Here:
    """What the document names, and who belongs there."""

    def __init__(self, context: Context, *, read: bool) -> None:
        self._glossary, self._language, self._read = context.glossary, context.target_language, read
        named = {concept for p in context.passages for match in p.target_terms for concept in match.concepts}
        self._homes = frozenset(one for one in named if one.startswith((_TERRITORY, *_BODIES)))
        places = frozenset(place for one in named for place in (one, *context.glossary.owners(one)))
        self._territories = frozenset(place for place in places if place.startswith(_TERRITORY))
        self._bodies = frozenset(place for place in places if place.startswith(_BODIES))

    def holder(self, passage: Passage, name: Name, offices: Offices) -> Misheard | None:
        """Somebody behind an office with its country: the one who held it, whose name is nearly so."""
        role, at = _office(passage, name, offices)
        if role is None:
            return self._titled(passage, name) if name.titles else None
        countries = _countries(passage, name, at)
        sure = bool(countries)
        for country in countries or (self._territories | self._bodies):
            holders = _holders(self._glossary, self._language, country)
            people = [person for known, person in holders if offices.is_same(known, role)]
            namesakes = [person for person in people if fold(name.words[-1].surface) in person.parts]
            if namesakes and country == _JAPAN:
                return _other_given(name, namesakes)
            if namesakes:
                return self._given_alike(name, namesakes, sure=sure)
            for person in people:
                found = self._misheard(passage, name, person, sure=sure)
                if found is not None:
                    return found
        return None

    def _given_alike(self, name: Name, namesakes: Sequence[_Person], *, sure: bool) -> Misheard | None:
        """The only holder with a family name, whose given name, many others' too, is nearly so: Secretary of State Mark Rubio."""
        given, family = name.words[0].surface, name.words[-1].surface
        right, *middle, last = namesakes[0].full.split()
        like = sure and OSA.normalized_similarity(fold(given), fold(right)) >= _NEAR_GIVEN
        if len(name.words) != 2 or len(namesakes) != 1 or not (like or _is_near(given, right, sure=sure)):
            return None
        known = people(self._glossary, self._language).by_family.get(sound_key(family), ())
        if middle or fold(last) != fold(family) or any(fold(given) in fold(one.term.text).split() for one in known):
            return None
        why = f"{namesakes[0].full} holds or held the office"
        return Misheard(Span(name.start, name.end), f"{right} {family}", why)

    def _titled(self, passage: Passage, name: Name) -> Misheard | None:
        """Somebody with another title who is of what the text names: U.N. Secretary-General Gutreres."""
        word = name.words[-1]
        if self._read and all(_is_mandarin(one.surface) for one in name.words):
            letters = "".join(latin_letters(one.surface) for one in name.words)
            for home in self._homes | self._bodies:
                for _, person in _holders(self._glossary, self._language, home):
                    if letters in person.readings and len(letters) >= _ALMOST_READ:
                        return Misheard(Span(name.start, name.end), person.readings[letters], person.why(letters))
        if len(name.words) > 1 or len(word.surface) < _LONG or _is_right(passage, word, self._language):
            return None
        folded = fold(word.surface)
        own_bones = bones(folded)
        found = {
            person.family: person.full
            for home in self._homes
            for _, person in _holders(self._glossary, self._language, home)
            if person.bones == own_bones and folded not in person.parts
        }
        if len(own_bones) < _BONES or len(found) != 1:
            return None
        ((family, full),) = found.items()
        if not _is_near(word.surface, family, sure=True):
            return None
        return Misheard(word.span, family, f"The text names what {full} is of")

    def _misheard(self, passage: Passage, name: Name, person: _Person, *, sure: bool) -> Misheard | None:
        if self._read:
            for size in range(min(_WORDS, len(name.words)), 0, -1):
                words = name.words[-size:]
                span = Span(words[0].start, words[-1].end)
                right = person.readings.get("".join(latin_letters(word.surface) for word in words))
                if right is not None:
                    return Misheard(span, right, person.why(span.of(passage.target.content)))
            if (almost := self._almost_read(name, person)) is not None:
                return almost
        word = name.words[-1]
        if _is_right(passage, word, self._language) or not _is_near(word.surface, person.family, sure=sure):
            return None
        if len(name.words) > 1 and sound_key(name.words[0].surface) != sound_key(person.full.split()[0]):
            return None
        return Misheard(word.span, person.family, f"{person.full} holds or held the office")

    def _almost_read(self, name: Name, person: _Person) -> Misheard | None:
        """A long reading with a slip in it, behind a family name that Chinese has: Feng Delaine for 冯德莱恩."""
        letters = "".join(latin_letters(word.surface) for word in name.words)
        if len(name.words) == 1 or len(letters) < _ALMOST_READ or not _is_mandarin(name.words[0].surface):
            return None
        for reading, right in person.readings.items():
            if OSA.normalized_similarity(letters, reading) >= _ALMOST:
                return Misheard(Span(name.start, name.end), right, person.why(reading))
        return None

    def known(self, passage: Passage, name: Name) -> Misheard | None:
        """Somebody or a place of a territory that the text names, whose Chinese name is spelt as Mandarin reads it."""
        if not self._read:
            return None
        for words in _windows(name.words):
            if not all(_is_mandarin(word.surface) for word in words):
                continue
            titled = not load_naming("en").titles.isdisjoint(name.titles)
            # Most syllables are English names, too, and who is of which place takes time to find out. Three are nobody else's.
            if not titled and len(words) < _WHOLE and all(is_known(word.surface, self._language) for word in words):
                continue
            found = self._natives.get("".join(latin_letters(word.surface) for word in words))
            if found is None or not found.fits(name, words, self._language):
                continue
            span = Span(words[0].start, words[-1].end)
            if not any(match.span.covers(span) for match in passage.target_terms):
                return Misheard(span, found.right, f"It is how Mandarin reads {found.chinese}, which is {found.right}")
        return None

    @computed
    def _natives(self) -> Mapping[str, _Native]:
        """The people and places of all territories named, by how Mandarin reads them."""
        places = sorted(self._territories | self._homes)
        return {
            letters: native
            for place in places
            for letters, native in _spelt_otherwise(self._glossary, self._language, place).items()
        }


def _other_given(name: Name, namesakes: Sequence[_Person]) -> Misheard | None:
    """Japan's one holder of an office whose characters the machine read otherwise: Hajime Nakatani for Gen Nakatani (中谷元)."""
    fulls = {person.full for person in namesakes}
    given, family = name.words[0].surface, name.words[-1].surface
    if len(fulls) != 1 or len(name.words) != 2 or len(given) < _GIVEN or fold(given) in namesakes[0].parts:
        return None
    (full,) = fulls
    if not full.endswith(f" {family}"):
        return None
    return Misheard(Span(name.start, name.end), full, f"The glossary has “{full}” in this office")


def _windows(words: tuple[NameWord, ...]) -> Iterator[tuple[NameWord, ...]]:
    """All rows of a few words, the longest first at each place."""
    for start in range(len(words)):
        for size in range(min(_WORDS, len(words) - start), 0, -1):
            yield words[start : start + size]


@lru_cache(maxsize=20_000)
def _is_mandarin(word: str) -> bool:
    return is_mandarin(latin_letters(word))


def _alone(passage: Passage, name: Name) -> Name:
    """A name without what it is of: Qisekedi of the DRC."""
    content = passage.target.content
    if len(name.words) == 1:
        return name
    pairs = zip(name.words, name.words[1:], strict=False)
    of = (at for at, (word, after) in enumerate(pairs, 1) if content[word.end : after.start].startswith(_OF))
    return Name(name.words[: next(of, len(name.words))], name.titles)


def _is_right(passage: Passage, word: NameWord, language: Language) -> bool:
    """Whether somebody else may be meant: the news or the glossary has the name."""
    return is_known(word.surface, language) or passage.has_term(word)


def _is_near(heard: str, right: str, *, sure: bool) -> bool:
    one, other = fold(heard), fold(right)
    if len(one) < _LETTERS or len(other) < _LETTERS or one.startswith(other) or other.startswith(one):
        return False
    both = bones(one), bones(other)
    if both[0] == both[1] and len(both[0]) >= _BONES:
        return True
    return sure and both[0][:1] == both[1][:1] and OSA.normalized_similarity(one, other) >= _NEAR


def _office(passage: Passage, name: Name, offices: Offices) -> tuple[str | None, int]:
    """The role whose words stand right before a name, and where they begin."""
    before = passage.target.content[max(0, name.start - _LOOK_BACK) : name.start]
    for role, words in offices.phrases if name.titles else ():
        if before.endswith((words + " ", words + "\u00a0")):
            return role, name.start - len(words) - 1
    return None, name.start


def _countries(passage: Passage, name: Name, at: int) -> frozenset[str]:
    """The countries that stand right before the office, or behind the name: Prime Minister Kani of Canada."""
    content = passage.target.content
    behind = next((len(of) for of in _OF if content.startswith(of, name.end)), 0)
    return frozenset(
        concept
        for match in passage.target_terms
        if content[match.end : at] in _GAPS or (behind and match.start == name.end + behind)
        for concept in match.concepts
        if concept.startswith(_TERRITORY)
    )


@lru_cache(maxsize=256)
def _holders(glossary: Glossary, language: Language, country: str) -> tuple[tuple[str, _Person], ...]:
    """The people with an office of a country, those of today first."""
    found = []
    for concept in glossary.related(country):
        for relation in concept.relations:
            if relation.to == country and concept.id.startswith("person."):
                person = _person(glossary, language, concept)
                if person is not None:
                    found.append((relation.valid_to is not None, relation.role, person))
    return tuple((role, person) for past, role, person in sorted(found, key=lambda one: one[0]))


def _person(glossary: Glossary, language: Language, concept: Concept) -> _Person | None:
    terms = [term for term in glossary.terms(concept.id, language) if term.admitted]
    full = _full(terms)
    if full is None:
        return None
    family = next((t.text for t in terms if t.form is Form.FAMILY_NAME and full.endswith(f" {t.text}")), None)
    family = family or full.rpartition(" ")[2]
    parts = frozenset(fold(word) for term in terms for word in (*term.text.split(), *term.text.split("-")))
    own = {latin_letters(term.text) for term in terms}
    readings: dict[str, str] = {}
    for term in _chinese(glossary, concept.id):
        *_, last = names = _DOTS.split(term.text)
        for letters in mandarin("".join(names)):
            readings.setdefault(letters, full if len(names) > 1 or term.form is Form.FULL else family)
        for letters in mandarin(last) if len(names) > 1 else ():
            readings.setdefault(letters, family)
    readings = {
        letters: right for letters, right in readings.items() if letters not in own and len(letters) >= _LETTERS
    }
    return _Person(full, family, bones(fold(family)), parts, readings)


def _chinese(glossary: Glossary, concept: str) -> Iterator[Term]:
    for code in _CHINESE:
        for term in glossary.terms(concept, load_language(code)):
            if term.admitted and _HAN.fullmatch(_DOTS.sub("", term.text)):
                yield term


def _is_long(letters: str) -> bool:
    return len(letters) >= _ALMOST_READ


def _full(terms: Iterable[Term]) -> str | None:
    return next((t.text for t in terms if t.form is Form.FULL and t.status is TermStatus.PREFERRED), None)


@lru_cache(maxsize=256)
def _spelt_otherwise(glossary: Glossary, language: Language, place: str) -> dict[str, _Native]:
    """By how Mandarin reads their Chinese names, the people and places of a territory that are not spelt so."""
    found: defaultdict[str, dict[str, _Native]] = defaultdict(dict)
    for concept in glossary.related(place):
        person = concept.type is ConceptType.PERSON
        if not person and (concept.type is not ConceptType.PLACE or place == _CHINA):
            continue
        terms = [term for term in glossary.terms(concept.id, language) if term.admitted]
        right = _full(terms) if person else next((term.text for term in terms if term.form is Form.SHORT), None)
        if right is None:
            continue
        own = {latin_letters(term.text) for term in terms}
        for term in _chinese(glossary, concept.id):
            chinese = term.text if person else _PLACE.sub("", term.text)
            read = mandarin(chinese)
            # A family name of three characters or more is hardly anybody else's, and Burmese names have none apart.
            if (not person or term.form is Form.FULL or len(chinese) >= _WHOLE) and own.isdisjoint(read):
                for letters in read if not person or term.form is Form.FULL else filter(_is_long, read):
                    found[letters][concept.id] = _Native(right, chinese, person)
    return {letters: next(iter(natives.values())) for letters, natives in found.items() if len(natives) == 1}
