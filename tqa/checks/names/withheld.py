"""Names that a report withholds, whose sign for it the target spells as if it were a given name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqa.checks.names.sides import Sides
from tqa.entity.names import find_names
from tqa.entity.sound import mandarin
from tqa.finding import Span
from tqa.languages.naming import load as load_naming

_LONGEST = 3
"""Words of such a name at the most: Huang Mou Mou."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A name of the target that ends in the reading of the sign; `surname` is what the reader may know."""

    span: Span
    source: Span
    surname: str


def withheld(sides: Sides) -> Iterator[Withheld]:
    """Huang Moumou for 黄某某, Kim Mo for 김모 씨."""
    signs = load_naming(sides.source.language.base).withheld
    if not signs:
        return
    content = sides.source.content
    for segment in sides.passage.segments:
        for sign in signs:
            found = [
                Span(*match.span())
                for match in sign.written.finditer(content, segment.source.start, segment.source.end)
            ]
            if not found:
                continue
            for name in find_names(sides.target):
                words = name.words
                if not segment.target.covers(name) or not 1 < len(words) <= _LONGEST:
                    continue
                if "".join(word.surface for word in words[1:]).casefold() not in sign.read:
                    continue
                surname = words[0].surface
                of = [place for place in found if surname.casefold() in mandarin(content[place.start])] or found
                yield Withheld(Span(words[0].start, words[-1].end), of[0], surname)
