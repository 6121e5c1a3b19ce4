"""What a check is, and what it is given."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from tqa.document import Document
from tqa.finding import Category, Finding, Layer, Place, Severity, Side, SourceSpan, Span
from tqa.glossary.bodies_abroad import at_home
from tqa.glossary.presence import Presence
from tqa.languages import Language
from tqa.text.alignment import Segment, align
from tqa.text.computed import computed
from tqa.text.text import Text

if TYPE_CHECKING:
    from tqa.entity.consistency import JudgedSegment
    from tqa.entity.model import EntityModel
    from tqa.glossary import Glossary, TermMatch


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a check must read rightly: ⟦ ⟧ marks what it must find; a text without marks must pass.

    `pair` is `source>target`, as in `zh>en`; `?>en` where nobody says what the source language is.
    `source`, where given, may hold ⟦ ⟧ too: what is missing in the target. `suggest` is the first suggestion
    for the first mark. `settings` are the check's, as in `tqa.toml`; without them those are its defaults.
    """

    pair: str
    target: str
    source: str | None = None
    suggest: str | None = None
    settings: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Passage:
    """One field of the document, both sides analysed."""

    field: str
    target: Text
    source: Text | None
    glossary: Glossary = dataclasses.field(repr=False)

    @computed
    def segments(self) -> tuple[Segment, ...]:
        """What renders what; empty without a source. Layer `ALIGNMENT`."""
        return align(self.source, self.target) if self.source is not None else ()

    @computed
    def target_terms(self) -> tuple[TermMatch, ...]:
        """The glossary's terms in the target, longest match first, none inside another. Layer `GLOSSARY`."""
        return self.glossary.find(self.target.content, self.target.language)

    @computed
    def source_terms(self) -> tuple[TermMatch, ...]:
        """The glossary's terms in the source, bodies of other countries apart; empty without one. Layer `GLOSSARY`."""
        if self.source is None:
            return ()
        content, language = self.source.content, self.source.language
        return at_home(self.glossary.find(content, language), content, language, self.glossary)

    @computed
    def _term_places(self) -> tuple[list[int], list[int]]:
        return [match.start for match in self.target_terms], [match.end for match in self.target_terms]

    def has_term(self, place: Place) -> bool:
        """Whether a term of the glossary stands at a place of the target, or over a part of it."""
        starts, ends = self._term_places
        # None is inside another, so that their ends rise with their starts.
        at = bisect_right(ends, place.start)
        return at < len(starts) and starts[at] < place.end

    @computed
    def source_presence(self) -> Presence:
        """What the source names; asking for it without one is a bug. Layer `GLOSSARY`."""
        return self._presence(Side.SOURCE, self.source_terms)

    @computed
    def target_presence(self) -> Presence:
        """What the target names. Layer `GLOSSARY`."""
        return self._presence(Side.TARGET, self.target_terms)

    def _presence(self, side: Side, terms: tuple[TermMatch, ...]) -> Presence:
        text = self.text(side)
        return Presence(self.glossary, terms, text.content, text.language)

    def segment_at(self, position: int) -> Segment | None:
        """The segment whose target holds this position."""
        for segment in self.segments:
            if segment.target.start <= position < segment.target.end:
                return segment
        return None

    def text(self, side: Side) -> Text:
        """The text of one side; asking for a source that is not there is a bug."""
        if side is Side.TARGET:
            return self.target
        if self.source is None:
            raise ValueError("this passage has no source")
        return self.source


@dataclass(frozen=True)
class Context:
    """A document as checks see it: normalised, its languages known or None, its layers computed on demand."""

    document: Document
    passages: tuple[Passage, ...]
    source_language: Language | None
    target_language: Language
    glossary: Glossary = dataclasses.field(repr=False)
    model: EntityModel | None = dataclasses.field(default=None, repr=False)

    @computed
    def has_source(self) -> bool:
        return any(passage.source is not None for passage in self.passages)

    @computed
    def judged(self) -> tuple[tuple[JudgedSegment, ...], ...]:
        """For each passage, what the model says of its segments; empty without a model or a source. Layer `MODEL`."""
        if self.model is None:
            return ((),) * len(self.passages)
        from tqa.entity.consistency import judge_segments

        model = self.model
        return tuple(
            judge_segments(model, passage.source.content, passage.target.content, passage.segments)
            if passage.source is not None
            else ()
            for passage in self.passages
        )

    def read(self) -> None:
        """Let the model read the document now, so that what it says is known when a check asks for it."""
        assert self.judged is not None


@dataclass(frozen=True, slots=True)
class Check(ABC):
    """One kind of problem. A subclass is a frozen dataclass whose fields are its settings.

    `code` names the problem, as in `number-mismatch`, and is the file's name with underscores. `needs` are the layers
    that it reads. `requires_source` checks say nothing about a document without a source. `on_request` checks run only
    where a desk names them, in `only` or by a table of settings.
    The first line of the docstring is what `tqa checks` prints.
    """

    code: ClassVar[str]
    category: ClassVar[Category]
    examples: ClassVar[tuple[Example, ...]]
    needs: ClassVar[frozenset[Layer]] = frozenset()
    requires_source: ClassVar[bool] = False
    on_request: ClassVar[bool] = False

    def begin(self, context: Context) -> Callable[[], None] | None:
        """What can go on in another thread before it is asked what it finds: the network's reading. None if there is nothing."""
        return None

    def misfit(self, glossary: Glossary) -> str | None:
        """What among the settings names nothing in the glossary, the setting in “ ”; None where all of it is there."""
        return None

    @abstractmethod
    def find(self, context: Context) -> Iterator[Finding]:
        """The problems of this kind, in any order. Pure: the same context gives the same findings."""

    def finding(
        self,
        passage: Passage,
        span: Span,
        *,
        severity: Severity,
        confidence: float,
        message: str,
        side: Side = Side.TARGET,
        source_span: Span | None = None,
        evidence: tuple[str, ...] = (),
        suggestions: tuple[str, ...] = (),
        group: str | None = None,
        category: Category | None = None,
    ) -> Finding:
        """A finding at `span` of the passage, its surfaces cut from the texts."""
        source = None
        if source_span is not None and passage.source is not None:
            source = SourceSpan(
                start=source_span.start, end=source_span.end, surface=source_span.of(passage.source.content)
            )
        return Finding(
            check=self.code,
            category=category or self.category,
            severity=severity,
            confidence=confidence,
            field=passage.field,
            side=side,
            start=span.start,
            end=span.end,
            surface=span.of(passage.text(side).content),
            message=message,
            source_span=source,
            evidence=evidence,
            suggestions=suggestions,
            group=group,
        )


def begin(checks: Iterable[Check], context: Context) -> Iterator[Callable[[], None]]:
    """What the network can read of a document in other threads while the checks that do without it are at work."""
    if context.model is not None:
        if context.has_source:
            yield context.read
        yield from (work for check in checks if (work := check.begin(context)) is not None)
