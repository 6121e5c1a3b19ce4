"""The words of a finding: names as the article writes them, evidence an editor believes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tqa.checks.check import Context
from tqa.checks.readings.terms import KINDS
from tqa.checks.wording import times
from tqa.entity.readings import Judge, Kind, ShortForm, SlotKind, Verdict
from tqa.finding import Span
from tqa.glossary import Form, TermStatus
from tqa.languages import load as load_language
from tqa.languages.naming import load as load_naming
from tqa.text.standing import at_start

WELL_KNOWN = 2
"""Letters of an abbreviation that any reader knows: US, UN, EU; not DPRK."""

_BEFORE = 12
_HYPHENS = ("-", "‑", "–", "/")

_FORMS = {kind: form for form, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Writer:
    """The words of a finding."""

    context: Context
    judge: Judge

    def name(self, concept: str, kind: Kind = Kind.NAME) -> str:
        """How to write a concept: as the article does where it does, else as the glossary prefers."""
        parties = self.judge.knowledge.known(concept).parties
        if parties:
            names = [self._shortest(party) for party in parties]
            return "-".join(names) if kind is not Kind.NAME else " and ".join(names)
        surfaces = Counter(
            m.surface for m in self.judge.article.mentions if m.concepts == (concept,) and m.kind is kind
        )
        terms = self.context.glossary.terms(concept, self.context.target_language)
        if kind is Kind.NAME:
            if surfaces:
                return surfaces.most_common(1)[0][0]
            short = [t for t in terms if t.form in (Form.SHORT, Form.FULL) and t.admitted]
            return short[0].text if short else concept.partition(".")[2]
        wanted = [t for t in terms if t.form is _FORMS[kind] and t.admitted]
        wanted.sort(key=lambda t: t.status is not TermStatus.PREFERRED)
        if wanted:
            return wanted[0].text
        return self.name(concept, Kind.ADJECTIVE) if kind is not Kind.ADJECTIVE else self.name(concept)

    def _shortest(self, concept: str) -> str:
        """The abbreviation that the article uses, or the usual one, or the name."""
        language = self.context.target_language
        short = [t.text for t in self.context.glossary.terms(concept, language) if t.form is Form.ABBREVIATION]
        used = Counter(m.surface for m in self.judge.article.mentions if m.concept == concept and m.surface in short)
        usual = [text for text in short if len(text) == WELL_KNOWN]
        return used.most_common(1)[0][0] if used else next(iter(usual), self.name(concept))

    def suggestion(self, verdict: Verdict) -> str:
        if verdict.name is not None:
            return verdict.name
        text = self.context.passages[verdict.mention.field].target.content
        mention, span = verdict.mention, verdict.span
        attributive = mention.kind is Kind.NAME and text[mention.end : mention.end + 1] == " "
        before_office = any(
            s.kind is SlotKind.OWNER and s.partner and s.partner.start > mention.end for s in verdict.slots
        )
        kind = Kind.ADJECTIVE if attributive and before_office else mention.kind
        other = self.name(self._not_beside(verdict), kind)
        if kind is Kind.NAME and not before_office and span == mention.span and not _joined(text, span):
            other = self._with_article(text, span.start, other)
        return text[span.start : mention.start] + other + text[mention.end : span.end]

    def _with_article(self, text: str, start: int, name: str) -> str:
        """A country in a sentence, with its article if it has one and none stands there: the Philippines."""
        if name not in load_naming(self.context.target_language.base).articled:
            return name
        if at_start(text, start):
            return f"The {name}"
        before = text[max(0, start - _BEFORE) : start].split()[-1:]
        return name if before and before[0].casefold() == "the" else f"the {name}"

    def _not_beside(self, verdict: Verdict) -> str:
        """The rival; where it is two parties, one of which a hyphen joins to the mention already, the other: US-North America."""
        joined = {
            concept
            for slot in verdict.slots
            if slot.kind is SlotKind.HYPHEN and slot.partner is not None
            for concept in slot.partner.concepts
        }
        parties = self.judge.knowledge.known(verdict.rival).parties
        left = [party for party in parties if party not in joined]
        return left[0] if len(parties) > len(left) == 1 else verdict.rival

    def reading(self, verdict: Verdict, short: ShortForm) -> str:
        """What is wrong, in a sentence."""
        surface, other = verdict.mention.surface, self.name(verdict.rival)
        if self.is_alike(short):
            return f"“{surface}” is easily taken for “{other}”, which this article is about"
        return f"“{surface}” is one reading of {short.text}; this article is about {other}"

    def stray(self, verdict: Verdict) -> str:
        """What is wrong where the two are not short for the same."""
        return f"“{verdict.mention.surface}” stands alone in this article; “{self.name(verdict.rival)}” would fit better here"

    def evidence(self, verdict: Verdict, short: ShortForm | None) -> tuple[str, ...]:
        """Why the two are mixed up, where they have something in common, and what in the article speaks for the rival."""
        suspect, rival = verdict.mention.concept, verdict.rival
        first = (self._common(suspect, rival, short),) if short is not None else ()
        return (*first, *self.presence(rival), *self.place(verdict), *self.absence(suspect, rival))

    def _common(self, suspect: str, rival: str, short: ShortForm) -> str:
        if self.is_alike(short):
            return f"{self.name(suspect)} and {self.name(rival)} are often mixed up"
        return f"{short.text} is short for {self.glossed(rival, short)} and for {self.glossed(suspect, short)}"

    def group(self, verdict: Verdict) -> str:
        return f"{self.name(verdict.mention.concept).casefold()}>{self.name(verdict.rival).casefold()}"

    def is_alike(self, short: ShortForm) -> bool:
        """Whether two names are alike in the target's own language, and no short form of the source's stands for both."""
        return short.language == self.context.target_language.base

    def glossed(self, concept: str, short: ShortForm) -> str:
        """`Hamas (哈马斯)`: a concept with its whole name in the language of the short form."""
        terms = self.context.glossary.terms(concept, load_language(short.language))
        native = next((t.text for t in terms if t.admitted and t.text != short.text), None)
        return f"{self.name(concept)} ({native})" if native else self.name(concept)

    def presence(self, concept: str) -> tuple[str, ...]:
        """`Hamas 9 times, Gaza 12 times, hostages 11 times`."""
        counts = [(self.name(concept), self.judge.named(concept))] if self.judge.named(concept) else []
        counts += self.judge.anchors(concept).most_common(2)
        words = [f"{word} {times(count)}" for word, count in counts]
        return (f"the article names {', '.join(words)}",) if words else ()

    def absence(self, concept: str, rival: str) -> tuple[str, ...]:
        if self.judge.anchors(concept, rival):
            return ()
        known = [a for a in self.judge.knowledge.known(concept).anchors if a[:1].isupper()][:3]
        if len(known) < 2:
            return ()
        adjective = self.name(concept, Kind.ADJECTIVE)
        return (f"nothing else {adjective} in it: no {', '.join(known[:-1])} or {known[-1]}",)

    def place(self, verdict: Verdict) -> tuple[str, ...]:
        """What in the place itself calls for the rival."""
        reasons, other = verdict.evidence.reasons, self.name(verdict.rival)
        if "owner" in reasons:
            return (f"{verdict.words[0]} belongs to {other}",)
        if "known_name" in reasons and verdict.name:
            return (f"“{verdict.name}” is a known name",)
        partners = [s.partner for s in verdict.slots if s.partner is not None and s.kind is not SlotKind.OWNER]
        if "rival_fits" in reasons and partners:
            partner = self.name(partners[0].concept)
            return (f"with {partner} the word “{verdict.words[0]}” speaks of {other}",)
        if "source_other" in reasons or "source_name" in reasons:
            return (f"the source names {other} and never {self.name(verdict.mention.concept)}",)
        return ()


def _joined(text: str, span: Span) -> bool:
    """Whether a hyphen joins a name to another: US-Philippines talks."""
    around = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return any(mark in _HYPHENS for mark in around)
