"""Long texts are read in windows that lose nothing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tqa.entity.windows import LONGEST, MARKS, windows

SIZES = st.integers(min_value=0, max_value=3000)


@given(SIZES, SIZES)
def test_every_target_piece_is_read_once(source: int, target: int) -> None:
    chunks = [w.target for w in windows(source, target)]
    assert chunks[0][0] == 0
    assert chunks[-1][1] == target
    assert all(before[1] == after[0] for before, after in pairwise(chunks))


@given(SIZES, SIZES)
def test_no_window_is_longer_than_the_network_reads(source: int, target: int) -> None:
    for window in windows(source, target):
        parts = window.source[1] - window.source[0] + window.target[1] - window.target[0]
        assert parts + MARKS <= LONGEST


@given(st.integers(min_value=1, max_value=1500), st.integers(min_value=1, max_value=1500))
def test_texts_of_like_length_are_read_whole_on_both_sides(source: int, target: int) -> None:
    if not 0.4 < source / target < 2.5:
        return
    seen = {i for w in windows(source, target) for i in range(*w.source)}
    assert seen == set(range(source))


def test_a_short_pair_is_one_window() -> None:
    (window,) = windows(30, 40)
    assert (window.source, window.target) == ((0, 30), (0, 40))
