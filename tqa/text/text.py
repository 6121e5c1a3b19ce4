"""A text with the layers that checks ask for, each computed when first needed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple, overload

import regex

from tqa.finding import Span
from tqa.languages import Language
from tqa.text.computed import computed
from tqa.text.sentences import split_sentences

_PARAGRAPH = regex.compile(r"[^\n\u2028\u2029]*[^\s][^\n\u2028\u2029]*")
_BREAKS = re.compile(r"[\n\u2028\u2029]")
_WORD = regex.compile(
    r"([\p{Han}々〆ヶ]+|[\p{Hiragana}ー]+|\p{Katakana}[\p{Katakana}ー・]*|[\p{Thai}]+"
    r"|[\p{L}\p{M}\p{N}_\u200c\u200d]+(?:['’‘ʼ.\-‑][\p{L}\p{M}\p{N}_\u200c\u200d]+)*)"
)

_COMPLEX = re.compile(r"[\u0590-\u1dff\u2c80-\ud7ff\uf900-\ufeff\uff66-\uffdc\U00010000-\U0010ffff]")
"""Scripts without spaces, or with marks that are no word characters for `re`."""

_SPACED = re.compile(r"([\w\u0300-\u036f\u200c\u200d]+(?:['’‘ʼ.\-‑][\w\u0300-\u036f\u200c\u200d]+)*)")
"""The same as `_WORD` where nothing of these is there, in a third of the time."""


class Word(NamedTuple):
    """A run of letters and digits. Han, kana and Thai runs count as one, since their words are not set apart.

    Hyphens, apostrophes and inner full stops join: `Israel-Hamas`, `Israel's`, `U.S` are one word each.
    A named tuple, since texts have so many of them and it is made three times as fast as a dataclass.
    """

    start: int
    end: int
    surface: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


_new_word = partial(tuple.__new__, Word)
"""A word of its three values, without a step of Python."""


class Words(Sequence[Word]):
    """The words of a text, each made when it is asked for: what looks at all of them mostly needs how they are written.

    `bounds` are where each word begins and ends, and the end of the text.
    """

    __slots__ = ("_bounds", "_surfaces")

    def __init__(self, bounds: Sequence[int], surfaces: Sequence[str]) -> None:
        self._bounds, self._surfaces = bounds, surfaces

    def __len__(self) -> int:
        return len(self._surfaces)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | Sequence[Word]:
        if isinstance(at, slice):
            first, last, step = at.indices(len(self._surfaces))
            if step != 1:
                return tuple(self)[at]
            return Words(self._bounds[2 * first : 2 * max(first, last) + 1], self._surfaces[first:last])
        surface = self._surfaces[at]
        end = self._bounds[2 * at + 1] if at >= 0 else self._bounds[2 * at]
        return _new_word((end - len(surface), end, surface))

    def __iter__(self) -> Iterator[Word]:
        bounds = self._bounds
        return map(_new_word, zip(bounds[:-1:2], bounds[1::2], self._surfaces, strict=True))


@dataclass(frozen=True)
class Text:
    """One side of one field, normalised. All offsets below are into `content`.

    `dropped` are the invisible characters that normalisation took out, each run with the place where it stood.
    """

    content: str
    language: Language
    dropped: tuple[tuple[int, str], ...] = ()

    @computed
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that hold something, without the space around them."""
        if not _BREAKS.search(self.content) and (line := self.content.strip()):
            start = len(self.content) - len(self.content.lstrip())
            return (Span(start, start + len(line)),)
        spans = []
        for match in _PARAGRAPH.finditer(self.content):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
        return tuple(spans)

    @computed
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, none of which crosses a paragraph."""
        return tuple(
            sentence
            for paragraph in self.paragraphs
            for sentence in split_sentences(self.content, paragraph, self.language)
        )

    @computed
    def words(self) -> Words:
        return Words(self.bounds, self.surfaces)

    @computed
    def bounds(self) -> Sequence[int]:
        """Where each of the words begins and ends, and the end of the text."""
        return list(accumulate(map(len, self._parts)))

    @computed
    def small(self) -> str:
        """The text in small letters, as long as it is: İ, of which Unicode makes two, is one."""
        small = self.content.replace("İ", "i").lower()
        if len(small) == len(self.content):
            return small
        return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.content)

    @computed
    def surfaces(self) -> Sequence[str]:
        """The words as they are written, for what looks at all of them at once."""
        return self._parts[1::2]

    @computed
    def _parts(self) -> Sequence[str]:
        """The words at the odd places, what is between them at the even ones."""
        if self.content.isascii() or not _COMPLEX.search(self.content):
            return _SPACED.split(self.content)
        return _WORD.split(self.content)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds this position; between sentences, the next one; after the last, the last."""
        if not self.sentences:
            return Span(0, len(self.content))
        at = bisect_right(self.sentences, position, key=lambda sentence: sentence.end)
        return self.sentences[min(at, len(self.sentences) - 1)]

    def paragraph_number(self, position: int) -> int:
        """Counted from 1."""
        at = bisect_right(self.paragraphs, position, key=lambda paragraph: paragraph.end)
        return max(1, min(at + 1, len(self.paragraphs)))
