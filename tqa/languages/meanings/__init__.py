"""Everyday words of a language and their English, by hand: what to write where a machine left one standing.

One file a language; where there is none, nothing is listed. Nouns stand in one of two ways. A `[[nouns]]` table is one way
to decline: the endings of the singular (`one`) and of the plural (`many`), `-` for none, and `words`, each a stem (what is
before those endings) with its English. A `[nouns]` table has whole words, `|` between variants, with a plural behind a stroke
where no line of `plural` makes it (`Zoll/Zölle`); such a line has an ending and what the plural has for it (`z ces`), the
first that fits is taken, and `genitive` lists endings that only the singular takes. In the English, too, a plural stands
behind a stroke where it is not regular: `life/lives`. `[[others]]` (adjectives, verbs) have `endings` and `words` that are
the same in all of them; `[adjectives]` are whole words in all forms that `inflection.toml` gives them; `[words]` and
`[phrases]` are as they stand, `|` between them.

`same_order` says that adjectives stand before nouns as they do in English, `behind` that they follow them; so a phrase can be
put into English word by word. `compounds` says that two nouns make one word; `[joined]` has what a first part is there:
Wirtschafts- is economic.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from tqa.languages.inflection import inflection
from tqa.languages.romanisation import fold

_PHRASE = 5
"""Words of a listed phrase at the most."""

_PART = 3
"""Letters of a part of a compound at the least."""

_LINKS = ("s", "n", "es", "en", "e", "")
_HISSING = ("s", "x", "ch", "sh", "z")
_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children", "life": "lives", "wife": "wives"}
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


class Kind(StrEnum):
    """What a word is, as far as the order of a phrase depends on it."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Words in lower case with their English, and what phrases are made by; `folded` leads from a word without accents to it."""

    words: Mapping[str, str]
    kinds: Mapping[str, Kind]
    adjectives: Mapping[str, str]
    joined: Mapping[str, str]
    folded: Mapping[str, str]
    base: str
    same_order: bool = False
    behind: bool = False
    compounds: bool = False

    def of(self, words: Sequence[str], wider: Callable[[str], str | None]) -> str | None:
        """What words in lower case are in English; `None` if one is unknown.

        `wider` is asked for what the list has not, where no order is at stake.
        """
        if " ".join(words) not in self.words and len(words) > 1 and not (self.same_order or self.behind):
            return None
        found: list[tuple[Kind, str]] = []
        alone = self.same_order or len(words) == 1
        at = 0
        while at < len(words):
            for size in range(min(_PHRASE, len(words) - at), 0, -1):
                written = " ".join(words[at : at + size])
                behind = self.behind and bool(found) and found[-1][0] is not Kind.OTHER
                known = (self._adjective(written) if behind else None) or self._known(written)
                if known is None and size == 1 and alone and (other := wider(words[at])) is not None:
                    known = Kind.OTHER, other
                if known is not None:
                    found.append(known)
                    at += size
                    break
            else:
                return None
        return " ".join(self._in_order(found))

    def _known(self, written: str) -> tuple[Kind, str] | None:
        written = written if written in self.words else self.folded.get(written, written)
        if written in self.words:
            return self.kinds.get(written, Kind.OTHER), self.words[written]
        if " " in written:
            return None
        return self._adjective(written) or (self._compound(written) if self.compounds else None)

    def _adjective(self, written: str) -> tuple[Kind, str] | None:
        rules = inflection(self.base)
        for word in rules.bases(written) if rules is not None and self.adjectives else ():
            if word in self.adjectives:
                return Kind.ADJECTIVE, self.adjectives[word]
        return None

    def _compound(self, word: str) -> tuple[Kind, str] | None:
        """Two nouns in one word, the longest first part: Energiepreise, energy prices."""
        for at in range(len(word) - _PART, _PART - 1, -1):
            last = word[at:]
            if self.kinds.get(last) is not Kind.NOUN:
                continue
            if (first := self.joined.get(word[:at])) is not None:
                return Kind.NOUN, f"{first} {self.words[last]}"
            for link in _LINKS:
                first = word[: at - len(link)]
                if word[:at].endswith(link) and len(first) >= _PART and self.kinds.get(first) is Kind.NOUN:
                    return Kind.NOUN, f"{self.words[first]} {self.words[last]}"
        return None

    def _in_order(self, found: Sequence[tuple[Kind, str]]) -> Iterator[str]:
        """The meanings as English puts them: adjectives that follow their noun go before it."""
        at = 0
        while at < len(found):
            end = at + 1
            if self.behind and found[at][0] is Kind.NOUN:
                while end < len(found) and found[end][0] is Kind.ADJECTIVE:
                    end += 1
            yield from (text for _, text in (*found[at + 1 : end][::-1], found[at]))
            at = end


