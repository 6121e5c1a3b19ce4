"""Weighing one mention against one rival, from the target alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tqa.entity.readings.article import Article
from tqa.entity.readings.knowledge import Knowledge
from tqa.entity.readings.mention import Mention
from tqa.entity.readings.roles import starts_with_any
from tqa.entity.readings.slots import Slot, SlotFinder, SlotKind, following
from tqa.entity.readings.weigh import Evidence, Weights
from tqa.finding import Span

PLACE = "place."
GROUPS = ("armed-group.", "party.", "organisation.")
"""Concepts without embassies, borders or a president."""

OWNED = ("person.", PLACE, "currency.")
"""Concepts that belong to one country only; a Ministry of Foreign Affairs is any country's."""

PAIRS = (SlotKind.HYPHEN, SlotKind.TOGETHER)
QUIET = (SlotKind.LIST, SlotKind.PASSPORT, SlotKind.PLAIN)

OWN_WORDS = 6
"""Words after a name that say what it does or has, up to the next name."""

ECHOES = 2
"""Sentences with rival and partner that make a pair of theirs expected."""

KnownName = Callable[[Mention, str, Span], tuple[Span, str] | None]
"""The known name that a mention and the words around it would be with a rival in its place: where it is, how it is written."""


@dataclass(slots=True)
class Verdict:
    """One mention, one rival, what was found for and against, and the span that a correction would replace.

    `name` is the known name to write there, where it is one.
    """

    mention: Mention
    rival: str
    evidence: Evidence
    span: Span
    slots: tuple[Slot, ...]
    name: str | None = None
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Judge:
    """The evidence of one article. `sentences` are those of each of its texts."""

    article: Article
    knowledge: Knowledge
    finder: SlotFinder
    sentences: Sequence[Sequence[Span]]
    known_name: KnownName
    weights: Weights
    _slots: dict[tuple[int, int], tuple[Slot, ...]] = field(default_factory=dict, repr=False)
    _anchors: dict[str, Counter[str]] = field(default_factory=dict, repr=False)

    def named(self, concept: str) -> int:
        """How often a concept is named; one of two parties as often as the rarer of them."""
        parties = self.knowledge.known(concept).parties
        sides = (self.article.counts[party] + self.article.belonging(party) for party in parties)
        return max(self.article.counts[concept], min(sides, default=0))

    def anchors(self, concept: str, other: str | None = None) -> Counter[str]:
        """What stands for a concept in the article, and not for the other too."""
        if concept not in self._anchors:
            self._anchors[concept] = self.article.anchors(self.knowledge.known(concept))
        found = self._anchors[concept]
        if other is not None:
            shared = self.anchors(other)
            found = Counter({word: count for word, count in found.items() if word not in shared})
        return found

    def established(self, concept: str) -> bool:
        """Whether the article is about a concept at all: it is named, or two things that are its own are."""
        return self.named(concept) > 0 or len(self.anchors(concept)) > 1

    def excluded(self, concept: str) -> bool:
        """Whether something in the article rules a concept out: where Ladakh is named, 印 is not Indonesia."""
        return self.article.excluded(self.knowledge.known(concept))

    def slots(self, mention: Mention) -> tuple[Slot, ...]:
        key = (mention.field, mention.start)
        if key not in self._slots:
            self._slots[key] = self.finder.find(mention, self.sentence(mention))
        return self._slots[key]

    def sentence(self, mention: Mention) -> Span:
        spans = self.sentences[mention.field]
        return next((span for span in spans if mention.start < span.end), spans[-1])

    def weigh(self, mention: Mention, rival: str, slots: tuple[Slot, ...]) -> Verdict:
        """All that the target says about reading `rival` where it has `mention`."""
        suspect = mention.concept
        verdict = Verdict(mention, rival, Evidence(self.weights), mention.span, slots)
        self._presence(verdict, suspect, rival)
        for slot in slots:
            if slot.kind in PAIRS:
                self._pair(verdict, slot)
            elif slot.kind is SlotKind.OWNER:
                self._owner(verdict, slot)
            elif slot.kind is SlotKind.LIST:
                verdict.evidence.add("list")
            elif slot.kind is SlotKind.PASSPORT:
                verdict.evidence.add("passport")
        neighbours = self.knowledge.neighbours(suspect, rival)
        name = None if neighbours else self.known_name(mention, rival, self.sentence(mention))
        if name is not None:
            verdict.span, verdict.name = name
            verdict.evidence.add("known_name", telling=True)
        self._own(verdict)
        return verdict

    def _presence(self, verdict: Verdict, suspect: str, rival: str) -> None:
        add = verdict.evidence.add
        add("rival_named", self.named(rival))
        add("rival_anchor", len(self.anchors(rival)))
        against = min(len(self.anchors(suspect, rival)), self.weights["suspect_anchor_most"])
        if self.knowledge.neighbours(suspect, rival):
            against *= self.weights["neighbour_discount"]
        add("suspect_anchor", against)
        add("suspect_named", self.quiet_mentions(suspect, verdict.mention))

    def quiet_mentions(self, concept: str, but: Mention) -> int:
        """How often a concept is named where nothing is odd."""
        return sum(
            all(slot.kind in QUIET for slot in self.slots(m))
            for m in self.article.mentions
            if concept in m.concepts and m is not but
        )

    def _pair(self, verdict: Verdict, slot: Slot) -> None:
        suspect, rival, add = verdict.mention.concept, verdict.rival, verdict.evidence.add
        if slot.partner is None or rival in slot.partner.concepts:
            return
        partner = slot.partner.concept
        add("hyphen" if slot.kind is SlotKind.HYPHEN else "together")
        if slot.kind is SlotKind.HYPHEN and verdict.name is None:
            verdict.span = slot.span
        ours, theirs = self.knowledge.words(rival, partner), self.knowledge.words(suspect, partner)
        fits, fits_suspect = self._fits(slot.words, ours), self._fits(slot.words, theirs)
        telling = rival.startswith(GROUPS) or (fits is not None and not self._anyones(fits))
        if self.knowledge.neighbours(rival, suspect) and not theirs:
            telling = False
        if fits and (not fits_suspect or (telling and self._anyones(fits_suspect))):
            if telling:
                add("rival_fits", telling=True)
                verdict.words.append(fits)
                if theirs:
                    add("rival_only")
            else:
                add("rival_fits_anyone")
        elif fits_suspect and not fits:
            add("suspect_fits")
        if ours:
            add("partner_known")
        if self._joined(rival, partner, slot.kind):
            add("echo_pair")
        together = self.article.together(rival, partner, self.sentences)
        add("echo_sentence", together)
        if ours and together >= ECHOES and not fits_suspect and self._only_beside(verdict.mention, partner):
            add("echo_only", telling=True)
        if suspect.startswith(PLACE) and not rival.startswith(PLACE) and not partner.startswith(PLACE):
            add("kind_of_thing")

    def _fits(self, words: tuple[str, ...], beginnings: tuple[str, ...]) -> str | None:
        """What of `beginnings` the words have, best something that not any two countries have."""
        own = tuple(beginning for beginning in beginnings if not self._anyones(beginning))
        return starts_with_any(words, own) or starts_with_any(words, beginnings)

    def _anyones(self, word: str) -> bool:
        return starts_with_any((word,), self.finder.roles.anyone) is not None

    def _only_beside(self, mention: Mention, partner: str) -> bool:
        """Whether nothing in the article belongs to the mention's concept, and it is only ever named beside the partner."""
        beside = all(
            any(slot.kind in PAIRS and slot.partner is not None and partner in slot.partner.concepts for slot in slots)
            for slots in (self.slots(m) for m in self.article.mentions if mention.concept in m.concepts)
        )
        return beside and not self.anchors(mention.concept)

    def _joined(self, concept: str, partner: str, kind: SlotKind) -> bool:
        return any(
            slot.kind is kind and slot.partner is not None and partner in slot.partner.concepts
            for mention in self.article.mentions
            if concept in mention.concepts
            for slot in self.slots(mention)
        )

    def _owner(self, verdict: Verdict, slot: Slot) -> None:
        if slot.partner is None:
            return
        owners = {o for c in slot.partner.concepts for o in self.article.belongs_to(c)}
        if slot.partner.end <= verdict.mention.start and not slot.partner.concept.startswith(PLACE):
            return
        if not slot.partner.concept.startswith(OWNED):
            return
        if verdict.rival in owners and not owners & set(verdict.mention.concepts):
            verdict.evidence.add("owner", telling=True)
            verdict.words.append(slot.partner.surface)
        elif owners & set(verdict.mention.concepts):
            verdict.evidence.add("suspect_owner")

    def _own(self, verdict: Verdict) -> None:
        """What follows the name, whatever its slot."""
        suspect, rival, add = verdict.mention.concept, verdict.rival, verdict.evidence.add
        sentence = self.sentence(verdict.mention)
        text = self.article.texts[verdict.mention.field]
        others = (m.start for m in self.article.mentions if m.field == verdict.mention.field)
        limit = min((start for start in others if start > verdict.mention.start), default=sentence.end)
        words = following(text, verdict.mention.end, min(limit, sentence.end), OWN_WORDS, self.finder.roles.turns)
        anywhere = () if rival.startswith(GROUPS) or self.knowledge.known(rival).parties else self.finder.roles.anywhere
        ours = tuple(
            word
            for word in self.knowledge.known(rival).pairs.get(rival, ())
            if starts_with_any((word,), anywhere) is None
        )
        theirs = self.knowledge.known(suspect).pairs.get(suspect, ())
        fits, fits_suspect = starts_with_any(words, ours), starts_with_any(words, theirs)
        if fits and not fits_suspect and not self.knowledge.neighbours(rival, suspect):
            add("own_words", telling=True)
            verdict.words.append(fits)
        elif fits_suspect and not fits and not {"rival_fits", "owner", "known_name"} & set(verdict.evidence.reasons):
            add("suspect_fits")
        if rival.startswith(GROUPS) and starts_with_any(words, self.finder.roles.states):
            add("state")
        add("near_anchor", len(self.article.near(self.knowledge.known(rival), verdict.mention, sentence)))
        if starts_with_any(words[:2], self.finder.roles.speech):
            add("speech")
        if self.finder.roles.speaks(words) and not self.anchors(suspect, rival):
            add("side", telling=not self.knowledge.neighbours(rival, suspect))


def likeliest(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Of several rivals for one mention, the one that most speaks for."""
    best: dict[tuple[int, int], Verdict] = {}
    for verdict in verdicts:
        key = (verdict.mention.field, verdict.mention.start)
        if key not in best or verdict.evidence.total > best[key].evidence.total:
            best[key] = verdict
    yield from best.values()
