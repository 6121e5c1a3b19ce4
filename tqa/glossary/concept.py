"""Concepts, their terms, and the readings of ambiguous short forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from tqa.finding import Span


class ConceptType(StrEnum):
    TERRITORY = "territory"
    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed-group"
    PARTY = "party"
    OFFICE = "office"
    AGENCY = "agency"
    EVENT = "event"
    TREATY = "treaty"
    MEDIA_TITLE = "media-title"
    CURRENCY = "currency"
    UNIT = "unit"
    LANGUAGE = "language"
    CALENDAR = "calendar"
    STYLE_TERM = "style-term"
    PRODUCT = "product"


class TermStatus(StrEnum):
    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class Form(StrEnum):
    """Which of a concept's words a term is: the full or short name, an adjective, one or several inhabitants …"""

    FULL = "full"
    SHORT = "short"
    ABBREVIATION = "abbreviation"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    INHABITANTS = "inhabitants"
    FAMILY_NAME = "family-name"


class Match(StrEnum):
    EXACT = "exact"
    INFLECTED = "inflected"
    PATTERN = "pattern"


class CaseRule(StrEnum):
    """`AS_WRITTEN`: only with the term's own capitals; `ANY`: however it is written; `INITIAL`: or with a first capital."""

    AS_WRITTEN = "as-written"
    ANY = "any"
    INITIAL = "initial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word or phrase for a concept in one language. `replacement` is what to write for a deprecated or forbidden one.

    `sources` are the source languages of the translations in which the term is wrong; empty: in all. `keep`: a translation
    is to have it as it is.
    """

    concept: str
    language: str
    text: str
    status: TermStatus = TermStatus.ADMITTED
    form: Form = Form.SHORT
    match: Match = Match.EXACT
    case: CaseRule = CaseRule.AS_WRITTEN
    replacement: str | None = None
    sources: tuple[str, ...] = ()
    keep: bool = False
    note: str = ""
    draft: bool = False
    layer: str = "shipped"

    @property
    def admitted(self) -> bool:
        """Whether a desk may write it."""
        return self.status in (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a concept is to another: Astana the `capital` of territory.KZ, a person its `president` from and to a day."""

    role: str
    to: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """`id` is type and slug, as in `territory.KZ`, `armed-group.hamas`, `person.kassym-jomart-tokayev`."""

    id: str
    type: ConceptType
    domain: str = ""
    relations: tuple[Relation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is only known by its names, in whatever language, and never looked for in a text: a city of the third rank.

    A capitalised run or what the model says is a name may turn out to be it. `of` is the concept that it belongs to.
    """

    concept: str
    of: str
    names: tuple[str, ...]
    layer: str = "shipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the things that a short form can mean: 哈 in Chinese is Hamas, Kazakhstan or Harbin.

    `anchors` are words of the target language whose presence speaks for this reading (beside the names of related
    concepts), `excludes` words beside which it is not proposed, unless the source spells it out. `pairs` are
    `concept: noun|noun`: what it is named together with, as in `territory.IL: conflict|truce`.
    """

    short: str
    language: str
    concept: str
    anchors: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str = ""
    draft: bool = False
    layer: str = "shipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingExample:
    """A text that a reading must (`fires`) or must not read wrongly, run by `tqa glossary test`."""

    short: str
    language: str
    concept: str
    fires: bool
    target: str
    source: str | None = None
    note: str = ""
    path: str = ""
    line: int = 0


class TermMatch(msgspec.Struct, frozen=True, gc=False):
    """A term found in a text, at its place. `others` are terms of other concepts that are written alike (Georgia).

    `concepts` are what it may mean, the likeliest first. A struct of msgspec, since a frozen dataclass takes five times as
    long to make as to find.
    """

    start: int
    end: int
    surface: str
    term: Term
    others: tuple[Term, ...]
    concepts: tuple[str, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that it may be, the likeliest first."""
        return (self.term, *self.others)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def concept(self) -> str:
        return self.term.concept
