"""Labels: what editors know to be wrong, or right, in an article."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from tqa.document import Document
from tqa.finding import Side, Span

NO_KIND = "unnamed"
"""The kind of errors whose label names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A place that an editor judged: half open, in code points, into the text of `field` on `side`; `surface` is that slice.

    `error` is false where the place is right as it stands and a finding on it would be a false alarm. `suggest` is what
    the editor would write instead, empty for nothing, None where nobody said. `needs_source`: only the source shows it.
    """

    field: str
    side: Side
    start: int
    end: int
    surface: str
    kind: str = NO_KIND
    error: bool = True
    suggest: str | None = None
    needs_source: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A document with what is known about it. `complete`: every error in it has a label, so that any other finding is a
    false alarm; otherwise only the labelled places were judged, as in verdicts on single findings."""

    document: Document
    labels: tuple[Label, ...]
    complete: bool = True


def without_sources(labelled: Labelled) -> Labelled:
    """The same, as if nobody had the source; labels on it go with it."""
    document = labelled.document
    fields = tuple(dataclasses.replace(field, source=None) for field in document.fields)
    return dataclasses.replace(
        labelled,
        document=dataclasses.replace(document, fields=fields),
        labels=tuple(label for label in labelled.labels if label.side is Side.TARGET),
    )
