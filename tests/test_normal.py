"""Normalisation: one form for every check, and exact offsets back into the text that was given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa import Span
from tqa.errors import DocumentError
from tqa.text import normalize
from tqa.text.normal import ABSURD_MARKS

ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("e\u0301\u200b\u00ad\r\n\u200d\ud800\u202e哈각\u1100\u1161\u11a8")),
    max_size=60,
)


@given(ANY_TEXT)
def test_every_character_maps_back_inside_the_original(text: str) -> None:
    normal = normalize(text)
    whole = normal.original(Span(0, len(normal.content)))
    assert 0 <= whole.start <= whole.end <= len(text)
    for index in range(len(normal.content)):
        place = normal.original(Span(index, index + 1))
        assert 0 <= place.start < place.end <= len(text)
        assert normalize(place.of(text)).content.find(normal.content[index]) >= 0


@given(ANY_TEXT)
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    content = normalize(text).content
    assert normalize(content).content == content


@given(st.text(max_size=60).filter(lambda t: unicodedata.is_normalized("NFC", t) and t.isprintable()))
def test_a_normal_text_is_left_alone(text: str) -> None:
    content = normalize(text).content
    kept = "".join(c for c in text if c in content)
    assert content == kept


def test_decomposed_and_invisible_characters() -> None:
    text = "Re\u0301sume\u0301: Ham\u00adas\r\nnext"
    normal = normalize(text)
    assert normal.content == "Résumé: Hamas\nnext"
    start = normal.content.index("Hamas")
    assert normal.original(Span(start, start + 5)).of(text) == "Ham\u00adas"


@given(ANY_TEXT)
def test_what_is_dropped_is_found_again_where_it_stood(text: str) -> None:
    normal = normalize(text)
    for at, characters in normal.dropped:
        assert normal.original(Span(at, at)).of(text) == characters


@given(ANY_TEXT, st.integers(0, 200))
def test_an_empty_span_lies_between_its_neighbours(text: str, at: int) -> None:
    normal = normalize(text)
    at = min(at, len(normal.content))
    place = normal.original(Span(at, at))
    assert 0 <= place.start <= place.end <= len(text)
    assert set(place.of(text)) <= set("".join(characters for _, characters in normal.dropped))


def test_an_absurd_run_of_marks_is_refused_at_once() -> None:
    with pytest.raises(DocumentError, match="combining marks"):
        normalize("a" + "\u0301\u0323" * ABSURD_MARKS * 100)


def test_a_long_run_of_marks_is_cut() -> None:
    normal = normalize("a" + "\u0301\u0323" * 50 + "b")
    assert normal.content.endswith("b")
    assert len(normal.content) < 40
    assert normal.original(Span(len(normal.content) - 1, len(normal.content))) == Span(101, 102)
