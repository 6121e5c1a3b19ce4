"""Learns from parallel news what everyday words of other languages are in English: what an editor is to write for them.

    python -m tqa.training.word_meanings DATA

A word's translations are those of IBM's first model (Brown et al., 1993: “The Mathematics of Statistical Machine
Translation”). Forms stay apart, so that министров is “ministers”; kept is what one English word translates in most places.
Only hashes of the words leave the texts, and single English words. It needs numpy, as the training does.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import regex

from tqa.text.meanings import TABLE, pack
from tqa.training.wordlists import CAPITAL_NOUNS, NTREX, pairs

WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’\-][\p{L}\p{M}]+)*")
ROUNDS = 6
LONGEST = 80
"""Words of a line; longer ones are lists."""

PROBABLE, PLACES, SEEN = 0.4, 0.4, 3
"""Of a meaning that is kept: the model's probability, in which part of its places it stands, and how often the word does."""

FEW = 0.5
"""The probability that is asked for where there are few lines."""
MANY_LINES = 5_000

UNSPACED = frozenset({"zh", "zh-Hant", "ja", "th"})
ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word is in English, how probable that is, and how many of the word's places it has."""

    english: str
    probability: float
    places: float


def build(folder: Path) -> dict[str, dict[str, str]]:
    """For each language the words whose meaning is plain."""
    by_language: dict[str, dict[str, str]] = defaultdict(dict)
    for language, native, english in pairs(folder):
        if language not in UNSPACED and english:
            by_language[language].setdefault(native, english)
    known = set(NTREX.values())
    return {
        language: dict(plain(lines.items(), nouns=language in CAPITAL_NOUNS, least=_least(len(lines))))
        for language, lines in sorted(by_language.items())
        if language in known or len(lines) >= MANY_LINES
    }


def _least(lines: int) -> float:
    return PROBABLE if lines >= MANY_LINES else FEW


def plain(lines: Iterable[tuple[str, str]], *, nouns: bool, least: float) -> Iterator[tuple[str, str]]:
    """The words with one plain meaning, names left out (where nouns have no capitals), each as English mostly writes it."""
    native = [(WORD.findall(one), WORD.findall(other)) for one, other in lines]
    native = [(one, other) for one, other in native if 0 < len(one) <= LONGEST and 0 < len(other) <= LONGEST]
    seen = Counter(word.casefold() for words, _ in native for word in words)
    capitals = Counter(word.casefold() for words, _ in native for word in words[1:] if word[0].isupper())
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, words in native:
        for word in words[1:]:
            written[word.casefold()][word] += 1
    folded = [([w.casefold() for w in one], [w.casefold() for w in other]) for one, other in native]
    for word, meaning in translations(folded, seen).items():
        if seen[word] < SEEN or meaning.probability < least or meaning.places < PLACES * seen[word]:
            continue
        if len(word) < 2 or meaning.english in ARTICLES or meaning.english == word:
            continue
        if capitals[word] * 2 > seen[word] and not nouns:
            continue
        forms = written[meaning.english]
        yield word, forms.most_common(1)[0][0] if forms else meaning.english


def translations(lines: list[tuple[list[str], list[str]]], seen: Counter[str]) -> dict[str, Meaning]:
    """Each word's likeliest translation, by the first model with an empty word."""
    other = Counter(word for _, words in lines for word in words)
    # 0 is the empty word.
    numbers = {word: at + 1 for at, word in enumerate(word for word, count in seen.most_common() if count > 1)}
    english = {word: at for at, word in enumerate(word for word, count in other.most_common() if count > 1)}
    left, right, place, at = [], [], [], 0
    for words, translated in lines:
        here = np.array([0, *(numbers[word] for word in words if word in numbers)], dtype=np.int64)
        there = np.array([english[word] for word in translated if word in english], dtype=np.int64)
        left.append(np.tile(here, len(there)))
        right.append(np.repeat(there, len(here)))
        place.append(np.repeat(np.arange(at, at + len(there), dtype=np.int32), len(here)))
        at += len(there)
    places = np.concatenate(place)
    cells, kind = np.unique(np.concatenate(left) * len(english) + np.concatenate(right), return_inverse=True)
    word_of = cells // len(english)
    share = np.ones(len(cells))
    counts = np.zeros(len(cells))
    for _ in range(ROUNDS):
        weight = share[kind]
        weight = weight / np.bincount(places, weight, at)[places]
        counts = np.asarray(np.bincount(kind, weight, len(cells)), dtype=np.float64)
        share = counts / np.bincount(word_of, counts, len(numbers) + 1)[word_of]
    words, names = [*numbers], [*english]
    best: dict[str, Meaning] = {}
    for cell in np.lexsort((-share, word_of)):
        word = int(word_of[cell])
        if word and words[word - 1] not in best:
            found = names[int(cells[cell] % len(english))]
            best[words[word - 1]] = Meaning(found, float(share[cell]), float(counts[cell]))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    found = build(parser.parse_args().data)
    data = pack(found)
    TABLE.write_bytes(data)
    print(", ".join(f"{language} {len(words):,}" for language, words in found.items()))
    print(f"{TABLE}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
