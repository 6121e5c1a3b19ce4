"""Which language a text is in, by its scripts, then by letters that only one language writes, then by its words."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

from tqa.text.lexicon import load
from tqa.text.scripts import script_of

SAMPLE = 3_000
"""Characters from the beginning that are looked at."""

_KANA = 0.05
"""The share of kana that makes a text with Han letters Japanese."""

_ONE_LANGUAGE = {
    "Hangul": "ko", "Hiragana": "ja", "Katakana": "ja", "Greek": "el", "Hebrew": "he", "Devanagari": "hi", "Bengali": "bn",
    "Tamil": "ta", "Gujarati": "gu", "Thai": "th", "Georgian": "ka", "Armenian": "hy",
}  # fmt: skip
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_FLOOR = -14.0
"""The log-probability that a word which a language does not have counts with."""

_SPEAKS = 2.3
"""The mean gain over the floor from which words are those of a language; its own news has 5 to 7."""

_CLEAR_LEAD = 0.5
"""The lead a word over the next language at which a text of ten words is surely not in that."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code of the table, and how sure it is (0 to 1)."""

    language: str
    confidence: float


def guess_language(text: str, candidates: Collection[str] = ()) -> Guess | None:
    """The language of a text, one of the candidates if there are any; None for too little text or strange words.

    Candidates are codes of the language table (`zh`, `zh-Hant`, `en`). Two words in Latin letters can be enough; a single
    one is guessed only where it is everyday in one language and unknown in the rest.
    """
    sample = text[:SAMPLE]
    scripts = scripts_of(sample)
    if not scripts:
        return None
    script, letters = scripts.most_common(1)[0]
    share = letters / scripts.total()
    if script == "Latin":
        return _by_words(sample, candidates, tuple(load().spelt))
    kana = scripts["Hiragana"] + scripts["Katakana"]
    if script in ("Han", "Hiragana", "Katakana") and kana > _KANA * (scripts["Han"] + kana):
        return _allowed(Guess("ja", 0.99), candidates)
    if script in _ONE_LANGUAGE:
        return _allowed(Guess(_ONE_LANGUAGE[script], round(min(0.99, share), 2)), candidates)
    return _by_letters(sample, script, candidates)


def scripts_of(text: str) -> Counter[str]:
    """Letters by script, named as Unicode does."""
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        script = _script(char)
        if script is not None:
            counts[script] += count
    return counts


_script = cache(script_of)


@cache
def _letters() -> dict[str, dict[str, dict[str, int]]]:
    """Per script and language, what its letters count."""
    data = tomllib.loads((resources.files("tqa.languages") / "lexicon/letters.toml").read_text(encoding="utf-8"))
    weights = data.pop("weight")
    return {
        script: {code: dict.fromkeys(letters, weights.get(code, 1)) for code, letters in rows.items()}
        for script, rows in data.items()
    }


def _by_letters(text: str, script: str, candidates: Collection[str]) -> Guess | None:
    rows = {code: own for code, own in _letters().get(script, {}).items() if not candidates or code in candidates}
    if not rows:
        return None
    counts = Counter(text.casefold())
    votes = {code: sum(counts[letter] * weight for letter, weight in own.items()) for code, own in rows.items()}
    total = sum(votes.values())
    best = max(votes, key=lambda code: votes[code])
    if total == 0:
        usual = Guess(next(iter(rows)), 0.9 if len(rows) == 1 else 0.5)
        return _by_words(text, candidates, tuple(rows)) or usual
    return Guess(best, round(votes[best] / total * min(0.99, 0.6 + 0.1 * total), 2))


def _by_words(text: str, candidates: Collection[str], languages: tuple[str, ...]) -> Guess | None:
    lexicon = load()
    allowed = frozenset(code for code in languages if not candidates or code in candidates)
    votes = dict.fromkeys(allowed, 0.0)
    count = 0
    for word in _WORD.findall(text):
        if word[0].isupper() and count:
            continue
        count += 1
        for code, probability in lexicon.usage(word.casefold()).items():
            if code in allowed and probability > _FLOOR:
                votes[code] += probability - _FLOOR
    if not votes or not count:
        return None
    order = sorted(votes.values(), reverse=True)
    best = max(votes, key=lambda code: votes[code])
    if order[0] < _SPEAKS * count or (count == 1 and len(order) > 1 and order[1] > 0):
        return None
    lead = order[0] - order[1] if len(order) > 1 else order[0]
    return Guess(best, round(min(0.99, 0.5 + lead / (20 * _CLEAR_LEAD)), 2))


def _allowed(guess: Guess, candidates: Collection[str]) -> Guess | None:
    return guess if not candidates or guess.language in candidates else None
