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
from tqa.text.glossing import bracketed, explained, linked, quoted
from tqa.text.lexicon import load
from tqa.text.suspicion import REPORTED, TOKEN, Suspicion, at_start
from tqa.text.text import Text
from tqa.text.usage import AT_HOME, CLEAR, EVERYDAY, Tier, tier_of

_LATIN_TOKEN = regex.compile(r"[\p{Latin}\p{M}]+")

MAX_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A fragment of `count` words in `language`. `source` is where the source has its first word too."""

    span: Span
    language: Language
    count: int
    confidence: float
    source: Span | None = None


def foreign_words(target: Text, source: Text | None, language: Language | None) -> Iterator[Foreign]:
    """The fragments in `language`, or in any language of the table where it is not known."""
    home = target.language.base
    lexicon = load()
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
    """The language that most of the strange words belong to, if it has more than one of them."""
    lexicon = load()
    votes: dict[str, float] = {}
    for word in set(TOKEN.findall(target.content)):
        if word.islower() and len(word) > 1:
            usage = lexicon.usage(word)
            here = usage.get(home, lexicon.unknown(home))
            for code, there in usage.items():
                if code in lexicon.spelt and code != home and there - here >= CLEAR:
                    votes[code] = votes.get(code, 0.0) + there - here
    if not votes:
        return []
    best = max(votes, key=lambda code: votes[code])
    return [best] if votes[best] >= 2 * EVERYDAY else []


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
    if not suspects:
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
        while last + 1 < len(matches) and last - first < MAX_WORDS and judge.joins(last + 1, last):
            last += 1
            members.append(judge.confidence(last))
        taken = last
        span = Span(matches[first].start(), matches[last].end())
        if judge.on_purpose(span, len(members)):
            continue
        doubt = 1.0
        for member in members:
            doubt *= 1.0 - min(0.97, member)
        yield Foreign(
            span=span,
            language=language,
            count=len(members),
            confidence=round(min(0.98, max(max(members), 1.0 - doubt if len(members) > 1 else 0.0)), 2),
            source=judge.in_source(matches[number].group()),
        )


def _latin_words(target: Text, source: Text | None, language: Language) -> Iterator[Foreign]:
    """Everyday words of the source language in a text that is written in another script."""
    lexicon = load()
    content = target.content
    if content.isascii():
        return
    home = f"{target.language.code}+latin"
    if home not in lexicon.languages:
        home = f"{target.language.base}+latin"
    places = None
    matches = list(_LATIN_TOKEN.finditer(content))
    for number, match in enumerate(matches):
        word = match.group()
        if len(word) < 3 or not word.islower() or home in lexicon.usage(word):
            continue
        there = lexicon.usage(word).get(language.base)
        if there is None or there < AT_HOME:
            continue
        around = content[max(0, match.start() - 1) : match.start()] + content[match.end() : match.end() + 1]
        if any(char in "._-/@#&+'’" or char.isdigit() for char in around):
            continue
        beside = [matches[other] for other in (number - 1, number + 1) if 0 <= other < len(matches)]
        if any(other.group()[0].isupper() and _near(content, match, other) for other in beside):
            continue
        span = Span(match.start(), match.end())
        if linked(content, span) or bracketed(content, span) or quoted(content, span):
            continue
        if explained(content, span, target.language):
            continue
        if places is None:
            places = (
                {m.group().casefold(): Span(m.start(), m.end()) for m in TOKEN.finditer(source.content)}
                if source
                else {}
            )
        if source is not None and word not in places:
            continue
        yield Foreign(
            span=span,
            language=language,
            count=1,
            confidence=0.93 if source is not None or there > -11 else 0.7,
            source=places.get(word),
        )


def _near(content: str, one: regex.Match[str], other: regex.Match[str]) -> bool:
    left, right = (one, other) if one.start() < other.start() else (other, one)
    return right.start() - left.end() <= 1
