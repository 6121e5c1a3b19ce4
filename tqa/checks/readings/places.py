"""Places of an article where another name may belong, and what is weighed for it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.checks.check import Context
from tqa.checks.readings.rivalries import TERRITORY, Rivalries
from tqa.checks.readings.source import SourceReader
from tqa.checks.readings.words import Writer
from tqa.entity.readings import PLACE, Judge, Kind, Verdict

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
    "telling",
    "again",
    "belonging",
    "share",
)
"""What is weighed; from `rival_fits` to `passport`, whether the judge gave that reason (`entity/readings/weights.toml`).

`belonging` is how often things of the name's own are named (on a log scale), `share` the rival's part of all places named.
"""

REASONS = SIGNS[SIGNS.index("rival_fits") : SIGNS.index("passport") + 1]

LARGEST = 4.0
"""A rival fits better by so much at the most, nearly."""

RIVAL_MOST, ANCHORS_MOST, OWN_MOST = 6, 5, 4


class Weighed(StrEnum):
    """What is weighed by which numbers of the model's sheet."""

    SHORT_FORM = "out-of-place"
    """A name that shares a short form with its rival, or looks like it."""

    STRAY = "stray"
    """A country that the article hardly names, beside one that it names often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name at its place with what speaks for a rival there."""

    weighed: Weighed
    verdict: Verdict
    signs: Mapping[str, float]


def places_of(
    context: Context, rivalries: Rivalries, *, least: Mapping[Weighed, float] | None = None
) -> Iterator[Place]:
    """Each name of a document that may be another which it knows, unless the source bears it out, with what is weighed.

    Two names are compared by how much the rival fits better, the mean of all places of the two. With `least`, those of which
    no place would weigh as much whatever the model says are left out, which saves reading them.
    """
    model, judge = context.model, rivalries.judge
    assert model is not None
    readers = SourceReader(context, judge.knowledge) if context.has_source else None
    in_source = {concept for passage in context.passages for m in passage.source_terms for concept in m.concepts}
    alike = (verdict for pair in rivalries.pairs(readers) for verdict in pair)
    found = [(Weighed.SHORT_FORM, verdict) for verdict in alike if verdict.mention.concept not in in_source]
    if not context.has_source:
        found += [(Weighed.STRAY, verdict) for verdict in rivalries.strays() if not _tells_both(judge, verdict)]
    pairs: dict[tuple[Weighed, str, str], list[Verdict]] = defaultdict(list)
    for weighed, verdict in found:
        if not _written_out(judge, verdict):
            pairs[weighed, verdict.mention.concept, verdict.rival].append(verdict)
    possible = [
        (pair, verdict)
        for pair, verdicts in pairs.items()
        if least is None or any(_may_weigh(model, judge, pair[0], verdict, least) for verdict in verdicts)
        for verdict in verdicts
    ][:MOST]
    margins = margins_of(model, context, Writer(context, judge), [verdict for _, verdict in possible])
    together: dict[tuple[Weighed, str, str], list[float]] = defaultdict(list)
    for (pair, _), margin in zip(possible, margins, strict=True):
        together[pair].append(margin)
    for pair, verdict in possible:
        margin = sum(together[pair]) / len(together[pair])
        # A rival that the model likes less has to be called for by the place itself: the capital, the minister beside it.
        if margin > 0 or verdict.evidence.telling:
            yield Place(weighed=pair[0], verdict=verdict, signs=signs_of(judge, verdict, margin))


def _may_weigh(
    model: EntityModel, judge: Judge, weighed: Weighed, verdict: Verdict, least: Mapping[Weighed, float]
) -> bool:
    """Whether a place can weigh enough were the rival to fit as much better as rivals ever do."""
    return model.most(weighed, signs_of(judge, verdict, 0.0), {"margin": LARGEST}) >= least[weighed]


def _beside(judge: Judge, verdict: Verdict) -> set[str]:
    """What else the sentence of a name names."""
    mention, sentence = verdict.mention, judge.sentence(verdict.mention)
    there = (m for m in judge.article.mentions if m.field == mention.field and sentence.covers(m.span))
    return {concept for m in there if m.start != mention.start for concept in m.concepts} - set(mention.concepts)


def _tells_both(judge: Judge, verdict: Verdict) -> bool:
    """Whether a sentence tells a country from the rival itself: of 10 Israelis and two Thai citizens the two are no Israelis.

    Not where something that is the rival's alone stands beside the name (the Cyprus President Erdogan).
    """
    return verdict.rival in _beside(judge, verdict) and not verdict.evidence.telling


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
    given = {sign: float(bool(reasons.get(sign))) for sign in REASONS}
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
        "telling": float(verdict.evidence.telling),
        "again": float(judge.named(suspect) > 1),
        "belonging": math.log1p(judge.article.belonging(suspect)),
        "share": named / _places_named(judge),
    }


def _places_named(judge: Judge) -> int:
    """How often the article names countries and places, one at the least."""
    return max(1, sum(n for concept, n in judge.article.counts.items() if concept.startswith((TERRITORY, PLACE))))


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
