"""Spellings of one name in two languages, and names that only look alike."""

from __future__ import annotations

import pytest

from tqa.checks.names.likeness import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("cairo", "kairoba"), ("congo", "kongoban"), ("calif", "kalifornii"), ("khodorkovsky", "hodorkovski")],
)
def test_an_ending_or_another_scheme_makes_no_other_name(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("oman", "jordan"), ("chad", "chile"), ("peru", "beirut")])
def test_names_that_begin_alike_are_two(one: str, other: str) -> None:
    assert not alike(one, other)
