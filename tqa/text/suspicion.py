"""Weighs single words: do they belong to the other language and stand where they should not?

Names are not judged: words with a capital count only where a sentence begins or the language writes nouns with one.
"""

from __future__ import annotations

import regex

from tqa.finding import Span
from tqa.languages import Language
from tqa.languages.naming import load as load_naming
from tqa.languages.units import currency_words
from tqa.text.capitals import source_names
from tqa.text.glossing import glossing
from tqa.text.lexicon import KEPT, load
from tqa.text.standing import at_start, attached, behind_figure, of_another
from tqa.text.text import Text
from tqa.text.usage import (
    AT_HOME,
    CLEAR,
    CLEAR_ANYWHERE,
    EVERYDAY,
    Tier,
    at_home,
    compound,
    counted_tier,
    ends_in_word,
    odd_spelling,
    strange_at_large,
    tier_of,
    well_known,
)

TOKEN = regex.compile(r"[\p{L}\p{M}]+")
_JOINTS = frozenset((" ", "’", "'", "-", "\u00a0", "‑"))
_STEM = 4
"""Letters that two forms of a word begin with, at the least."""

_SHORT = 4
"""Letters of the longest words that join names: van, della."""

ODD = 1.0
"""Letters likelier abroad than at home by this much each, as a natural logarithm."""

OUTLANDISH = 14.0
"""The same for all letters of a word that no table has, where the word is surely not one of this language."""

_LIKELY = 0.6
"""How sure it is that a noun with a capital, which no text has, is one that was left standing."""

_GRAMMAR = -7.5
"""Log-probability of the words that a language's grammar needs: der, and not del or du in names."""

_HOLDING = -8.5
"""The same of words that hold this language's sentences together (without), and of hardly any noun."""

_FUNCTION_WORD = 7.0
"""Strangeness of words that only the grammar of another language can bring: und, avec, que."""

REPORTED = 0.55
"""What is less sure than this is not reported."""


