"""What the term base and the texts say, in the form in which readings are weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from tqa.checks.check import Context, Passage
from tqa.entity.readings import Article, Kind, Knowledge, KnownFor, Mention, ShortForm
from tqa.entity.readings.knowledge import SIDE
from tqa.finding import Span
from tqa.glossary import Form, Glossary, TermMatch
from tqa.glossary.concept import TermStatus
from tqa.languages import Language

KINDS = {Form.ADJECTIVE: Kind.ADJECTIVE, Form.INHABITANT: Kind.PERSON, Form.INHABITANTS: Kind.PEOPLE}

_WORDS = "style-term."

CALLED = 3
"""Characters of a name at the least that says what it means, though others resemble it; 北美 is short for two."""
_KNOWLEDGE: WeakKeyDictionary[Glossary, Knowledge] = WeakKeyDictionary()


def knowledge_of(glossary: Glossary) -> Knowledge:
    """The short forms of a term base and what their readings are known for, gathered once."""
    known = _KNOWLEDGE.get(glossary)
    if known is None:
        known = _KNOWLEDGE[glossary] = _gather(glossary)
    return known


def _gather(glossary: Glossary) -> Knowledge:
    """All rows about a concept together say what it is known for: one need not repeat the other."""
    anchors: dict[str, dict[str, None]] = defaultdict(dict)
    excludes: dict[str, dict[str, None]] = defaultdict(dict)
    pairs: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    shorts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for reading in sorted(glossary.readings(), key=lambda r: not r.pairs):
        shorts[reading.short, reading.language.partition("-")[0]][reading.concept] = None
        anchors[reading.concept].update(dict.fromkeys(reading.anchors))
        excludes[reading.concept].update(dict.fromkeys(reading.excludes))
        for partner, words in reading.pairs:
            pairs[reading.concept][partner].update(dict.fromkeys(words))
    known = (
        KnownFor(
            concept=concept,
            anchors=tuple(anchors[concept]),
            excludes=tuple(excludes[concept]),
            pairs={partner: tuple(words) for partner, words in pairs[concept].items()},
            parties=parties_of(glossary, concept),
        )
        for concept in anchors
    )
    return Knowledge(
        known, (ShortForm(text=text, language=code, concepts=tuple(c)) for (text, code), c in shorts.items())
    )


def parties_of(glossary: Glossary, concept: str) -> tuple[str, ...]:
    """The two sides of a concept that is made of them; empty for any other."""
    entry = glossary.concept(concept)
    return tuple(r.to for r in entry.relations if r.role == SIDE) if entry is not None else ()


def belongs_to(glossary: Glossary, concept: str) -> tuple[str, ...]:
    """The concepts that a concept belongs to, whatever its office there."""
    entry = glossary.concept(concept)
    return tuple(dict.fromkeys(r.to for r in entry.relations if r.role != SIDE)) if entry is not None else ()


def mentions_of(matches: Sequence[TermMatch], field: int) -> tuple[Mention, ...]:
    """Glossary matches as mentions of the text with this number. A word such as “electoral votes” names nothing and is none."""
    return tuple(
        Mention(
            field=field,
            start=match.start,
            end=match.end,
            surface=match.surface,
            concepts=match.concepts,
            kind=KINDS.get(match.term.form, Kind.NAME),
        )
        for match in matches
        if not match.concept.startswith(_WORDS)
    )


def article_of(context: Context) -> Article:
    """All target texts of the document as one article."""
    glossary = context.glossary
    cache: dict[str, tuple[str, ...]] = {}

    def owners(concept: str) -> tuple[str, ...]:
        if concept not in cache:
            cache[concept] = belongs_to(glossary, concept)
        return cache[concept]

    return Article(
        texts=tuple(passage.target.content for passage in context.passages),
        mentions=tuple(
            mention
            for number, passage in enumerate(context.passages)
            for mention in mentions_of(passage.target_terms, number)
        ),
        belongs_to=owners,
    )


@dataclass(frozen=True)
class SourceNames:
    """The names that the sources of a document hold, whole names apart from short forms that may mean several things."""

    context: Context
    knowledge: Knowledge

    @cached_property
    def whole(self) -> dict[str, int]:
        """How often each concept stands in the sources by a name that means nothing else."""
        found: dict[str, int] = defaultdict(int)
        for passage in self.context.passages:
            for match in passage.source_terms:
                if self.is_whole(match):
                    found[match.concept] += 1
        return dict(found)

    def is_whole(self, match: TermMatch) -> bool:
        """Whether a name means nothing else; what it is first of all called by means it though others resemble it (尼日尔)."""
        if len(match.concepts) != 1:
            return False
        called = (
            match.term.status is TermStatus.PREFERRED and match.term.form is Form.SHORT and len(match.surface) >= CALLED
        )
        return called or self.knowledge.means_only(match.surface, match.concept)

    def within(self, passage: Passage, span: Span) -> set[str]:
        """The concepts that a stretch of the source names, with what they belong to (平壤 may be rendered as North Korea)."""
        matches = [m for m in passage.source_terms if span.touches(m) and self.is_whole(m)]
        named = {m.concept for m in matches}
        return named | {owner for concept in named for owner in belongs_to(self.context.glossary, concept)}

    def named(self, passage: Passage, span: Span) -> set[str]:
        """The concepts that a stretch of the target names, with what they belong to."""
        found = {concept for m in passage.target_terms if span.touches(m) for concept in m.concepts}
        return found | {owner for concept in found for owner in belongs_to(self.context.glossary, concept)}

    def counted(self, matches: Sequence[TermMatch], span: Span, concepts: tuple[str, ...]) -> int:
        """How often a stretch names one of the concepts or what belongs to them."""
        wanted = set(concepts)
        return sum(
            self.is_whole(m) or m.term.language == self.context.target_language.code
            for m in matches
            if span.touches(m)
            and not (
                wanted.isdisjoint(m.concepts)
                and all(wanted.isdisjoint(belongs_to(self.context.glossary, c)) for c in m.concepts)
            )
        )

    def belongs(self, match: TermMatch, concept: str) -> bool:
        """Whether a match names what belongs to a concept, as 乌军 does to Ukraine."""
        return concept not in match.concepts and concept in belongs_to(self.context.glossary, match.concept)

    def names(self, concept: str) -> tuple[str, ...]:
        """The whole names of a concept in the source language."""
        language: Language | None = self.context.source_language
        if language is None:
            return ()
        return tuple(term.text for term in self.context.glossary.terms(concept, language) if term.admitted)
