"""What a machine leaves standing of a country's institutions, with or without a capital, and what English calls it.

One file a language: `words` leads from what stands there to its English, `|` between forms; in small letters what may have a
capital. Only what no English text has without an explanation is listed: Betriebsrat, and not Bundestag. A word of a language in
other letters is listed as it is transliterated (vrio).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tqa.finding import Span
from tqa.languages.romanisation import unaccented

_BEHIND = re.compile(r"\W")
"""What the first word of a phrase ends at."""
_LONG = 7
"""Letters of a word that is told without its accents, too: a shorter one may be a name (Camara)."""


@dataclass(frozen=True, slots=True)
class Institutions:
    """The words and phrases of one language, in small letters, each with its English; `first` are the words they begin with."""

    english: Mapping[str, str]
    first: frozenset[str]
    written: re.Pattern[str]

    def find(self, content: str, words: Sequence[str]) -> Iterator[tuple[Span, str]]:
        """Where one stands in a text of these words, and its English."""
        if self.first.isdisjoint(words):
            return
        for match in self.written.finditer(content):
            yield Span(*match.span()), self.english[match.group().casefold()]


@cache
def institutions(base: str) -> Institutions | None:
    """What is listed of a language."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return None
    words: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    english = {form.casefold(): to for row, to in words.items() for form in row.split("|")}
    forms = [form for row in words for form in row.split("|")]
    plain = {unaccented(form): english[form.casefold()] for form in forms if len(form) >= _LONG}
    english = {form.casefold(): to for form, to in plain.items()} | english
    longest = sorted({*forms, *plain}, key=len, reverse=True)
    written = "|".join(f"{_first(form)}{re.escape(form[1:])}" for form in longest)
    return Institutions(
        english=english,
        first=frozenset(_BEHIND.split(one)[0] for form in longest for one in (form, form[0].upper() + form[1:])),
        written=re.compile(rf"(?<![\w-])(?:{written})(?![\w-])"),
    )


def _first(form: str) -> str:
    """Its first letter, which may be a capital."""
    return f"[{form[0]}{form[0].upper()}]" if form[0].islower() else re.escape(form[0])
