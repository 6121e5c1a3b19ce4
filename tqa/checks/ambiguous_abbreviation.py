"""The check for the wrong reading of a short form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.checks.readings import Rivalries, SourceReader, Writer
from tqa.entity.readings import Judge, Verdict, likeliest
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
            "Pyongyang said that there would be no ⟦US-North America⟧ summit. North Korea rejected denuclearization, and Kim "
            "Jong-un has not met an American president since 2019.",
            "평양은 북미 정상회담은 없을 것이라고 밝혔다. "
            "북한은 비핵화를 거부했고, 김정은은 2019년 이후 미국 대통령을 만나지 않았다.",
            "US-North Korea",
        ),
        Example(
            "ko>en",
            "Hyundai will invest $5 billion in North America. South Korea and North Korea were not named at the North "
            "American dealer meeting.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        rivalries = Rivalries.of(context)
        if rivalries is None:
            return
        readers = SourceReader(context, rivalries.judge.knowledge) if context.has_source else None
        for verdict in likeliest(_verdicts(rivalries, readers)):
            if verdict.evidence.confidence >= rivalries.judge.weights.minor:
                yield self._finding(context, rivalries, readers, verdict)

    def _finding(
        self, context: Context, rivalries: Rivalries, readers: SourceReader | None, verdict: Verdict
    ) -> Finding:
        mention, confidence = verdict.mention, verdict.evidence.confidence
        weights = rivalries.judge.weights
        severity = (
            Severity.CRITICAL
            if confidence >= weights.critical
            else Severity.MAJOR
            if confidence >= weights.major
            else Severity.MINOR
        )
        passage = context.passages[mention.field]
        writer = Writer(context, rivalries.judge)
        short = rivalries.short(verdict)
        return self.finding(
            passage,
            verdict.span,
            severity=severity,
            confidence=round(confidence, 2),
            message=writer.reading(verdict, short),
            source_span=readers.place(verdict, short) if readers is not None else None,
            evidence=writer.evidence(verdict, short),
            suggestions=(writer.suggestion(verdict),),
            group=writer.group(verdict),
        )


def _verdicts(rivalries: Rivalries, readers: SourceReader | None) -> Iterator[Verdict]:
    """The judgement of every mention against each rival, with what the source says."""
    judge = rivalries.judge
    for verdicts in rivalries.pairs(readers):
        found = []
        for verdict in verdicts:
            neighbours = judge.knowledge.neighbours(verdict.mention.concept, verdict.rival)
            if readers is not None:
                readers.weigh(verdict, rivalries.short(verdict))
            if verdict.evidence.telling or not neighbours:
                found.append(verdict)
        if found and not judge.knowledge.neighbours(found[0].mention.concept, found[0].rival):
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
