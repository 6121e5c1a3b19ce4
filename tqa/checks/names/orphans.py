"""Somebody who is nobody's namesake: Landino said, where the article introduces Maurizio Landini and no Landino."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tqa.checks.check import Context, Passage
from tqa.entity.names import Name, NameWord, find_names, is_ordinary
from tqa.finding import Span
from tqa.languages.literal.english import habits
from tqa.languages.romanisation import fold, is_couple, is_pinyin
from tqa.text.computed import kept

_ENGLISH = "en"
_LETTERS = 5
"""A shorter name has too many neighbours."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A name, the one that it is a slip of, and what tells that."""

    span: Span
    right: str
    why: str


@kept
def _introduced(context: Context) -> Mapping[str, frozenset[str]]:
    """The last words of the names of two words and more, and with which first words they stand."""
    found: dict[str, frozenset[str]] = {}
    for passage in context.passages:
        for name in find_names(passage.target):
            if len(name.words) > 1:
                last = name.words[-1].surface
                found[last] = found.get(last, frozenset()) | {name.words[0].surface}
    return found


@kept
def _standing(context: Context) -> frozenset[str]:
    """The words of the names of two words and more: such a one is somebody, or something, of its own."""
    return frozenset(
        word.surface
        for passage in context.passages
        for name in find_names(passage.target)
        if len(name.words) > 1
        for word in name.words
    )


def orphans(context: Context, passage: Passage) -> Iterator[Orphan]:
    """Who speaks without having been introduced, and differs by a letter from one who has; or has another's first name."""
    if passage.source is not None or passage.target.language.base != _ENGLISH:
        return
    known = _introduced(context)
    for name in find_names(passage.target) if known else ():
        word = name.words[-1]
        if len(word.surface) < _LETTERS or not word.surface.isalpha() or word.surface.isupper():
            continue
        if is_ordinary(word.surface, passage.target.language) or any(
            match.span.touches(word.span) for match in passage.target_terms
        ):
            continue
        if len(name.words) == 1:
            if word.surface in _standing(context) or not _speaks(passage, name):
                continue
            firsts = None
        else:
            firsts = name.words[0].surface
        near = [
            last
            for last, first in known.items()
            if last != word.surface
            and _is_slip(word.surface, last)
            and (firsts is None or firsts in first)
            and not (is_pinyin(word.surface) and is_pinyin(last) and (firsts is not None or any(map(is_pinyin, first))))
        ]
        if len(near) == 1 and (firsts is None or _is_rarer(word, near[0], passage)):
            yield Orphan(
                word.span, near[0], f"The text names {sorted(known[near[0]])[0]} {near[0]}, and nobody else so"
            )


def _speaks(passage: Passage, name: Name) -> bool:
    """Whether the name has a form of address, or does what people do."""
    behind = passage.target.content[name.end : name.end + 20].split(maxsplit=1)
    return (
        bool(behind)
        and passage.target.content[name.end : name.end + 1] == " "
        and behind[0].rstrip(",.") in habits().acts
    )


def _is_rarer(word: NameWord, other: str, passage: Passage) -> bool:
    """Whether a text has the other more often, or earlier."""
    here, there = passage.target.surfaces.count(word.surface), passage.target.surfaces.count(other)
    return here < there or (here == there and 0 <= passage.target.content.find(other) < word.start)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter, and neither is the other with an ending."""
    first, second = fold(one), fold(other)
    if min(len(first), len(second)) < _LETTERS or first.startswith(second) or second.startswith(first):
        return False
    return OSA.distance(first, second, score_cutoff=1) == 1 and not is_couple(one, other)
