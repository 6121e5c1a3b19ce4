"""Bodies and offices that stand in the target by their names in the source's language: the Türkiye İstatistik Kurumu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqa.checks.check import Passage
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, TermMatch
from tqa.languages import Language
from tqa.languages.romanisation import fold
from tqa.languages.standing import institutions

_LATIN, _ENGLISH = "Latn", "en"
_KINDS = frozenset({ConceptType.ORGANISATION, ConceptType.OFFICE})
_FORMS = frozenset({Form.FULL, Form.SHORT})
_LONG = 10
"""Letters of a single word that nobody takes for a name: Bundestag is one, Bundesverfassungsgericht is not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The name that was not translated, and what it is in the target's language."""

    span: Span
    right: str


def standing_bodies(passage: Passage, source: Language | None) -> Iterator[Standing]:
    """The names of the term base for a body that the source's language has and the target's has not.

    None of a body that the text names in its own language too, as one that explains it does, and none by an English name: that
    is what much of the world calls a body.
    """
    target = passage.target.language
    if (
        source is None
        or source.base in (target.base, _ENGLISH)
        or _LATIN not in source.scripts
        or _LATIN not in target.scripts
    ):
        return
    own = [match for match in passage.target_terms if match.term.admitted]
    named = {concept for match in own for concept in match.concepts}
    for match in passage.glossary.find(passage.target.content, source):
        if not match.term.admitted or match.term.form not in _FORMS or named.intersection(match.concepts):
            continue
        if " " not in match.surface and len(match.surface) < _LONG:
            continue
        if any(other.span.touches(match.span) and not match.span.covers(other.span) for other in own):
            continue
        right = _right(passage, match, target)
        if right is not None:
            yield Standing(match.span, right)


def standing_institutions(passage: Passage, source: Language | None, taken: Sequence[Span]) -> Iterator[Standing]:
    """The words for institutions that the source's language has on its list, where nothing else is told of them.

    None that the term base has as a name in the target's language, or that begins or ends such a name.
    """
    target = passage.target.language
    listed = institutions(source.base) if source is not None and target.base == _ENGLISH else None
    if listed is None:
        return
    own = [match.span for match in passage.target_terms if match.term.admitted]
    for span, english in listed.find(passage.target.content, passage.target.surfaces):
        if not any(span.touches(other) for other in (*own, *taken)):
            yield Standing(span, english)


def _right(passage: Passage, match: TermMatch, target: Language) -> str | None:
    """What the target's language calls it; none for what it may call by the same name."""
    surface = fold(match.surface)
    for name in match.concepts:
        concept = passage.glossary.concept(name)
        if concept is None or concept.type not in _KINDS:
            return None
        terms = passage.glossary.terms(name, target)
        if any(surface in fold(term.text) or fold(term.text) in surface for term in terms if term.admitted):
            return None
    found = [term.text for term in passage.glossary.terms(match.concepts[0], target) if term.admitted]
    return found[0] if found else None
