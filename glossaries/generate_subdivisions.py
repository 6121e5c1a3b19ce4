"""Makes subdivisions.csv: states, provinces and regions of the countries in the news, in scripts other than Latin and in English.

    python glossaries/generate_subdivisions.py CLDR

CLDR is the folder `common/subdivisions` of the Unicode CLDR (release 42; https://cldr.unicode.org, Unicode licence). Which
countries, and the English names that the press writes otherwise, is curated in `generator/subdivisions.txt`. Names in Latin
letters other than English are left out: they are the English ones nearly always. Needs the `dev` extra.

A division whose English name the term base has as a place of its country is that place (a province and its capital of one name:
news does not keep them apart). What already means something else there, or is an ordinary word, is left out.
"""

from __future__ import annotations

import csv
import html
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex
from opencc import OpenCC

from tqa.entity.names import is_ordinary
from tqa.languages import load
from tqa.text.usage import at_home

HERE = Path(__file__).parent
OUTPUT = "subdivisions.csv"
COLUMNS = ("concept", "of", "role", "lang", "term", "status", "form")
LANGUAGES = ("zh", "ja", "ko", "ru", "uk", "ar", "fa", "he", "hi")
_ROW = re.compile(r'<subdivision type="(\w+)"[^>]*>([^<]*)</subdivision>( <!-- in)?')
_UNSUITED = regex.compile(r"[()（）/\[\]²0-9:،,؛]|^\P{L}")
_LATIN = regex.compile(r"\p{Latin}")
_LEAST = {"zh": 3, "ja": 4, "ko": 3, "ru": 5, "uk": 5, "ar": 6, "fa": 6, "he": 5, "hi": 5}
"""The fewest characters of a name of one word by itself: shorter ones are parts of other words or words themselves."""
_COMMON = -11.0
"""The log-probability above which a word of one's own is too common to be a name only."""

ENDINGS = {
    "zh": regex.compile(r"(?:边疆区|邊疆區|自治区|自治區|自治州|[州省邦县縣市])$"),
    "ja": regex.compile(r"(?:自由|連邦直轄|自治)?[州省県道府]$|地方$"),
    "ko": regex.compile(r" ?(?:주|도|성|현|자유주)$"),
    "hi": regex.compile(r" (?:राज्य|प्रान्त|प्रांत|ओब्लास्ट|प्रदेश)$"),
}
BEGINNINGS = {
    "ar": regex.compile(r"^(?:محافظة|ولاية|مقاطعة|منطقة|إقليم|جمهورية|مدينة) "),
    "fa": regex.compile(r"^(?:استان|ایالت|ناحیه|منطقه|جمهوری) "),
    "he": regex.compile(r"^(?:מחוז|מדינת|פרובינציית|אובלסט) "),
}
_TO_SIMPLIFIED, _TO_TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")


def divisions(folder: Path, language: str) -> dict[str, tuple[str, bool]]:
    """The names by code, and whether the division lies inside another one."""
    text = (folder / f"{language}.xml").read_text(encoding="utf-8")
    return {m[1]: (unicodedata.normalize("NFC", html.unescape(m[2])), bool(m[3])) for m in _ROW.finditer(text)}


