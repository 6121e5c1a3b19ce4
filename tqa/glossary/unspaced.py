"""Finding terms where words are not set apart: a sieve of character pairs, then the longest term at each place.

An automaton of 200,000 terms takes over a second to build each time; the sieve is kept on disk and costs nothing to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import add

from tqa.glossary.fold import fold_width, width_codes
from tqa.glossary.lexicon import GUARD, Lexicon
from tqa.glossary.spaced import Hit

_PEOPLE = "人"
_WORDS_OF_PEOPLE = frozenset("民权權口士员員大工物文才材均质質选選道类類事身间間气気氣造机機性格心")
"""What 人 makes another word with: 中国人民 are not the 中国人 of some 民."""

LONG = 20_000
"""Characters from which the sieve pays; an article is read faster than numpy is imported."""


class UnspacedMatcher:
    """Terms of Chinese, Japanese or Thai, never inside a longer known word nor inside a run of katakana or Latin letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = lexicon.phrases
        self._numbers = lexicon.numbers
        self._sieve = lexicon.sieve
        self._starts = lexicon.starts

    def find(self, content: str) -> Iterator[Hit]:
        """Leftmost longest, none inside another; guards take their place in silence."""
        folded, candidates = self._candidates(content)
        starts, phrases, size = self._starts, self._phrases, len(folded)
        free = 0
        for position in candidates:
            if position < free:
                continue
            bits = starts.get(folded[position : position + 2])
            if bits is None:
                continue
            for length in _lengths(bits):
                end = position + length
                phrase = phrases.get(folded[position:end])
                if phrase is not None and end <= size and _whole(folded, position, end):
                    if phrase != GUARD:
                        yield (position, end, self._numbers(phrase))
                    free = end
                    break

    def _candidates(self, content: str) -> tuple[str, Iterable[int]]:
        """The folded content and the places where a term may start."""
        if len(content) < LONG:
            folded = fold_width(content)
            pairs = map(add, folded, folded[1:])
            return folded, [position for position, pair in enumerate(pairs) if pair in self._starts]
        import numpy as np

        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        codes = np.where(codes < len(width_codes()), np.array(width_codes(), dtype=np.uint32)[codes & 0xFFFF], codes)
        sieve = np.frombuffer(self._sieve, dtype=np.uint8)
        hashes = (codes[:-1] * np.uint32(2654435761) ^ codes[1:] * np.uint32(40503)) & np.uint32(len(sieve) * 8 - 1)
        found: list[int] = np.flatnonzero(sieve[hashes >> 3] >> (hashes & 7).astype(np.uint8) & 1).tolist()
        return codes.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass"), found


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    """The lengths of a bit set, the longest first; the last bit stands for all that are longer."""
    found = [length for length in range(59, 1, -1) if bits >> length & 1]
    return tuple([*range(200, 59, -1), *found] if bits >> 60 & 1 else found)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a term does not break off within a run of katakana or of letters with spaces, nor within 人民 or 人口."""
    if text[end - 1] == _PEOPLE and text[end : end + 1] in _WORDS_OF_PEOPLE:
        return False
    if text[start] > "\u3105" and text[end - 1] > "\u3105":
        return True
    return not (
        (start > 0 and _runs_on(text[start - 1], text[start]))
        or (end < len(text) and _runs_on(text[end - 1], text[end]))
    )


def _runs_on(left: str, right: str) -> bool:
    if left < "\u0e00" and right < "\u0e00":
        return left.isalnum() and right.isalnum()
    return "\u30a1" <= left <= "\u30fc" and "\u30a1" <= right <= "\u30fc" and left != "\u30fb" and right != "\u30fb"
