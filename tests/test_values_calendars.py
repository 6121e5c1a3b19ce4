"""Other calendars: known days of history, and that one day follows the other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa import Checker, Config, Document
from tqa.languages import dates, supported
from tqa.languages.zones import zone_words
from tqa.text.values.calendars import YEARS, hijri_day, jalali_day, years_of

HISTORY = [
    ((1357, 11, 22), date(1979, 2, 11)),
    ((1398, 10, 13), date(2020, 1, 3)),
    ((1399, 12, 30), date(2021, 3, 20)),
    ((1403, 1, 1), date(2024, 3, 20)),
    ((1403, 3, 15), date(2024, 6, 4)),
    ((1404, 1, 1), date(2025, 3, 21)),
]


@pytest.mark.parametrize(("told", "ours"), HISTORY)
def test_days_of_iranian_history(told: tuple[int, int, int], ours: date) -> None:
    assert jalali_day(*told) == ours


@pytest.mark.parametrize("told", [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 1, 0), (99, 1, 1), (4000, 1, 1)])
def test_what_is_no_day(told: tuple[int, int, int]) -> None:
    assert jalali_day(*told) is None


@given(year=st.integers(1250, 1500))
@settings(max_examples=100, deadline=None)
def test_an_iranian_year_has_every_day_once(year: int) -> None:
    days = [day for month in range(1, 13) for number in range(1, 32) if (day := jalali_day(year, month, number))]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
    assert days[0].month == 3
    assert 19 <= days[0].day <= 22
    assert days[0] + timedelta(days=len(days)) == jalali_day(year + 1, 1, 1)


@pytest.mark.parametrize(
    ("told", "ours"),
    [
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1445, 12, 10), date(2024, 6, 16)),
        ((1446, 1, 1), date(2024, 7, 7)),
        ((1442, 10, 1), date(2021, 5, 13)),
        ((1400, 1, 1), date(1979, 11, 20)),
    ],
)
def test_islamic_days_are_within_a_day(told: tuple[int, int, int], ours: date) -> None:
    found = hijri_day(*told)
    assert found is not None
    assert abs((found - ours).days) <= 1


@pytest.mark.parametrize(
    ("calendar", "year", "ours"),
    [
        ("buddhist", 2567, 2024),
        ("jalali", 1403, 2024),
        ("hijri", 1445, 2024),
        ("hijri", 1446, 2025),
        ("vikram", 2081, 2024),
    ],
)
def test_years(calendar: str, year: int, ours: int) -> None:
    assert ours in years_of(calendar, year)


def test_the_data_name_calendars_that_are_known_with_twelve_months() -> None:
    for language in supported():
        for calendar in dates.load(language.code).calendars:
            assert calendar.name in YEARS
            assert len(calendar.months) in (0, 12), (language.code, calendar.name)
            assert calendar.months or calendar.before or calendar.after or calendar.years != (0, 0)


def test_zones_lie_within_fourteen_hours() -> None:
    for language in supported():
        for zone in zone_words(language.code).zones.values():
            assert all(abs(minutes) <= 14 * 60 and minutes % 15 == 0 for minutes in zone.minutes)


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        (
            "fa",
            "بارش امسال کمترین از سال ۱۳۴۳ بود.",
            "Rainfall was the lowest since 1343.",
            [("major", "1343", "1964")],
        ),
        ("fa", None, "Rainfall was the lowest since 1343.", [("minor", "1343", "1964")]),
        ("th", "ในปี 2567 ประเทศไทย", "In 2567, Thailand did it.", [("major", "2567", "2024")]),
        ("zh-Hant", "民國114年4月起實施。", "It takes effect in April 114.", [("major", "114", "2025")]),
        ("ja", "昭和63年に始まった。", "It began in 63, he said.", [("major", "63", "1988")]),
        ("ja", "昭和63年に始まった。", "It began in 1988, he said.", []),
        ("fa", "در سال ۱۴۰۳ بود.", "It was in the Iranian year 1403.", []),
        ("th", "ในปี 2567 ประเทศไทย", "In 2567 (2024), Thailand did it.", []),
        ("ar", "ارتفع من 1446 إلى 1500", "The number rose from 1446 to 1500.", []),
        ("fa", None, "The town was founded in 1303.", []),
        ("ru", None, "The number rose from 1446 to 1500.", []),
    ],
)
def test_years_of_other_calendars_that_were_kept(
    pair: str, source: str | None, target: str, found: list[tuple[str, str, str]]
) -> None:
    checker = Checker.load(Config(only=("date-mismatch",), shipped_glossaries=False))
    report = checker.check(Document.of(target, source, source_lang=pair))
    assert [(one.severity.value, one.surface, *one.suggestions) for one in report.findings] == found
