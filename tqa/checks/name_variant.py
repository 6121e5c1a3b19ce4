"""One name spelt two ways."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import ClassVar, NamedTuple

from rapidfuzz.distance import OSA, Prefix

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.names.heard import heard_names
from tqa.checks.names.left_abroad import left_abroad
from tqa.checks.names.orphans import orphans
from tqa.checks.names.two_ways import read_two_ways
from tqa.checks.names.varied import Varied, is_read_there, varied
from tqa.checks.wording import also_spelt, times
from tqa.entity.names import Name, NameWord, find_names, is_known, is_ordinary
from tqa.finding import Category, Finding, Layer, Severity, Side, Span
from tqa.glossary import ConceptType, TermMatch, TermStatus
from tqa.glossary.people import people
from tqa.languages import Language
from tqa.languages.inflection import inflection
from tqa.languages.romanisation import fold, is_couple, is_pinyin, sound_key

LETTERS = 4
"""A shorter name has too many neighbours."""

CROWD = 300
"""No article has so many names with one initial; the rest of a longer list is not compared."""

SLIP = 6
"""From so many letters on, one letter's difference may be a slip and not another name; from `SLIP + 3` on, two."""

ENDING = 3
"""So many letters at the end of a name may be its case."""

MANY = 2_000
"""More different names than this are a list, not an article, and comparing each with each would take seconds."""

UNDECLINED = "en"


class Likeness(Enum):
    """How two spellings are alike."""

    ACCENTS = "accents"
    SOUND = "sound"
    SLIP = "slip"


