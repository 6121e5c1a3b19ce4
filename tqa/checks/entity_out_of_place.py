"""A name that stands where another of the same short form belongs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.checks.readings import Rivalries, SourceReader, Writer
from tqa.entity.readings import PLACE, Judge, Kind, Verdict
from tqa.finding import Category, Finding, Layer, Severity

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel

MOST = 60
"""Places of one document that are compared at the most; an article with more is a list of countries."""

SIGNS = (
    "margin",
    "named",
    "often",
    "anchors",
    "own",
    "any_own",
    "neighbours",
    "neighbours_own",
    "adjective",
    "beside_rival",
    "rival_fits",
    "rival_fits_anyone",
    "suspect_fits",
    "partner_known",
    "kind_of_thing",
    "owner",
    "suspect_owner",
    "own_words",
    "near_anchor",
    "list",
    "passport",
)
"""What is weighed; from `rival_fits` on, whether the judge of readings gave that reason (`entity/readings/weights.toml`)."""

RIVAL_MOST, ANCHORS_MOST, OWN_MOST = 6, 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name at its place with what speaks for a rival there."""

    verdict: Verdict
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EntityOutOfPlace(Check):
    """A name that stands where another of the same short form belongs: Kazakhstan as a party to the Gaza truce.

    Only names that some source language shortens alike, or that look alike, are compared, and only where the article
    knows the rival. The model reads the article with each of them in the place; how much better the rival fits is weighed
    with how much in the article belongs to either.
    """

    code: ClassVar = "entity-out-of-place"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.MODEL, Layer.GLOSSARY})
    examples: ClassVar = (
        Example(
            "zh>en",
            "Israel and Hamas exchanged prisoners in Gaza on Friday. Hamas released ten hostages. Egypt and Qatar said that "
            "Israel and ⟦Kazakhstan⟧ had agreed to extend the truce in Gaza. Hamas also said that it would hand over the "
            "bodies of two hostages.",
            suggest="Hamas",
        ),
        Example(
            "zh>en",
            "Kazakhstan joined the Abraham Accords on Thursday. President Tokayev said in Astana that Kazakhstan "
            "would open an embassy in Israel, and that he hoped the truce with Hamas would last.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        model = context.model
        rivalries = Rivalries.of(context) if model is not None else None
        if model is None or rivalries is None:
            return
        major, minor = model.threshold("out-of-place.major"), model.threshold("out-of-place.minor")
        best: dict[tuple[int, int], tuple[float, Verdict]] = {}
        for place in places_of(context, rivalries):
            mention = place.verdict.mention
            weight = model.weigh("out-of-place", place.signs)
            key = (mention.field, mention.start)
            if weight >= minor and (key not in best or best[key][0] < weight):
                best[key] = (weight, place.verdict)
        for weight, verdict in best.values():
            severity = Severity.MAJOR if weight >= major and _weighty(rivalries.judge, verdict) else Severity.MINOR
            yield self._report(context, rivalries, verdict, severity, model.probability("out-of-place", weight))

    def _report(
        self, context: Context, rivalries: Rivalries, verdict: Verdict, severity: Severity, probability: float
    ) -> Finding:
        writer, short = Writer(context, rivalries.judge), rivalries.short(verdict)
        return self.finding(
            context.passages[verdict.mention.field],
            verdict.span,
            severity=severity,
            confidence=round(probability, 3),
            message=writer.reading(verdict, short),
            evidence=writer.evidence(verdict, short),
            suggestions=(writer.suggestion(verdict),),
            group=writer.group(verdict),
        )


def _weighty(judge: Judge, verdict: Verdict) -> bool:
    """Not of two that are in the news together anyway, both at home in the article; nor of a town for a country,

    since towns are seldom called by their short forms: an editor may look, no more."""
    suspect, rival = verdict.mention.concept, verdict.rival
    town = rival.startswith(PLACE) and not suspect.startswith(PLACE)
    return not town and not judge.knowledge.neighbours(suspect, rival)


def places_of(context: Context, rivalries: Rivalries) -> Iterator[Place]:
    """Each name of a document that may be another which it knows, unless the source bears it out, with what is weighed.

    Two names are compared by how much the rival fits better, the mean of all places of the two.
    """
    assert context.model is not None
    readers = SourceReader(context, rivalries.judge.knowledge) if context.has_source else None
    in_source = {concept for passage in context.passages for m in passage.source_terms for concept in m.concepts}
    judged = (verdict for pair in rivalries.pairs(readers) for verdict in pair)
    possible = (v for v in judged if v.mention.concept not in in_source and not _written_out(rivalries.judge, v))
    verdicts = list(islice(possible, MOST))
    margins = margins_of(context.model, context, Writer(context, rivalries.judge), verdicts)
    together: dict[tuple[str, str], list[float]] = defaultdict(list)
    for verdict, margin in zip(verdicts, margins, strict=True):
        together[verdict.mention.concept, verdict.rival].append(margin)
    for verdict in verdicts:
        of_pair = together[verdict.mention.concept, verdict.rival]
        margin = sum(of_pair) / len(of_pair)
        # A rival that the model likes less has to be called for by the place itself: the capital, the minister beside it.
        if margin > 0 or verdict.evidence.telling:
            yield Place(verdict=verdict, signs=signs_of(rivalries.judge, verdict, margin))


def _beside(judge: Judge, verdict: Verdict) -> set[str]:
    """What else the sentence of a name names."""
    mention, sentence = verdict.mention, judge.sentence(verdict.mention)
    there = (m for m in judge.article.mentions if m.field == mention.field and sentence.covers(m.span))
    return {concept for m in there if m.start != mention.start for concept in m.concepts} - set(mention.concepts)


def _written_out(judge: Judge, verdict: Verdict) -> bool:
    """Whether two readings of a short form stand in one sentence: whoever names Uganda and Uruguay had both written out.

    The rival itself may stand there (Hamas said that Israel and Kazakhstan agreed), but not in one breath with the name.
    """
    others = judge.knowledge.rivals(verdict.mention.concept, None).keys() - {verdict.rival}
    joined = any(slot.partner is not None and verdict.rival in slot.partner.concepts for slot in verdict.slots)
    return joined or not _beside(judge, verdict).isdisjoint(others)


def signs_of(judge: Judge, verdict: Verdict, margin: float) -> dict[str, float]:
    """The `SIGNS` of one place. `margin` is by how much the rival fits better, the mean of all places of the two."""
    suspect, rival = verdict.mention.concept, verdict.rival
    named = judge.named(rival)
    own = min(len(judge.anchors(suspect, rival)), OWN_MOST)
    neighbours = judge.knowledge.neighbours(suspect, rival)
    reasons = verdict.evidence.reasons
    given = {sign: float(bool(reasons.get(sign))) for sign in SIGNS[SIGNS.index("rival_fits") :]}
    return {
        "margin": margin,
        "named": math.log1p(named),
        "often": min(named, RIVAL_MOST),
        "anchors": min(len(judge.anchors(rival)), ANCHORS_MOST),
        "own": own,
        "any_own": float(own > 0),
        "neighbours": float(neighbours),
        "neighbours_own": own * float(neighbours),
        "adjective": float(verdict.mention.kind is Kind.ADJECTIVE),
        "beside_rival": float(rival in _beside(judge, verdict)),
        **given,
    }


def margins_of(model: EntityModel, context: Context, writer: Writer, verdicts: Sequence[Verdict]) -> list[float]:
    """By how much the rival fits better in each place than what stands there."""
    slots: list[tuple[str, list[tuple[int, int]]]] = []
    for verdict in verdicts:
        mention = verdict.mention
        content = context.passages[mention.field].target.content
        rival = writer.name(verdict.rival, mention.kind)
        slots.append((content, [(mention.start, mention.end)]))
        slots.append(
            (content[: mention.start] + rival + content[mention.end :], [(mention.start, mention.start + len(rival))])
        )
    fits = model.fits(slots)
    return [rival - standing for standing, rival in zip(fits[::2], fits[1::2], strict=True)]
