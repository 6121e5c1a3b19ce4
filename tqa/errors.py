"""What can go wrong for the user, in one sentence with its place.

A problem in a translation is a `Finding`; a problem for the user is a `TqaError`; anything else is a bug.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path


class TqaError(Exception):
    """A problem that the user can mend: what is wrong, and where.

    `str()` is one line, `path:line: message`, with the parts that are known.
    """

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = "" if self.path is None else str(self.path)
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        return f"{place}: {self.message}" if place else self.message


class ConfigError(TqaError):
    """A setting that does not exist or does not fit."""


class InputError(TqaError):
    """A file that cannot be read as what it should be."""


class DocumentError(InputError):
    """A document that cannot be checked."""


class GlossaryError(InputError):
    """A glossary that says something it cannot mean."""


class LanguageError(TqaError):
    """A language tag that is no tag, or a language without data."""


class ModelError(TqaError):
    """A model that is missing, damaged or of an unknown kind."""


class StoreError(TqaError):
    """A store of decisions that cannot be read or written."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean “x”?` for the end of a message, or nothing."""
    from rapidfuzz import fuzz, process

    close = process.extractOne(word[:100], list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60)
    return f"; did you mean “{close[0]}”?" if close else ""


_KINDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "null": "nothing",
    "object": "an object",
    "str": "a text",
}
"""The kinds of values by the names that msgspec has for them."""


def in_words(error: Exception) -> tuple[str, str]:
    """What msgspec found wrong with a value, for people who do not program, and the place in it: `fields.headline`, or ``.

    msgspec 0.22 says “Expected `int`, got `str` - at `$.min_letters`”: here (expected a whole number, got a text; min_letters).
    """
    said, _, place = str(error).partition(" - at ")
    place = place.strip("`").removeprefix("$").removeprefix(".").replace("[...]", "")
    if missing := re.fullmatch(r"Object missing required field `(.+)`", said):
        return f"there is no “{missing[1]}”", place
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", said):
        return f"there is no “{unknown[1]}” here", place
    if other := re.fullmatch(r"Invalid enum value (.+)", said):
        return f"“{other[1].strip(chr(39))}” is none of the values that it may have", place
    said = re.sub(r"`([\w| ]+)`", lambda kinds: " or ".join(_KINDS.get(k, k) for k in kinds[1].split(" | ")), said)
    for sign, words in ((">=", "of at least"), ("<=", "of at most"), (">", "above"), ("<", "below")):
        said = said.replace(f" {sign} ", f" {words} ")
    said = said.replace("`", "")
    return said[:1].lower() + said[1:], place
