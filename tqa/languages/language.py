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
    `also` are other primary subtags for it (`zho`), `not_this` codes of countries that people write for it (`cn`).
    `stemmer` is a Snowball algorithm. `base` is the primary subtag: `zh` for `zh-Hant`.
    `abbreviations` end with a full stop that ends no sentence; before one of the `openers`, words that begin sentences
    more than names, it ends one all the same. `ordinal_dot` says whether 3. is third. `speech_tails` are what follows
    closed speech without a new sentence, as と述べた does.
    """

    code: str
    name: str
    scripts: tuple[str, ...]
    also: frozenset[str] = frozenset()
    not_this: frozenset[str] = frozenset()
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
            also=frozenset(row["also"]),
            not_this=frozenset(row.get("not_this", ())),
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
    """The language of a BCP 47 tag; one without data gets what is true of most. Tags of three letters go with those of two.

    What is no tag raises `LanguageError`, and so does the code of a country that is no language's: `cn`, `jp`.
    """
    parts = tag.casefold().split("-")
    if not _TAG.fullmatch(tag) or parts[0] in _mistaken():
        raise LanguageError(f"“{tag[:40]}” is not a language tag (such as zh, zh-Hant, en or pt-BR){_meant(tag)}")
    table = _table()
    code = _others().get(parts[0], parts[0])
    if code == "zh" and "hans" not in parts and {"hant", "tw", "hk", "mo"} & set(parts):
        code = "zh-Hant"
    return table.get(code) or Language(code=code, name=code, scripts=())


@cache
def _others() -> dict[str, str]:
    return {other: code for code, language in _table().items() for other in language.also}


@cache
def _mistaken() -> dict[str, str]:
    return {country: code for code, language in _table().items() for country in language.not_this}


def _meant(tag: str) -> str:
    """What somebody meant who wrote `zh_CN`, `cn` or `Chinese`, for the end of a message."""
    written = tag.strip().casefold().replace("_", "-")
    names = {language.name.casefold(): language.code for language in supported()}
    code = _mistaken().get(written.partition("-")[0]) or names.get(written)
    if code is None and written != tag and _TAG.fullmatch(written):
        code = load(written).code
    return f"; did you mean “{code}”?" if code else ""
