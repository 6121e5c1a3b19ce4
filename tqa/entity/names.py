"""Names in a text of a script with capitals: runs of capitalised words, the ordinary word that opens a sentence left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from operator import not_
from typing import NamedTuple

from tqa.finding import Span
from tqa.languages import Language
from tqa.languages.naming import Naming
from tqa.languages.naming import load as load_naming
from tqa.text import lexicon
from tqa.text.computed import kept
from tqa.text.remembered import Remembered
from tqa.text.text import Text, Word
from tqa.text.usage import at_home

POSSESSIVES = ("'s", "’s", "'", "’")

ARTICLES = ("al-", "el-", "ul-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "d'", "d’", "l'", "l’")
"""Articles written to a name, casefolded; the name behind them has a capital of its own."""
_LONGEST = max(map(len, ARTICLES))

PARTICLES = 3
"""So many small words may stand inside a name: `van der`."""

_OPENING = frozenset("“\"«„‘'(—–")
_CLAUSE_OPENING = frozenset([": ", "- ", "— ", ") ", "] "])
"""What stands before the first word of a quotation or of a clause."""

_LOWER = -9.0
"""The log-probability of a word that its language uses all the time."""


class NameWord(NamedTuple):
    """A capitalised word without its possessive. `opens` says that it begins a sentence, where any word has a capital."""

    start: int
    end: int
    surface: str
    opens: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Name(NamedTuple):
    """Capitalised words that stand together: `words` is the name, `titles` the offices that lead it, casefolded."""

    words: tuple[NameWord, ...]
    titles: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@kept
def find_names(text: Text) -> tuple[Name, ...]:
    """The names of a text, in reading order; empty for a language whose script has no capitals."""
    if not text.language.case:
        return ()
    naming = load_naming(text.language.base)
    opening = {sentence.start for sentence in text.sentences}
    named = (_named(run, text.language, naming) for run in _runs(text, naming, opening))
    return tuple(name for name in named if name is not None)


def is_ordinary(word: str, language: Language) -> bool:
    """Whether a word is known as one that needs no capital inside a sentence.

    German gives all nouns a capital, and only English has counts of names: elsewhere, use says it alone.
    """
    return _ordinary(language.base)[word]


@cache
def _ordinary(base: str) -> Remembered[bool]:
    def is_known_ordinary(word: str) -> bool:
        own = at_home(word.casefold(), base)
        if own is None:
            return False
        if base != "en":
            return True
        usage = lexicon.load().usage(word.casefold())
        return own > usage.get(lexicon.NAMES, -99.0) - 1.5 or own > _LOWER

    return Remembered(is_known_ordinary)


def is_known(word: str, language: Language) -> bool:
    """Whether the news, in English or in this language, has the word, as a name or otherwise."""
    usage = lexicon.load().usage(word.casefold())
    return lexicon.NAMES in usage or "en" in usage or language.base in usage


def bare(surface: str) -> str:
    """A word without its possessive ending."""
    if surface.isalpha():
        return surface
    for ending in POSSESSIVES:
        if surface.endswith(ending) and len(surface) > len(ending) + 1:
            return surface[: -len(ending)]
    return surface


def _runs(text: Text, naming: Naming, opening: set[int]) -> Iterator[list[NameWord]]:
    """Capitalised words one behind the other; `van der`, `bin` and initials may stand between."""
    content, words, bounds, surfaces = text.content, text.words, text.bounds, text.surfaces
    run: list[NameWord] = []
    following = 0
    # Most words are small, and only what stands between two others can go on with a name.
    for number in compress(range(len(surfaces)), map(not_, map(str.islower, surfaces))):
        surface, at = surfaces[number], bounds[2 * number]
        plain, start = surface, at
        if not surface.isalpha():
            start, surface = _without_article(at, surface)
            plain = bare(surface)
        capital = surface[0].isupper()
        # Behind a space alone stands no quotation mark and no colon.
        spaced = number > 0 and content[bounds[2 * number - 1] : at] == " "
        if run and not (
            capital and ((number == following and spaced) or _goes_on(content, words, following, number, naming))
        ):
            yield run
            run = []
        following = number + 1
        if capital:
            opens = at in opening or (not spaced and _opens(content, at))
            run.append(NameWord(start, start + len(plain), plain, opens))
            if plain != surface:
                yield run
                run = []
    if run:
        yield run


def _goes_on(content: str, words: Sequence[Word], first: int, last: int, naming: Naming) -> bool:
    """Whether a name goes on with the last of these words: three particles at the most may stand before it."""
    if last - first > PARTICLES:
        return False
    for number in range(first, last + 1):
        if number < last and words[number].surface not in naming.particles:
            return False
        if not _is_joined(content, words[number - 1], words[number], naming):
            return False
    return True


def _is_joined(content: str, before: Word, word: Word, naming: Naming) -> bool:
    gap = content[before.end : word.start]
    return gap in (" ", "\u00a0") or (gap == ". " and _is_abbreviated(before.surface, naming))


def _is_abbreviated(surface: str, naming: Naming) -> bool:
    """Whether a full stop behind a word ends no sentence: an initial, or “Mr.”."""
    return len(surface) == 1 or surface.casefold() in naming.titles


def _without_article(start: int, surface: str) -> tuple[int, str]:
    """A name without the article that is written to it, and where it begins: al-Hiyari, El-Sisi, d'Estaing."""
    if not surface[:_LONGEST].casefold().startswith(ARTICLES):
        return start, surface
    for article in ARTICLES:
        rest = surface[len(article) :]
        if surface[: len(article)].casefold() == article and rest[:1].isupper():
            return start + len(article), rest
    return start, surface


def _opens(content: str, start: int) -> bool:
    """Whether a quotation or a clause behind a colon begins here."""
    before = content[max(0, start - 2) : start]
    return before[-1:] in _OPENING or before in _CLAUSE_OPENING


def _named(run: list[NameWord], language: Language, naming: Naming) -> Name | None:
    """The name of a run, if any: what stands behind its last title, without an ordinary word that only opens the sentence."""
    if len(run) == 1:
        return None if run[0].opens and is_ordinary(run[0].surface, language) else Name(tuple(run))
    folded = [word.surface.casefold() for word in run]
    first = 0
    for at in range(len(run) - 1):
        if folded[at] in naming.titles:
            first = at + 1
    if first == 0 and run[0].opens and is_ordinary(run[0].surface, language):
        first = 1
    return Name(tuple(run[first:]), tuple(folded[:first])) if first < len(run) else None
