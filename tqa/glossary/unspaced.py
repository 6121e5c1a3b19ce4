"""Finding terms where words are not set apart: a sieve of character pairs, then the longest term at each place.

An automaton of 200,000 terms takes over a second to build each time; the sieve is kept on disk and costs nothing to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress
from struct import unpack_from

from tqa.glossary.fold import fold_width, width_codes
from tqa.glossary.lexicon import GUARD, SPREAD, Lexicon, pair_of, sieve_bits
from tqa.glossary.spaced import Hit

_PEOPLE = "人"
_WORDS_OF_PEOPLE = frozenset("民权權口士员員大工物文才材均质質选選道类類事身间間气気氣造机機性格心")
"""What 人 makes another word with: 中国人民 are not the 中国人 of some 民."""

LONG = 20_000
"""Characters from which the sieve pays; an article is read faster than numpy is imported."""


_Candidate = tuple[int, int]
"""A place where a term may start, and what `pair_of` makes of the two characters there."""


class UnspacedMatcher:
    """Terms of Chinese, Japanese or Thai, never inside a longer known word nor inside a run of katakana or Latin letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = lexicon.phrases
        self._numbers = lexicon.numbers
        self._sieve = lexicon.sieve
        self._pairs = lexicon.pairs

    def find(self, content: str) -> Iterator[Hit]:
        """Leftmost longest, none inside another; guards take their place in silence."""
        folded, candidates = self._candidates(content) if len(content) < LONG else self._sieved(content)
        pairs, phrases, size = self._pairs, self._phrases, len(folded)
        free = 0
        for position, pair in candidates:
            if position < free or pair not in pairs:
                continue
            for length in _lengths(pairs[pair]):
                end = position + length
                phrase = phrases.get(folded[position:end])
                if phrase is not None and end <= size and _whole(folded, position, end):
                    if phrase != GUARD:
                        yield (position, end, (phrase,) if phrase >= 0 else self._numbers(phrase))
                    free = end
                    break

    def _candidates(self, content: str) -> tuple[str, Iterable[_Candidate]]:
        """The folded content, and the places where a term may start, in order, with the two characters there."""
        folded = fold_width(content)
        size = len(folded)
        data = folded.encode("utf-16-le", "surrogatepass")
        if len(data) > 2 * size:
            return folded, enumerate(map(pair_of, folded, folded[1:]))
        # Two characters of 16 bits are a number of 32, those at even places and those at odd ones.
        even, odd = unpack_from(f"<{size // 2}I", data), unpack_from(f"<{max(0, size - 1) // 2}I", data, min(2, size))
        known = self._pairs.__contains__
        found = [*compress(range(0, size, 2), map(known, even)), *compress(range(1, size, 2), map(known, odd))]
        return folded, [(place, (odd if place & 1 else even)[place >> 1]) for place in sorted(found)]

    def _sieved(self, content: str) -> tuple[str, Iterable[_Candidate]]:
        """The same for a long text, with some places where no term starts."""
        import numpy as np

        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        codes = np.where(codes < len(width_codes()), np.array(width_codes(), dtype="<u4")[codes & 0xFFFF], codes)
        numbers = codes[:-1] + (codes[1:] << np.uint32(16))
        sieve = np.frombuffer(self._sieve, dtype=np.uint8)
        hashes = numbers * np.uint32(SPREAD) >> np.uint32(32 - sieve_bits(self._sieve))
        found = np.flatnonzero(sieve[hashes >> 3] >> (hashes & 7).astype(np.uint8) & 1)
        folded = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return folded, zip(found.tolist(), numbers[found].tolist(), strict=True)


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
