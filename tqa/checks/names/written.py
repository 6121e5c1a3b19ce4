"""The names of a target by their letters, to be found by a reading."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from tqa.checks.names.shown import inside
from tqa.checks.names.sides import Sides
from tqa.entity.names import NameWord, find_names
from tqa.entity.sound import is_mandarin, latin_letters, mandarin
from tqa.finding import Span
from tqa.text import lexicon
from tqa.text.alignment import Segment
from tqa.text.computed import computed
from tqa.text.remembered import Remembered

_WORDS = 4
_LETTERS = 5


def _has_no_hyphen(word: str) -> bool:
    """A hyphen is in no name in pinyin."""
    return "-" not in word


def _is_read(word: str) -> bool:
    return "-" not in word and is_mandarin(latin_letters(word))


_may_be_read = Remembered(_is_read).__getitem__
"""Whether a word is made of syllables of Mandarin."""


class Written:
    """The names of the target by their letters, segment by segment."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._segments = sorted(sides.passage.segments, key=lambda one: one.source.start)
        self._starts = [one.source.start for one in self._segments]
        self._known: dict[int, Mapping[str, list[Span]]] = {}

    def of(self, name: str, place: Span) -> list[Span]:
        """Where the target has the reading of a name that the source has at this place."""
        at = bisect_right(self._starts, place.start) - 1
        if at < 0 or not self._segments[at].source.touches(place):
            return []
        known = self._in_segment(at)
        return [span for read in mandarin(name) for span in known.get(read, ())] if known else []

    @computed
    def has_any(self) -> bool:
        """Whether the target has a name at all that may be a reading."""
        return any(self._in_segment(at) for at in range(len(self._segments)))

    def _in_segment(self, at: int) -> Mapping[str, list[Span]]:
        known = self._known.get(at)
        if known is None:
            known = self._known[at] = self._in(self._segments[at])
        return known

    def _in(self, segment: Segment) -> Mapping[str, list[Span]]:
        found: defaultdict[str, list[Span]] = defaultdict(list)
        for words in self.windows(segment, _may_be_read):
            letters = joined(words)
            if len(letters) >= _LETTERS and (len(words) > 1 or not _is_known(words[0].surface)):
                found[letters].append(Span(words[0].start, words[-1].end))
        return found

    def windows(self, segment: Segment, may_be: Callable[[str], bool] = _has_no_hyphen) -> Iterator[Sequence[NameWord]]:
        """Words that stand together in a name, the most first, all of which may be parts of one that is read."""
        for name in inside(find_names(self._sides.target), segment.target):
            fit = [may_be(word.surface) for word in name.words]
            if not any(fit):
                continue
            for size in range(min(_WORDS, len(fit)), 0, -1):
                for start in range(len(fit) - size + 1):
                    if all(fit[start : start + size]):
                        yield name.words[start : start + size]


def joined(words: Sequence[NameWord]) -> str:
    """The letters of words in a row."""
    return latin_letters("".join(word.surface for word in words))


def _is_known(word: str) -> bool:
    """Whether English news has the word as a name: then that is how it is spelt."""
    return lexicon.NAMES in lexicon.load().usage(word.casefold())
