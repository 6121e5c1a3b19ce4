"""Korean names as their bearers spell them."""

from __future__ import annotations

import pytest

from tqa.checks.names.shown import is_initials
from tqa.entity.sound import hear
from tqa.entity.sound.syllables import spellings, spelt
from tqa.finding import Span
from tqa.languages import load


@pytest.mark.parametrize(
    ("latin", "text", "place"),
    [
        ("park", "사장 박정우는", Span(3, 4)),
        ("jungwoo", "사장 박정우는", Span(4, 6)),
        ("jeongu", "사장 박정우는", Span(4, 6)),
        ("sukyeol", "윤석열 전 대통령", Span(1, 3)),
        ("yoon", "윤석열 전 대통령", Span(0, 1)),
        ("pusan", "그는 부산에서", Span(3, 5)),
        ("busan", "그는 부산에서", Span(3, 5)),
        ("pyongyang", "평양은", Span(0, 2)),
        ("choi", "최 장관", Span(0, 1)),
        ("younghee", "김영희", Span(1, 3)),
    ],
)
def test_syllables_are_found_where_they_stand(latin: str, text: str, place: Span) -> None:
    assert spelt(latin, text) == place


@pytest.mark.parametrize(
    ("latin", "text"),
    [
        ("tokyo", "그는 부산에서"),
        ("park", "도박 사건"),  # within a word one syllable is no name
        ("jungwoo", "정 우"),  # two words
        ("jungw", "박정우"),  # part of a syllable
        ("oh", "오늘"),
        ("seoul", ""),
    ],
)
def test_what_no_syllables_say_is_not_found(latin: str, text: str) -> None:
    assert spelt(latin, text) is None


def test_every_syllable_is_written_somehow() -> None:
    for point in range(ord("가"), ord("힣") + 1):
        assert all(one.isascii() and one.isalpha() for one in spellings(chr(point))), chr(point)


def test_a_customary_spelling_is_heard() -> None:
    korean = load("ko")
    heard = hear("한빛조선의 박정우 사장은", korean, "Jung-woo")
    other = hear("한빛조선의 박정우 사장은", korean, "Dong-hyun")
    assert heard is not None
    assert other is not None
    assert heard.score > 0.9 > 0.5 > other.score


def test_a_dateline_is_no_initials() -> None:
    assert is_initials("NATO")
    assert not is_initials("ULSAN")