class Place(NamedTuple):
    """Where a spelling stands: in which field of the document, and in which name."""

    passage: Passage
    word: NameWord
    name: Name


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which the document writes a name: where, beside which other names, and what the glossary knows it as.

    `preference` is 2 for the glossary's preferred term or a part of it, 1 for another of its terms, 0 for none.
    """

    surface: str
    places: tuple[Place, ...]
    companions: frozenset[str]
    concepts: frozenset[str]
    preference: int
    known: bool

    @property
    def count(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class NameVariant(Check):
    """One person or place whose name is spelt in two ways in one document (Peskov, Peskow; Imamoglu, İmamoğlu).

    Two spellings are one name where they sound alike by the usual ways of writing foreign names, or differ by a letter that
    only one of them is known with, and nothing says that they are two: different first names, two entries of the glossary,
    a couple (Zelensky, Zelenska), inflection (Korea, Korean). The glossary's spelling is proposed, else the commoner.
    Where a source in characters or kana has one foreign name several times, spellings that differ more are its variants, too.
    """

    code: ClassVar = "name-variant"
    category: ClassVar = Category.NAME_SPELLING
    needs: ClassVar = frozenset({Layer.ALIGNMENT, Layer.GLOSSARY})
    examples: ClassVar = (
        Example("ru>en", "Kremlin spokesman Dmitri Peskov spoke first. ⟦Peskow⟧ added nothing.", suggest="Peskov"),
        Example("uk>en", "Volodymyr Zelenskyy met Trump. Zelenskyy spoke; ⟦Zelenskiy⟧ left.", suggest="Zelenskyy"),
        Example(
            "tr>en", "The lawyers of İmamoğlu appealed. İmamoğlu denies it. ⟦Imamoglu⟧ has been in jail since March."
        ),
        Example(
            "ar>en", "The town of Qalansuwa was calm. Police left ⟦Kalansuwa⟧ at noon; Qalansuwa has 23,000 people."
        ),
        Example("?>de", "Außenminister Sergej Lawrow reiste ab. ⟦Lavrow⟧ sagte, Lawrow komme wieder."),
        Example(
            "ar>en", "Abbas Araghchi left Muscat. ⟦Araqji⟧ said that the ⟦UNIFEL⟧ force stays.", suggest="Araghchi"
        ),
        Example(
            "ru>en",
            "Peskov's wife Tatiana Peskova met Ivan Ivanov and Ivana Trump in Slovenia and Slovakia, not in Iran or Iraq.",
        ),
        Example(
            "zh>en",
            "Zhang Xiaoming and Zhang Xiaoning met Wang Lihong, Li Hongyi and Sarah and Sara Lee of Korea's Korean league.",
        ),
        Example("pl>en", "Tusk flew to ⟦Wiedeń⟧, and Jan Wrzesiński met ⟦Wrzesińskiego⟧.", suggest="Vienna"),
        Example("?>fr", "Emmanuel Macron a reçu Emanuele Rossi. Marie et Maria Dupont, de la Corée, sont venues."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        spellings = list(_spellings(context))
        if 1 < len(spellings) <= MANY:
            for group in _groups(spellings, context.target_language):
                yield from self._group(group)
        for passage in context.passages:
            misspelt = list(self._misspelt(passage))
            yield from misspelt
            taken = [one.span for one in misspelt]
            heard = [(one.span, one.right, one.why) for one in heard_names(context, passage, taken)]
            for span, right, why in heard + [(one.span, one.right, one.why) for one in orphans(context, passage)]:
                yield self._instead(passage, span, right, f"This is probably “{right}”", why)
            for left in left_abroad(context, passage, taken):
                yield self._instead(passage, left.span, left.right, f"In this language it is “{left.right}”", left.why)
            for other in (*varied(passage), *read_two_ways(passage)):
                if not any(other.span.touches(one.span) for one in misspelt):
                    yield self._varied(passage, other)

    def _varied(self, passage: Passage, found: Varied) -> Finding:
        message = f"The source has one name here that the text spells “{found.right}” elsewhere"
        native = found.source.of(passage.text(Side.SOURCE).content)
        why = f"“{native}” is “{found.right}” {times(found.times)}"
        return self._instead(passage, found.span, found.right, message, why, found.source)

    def _instead(self, passage: Passage, at: Span, right: str, told: str, why: str, to: Span | None = None) -> Finding:
        return self.finding(
            passage,
            at,
            severity=Severity.MINOR,
            confidence=0.65,
            message=told,
            source_span=to,
            evidence=(why,),
            suggestions=(right,),
            group=f"{fold(at.of(passage.target.content))}>{fold(right)}",
        )

    def _misspelt(self, passage: Passage) -> Iterator[Finding]:
        """People of the glossary whose family name no one else spells so, whether or not the text has it right elsewhere."""
        language = passage.target.language
        terms: set[str] | None = None
        for name in find_names(passage.target):
            word = name.words[-1]
            if len(word.surface) < LETTERS + 1 or word.surface.isupper() or is_known(word.surface, language):
                continue
            known = people(passage.glossary, language)
            if len(name.words) > 1:
                meant = known.meant_by(name.words[0].surface, word.surface)
            else:
                meant = known.sounding_like(word.surface) if name.titles else None
            if meant is None or any(match.span.covers(word.span) for match in passage.target_terms):
                continue
            terms = terms if terms is not None else {match.concept for match in passage.target_terms}
            concept = passage.glossary.concept(meant.term.concept)
            at_home = concept is not None and any(relation.to in terms for relation in concept.relations)
            certain = at_home and len(name.words) > 1
            yield self.finding(
                passage,
                word.span,
                severity=Severity.MAJOR if certain else Severity.MINOR,
                confidence=0.85 if certain else 0.6,
                message=f"The glossary spells this name “{meant.family}”",
                evidence=(f"The glossary has “{meant.term.text}”",),
                suggestions=(meant.family,),
                group=f"{fold(word.surface)}>{fold(meant.family)}",
            )

    def _group(self, group: list[Spelling]) -> Iterator[Finding]:
        accents = len({fold(spelling.surface) for spelling in group}) == 1
        right = max(group, key=lambda spelling: _rightness(spelling, accents=accents))
        counts = " · ".join(f"“{s.surface}” {times(s.count)}" for s in group)
        persons = any(_is_person(s.places[0].passage, concept) for s in group for concept in s.concepts)
        for wrong in group:
            if wrong is right or (_in_source(wrong) and _in_source(right) and not wrong.concepts):
                # What the source writes in two ways is not the translator's.
                continue
            if all(is_read_there(place.passage, place.word.span, right.surface) for place in wrong.places):
                # Dazhou has a Dazhu County.
                continue
            likeness = _likeness(wrong.surface, right.surface) or Likeness.SLIP
            shared = wrong.companions & right.companions
            certain = (
                not wrong.known and not wrong.concepts and (bool(shared) or (persons and likeness is Likeness.SOUND))
            )
            strong = certain and likeness is not Likeness.ACCENTS and not _told_apart(wrong, right)
            evidence = [counts]
            if right.concepts and not wrong.concepts:
                evidence.append(f"The glossary has “{right.surface}”")
            if _in_source(right):
                evidence.append(f"The source has “{right.surface}”")
            if shared:
                evidence.append("Both stand with the same first or last name")
            for place in wrong.places:
                yield self.finding(
                    place.passage,
                    place.word.span,
                    severity=Severity.MAJOR if strong else Severity.MINOR,
                    confidence=_CONFIDENCE[likeness] + (0.1 if certain else 0.0),
                    message=also_spelt(wrong.surface, right.surface),
                    evidence=tuple(evidence),
                    suggestions=(right.surface,),
                    group=f"{fold(wrong.surface)}>{fold(right.surface)}",
                )


_CONFIDENCE = {Likeness.ACCENTS: 0.6, Likeness.SOUND: 0.8, Likeness.SLIP: 0.65}


def _told_apart(one: Spelling, other: Spelling) -> bool:
    """Whether the source has both in these letters, and neither is the other in another case."""
    source = one.places[0].passage.source
    if source is None or not {one.surface, other.surface} <= frozenset(source.surfaces):
        return False
    rules = inflection(source.language.code)
    bases = rules.bases if rules is not None else lambda word: (word,)
    first, second = fold(one.surface), fold(other.surface)
    return first not in bases(second) and second not in bases(first)


def _rightness(spelling: Spelling, *, accents: bool) -> tuple[int, ...]:
    """What speaks for a spelling, most first: the glossary, the source's own letters, how often it stands there.

    Where only accents or capitals differ, the text decides, since houses differ too; YouTube has its second capital.
    """
    source, count = int(_in_source(spelling)), spelling.count
    inner = int(any(char.isupper() for char in spelling.surface[1:]))
    return (spelling.preference, *((inner, count, source) if accents else (source, count)), int(spelling.known))


def _in_source(spelling: Spelling) -> bool:
    """Whether the source has the name in these very letters."""
    return any(
        place.passage.source is not None and spelling.surface in frozenset(place.passage.source.surfaces)
        for place in spelling.places[:1]
    )


def _spellings(context: Context) -> Iterator[Spelling]:
    """The spellings of the document that may be names and are like another, each once, in the order of their first places."""
    language = context.target_language
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for passage in context.passages:
        for name in find_names(passage.target):
            for word in name.words:
                if len(word.surface) >= LETTERS and not word.surface.isupper():
                    places[word.surface].append(Place(passage, word, name))
    alike = _alike(places)
    for surface in [surface for surface in places if surface in alike]:
        own = places[surface]
        companions = frozenset(
            sound_key(other.surface)
            for place in own
            for other in place.name.words
            if other.surface != surface and len(other.surface) > 1
        )
        if any(char.isdigit() for char in surface):
            continue
        if is_ordinary(surface, language) and (language.base == "en" or not companions):
            continue
        known = [match for place in own if (match := _covering(place)) is not None]
        yield Spelling(
            surface,
            tuple(own),
            companions,
            frozenset(match.concept for match in known),
            max((_rank(match) for match in known), default=0),
            is_known(surface, language),
        )


def _alike(words: Mapping[str, Sequence[object]]) -> set[str]:
    """The spellings that are like another; of very many with one initial, the commonest are looked at."""
    buckets: defaultdict[str, list[str]] = defaultdict(list)
    for surface in words:
        buckets[sound_key(surface)[:1]].append(surface)
    found: set[str] = set()
    for bucket in buckets.values():
        if len(bucket) < 2:
            continue
        if len(bucket) > CROWD:
            bucket.sort(key=lambda surface: -len(words[surface]))
        for one, other in combinations(bucket[:CROWD], 2):
            if _likeness(one, other) is not None:
                found.update((one, other))
    return found


def _groups(spellings: list[Spelling], language: Language) -> Iterator[list[Spelling]]:
    """Spellings of one name, two or more each."""
    buckets: defaultdict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        buckets[sound_key(spelling.surface)[:1]].append(spelling)
    for bucket in buckets.values():
        rest = list(bucket)
        while rest:
            group = [rest.pop(0)]
            for other in list(rest):
                if any(_same(member, other, language) for member in group):
                    group.append(other)
                    rest.remove(other)
            if len(group) > 1:
                yield group


def _likeness(one: str, other: str) -> Likeness | None:
    first, second = fold(one), fold(other)
    if first == second:
        return Likeness.ACCENTS
    if sound_key(one) == sound_key(other):
        return Likeness.SOUND
    shorter = min(len(first), len(second))
    allowed = 0 if shorter < SLIP else 1 if shorter < SLIP + 3 else 2
    if allowed and OSA.distance(first, second, score_cutoff=allowed) <= allowed:
        return Likeness.SLIP
    return None


def _same(one: Spelling, other: Spelling, language: Language) -> bool:
    """Whether two spellings are, as far as the text shows, of one name."""
    likeness = _likeness(one.surface, other.surface)
    if likeness is None:
        return False
    if one.concepts and other.concepts and not one.concepts & other.concepts:
        return False
    shared = bool(one.companions & other.companions)
    if likeness is Likeness.ACCENTS:
        if _inflected(one.surface, other.surface, language):
            return False
        return shared or not (one.companions and other.companions)
    if not shared and one.companions and other.companions:
        return False
    if is_couple(one.surface, other.surface) or _inflected(one.surface, other.surface, language):
        return False
    if likeness is Likeness.SOUND:
        return shared or not (one.known and other.known) or _alone(one, other)
    return _is_slip(one, other, shared=shared)


def _inflected(one: str, other: str, language: Language) -> bool:
    """Whether two words may be forms of one in a language that declines names, or differ in capitals behind a hyphen only."""
    if language.base == UNDECLINED:
        return "-" in one and one.casefold() == other.casefold()
    first, second = fold(one), fold(other)
    return Prefix.similarity(first, second) >= max(len(first), len(second)) - ENDING


def _alone(one: Spelling, other: Spelling) -> bool:
    """Two spellings in use are one name if only one has a first name beside it, as later mentions have none."""
    return bool(one.companions) is not bool(other.companions) and not (
        is_pinyin(one.surface) or is_pinyin(other.surface)
    )


def _is_slip(one: Spelling, other: Spelling, *, shared: bool) -> bool:
    first, second = fold(one.surface), fold(other.surface)
    if first.startswith(second) or second.startswith(first):
        return False
    if one.known and other.known:
        return False
    if shared:
        return not (is_pinyin(one.surface) and is_pinyin(other.surface))
    rarer, commoner = sorted((one, other), key=lambda s: (s.known, s.count))
    return commoner.known and not rarer.known and not is_pinyin(rarer.surface) and bool(commoner.companions)


def _covering(place: Place) -> TermMatch | None:
    """The term of the glossary that a word is or is part of."""
    terms = place.passage.target_terms
    at = bisect_right(terms, place.word.start, key=lambda match: match.start) - 1
    return terms[at] if at >= 0 and terms[at].span.covers(place.word.span) else None


def _rank(match: TermMatch) -> int:
    return 2 if match.term.status is TermStatus.PREFERRED else 1


def _is_person(passage: Passage, concept: str) -> bool:
    found = passage.glossary.concept(concept)
    return found is not None and found.type is ConceptType.PERSON
