"""The check for the wrong reading of a short form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.checks.readings import KnownNames, SourceReader, Writer, article_of, knowledge_of
from tqa.entity.readings import Judge, ShortForm, SlotFinder, Verdict, Weights, roles
from tqa.finding import Category, Finding, Layer, Severity


@dataclass(frozen=True, slots=True)
class AmbiguousAbbreviation(Check):
    """A name that is one reading of a short form, where the article calls for another.

    哈 is Hamas, Kazakhstan or Harbin; 巴 Palestine or Pakistan; 북미 North America or the United States and North Korea. A
    machine that picks the wrong one writes of an “Israel-Kazakhstan conflict”. With the source, the names that the
    source spells out decide. Without it the article does: is the suspect at home in it (its capital, leader, currency),
    and does the place where it stands (a pair with a conflict, an office-holder, a known name) call for its rival?
    """

    code: ClassVar = "ambiguous-abbreviation"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.GLOSSARY, Layer.ALIGNMENT})
    examples: ClassVar = (
        Example(
            "zh>en",
            "Hamas said it would free more hostages if the truce in Gaza holds. Mediators in Doha discussed the "
            "⟦Israel-Kazakhstan⟧ ceasefire with Hamas officials, while Israel and Hamas traded accusations.",
            suggest="Israel-Hamas",
        ),
        Example(
            "ko>en",
            "SEOUL - South Korea and the United States began drills on Monday. Pyongyang denounced the "
            "⟦US-North Korea⟧ joint military exercise as a rehearsal for invasion of North Korea.",
            suggest="US-South Korea",
        ),
        Example(
            "?>en",
            "TAIPEI - Taiwanese President Lai Ching-te said that peace in the ⟦Thailand Strait⟧ mattered to all.",
            suggest="Taiwan Strait",
        ),
        Example(
            "zh>en",
            "Talks between Israel and ⟦Harbin⟧ have stalled, said the officials.",
            source="官员说，哈马斯拒绝让步，以哈谈判陷入僵局。",
            suggest="Hamas",
        ),
        Example(
            "?>en",
            "ASTANA - Kazakhstan called on Israel and Hamas to extend the truce in Gaza. President Tokayev said that "
            "Israel and Kazakhstan would keep talking about the release of the hostages.",
        ),
        Example(
            "zh>en",
            "Hamas released ten Israelis and a Kazakh national on Friday, the Red Cross said in Gaza.",
        ),
        Example(
            "ko>en",
            "Hyundai will invest $5 billion in North America. South Korea and North Korea were not named at the North "
            "American dealer meeting.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        knowledge = knowledge_of(context.glossary)
        matches = (match for passage in context.passages for match in passage.target_terms)
        if not any(knowledge.has_rivals(concept) for match in matches for concept in match.concepts):
            return
        article = article_of(context)
        suspects = [concept for concept in article.counts if knowledge.has_rivals(concept)]
        language = context.target_language.base
        names = KnownNames(context)
        judge = Judge(
            article=article,
            knowledge=knowledge,
            finder=SlotFinder(article, roles(language)),
            sentences=tuple(passage.target.sentences for passage in context.passages),
            known_name=names,
            weights=Weights.load(),
        )
        languages = frozenset({context.source_language.base, language}) if context.source_language else None
        readers = SourceReader(context, knowledge) if context.has_source else None
        verdicts = [
            verdict
            for concept in suspects
            for verdict in _best(_verdicts(judge, names, readers, concept, knowledge.rivals(concept, languages)))
        ]
        for verdict in verdicts:
            confidence = verdict.evidence.confidence
            if confidence >= judge.weights.minor:
                yield self._finding(context, judge, readers, verdict, languages)

    def _finding(
        self,
        context: Context,
        judge: Judge,
        readers: SourceReader | None,
        verdict: Verdict,
        languages: frozenset[str] | None,
    ) -> Finding:
        mention, rival, confidence = verdict.mention, verdict.rival, verdict.evidence.confidence
        weights = judge.weights
        severity = (
            Severity.CRITICAL
            if confidence >= weights.critical
            else Severity.MAJOR
            if confidence >= weights.major
            else Severity.MINOR
        )
        passage = context.passages[mention.field]
        writer = Writer(context, judge)
        short = judge.knowledge.rivals(mention.concept, languages)[rival]
        name, other = writer.name(mention.concept), writer.name(rival)
        alike = short.language == context.target_language.base
        message = (
            f"“{mention.surface}” is easily taken for “{other}”, which this article is about"
            if alike
            else f"“{mention.surface}” is one reading of {short.text}; this article is about {other}"
        )
        first = (
            f"{name} and {other} are often mixed up"
            if alike
            else f"{short.text} is short for {writer.glossed(rival, short)} and for {writer.glossed(mention.concept, short)}"
        )
        return self.finding(
            passage,
            verdict.span,
            severity=severity,
            confidence=round(confidence, 2),
            message=message,
            source_span=readers.place(verdict, short) if readers is not None else None,
            evidence=(first, *writer.presence(rival), *writer.place(verdict), *writer.absence(mention.concept, rival)),
            suggestions=(writer.suggestion(verdict),),
            group=f"{name.casefold()}>{other.casefold()}",
        )


def _verdicts(
    judge: Judge, names: KnownNames, readers: SourceReader | None, suspect: str, rivals: dict[str, ShortForm]
) -> Iterator[Verdict]:
    """The judgement of every mention of a concept against each rival that the article or its source knows."""
    mentions = [m for m in judge.article.mentions if m.concept == suspect]
    for rival, short in rivals.items():
        spelt_out = readers is not None and readers.names_whole(rival)
        if not spelt_out and (judge.excluded(rival) or not judge.established(rival)):
            continue
        found = []
        for mention in mentions:
            if rival in mention.concepts or names.inside(mention, rival):
                continue
            if readers is not None and readers.supports(mention):
                continue
            verdict = judge.weigh(mention, rival, judge.slots(mention))
            if readers is not None:
                readers.weigh(verdict, short)
            if verdict.evidence.telling or not judge.knowledge.neighbours(suspect, rival):
                found.append(verdict)
        if not judge.knowledge.neighbours(suspect, rival):
            _spread(judge, found)
        yield from found


def _spread(judge: Judge, verdicts: list[Verdict]) -> None:
    """Where one mention is surely wrong and nothing in the article belongs to the suspect, the others are likely wrong too."""
    if not any(v.evidence.confidence >= judge.weights.critical for v in verdicts):
        return
    for verdict in verdicts:
        evidence = verdict.evidence
        doubts = {"list", "passport", "state", "suspect_fits", "suspect_anchor"} & set(evidence.reasons)
        if evidence.confidence < judge.weights.critical and not doubts:
            evidence.add("same_elsewhere", telling=True)


def _best(verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
    """Of several rivals for one mention, the likeliest."""
    best: dict[tuple[int, int], Verdict] = {}
    for verdict in verdicts:
        key = (verdict.mention.field, verdict.mention.start)
        if key not in best or verdict.evidence.total > best[key].evidence.total:
            best[key] = verdict
    yield from best.values()
