"""What the source says about a mention of the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from tqa.checks.check import Context, Passage
from tqa.checks.readings.terms import SourceNames, belongs_to
from tqa.entity.readings import Knowledge, Mention, ShortForm, SlotKind, Verdict, resembles, short_places
from tqa.finding import Span
from tqa.glossary import TermMatch


class SourceReader:
    """Reads the short forms of a document's sources by the names that they spell out."""

    def __init__(self, context: Context, knowledge: Knowledge) -> None:
        self._context = context
        self._knowledge = knowledge
        self._names = SourceNames(context, knowledge)

    def names_whole(self, concept: str) -> bool:
        """Whether the sources spell a concept out; both sides of one that is made of two."""
        sides = self._knowledge.known(concept).parties or (concept,)
        return all(side in self._names.whole for side in sides)

    @cached_property
    def _owners(self) -> frozenset[str]:
        """What the places, people and bodies belong to that the sources name."""
        glossary = self._context.glossary
        return frozenset(owner for concept in self._names.whole for owner in belongs_to(glossary, concept))

    def _segment(self, mention: Mention) -> tuple[Passage, Span, Span] | None:
        """The passage of a mention with the stretches of source and target around it."""
        passage = self._context.passages[mention.field]
        if passage.source is None:
            return None
        segment = passage.segment_at(mention.start)
        if segment is not None and segment.source.end > segment.source.start:
            return passage, segment.source, segment.target
        return passage, Span(0, len(passage.source.content)), Span(0, len(passage.target.content))

    def supports(self, mention: Mention) -> bool:
        """Whether the source names the mention's concept here, by names that mean nothing else, as often as the target.

        What belongs to it counts as well, unless the source has each of its own names.
        """
        found = self._segment(mention)
        if found is None:
            return False
        passage, source, target = found
        named = self._names.counted(passage.source_terms, source, mention.concepts)
        wanted = self._names.counted(passage.target_terms, target, mention.concepts)
        if named >= wanted:
            return True
        own = [m for m in passage.source_terms if source.touches(m) and mention.concept in m.concepts]
        return sum(map(self._names.is_whole, own)) >= sum(
            target.touches(m) and mention.concept in m.concepts for m in passage.target_terms
        )

    def weigh(self, verdict: Verdict, short: ShortForm) -> None:
        """Adds what the source says for and against a verdict of the target."""
        found = self._segment(verdict.mention)
        if found is None:
            return
        passage, source, target = found
        suspect, rival = verdict.mention.concept, verdict.rival
        add, whole = verdict.evidence.add, self._names.whole
        pair = self._paired(verdict)
        if pair is not None:
            if pair:
                add("source_pair", telling=True)
            else:
                add("source_against")
            return
        content = passage.source.content if passage.source is not None else ""
        missing = self._called(passage.source_terms, source, rival) > _named(passage.target_terms, target, rival)
        if self._exchanged(passage, source, target, suspect, rival):
            add("source_here", telling=True)
            return
        # What is named together anyway is read by its short form only where the source nowhere names the suspect in full.
        told = not self._knowledge.neighbours(suspect, rival) or (
            suspect not in whole and all(self._begins(concept, short.text) for concept in (suspect, rival))
        )
        place = self.place(verdict, short)
        if place is not None and self._spelt_out_before(passage, place, suspect, rival):
            add("source_name", telling=True)
            return
        place = place if told else None
        if place is not None:
            if suspect not in whole and self.names_whole(rival):
                add("source_name" if missing else "source_other", telling=True)
            elif suspect in whole:
                add("source_both")
            elif rival in self._owners and suspect not in self._owners:
                add("source_anchor", telling=True)
        elif missing and suspect not in whole and not resembles(_unknown(passage, source), self._names.names(suspect)):
            add("source_name", telling=True)
        else:
            add("source_silent")
        if (place is None or place.of(content) in self._names.names(rival)) and self._contains(suspect, rival):
            add("source_contained")

    def _spelt_out_before(self, passage: Passage, place: Span, suspect: str, rival: str) -> bool:
        """Whether the source names the rival in full before a short form, and the suspect only behind it, if at all.

        What is called for short was called in full before: 伊方 behind 伊朗, though 伊拉克 follows.
        """
        before = {
            match.concept
            for match in passage.source_terms
            if match.span.end <= place.start and self._names.is_whole(match)
        }
        return rival in before and suspect not in before

    def _begins(self, concept: str, short: str) -> bool:
        """Whether a short form is the beginning of a concept's name, as 伊 is of Iran's and of Iraq's."""
        return any(name.startswith(short) for name in self._names.names(concept))

    def _called(self, matches: Sequence[TermMatch], span: Span, concept: str) -> int:
        """How often a stretch of the source names a concept, by what may not be the name of a place of its own (북미)."""
        return sum(
            concept in match.concepts and span.touches(match) and not self._is_composite(match) for match in matches
        )

    def _is_composite(self, match: TermMatch) -> bool:
        return len(match.concepts) > 1 and any(self._knowledge.known(concept).parties for concept in match.concepts)

    def _exchanged(self, passage: Passage, source: Span, target: Span, suspect: str, rival: str) -> bool:
        """Whether a sentence of the source names the rival for certain and the suspect not at all, its target the reverse.

        Told only of what is named together anyway (the two Koreas), where the rest of the article says nothing.
        """
        if not self._knowledge.neighbours(suspect, rival) or passage.source is None:
            return False
        within, rendered = self._names.within(passage, source), self._names.named(passage, target)
        if rival not in within or suspect in within or rival in rendered or suspect not in rendered:
            return False
        language = passage.source.language
        taken = [match.span for match in passage.source_terms]
        return not any(
            short_places(passage.source.content, source, form.text, taken, spaced=language.spaced)
            for form in self._knowledge.shorts(suspect, frozenset({language.base}))
            if form.concepts[0] == suspect
        )

    def _contains(self, suspect: str, rival: str) -> bool:
        """Whether a name of the suspect holds one of the rival, as a word where there are spaces."""
        language = self._context.source_language
        joint = " " if language is not None and language.spaced else ""
        return any(
            name + joint in longer or joint + name in longer
            for longer in self._names.names(suspect)
            for name in self._names.names(rival)
            if name != longer
        )

    def _paired(self, verdict: Verdict) -> bool | None:
        """Whether the source pairs the partner with the rival (True) or with the suspect (False), if it says so at all.

        Only short forms whose first reading is the one or the other count: 美韩, 美朝.
        """
        for partner in _partners(verdict):
            sides = [
                self._pair_place(verdict.mention, partner, concept, first=True) is not None
                for concept in (verdict.rival, verdict.mention.concept)
            ]
            if sides[0] != sides[1] and self._distinct(verdict):
                return sides[0]
        return None

    def _distinct(self, verdict: Verdict) -> bool:
        """Whether the two have a short form each of their own."""
        language = self._context.source_language
        if language is None:
            return False
        forms = self._knowledge.shorts(verdict.rival, frozenset({language.base}))
        sides = {verdict.rival, verdict.mention.concept}
        return not any(
            len(f.text) == 1
            and f.concepts[0] in sides
            and sides <= set(f.concepts)
            and not self._knowledge.neighbours(verdict.rival, verdict.mention.concept)
            for f in forms
        )

    def _pair_place(self, mention: Mention, partner: str, concept: str, *, first: bool) -> Span | None:
        """Where the short forms of partner and concept stand side by side: 以哈."""
        found = self._segment(mention)
        language = self._context.source_language
        if found is None or language is None:
            return None
        passage, span, _ = found
        text = passage.source.content if passage.source is not None else ""
        codes = frozenset({language.base})
        taken = [match.span for match in passage.source_terms]
        partners = [s.text for s in self._knowledge.shorts(partner, codes) if s.concepts[0] == partner]
        others = [s.text for s in self._knowledge.shorts(concept, codes) if not first or s.concepts[0] == concept]
        for one in partners:
            for other in others:
                if len(one) == 1 == len(other):
                    for both in (one + other, other + one):
                        places = short_places(text, span, both, taken, spaced=language.spaced)
                        if places:
                            return places[0]
        return None

    def place(self, verdict: Verdict, short: ShortForm) -> Span | None:
        """Where the short form behind a mention stands in its source, with that of its partner where they are a pair."""
        mention = verdict.mention
        found = self._segment(mention)
        if found is None:
            return None
        passage, span, _ = found
        source = passage.source
        if source is None or short.language != source.language.base:
            return None
        for concept in (verdict.rival, mention.concept):
            for partner in _partners(verdict):
                place = self._pair_place(mention, partner, concept, first=False)
                if place is not None:
                    return place
        taken = [m.span for m in passage.source_terms if not self._names.belongs(m, verdict.rival)]
        for form in self._knowledge.shorts(mention.concept, frozenset({short.language})):
            if verdict.rival in form.concepts:
                places = short_places(source.content, span, form.text, taken, spaced=source.language.spaced)
                if places:
                    return places[0]
        return None


def _named(matches: Sequence[TermMatch], span: Span, concept: str) -> int:
    return sum(concept in match.concepts and span.touches(match) for match in matches)


def _unknown(passage: Passage, span: Span) -> Iterator[str]:
    """The words of a stretch of the source that are no known names."""
    assert passage.source is not None
    for word in passage.source.words:
        if word.start in span and not any(match.span.touches(word.span) for match in passage.source_terms):
            yield word.surface


def _partners(verdict: Verdict) -> tuple[str, ...]:
    pairs = (SlotKind.HYPHEN, SlotKind.TOGETHER)
    return tuple(slot.partner.concept for slot in verdict.slots if slot.kind in pairs and slot.partner is not None)
