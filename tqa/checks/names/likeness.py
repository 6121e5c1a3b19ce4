"""Whether words of two languages may be one name, by their letters or their sound."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex
from rapidfuzz.distance import JaroWinkler, Prefix

from tqa.entity.sound import can_hear, sounds_like
from tqa.languages import Language
from tqa.languages.romanisation import fold, sound_key
from tqa.text.computed import kept
from tqa.text.text import Text

TRACE = 0.3
"""A name heard better than this in the source may be there."""

ALIKE = 0.8
"""Words in Latin letters that are more alike than this may be one name (Neapol, Naples are at 0.78; Wien, Vienna at 0.7)."""

_EXONYM = 0.55
COGNATE = 0.68
"""A little more alike than that, where any word of the source is looked at (Lausanne, Losannie are at 0.73)."""

_STEM = 4
_LONG_BONES = 5
_SAID_ALIKE = (
    ("tsch", "c"), ("tch", "c"), ("tsh", "c"), ("sch", "s"), ("sh", "s"), ("zh", "j"), ("ch", "c"), ("dj", "j"),
    ("mb", "nb"), ("mp", "np"), ("ts", "c"), ("tz", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("qu", "k"),
)  # fmt: skip
_SAME = str.maketrans("rvkczxqpt", "lwgjssjbd", "yhaeiou'’-")


def renders(word: str, native: str, language: Language) -> bool:
    """Whether a word of the target may be a name of the source: by its letters or its sound."""
    if can_hear(language) and not native.isascii():
        return sounds_like(native, language, word) >= TRACE
    return alike(fold(word), fold(native))


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    if Prefix.similarity(one, other) >= _STEM:
        return True
    keys = sorted((sound_key(one), sound_key(other)), key=len)
    if keys[0] == keys[1] or (len(keys[0]) >= _STEM and keys[1].startswith(keys[0])):
        # Kairóba is to Cairo, in Hungarian.
        return True
    heard = bones(one)
    if len(heard) >= _LONG_BONES and heard == bones(other):
        return True
    return JaroWinkler.similarity(one, other) >= ALIKE


def near(one: str, other: str, least: float = _EXONYM) -> bool:
    """Whether two names may be two languages' names of one place (Ghent, Gandawa; Celebes, Sulawesi are not)."""
    return one[:1] == other[:1] and JaroWinkler.similarity(one, other) > least


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, doubled ones once: Esad and Assad are spellings of one name."""
    return regex.sub(r"(.)\1+", r"\1", regex.sub(r"[aeiouy]", "", word)) or word


@kept
def latin_words(text: Text) -> frozenset[str]:
    """The words of a text in Latin letters, folded, with the parts of those that are joined."""
    found = set()
    for word in text.words:
        if "LATIN" in unicodedata.name(word.surface[0], ""):
            found.add(fold(word.surface))
            found.update(fold(part) for part in regex.split(r"[\-‑.'’]", word.surface) if len(part) > 2)
    return frozenset(found)


def bones(letters: str) -> str:
    """The consonants of a folded name, those that are taken for each other made one."""
    for written, same in _SAID_ALIKE:
        letters = letters.replace(written, same)
    bare = letters.translate(_SAME)
    return "".join(char for at, char in enumerate(bare) if at == 0 or bare[at - 1] != char)
