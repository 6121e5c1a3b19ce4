"""The table of languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from tqa.errors import LanguageError

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Facts about one language. `code` is the shortest BCP 47 tag (`zh` is simplified Chinese, `zh-Hant` traditional).

    `scripts` are ISO 15924 codes, the usual one first. `spaced` says whether words are set apart by spaces.
    `case` says whether the script has capitals and names are written with one, `capital_nouns` whether all nouns are.
    `stemmer` is a Snowball algorithm. `base` is the primary subtag: `zh` for `zh-Hant`.
    `abbreviations` end with a full stop that ends no sentence; before one of the `openers`, words that begin sentences
    more than names, it ends one all the same. `ordinal_dot` says whether 3. is third. `speech_tails` are what follows
    closed speech without a new sentence, as と述べた does.
    """

    code: str
    name: str
    scripts: tuple[str, ...]
    spaced: bool = True
    case: bool = False
    capital_nouns: bool = False
    right_to_left: bool = False
    stemmer: str | None = None
    quotes: tuple[str, ...] = ("“”", "‘’", '""')
    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    speech_tails: tuple[str, ...] = ()
    base: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", self.code.partition("-")[0])

    def __hash__(self) -> int:
        return hash(self.code)


@cache
def _table() -> dict[str, Language]:
    data = tomllib.loads((resources.files("tqa.languages") / "languages.toml").read_text(encoding="utf-8"))
    return {
        code: Language(
            code=code,
            name=row["name"],
            scripts=tuple(row["scripts"]),
            spaced=row.get("spaced", True),
            case=row.get("case", False),
            capital_nouns=row.get("capital_nouns", False),
            right_to_left=row.get("right_to_left", False),
            stemmer=row.get("stemmer"),
            quotes=tuple(row["quotes"]) if "quotes" in row else ("“”", "‘’", '""'),
            abbreviations=frozenset(row.get("abbreviations", ())),
            openers=frozenset(row.get("openers", ())),
            ordinal_dot=row.get("ordinal_dot", False),
            speech_tails=tuple(row.get("speech_tails", ())),
        )
        for code, row in data.items()
    }


def supported() -> tuple[Language, ...]:
    """The languages that have data, in the order of the table."""
    return tuple(_table().values())


@cache
def load(tag: str) -> Language:
    """The language of a BCP 47 tag; one without data gets what is true of most. What is no tag raises `LanguageError`."""
    if not _TAG.fullmatch(tag):
        raise LanguageError(f"“{tag[:40]}” is not a language tag (such as zh, zh-Hant, en or pt-BR)")
    table = _table()
    parts = tag.casefold().split("-")
    if parts[0] in ("zh", "cmn", "yue"):
        return table["zh-Hant" if {"hant", "tw", "hk", "mo"} & set(parts) or parts[0] == "yue" else "zh"]
    code = _ALIASES.get(parts[0], parts[0])
    return table.get(code) or Language(code=code, name=code, scripts=())


_ALIASES = {"iw": "he", "in": "id", "nb": "no", "nn": "no", "tl": "fil", "prs": "fa", "arb": "ar"}
