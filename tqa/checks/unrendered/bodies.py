"""Near misses of official names: Ministry of Reunification for the Ministry of Unification."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import Levenshtein, Prefix

from tqa.checks.check import Passage
from tqa.checks.unrendered.concepts import Unrendered, unrendered
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Term, TermMatch, TermStatus
from tqa.languages.bodies import BodyWords
from tqa.languages.bodies import load as load_bodies
from tqa.languages.dates import load as load_dates
from tqa.languages.naming import load as load_naming
from tqa.languages.romanisation import fold
from tqa.text.computed import computed, kept
from tqa.text.text import Text, Word

KINDS = frozenset(
    {
        ConceptType.ORGANISATION,
        ConceptType.ARMED_GROUP,
        ConceptType.PARTY,
        ConceptType.AGENCY,
        ConceptType.OFFICE,
        ConceptType.EVENT,
        ConceptType.TREATY,
    }
)
_STEM, _SENSE = 0.85, 0.65
"""What a word counts that is of one stem with the wanted one (constitution, constitutional), or of nearly one meaning."""
_ALIKE = 0.75
_LETTERS = 4
LEAST = 0.65
"""How like a name a phrase must be; one word of quite another meaning in three leaves 0.67."""
CLOSE = 0.85
UNSURE = CLOSE - 0.01
_WORDS = 9
_GAPS = regex.compile(r"[ \u00a0]|, ")
_APART = regex.compile(r"['’]s?$|[\-‑]")
_LISTS = (" and ", ", ", " & ")
_POSSESSIVES = ("'s", "’s")
_JOINED = 3
"""Letters before a hyphen that are no word: co-operation."""
_COUNTRIES = ("territory.", "place.", "language.")


@dataclass(frozen=True, slots=True)
class Variant:
    """Words of the target that are nearly a name of a concept: `like` (0 to 1), the nearest `term` and the usual one."""

    span: Span
    concept: str
    source: Span | None
    term: str
    usual: str
    like: float
    confidence: float

    @property
    def suggestions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.term, self.usual)))


def variants(passage: Passage) -> Iterator[Variant]:
    """For each body that the source names and the target does not, the phrase that is most like its name, if one is."""
    phrases = _phrases_of(passage)
    found: list[tuple[Variant, Unrendered]] = []
    for missing in unrendered(passage, KINDS):
        best = phrases.best(missing.segment.target, missing.terms)
        if best is not None:
            span, term, like = best
            if missing.kind is ConceptType.OFFICE and not passage.glossary.belongs_to(missing.concept):
                # Every country calls its ministries otherwise: India's 外交部 is the Ministry of External Affairs.
                like = min(like, UNSURE)
            found.append(
                (
                    Variant(
                        span,
                        missing.concept,
                        missing.match.span,
                        _shaped(term.text, passage.target, span),
                        _shaped(_usual(missing.terms), passage.target, span),
                        like,
                        missing.segment.confidence,
                    ),
                    missing,
                )
            )
    # A phrase is a variant of one name: of the one that it is most like.
    found.sort(key=lambda pair: -pair[0].like)
    taken: list[Span] = []
    for variant, _ in found:
        if not any(variant.span.touches(span) for span in taken):
            taken.append(variant.span)
            yield variant


def abbreviated_variants(passage: Passage) -> Iterator[Variant]:
    """Names that the text itself abbreviates in brackets and that are nearly, not quite, what that stands for.

    It needs no source: “the Nationalist Action Party (MHP)” is the Nationalist Movement Party.
    """
    phrases = _phrases_of(passage)
    content, glossary = passage.target.content, passage.glossary
    for match in passage.target_terms:
        if content[match.start - 2 : match.start] != " (" or content[match.end : match.end + 1] != ")":
            continue
        concept = glossary.concept(match.concept)
        if concept is None or concept.type not in KINDS or len(match.concepts) > 1 or not match.surface.isupper():
            continue
        terms = tuple(term for term in glossary.terms(concept.id, passage.target.language) if term.admitted)
        sentence = passage.target.sentence_at(match.start)
        place = Span(max(sentence.start, match.start - 120), match.start - 2)
        best = phrases.best(place, terms, ends=match.start - 2)
        if best is not None:
            span, term, like = best
            yield Variant(span, concept.id, None, term.text, _usual(terms), like, 1.0)


def in_other_words(phrase: str, term: str, base: str) -> bool:
    """Whether a phrase is a name with words of nearly the same meaning, but for one: China News Agency, China News Service."""
    known = load_bodies(base)
    found, rest = _content(phrase, known), list(_content(term, known))
    same = 0
    for word in found:
        other = word if word in rest else max(rest, key=lambda one: _worth(word, one, known), default="")
        if other != word and not (other and _worth(word, other, known)):
            return False
        same += other == word
        rest.remove(other)
    return 2 * same >= len(found) > 1 and len(rest) <= 1


class _Phrases:
    """The capitalised phrases of a text, read as names of bodies."""

    def __init__(self, text: Text, matches: Sequence[TermMatch]) -> None:
        self._text = text
        self._words = load_bodies(text.language.base)
        self._titles = frozenset(load_naming(text.language.base).titles)
        self._matches = matches

    @computed
    def _runs(self) -> list[list[Word]]:
        return list(_runs(self._text, self._words)) if self._text.language.case else []

    @computed
    def _taken(self) -> list[Span]:
        return [match.span for match in self._matches if not match.concept.startswith(_COUNTRIES)]

    def best(self, place: Span, terms: Sequence[Term], *, ends: int | None = None) -> tuple[Span, Term, float] | None:
        """The window of a run in this place that is most like one of the terms, and not the same; none below `LEAST`."""
        concept = terms[0].concept if terms else ""
        own = [match.span for match in self._matches if concept in match.concepts]
        found: tuple[float, int, float, Span, Term] | None = None
        wanted = [
            (term, content)
            for term in map(_without_owner, terms)
            if term.form in (Form.FULL, Form.SHORT) and len(content := _content(term.text, self._words)) > 1
        ]
        if not wanted:
            return None
        for run in self._runs:
            if not (place.start <= run[0].start and run[-1].end <= place.end):
                continue
            for window in _windows(run, self._words, ends, self._titles):
                span = Span(window[0].start, window[-1].end)
                if any(taken.covers(span) for taken in self._taken) or any(span.covers(match) for match in own):
                    continue
                written = span.of(self._text.content)
                words, listed = _content(written, self._words), any(mark in written for mark in _LISTS)
                if any(_is_short_for(words, content) for _, content in wanted):
                    continue
                for term, content in wanted:
                    if (listed and not any(mark in term.text for mark in _LISTS)) or _owned(
                        window, content, self._words
                    ):
                        continue
                    like = _likeness(words, content, self._words)
                    if like is None:
                        return None
                    rank = (like, -len(window), Levenshtein.normalized_similarity(written, term.text))
                    if like >= LEAST and (found is None or rank > found[:3]):
                        found = (*rank, span, term)
        return (found[3], found[4], found[0]) if found is not None else None


@kept
def _phrases_of(passage: Passage) -> _Phrases:
    return _Phrases(passage.target, passage.target_terms)


def _runs(text: Text, known: BodyWords) -> Iterator[list[Word]]:
    """Capitalised words one behind the other, with the small words and commas between them."""
    run: list[Word] = []
    dates = load_dates(text.language.code)
    days = frozenset((*dates.spelt_months.values(), *dates.spelt_weekdays.values()))
    for word in text.words:
        gap = text.content[run[-1].end : word.start] if run else ""
        if run and (word.surface in days or not _GAPS.fullmatch(gap)):
            yield run
            run = []
        if word.surface[0].isupper() or (run and word.surface in known.small):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _windows(
    run: Sequence[Word], known: BodyWords, ends: int | None, titles: frozenset[str]
) -> Iterator[Sequence[Word]]:
    """What may be a whole name: of “Ministry of Internal Affairs” the first three words are none, but a director may follow."""
    for first in range(len(run)):
        if run[first].surface.casefold() in known.small:
            continue
        for last in range(first + 1, min(len(run), first + _WORDS)):
            if run[last].surface in known.small or (ends is not None and run[last].end != ends):
                continue
            behind = run[last + 1] if last + 1 < len(run) else None
            if behind is not None and not run[last].surface.endswith(_POSSESSIVES):
                following = behind.surface.casefold()
                if behind.start == run[last].end + 1 and following not in known.small and following not in titles:
                    continue
            yield run[first : last + 1]


def _owned(window: Sequence[Word], wanted: tuple[str, ...], known: BodyWords) -> bool:
    """Whether something of another belongs to what opens the window: the Metropolitan Police's Asakusa station."""
    return any(
        word.surface.endswith(_POSSESSIVES)
        and _content(word.surface, known)[-1:] != ()
        and _content(word.surface, known)[-1] not in wanted
        for word in window[:-1]
    )


