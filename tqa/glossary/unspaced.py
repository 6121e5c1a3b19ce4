"""Finding terms where words are not set apart: a sieve of character pairs, then the longest term at each place.

An automaton of 200,000 terms takes over a second to build each time; the sieve is kept on disk and costs nothing to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tqa.glossary.fold import fold_width
from tqa.glossary.lexicon import GUARD, HASH_BITS, Lexicon
from tqa.glossary.spaced import Hit

LONG = 20_000
"""Characters from which the sieve pays; an article is read faster than numpy is imported."""


class UnspacedMatcher:
    """Terms of Chinese, Japanese or Thai, never inside a longer known word nor inside a run of katakana or Latin letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = lexicon.phrases
        self._sieve = lexicon.sieve
        self._starts = lexicon.starts

    def find(self, content: str) -> Iterator[Hit]:
        """Leftmost longest, none inside another; guards take their place in silence."""
        folded = fold_width(content)
        free = 0
        for position in self._candidates(folded):
            if position < free:
                continue
            for length in _lengths(self._starts.get(folded[position : position + 2], 0)):
                end = position + length
                numbers = self._phrases.get(folded[position:end])
                if numbers is not None and end <= len(folded) and _whole(folded, position, end):
                    if numbers[0] != GUARD:
                        yield Hit(position, end, tuple(numbers))
                    free = end
                    break

    def _candidates(self, folded: str) -> list[int]:
        if len(folded) < LONG:
            return [position for position in range(len(folded) - 1) if folded[position : position + 2] in self._starts]
        import numpy as np

        codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        hashes = (codes[:-1] * np.uint32(2654435761) ^ codes[1:] * np.uint32(40503)) & np.uint32((1 << HASH_BITS) - 1)
        found: list[int] = np.flatnonzero(np.frombuffer(self._sieve, dtype=np.uint8)[hashes]).tolist()
        return found


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    """The lengths of a bit set, the longest first; the last bit stands for all that are longer."""
    found = [length for length in range(59, 1, -1) if bits >> length & 1]
    return tuple([*range(200, 59, -1), *found] if bits >> 60 & 1 else found)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a term does not break off within a run of katakana or of letters with spaces."""
    return not (
        (start > 0 and _runs_on(text[start - 1], text[start]))
        or (end < len(text) and _runs_on(text[end - 1], text[end]))
    )


def _runs_on(left: str, right: str) -> bool:
    if left < "\u0e00" and right < "\u0e00":
        return left.isalnum() and right.isalnum()
    return "\u30a1" <= left <= "\u30fc" and "\u30a1" <= right <= "\u30fc" and left != "\u30fb" and right != "\u30fb"
