"""Names in Latin letters that sound the same: how they were spelt over from other scripts."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

import regex


@cache
def _data() -> dict[str, list[list[str]]]:
    text = (resources.files("tqa.languages") / "romanisation.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(dict(_data()["letters"]))


@cache
def _sounds() -> tuple[tuple[str, bool, str], ...]:
    """Spelling, whether only at the end, and sound."""
    return tuple((spelling.rstrip("$"), spelling.endswith("$"), sound) for spelling, sound in _data()["sounds"])


_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)
_BARRED = str.maketrans("łŁøØđĐ", "lLoOdD")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name in small letters without diacritics: İmamoğlu and Imamoglu are one."""
    if name.isascii():
        return name.lower().translate(_letters())
    apart = unicodedata.normalize("NFD", name.replace("İ", "I").casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_letters())


def unaccented(name: str) -> str:
    """A name as wires write it that have no accents, its capitals kept: Lwow for Lwów."""
    apart = unicodedata.normalize("NFD", name).translate(_BARRED)
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def sound_key(name: str) -> str:
    """What two spellings of the same foreign name have in common: Zelensky, Zelenskyy and Zelenskiy have one key.

    A doubled letter counts once. The first sound of Yang and Jang stays apart, as Chinese and Korean names need.
    """
    key = fold(name)
    for spelling, final, sound in _sounds():
        if final:
            if key.endswith(spelling):
                key = key[: -len(spelling)] + sound
        elif spelling in key:
            key = key.replace(spelling, sound)
    key = key[:1] + key[1:].replace("j", "i")
    return _DOUBLED.sub(r"\1", key)


def is_couple(one: str, other: str) -> bool:
    """Whether two names differ only as a man's and a woman's do: Zelensky and Zelenska."""
    keys = sound_key(one), sound_key(other)
    return any(
        first.endswith(his) and second.endswith(hers) and first[: -len(his)] == second[: -len(hers)]
        for first, second in (keys, keys[::-1])
        for his, hers in _data()["gender"]
    )


@cache
def _pinyin() -> regex.Pattern[str]:
    initials = "|".join(sorted(map(str, _data()["pinyin_initials"]), key=len, reverse=True))
    finals = "|".join(sorted(map(str, _data()["pinyin_finals"]), key=len, reverse=True))
    return regex.compile(rf"(?:(?:{initials})(?:{finals})[’'-]?){{1,3}}")


@lru_cache(maxsize=20_000)
def is_pinyin(name: str) -> bool:
    """Whether a name can be read as one to three syllables of Chinese."""
    return _pinyin().fullmatch(fold(name)) is not None
