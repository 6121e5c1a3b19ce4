"""Writes the table of less usual words of other languages, from the word frequencies that the package wordfreq publishes.

    python -m tqa.training.wider

The news that `wordlists` counted has too few words of most languages: a plain word that they lack (balotaje, aranceles)
looks like a rare English one. wordfreq 3.1.1 (Robyn Speer, 2022; data CC BY-SA 4.0) counted books, subtitles, web pages
and more. Kept are words that English has twenty times more seldom, where the table of the news does not tell it already.
It is not part of tqa's extras: one run in years needs it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping

import regex
import wordfreq

from tqa.text.lexicon import TABLE, WIDER, level_of, word_hash
from tqa.text.usage import Tier, counted_tier
from tqa.training.wordlists import loan_words, table

HOME = "en"
SAME = (
    "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "ro", "hu", "fi", "lt", "sv", "tr", "id", "vi", "is",
)  # fmt: skip
LANGUAGES = {code: code for code in SAME} | {"hr": "sh"}
"""tqa's codes and wordfreq's, which counts Bosnian, Croatian and Serbian as one."""

WORD = regex.compile(r"[\p{Latin}\p{M}]{3,}")
MOST = 36_000
LEAST = 3e-7
CENSORED = 1e-8
"""Shares: of a word that is kept at the least, and under which wordfreq lists no word."""

STRANGE, STRANGE_LOAN = 3.0, 4.0
"""How many times likelier than in English, as a natural logarithm; words that English has from here need more."""


def build() -> bytes:
    """The table, as `tqa.text.lexicon` reads it."""
    home = wordfreq.get_frequency_dict(HOME)
    entries: list[tuple[int, int, int]] = []
    shared: set[str] = set()
    for number, (language, code) in enumerate(LANGUAGES.items(), 1):
        words = sorted(strange(language, wordfreq.get_frequency_dict(code), home), key=lambda pair: (-pair[1], pair[0]))
        entries.extend((word_hash(word), number, level_of(share)) for word, share in words[:MOST])
        shared.update(word for word, _ in words[:MOST] if word in home)
    entries.extend((word_hash(word), 0, level_of(home[word])) for word in shared)
    # `Lexicon.unknown` is the logarithm of a share a little below what is listed.
    totals = dict.fromkeys((HOME, *LANGUAGES), round(2 / math.e / CENSORED))
    return table(sorted(entries), totals, spelt=[], triples={})


def strange(language: str, words: Mapping[str, float], home: Mapping[str, float]) -> list[tuple[str, float]]:
    """The words with their shares that the table of the news leaves open, but no loan words."""
    loans = loan_words(TABLE.with_name("loanwords.txt"))
    found = []
    for word, share in words.items():
        if share < LEAST or not WORD.fullmatch(word):
            continue
        tier = counted_tier(word, HOME, language)
        if tier in (Tier.CLEAR, Tier.EVERYDAY) or (word in loans and tier is not Tier.HOME):
            continue
        if math.log(share / max(home.get(word, 0.0), CENSORED)) >= (STRANGE_LOAN if tier is Tier.HOME else STRANGE):
            found.append((word, share))
    return found


def main() -> None:
    data = build()
    WIDER.write_bytes(data)
    print(f"{WIDER}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
