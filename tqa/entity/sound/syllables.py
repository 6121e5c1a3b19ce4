"""Names spelt over syllable by syllable, as the standards and the people themselves write them.

The sound models were counted from names of the whole world, written as they sound; a Korean's or a Chinese person's own
name follows custom: Park for 박, Jung-woo for 정우, and Qiu for 仇, which is chou in any other word.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

from tqa.entity.sound.pinyin import syllables
from tqa.finding import Span

FIRST, LAST = "가", "힣"

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_USUAL_FINALS = frozenset(("", *"ㄱㄴㄹㅁㅂㅅㅇ"))
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

MOST = 4
"""Syllables of a name at the most."""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = (resources.files("tqa.languages") / "sounds" / "hangul.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=4_000)
def spellings(syllable: str) -> tuple[str, ...]:
    """What one syllable is written as in Latin letters, the longest first."""
    number = ord(syllable) - ord(FIRST)
    initial = _INITIALS[number // (len(_VOWELS) * len(_FINALS))]
    vowel = _VOWELS[number // len(_FINALS) % len(_VOWELS)]
    final = _FINALS[number % len(_FINALS)]
    data = _data()
    made = {
        before + middle + after
        for before in data["initials"][initial]
        for middle in data["vowels"][vowel]
        for after in data["finals"][final]
    }
    return tuple(sorted(made.union(data["syllables"].get(syllable, ())), key=lambda one: (-len(one), one)))


def hangul_of(latin: str) -> frozenset[str]:
    """The syllables that may be written so: 이 and 리 for lee. Rare finals (ㄺ) are written as those that sound so."""
    return _hangul().get(latin, frozenset())


@cache
def _hangul() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    usual = [number for number, final in enumerate(_FINALS) if final in _USUAL_FINALS]
    for opening in range(ord(FIRST), ord(LAST) + 1, len(_FINALS)):
        for number in usual:
            for latin in spellings.__wrapped__(chr(opening + number)):
                found[latin].add(chr(opening + number))
    return {latin: frozenset(written) for latin, written in found.items()}


def is_customary(latin: str) -> bool:
    """Whether most who have a name write it so, against the letters: Lee and Park, not Yi and Bak."""
    return any(written[0] == latin for written in _data()["syllables"].values())


def spelt(latin: str, text: str) -> Span | None:
    """Where syllables of `text` are written as all of `latin`, small letters without marks; `None` where none are.

    Syllables are Hangul or Chinese characters. A single one has to begin a word, and what it may be written as has to have
    three letters: Kim, Park; one Chinese character says too little.
    """
    for at, char in enumerate(text):
        if not _written(char):
            continue
        opens = _is_hangul(char) and (at == 0 or not _is_hangul(text[at - 1]))
        end = _end(latin, text, at)
        if end is not None and (end - at > 1 or (opens and len(latin) > 2)):
            return Span(at, end)
    return None


def _is_hangul(char: str) -> bool:
    return FIRST <= char <= LAST


def _written(char: str) -> tuple[str, ...]:
    """What a character is written as in Latin letters; nothing where it is no syllable."""
    return spellings(char) if _is_hangul(char) else syllables(char)


def _end(latin: str, text: str, at: int) -> int | None:
    """Where the syllables from `at` end that are written as all of `latin`."""
    reached = {0}
    for number, char in enumerate(text[at : at + MOST]):
        reached = {done + len(one) for done in reached for one in _written(char) if latin.startswith(one, done)}
        if len(latin) in reached:
            return at + number + 1
        if not reached:
            return None
    return None
