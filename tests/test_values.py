"""What numbers come to: five hundred phrases a language, each with the values that its readers take from it."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from growth import STEADY, growth

from tqa.languages import load, supported
from tqa.languages.numerals import load as load_numerals
from tqa.languages.numerals import with_data
from tqa.text.values import Firmness, Kind, Quantity, read_quantities
from tqa.text.values.quantity import CALENDAR
from tqa.text.values.writing import write_like

CASES = Path(__file__).parent / "cases" / "values"
LANGUAGES = sorted(path.stem for path in CASES.glob("*.toml"))
FIVE_PLACES = Decimal("0.00001")


def told(text: str, code: str) -> list[Quantity]:
    """The numbers that a reader would write down: no loose words, no names of days, no full hours' minutes."""
    return [
        quantity
        for quantity in read_quantities(text, load(code))
        if quantity.firmness is not Firmness.LOOSE and quantity.kind not in CALENDAR
    ]


def rounded(value: Decimal) -> Decimal:
    return value.quantize(FIVE_PLACES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_phrases(code: str) -> None:
    rows: dict[str, str] = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))["values"]
    wrong = []
    for text, expected in rows.items():
        values = [[rounded(Decimal(value)) for value in item.split("|")] for item in expected.split()]
        found = told(text, code)
        readings = [[rounded(reading) for reading in quantity.readings] for quantity in found]
        right = len(found) == len(values) and all(
            read[0] == value[0] and set(value) <= set(read) for read, value in zip(readings, values, strict=True)
        )
        if not right:
            wrong.append((text, expected, readings))
    assert not wrong
    assert len(rows) >= 500


def test_every_language_with_numerals_has_phrases_or_reads_figures() -> None:
    assert set(LANGUAGES) <= {language.code for language in supported()}
    assert set(with_data()) <= {language.code for language in supported()}


@pytest.mark.parametrize("code", [language.code for language in supported()])
def test_figures_are_read_in_every_language(code: str) -> None:
    assert [quantity.value for quantity in told("42 (2023) 17", code)] == [42, 2023, 17]


@pytest.mark.parametrize(
    ("value", "surface", "kind", "written"),
    [
        ("9000000000", "90 billion", Kind.COUNT, "9 billion"),
        ("1200000", "120 million", Kind.COUNT, "1.2 million"),
        ("1300000000", "1.3 million", Kind.COUNT, "1.3 billion"),
        ("122309200000000", "122.3092 billion", Kind.COUNT, "122.3092 trillion"),
        ("122309200000000", "122.3 billion", Kind.COUNT, "122,309,200,000,000"),
        ("500000000000", "50 billion", Kind.COUNT, "500 billion"),
        ("35000", "350,000", Kind.COUNT, "35,000"),
        ("80100", "8.01 million", Kind.COUNT, "80,100"),
        ("1701", "1071", Kind.COUNT, "1701"),
        ("3", "nine", Kind.COUNT, "three"),
        ("8", "Seven", Kind.COUNT, "Eight"),
        ("25", "Twenty-one", Kind.COUNT, "Twenty-five"),
        ("20", "52%", Kind.PERCENT, "20%"),
        ("59", "58 percent", Kind.PERCENT, "59 percent"),
        ("23", "21st", Kind.ORDINAL, "23rd"),
        ("12", "11th", Kind.ORDINAL, "12th"),
        ("9", "third", Kind.ORDINAL, "ninth"),
        ("1970", "1960s", Kind.DECADE, "1970s"),
        ("40", "05", Kind.MINUTE, "40"),
        ("5000000", "three million", Kind.COUNT, "five million"),
    ],
)
def test_a_value_is_written_as_the_number_it_replaces(value: str, surface: str, kind: Kind, written: str) -> None:
    assert write_like(Decimal(value), surface, kind, load_numerals("en")) == written


@pytest.mark.parametrize(
    ("code", "value", "surface", "written"),
    [
        ("de", "1300000000", "1,3 Millionen", "1,3 Milliarden"),
        ("de", "28000", "280.000", "28.000"),
        ("fr", "1.5", "2,5", "1,5"),
        ("ru", "2500000", "2,5 млрд", "2,5 миллион"),
        ("es", "12400", "74.000", "12.400"),
    ],
)
def test_other_languages_have_their_own_marks(code: str, value: str, surface: str, written: str) -> None:
    found = write_like(Decimal(value), surface, Kind.COUNT, load_numerals(code))
    assert found is not None
    assert found.split()[0] == written.split()[0]


def test_a_range_shares_its_scale() -> None:
    first, second = told("from 2 to 3 million", "en")
    assert first.readings == (2_000_000, 2)
    assert second.value == 3_000_000


def test_a_label_keeps_its_number_as_a_label() -> None:
    assert [quantity.kind for quantity in told("COVID-19, F-35, 5G", "en")] == [Kind.LABEL] * 3


@pytest.mark.parametrize("code", ["en", "zh", "ko", "de", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20_000,
        "9" * 50_000,
        "1,234" * 10_000,
        "twenty-" * 8_000,
        "亿万千百十" * 8_000,
        "三" * 40_000,
        "111 " * 12_000 + "1111",
    ],
    ids=["spaced", "digits", "grouped", "words", "scales", "numerals", "groups"],
)
def test_reading_stays_linear(code: str, text: str) -> None:
    assert growth(lambda size: read_quantities(text[:size], load(code)), len(text) // 4) < STEADY


def test_cases_are_one_phrase_a_row() -> None:
    for code in LANGUAGES:
        for text in tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))["values"]:
            assert text == text.strip(), json.dumps(text)


@pytest.mark.parametrize("code", [code for code in with_data() if load_numerals(code).shifts])
def test_words_that_shift_a_number_stand_before_figures_too(code: str) -> None:
    for word, shift in load_numerals(code).shifts.items():
        for figures in ("9", "12"):
            (quantity,) = told(f"{word} {figures}", code)
            assert Decimal(figures) in quantity.readings or Decimal(figures) + shift in quantity.readings
