"""What shows that a word is a name, and whether it is one that is rendered by its meaning and not by its sound."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from operator import attrgetter
from typing import TypeVar

import regex

from tqa.entity.names import find_names
from tqa.entity.sound import transcribed
from tqa.finding import Place, Span
from tqa.languages import Language
from tqa.languages.romanisation import fold
from tqa.text import lexicon
from tqa.text.text import Text, Word

_CHINESE = "zh"
_KANA = 4
"""The fewest katakana of a foreign name."""

EXONYMS = "exonyms"
"""The list of names of places that may have quite another name elsewhere, even where the glossary knows the place."""

_INITIALS = 4
"""Letters of initials, mostly."""

_CONTRACTED = ("'ve", "'ll", "'m", "'re", "'d", "n't", "’ve", "’ll", "’m", "’re", "’d", "n’t")
_OFTEN = -9.0
_RARE = -12.0
_SIMPLE = 8
"""A longer word of a language that gives all nouns a capital may be put together of two."""

_AS_WORD = 4.0
"""A word that is a name less than e⁴ (55) times as often as not may be translated where it is one (Navy, Congress)."""

_ROMAJI = regex.compile(
    r"(?:(?:[kgsztdnhbpmyrwjf]|[kgnhbpmr]y|sh|ch|ts)?[aiueo](?:h(?![aiueoy]))?|n|m(?=[bp])|([kstp])(?=\1))++"
)


_start = attrgetter("start")
_Item = TypeVar("_Item", bound=Place)


def inside(items: Sequence[_Item], span: Span) -> Iterator[_Item]:
    """What lies inside a stretch of the text; `items` are in reading order."""
    if not items:
        return
    # Mostly the stretch is the whole text.
    first, last = 0, len(items)
    if items[0].start < span.start:
        first = bisect_left(items, span.start, key=_start)
    if items[-1].start >= span.end:
        last = bisect_left(items, span.end, first, key=_start)
    for item in items[first:last]:
        if item.end <= span.end:
            yield item


def shown_names(text: Text, span: Span) -> Iterator[Span]:
    """What the script itself shows to be a name: capitals inside a sentence, katakana, characters that only spell sounds."""
    language = text.language
    if language.case:
        for name in inside(find_names(text), span):
            words = [word for word in name.words if is_proper(word.surface, language, opens=word.opens)]
            if words and (len(words) == len(name.words) or not language.capital_nouns):
                yield Span(words[0].start, words[-1].end)
        return
    if language.base == _CHINESE:
        yield from transcribed(text.content, span)
        return
    for word in inside(text.words, span):
        if is_transcribed(word, language):
            yield word.span


def is_proper(word: str, language: Language, *, opens: bool) -> bool:
    """Whether a capitalised word of a source is a name and not an ordinary word or one that is translated, as Senat is.

    Where a capital says little, at the start of a sentence or on a German noun, the word must be one that English news has
    as a name.
    """
    usage = lexicon.load().usage(word.casefold())
    own, named = usage.get(language.base), usage.get(lexicon.NAMES)
    if len(word) < 3 or word.isupper():
        return False
    if opens or language.capital_nouns:
        if named is None:
            return own is None and not opens and len(word) <= _SIMPLE
        return own is None or named > own - 1.0
    return own is None or own < _RARE or (named is not None and named > own - 2.0)


def is_transcribed(word: Word, language: Language) -> bool:
    """Whether a word of a script without capitals is written by its sound, as foreign names are."""
    surface = word.surface
    if "Jpan" in language.scripts or language.base == "ja":
        katakana = all("ァ" <= char <= "ー" or char == "・" for char in surface)
        return katakana and len(surface) >= _KANA and not _is_used(surface, language)
    return False


@cache
def words_by_meaning() -> dict[str, dict[str, list[str]]]:
    """The lists of them by language, and of the countries that a language need not name."""
    text = (resources.files("tqa.languages.sounds") / "meaning.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def meanings(base: str, only: str | None = None) -> frozenset[str]:
    """The words of a language that others translate; `only` those of one list."""
    rows = words_by_meaning().get(base, {})
    return frozenset(word for key, words in rows.items() if only in (None, key) for word in words)


@cache
def home_of(base: str) -> frozenset[str]:
    """The countries that a source need not name to mean them."""
    return frozenset(words_by_meaning()["home"].get(base, ()))


@cache
def nouns_only(base: str) -> bool:
    """Whether the glossary has what countries are called in a language, and none of their adjectives."""
    return base in words_by_meaning()["nouns_only"]["languages"]


def own_country(base: str) -> str | None:
    """The one of them that is meant before all others: Korean says 북한 where it means the North."""
    return next(iter(words_by_meaning()["home"].get(base, ())), None)


@lru_cache(maxsize=20_000)
def is_translated(word: str, language: Language) -> bool:
    """Whether a capitalised word may be rendered by its meaning, so that it sounds like nothing in a source."""
    if (
        len(word) < 3
        or word.removesuffix("s").isupper()
        or "." in word
        or any(char.isdigit() for char in word)
        or word.endswith(_CONTRACTED)
    ):
        return True
    usage = lexicon.load().usage(word.casefold())
    own = usage.get(language.base)
    if own is not None and (own > _OFTEN or own > usage.get(lexicon.NAMES, -99.0) - _AS_WORD):
        return True
    known = meanings(language.base)
    return word in known or (word[-1] == "s" and word[:-1] in known)


def is_initials(word: str) -> bool:
    """Whether a word in capitals is short enough for initials, and no name in a headline or a dateline."""
    return word.isupper() and len(word) <= _INITIALS


def is_east_asian(surface: str) -> bool:
    """Whether a word may be Japanese or Korean in Latin letters, whose characters say too little of its sound."""
    return "-" in surface or _ROMAJI.fullmatch(fold(surface)) is not None


def _is_used(surface: str, language: Language) -> bool:
    return language.base in lexicon.load().usage(surface.casefold())
