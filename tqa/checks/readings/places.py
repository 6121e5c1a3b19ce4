"""Places of an article where another name may belong, and what is weighed for it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING

from tqa.checks.check import Context
from tqa.checks.readings.rivalries import TERRITORY, Rivalries
from tqa.checks.readings.source import SourceReader
from tqa.checks.readings.words import Writer
from tqa.entity.readings import PLACE, Judge, Kind, Verdict

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel, Slot

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

HOPELESS = -1.0
"""Where the margin is less at the most promising place of two names the others are not read: they seldom make up for it

(in a thousand articles and passages never), and reading is what takes time in a long article.
"""

LARGEST = 4.0
"""A rival fits better by so much at the most, nearly."""

RIVAL_MOST, ANCHORS_MOST, OWN_MOST = 6, 5, 4


class Weighed(StrEnum):
    """What is weighed by which numbers of the model's sheet."""

    SHORT_FORM = "out-of-place"
    """A name that shares a short form with its rival, or looks like it."""

    STRAY = "stray"
    """A country that the article hardly names, beside one that it names often."""


_Pair = tuple[Weighed, str, str]
"""How two names are weighed, the one that stands there and its rival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name at its place with what speaks for a rival there."""

    weighed: Weighed
    verdict: Verdict
    signs: Mapping[str, float]


def places_of(
    context: Context, rivalries: Rivalries, *, least: Mapping[Weighed, float] | None = None
) -> Iterator[Place]:
    """Each name of a document that may be another which it knows, unless the source bears it out, with what is weighed."""
    yield from Comparison(context, rivalries, least=least).places()


class Comparison:
    """The names of a document that may be others which it knows, unless the source bears them out, and those others.

    Two names are compared by how much the rival fits better, the mean of all places of the two. With `least`, those of which
    no place would weigh as much whatever the model says are left out, which saves reading them.
    """

    def __init__(self, context: Context, rivalries: Rivalries, *, least: Mapping[Weighed, float] | None = None) -> None:
        assert context.model is not None
        self._model, self._judge = context.model, rivalries.judge
        pairs: dict[_Pair, list[Verdict]] = defaultdict(list)
        for weighed, verdict in _rivalled(context, rivalries):
            if not _written_out(self._judge, verdict):
                pairs[weighed, verdict.mention.concept, verdict.rival].append(verdict)
        self._possible: dict[_Pair, list[Verdict]] = {}
        room = MOST
        for pair, verdicts in pairs.items():
            promised = [(_promise(self._model, self._judge, pair[0], verdict), verdict) for verdict in verdicts]
            promised.sort(key=itemgetter(0), reverse=True)
            if room and (least is None or promised[0][0] >= least[pair[0]]):
                self._possible[pair] = [verdict for _, verdict in promised[:room]]
                room -= len(self._possible[pair])
        self._writer, self._context = Writer(context, self._judge), context
        self._margins: dict[_Pair, float] | None = None

    def read(self) -> None:
        """Let the model read the document with either name now, so that it is known when the places are asked for.

        Where the rival is hopeless at the first place of two names the others are not read.
        """
        first = {pair: verdicts[:1] for pair, verdicts in self._possible.items()}
        read = self._compare(first)
        going_on = {
            pair: verdicts[1:]
            for pair, verdicts in self._possible.items()
            if read[pair][0] >= HOPELESS or any(verdict.evidence.telling for verdict in verdicts)
        }
        for pair, margins in self._compare(going_on).items():
            read[pair] += margins
        self._margins = {pair: sum(margins) / len(margins) for pair, margins in read.items()}

    def _compare(self, pairs: Mapping[_Pair, Sequence[Verdict]]) -> dict[_Pair, list[float]]:
        """By how much the rival fits better in each place than what stands there."""
        places = [slot for verdicts in pairs.values() for verdict in verdicts for slot in self._slots(verdict)]
        fits = iter(self._model.fits(places))
        return {pair: [-next(fits) + next(fits) for _ in verdicts] for pair, verdicts in pairs.items()}

    def _slots(self, verdict: Verdict) -> tuple[Slot, Slot]:
        """The text as it stands, and with the rival in the place of the name; where either is."""
        mention = verdict.mention
        content = self._context.passages[mention.field].target.content
        rival = self._writer.name(verdict.rival, mention.kind)
        return (
            (content, [(mention.start, mention.end)]),
            (content[: mention.start] + rival + content[mention.end :], [(mention.start, mention.start + len(rival))]),
        )

    def places(self) -> Iterator[Place]:
        if self._margins is None:
            self.read()
        assert self._margins is not None
        for pair, margin in self._margins.items():
            for verdict in self._possible[pair]:
                # A rival that the model likes less has to be called for by the place itself: the capital, the minister beside it.
                if margin > 0 or verdict.evidence.telling:
                    yield Place(weighed=pair[0], verdict=verdict, signs=signs_of(self._judge, verdict, margin))


def _rivalled(context: Context, rivalries: Rivalries) -> Iterator[tuple[Weighed, Verdict]]:
    """Each name at its place with each rival of it."""
    judge = rivalries.judge
    readers = SourceReader(context, judge.knowledge) if context.has_source else None
    in_source = {concept for passage in context.passages for m in passage.source_terms for concept in m.concepts}
    for pair in rivalries.pairs(readers):
        yield from ((Weighed.SHORT_FORM, verdict) for verdict in pair if verdict.mention.concept not in in_source)
    if not context.has_source:
        yield from ((Weighed.STRAY, verdict) for verdict in rivalries.strays() if not _tells_both(judge, verdict))


def _promise(model: EntityModel, judge: Judge, weighed: Weighed, verdict: Verdict) -> float:
    """What a place can weigh were the rival to fit as much better as rivals ever do."""
    return model.most(weighed, signs_of(judge, verdict, 0.0), {"margin": LARGEST})


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
