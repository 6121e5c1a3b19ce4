"""term-translated: a name that is to stay as the source writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex
from rapidfuzz import fuzz

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Layer, Severity, Side, Span
from tqa.glossary import Glossary
from tqa.text.alignment import Segment

_ALIKE = 85.0
"""Similarity (0 to 100) from which a word is a misspelling of the name."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A name in the source that must stay: where, as it is to be written, as it stands there, and who says so."""

    span: Span
    wanted: str
    surface: str
    concept: str | None
    said: str


@dataclass(frozen=True, slots=True)
class TermTranslated(Check):
    """A name that the glossary says is not to be translated, and that does not stand in the translation as it is.

    It goes by the column `translate` of the glossary: `no` for a brand, a ship or a title that every language writes as the
    source does. Where the translation has another term of the same concept in its place, or almost the same letters, that
    is found, with the right wording; else the place in the source is told. The glossaries that come with tqa mark nothing.
    `terms` are such names without a glossary.
    """

    code: ClassVar[str] = "term-translated"
    category: ClassVar[Category] = Category.WRONG_TERM
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar[bool] = True
    examples: ClassVar[tuple[Example, ...]] = (
        Example("fr>en", "She writes for The World.", "Elle écrit pour Le Monde."),
        Example("fr>en", "She writes for The World.", "Elle écrit pour ⟦Le Monde⟧.", settings={"terms": ["Le Monde"]}),
        Example("fr>en", "She writes for Le Monde.", "Elle écrit pour Le Monde.", settings={"terms": ["Le Monde"]}),
        Example(
            "de>en",
            "The ⟦Gorch Fok⟧ left Kiel on Monday.",
            "Die Gorch Fock verließ Kiel am Montag.",
            "Gorch Fock",
            settings={"terms": ["Gorch Fock"]},
        ),
        Example("de>en", "The Gorches are here.", "Die Gorchen sind da.", settings={"terms": ["Gorch"]}),
    )
    terms: tuple[str, ...] = ()

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            for kept in self._kept(passage, context.glossary):
                if (place := _place(passage, kept.span)) is not None:
                    yield from self._in(passage, kept, place)

    def _kept(self, passage: Passage, glossary: Glossary) -> Iterator[_Kept]:
        source = passage.source
        if source is None:
            return
        for name in self.terms:
            for found in regex.finditer(
                rf"(?<![\p{{L}}\p{{N}}]){regex.escape(name)}(?![\p{{L}}\p{{N}}])", source.content
            ):
                yield _Kept(Span(*found.span()), name, name, None, "it is among the terms of this check's settings")
        if glossary.keeps(source.language):
            for match in passage.source_terms:
                if match.term.keep:
                    said = f"{match.concept} in the glossary ({match.term.layer})"
                    yield _Kept(match.span, match.term.text, match.surface, match.concept, said)

    def _in(self, passage: Passage, kept: _Kept, segment: Segment) -> Iterator[Finding]:
        wanted = kept.wanted
        at = passage.segments.index(segment)
        beside = passage.segments[max(0, at - 1) : at + 2]
        around = Span(beside[0].target.start, beside[-1].target.end).of(passage.target.content)
        shouted = segment.target.of(passage.target.content).isupper()
        if wanted in around or kept.surface in around or (shouted and wanted.upper() in around):
            return
        instead = _instead(passage, kept, segment.target)
        message = f"“{wanted}” is not to be translated"
        evidence = (kept.said,)
        if instead is None:
            yield self.finding(
                passage,
                kept.span,
                side=Side.SOURCE,
                severity=Severity.MAJOR,
                confidence=0.7 * segment.confidence,
                message=f"{message}, and does not stand in the translation",
                evidence=evidence,
                group=kept.wanted,
            )
            return
        yield self.finding(
            passage,
            instead,
            severity=Severity.MAJOR,
            confidence=0.9 * segment.confidence,
            message=message,
            source_span=kept.span,
            evidence=evidence,
            suggestions=(wanted,),
            group=kept.wanted,
        )


def _place(passage: Passage, span: Span) -> Segment | None:
    """The segment in whose source the name stands, if something renders it."""
    for segment in passage.segments:
        if segment.source.covers(span) and len(segment.target):
            return segment
    return None


def _instead(passage: Passage, kept: _Kept, place: Span) -> Span | None:
    """What stands where the name should: another term of its concept, or almost its letters."""
    for other in passage.target_terms:
        if kept.concept in other.concepts and place.covers(other.span):
            return other.span
    size = len(kept.wanted.split())
    words = [word for word in passage.target.words if place.covers(word.span)]
    best: tuple[float, Span] | None = None
    for first in range(len(words) - size + 1):
        span = Span(words[first].start, words[first + size - 1].end)
        score = fuzz.ratio(kept.wanted.casefold(), span.of(passage.target.content).casefold())
        if score >= _ALIKE and (best is None or score > best[0]):
            best = (score, span)
    return best[1] if best is not None else None
