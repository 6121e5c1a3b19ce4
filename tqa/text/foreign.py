"""Words of another language in a text of the same script, judged by how usual they are in both.

For every word, `strangeness` is how many times likelier it is abroad than at home (natural logarithm, from the word
table). A word that home has never seen is strange by itself; one that both have needs the source, or neighbours.
Names are not judged: words with a capital count only where a sentence begins or the language writes nouns with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from tqa.finding import Span
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.text.deliberate import kept_in_quotation, on_purpose
from tqa.text.glossing import bracketed, explained, linked, quoted
from tqa.text.guess import guess_language
from tqa.text.lexicon import load, load_wider
from tqa.text.standing import at_start
from tqa.text.suspicion import REPORTED, TOKEN, Suspicion
from tqa.text.text import Text
from tqa.text.usage import AT_HOME, CLEAR, EVERYDAY, Tier, at_home, strange_at_large, tier_of, well_known

_LATIN_RUN = regex.compile(r"[\p{Latin}\p{M}]+(?:[ \u00a0'’-][\p{Latin}\p{M}]+)*")
_GLUE = frozenset("._-/@#&+'’=<>")
_SURE = 0.8
_PHRASE = 3
_MOTTO = 60
"""Characters of a sentence that may be quoted in a third language."""

_EVERYDAY = -10.0
"""Log-probability of words that no text in another script takes over as terms."""

_PART, _USUAL, _SELDOM = 4, -12.0, -11.3
"""Letters of a part of a compound at the least, how usual it must be by itself, and how seldom the whole abroad."""

_QUOTED = 0.6
"""How sure it is that a phrase of the source which stands in quotation marks was to be translated."""

_TWICE = 1.9
"""Above a language's unknown words is what its texts have more than twice."""

_ONE_VOTE = 5.0
"""What a less usual word speaks for its language at the most: one alone is not enough where no language is known."""

MAX_WORDS = 60
"""Of a fragment. A text with more strange words than others is in another language: its fragments are no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A fragment of `count` words in `language`. `source` is where the source has its first word too.

    `name`: it is a form of a name of the source, in small letters.
    """

    span: Span
    language: Language
    count: int
    confidence: float
    source: Span | None = None
    name: bool = False


def in_two(word: str, language: Language, abroad: Language) -> str | None:
    """A compound of two words of this language, apart, that the other one borrowed: late night for latenight."""
    folded = word.casefold()
    if load().usage(folded).get(abroad.base, -99.0) > _SELDOM:
        return None
    for at in range(_PART, len(folded) - _PART + 1):
        if min(at_home(part, language.base) or -99.0 for part in (folded[:at], folded[at:])) > _USUAL:
            return f"{word[:at]} {word[at:]}"
    return None


def foreign_words(target: Text, source: Text | None, language: Language | None) -> Iterator[Foreign]:
    """The fragments in `language`; where it is not known, in the source's, or in any of the word table."""
    home = target.language.base
    lexicon = load()
    if language is None and source is not None:
        guess = guess_language(source.content)
        language = load_language(guess.language) if guess is not None and guess.confidence >= _SURE else None
    if "Latn" not in target.language.scripts:
        if language is not None and "Latn" in language.scripts and language.base in lexicon.languages:
            yield from _latin_words(target, source, language)
        return
    if home not in lexicon.spelt:
        return
    if language is not None:
        if language.base != home and language.base in lexicon.spelt:
            yield from _fragments(target, source, language)
    elif source is None:
        for code in _likely(target, home):
            yield from _fragments(target, None, load_language(code))


def _likely(target: Text, home: str) -> list[str]:
    """The language that the strange words belong to: two of them, or one that only that language has."""
    votes: dict[str, float] = {}
    for word in set(TOKEN.findall(target.content)):
        if word.islower() and len(word) > 2:
            for code, strange in _votes(word, home).items():
                votes[code] = votes.get(code, 0.0) + strange
    if not votes:
        return []
    best = max(votes, key=lambda code: votes[code])
    return [best] if votes[best] >= EVERYDAY else []


def _votes(word: str, home: str) -> dict[str, float]:
    """How strange a word is that seems to be of another language, for each of the languages that have it."""
    lexicon, wider = load(), load_wider()
    here = at_home(word, home)
    found = {}
    if here is None and well_known(home):
        at_large = {code: strange_at_large(word, home, code) for code in wider.usage(word) if code != home}
        found = {code: min(far, _ONE_VOTE) for code, far in at_large.items() if far is not None and far >= CLEAR}
    for code, there in lexicon.usage(word).items():
        strange = there - (here or lexicon.unknown(home))
        usual = code in lexicon.spelt and code != home and there >= lexicon.unknown(code) + _TWICE
        if usual and strange >= CLEAR:
            found[code] = strange
    return found


