"""Names of months and days, and the words for the halves of a day. One TOML file a language in `dates/`, from CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """`months` and `weekdays` (1 is Monday) map a case-folded name to its number; `short` ones count only beside a figure.

    `uncertain` names are also other words (May, segunda) and count only beside a figure, too. `spelt` names are those to
    write. `weekday_pattern`, for languages without spaces, has one group, a sign of `weekday_signs`.
    """

    order: str = "dmy"
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    short: frozenset[str] = frozenset()
    uncertain: frozenset[str] = frozenset()
    morning: tuple[str, ...] = ()
    evening: tuple[str, ...] = ()
    spelt_months: Mapping[int, str] = field(default_factory=dict)
    spelt_weekdays: Mapping[int, str] = field(default_factory=dict)
    weekday_pattern: str = ""
    weekday_signs: Mapping[str, int] = field(default_factory=dict)
    eras: Mapping[str, int] = field(default_factory=dict)


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
        months=short["months"] | full["months"],
        weekdays=short["weekdays"] | full["weekdays"],
        short=frozenset(word for name, words in short.items() for word in words if word not in full[name]),
        uncertain=frozenset(text("uncertain").split()),
        morning=tuple(form.replace("_", " ") for form in text("morning").split()),
        evening=tuple(form.replace("_", " ") for form in text("evening").split()),
        spelt_months={number: forms[0] for number, forms in rows("months").items()},
        spelt_weekdays={number: forms[0] for number, forms in rows("weekdays").items()},
        weekday_pattern=text("weekday_pattern"),
        weekday_signs=offsets("weekday_signs"),
        eras=offsets("eras"),
    )


def _numbers(rows: Mapping[int, list[str]]) -> dict[str, int]:
    return {form.casefold(): number for number, forms in rows.items() for form in forms if "_" not in form}
