"""Stretches of a text that say the same thing again, word for word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq
from typing import NamedTuple

import regex

from tqa.text.text import Text, Word

MAX_PERIOD = 40
"""The longest phrase, in tokens, that is looked for right behind itself."""

GRAM = 5
"""So many tokens in common make two places candidates for a longer repetition."""

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")


@dataclass(frozen=True, slots=True)
class Tandem:
    """`copies` of `period` tokens one behind the other, the first token at `first`."""

    first: int
    period: int
    copies: int


@dataclass(frozen=True, slots=True)
class Echo:
    """`length` tokens at `first` said again at `again`, not right behind."""

    first: int
    again: int
    length: int


class Tokens(NamedTuple):
    """The tokens of a paragraph: words, or single characters of scripts that do not set words apart.

    `keys[i]` is what makes two tokens the same, `words[i]` where it stands.
    """

    words: Sequence[Word]
    keys: tuple[str, ...]
    spaced: bool


def paragraph_tokens(text: Text) -> Iterator[Tokens]:
    """The tokens of each paragraph that has more than one, in order."""
    words = text.words
    at, last = 0, len(text.paragraphs)
    for number, paragraph in enumerate(text.paragraphs, 1):
        first, at = at, bisect_left(words, paragraph.end, at, key=_start) if number < last else len(words)
        own: Sequence[Word] = words[first:at]
        spaced = text.content.isascii() or not _UNSPACED.search(text.content, paragraph.start, paragraph.end)
        if not spaced:
            own = [token for word in own for token in _split(word)]
        if len(own) > 1:
            surfaces = text.surfaces[first:at] if spaced else [word.surface for word in own]
            yield Tokens(own, tuple(map(str.casefold, surfaces)), spaced)


def _start(word: Word) -> int:
    return word.start


def _split(word: Word) -> Iterator[Word]:
    if _UNSPACED.match(word.surface):
        for offset, char in enumerate(word.surface):
            yield Word(word.start + offset, word.start + offset + 1, char)
    else:
        yield word


def may_repeat(keys: Sequence[str]) -> bool:
    """Whether a token stands right behind itself or two neighbours stand there twice: nothing is said again without."""
    return len(set(keys)) < len(keys) and (any(map(eq, keys, keys[1:])) or _pairs_again(keys) > 0)


def _pairs_again(keys: Sequence[str]) -> int:
    """How many pairs of neighbours stand there for a second time: no phrase of two tokens is said again without one."""
    return len(keys) - 1 - len(set(pairwise(keys)))


def _phrase_follows_itself(keys: Sequence[str]) -> bool:
    """Whether a phrase of two tokens or more stands right behind itself: its first two stand there again, too."""
    pairs = list(pairwise(keys))
    counts = Counter(pairs)
    earlier: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        if counts[pair] > 1:
            for before in reversed(earlier[pair]):
                if at - before > MAX_PERIOD:
                    break
                if keys[before:at] == keys[at : 2 * at - before]:
                    return True
            earlier[pair].append(at)
    return False


def tandems(keys: Sequence[str]) -> Iterator[Tandem]:
    """The stretches in which a phrase follows itself, shortest period first at each place, none overlapping.

    Linear but for words that occur very often within `MAX_PERIOD` tokens of themselves.
    """
    if not any(map(eq, keys, keys[1:])) and not _phrase_follows_itself(keys):
        return
    latest: dict[str, list[int]] = {}
    done = 0
    for at, key in enumerate(keys):
        earlier = latest.setdefault(key, [])
        for before in reversed(earlier):
            period = at - before
            if period > MAX_PERIOD:
                break
            first = before - period + 1
            if first < done:
                continue
            if keys[first : before + 1] == keys[before + 1 : at + 1]:
                end = at + 1
                while keys[end : end + period] == keys[first : first + period]:
                    end += period
                yield Tandem(first, period, (end - first) // period)
                done = end
                break
        earlier.append(at)


def echoes(keys: Sequence[str]) -> Iterator[Echo]:
    """The stretches of at least `GRAM` tokens that occurred before, as long as they go, in reading order."""
    if len(keys) - len(set(keys)) < GRAM:
        return
    grams = list(zip(*(keys[offset:] for offset in range(GRAM)), strict=False))
    if len(set(grams)) == len(grams):
        return
    counts = Counter(grams)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    at = 0
    while at < len(grams):
        gram = grams[at]
        if counts[gram] == 1:
            at += 1
            continue
        best = Echo(0, at, 0)
        for first in places[gram][:8]:
            length = GRAM
            while at + length < len(keys) and first + length < at and keys[first + length] == keys[at + length]:
                length += 1
            if length > best.length:
                best = Echo(first, at, length)
        if best.length and best.first + best.length <= at:
            yield best
        following = at + max(1, best.length)
        for place in range(at, min(following, len(grams))):
            places[grams[place]].append(place)
        at = following
