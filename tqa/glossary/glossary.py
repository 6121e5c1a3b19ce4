"""The term base, as checks ask it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tqa.glossary.concept import Concept, Reading, Term, TermMatch
from tqa.languages import Language


class Glossary:
    """Concepts with their terms in every language, and the readings of short forms. Immutable once loaded."""

    def __init__(self) -> None:
        self.digest = "none"

    @classmethod
    def load(cls, layers: Sequence[Path] = (), *, shipped: bool = True) -> Glossary:
        """The shipped glossaries and the given files or folders over them, a later one winning."""
        return cls()

    def find(self, content: str, language: Language) -> tuple[TermMatch, ...]:
        """The terms of one language in a text, in reading order, the longest at each place, none inside another."""
        return ()

    def concept(self, id: str) -> Concept | None:  # noqa: A002
        return None

    def terms(self, concept: str, language: Language) -> tuple[Term, ...]:
        """The terms of a concept in a language, the preferred one first; empty where there is none."""
        return ()

    def related(self, concept: str) -> tuple[Concept, ...]:
        """The concepts that say they belong to this one: its capital, its president, its currency."""
        return ()

    def readings(self, language: Language | None = None) -> tuple[Reading, ...]:
        """The readings of all short forms of a language, or of all."""
        return ()
