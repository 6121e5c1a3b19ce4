"""Numbers written in a language's ways read back as they were; reading never depends on what it must not."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.finding import Span
from tqa.languages import load, supported
from tqa.languages.numerals import load as load_numerals
from tqa.languages.numerals import with_data
from tqa.text.alignment import Segment
from tqa.text.text import Text
from tqa.text.values import Kind, read_quantities
from tqa.text.values.pairing import pair
from tqa.text.values.roman import roman_value, roman_written
from tqa.text.values.rulers import swapped_rulers
from tqa.text.values.writing import write_like

SPACED = [code for code in with_data() if load_numerals(code).ideographs is None]
IDEOGRAPHIC = [code for code in with_data() if load_numerals(code).ideographs is not None]
TEXTS = st.text(
    alphabet=st.sampled_from("0123456789 .,:-–/()%‰$€亿万千百十三两多分之点年月日時半억만천ab–’\nI½٣१"), max_size=60
)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", "\u00a0" if mark == " " else mark)


@pytest.mark.parametrize("code", SPACED)
@given(whole=st.integers(1000, 10**13), fraction=st.integers(1, 99) | st.none())
@settings(max_examples=60, deadline=None)
def test_figures_read_back(code: str, whole: int, fraction: int | None) -> None:
    numerals = load_numerals(code)
    written = grouped(whole, numerals.grouping[0])
    value = Decimal(whole)
    if fraction is not None and fraction % 10:
        written += f"{numerals.decimal[0]}{fraction}"
        value = Decimal(f"{whole}.{fraction}")
    (found,) = read_quantities(written, load(code))
    assert found.value == value
    assert (found.start, found.end) == (0, len(written))


@pytest.mark.parametrize("code", SPACED)
@given(share=st.integers(2, 999), power=st.sampled_from([10**6, 10**9, 10**12]))
@settings(max_examples=40, deadline=None)
def test_scale_words_read_back(code: str, share: int, power: int) -> None:
    word = load_numerals(code).spelt_scales.get(power)
    if word is None:
        return
    (found,) = read_quantities(f"{share} {word}", load(code))
    assert found.value == share * power


@pytest.mark.parametrize("code", SPACED)
@given(share=st.integers(2, 99), power=st.sampled_from([10**3, 10**6, 10**9]))
@settings(max_examples=40, deadline=None)
def test_words_before_scales_read_back(code: str, share: int, power: int) -> None:
    """“seven million” in the language's words, in its order, with what it sets between them."""
    numerals = load_numerals(code)
    words = {value: word for value, word in numerals.spelt.items() if word.casefold() not in numerals.loose}
    scale = numerals.spelt_plurals.get(power)
    if share not in words or scale is None or power not in map(int, numerals.scales.values()):
        return
    between = " de " if numerals.scales_joined and share >= 20 else " "
    written = f"{scale} {words[share]}" if numerals.scales_first else f"{words[share]}{between}{scale}"
    (found,) = read_quantities(written, load(code))
    assert found.value == share * power


@pytest.mark.parametrize("code", IDEOGRAPHIC)
@given(hundred_millions=st.integers(1, 9999), ten_thousands=st.integers(1, 9999), rest=st.integers(0, 9999))
@settings(max_examples=60, deadline=None)
def test_myriads_read_back(code: str, hundred_millions: int, ten_thousands: int, rest: int) -> None:
    marks = {value: sign for sign, value in reversed(load_numerals(code).ideographs.scales.items())}  # type: ignore[union-attr]
    written = f"{hundred_millions}{marks[10**8]}{ten_thousands}{marks[10**4]}{rest or ''}"
    (found,) = read_quantities(written, load(code))
    assert found.value == hundred_millions * 10**8 + ten_thousands * 10**4 + rest


@given(
    value=st.integers(1, 10**13),
    surface=st.sampled_from(["90 billion", "1,200", "seven", "12%", "3.5 million", "2 thousand"]),
)
@settings(max_examples=200, deadline=None)
def test_what_is_written_reads_as_the_value(value: int, surface: str) -> None:
    kind = Kind.PERCENT if "%" in surface else Kind.COUNT
    written = write_like(Decimal(value), surface, kind, load_numerals("en"))
    assert written is not None
    (found,) = read_quantities(written, load("en"))
    assert value in found.readings


@pytest.mark.parametrize("code", [language.code for language in supported()])
@given(text=TEXTS)
@settings(max_examples=40, deadline=None)
def test_quantities_are_in_order_and_apart(code: str, text: str) -> None:
    found = read_quantities(text, load(code))
    named = [quantity for quantity in found if quantity.kind is not Kind.WEEKDAY]
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(left.end <= right.start for left, right in pairwise(named))


@pytest.mark.parametrize("code", ["en", "zh", "ru"])
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_text_agrees_with_itself(code: str, text: str) -> None:
    found = read_quantities(text, load(code))
    pairing = pair(found, found)
    assert pairing.source == ()
    assert pairing.target == ()


@given(st.integers(2, 39), st.integers(2, 39))
def test_a_king_is_the_one_of_his_name(value: int, other: int) -> None:
    """Roman numerals behind a name are held against each other and against 世, and only where they differ."""
    assert roman_value(roman_written(value)) == value
    target = Text(f"King Charles {roman_written(other)} came to Rome.", load("en"))
    for code, text in (
        ("fr", f"Le roi Charles {roman_written(value)} est venu."),
        ("ja", f"チャールズ{value}世が訪問した。"),
    ):
        source = Text(text, load(code))
        segment = Segment(source=Span(0, len(text)), target=Span(0, len(target.content)))
        found = [contrast.instead for contrast in swapped_rulers(source, target, [segment])]
        assert found == ([] if value == other else [roman_written(value)])
