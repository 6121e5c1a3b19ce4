"""An article as evidence: which concepts it names, how often, and which anchors of a concept stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from tqa.entity.readings.knowledge import KnownFor
from tqa.entity.readings.mention import Mention
from tqa.finding import Span

BelongsTo = Callable[[str], tuple[str, ...]]
"""The concepts that a concept belongs to: Astana and Tokayev to Kazakhstan."""


@dataclass(frozen=True)
class Article:
    """All target texts of a document. Mentions are in reading order, field by field."""

    texts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    belongs_to: BelongsTo

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each concept is named; a surface that may mean several counts for all."""
        return Counter(concept for mention in self.mentions for concept in mention.concepts)

    @cached_property
    def _belonging(self) -> dict[str, tuple[Mention, ...]]:
        """For each concept the mentions of what belongs to it."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            owners = {owner for concept in mention.concepts for owner in self.belongs_to(concept)}
            for owner in owners - set(mention.concepts):
                found.setdefault(owner, []).append(mention)
        return {owner: tuple(mentions) for owner, mentions in found.items()}

    def belonging(self, concept: str) -> int:
        """How often something that belongs to a concept is named."""
        return len(self._belonging.get(concept, ()))

    def anchors(self, known: KnownFor) -> Counter[str]:
        """The words in the article that speak for a concept beside its own names, with how often each stands there."""
        belonging = self._belonging.get(known.concept, ())
        places = {(m.field, m.start): m.surface for m in belonging}
        taken = [*belonging, *(m for m in self.mentions if known.concept in m.concepts)]
        pattern = _words(known.anchors)
        for number, text in enumerate(self.texts):
            if pattern is None or not _may_have(text, known.anchors):
                continue
            spans = [m.span for m in taken if m.field == number]
            for match in pattern.finditer(text):
                place = Span(match.start(), match.end())
                if not any(span.touches(place) for span in spans):
                    places[number, match.start()] = match.group()
        owners = [m for m in self.mentions if set(m.concepts) & set(self.belongs_to(known.concept))]
        places.update({(m.field, m.start): m.surface for m in owners})
        return Counter(_titled(surface) for surface in places.values())

    def excluded(self, known: KnownFor) -> bool:
        """Whether a word that rules a concept out stands anywhere."""
        pattern = _words(known.excludes)
        return pattern is not None and any(pattern.search(text) for text in self.texts)

    def near(self, known: KnownFor, mention: Mention, sentence: Span) -> tuple[str, ...]:
        """The anchors of a concept in the sentence of a mention, the mention's own surface apart."""
        pattern = _words(known.anchors)
        if pattern is None:
            return ()
        text = self.texts[mention.field]
        return tuple(
            dict.fromkeys(
                match.group()
                for match in pattern.finditer(text, sentence.start, sentence.end)
                if not mention.span.touches(Span(match.start(), match.end()))
            )
        )

    def together(self, first: str, second: str, sentences: Sequence[Sequence[Span]]) -> int:
        """In how many sentences both are named; `sentences` are those of each text."""
        places = [{(m.field, m.start) for m in self.mentions if c in m.concepts} for c in (first, second)]
        return sum(
            all(any(f == field and start in sentence for f, start in place) for place in places)
            for field, spans in enumerate(sentences)
            for sentence in spans
        )


def _titled(surface: str) -> str:
    return surface.title() if surface.isupper() and len(surface) > 4 else surface


def _may_have(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in a text, were it inside another: most do not, which is told faster than by a pattern."""
    return any(map(text.__contains__, _forms(words)))


@cache
def _forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they may be written, the longest first; capitalised ones may also stand in capitals (a dateline)."""
    forms = {form for word in words for form in ((word, word.upper()) if word[:1].isupper() else (word,))}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


_PATTERNS: dict[tuple[str, ...], regex.Pattern[str] | None] = {}


def _words(words: tuple[str, ...]) -> regex.Pattern[str] | None:
    """One pattern for whole words."""
    if words not in _PATTERNS:
        ordered = _forms(words)
        _PATTERNS[words] = (
            regex.compile(r"(?<![\p{L}\p{N}])(?:" + "|".join(map(regex.escape, ordered)) + r")(?![\p{L}\p{N}])")
            if ordered
            else None
        )
    return _PATTERNS[words]
