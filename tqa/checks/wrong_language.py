"""A text, or a sentence of it, in a language that it should not be in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.settings import Positive, Share
from tqa.finding import Category, Finding, Severity, Span
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.text.addresses import without_addresses
from tqa.text.glossing import explained, quoted
from tqa.text.guess import SAMPLE, guess_language, scripts_of
from tqa.text.lexicon import load
from tqa.text.remembered import Remembered
from tqa.text.scripts import describe, writes
from tqa.text.text import Text
from tqa.text.usage import at_home

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_KNOWN = -13.4
"""The log-probability from which a word is one of the target's language."""


_MISTAKEN = dict.fromkeys(("ru", "uk"), frozenset(("ru", "uk", "be", "sr"))) | dict.fromkeys(
    ("ar", "fa", "ur"), frozenset(("ar", "fa", "ur"))
)

_RELATED = 0.75
"""The share of its words that a language knows of a sentence in a close relative: Portuguese for Spanish."""

_MUCH_LIKELIER = 2.0
_SURE = 0.8
"""The least confidence of a guess."""


@dataclass(frozen=True, slots=True)
class WrongLanguage(Check):
    """A text or sentence in another language than the target's: not translated, or translated into the wrong one.

    A sentence counts with `min_words` words in lower case or more, of which the target's language knows at most
    `known_share`, and only if another language knows most of them. Quotations and what the text explains are left
    alone. A text as a whole is judged by its letters and by its words.
    """

    code: ClassVar = "wrong-language"
    category: ClassVar = Category.UNTRANSLATED
    examples: ClassVar = (
        Example(
            "es>en", "The talks resume on Monday. ⟦La ministra dijo que no habrá acuerdo antes de mayo.⟧ It rained."
        ),
        Example("zh>en", "⟦外交部长星期二在布鲁塞尔表示，停火应当延长，各方必须保持克制。⟧"),
        Example("en>de", "Das Treffen ist am Montag. ⟦The minister said that there would be no deal before May.⟧"),
        Example("ru>uk", "Зустріч відбудеться в понеділок. ⟦Министр сказал, что эти выводы были бы преждевременны.⟧"),
        Example(
            "fr>en", "“Liberté, égalité, fraternité” stood on the wall. The mayor of Aix-en-Provence read it aloud."
        ),
        Example("es>en", "He quoted Machado: “Caminante, no hay camino, se hace camino al andar.” Nobody spoke."),
        Example("de>en", "Bayern Munich, Borussia Dortmund and Eintracht Frankfurt all won on Saturday."),
    )
    min_words: Positive = 5
    known_share: Share = 0.4
    min_letters: Positive = 20

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if not passage.target.paragraphs or self._familiar(passage.target, context.target_language):
                continue
            whole = self._whole(passage, context.target_language)
            if whole is not None:
                yield whole
            else:
                yield from self._sentences(passage, context.target_language)

    def _familiar(self, text: Text, target: Language) -> bool:
        """Whether there are too few strange words for even one sentence: the usual case, quickly seen."""
        if not writes(target, "Latin"):
            return False
        strange = list(map(_strange_parts(target.base).__getitem__, text.surfaces))
        return 0 in strange and sum(filter(None, strange)) < self.min_words * (1 - self.known_share)

    def _whole(self, passage: Passage, target: Language) -> Finding | None:
        content = passage.target.content
        if not target.scripts:
            return None
        span = Span(passage.target.paragraphs[0].start, passage.target.paragraphs[-1].end)
        if writes(target, "Latin") and self._strange(content[:SAMPLE], target, least=3 * self.min_words):
            guess = guess_language(content)
            if guess is not None and guess.confidence > _SURE and load_language(guess.language).base != target.base:
                return self._finding(passage, span, load_language(guess.language).name, target, "this text")
        if content.isascii() and writes(target, "Latin"):
            return None
        scripts = scripts_of(content[:SAMPLE])
        total = scripts.total()
        own = sum(count for script, count in scripts.items() if writes(target, script))
        if total < self.min_letters or own >= 0.1 * total:
            return None
        script = scripts.most_common(1)[0][0]
        guess = guess_language(content)
        name = load_language(guess.language).name if guess is not None else describe(script, None)
        if script == "Latin" and (guess is None or guess.confidence < _SURE):
            return None
        return self._finding(passage, span, name, target, "this text")

    def _sentences(self, passage: Passage, target: Language) -> Iterator[Finding]:
        content = passage.target.content
        rivals = _rivals(target)
        for span in passage.target.sentences:
            sentence = span.of(content)
            words = without_addresses(sentence)
            if rivals and not sentence.isascii():
                guess = guess_language(words, rivals)
            elif self._strange(words, target, least=self.min_words):
                guess = guess_language(words)
                if guess is not None and not self._spoken(words, guess.language):
                    continue
            elif self._strange(words, target, least=self.min_words, share=_RELATED):
                guess = guess_language(words)
                if guess is None or self._likelier(words, target.base, guess.language) < _MUCH_LIKELIER:
                    continue
            else:
                continue
            if guess is None or guess.confidence < _SURE or load_language(guess.language).base == target.base:
                continue
            inner = Span(span.start, span.end - len(sentence) + len(sentence.rstrip(".!?。")))
            if quoted(content, span) or quoted(content, inner) or "“" in sentence or explained(content, inner, target):
                continue
            yield self._finding(passage, span, load_language(guess.language).name, target, "this sentence")

    def _strange(self, sentence: str, target: Language, *, least: int, share: float | None = None) -> bool:
        """Whether there are so many words and the target's language knows too few of them."""
        words = [word for word in _WORD.findall(sentence) if word.islower() and len(word) > 1]
        if len(words) < least:
            return False
        if not writes(target, "Latin"):
            return not any(writes(target, script) for script in scripts_of(sentence))
        if target.base not in load().spelt:
            return False
        known = sum((at_home(word, target.base) or -99.0) > _KNOWN for word in words)
        return known <= (self.known_share if share is None else share) * len(words)

    def _spoken(self, sentence: str, language: str) -> bool:
        """Whether the words are those of the language that was guessed, as far as there is a list of them."""
        lexicon = load()
        if language not in lexicon.spelt:
            return True
        words = [word for word in _WORD.findall(sentence) if word.islower() and len(word) > 1]
        known = sum(lexicon.usage(word).get(language, -99.0) > _KNOWN for word in words)
        return known > self.known_share * 1.5 * len(words)

    def _likelier(self, sentence: str, home: str, abroad: str) -> float:
        """How much likelier the words are abroad, as the mean of natural logarithms: 0 where there is no list."""
        lexicon = load()
        if home not in lexicon.spelt or abroad not in lexicon.spelt:
            return 0.0
        words = [word for word in _WORD.findall(sentence) if word.islower() and len(word) > 1]
        return sum(
            lexicon.usage(word).get(abroad, lexicon.unknown(abroad)) - (at_home(word, home) or lexicon.unknown(home))
            for word in words
        ) / max(1, len(words))

    def _finding(self, passage: Passage, span: Span, name: str, target: Language, what: str) -> Finding:
        return self.finding(
            passage,
            span,
            severity=Severity.CRITICAL,
            confidence=0.99,
            message=f"{what} is in {name}, not in {target.name}",
        )


@cache
def _strange_parts(home: str) -> Remembered[int | None]:
    """How many words of a run of letters a language does not have; None for names and single letters, which say nothing."""

    def strange_parts(surface: str) -> int | None:
        words = [word for word in _LETTERS.findall(surface) if word.islower() and len(word) > 1]
        return sum((at_home(word, home) or -99.0) <= _KNOWN for word in words) if words else None

    return Remembered(strange_parts)


def _rivals(target: Language) -> frozenset[str]:
    """The languages that a sentence in the target's script, beside Latin, can be mistaken for."""
    return _MISTAKEN.get(target.code, frozenset())
