"""What is known of concepts and of the short forms that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

SIDE = "side"
"""The role of the two sides of a composite concept: 북미 is the United States and North Korea, or North America."""


SCRIPTS = ("zh", "ja", "ko")
"""Languages whose short forms of one or two characters are the usual cause, told first where nobody names the source language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFor:
    """`anchors` are words that speak for the concept, `excludes` words that rule it out; `pairs` gives for a partner the
    beginnings of the words that follow when both are named together (`territory.IL`: conflict, truce). The concept itself
    as its partner: what follows its own name (Hamas: fighters, armed wing)."""

    concept: str
    anchors: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    pairs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """A short form and the concepts that it may stand for, in the order of the table."""

    text: str
    language: str
    concepts: tuple[str, ...]


class Knowledge:
    """Short forms by the concepts that they join, and what each concept is known for."""

    def __init__(self, known: Iterable[KnownFor], shorts: Iterable[ShortForm]) -> None:
        self._known = {entry.concept: entry for entry in known}
        self._shorts: dict[str, list[ShortForm]] = defaultdict(list)
        self._by_text: dict[str, list[ShortForm]] = defaultdict(list)
        for short in shorts:
            self._by_text[short.text].append(short)
            for concept in short.concepts:
                self._shorts[concept].append(short)
        self._rivalled = frozenset(
            concept for concept, shorts in self._shorts.items() if any(len(short.concepts) > 1 for short in shorts)
        )
        self._rivals: dict[tuple[str, frozenset[str] | None], dict[str, ShortForm]] = {}

    def known(self, concept: str) -> KnownFor:
        return self._known.get(concept) or KnownFor(concept=concept)

    def has_rivals(self, concept: str) -> bool:
        return concept in self._rivalled

    def shorts(self, concept: str, languages: frozenset[str] | None) -> tuple[ShortForm, ...]:
        """The short forms that may stand for a concept, in languages (primary subtags) or in all."""
        return tuple(s for s in self._shorts.get(concept, ()) if languages is None or s.language in languages)

    def means_only(self, text: str, concept: str) -> bool:
        """Whether a name of a concept stands for nothing else: not 中非, which may be China and Africa.

        A name that machines only mix up with another (Autriche, Australie) stands for the first of its readings.
        """
        return all(
            short.concepts[0] == concept and not any(self.known(other).parties for other in short.concepts)
            for short in self._by_text.get(text, ())
            if len(short.concepts) > 1
        )

    def rivals(self, concept: str, languages: frozenset[str] | None) -> dict[str, ShortForm]:
        """The concepts that share a short form with this one, each with the form that is told.

        Not one of look-alikes where there is another; best one that usually means the other; the shortest.
        """
        known = self._rivals.get((concept, languages))
        if known is None:
            known = self._rivals[concept, languages] = self._find_rivals(concept, languages)
        return known

    def _find_rivals(self, concept: str, languages: frozenset[str] | None) -> dict[str, ShortForm]:
        found: dict[str, tuple[tuple[bool, bool, bool, int], ShortForm]] = {}
        for short in self.shorts(concept, languages):
            for other in short.concepts:
                rank = (
                    short.text.isascii(),
                    short.language not in SCRIPTS,
                    short.concepts[0] != other,
                    len(short.text),
                )
                if other != concept and (other not in found or rank < found[other][0]):
                    found[other] = (rank, short)
        return {other: short for other, (_, short) in found.items()}

    def words(self, concept: str, partner: str) -> tuple[str, ...]:
        """What is said of two concepts named together, whichever of them says so."""
        return (*self.known(concept).pairs.get(partner, ()), *self._mirrored(concept, partner))

    def _mirrored(self, concept: str, partner: str) -> tuple[str, ...]:
        return self.known(partner).pairs.get(concept, ()) if partner != concept else ()

    def neighbours(self, concept: str, other: str) -> bool:
        """Whether both are known to be named together, so that one in the article says nothing against the other."""
        return bool(self.words(concept, other))
