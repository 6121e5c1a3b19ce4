"""Whether a text names a concept: for certain, through something akin, or perhaps in a word that is not on record."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from tqa.finding import Span
from tqa.glossary.concept import ConceptType, TermMatch
from tqa.glossary.fold import fold_piece, fold_width
from tqa.languages import Language
from tqa.text.computed import computed

if TYPE_CHECKING:
    from tqa.glossary.glossary import Glossary

_TRACE = 4
"""Letters at the start of a name that are a trace of it where they open a word: öster- for Österreich, fran- for France."""


class Presence:
    """What one side of a text names. `has` asks for a rendering at a place, `hinted` for a trace anywhere."""

    def __init__(self, glossary: Glossary, matches: Sequence[TermMatch], content: str, language: Language) -> None:
        self._glossary = glossary
        self._matches = matches
        self._language = language
        self._content = content
        self.named = {concept for match in matches for concept in match.concepts}
        self._hints: dict[str, bool] = {}

    @computed
    def _rest(self) -> str:
        return _without(self._content, self._matches)

    @computed
    def _folded(self) -> str:
        return self._fold(self._rest)

    @computed
    def _around(self) -> set[str]:
        return {to for concept in self.named for to in self._glossary.owners(concept)}

    def has(self, concept: str, span: Span, *, besides: Set[str] = frozenset()) -> bool:
        """Whether something within the span may render the concept: one of its terms, or of what is akin to it.

        What the source names `besides` renders itself: in “US House” the House is no rendering of the US.
        """
        for match in self._matches:
            if match.start < span.end and span.start < match.end:
                for other in match.concepts:
                    if other == concept or (other not in besides and self._stands_for(other, concept)):
                        return True
        return self._traced(concept, self._fold(self._rest[span.start : span.end]))

    def _stands_for(self, other: str, concept: str) -> bool:
        return not self._is_person(other) and self._glossary.akin(concept, other)

    def _is_person(self, concept: str) -> bool:
        found = self._glossary.concept(concept)
        return found is not None and found.type is ConceptType.PERSON

    def knows(self, concept: str) -> bool:
        """Whether the glossary could find the concept in the text's language at all."""
        return bool(self._glossary.terms(concept, self._language))

    def hinted(self, concept: str) -> bool:
        """Whether the text has any trace of the concept. People are only hinted at by their names."""
        known = self._hints.get(concept)
        if known is None:
            known = self._hints[concept] = self._is_hinted(concept)
        return known

    def _is_hinted(self, concept: str) -> bool:
        if concept in self.named:
            return True
        person = self._is_person(concept)
        owners = () if person else self._glossary.owners(concept)
        if (concept in self._around and not person) or any(owner in self.named for owner in owners):
            return True
        return self._traced(concept, self._folded) or self._may_be_read(concept)

    def _may_be_read(self, concept: str) -> bool:
        """Whether a short form may mean the concept, the text naming nothing else that it may mean: 哈 beside 哈马斯."""
        readings = self._glossary.readings(self._language)
        shorts = {reading.short for reading in readings if reading.concept == concept and reading.short in self._rest}
        others = {reading.short for reading in readings if reading.short in shorts and reading.concept in self.named}
        return bool(shorts - others)

    def _fold(self, text: str) -> str:
        return fold_piece(text or " ", self._language.code) if self._language.spaced else fold_width(text)

    def _traced(self, concept: str, text: str) -> bool:
        terms = self._glossary.terms(concept, self._language)
        if not self._language.spaced:
            return any(fold_width(term.text) in text or term.text[0] in text for term in terms)
        for term in terms:
            word = fold_piece(term.text, self._language.code)
            first = word.split()[0] if word.split() else word
            if first[: max(_TRACE, len(first) - 3)] in text:
                return True
        return False


def _without(content: str, matches: Sequence[TermMatch]) -> str:
    """The content with what is already known to be a term blanked, since Slovakia is no trace of Slovenia."""
    parts: list[str] = []
    last = 0
    for match in matches:
        parts += (content[last : match.start], " " * (match.end - match.start))
        last = match.end
    return "".join((*parts, content[last:]))
