"""The short form in the source that a name in the target came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tqa.finding import Span

PREFIX = 4
"""Letters that a derived word shares with a name at the least (Autriche, autrichien)."""


def short_places(content: str, segment: Span, short: str, taken: Sequence[Span], *, spaced: bool) -> tuple[Span, ...]:
    """Where a short form stands in a segment of the source, outside longer known names and, with spaces, as a word."""
    found = []
    at = content.find(short, segment.start, segment.end)
    while at >= 0:
        place = Span(at, at + len(short))
        inside = any(span.covers(place) and len(span) > len(place) for span in taken)
        if not inside and not (spaced and _within_word(content, place)):
            found.append(place)
        at = content.find(short, at + 1, segment.end)
    return tuple(found)


def _within_word(content: str, place: Span) -> bool:
    before = content[place.start - 1 : place.start]
    after = content[place.end : place.end + 1]
    return (before.isalnum() and content[place.start].isalnum()) or (
        after.isalnum() and content[place.end - 1].isalnum()
    )


def resembles(words: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a word may be derived from one of the names, of which no list of adjectives is complete."""
    beginnings = tuple({name.casefold()[: max(PREFIX, len(name) - 3)] for name in names if len(name) >= PREFIX})
    return bool(beginnings) and any(word.casefold().startswith(beginnings) for word in words)
