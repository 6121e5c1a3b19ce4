"""Every name of a document beside each name that it may have been mistaken for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqa.checks.check import Context
from tqa.checks.readings.names import KnownNames
from tqa.checks.readings.source import SourceReader
from tqa.checks.readings.terms import article_of, knowledge_of
from tqa.entity.readings import Judge, Mention, ShortForm, SlotFinder, Verdict, Weights, roles
from tqa.glossary import ConceptType

TERRITORY, LANGUAGE = f"{ConceptType.TERRITORY}.", f"{ConceptType.LANGUAGE}."

SELDOM, OFTEN, MOST_NAMED = 2, 2, 2
"""A country named so often at the most may stray; it is compared with so many of those named at least so often."""


@dataclass(frozen=True, slots=True)
class Rivalries:
    """The names of one document that share a short form with, or look like, another name that it knows.

    `languages` are those whose short forms count (primary subtags), None for all.
    """

    judge: Judge
    names: KnownNames
    languages: frozenset[str] | None

    @classmethod
    def of(cls, context: Context) -> Rivalries | None:
        """Those of a document; None, which is told fast, where none of its names has a rival."""
        knowledge = knowledge_of(context.glossary)
        matches = (match for passage in context.passages for match in passage.target_terms)
        concepts = {concept for match in matches for concept in match.concepts}
        if not any(knowledge.has_rivals(concept) or concept.startswith(TERRITORY) for concept in concepts):
            return None
        article, language = article_of(context), context.target_language.base
        names = KnownNames(context)
        judge = Judge(
            article=article,
            knowledge=knowledge,
            finder=SlotFinder(article, roles(language)),
            sentences=tuple(passage.target.sentences for passage in context.passages),
            known_name=names,
            weights=Weights.load(),
        )
        source = context.source_language
        return cls(judge, names, frozenset({source.base, language}) if source is not None else None)

    def short(self, verdict: Verdict) -> ShortForm:
        """The short form, or the spelling, that a verdict's two names share."""
        return self.judge.knowledge.rivals(verdict.mention.concept, self.languages)[verdict.rival]

    def pairs(self, readers: SourceReader | None) -> Iterator[list[Verdict]]:
        """What the target says of all mentions of one name against one rival that the article, or its source, knows.

        Mentions that the source bears out are not among them.
        """
        judge = self.judge
        for suspect in [concept for concept in judge.article.counts if judge.knowledge.has_rivals(concept)]:
            mentions = [
                m
                for m in judge.article.mentions
                if m.concept == suspect and not (readers is not None and readers.supports(m))
            ]
            if not mentions:
                continue
            for rival in judge.knowledge.rivals(suspect, self.languages):
                spelt_out = readers is not None and readers.names_whole(rival)
                if not spelt_out and (judge.excluded(rival) or not judge.established(rival)):
                    continue
                yield [
                    judge.weigh(mention, rival, judge.slots(mention))
                    for mention in mentions
                    if rival not in mention.concepts and not self.names.inside(mention, rival)
                ]

    def strays(self) -> Iterator[Verdict]:
        """What speaks against each country that is hardly named and for those named most, whatever they are called for short."""
        judge = self.judge
        counts = judge.article.counts
        often = [c for c, n in counts.most_common() if c.startswith(TERRITORY) and n >= OFTEN][:MOST_NAMED]
        for mention in judge.article.mentions:
            suspect = mention.concept
            if not suspect.startswith(TERRITORY) or not means_one(mention) or counts[suspect] > SELDOM:
                continue
            alike = judge.knowledge.rivals(suspect, self.languages)
            for rival in often:
                if rival != suspect and rival not in alike and not self.names.inside(mention, rival):
                    yield judge.weigh(mention, rival, judge.slots(mention))


def means_one(mention: Mention) -> bool:
    """Whether a mention means one thing only, a country's language apart: Lithuanian."""
    return all(concept.startswith(LANGUAGE) for concept in mention.concepts[1:])
