"""The words of a language that have to do with numbers, looked up one at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from tqa.languages import dates
from tqa.languages.numerals import Numerals, load

_MOST_CLITICS = 2
_KEPT = 16384
_VOWELS = frozenset("aeiou")
_LONGEST = 90
"""Letters of the longest number word that is taken apart."""
_VOWEL_SIGNS = dict.fromkeys([*range(0x064B, 0x0653), 0x0640])
"""Arabic vowel signs and the stretching mark, which are left out as often as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one word may be; a word can be several things (third, quarter)."""

    cardinal: Decimal | None = None
    scale: Decimal | None = None
    ordinal: Decimal | None = None
    fraction: Decimal | None = None
    loose: tuple[Decimal, ...] = ()
    month: int | None = None
    weekday: int | None = None
    beside_figure: bool = False
    """A name of a month or day that is sure only beside a figure (May, Mar, segunda)."""
    joiner: bool = False
    article: bool = False
    half: bool = False
    filler: bool = False
    joined: bool = False
    """Said with “and” before it, in one word with it (Arabic, Hebrew)."""


class Lexicon:
    """The entries of one language."""

    def __init__(self, numerals: Numerals) -> None:
        self.numerals = numerals
        self.dates = calendar = dates.load(numerals.code)
        words = {
            *calendar.months, *calendar.weekdays,
            *numerals.words, *numerals.scales, *numerals.ordinals, *numerals.fractions, *numerals.loose,
            *numerals.joiners, *numerals.articles, *numerals.halves, *numerals.fillers,
        }  # fmt: skip
        self.entries: Mapping[str, Entry] = {
            word: Entry(
                cardinal=numerals.words.get(word),
                scale=numerals.scales.get(word),
                ordinal=numerals.ordinals.get(word),
                fraction=numerals.fractions.get(word),
                loose=numerals.loose.get(word, ()),
                month=calendar.months.get(word),
                weekday=calendar.weekdays.get(word),
                beside_figure=word in calendar.short or word in calendar.uncertain,
                joiner=word in numerals.joiners,
                article=word in numerals.articles,
                half=word in numerals.halves,
                filler=word in numerals.fillers,
            )
            for word in words
        } | dict.fromkeys(
            [
                *numerals.not_words,
                *(numerals.ranges - words),
                *(numerals.percent_before - words),
                *(numerals.shifts.keys() - words),
            ],
            Entry(),
        )
        self.short_scales = {**numerals.scales, **numerals.short_scales}
        self._pieces = {**numerals.words, **numerals.scales, **numerals.ordinals}
        self._stems = _alternation(numerals.stems) if numerals.stems else None
        self._heads = re.compile("|".join(map(re.escape, numerals.heads))) if numerals.heads else None
        self._vowel_words = tuple(word for word in numerals.words if word[0] in _VOWELS)
        self._scale_starts = frozenset(form[0] for form in numerals.scales)
        piece = self._compound_piece() if numerals.compounds else "(?!)"
        joiner = rf"(?:{'|'.join(map(re.escape, sorted(numerals.joiners)))})?"
        self._compound = re.compile(rf"(?P<number>(?:{piece})(?:{joiner}(?:{piece}))*)(?P<rest>.*)")
        self._whole = re.compile(rf"(?P<number>(?:{piece})(?:{joiner}(?:{piece}))*)(?P<rest>)")
        self._going_on = re.compile(rf"(?:{joiner}(?:{piece}))*{joiner}")
        self.look_up = lru_cache(maxsize=_KEPT)(self._look_up)

    def _compound_piece(self) -> str:
        pieces = sorted(
            {word for word in (*self.numerals.words, *self.numerals.scales) if " " not in word},
            key=len,
            reverse=True,
        )
        return "|".join([*(_before_vowel(form, pieces) for form in self.numerals.elided), *map(re.escape, pieces)])

    def _look_up(self, word: str) -> Entry | None:
        """The entry of a word as it stands in the text, its compounds and clitics taken apart."""
        folded = word.casefold()
        if self.numerals.apostrophes and "\u02bc" in folded:
            folded = folded.replace("\u02bc", "’")
        if "\u0600" <= folded[0] <= "\u06ff":
            folded = folded.translate(_VOWEL_SIGNS)
        entry = self.entries.get(folded)
        if entry is not None:
            return entry
        if self._stems is not None and (stem := self._stems.match(folded)) and self._is_head(folded, stem.end()):
            return Entry(cardinal=self.numerals.stems[stem.group()])
        if self.numerals.compounds and len(folded) <= _LONGEST and (found := self._compound.fullmatch(folded)):
            # The longest pieces first may leave a rest that shorter ones would not.
            return self._of_compound(folded, (found["rest"] and self._whole.fullmatch(folded)) or found)
        if self.numerals.clitics:
            return self._without_clitics(folded)
        if self.numerals.unspaced and folded[0] in self._scale_starts:
            scale = max((form for form in self.numerals.scales if folded.startswith(form)), key=len, default=None)
            return None if scale is None else Entry(scale=self.numerals.scales[scale])
        return None

    def _is_head(self, word: str, start: int) -> bool:
        return self._heads is not None and self._heads.match(word, start) is not None

    def _of_compound(self, word: str, found: re.Match[str]) -> Entry | None:
        rest = found["rest"]
        if rest in self.numerals.ordinal_suffixes or (
            rest.startswith("s") and rest[1:] in self.numerals.ordinal_suffixes
        ):
            value = self._compound_value(found["number"])
            return Entry(ordinal=value) if value is not None else None
        if rest and rest not in self.numerals.case_endings and not self._is_head(word, found.start("rest")):
            return self._of_ordinal_compound(word)
        if (scale := self.numerals.scales.get(found["number"])) is not None:
            return Entry(scale=scale)
        value = self._compound_value(found["number"])
        return Entry(cardinal=value) if value is not None else None

    def _of_ordinal_compound(self, word: str) -> Entry | None:
        for size in range(1, len(word)):
            tail = self.numerals.ordinals.get(word[size:])
            if tail is not None and (value := self._compound_value(word[:size])) is not None:
                return Entry(ordinal=value + tail)
        return None

    def _is_elided(self, text: str, at: int, form: str) -> bool:
        """Whether hundred stands there without its last vowel: centotto."""
        rest = text[at + len(form) :]
        return text.startswith(form, at) and rest[:1] in _VOWELS and any(map(rest.startswith, self._vowel_words))

    def _compound_value(self, text: str) -> Decimal | None:
        total: Decimal = Decimal(0)
        current: Decimal = Decimal(0)
        at = 0
        while at < len(text):
            elided = next((form for form in self.numerals.elided if self._is_elided(text, at, form)), None)
            for size in range(len(text) - at, 0, -1) if elided is None else (len(elided),):
                piece = text[at : at + size]
                if not self._going_on.fullmatch(text, at + size):
                    continue
                if piece in self.numerals.elided:
                    current = (current or Decimal(1)) * 100
                    break
                if piece in self.numerals.scales:
                    scale = self.numerals.scales[piece]
                    if scale == 100:
                        current = (current or 1) * scale
                    else:
                        total += (current or 1) * scale
                        current = Decimal(0)
                    break
                if piece in self.numerals.words:
                    current += self.numerals.words[piece]
                    break
                if piece in self.numerals.joiners:
                    break
            else:
                return None
            at += size
        return total + current

    def _without_clitics(self, word: str) -> Entry | None:
        joined = False
        for _ in range(_MOST_CLITICS):
            for clitic in self.numerals.clitics:
                if word.startswith(clitic) and len(word) > len(clitic) + 1:
                    word = word[len(clitic) :]
                    joined = joined or clitic in self.numerals.joiners
                    break
            else:
                return None
            entry = self.entries.get(word)
            if entry is not None:
                return Entry(
                    cardinal=entry.cardinal, scale=entry.scale, ordinal=entry.ordinal, fraction=entry.fraction,
                    loose=entry.loose, half=entry.half, joined=joined,
                )  # fmt: skip
        return None


def _before_vowel(form: str, pieces: list[str]) -> str:
    following = "|".join(re.escape(piece) for piece in pieces if piece[0] in _VOWELS)
    return rf"{re.escape(form)}(?={following})"


def _alternation(forms: Mapping[str, Decimal]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))


@cache
def lexicon_of(code: str) -> Lexicon:
    return Lexicon(load(code))
