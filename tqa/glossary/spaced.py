"""Finding terms where words are set apart by spaces: piece by piece, each under the dictionary words it may be a form of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from tqa.glossary.fold import Run, cut, fold_piece, joint, pieces, runs
from tqa.glossary.lexicon import GUARD, Lexicon
from tqa.languages import Language
from tqa.languages.inflection import inflection
from tqa.text.remembered import Remembered

SHORT_ACRONYM = 3
"""Letters up to which a term in capitals is not looked for where the whole line is in capitals (US, IS, WHO)."""


Hit = tuple[int, int, tuple[int, ...]]
"""Where a match begins and ends, and the numbers of the terms there."""


_Path = tuple[str, bool, int]
"""A beginning of a phrase: its key, whether each piece stands as it is in the dictionary, and where the text begins."""


ALONE = ""
"""In place of a second piece: the first is a term by itself."""


class SpacedMatcher:
    """Terms of one language with spaces. Keeps what words may be, since an article repeats them."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self._lexicon = lexicon
        self._code = language.code
        self._rules = inflection(language.code)
        self._shapes: dict[int, tuple[str, ...]] = {}
        self._after: dict[str, list[str]] = {}
        for opening, size in lexicon.openings.items():
            if size:
                self._after.setdefault(opening[:size], []).append(opening[size + 1 :])
        self._first = Remembered(self._first_words)
        self._next = Remembered(self._next_words)
        self._seconds = Remembered(self._second_words)
        self._forms = Remembered(lambda surface: frozenset(word for word, _ in self._next[surface]))

    def find(self, content: str) -> Iterator[Hit]:
        """Leftmost longest, none inside another; guards take their place in silence."""
        parts = cut(content)
        surfaces = parts[1::2]
        found: Sequence[Run] = ()
        free = 0
        seconds = list(map(self._seconds.__getitem__, surfaces))
        for number in compress(range(len(surfaces)), seconds):
            led, after = seconds[number], number + 1
            if number < free:
                continue
            if ALONE not in led and (after == len(surfaces) or led.isdisjoint(self._forms[surfaces[after]])):
                # “the” and “to” begin many terms, but hardly ever with the piece behind them.
                continue
            found = found or runs(parts)
            hit, used = self._longest(content, found, number, self._first[surfaces[number]])
            if hit is not None and hit[2]:
                yield hit
            free = number + used

    def _second_words(self, surface: str) -> frozenset[str]:
        """The second pieces of the terms that begin with this one, and `ALONE` if it is a term by itself."""
        bases = [base for base, _, _ in self._first[surface]]
        alone = (ALONE,) if any(base in self._lexicon.phrases for base in bases) else ()
        return frozenset(alone).union(*(self._after.get(base, ()) for base in bases))

    def _longest(
        self, content: str, found: Sequence[Run], number: int, firsts: tuple[tuple[str, bool, int], ...]
    ) -> tuple[Hit | None, int]:
        begin, end, _ = found[number]
        paths = [(word, as_is, begin + taken) for word, as_is, taken in firsts]
        best: Hit | None = None
        used = 0
        # Most words that start a term are no such thing; and each piece may be a form of several words.
        starts, openings = self._lexicon.starts, self._lexicon.openings
        most = max([starts[word] for word, _, _ in firsts])
        for size in range(1, most + 2):
            hit = self._hit(content, paths, found[number : number + size])
            if hit is not None:
                best, used = hit, size
            if size > most or number + size >= len(found):
                break
            start, after, _ = found[number + size]
            joined = joint(content[end:start])
            if not joined:
                break
            end = after
            words = self._next[content[start:end]]
            paths = [
                (key + joined + word, exact and as_is, begin)
                for key, exact, begin in paths
                for word, as_is in words
                if key + joined + word in openings
            ]
            if not paths:
                break
        return best, used

    def _hit(self, content: str, paths: list[_Path], run: Sequence[Run]) -> Hit | None:
        phrases = self._lexicon.phrases
        for key, exact, start in sorted(paths, key=_not_exact) if len(paths) > 1 else paths:
            phrase = phrases.get(key)
            if phrase is None:
                continue
            end = run[-1].end
            if phrase == GUARD:
                return (start, end, ())
            numbers = self._lexicon.numbers(phrase)
            kept = tuple(n for n in numbers if (exact or not self._lexicon.exact(n)) and self._cased(n, content, run))
            if kept:
                if end < len(content) and content[end] == "." and self._lexicon.texts[kept[0]].endswith("."):
                    end += 1
                return (start, end, kept)
        return None

    def _first_words(self, surface: str) -> tuple[tuple[str, bool, int], ...]:
        """The words that a piece may be which start a term, whether it is that word, and the letters to leave out before it."""
        word = fold_piece(surface, self._code)
        found = [(base, 0) for base in self._bases(word)]
        if self._rules is not None and len(word) == len(surface):
            found += [
                (base, taken) for rest, taken in self._rules.without_prefix(word) for base in self._rules.bases(rest)
            ]
        return tuple(
            (base, base == word, taken) for base, taken in dict.fromkeys(found) if base in self._lexicon.starts
        )

    def _next_words(self, surface: str) -> tuple[tuple[str, bool], ...]:
        word = fold_piece(surface, self._code)
        return tuple((base, base == word) for base in self._bases(word))

    def _bases(self, word: str) -> tuple[str, ...]:
        return self._rules.bases(word) if self._rules is not None else (word,)

    def _cased(self, number: int, content: str, run: Sequence[Run]) -> bool:
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
            surface = piece.surface
            if capitals == "all" and not (surface.isupper() or _apart(surface)):
                return False
            if capitals == "first" and not surface[0].isupper():
                return False
        if shape == ("all",) and len(run[0].surface) <= SHORT_ACRONYM:
            return not _in_capitals(content, run[0])
        return True


def _not_exact(path: _Path) -> bool:
    return not path[1]


def _capitals(surface: str) -> str:
    if len(surface) > 1 and surface.isupper():
        return "all"
    return "first" if surface[0].isupper() else ""


def _apart(surface: str) -> bool:
    """An acronym with an ending in small letters: НАТОвский, ВСУшник, NATOs."""
    capitals = sum(character.isupper() for character in surface)
    return capitals > 2 and surface[:capitals].isupper()


def _in_capitals(content: str, piece: Run) -> bool:
    start, end, _ = piece
    line_start = content.rfind("\n", 0, start) + 1
    line_end = content.find("\n", end)
    line = content[max(line_start, start - 60) : min(len(content) if line_end < 0 else line_end, end + 60)]
    return line.isupper() and sum(character.isalpha() for character in line) > 3 * (end - start)
