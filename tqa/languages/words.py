"""Words and phrases of a table, all looked for in one pass, each with what it may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

LETTERS = r"\w\u0900-\u0963\u0966-\u0d7f"
"""Inside brackets of a pattern: what words are made of, the vowel signs of India too: পর (after) does not end in পরিচালনা."""
_INDIC, _INDIC_END, _DANDAS = "\u0900", "\u0d7f", "\u0964\u0965"


class Sense(NamedTuple):
    """The kind of thing that is told, and what of it."""

    kind: str
    values: frozenset[str]


class Found(NamedTuple):
    """Where words stand, half open, and what they mean."""

    start: int
    end: int
    sense: Sense


class Words:
    """The forms of some tables, with the sense of each; None for those that only look like the others.

    `*` ends a word that may go on, a blank is a space or a hyphen, ` #` a figure that must follow. In a language that sets
    words apart a form begins one, or stands behind at most `most_clitics` of the `clitics` that begin it, and ends one unless
    `endings_follow`; otherwise none of `never_behind` stands before it. Where several begin at one place, the longest form
    is meant. The text is in small letters.
    """

    def __init__(
        self,
        forms: Sequence[tuple[str, Sense | None]],
        *,
        apart: bool,
        endings_follow: bool = False,
        clitics: str = "",
        most_clitics: int = 0,
        never_behind: str = "",
    ) -> None:
        self.senses = frozenset(sense for _, sense in forms if sense is not None)
        self._apart, self._clitics, self._most_clitics = apart, frozenset(clitics), most_clitics
        self._never_behind = frozenset(never_behind)
        self._end = rf"(?![{LETTERS}])" if apart and not endings_follow else ""
        self._forms = sorted(forms, key=lambda item: -len(item[0]))
        heads: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for order, (form, _) in enumerate(self._forms):
            offset, head = _head(form.lower())
            heads[head].append((order, offset))
        self._heads = tuple(map(tuple, heads.values()))
        self._finder = AhoCorasick(list(heads))

    def find(self, content: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Those that stand between two places, none over another, from left to right."""
        part = content if start == 0 and end is None else content[start:end]
        hits = self._finder.find_matches_as_indexes(part, overlapping=True)
        if not hits:
            return
        stop = len(content) if end is None else end
        places = []
        for number, at, _ in hits:
            for order, offset in self._heads[number]:
                place = start + at - offset
                begins = self._begins(content, place, start) if place >= start else None
                if begins is not None:
                    places.append((begins, -place, order))
        done = start
        for begins, place, order in sorted(places):
            if begins < done:
                continue
            form, sense = self._forms[order]
            match = _compiled(form, self._end).match(content, -place, stop)
            if match is not None:
                done = match.end()
                if sense is not None:
                    yield Found(begins, done, sense)

    def _begins(self, content: str, place: int, start: int) -> int | None:
        """Where the word begins of which a form begins at a place, with its clitics; None where it may not begin there."""
        if not place:
            return place
        before = content[place - 1]
        if not self._apart:
            return None if before in self._never_behind else place
        # 6.5%, 1.6%포인트
        if not _is_word(before) or not _is_letter(content[place]):
            return place
        if before not in self._clitics:
            return None
        for begins in range(place - 1, max(start, place - self._most_clitics) - 1, -1):
            if begins == 0 or not _is_word(content[begins - 1]):
                return begins
            if content[begins - 1] not in self._clitics:
                return None
        return None


def _is_letter(char: str) -> bool:
    r"""As `\w` has it."""
    return char.isalnum() or char == "_"


def _is_word(char: str) -> bool:
    """As `LETTERS` has it."""
    return _is_letter(char) or (_INDIC <= char <= _INDIC_END and char not in _DANDAS)


def _head(form: str) -> tuple[int, str]:
    """The longest piece of a form that stands in every text that has it, and where in it."""
    fixed = form.removesuffix(" #").partition("*")[0]
    pieces, at = [], 0
    for piece in fixed.split(" "):
        pieces.append((at, piece))
        at += len(piece) + 1
    return max(pieces, key=lambda item: len(item[1]))


@cache
def _compiled(form: str, end: str) -> re.Pattern[str]:
    return re.compile(f"{pattern_of(form.lower())}{end}")


def pattern_of(form: str) -> str:
    """The regular expression of a form as the tables write it."""
    figure = form.endswith(" #")
    text = re.escape(form.removesuffix(" #")).replace(r"\*", rf"[{LETTERS}]*").replace(r"\ ", r"[\s-]")
    return rf"{text}(?=\s\W?\d)" if figure else text
