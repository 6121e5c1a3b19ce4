"""Sentence pieces and words know their places in the text that was given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.entity.mentions import words
from tqa.entity.model import PIECES_FILE, SHIPPED
from tqa.entity.pieces import UNKNOWN, Segmenter
from tqa.errors import ModelError


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter.load(SHIPPED / PIECES_FILE)


TEXTS = st.text(alphabet=st.characters(codec=None), max_size=60) | st.text(
    alphabet="ab Ⅷ１２ﷺ以色列\n ½é\u0301😀नमस्ते한국\ud800", max_size=40
)


@given(TEXTS)
def test_places_rise_and_never_take_in_space(text: str) -> None:
    pieces = _CACHE[0].split(text)
    at = 0
    for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True):
        assert at <= end <= len(text)
        assert start <= end
        assert not text[start:end][:1].isspace()
        at = start


_CACHE: list[Segmenter] = []


@pytest.fixture(autouse=True, scope="module")
def _cached(segmenter: Segmenter) -> None:
    _CACHE.append(segmenter)


def test_pieces_cover_all_that_is_not_space(segmenter: Segmenter) -> None:
    text = "１２３ Ⅷ 以色列和哈马斯 Biden’s  two\n\nlines 😀."
    pieces = segmenter.split(text)
    covered = {i for a, b in zip(pieces.starts, pieces.ends, strict=True) for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trabzonspor's 1,500.5 fans", ["Trabzonspor", "'", "s", "1,500.5", "fans"]),
        ("Israel-Hamas", ["Israel", "-", "Hamas"]),
        ("Путин встретился", ["Путин", "встретился"]),
    ],
)
def test_pieces_join_to_words_where_a_script_sets_them_apart(
    segmenter: Segmenter, text: str, expected: list[str]
) -> None:
    pieces = segmenter.split(text)
    assert [text[pieces.starts[a] : pieces.ends[b - 1]] for a, b in words(text, pieces)] == expected


@pytest.mark.parametrize("text", ["以色列和哈马斯", "ﻋﻤﺎﻥ", "กรุงเทพ", "서울", "ירושלים", "Ελλάδα", "Україна"])
def test_supported_scripts_have_no_unknown_pieces(segmenter: Segmenter, text: str) -> None:
    assert UNKNOWN not in segmenter.split(text).ids.tolist()


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.model"
    path.write_bytes(b"\x0a\x05hello" * 7)
    with pytest.raises(ModelError, match="SentencePiece"):
        Segmenter.load(path)
    with pytest.raises(ModelError, match="cannot be read"):
        Segmenter.load(tmp_path / "none.model")
