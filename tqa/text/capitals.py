"""Words that a source writes with a capital because they are names: the target must not have them in small letters."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from tqa.finding import Span
from tqa.languages.inflection import inflection
from tqa.languages.naming import load as load_naming
from tqa.text.computed import kept
from tqa.text.lexicon import NAMES, load
from tqa.text.text import Text, Word
from tqa.text.usage import at_home

LETTERS = 4
"""A shorter word may be anything in the other language."""

ACRONYM = 3
"""The fewest letters of an acronym."""

_HEADED = 0.7
"""A sentence with so many capitals is a title, where they say nothing."""


@kept
def source_names(source: Text) -> Mapping[str, Span]:
    """Words that a source writes with a capital inside its sentences, or in capitals, and never without, casefolded, and where.

    Under their dictionary forms too, where the language has rules of inflection (Šumavě: šumava). Left out are words that
    the language also has as ordinary ones, since a title of such words may rightly be translated or written small. Where
    all nouns have a capital, they must be known as names. Empty for a language whose script has no capitals.
    """
    language = source.language
    if not language.case:
        return {}
    endings = inflection(language.code)
    always = load_naming(language.base).capitals
    small = {word.surface for word in source.words if word.surface.islower()}
    found: dict[str, Span] = {}
    for words in _by_sentence(source):
        capitals = [word for word in words[1:] if _is_title(word)]
        acronyms = [word for word in words if _is_acronym(word)]
        if len(capitals) >= _HEADED * (len(words) - 1):
            continue
        for word in (*capitals, *acronyms):
            folded = word.surface.casefold()
            if folded in small or folded in always or at_home(folded, language.base) is not None:
                continue
            if language.capital_nouns and NAMES not in load().usage(folded):
                continue
            found.setdefault(folded, word.span)
            for base in endings.bases(folded) if endings is not None else ():
                if len(base) >= LETTERS and base not in small and at_home(base, language.base) is None:
                    found.setdefault(base, word.span)
    return found


def _is_acronym(word: Word) -> bool:
    return word.surface.isalpha() and word.surface.isupper() and len(word.surface) >= ACRONYM


def _by_sentence(text: Text) -> Iterator[list[Word]]:
    words = deque(text.words)
    for sentence in text.sentences:
        inside = []
        while words and words[0].start < sentence.end:
            inside.append(words.popleft())
        yield inside


def _is_title(word: Word) -> bool:
    surface = word.surface
    return len(surface) >= LETTERS and surface.isalpha() and surface[0].isupper() and surface[1:].islower()
