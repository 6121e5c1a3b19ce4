"""Koreans whose names are spelt over in two ways: Yi Cheol-u, who is Lee Cheol-woo in the rest of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import regex

from tqa.checks.check import Context, Passage
from tqa.checks.wording import times
from tqa.entity.names import find_names, is_ordinary
from tqa.entity.sound import hangul_of, is_customary, latin_letters
from tqa.finding import Span
from tqa.text.computed import kept

_KOREAN = "ko"
_NAME = regex.compile(r"(?<![\w\-])[A-Z][a-z]{0,5} [A-Z][a-z]{0,5}(?:-[a-z]| [A-Z])[a-z]{0,5}(?![\w\-])")
"""A family name of one syllable and a given name of two, as nearly all are: Lee Cheol-woo, Kim Jong Un."""
_FAMILY = regex.compile(r"[A-Z][a-z]{1,5}")
_PARTS = regex.compile(r"[ \-]")


@dataclass(frozen=True, slots=True)
class SpeltOtherwise:
    """A whole name, and how the text spells it elsewhere."""

    span: Span
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class _Korean:
    """A spelling with the Hangul that each of its syllables may stand for, and where it stands.

    `known` is a name of the glossary, `usual` one whose family name is written as most write it.
    """

    surface: str
    syllables: tuple[frozenset[str], ...]
    places: list[tuple[Passage, Span]]
    known: bool
    usual: bool

    def may_be(self, other: _Korean) -> bool:
        return all(one & another for one, another in zip(self.syllables, other.syllables, strict=True))


@kept
def koreans_spelt_otherwise(context: Context) -> Mapping[str, tuple[SpeltOtherwise, ...]]:
    """By field, the names of three syllables that two spellings in one translation from Korean may stand for.

    The glossary's spelling is right, else the one with the usual family name (Lee, not Yi), else the commoner, else the first.
    """
    source = context.source_language
    if source is None or source.base != _KOREAN or not context.target_language.case:
        return {}
    found: defaultdict[str, list[SpeltOtherwise]] = defaultdict(list)
    koreans = _koreans(context.passages)
    for field, family in _families(context, koreans) if koreans else ():
        found[field].append(family)
    for one, other in combinations(koreans, 2):
        if not one.may_be(other) or (one.known and other.known):
            continue
        right, wrong = sorted((one, other), key=lambda each: (not each.known, not each.usual, -len(each.places)))
        why = f"The text also writes this name “{right.surface}”, {times(len(right.places))}"
        for passage, span in wrong.places:
            found[passage.field].append(SpeltOtherwise(span, right.surface, why))
    return {field: tuple(each) for field, each in found.items()}


def _families(context: Context, koreans: Sequence[_Korean]) -> Iterator[tuple[str, SpeltOtherwise]]:
    """Family names alone that nobody in the text has, where one has the same in another spelling: Yun for Yoon Suk Yeol."""
    language = context.target_language
    names = [name for passage in context.passages for name in find_names(passage.target) if len(name.words) > 1]
    own = {word.surface for name in names for word in name.words}
    for passage in context.passages:
        for name in find_names(passage.target):
            word = name.words[0]
            if len(name.words) > 1 or word.surface in own or not _FAMILY.fullmatch(word.surface):
                continue
            if is_ordinary(word.surface, language) or passage.has_term(word):
                continue
            hangul = hangul_of(latin_letters(word.surface))
            same = [korean for korean in koreans if hangul & korean.syllables[0]]
            families = {_PARTS.split(korean.surface)[0] for korean in same}
            if hangul and len(families) == 1:
                why = f"The text has “{same[0].surface}”, and nobody else of this name"
                yield passage.field, SpeltOtherwise(Span(word.start, word.end), families.pop(), why)


def _koreans(passages: Sequence[Passage]) -> list[_Korean]:
    found: dict[str, _Korean] = {}
    for passage in passages:
        for name in _NAME.finditer(passage.target.content, overlapped=True):
            surface, span = name[0], Span(*name.span())
            if surface not in found:
                syllables = tuple(hangul_of(latin_letters(part)) for part in _PARTS.split(surface))
                if not all(syllables):
                    continue
                known = any(
                    match.term.admitted and match.concept.startswith("person.") and match.span.touches(span)
                    for match in passage.target_terms
                )
                usual = is_customary(latin_letters(_PARTS.split(surface)[0]))
                found[surface] = _Korean(surface, syllables, [], known, usual)
            found[surface].places.append((passage, span))
    return list(found.values())