def curated() -> Iterator[tuple[str, frozenset[str], dict[str, list[str]]]]:
    for line in (HERE / "generator" / "subdivisions.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            country, without, names = (part.strip() for part in line.split("|"))
            pairs = (pair.split("=") for pair in names.split(";") if pair.strip())
            yield (
                country,
                frozenset(code.strip() for code in without.split(",")),
                {code.strip(): [name.strip() for name in spelt.split("/")] for code, spelt in pairs},
            )


def folded(name: str) -> str:
    """A Latin name without case and marks; others as they are."""
    if not _LATIN.search(name):
        return name
    return unicodedata.normalize("NFKD", name.casefold().replace("ı", "i")).encode("ascii", "ignore").decode()


def left_out() -> set[str]:
    """English names that are ordinary words or people's so often that they are never looked for."""
    lines = (HERE / "generator" / "left-out.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return {
        folded(name.strip()) for languages, _, names in rows if "en" in languages.split() for name in names.split(";")
    }


class Known:
    """What the other tables have: places by country and English name, and what every term of a language means."""

    def __init__(self) -> None:
        homes: defaultdict[str, set[str]] = defaultdict(set)
        self.preferred: set[tuple[str, str]] = set()
        self.meaning: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for path in sorted(HERE.glob("*.csv")):
            if path.name == OUTPUT:
                continue
            with path.open(encoding="utf-8-sig", newline="") as stream:
                for row in csv.DictReader(stream):
                    if row.get("of"):
                        homes[row["concept"]].add(row["of"])
                    if row.get("term") and row.get("concept"):
                        self.meaning[row["lang"], folded(row["term"])].add(row["concept"])
                        if row.get("status") == "preferred" and (row.get("form") or "short") == "short":
                            self.preferred.add((row["concept"], row["lang"]))
        self._homes = homes
        self.english = {term for language, term in self.meaning if language == "en"} | left_out()

    def place(self, country: str, name: str) -> str | None:
        found = sorted(
            concept
            for concept in self.meaning.get(("en", folded(name)), ())
            if concept.startswith("place.") and f"territory.{country}" in self._homes[concept]
        )
        same = f"place.{slug(name)}"
        if not found and f"territory.{country}" in self._homes[same]:
            return same
        return found[0] if found else None


def forms(language: str, name: str) -> Iterator[str]:
    """The name as news writes it, with what it is and without."""
    yield name.replace(" ", "") if language == "ko" else name
    for table, by_end in ((ENDINGS, True), (BEGINNINGS, False)):
        pattern = table.get(language)
        found = pattern.search(name) if pattern is not None else None
        if found is not None:
            yield name[: found.start()] if by_end else name[found.end() :]


def suits(language: str, term: str) -> bool:
    """Whether a term is a name wherever it stands."""
    if _UNSUITED.search(term) or _LATIN.search(term):
        return False
    if language == "ja" and ENDINGS["ja"].search(term):
        return len(term) >= _LEAST["zh"]
    if len(term) < _LEAST[language] and " " not in term:
        return False
    own = at_home(term.casefold(), language) if " " not in term else None
    return language in ("zh", "ja") or own is None or own < _COMMON


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")


def main() -> None:
    folder = Path(sys.argv[1])
    english, known = divisions(folder, "en"), Known()
    native = {language: divisions(folder, language) for language in LANGUAGES}
    rows: list[dict[str, str]] = []
    taken: dict[tuple[str, str], str] = {}
    written: set[tuple[str, str, str]] = set()
    concepts: dict[tuple[str, str], str] = {}
    for country, without, spelt in curated():
        for code, (name, inside) in english.items():
            if not code.startswith(country.casefold()) or code in without or (inside and code not in spelt):
                continue
            names = spelt.get(code, [name])
            plain = slug(names[0])
            concept = known.place(country, names[0])
            if concept is None:
                if folded(names[0]) in known.english or is_ordinary(names[0], load("en")) or len(plain) < 4:
                    continue
                concept = concepts.get((country, plain)) or f"place.{plain}"
                if concept in concepts.values() and (country, plain) not in concepts:
                    concept += f"-{country.casefold()}"
                if (country, plain) not in concepts:
                    rows.append(row(concept, "en", names[0], "preferred", of=f"territory.{country}", role="region"))
                concepts[country, plain] = concept
            for language, term, status in terms(code, names, native):
                meaning = known.meaning.get((language, folded(term)), set())
                if meaning or taken.setdefault((language, term), concept) != concept:
                    continue
                if (concept, language) in known.preferred:
                    status = "admitted"
                if (concept, language, term) not in written:
                    written.add((concept, language, term))
                    known.preferred.add((concept, language))
                    rows.append(row(concept, language, term, status))
    with (HERE / OUTPUT).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(
        f"{OUTPUT}: {len(rows)} terms of {len({row['concept'] for row in rows})} concepts, {len(concepts)} of them new"
    )


def row(concept: str, language: str, term: str, status: str, *, of: str = "", role: str = "") -> dict[str, str]:
    return {
        "concept": concept,
        "of": of,
        "role": role,
        "lang": language,
        "term": term,
        "status": status,
        "form": "short",
    }


def terms(
    code: str, names: list[str], native: dict[str, dict[str, tuple[str, bool]]]
) -> Iterator[tuple[str, str, str]]:
    """The names of one division: language, term and status."""
    for name in names[1:]:
        yield "en", name, "admitted"
    for language in LANGUAGES:
        if code not in native[language]:
            continue
        status = "preferred"
        for term in forms(language, native[language][code][0]):
            if suits(language, term):
                if language == "zh":
                    yield "zh", _TO_SIMPLIFIED.convert(term), status
                    yield "zh-Hant", _TO_TRADITIONAL.convert(term), status
                else:
                    yield language, term, status
                status = "admitted"


if __name__ == "__main__":
    main()
