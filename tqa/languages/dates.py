"""Names of months and days, and the words for the halves of a day. One TOML file a language in `dates/`, from CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Another calendar than ours: `months` are its twelve, each with its spellings, if the language names them.

    `before` and `after` stand beside a year of it, `years` are those that are told without such a mark, from and to.
    `with_year`: its months count only where a year stands by, since they are rare or other words besides.
    """

    name: str
    months: tuple[tuple[str, ...], ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    years: tuple[int, int] = (0, 0)
    with_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """`months` and `weekdays` (1 is Monday) map a case-folded name to its number; `short` ones count only beside a figure.

    `uncertain` names are also other words (May, segunda) and count only beside a figure, too, or behind one of `named_before`
    (يوم الأحد is Sunday) or in front of one of `named_after` (pazar günü). `spelt` names are
    those to write. `weekday_pattern`, for languages without spaces, has one group, a sign of `weekday_signs`.
    `eras` stand before a year and say how many years before it began, `era_alone` for a year of today's without an
    era (114年); `calendars` are those beside ours. `lunar` stands before a month that is none of ours.
    `clock_before` and `clock_after` stand beside an hour and say how many minutes to add (half past, et demie,
    without a quarter); a fraction is one of hours where `hour_before` or `hour_after` stands beside it (साढ़े तीन
    बजे). `clock_words` are times in one word, in minutes (полвторого), `clock_not_after` what they are no times
    after (โจมตีสอง). `hour_shift`: the hours are counted from another one. `night` words are of both halves of the
    day: two at night is in the morning, nine at night is not. `hour_then` stands between an hour and the word for
    its half of the day (las 7 de la tarde, 5 часов утра). `night_to` stands before the day that a night leads to
    (die Nacht zum Sonntag is Saturday night). `on_in` are what stands before a day and what before a month without
    a day (on May 7, in May), `at` what stands before an hour alone. `mornings` and `evenings` may name the half of the day
    once more behind an hour (5 a.m. on Monday morning), `half_then` stands between.
    """

    order: str = "dmy"
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    short: frozenset[str] = frozenset()
    uncertain: frozenset[str] = frozenset()
    named_before: frozenset[str] = frozenset()
    named_after: frozenset[str] = frozenset()
    morning: tuple[str, ...] = ()
    evening: tuple[str, ...] = ()
    night: tuple[str, ...] = ()
    mornings: tuple[str, ...] = ()
    evenings: tuple[str, ...] = ()
    half_then: tuple[str, ...] = ()
    spelt_months: Mapping[int, str] = field(default_factory=dict)
    spelt_weekdays: Mapping[int, str] = field(default_factory=dict)
    weekday_pattern: str = ""
    weekday_signs: Mapping[str, int] = field(default_factory=dict)
    eras: Mapping[str, int] = field(default_factory=dict)
    era_alone: int = 0
    lunar: tuple[str, ...] = ()
    clock_before: Mapping[str, int] = field(default_factory=dict)
    clock_after: Mapping[str, int] = field(default_factory=dict)
    clock_words: Mapping[str, int] = field(default_factory=dict)
    clock_not_after: tuple[str, ...] = ()
    hour_shift: int = 0
    hour_then: tuple[str, ...] = ()
    hour_before: tuple[str, ...] = ()
    hour_after: tuple[str, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    night_to: tuple[str, ...] = ()
    on_in: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    year_words: tuple[str, ...] = ()
    long_months: Mapping[str, int] = field(default_factory=dict)
    """Months of two words, whose second may be a number by itself: تشرين الثاني, November."""


@cache
def load(code: str) -> Dates:
    """The dates of a language by its code; none for a language without data."""
    folder = resources.files("tqa.languages") / "dates"
    for name in (code, code.partition("-")[0]):
        path = folder / f"{name}.toml"
        if path.is_file():
            return _dates(tomllib.loads(path.read_text(encoding="utf-8")))
    return Dates()


def _dates(data: Mapping[str, object]) -> Dates:
    def rows(name: str) -> dict[int, list[str]]:
        table = data.get(name, {})
        assert isinstance(table, dict)
        return {int(key): text.split() for key, text in table.items()}

    def text(name: str) -> str:
        value = data.get(name, "")
        assert isinstance(value, str)
        return value

    def offsets(name: str) -> dict[str, int]:
        table = data.get(name, {})
        assert isinstance(table, dict)
        return {key: int(value) for key, value in table.items()}

    full = {name: _numbers(rows(name)) for name in ("months", "weekdays")}
    short = {name: _numbers(rows(f"{name}_short")) for name in ("months", "weekdays")}
    return Dates(
        order=text("order") or "dmy",
        long_months={
            form.replace("_", " "): number for number, forms in rows("months").items() for form in forms if "_" in form
        },
        months=short["months"] | full["months"],
        weekdays=short["weekdays"] | full["weekdays"],
        short=frozenset(word for name, words in short.items() for word in words if word not in full[name]),
        uncertain=frozenset(text("uncertain").split()),
        named_before=frozenset(text("named_before").split()),
        named_after=frozenset(text("named_after").split()),
        morning=tuple(form.replace("_", " ") for form in text("morning").split()),
        evening=tuple(form.replace("_", " ") for form in text("evening").split()),
        night=tuple(form.replace("_", " ") for form in text("night").split()),
        mornings=tuple(text("mornings").split()),
        evenings=tuple(text("evenings").split()),
        half_then=tuple(text("half_then").split()),
        spelt_months={number: forms[0] for number, forms in rows("months").items()},
        spelt_weekdays={number: forms[0] for number, forms in rows("weekdays").items()},
        weekday_pattern=text("weekday_pattern"),
        weekday_signs=offsets("weekday_signs"),
        eras=offsets("eras"),
        era_alone=int(str(data.get("era_alone", 0))),
        lunar=tuple(text("lunar").split()),
        clock_before=_minutes(data.get("clock_before", {})),
        clock_after=_minutes(data.get("clock_after", {})),
        clock_words=_minutes(data.get("clock_words", {})),
        clock_not_after=tuple(text("clock_not_after").split()),
        hour_then=tuple(form.replace("_", " ") for form in text("hour_then").split()),
        hour_shift=int(str(data.get("hour_shift", 0))),
        hour_before=tuple(form.replace("_", " ") for form in text("hour_before").split()),
        hour_after=tuple(form.replace("_", " ") for form in text("hour_after").split()),
        night_to=tuple(form.replace("_", " ") for form in text("night_to").split()),
        on_in=tuple(text("on_in").split()),
        at=tuple(text("at").split()),
        year_words=tuple(text("year_words").split()),
        calendars=tuple(_calendars(data.get("calendars", {}))),
    )


def _minutes(rows: object) -> dict[str, int]:
    assert isinstance(rows, dict)
    return {form.replace("_", " "): int(key) for key, text in rows.items() for form in text.split()}


def _calendars(rows: object) -> Iterator[Calendar]:
    assert isinstance(rows, dict)
    for name, row in rows.items():
        forms = {key: tuple(word.replace("_", " ") for word in row.get(key, "").split()) for key in ("before", "after")}
        yield Calendar(
            name=name,
            months=tuple(tuple(month.replace("_", " ").split("|")) for month in row.get("months", "").split()),
            before=forms["before"],
            after=forms["after"],
            years=tuple(row.get("years", (0, 0))),
            with_year=row.get("with_year", False),
        )


def _numbers(rows: Mapping[int, list[str]]) -> dict[str, int]:
    return {form.casefold(): number for number, forms in rows.items() for form in forms if "_" not in form}
