"""How a language writes numbers: marks, number words, scales, counters. One TOML file a language in `numerals/`.

Forms of a word stand side by side, separated by spaces. `{a,b}` stands for either piece, and `{name}` for the endings
listed under that name in `[endings]`, so that an inflected language needs a line a number.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from tqa.errors import LanguageError

_LATIN_SCALES = {
    "bn": Decimal(10**9),
    "mn": Decimal(10**6),
    "tn": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}
"""English short forms that stand after figures in any language's press."""

_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ideographs:
    """Numerals written without spaces, as in Chinese and Japanese; Korean uses the scales after digits.

    `counters` follow a true number (a single numeral without one may be part of any word), `close_counters`
    do so without a space before them (세번), `pair_counters` follow two digits, which are one or the other
    (이삼일, two or three days), `vague` characters stand inside one (三百多万). `short_tails`: 两万三 is
    23,000. `bounded` numerals are read at the beginning of a word only, since their signs are syllables of
    every other word (Korean). `not_measures` begin with the sign of a scale and are units (千伏, kilovolt).
    `tenths` mean ten per cent each (三成, 3割). `weekdays` turn a numeral into a day. `about` before a bare scale makes it a
    number (近万人, nearly 10,000). `ordinal_after` follow an ordinal (세 번째).
    """

    digits: Mapping[str, int]
    scales: Mapping[str, int]
    counters: tuple[str, ...]
    close_counters: tuple[str, ...] = ()
    pair_counters: tuple[str, ...] = ()
    vague: str = ""
    ordinal: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    fraction: tuple[str, ...] = ()
    point: str = ""
    half: str = ""
    tenths: tuple[str, ...] = ()
    not_numbers: tuple[str, ...] = ()
    not_measures: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    ordinal_after: tuple[str, ...] = ()
    bounded: bool = False
    short_tails: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """`words`, `ordinals` and `scales` map a case-folded form to its value; `loose` forms hold a value without
    being counted (both, pair, decade) or are homonyms of other words, so that they support a number and never
    accuse one.

    `apostrophes` are letters (п'ять). `hyphen`: tens and units are written twenty-one. `ordinal_endings` are
    those of figures, by last digits, 0 the usual one. `vigesimal`: 80 is four twenties. `clocks` are patterns
    of times of day beside 12:30. `units_first`: 23 is “three and twenty”; `teens_first`: 13 is “three ten”.
    `compounds`: number words are written as one word. `half_follows` a number without “and” (Turkish). `elided`
    are their forms of hundred before a vowel. `clitics`: letters that stand before a word without a space
    (Arabic, Hebrew). `stems` are first parts of compounds (трёх-дневный) and `heads` their second parts.
    `about` words stand before rounded numbers. `not_words` look like numbers and are none, `names` hold numbers that count
    nothing (7-Eleven, 50-50). `percent_before`
    words stand before the figure (Turkish yüzde). `homonyms` are scale words that are also something else
    (Czech mil: million, miles). `spelt` is the usual form of a value, for writing.

    `part_of` stands between a part and its whole, `among_them` and `including` before a part of the number
    before; `shared` are those of whom there are a hundred per cent at the most, `share_of_all` is a share
    of them, `all_of` stands before the number of all. `in_total` stands before the sum of what was counted before it,
    `each` behind what each of them has; `of_it` before a part of the sum of money told before it,
    `ratio` between the two numbers of a share (six in ten); `day_and_month`: 17.7. is a date, since decimals have a comma;
    `belong_to` between a part and its whole; `disjoint` are kinds of people of whom nobody is two.
    `others` are the rest of a list, `located` what leads to the place of a part, `people` words for people of any kind.
    Behind `among` and a whole, `there_are` leads to its part, or the part leads to `parts_are`; `parts_between` stands between
    the two (10人のうち5人). `undecided` tells that the shares of a sentence are of one whole.

    `half_to` makes the hour after it half an hour earlier (halb zwei is 1:30). `scales_joined`: a joiner stands
    between figure and scale (20 de milioane). `scales_first`: what a scale counts stands after it (elfu mbili is 2,000).
    `unspaced`: number words run into the next word. `case_endings` may end a number word (Hungarian öten, Bengali তিনটি).
    `shifts` stand before a number and change it: साढ़े तीन is three and a half, पौने तीन a quarter less than three.
    `centuries` are the capitalised numbers that name one (il Cinquecento, the 16th).
    `collectives` behind a word of `one_of` are about so many (une vingtaine, about twenty), likeliest value first, and
    `decade_behind` words make a decade of one that else is of somebody's life (the thirties, his thirties);
    `counted_scales` are scales only behind a number (полтора десятка, fifteen).
    `ordinal_before` makes an ordinal, or a name, of the number word after it (thứ hai, second or Monday).
    `denominator_endings` make a word the lower half of a fraction (dörtte üç). `spoken_years`: nineteen eighty-four.
    `fillers` may stand between a number and its scale (six autres millions, пять с лишним миллионов); `besides` tell that
    it is of others than one who is named (three others).
    `thousand_millions`: 10⁹ is told so (839.000 millones, mil milhões).
    `counters` are what a number word is told from another word by, where words run together (Thai).
    """

    code: str
    decimal: str = "."
    grouping: str = ","
    percent: tuple[str, ...] = ("%",)
    percent_before: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    half_follows: bool = False
    half_to: frozenset[str] = frozenset()
    scales_joined: bool = False
    scales_first: bool = False
    thousand_millions: bool = False
    shifts: Mapping[str, Decimal] = field(default_factory=dict)
    centuries: Mapping[str, Decimal] = field(default_factory=dict)
    collectives: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()
    decade_behind: tuple[str, ...] = ()
    counted_scales: frozenset[str] = frozenset()
    ordinal_before: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    case_endings: frozenset[str] = frozenset()
    unspaced: bool = False
    about: frozenset[str] = frozenset()
    units_first: bool = False
    teens_first: bool = False
    compounds: bool = False
    elided: frozenset[str] = frozenset()
    vigesimal: bool = False
    hyphen: bool = False
    apostrophes: bool = False
    ordinal_endings: Mapping[int, str] = field(default_factory=dict)
    clocks: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    ordinal_suffixes: frozenset[str] = frozenset()
    decade_suffixes: frozenset[str] = frozenset()
    words: Mapping[str, Decimal] = field(default_factory=dict)
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    short_scales: Mapping[str, Decimal] = field(default_factory=dict)
    ordinals: Mapping[str, Decimal] = field(default_factory=dict)
    fractions: Mapping[str, Decimal] = field(default_factory=dict)
    loose: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    stems: Mapping[str, Decimal] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    ranges: frozenset[str] = frozenset()
    range_word: str | None = None
    either: str | None = None
    homonyms: frozenset[str] = frozenset()
    part_of: tuple[str, ...] = ()
    among_them: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    located: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    share_of_all: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    in_total: tuple[str, ...] = ()
    day_and_month: bool = False
    each: tuple[str, ...] = ()
    ratio: frozenset[str] = frozenset()
    of_it: tuple[str, ...] = ()
    belong_to: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    there_are: tuple[str, ...] = ()
    parts_are: tuple[str, ...] = ()
    parts_between: tuple[str, ...] = ()
    disjoint: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    not_words: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    fillers: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()
    denominator_endings: tuple[str, ...] = ()
    spoken_years: bool = False
    spelt: Mapping[int, str] = field(default_factory=dict)
    spelt_ordinals: Mapping[int, str] = field(default_factory=dict)
    spelt_scales: Mapping[int, str] = field(default_factory=dict)
    spelt_plurals: Mapping[int, str] = field(default_factory=dict)
    ideographs: Ideographs | None = None


