"""Finding terms where words are set apart by spaces: piece by piece, each under the dictionary words it may be a form of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqa.glossary.fold import cut, fold_piece, joint, pieces
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


_Single = tuple[int, tuple[int, ...], bool]
"""What a piece is by itself: the letters to leave out before it, the numbers of its terms (none for a guard), and whether
the term ends in a full stop."""


_ENDS = ".)"
"""What a term may end in and pieces have not: Co., Congo (Gold)."""

ALONE = ""
"""In place of a second piece: the first is a term by itself."""

_NOTHING: _Single = (-1, (), False)


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
        self._singles = Remembered(self._single_word)
        self._forms = Remembered(lambda surface: frozenset(word for word, _ in self._next[surface]))

    def find(self, content: str) -> Iterator[Hit]:
        """Leftmost longest, none inside another; guards take their place in silence."""
        parts = cut(content)
        surfaces = parts[1::2]
        last = len(surfaces) - 1
        forms, singles = self._forms, self._singles
        free = at = begin = 0
        for number, led in enumerate(map(self._seconds.__getitem__, surfaces)):
            if not led or number < free:
                continue
            # “the” and “to” begin many terms, but hardly ever with the piece behind them.
            leads_on = number < last and not led.isdisjoint(forms[surfaces[number + 1]])
            single = singles[surfaces[number]] if ALONE in led else _NOTHING
            if single is _NOTHING and not leads_on:
                continue
            place = 2 * number + 1
            begin += len("".join(parts[at:place]))
            at = place
            end = begin + len(parts[place])
            hit: Hit | None = None
            used = 1
            if single is None:
                hit = self._hit(content, self._paths(parts[place], begin), (parts[place],), end)
            elif single is not _NOTHING:
                taken, numbers, stop = single
                hit = (begin + taken, end + (stop and content[end : end + 1] == "."), numbers)
            if leads_on and (longer := self._longest(content, parts, number, begin)):
                hit, used = longer
            if hit is not None:
                free = number + used
                if hit[2]:
                    yield hit

    def _second_words(self, surface: str) -> frozenset[str]:
        """The second pieces of the terms that begin with this one, and `ALONE` if it is a term by itself."""
        bases = [base for base, _, _ in self._first[surface]]
        alone = (ALONE,) if any(base in self._lexicon.phrases for base in bases) else ()
        return frozenset(alone).union(*(self._after.get(base, ()) for base in bases))

    def _single_word(self, surface: str) -> _Single | None:
        """What a piece is by itself, wherever it stands; `None` where that depends on its line."""
        for word, as_is, taken in sorted(self._first[surface], key=_not_exact):
            phrase = self._lexicon.phrases.get(word)
            if phrase is None:
                continue
            kept = self._kept(phrase, (surface,), exact=as_is)
            if any(map(self._is_acronym, kept)) and len(surface) <= SHORT_ACRONYM:
                return None
            if kept or phrase == GUARD:
                return (taken, kept, bool(kept) and self._lexicon.texts[kept[0]].endswith("."))
        return _NOTHING

    def _paths(self, surface: str, begin: int) -> list[_Path]:
        return [(word, as_is, begin + taken) for word, as_is, taken in self._first[surface]]

    def _longest(self, content: str, parts: Sequence[str], number: int, begin: int) -> tuple[Hit, int] | None:
        """The longest term of several pieces that begins with this one, and how many they are."""
        place = 2 * number + 1
        end = begin + len(parts[place])
        paths = self._paths(parts[place], begin)
        best: tuple[Hit, int] | None = None
        openings = self._lexicon.openings
        # Each piece may be a form of several words.
        for after in range(place + 2, len(parts), 2):
            joined = joint(parts[after - 1])
            if not joined:
                break
            end += len(parts[after - 1]) + len(parts[after])
            words = self._next[parts[after]]
            paths = [
                (key, exact and as_is, start)
                for opening, exact, start in paths
                for word, as_is in words
                if (key := opening + joined + word) in openings
            ]
            if not paths:
                break
            hit = self._hit(content, paths, parts[place : after + 1 : 2], end)
            if hit is not None:
                best = hit, (after - place) // 2 + 1
        return best

    def _hit(self, content: str, paths: list[_Path], surfaces: Sequence[str], end: int) -> Hit | None:
        phrases = self._lexicon.phrases
        for key, exact, start in sorted(paths, key=_not_exact) if len(paths) > 1 else paths:
            phrase = phrases.get(key)
            if phrase is None:
                continue
            if phrase == GUARD:
                return (start, end, ())
            kept = self._kept(phrase, surfaces, exact=exact)
            if (
                len(surfaces) == 1
                and len(surfaces[0]) <= SHORT_ACRONYM
                and any(map(self._is_acronym, kept))
                and _in_capitals(content, end - len(surfaces[0]), end)
            ):
                kept = tuple(n for n in kept if not self._is_acronym(n))
            if kept:
                if end < len(content) and content[end] in _ENDS and self._lexicon.texts[kept[0]].endswith(content[end]):
                    end += 1
                return (start, end, kept)
        return None

    def _kept(self, phrase: int, surfaces: Sequence[str], *, exact: bool) -> tuple[int, ...]:
        """The terms of a phrase that may be inflected and written as these pieces are."""
        lexicon = self._lexicon
        return tuple(n for n in lexicon.numbers(phrase) if (exact or not lexicon.exact(n)) and self._cased(n, surfaces))

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

    def _shape(self, number: int) -> tuple[str, ...]:
        shape = self._shapes.get(number)
        if shape is None:
            shape = self._shapes[number] = tuple(
                _capitals(piece.surface) for piece in pieces(self._lexicon.texts[number])
            )
        return shape

    def _is_acronym(self, number: int) -> bool:
        return not self._lexicon.any_case(number) and self._shape(number) == ("all",)

    def _cased(self, number: int, surfaces: Sequence[str]) -> bool:
        if self._lexicon.any_case(number):
            return True
        shape = self._shape(number)
        if len(shape) != len(surfaces):
            return True
        for capitals, surface in zip(shape, surfaces, strict=True):
            if capitals == "all" and not (surface.isupper() or _apart(surface)):
                return False
            if capitals == "first" and not surface[0].isupper():
                return False
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


def _in_capitals(content: str, start: int, end: int) -> bool:
    line_start = content.rfind("\n", 0, start) + 1
    line_end = content.find("\n", end)
    line = content[max(line_start, start - 60) : min(len(content) if line_end < 0 else line_end, end + 60)]
    return line.isupper() and sum(character.isalpha() for character in line) > 3 * (end - start)
