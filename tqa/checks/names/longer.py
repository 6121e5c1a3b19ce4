"""Whether words that are some name are a part of a longer one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tqa.finding import Span
from tqa.languages.naming import load as load_naming
from tqa.text.text import Text, Word

_OWNING = ("'s", "’s")


def in_longer_name(text: Text, span: Span) -> bool:
    """Whether the words before or after say that this is part of another name: Bank of America, Jordan Bardella, Air India."""
    if not text.language.case:
        return False
    words = text.words
    here = bisect_left(words, span.start, key=lambda word: word.start)
    after = _behind(text, span.end, words[here : here + 12])
    if after is not None:
        # South Jeolla Province is South Jeolla, whoever's it is.
        kind = after.surface.casefold() in load_naming(text.language.base).place_kinds
        return not kind or _behind(text, after.end, words[here : here + 14]) is not None
    before = words[here - 1] if here else None
    if before is None or text.content[before.end : span.start] not in (" ", " of "):
        return False
    if before.surface.endswith(_OWNING):
        # Russia's Rosneft is Rosneft.
        return False
    opens = text.sentence_at(before.start).start == before.start
    return before.surface[0].isupper() and not opens


def _behind(text: Text, end: int, words: Sequence[Word]) -> Word | None:
    """The word with a capital that follows at once."""
    word = next((word for word in words if word.start >= end), None)
    return word if word is not None and text.content[end : word.start] == " " and word.surface[0].isupper() else None