def _without_owner(term: Term) -> Term:
    """The name without the country that it begins with: South Korea's Financial Services Commission."""
    owner, mark, rest = term.text.partition("'s ")
    return dataclasses.replace(term, text=rest) if mark and owner[:1].isupper() and len(rest.split()) > 1 else term


def _usual(terms: Sequence[Term]) -> str:
    names = [term for term in terms if term.form in (Form.FULL, Form.SHORT)]
    return next((term.text for term in names if term.status is TermStatus.PREFERRED), names[0].text)


def _shaped(term: str, text: Text, span: Span) -> str:
    """The name without the article that the text has before the phrase already, with the possessive that the phrase ends with."""
    written = span.of(text.content)
    before = text.content[: span.start].rstrip().rpartition(" ")[2].casefold()
    if before == "the" and term.casefold().startswith("the "):
        term = term[4:]
    for ending in ("'s", "’s"):
        if written.endswith(ending) and not term.endswith(ending):
            return term + ending
    return term


@lru_cache(maxsize=20_000)
def _plain(word: str, base: tuple[tuple[str, str], ...]) -> str:
    for old, new in base:
        if word.endswith(old):
            word = word[: -len(old)] + new
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _LETTERS else word


def _content(name: str, known: BodyWords) -> tuple[str, ...]:
    """The words of a name that count, without case, plural and spelling."""
    words = (word.strip(',.()“”"') for word in name.split())
    whole = (word.replace("-", "") if _is_joined(word, known) else word for word in words)
    parts = [part for word in whole for part in _APART.split(word) if part]
    return tuple(
        counted
        for part in parts
        if part.casefold() not in known.small
        for counted in known.written_out.get(part.casefold(), (_plain(fold(part), known.spelt),))
    )


