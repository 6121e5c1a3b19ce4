"""Everyday words of a language in Cyrillic letters that stand in a text in Latin ones as they are spoken: zakonoproekt."""

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

LETTERS = 6
"""Shorter words are too many things."""


def spelt_over(target: Text, source: Language | None) -> Iterator[tuple[Span, str]]:
    """The words with what they are in English; nothing for a language in Latin letters or without a list of words."""
    if source is None or not respelling(source.base).cyrillic:
        return
    meaning = _spelt_over(source.base)
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
def _by_sound(base: str) -> dict[str, str]:
    rules = respelling(base)
    return {
        sound_key(rules.of(word)): english
        for word, english in listed(base).words.items()
        if len(word) >= LETTERS - 1 and word.isalpha()
    }
