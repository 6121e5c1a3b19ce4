"""Which script a stretch of text is written in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tqa.finding import Span
from tqa.languages import Language

_PROPERTIES = {
    "Latn": ("Latin",), "Hani": ("Han",), "Hans": ("Han", "Bopomofo"), "Hant": ("Han", "Bopomofo"),
    "Jpan": ("Han", "Hiragana", "Katakana"), "Hira": ("Hiragana",), "Kana": ("Katakana",), "Hang": ("Hangul",),
    "Cyrl": ("Cyrillic",), "Grek": ("Greek",), "Arab": ("Arabic",), "Hebr": ("Hebrew",), "Deva": ("Devanagari",),
    "Beng": ("Bengali",), "Taml": ("Tamil",), "Gujr": ("Gujarati",), "Thai": ("Thai",), "Geor": ("Georgian",),
    "Armn": ("Armenian",),
}  # fmt: skip
"""The scripts, by ISO 15924 code, as Unicode names its properties."""

_NAMES = {
    "Han": "Chinese characters", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean",
    "Devanagari": "Devanagari", "Latin": "Latin letters",
}  # fmt: skip

_JOINT = r"[\p{Zs}\-–'’·・ー、，。：；！？「」『』《》〈〉“”%％0-9０-９٠-٩年月日]{1,12}"
"""What may stand between two pieces of one fragment."""


@cache
def _properties(language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for script in language.scripts for name in _PROPERTIES.get(script, ())))


@cache
def _stray(language: Language) -> regex.Pattern[str] | None:
    """Runs of letters of any script that this language does not write; Latin passes everywhere."""
    own = _properties(language)
    if not own:
        return None
    kept = "".join(rf"\p{{{name}}}" for name in dict.fromkeys((*own, "Latin", "Common", "Inherited")))
    run = rf"[^\P{{L}}{kept}](?:[^\P{{L}}{kept}]|[\p{{M}}ー々〇])*+"
    return regex.compile(rf"{run}(?:{_JOINT}{run})*+")


@cache
def written(language: Language) -> regex.Pattern[str] | None:
    """Runs of letters that this language writes."""
    own = "".join(rf"\p{{{name}}}" for name in _properties(language))
    return regex.compile(rf"(?V1)[\p{{L}}&&[{own}]]+") if own else None


@cache
def _letter_of(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"\p{{{name}}}")


def stray_runs(content: str, language: Language) -> Iterator[Span]:
    """Where letters stand of a script that is neither the language's own nor Latin; near ones are one run."""
    pattern = _stray(language)
    if pattern is None or content.isascii():
        return
    for match in pattern.finditer(content):
        yield Span(match.start(), match.end())


def script_of(text: str) -> str | None:
    """The Unicode name of the script of the first letter that has one."""
    for char in text:
        if char.isalpha():
            for name in _ALL:
                if _letter_of(name).match(char):
                    return name
    return None


_ALL = tuple(dict.fromkeys(name for names in _PROPERTIES.values() for name in names))


def describe(script: str | None, language: Language | None) -> str:
    """What to call letters of a script: the language where it writes in it, else the script."""
    if script is None:
        return "another script"
    if language is not None and script in _properties(language):
        return language.name.partition(" (")[0]
    return _NAMES.get(script, script)


def writes(language: Language, script: str) -> bool:
    """Whether a language is written in a script, named as Unicode does."""
    return script in _properties(language)


def count_letters(content: str, script: str) -> int:
    """How many letters of one script a text has."""
    return sum(1 for _ in _letter_of(script).finditer(content))
