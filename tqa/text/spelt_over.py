"""Everyday words of a language that its list has and the table of words cannot tell.

Those of a language in Cyrillic letters stand in a text in Latin ones as they are spoken: zakonoproekt. Those of one in Latin
letters whose words were not counted (Slovak) stand there as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tqa.finding import Span
from tqa.languages import Language
from tqa.languages.meanings import listed
from tqa.languages.respelling import respelling
from tqa.languages.romanisation import sound_key
from tqa.text.lexicon import load, load_wider
from tqa.text.remembered import Remembered
from tqa.text.text import Text
from tqa.text.usage import Tier, tier_of

LETTERS = 6
"""Shorter words are too many things."""

_LATIN = "Latn"
_HOME = "en"


def spelt_over(target: Text, source: Language | None) -> Iterator[tuple[Span, str]]:
    """The words with what they are in English; nothing for a language that the table of words has, or without a list."""
    if source is None:
        return
    if respelling(source.base).cyrillic:
        meaning = _spelt_over(source.base)
    elif _LATIN in source.scripts and source.base != _HOME and source.base not in load().languages:
        meaning = _as_written(source.base)
    else:
        return
    found = {surface for surface in set(target.surfaces) if meaning[surface] is not None}
    for word in target.words if found else ():
        english = meaning[word.surface]
        if english is not None:
            yield word.span, english


@cache
def _spelt_over(base: str) -> Remembered[str | None]:
    """For a word its English, if it is a listed word by its sound and no text in Latin letters has it."""
    by_sound = _by_sound(base)

    def english(word: str) -> str | None:
        if len(word) < LETTERS or not word.islower() or not word.isascii() or not word.isalpha():
            return None
        found = by_sound.get(sound_key(word))
        return found if found is not None and not load().usage(word) and not load_wider().usage(word) else None

    return Remembered(english)


@cache
def _as_written(base: str) -> Remembered[str | None]:
    """For a word its English, if it is listed and no English text has it: odbory."""
    listed_words = listed(base).words

    def english(word: str) -> str | None:
        known = word in listed_words and word.islower() and tier_of(word, _HOME, base) is Tier.CLEAR
        return listed_words[word] if known else None

    return Remembered(english)


@cache
def _by_sound(base: str) -> dict[str, str]:
    rules = respelling(base)
    return {
        sound_key(rules.of(word)): english
        for word, english in listed(base).words.items()
        if len(word) >= LETTERS - 1 and word.isalpha()
    }
