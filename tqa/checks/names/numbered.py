"""Names of storms that the source tells by their numbers: Typhoon Hagibis, for 台風19号."""

from __future__ import annotations

from tqa.checks.check import Passage
from tqa.finding import Side, Span
from tqa.languages.storms import numbered_storms, storm_names


def names_numbered_storm(passage: Passage, name: Span) -> bool:
    """Whether it is what a storm is called in a translation whose source has a storm with a number."""
    source = passage.text(Side.SOURCE)
    if next(numbered_storms(source.content, source.language.base), None) is None:
        return False
    called = storm_names(passage.target.content, passage.target.language.base)
    return called.issuperset(name.of(passage.target.content).split())
