"""Words: two patterns that must agree, and what joins."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from tqa.languages import load
from tqa.text import text as module
from tqa.text.remembered import Remembered
from tqa.text.text import Text


def words(content: str) -> list[str]:
    return [word.surface for word in Text(content, load("en")).words]


def test_what_joins() -> None:
    assert words("Israel-Hamas talks in the U.S. didn’t end, 3.5 hours on.") == [
        "Israel-Hamas", "talks", "in", "the", "U.S", "didn’t", "end", "3.5", "hours", "on",
    ]  # fmt: skip
    assert words("以色列和ハマスは한국 visited") == ["以色列和", "ハマス", "は", "한국", "visited"]
    assert words("Владимир Зеленський — Çağrı Ünal") == ["Владимир", "Зеленський", "Çağrı", "Ünal"]


@given(st.text(alphabet=st.sampled_from("aZéşžЯіάß09_.'’-‑ ,—“”\u0301\u200cñ½²"), max_size=40))
def test_the_quick_pattern_sees_the_same_words(content: str) -> None:
    quick = [match.span() for match in module._SPACED.finditer(content)]
    assert quick == [match.span() for match in module._WORD.finditer(content)]


@given(st.text(max_size=40))
def test_words_are_slices_in_order(content: str) -> None:
    at = 0
    for word in Text(content, load("en")).words:
        assert at <= word.start < word.end
        assert content[word.start : word.end] == word.surface
        assert regex.search(r"[\p{L}\p{M}\p{N}\p{Han}_\u200c\u200d]", word.surface)
        at = word.end


def test_what_is_remembered_of_words_is_asked_once_and_bounded() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length, most=2)
    assert [known[word] for word in ("one", "three", "one", "three")] == [3, 5, 3, 5]
    assert asked == ["one", "three"]
    assert known["fifteen"] == 7
    assert len(known) <= 2
    assert known["one"] == 3