@cache
def load(code: str) -> Numerals:
    """The numerals of a language by its code; one without data reads digits only."""
    folder = resources.files("tqa.languages") / "numerals"
    for name in (code, code.partition("-")[0]):
        path = folder / f"{name}.toml"
        if path.is_file():
            try:
                return _numerals(name, tomllib.loads(path.read_text(encoding="utf-8")))
            except (ValueError, ArithmeticError, KeyError) as error:
                raise LanguageError(f"numerals/{name}.toml: {error}") from error
    return Numerals(code=code, grouping=",. '", decimal=".,")


def with_data() -> tuple[str, ...]:
    """The codes of the languages that have a file of their own."""
    folder = resources.files("tqa.languages") / "numerals"
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))


def forms(text: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Every form that a line of data stands for, case-folded."""
    return (form.casefold() for form in written_forms(text, endings))


def written_forms(text: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Every form that a line of data stands for, as it is written; `_` is a space inside a form."""
    for item in text.split():
        pieces = _BRACES.split(item)
        choices = [
            [piece] if number % 2 == 0 else endings[piece].split() if piece in endings else piece.split(",")
            for number, piece in enumerate(pieces)
        ]
        for combination in itertools.product(*choices):
            yield "".join(part for part in combination if part != "-").replace("_", " ")


def _table(rows: Mapping[str, str], endings: Mapping[str, str]) -> dict[str, Decimal]:
    return {form: _value(key) for key, text in rows.items() for form in forms(text, endings)}


def _value(key: str) -> Decimal:
    numerator, slash, denominator = key.partition("/")
    if not slash:
        return Decimal(key)
    return (Decimal(numerator) / Decimal(denominator)).quantize(Decimal("0.000001"))


def _phrases(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(phrase.replace("_", " ") for phrase in data.get(name, "").split())


def _spelt(rows: Mapping[str, str]) -> dict[int, str]:
    """The first form of each whole number: the one to write."""
    return {int(key): next(written_forms(text, {})) for key, text in rows.items() if key.isdigit() and text.strip()}


def _numerals(code: str, data: Mapping[str, Any]) -> Numerals:
    endings: Mapping[str, str] = data.get("endings", {})
    loose: dict[str, tuple[Decimal, ...]] = {}
    for key, text in data.get("loose", {}).items():
        for form in forms(text, endings):
            loose[form] = (*loose.get(form, ()), *(_value(part) for part in key.split()))
    collectives = {
        form: tuple(map(_value, key.split()))
        for key, text in data.get("collectives", {}).items()
        for form in forms(text, endings)
    }
    for form, values in collectives.items():
        loose[form] = (*loose.get(form, ()), *values)
    scale_rows: Mapping[str, str] = data.get("scales", {})
    ideographs = data.get("ideographs")
    return Numerals(
        code=code,
        decimal=data.get("decimal", "."),
        grouping=data.get("grouping", ","),
        percent=tuple(data.get("percent", ["%"])),
        percent_before=frozenset(data.get("percent_before", "").split()),
        joiners=frozenset(data.get("joiners", "").split()),
        articles=frozenset(data.get("articles", "").split()),
        halves=frozenset(forms(data.get("halves", ""), endings)),
        scales_joined=data.get("scales_joined", False),
        scales_first=data.get("scales_first", False),
        thousand_millions=data.get("thousand_millions", False),
        centuries={word: Decimal(key) for key, word in data.get("centuries", {}).items()},
        collectives=collectives,
        one_of=_phrases(data, "one_of"),
        decade_behind=_phrases(data, "decade_behind"),
        counted_scales=frozenset(data.get("counted_scales", "").split()),
        shifts=_table(data.get("shifts", {}), endings),
        ordinal_before=_phrases(data, "ordinal_before"),
        counters=tuple(data.get("counters", "").split()),
        case_endings=frozenset(data.get("case_endings", "").split()),
        unspaced=data.get("unspaced", False),
        half_to=frozenset(data.get("half_to", "").split()),
        half_follows=data.get("half_follows", False),
        about=frozenset(data.get("about", "").split()),
        units_first=data.get("units_first", False),
        teens_first=data.get("teens_first", False),
        compounds=data.get("compounds", False),
        elided=frozenset(data.get("elided", "").split()),
        vigesimal=data.get("vigesimal", False),
        hyphen=data.get("hyphen", False),
        apostrophes=data.get("apostrophes", False),
        ordinal_endings={int(key): ending for key, ending in data.get("ordinal_endings", {}).items()},
        clocks=tuple(data.get("clocks", [])),
        clitics=tuple(data.get("clitics", "").split()),
        ordinal_suffixes=frozenset(data.get("ordinal_suffixes", "").split()),
        decade_suffixes=frozenset(data.get("decade_suffixes", "").split()),
        words=_table(data.get("cardinals", {}), endings),
        scales=_table(scale_rows, endings),
        short_scales=_table(data.get("short_scales", {}), endings) | _LATIN_SCALES,
        ordinals=_table(data.get("ordinals", {}), endings),
        fractions=_table(data.get("fractions", {}), endings),
        loose=loose,
        stems=_table(data.get("stems", {}), endings),
        heads=tuple(data.get("heads", "").split()),
        ranges=frozenset(data.get("ranges", "").split()),
        range_word=next(iter(data.get("ranges", "").split()), None),
        either=data.get("either") or next(iter(data.get("ranges", "").split()), None),
        not_words=frozenset(data.get("not_words", "").split()),
        names=tuple(data.get("names", ())),
        fillers=frozenset(data.get("fillers", "").split()),
        besides=frozenset(data.get("besides", "").split()),
        part_of=_phrases(data, "part_of"),
        among_them=_phrases(data, "among_them"),
        including=_phrases(data, "including"),
        located=_phrases(data, "located"),
        people=_phrases(data, "people"),
        shared=_phrases(data, "shared"),
        share_of_all=_phrases(data, "share_of_all"),
        all_of=_phrases(data, "all_of"),
        denominator_endings=tuple(data.get("denominator_endings", "").split()),
        spoken_years=data.get("spoken_years", False),
        in_total=_phrases(data, "in_total"),
        day_and_month=data.get("day_and_month", False),
        each=_phrases(data, "each"),
        ratio=frozenset(_phrases(data, "ratio")),
        of_it=_phrases(data, "of_it"),
        belong_to=_phrases(data, "belong_to"),
        among=_phrases(data, "among"),
        there_are=_phrases(data, "there_are"),
        parts_are=_phrases(data, "parts_are"),
        parts_between=_phrases(data, "parts_between"),
        undecided=_phrases(data, "undecided"),
        disjoint=frozenset(data.get("disjoint", "").split()),
        others=_phrases(data, "others"),
        homonyms=frozenset(data.get("homonyms", "").split()),
        spelt=_spelt(data.get("cardinals", {})),
        spelt_ordinals=_spelt(data.get("ordinals", {})),
        spelt_scales=_spelt(scale_rows),
        spelt_plurals=_spelt(data.get("plurals", {})),
        ideographs=None if ideographs is None else _ideographs(ideographs),
    )


def _ideographs(data: Mapping[str, Any]) -> Ideographs:
    def marks(rows: Mapping[str, str]) -> dict[str, int]:
        return {char: int(key) for key, chars in rows.items() for char in chars}

    return Ideographs(
        digits=marks(data.get("digits", {})),
        scales=marks(data.get("scales", {})),
        counters=tuple(data.get("counters", "").split()),
        pair_counters=tuple(data.get("pair_counters", "").split()),
        close_counters=tuple(data.get("close_counters", "").split()),
        vague=data.get("vague", ""),
        ordinal=tuple(data.get("ordinal", "").split()),
        weekdays=tuple(data.get("weekdays", "").split()),
        percent=tuple(data.get("percent", "").split()),
        fraction=tuple(data.get("fraction", "").split()),
        point=data.get("point", ""),
        half=data.get("half", ""),
        tenths=tuple(data.get("tenths", "").split()),
        not_measures=tuple(data.get("not_measures", "").split()),
        not_numbers=tuple(data.get("not_numbers", "").split()),
        about=tuple(data.get("about", "").split()),
        ordinal_after=_phrases(data, "ordinal_after"),
        bounded=data.get("bounded", False),
        short_tails=data.get("short_tails", False),
    )
