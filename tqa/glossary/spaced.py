"""Finding terms where words are set apart by spaces: piece by piece, each under the dictionary words it may be a form of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tqa.glossary.fold import Piece, fold_piece, piece_of, pieces, runs
from tqa.glossary.lexicon import GUARD, Lexicon
from tqa.languages import Language
from tqa.languages.inflection import inflection

SHORT_ACRONYM = 3
"""Letters up to which a term in capitals is not looked for where the whole line is in capitals (US, IS, WHO)."""


Hit = tuple[int, int, tuple[int, ...]]
"""Where a match begins and ends, and the numbers of the terms there."""


@dataclass(frozen=True, slots=True)
class _Path:
    """A beginning of a phrase: its key, whether each piece stands as it is in the dictionary, and where the text begins."""

    key: str
    exact: bool
    start: int


class SpacedMatcher:
    """Terms of one language with spaces. Keeps what words may be, since an article repeats them."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self._lexicon = lexicon
        self._code = language.code
        self._rules = inflection(language.code)
        self._words: dict[str, tuple[tuple[str, bool], ...]] = {}
        self._firsts: dict[str, tuple[tuple[str, int], ...]] = {}
        self._shapes: dict[int, tuple[str, ...]] = {}

    def find(self, content: str) -> Iterator[Hit]:
        """Leftmost longest, none inside another; guards take their place in silence."""
        found = runs(content)
        known = self._firsts
        free = 0
        for number, match in enumerate(found):
            surface = match.group()
            firsts = known.get(surface)
            if firsts is None:
                firsts = self._first(surface)
            if firsts and number >= free:
                hit, used = self._longest(content, found, number)
                if hit is not None and hit[2]:
                    yield hit
                free = number + used

    def _longest(self, content: str, found: list[regex.Match[str]], number: int) -> tuple[Hit | None, int]:
        piece = piece_of(content, found[number], 0)
        run = [piece]
        paths = [
            _Path(word, word == fold_piece(piece.surface, self._code), piece.start + taken)
            for word, taken in self._first(piece.surface)
        ]
        best: Hit | None = None
        used = 0
        most = max(self._lexicon.starts[path.key] for path in paths)
        for size in range(1, most + 2):
            hit = self._hit(content, paths, run)
            if hit is not None:
                best, used = hit, size
            if size > most or number + size >= len(found):
                break
            following = piece_of(content, found[number + size], run[-1].end)
            if not following.joint:
                break
            run.append(following)
            paths = [
                _Path(path.key + following.joint + word, path.exact and as_is, path.start)
                for path in paths
                for word, as_is in self._next(following.surface)
            ]
        return best, used

    def _hit(self, content: str, paths: list[_Path], run: list[Piece]) -> Hit | None:
        end = run[-1].end
        for path in sorted(paths, key=lambda p: not p.exact):
            phrase = self._lexicon.phrases.get(path.key)
            if phrase is None:
                continue
            if phrase == GUARD:
                return (path.start, end, ())
            numbers = self._lexicon.numbers(phrase)
            kept = tuple(
                n for n in numbers if (path.exact or not self._lexicon.exact(n)) and self._cased(n, content, run)
            )
            if kept:
                if end < len(content) and content[end] == "." and self._lexicon.texts[kept[0]].endswith("."):
                    end += 1
                return (path.start, end, kept)
        return None

    def _first(self, surface: str) -> tuple[tuple[str, int], ...]:
        """The words that a piece may be which start a term, each with the letters to leave out before it."""
        known = self._firsts.get(surface)
        if known is None:
            word = fold_piece(surface, self._code)
            found = [(base, 0) for base in self._bases(word)]
            if self._rules is not None and len(word) == len(surface):
                found += [
                    (base, taken)
                    for rest, taken in self._rules.without_prefix(word)
                    for base in self._rules.bases(rest)
                ]
            known = tuple(dict.fromkeys((base, taken) for base, taken in found if base in self._lexicon.starts))
            self._firsts[surface] = known
        return known

    def _next(self, surface: str) -> tuple[tuple[str, bool], ...]:
        known = self._words.get(surface)
        if known is None:
            word = fold_piece(surface, self._code)
            known = self._words[surface] = tuple((base, base == word) for base in self._bases(word))
        return known

    def _bases(self, word: str) -> tuple[str, ...]:
        return self._rules.bases(word) if self._rules is not None else (word,)

    def _cased(self, number: int, content: str, run: list[Piece]) -> bool:
        if self._lexicon.any_case(number):
            return True
        shape = self._shapes.get(number)
        if shape is None:
            shape = self._shapes[number] = tuple(
                _capitals(piece.surface) for piece in pieces(self._lexicon.texts[number])
            )
        if len(shape) != len(run):
            return True
        for capitals, piece in zip(shape, run, strict=True):
            if capitals == "all" and not (piece.surface.isupper() or _apart(piece.surface)):
                return False
            if capitals == "first" and not piece.surface[0].isupper():
                return False
        if shape == ("all",) and len(run[0].surface) <= SHORT_ACRONYM:
            return not _in_capitals(content, run[0])
        return True


def _capitals(surface: str) -> str:
    if len(surface) > 1 and surface.isupper():
        return "all"
    return "first" if surface[0].isupper() else ""


def _apart(surface: str) -> bool:
    """An acronym with an ending in small letters: НАТОвский, ВСУшник, NATOs."""
    capitals = sum(character.isupper() for character in surface)
    return capitals > 2 and surface[:capitals].isupper()


def _in_capitals(content: str, piece: Piece) -> bool:
    line_start = content.rfind("\n", 0, piece.start) + 1
    line_end = content.find("\n", piece.end)
    line = content[max(line_start, piece.start - 60) : min(len(content) if line_end < 0 else line_end, piece.end + 60)]
    return line.isupper() and sum(character.isalpha() for character in line) > 3 * len(piece.surface)
