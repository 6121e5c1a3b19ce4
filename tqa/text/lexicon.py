"""How usual a word is in each language: a table of hashed words with their frequencies, and of letter triples.

`tqa/training/wordlists.py` counted it from news. A word that the table does not hold is judged by a wider one, which
`tqa/training/wider.py` draws from published word frequencies, then by its spelling.
The hash is CRC-32: of 10,000 strange words less than two meet one of the 800,000 of the table by chance in any language.
"""

from __future__ import annotations

import json
import math
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

MAGIC = b"tqa words 1\0"
TABLE = Path(__file__).parent.parent / "languages" / "lexicon" / "words.bin"
WIDER = TABLE.with_name("wider.bin")
"""Words of other languages that English hardly has, where the news of the table is too small to show it."""

NAMES = "en+names"
"""The words that English writes with a capital inside a sentence."""

KEPT = "+kept"
"""Ends the name of the part of a language that English has in the same letters: `in`, `international`, `online`."""

_STEPS = 12
"""Levels a factor of e: one byte holds probabilities down to 6e-10."""

_UNSEEN = 255
_RARE_TRIPLE = 9.0
"""Minus the log-probability of a letter after two others where it was never seen."""

_MARGIN = 2.0


def word_hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def level_of(probability: float) -> int:
    """A probability as one byte, the smaller the likelier."""
    return min(254, max(0, round(-math.log(probability) * _STEPS)))


def trigrams(word: str) -> Iterator[str]:
    """Each letter of a word with the two before it, its end included."""
    padded = f"  {word} "
    return (padded[at : at + 3] for at in range(len(padded) - 2))


class Lexicon:
    """The loaded table. `languages` are those with words, `spelt` those with letter triples."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError("this is no word table")
        start = len(MAGIC) + 4
        size = int.from_bytes(data[len(MAGIC) : start], "little")
        header = json.loads(data[start : start + size])
        self.languages: tuple[str, ...] = tuple(header["languages"])
        self.spelt: tuple[str, ...] = tuple(header["spelt"])
        self._unknown = {language: -math.log(total) - 1 for language, total in header["totals"].items()}
        self._columns = {language: number for number, language in enumerate(self.spelt)}
        entries, triples = header["entries"], header["triples"]
        view = memoryview(data)
        at = start + size
        self._hashes: Sequence[int] = view[at : at + 4 * entries].cast("I")
        at += 4 * entries
        self._triples: Sequence[int] = view[at : at + 4 * triples].cast("I")
        at += 4 * triples
        self._language = view[at : at + entries]
        at += entries
        self._level = view[at : at + entries]
        self._rows = view[at + entries :]
        self.usage = lru_cache(maxsize=100_000)(self._usage)

    def _usage(self, word: str) -> dict[str, float]:
        """The log-probability of a word, in lower case, in each language whose texts have it."""
        key = word_hash(word)
        found = {}
        at = bisect_left(self._hashes, key)
        while at < len(self._hashes) and self._hashes[at] == key:
            found[self.languages[self._language[at]]] = -self._level[at] / _STEPS
            at += 1
        return found

    def unknown(self, language: str) -> float:
        """The log-probability of a word that the texts of this language do not have, at the most."""
        return self._unknown.get(language, -_STEPS)

    def strangeness(self, word: str, home: str, *, abroad: str) -> float:
        """How many times likelier a word is abroad than at home, as a natural logarithm, from use alone."""
        usage = self.usage(word)
        return usage.get(abroad, self.unknown(abroad)) - usage.get(home, self.unknown(home))

    def spelling(self, word: str, language: str) -> float:
        """The log-probability of a word's letters a letter; 0 where the language has no triples."""
        column = self._columns.get(language)
        if column is None:
            return 0.0
        total = count = 0.0
        for triple in trigrams(word):
            count += 1
            key = word_hash(triple)
            at = bisect_left(self._triples, key)
            level = _UNSEEN
            if at < len(self._triples) and self._triples[at] == key:
                level = self._rows[at * len(self.spelt) + column]
            total -= _RARE_TRIPLE if level == _UNSEEN else min(_RARE_TRIPLE, level / _STEPS)
        return total / count

    def odd_spelling(self, word: str, home: str, *, abroad: str) -> float:
        """How much more a word's spelling is that of a language abroad than of home, a natural logarithm a letter."""
        return self.spelling(word, abroad) - self.spelling(word, home)


@cache
def load() -> Lexicon:
    """The shipped table."""
    return Lexicon(TABLE.read_bytes())


@cache
def load_wider() -> Lexicon:
    """The shipped table of less usual words; it has no letter triples."""
    return Lexicon(WIDER.read_bytes())
