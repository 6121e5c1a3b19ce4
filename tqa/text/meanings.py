"""What everyday words of other languages are in English: a table of hashed words, and lists that were written by hand.

`tqa/training/word_meanings.py` learnt the table from parallel news; `tqa/languages/meanings/` has the lists, which come first.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import regex

from tqa.languages.meanings import listed
from tqa.text.lexicon import word_hash

MAGIC = b"tqa meanings 1\0"
TABLE = Path(__file__).parent.parent / "languages" / "lexicon" / "meanings.bin"

ENGLISH = "en"

LONGEST = 12
"""Words of a fragment: a longer one is to be translated anew."""

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-‑][\p{L}\p{M}]+|(?<=\p{Cyrillic})['’]\p{Cyrillic}+)*['’]?")
_GAP = regex.compile(r"[ \u00a0]?")


class Meanings:
    """The loaded table: for each language the hashes of its words, in order, and which English word each is."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError("this is no table of meanings")
        start = len(MAGIC) + 4
        size = int.from_bytes(data[len(MAGIC) : start], "little")
        header = json.loads(data[start : start + size])
        self._english: list[str] = header["english"]
        self._languages: dict[str, tuple[Sequence[int], Sequence[int]]] = {}
        view, at = memoryview(data), start + size
        for language, entries in header["entries"].items():
            hashes = view[at : at + 4 * entries].cast("I")
            at += 4 * entries
            self._languages[language] = (hashes, view[at : at + 2 * entries].cast("H"))
            at += 2 * entries

    def find(self, word: str, language: str) -> str | None:
        """The English of a word in lower case; `None` where none is plain."""
        if language not in self._languages:
            return None
        hashes, numbers = self._languages[language]
        key = word_hash(word)
        at = bisect_left(hashes, key)
        return self._english[numbers[at]] if at < len(hashes) and hashes[at] == key else None


def pack(meanings: Mapping[str, Mapping[str, str]]) -> bytes:
    """The table of words and their English, by language."""
    english = sorted({meaning for words in meanings.values() for meaning in words.values()})
    numbers = {meaning: at for at, meaning in enumerate(english)}
    body, entries = b"", {}
    for language, words in meanings.items():
        rows = sorted({word_hash(word): numbers[meaning] for word, meaning in words.items()}.items())
        entries[language] = len(rows)
        body += b"".join(key.to_bytes(4, "little") for key, _ in rows)
        body += b"".join(number.to_bytes(2, "little") for _, number in rows)
    header = json.dumps({"english": english, "entries": entries}, separators=(",", ":"), ensure_ascii=False).encode()
    return MAGIC + len(header).to_bytes(4, "little") + header + body


@cache
def load() -> Meanings:
    """The shipped table."""
    return Meanings(TABLE.read_bytes() if TABLE.is_file() else pack({}))


@lru_cache(maxsize=2_000)
def meaning(fragment: str, base: str) -> str | None:
    """What a fragment of a language is in English, in lower case; `None` where a word of it is unknown or it is none of words."""
    words = _words(fragment)
    return listed(base).of(words, lambda word: load().find(word, base)) if words else None


def _words(fragment: str) -> list[str]:
    """The words in small letters; none where something else stands between them, or where there are too many."""
    found: list[str] = []
    at = 0
    for match in _WORD.finditer(fragment):
        if not _GAP.fullmatch(fragment, at, match.start()) or len(found) == LONGEST:
            return []
        found.append(match.group().casefold().replace("’", "'").replace("ʼ", "'"))
        at = match.end()
    return found if at == len(fragment) else []