class Suspicion:
    """Weighs the words of one text; the source is read when the first suspect asks for it."""

    def __init__(
        self, content: str, matches: list[regex.Match[str]], source: Text | None, home: str, language: Language
    ) -> None:
        self.content = content
        self.matches = matches
        self.source = source
        self.home = home
        self.abroad = language.base
        self.language = language
        self.places: dict[str, Span] = {}
        self.written: set[str] = set()
        self.names: set[str] = set()
        self.beginnings: set[str] = set()
        self.behind: set[str] | None = None
        self.capitals = source_names(source) if source is not None else {}
        if source is not None:
            for match in TOKEN.finditer(source.content):
                word = match.group()
                folded = word.casefold()
                if folded not in self.places:
                    self.places[folded] = Span(match.start(), match.end())
                    self.beginnings.update(folded[:length] for length in range(_STEM, len(folded) + 1))
                self.written.add(word)
                if word[0].isupper() and not at_start(source.content, match.start()):
                    self.names.add(word)

    def in_source(self, word: str) -> Span | None:
        return self.places.get(word.casefold())

    def is_name(self, word: str) -> bool:
        """Whether a small word is one that the source has with a capital only, in some form."""
        if not word.islower() or word in self.written or self.language.capital_nouns or len(word) <= _STEM:
            return False
        stem = word[: max(_STEM, len(word) * 2 // 3)]
        forms = [name for name in self.written if name.casefold().startswith(stem)]
        return bool(forms) and all(form in self.names for form in forms)

    def confidence(self, number: int) -> float:
        """How sure it is that this word is one of the other language, standing where it should not."""
        match = self.matches[number]
        word = match.group()
        folded = word.casefold()
        capital = word != folded
        begins = capital and at_start(self.content, match.start())
        noun = capital and not begins
        if noun and not self._noun(number):
            return 0.0
        if begins and ((word in self.names and not self.language.capital_nouns) or self._before_name(number)):
            return 0.0
        if not capital and word in self.capitals:
            return 0.0
        if attached(self.content, match.start(), match.end()):
            return 0.0
        if self.source is None and of_another(self.content, match.start(), match.end(), self.home):
            return 0.0
        tier = tier_of(folded, self.home, self.abroad, capital=capital)
        if begins and tier is Tier.WEAK and folded in self.places and not self._known_name(number):
            tier = max(tier, tier_of(folded, self.home, self.abroad))
        if noun and tier is Tier.WEAK and self.language.capital_nouns and word in self._surnames():
            return 0.0
        if tier <= Tier.HOME or self._in_name(number) or folded in currency_words(self.home):
            return 0.0
        if len(word) == 1 and not well_known(self.home):
            return 0.0
        if len(word) < 4 and tier <= Tier.EVERYDAY and not self._stands_free(number):
            return 0.0
        kept = folded in self.places
        if noun and self.source is None and tier in (Tier.UNKNOWN, Tier.RARE):
            return _LIKELY
        if tier is Tier.UNKNOWN:
            return self._unknown(folded, capital=capital)
        if self.source is None:
            return self._alone(number, tier, capital=capital, noun=noun)
        if capital and not kept:
            return 0.9 if noun and tier is Tier.CLEAR else 0.0
        return self._known(tier, kept=kept, capital=capital, noun=noun, kin=not kept and self._kin(folded))

    def _known_name(self, number: int) -> bool:
        """Whether a name of this language begins a sentence as one: the source has it with a capital only, as Kurz."""
        word = self.matches[number].group()
        if self.language.capital_nouns and (word in self._surnames() or self._named(number + 1, number)):
            return True
        return word in self.names and word.casefold() not in self.written

    def _before_name(self, number: int) -> bool:
        """Whether a sentence begins with the small word of a name: Von Beust."""
        if self.matches[number].group().casefold() not in load_naming(self.home).particles:
            return False
        if not self._named(number + 1, number):
            return False
        following = self.matches[number + 1].group().casefold()
        return counted_tier(following, self.home, self.abroad, capital=True) is not Tier.CLEAR

    def _surnames(self) -> set[str]:
        """The words of the text that stand right behind one with a capital somewhere: Sebastian Kurz."""
        if self.behind is None:
            capital = [number for number, match in enumerate(self.matches) if match.group()[0].isupper()]
            self.behind = {self.matches[number].group() for number in capital if self._named(number - 1, number)}
        return self.behind

    def _known(self, tier: Tier, *, kept: bool, capital: bool, noun: bool, kin: bool) -> float:
        """A word that the other language's texts have, beside a source that has it too (`kept`) or a form of it (`kin`)."""
        sure = well_known(self.home)
        if tier is Tier.CLEAR:
            return 0.97 if kept else 0.93 if kin and sure else 0.9 if sure else 0.6
        if tier is Tier.EVERYDAY:
            return 0.94 if kept and sure else 0.6 if kept else 0.5
        if tier is Tier.UNSURE:
            return 0.6 if kept and not capital else 0.0
        if tier is Tier.RARE:
            return 0.93 if kept else 0.5
        return 0.91 if noun and kept else 0.3 if kept else 0.0

    def _alone(self, number: int, tier: Tier, *, capital: bool, noun: bool) -> float:
        """A word that the other language's texts have, without a source: how much likelier it is there."""
        word = self.matches[number].group().casefold()
        strange = load().strangeness(word, self.home, abroad=self.abroad)
        if not well_known(self.home) or tier is Tier.UNSURE:
            return 0.6 if tier is Tier.CLEAR and not capital else 0.0
        if tier is Tier.CLEAR:
            return 0.92 if not capital else 0.9 if strange >= (CLEAR_ANYWHERE if noun else EVERYDAY) else 0.6
        if tier is Tier.EVERYDAY:
            rare = (at_home(word, self.home) or AT_HOME) < AT_HOME + 1
            sure = rare and strange >= _FUNCTION_WORD and not capital and len(word) > 2
            return 0.9 if sure and self._stands_free(number) else 0.5
        if tier is not Tier.RARE or capital:
            return 0.5
        odd = at_home(word, self.home) is None and odd_spelling(word, self.home, self.abroad) >= ODD
        return 0.9 if odd or strange >= CLEAR_ANYWHERE else 0.5

    def _unknown(self, word: str, *, capital: bool) -> float:
        """A word that neither language's texts have: its letters, and whether the source has it."""
        odd = odd_spelling(word, self.home, self.abroad)
        if word in self.places:
            if capital and word not in self.written:
                return 0.9 if odd > 0 and ends_in_word(word, self.home, self.abroad) else 0.4
            return 0.95 if odd >= 1.0 else 0.92 if odd >= -0.2 else 0.6
        if capital:
            return 0.0
        evidence = odd * (len(word) + 1)
        if odd >= ODD and evidence >= OUTLANDISH / 2:
            return 0.9 if evidence >= OUTLANDISH or (self.source is not None and self._kin(word)) else 0.56
        return 0.0

    def _kin(self, word: str) -> bool:
        """Whether the source has another form of the word: the same beginning, a different end."""
        stem = word[: max(_STEM, len(word) * 2 // 3)]
        return len(word) > _STEM and stem in self.beginnings

    def _noun(self, number: int) -> bool:
        """Whether a word with a capital can be a noun of a language that writes them so: alone, not part of a name."""
        word = self.matches[number].group()
        if not self.language.capital_nouns or len(word) < 3:
            return False
        if at_home(word.casefold(), self.home) is not None:
            return False
        clear = tier_of(word.casefold(), self.home, self.abroad, capital=True) is Tier.CLEAR
        if self.source is None:
            return (clear or self._compound_noun(number)) and self._among_words(number)
        if word not in self.written and not (clear and self._kin(word.casefold())):
            return False
        if self._named(number + 1, number):
            return False
        before = number - 1
        if clear and before >= 0 and (at_home(self.matches[before].group().casefold(), self.home) or -99.0) > AT_HOME:
            return True
        return not self._named(before, number)

    def _compound_noun(self, number: int) -> bool:
        """Whether an unknown word is made of two nouns, behind an article and before no noun: the Grasberg mine."""
        match = self.matches[number]
        article = glossing(self.home).determined
        before = self.content[max(0, match.start() - 8) : match.start()].casefold()
        if article is None or article.search(before) is None or not compound(match.group(), self.home, self.abroad):
            return False
        following = self.matches[number + 1] if number + 1 < len(self.matches) else None
        if following is None or not self._adjoin(number + 1, number):
            return True
        return (at_home(following.group(), self.home) or -99.0) > _HOLDING

    def _among_words(self, number: int) -> bool:
        """Whether everyday words of this language, in lower case, stand on both sides, or a mark behind."""
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.matches) and self._adjoin(other, number):
                word = self.matches[other].group()
                if at_start(self.content, self.matches[other].start()):
                    word = word.casefold()
                if not word.islower() or tier_of(word, self.home, self.abroad) > Tier.WEAK:
                    return False
            elif other < number and not behind_figure(self.content, self.matches[number].start()):
                return False
        return True

    def _named(self, other: int, number: int) -> bool:
        """Whether a word beside this one has a capital that no sentence gave it."""
        if not 0 <= other < len(self.matches) or not self._adjoin(other, number):
            return False
        neighbour = self.matches[other]
        return neighbour.group()[0].isupper() and not at_start(self.content, neighbour.start())

    def _in_name(self, number: int) -> bool:
        """Whether the word goes on, or joins, a name: `Médecins sans frontières`, `Banco de México`, `van Gogh`."""
        word = self.matches[number].group()
        if word.islower() and self._joint(number):
            return True
        at = number - 1
        while at >= 0 and number - at < 5 and self._adjoin(at, at + 1):
            earlier = self.matches[at]
            text = earlier.group()
            if text[0].isupper() and not text[1:].islower():
                return False
            if text[0].isupper():
                tier = counted_tier(text.casefold(), self.home, self.abroad)
                if tier > Tier.WEAK and tier is not Tier.UNKNOWN:
                    following = at + 1
                    start = at_start(self.content, earlier.start())
                    return not start or self.matches[following].group()[0].isupper()
            elif tier_of(text, self.home, self.abroad) is Tier.HOME:
                return False
            at -= 1
        return False

    def _joint(self, number: int) -> bool:
        """Whether the word stands before a capital, in a phrase that the source has too or where capitals hold it."""
        last = self._capital(number, 1)
        if last is None:
            return False
        noun = self.matches[last].group().casefold()
        first = self._capital(number, -1)
        own = load().usage(self.matches[number].group()).get(self.abroad, -99.0) > _GRAMMAR
        if own and self.language.capital_nouns and counted_tier(noun, self.home, self.abroad) is Tier.CLEAR:
            return first == number - 1 and self._ends_in_name(first, last)
        if (
            first == number - 1
            and last == number + 1
            and self.matches[number].group() in load_naming(self.home).particles
        ):
            return True
        if len(self.matches[number].group()) > _SHORT and (first != number - 1 or last != number + 1):
            return False
        if self.source is not None:
            phrase = self.content[self.matches[number].start() : self.matches[last].end()]
            return " ".join(phrase.split()) in " ".join(self.source.content.split())
        return True

    def _ends_in_name(self, first: int, last: int) -> bool:
        """Whether words are the beginning of a name of the source that goes on: Theater der Stadt Aalen."""
        if self.source is None or not self._named(last + 1, last):
            return False
        phrase = self.content[self.matches[first].start() : self.matches[last + 1].end()]
        return " ".join(phrase.split()) in " ".join(self.source.content.split())

    def _capital(self, number: int, step: int) -> int | None:
        """The next word with a capital, over at most two short ones."""
        for other in range(number + step, number + 4 * step, step):
            if not 0 <= other < len(self.matches) or not self._adjoin(other - step, other):
                return None
            word = self.matches[other].group()
            if word[0].isupper():
                return other
            if len(word) > 3:
                return None
        return None

    def _stands_free(self, number: int) -> bool:
        """Whether a short word stands between spaces and among words of this language, where no other reading is likely."""
        match = self.matches[number]
        before, after = (
            self.content[max(0, match.start() - 1) : match.start()],
            self.content[match.end() : match.end() + 1],
        )
        if (
            before not in ("", " ", "\n")
            or after != " "
            or (len(match.group()) == 1 and self.source is not None and match.group() not in self.written)
        ):
            return False
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.matches) and self._adjoin(other, number):
                neighbour = self.matches[other].group()
                if (
                    tier_of(neighbour.casefold(), self.home, self.abroad, capital=neighbour != neighbour.casefold())
                    is Tier.UNKNOWN
                ):
                    return False
        return True

    def _adjoin(self, one: int, other: int) -> bool:
        left, right = self.matches[min(one, other)], self.matches[max(one, other)]
        return right.start() - left.end() == 1 and self.content[left.end()] in _JOINTS

    def joins(self, number: int, neighbour: int) -> bool:
        """Whether a word goes with a foreign one beside it."""
        if not self._adjoin(number, neighbour):
            return False
        match = self.matches[number]
        word = match.group()
        if self.confidence(number) >= REPORTED:
            return True
        folded = word.casefold()
        if word != folded and not (at_start(self.content, match.start()) and word[1:].islower()):
            return False
        tier = tier_of(folded, self.home, self.abroad, capital=word != folded)
        if tier is Tier.HOME:
            wider = strange_at_large(folded, self.home, self.abroad)
            return wider is not None and wider >= CLEAR and (self.source is None or folded in self.places)
        return tier is not Tier.UNKNOWN and (self.source is None or folded in self.places)

    def belongs(self, number: int, neighbour: int) -> bool:
        """Whether a word that both languages have stands beside a foreign one just as in the source: banco central."""
        if self.source is None or not 0 <= number < len(self.matches) or not self._adjoin(number, neighbour):
            return False
        word = self.matches[number].group()
        usage = load().usage(word)
        if not word.islower() or len(word) <= _SHORT or not (self.abroad in usage or f"{self.abroad}{KEPT}" in usage):
            return False
        first, last = min(number, neighbour), max(number, neighbour)
        return self.content[self.matches[first].start() : self.matches[last].end()] in self.source.content

    def bridges(self, number: int) -> bool:
        """Whether a word that both languages have stands between two foreign ones, as the source has it."""
        if (
            number + 1 >= len(self.matches)
            or not self._adjoin(number - 1, number)
            or not self._adjoin(number, number + 1)
        ):
            return False
        if self.confidence(number + 1) < REPORTED:
            return False
        if self.source is not None:
            phrase = self.content[self.matches[number - 1].start() : self.matches[number + 1].end()]
            return phrase.casefold() in self.source.content.casefold()
        return self.abroad in load().usage(self.matches[number].group())