def _is_joined(word: str, known: BodyWords) -> bool:
    head = word.partition("-")[0]
    return 0 < len(head) < min(_JOINED, len(word)) and head.casefold() not in known.small


def _likeness(found: tuple[str, ...], wanted: tuple[str, ...], known: BodyWords) -> float | None:
    """How like a phrase is to a name, 0 to 1; `None` where it is the name in other words of the same, or a part of it."""
    if not found:
        return 0.0
    rest, left, score = list(wanted), [], 0.0
    if set(wanted).intersection(found) <= known.countries:
        # A country's name alone makes no body.
        return 0.0
    for word in found:
        if word in rest:
            rest.remove(word)
            score += 1.0
        else:
            left.append(word)
    if score == 0.0 or (not left and len(rest) < len(wanted) and _in_order(found, wanted)):
        if score == 0.0 or not rest:
            return 0.0 if rest else None
        # A short form keeps one end of the name, as in “Main Directorate”; what lacks a word inside is garbled.
        inside = len(found) > 2 and found[0] == wanted[0] and found[-1] == wanted[-1]
        return min(CLOSE - 0.01, 2 * score / (len(found) + len(wanted))) if inside else 0.0
    if not rest:
        # The name itself, in another order or with more words before or behind it.
        return None
    for word in left:
        worth, other = max(((_worth(word, one, known), one) for one in rest), default=(0.0, ""))
        if worth:
            rest.remove(other)
            score += worth
    return 2 * score / (len(found) + len(wanted))


def _is_short_for(found: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a phrase is the beginning or the end of a name: Chinese Communist of the Chinese Communist Party."""
    size = len(found)
    return 1 < size < len(wanted) and found in (wanted[:size], wanted[-size:])


def _in_order(found: Sequence[str], wanted: Sequence[str]) -> bool:
    at = iter(wanted)
    return all(word in at for word in found)


def _worth(one: str, other: str, known: BodyWords) -> float:
    if (one, other) in known.apart or (other, one) in known.apart:
        return 0.0
    if _is_stem(one, other):
        return _STEM
    senses = known.senses.get(one), known.senses.get(other)
    return _SENSE if senses[0] is not None and senses[1] is not None and senses[0] & senses[1] else 0.0


def _is_stem(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LETTERS:
        return False
    common = Prefix.similarity(one, other)
    if common >= _LETTERS and common >= 0.6 * min(len(one), len(other)):
        return True
    return Levenshtein.normalized_similarity(one, other) >= _ALIKE