def _fragments(target: Text, source: Text | None, language: Language) -> Iterator[Foreign]:
    home, abroad = target.language.base, language.base
    content = target.content
    nouns = language.capital_nouns
    matches = list(TOKEN.finditer(content))
    suspects = []
    for number, match in enumerate(matches):
        word = match.group()
        if word.islower():
            if tier_of(word, home, abroad) > Tier.WEAK:
                suspects.append(number)
        elif (
            word[0].isupper()
            and word[1:].islower()
            and (nouns or at_start(content, match.start()))
            and tier_of(word.casefold(), home, abroad, capital=True) > (Tier.HOME if nouns else Tier.WEAK)
        ):
            suspects.append(number)
    if not suspects or (len(suspects) > MAX_WORDS and len(suspects) * 2 > len(matches)):
        return
    judge = Suspicion(content, matches, source, home, language)
    taken = -1
    for number in suspects:
        if number <= taken:
            continue
        confidence = judge.confidence(number)
        if confidence < REPORTED:
            continue
        first = last = number
        members = [confidence]
        while first - 1 > taken and judge.joins(first - 1, first):
            first -= 1
            members.append(judge.confidence(first))
        while last + 1 < len(matches) and last - first < MAX_WORDS:
            if judge.joins(last + 1, last):
                last += 1
            elif judge.bridges(last + 1):
                last += 2
            else:
                break
            members.append(judge.confidence(last))
        if first - 1 > taken and judge.belongs(first - 1, first):
            first -= 1
        if judge.belongs(last + 1, last):
            last += 1
        taken = last
        span = Span(matches[first].start(), matches[last].end())
        if source is not None and _of_neither(target, source, span, (home, abroad)):
            continue
        most = 0.98
        if on_purpose(content, span, home=home, abroad=abroad, words=len(members), with_source=source is not None):
            if not kept_in_quotation(content, span, home=home, words=len(members), with_source=source is not None):
                continue
            most = _QUOTED
        doubt = 1.0
        for member in members:
            doubt *= 1.0 - min(0.97, member)
        yield Foreign(
            span=span,
            language=language,
            count=len(members),
            confidence=round(min(most, max(max(members), 1.0 - doubt if len(members) > 1 else 0.0)), 2),
            source=judge.in_source(matches[number].group()),
            name=len(members) == 1 and judge.is_name(matches[number].group()),
        )


def _of_neither(target: Text, source: Text, span: Span, languages: tuple[str, str]) -> bool:
    """Whether the words are in a sentence of a third language that the source has as well: a motto, the title of a song."""
    sentence = target.sentence_at(span.start).of(target.content).strip()
    if len(sentence) > _MOTTO or " " not in sentence or sentence not in source.content:
        return False
    guess = guess_language(sentence)
    return guess is not None and guess.language not in languages and guess.confidence >= _SURE


def _latin_words(target: Text, source: Text | None, language: Language) -> Iterator[Foreign]:
    """Everyday words of the source language in a text that is written in another script.

    A run of Latin words counts as one; one with a capital is a name, unless it begins with three words or more without.
    """
    content = target.content
    if content.isascii():
        return
    written = {match.group().casefold() for match in TOKEN.finditer(source.content)} if source is not None else None
    for match in _LATIN_RUN.finditer(content):
        span = Span(match.start(), match.end())
        words = match.group().split()
        small = next((number for number, word in enumerate(words) if not word.islower()), len(words))
        if small < min(len(words), _PHRASE) or not _usual(words[:small], target.language, language):
            continue
        around = content[max(0, span.start - 2) : span.start] + content[span.end : span.end + 1]
        if any(char in _GLUE or char.isdigit() for char in around):
            continue
        if written is not None and not all(word.casefold() in written for word in words):
            continue
        if linked(content, span) or bracketed(content, span) or quoted(content, span):
            continue
        if not explained(content, span, target.language):
            everyday = all(load().usage(word).get(language.base, -99.0) > _EVERYDAY for word in words[:small])
            sure = source is not None or len(words) >= _PHRASE or everyday
            yield Foreign(span=span, language=language, count=len(words), confidence=0.94 if sure else 0.7)


def _usual(words: list[str], target: Language, language: Language) -> bool:
    """Whether all are everyday words of their language, and texts in the target's language do not have them.

    In a phrase two such words are enough: names bring `of` and `the` into every script.
    """
    lexicon = load()
    usages = [lexicon.usage(word) for word in words]
    if any(usage.get(language.base, -99.0) < AT_HOME for usage in usages):
        return False
    taken = (f"{target.base}+latin", f"{target.code}+latin")
    strange = sum(not any(name in usage for name in taken) for usage in usages)
    if len(words) >= _PHRASE:
        return strange > 1
    return strange == len(words) and (len(words) > 1 or len(words[0]) > 2)
