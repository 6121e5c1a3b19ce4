"""A finding: one problem in a translation, with its place, its reasons and what to write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol


class Severity(StrEnum):
    """How much it matters, as in MQM. Critical must not be published: it changes who, where or how many."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Side(StrEnum):
    SOURCE = "source"
    TARGET = "target"


class Category(StrEnum):
    """The MQM error type, most general first."""

    ENTITY = "accuracy/mistranslation/entity"
    NUMBER = "accuracy/mistranslation/number"
    DATE = "accuracy/mistranslation/date"
    UNIT = "accuracy/mistranslation/unit"
    UNTRANSLATED = "accuracy/untranslated"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    WRONG_TERM = "terminology/wrong-term"
    INCONSISTENT = "terminology/inconsistent"
    NAME_SPELLING = "linguistic/spelling/name"
    CAPITALIZATION = "linguistic/capitalization"
    REPETITION = "linguistic/repetition"
    PUNCTUATION = "linguistic/punctuation"
    STYLE = "style/house"
    ARTEFACT = "markup/artefact"
    ENCODING = "markup/encoding"
    NUMBER_FORMAT = "locale/number-format"


class Layer(Enum):
    """What a check needs beyond the texts; a layer that no enabled check needs is not computed."""

    ALIGNMENT = "alignment"
    GLOSSARY = "glossary"
    MODEL = "model"


class Place(Protocol):
    """What stands somewhere in a text: a span, or a word, a name or a term with the span that it takes."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half open, in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def touches(self, other: Place) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Place) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpan:
    """The place in the source that a finding is about: half open, in code points; `surface` is exactly that slice."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem, as the report tells it.

    `start` and `end` are half open, in code points, into the text of `field` on `side`; `surface` is exactly that slice.
    What the target leaves out has its place on the source's side. `check` is the code of the check that found it.
    `confidence` goes from 0 to 1 and is meant to be the share of such findings that are right (`tqa evaluate` says how far).
    `suggestions` are replacements for exactly the surface, best first; an empty string means: take it out.
    `evidence` are short facts that speak for it. `source_span` is what the source has there, where there is a source.
    `group` joins the same problem elsewhere in the document. `fingerprint` is set by the pipeline: it says what was found
    and the words around it, never where, so it holds when the text is edited elsewhere.
    """

    check: str
    category: Category
    severity: Severity
    confidence: float
    field: str
    side: Side
    start: int
    end: int
    surface: str
    message: str
    source_span: SourceSpan | None = None
    evidence: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    group: str | None = None
    fingerprint: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
