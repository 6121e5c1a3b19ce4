"""A concept named in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tqa.finding import Span


class Kind(Enum):
    """How it is named: Kazakhstan, Kazakh (talks), a Kazakh, Kazakhs."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PERSON = "person"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`concepts` are all that the surface may mean, the likeliest first; `field` is the number of the text it stands in."""

    field: int
    start: int
    end: int
    surface: str
    concepts: tuple[str, ...]
    kind: Kind = Kind.NAME

    @property
    def concept(self) -> str:
        return self.concepts[0]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