@cache
def listed(base: str) -> Listed:
    """What is listed of a language."""
    path = resources.files(__name__) / f"{base}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    words: dict[str, str] = {}
    kinds: dict[str, Kind] = {}
    adjectives: dict[str, str] = {}
    for kind, form, english in _forms(data):
        folded = form.casefold()
        if kind is Kind.ADJECTIVE:
            adjectives[folded] = english
            if folded in words:
                continue
        words[folded] = english
        kinds[folded] = kind
    return Listed(
        words=words,
        kinds=kinds,
        adjectives=adjectives,
        joined={part.casefold(): to for parts, to in data.get("joined", {}).items() for part in parts.split("|")},
        folded={plain: word for word in sorted(words) if (plain := fold(word)) not in words},
        base=base,
        same_order=bool(data.get("same_order", False)),
        behind=bool(data.get("behind", False)),
        compounds=bool(data.get("compounds", False)),
    )


def _forms(data: dict[str, Any]) -> Iterator[tuple[Kind, str, str]]:
    """Each form with its English; what comes last holds: of forms that are alike the singular, and what is written out."""
    nouns = data.get("nouns", ())
    if isinstance(nouns, dict):
        yield from _whole(nouns, data.get("plural", ()), data.get("genitive", ()))
    else:
        for table in nouns:
            yield from _declined(table)
    for table in data.get("others", ()):
        for stem, english in table["words"].items():
            for ending in table["endings"].split():
                yield Kind.OTHER, stem + ending.replace("-", ""), english
    for section, kind in (("adjectives", Kind.ADJECTIVE), ("words", Kind.OTHER), ("phrases", Kind.NOUN)):
        for forms, english in data.get(section, {}).items():
            for form in forms.split("|"):
                yield kind, form, english


def _declined(table: dict[str, Any]) -> Iterator[tuple[Kind, str, str]]:
    for number, endings in ((1, table["many"]), (0, table["one"])):
        for stem, english in table["words"].items():
            for ending in endings.split():
                yield Kind.NOUN, stem + ending.replace("-", ""), _number(english, number)


def _whole(nouns: Mapping[str, str], plural: Sequence[str], genitive: Sequence[str]) -> Iterator[tuple[Kind, str, str]]:
    lines = [line.split() for line in plural]
    rows = [(form.partition("/"), english) for forms, english in nouns.items() for form in forms.split("|")]
    for (one, _, many), english in rows:
        for form in many.split("/") if many else _regular(one, lines):
            yield Kind.NOUN, form, _number(english, 1)
    for (one, _, _), english in rows:
        for form in (one, *(one + ending for ending in genitive)):
            yield Kind.NOUN, form, _number(english, 0)


def _regular(noun: str, lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """The plurals by the first line that fits."""
    for ending, *instead in lines:
        if ending == "-" or noun.endswith(ending):
            stem = noun if ending == "-" else noun.removesuffix(ending)
            yield from (stem + one.replace("-", "") for one in instead)
            return


def _number(english: str, number: int) -> str:
    one, _, many = english.partition("/")
    return (many or _plural(one)) if number else one


def _plural(noun: str) -> str:
    """The regular plural in English, of the last word before “of”."""
    head, of, rest = noun.partition(" of ")
    for one, many in _IRREGULAR.items():
        if head == one or head.endswith(f" {one}") or (one in ("man", "woman") and head.endswith(one)):
            return head.removesuffix(one) + many + of + rest
    if _CONSONANT_Y.search(head):
        return f"{head[:-1]}ies{of}{rest}"
    return head + ("es" if head.endswith(_HISSING) else "s") + of + rest
