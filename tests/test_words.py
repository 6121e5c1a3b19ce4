"""Words of a table, looked for all at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.languages.words import Sense, Words, pattern_of

NORTH, SOUTH, MANY = (Sense("way", frozenset({value})) for value in ("north", "south", "many"))


def told(words: Words, text: str, start: int = 0, end: int | None = None) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], min(found.sense.values)) for found in words.find(text, start, end)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("north of the river", [("north", "north")]),
        ("northern lights, southward", [("southward", "south")]),
        ("north korea and the north", [("north", "north")]),
        ("tens-of thousands", [("tens-of thousands", "many")]),
        ("about 30 or the 4", [("about", "south")]),
        ("about them", []),
    ],
)
def test_the_longest_form_is_meant_and_what_only_looks_like_it_is_passed_over(
    text: str, found: list[tuple[str, str]]
) -> None:
    forms = [
        ("north", NORTH),
        ("north korea", None),
        ("northern lights", None),
        ("south*", SOUTH),
        ("about #", SOUTH),
        ("thousands", NORTH),
        ("tens of thousands", MANY),
    ]
    assert told(Words(forms, apart=True), text) == found


def test_a_word_may_begin_with_a_few_clitics() -> None:
    words = Words([("sever", NORTH)], apart=True, clitics="wk", most_clitics=2)
    assert told(words, "wksever ksever kkksever xsever") == [("wksever", "north"), ("ksever", "north")]


def test_without_spaces_a_form_stands_anywhere_but_behind_a_numeral() -> None:
    words = Words([("倍", MANY), ("三倍", NORTH)], apart=False, never_behind="二三")
    assert told(words, "增长三倍，二倍，加倍") == [("三倍", "north"), ("倍", "many")]


@given(st.text("ab -*_1", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_one_pass_finds_what_a_pattern_of_all_forms_does(text: str, start: int, end: int) -> None:
    forms = ["a", "ab", "b*", "a b", "ba #", "bb a*"]
    words = Words([(form, Sense(form, frozenset({form}))) for form in forms], apart=True)
    ordered = sorted(forms, key=lambda form: -len(form))
    choices = "|".join(pattern_of(form) + r"(?!\w)" for form in ordered)
    pattern = re.compile(rf"(?<!\w)(?:{choices})")
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    expected = [(match.start(), match.end()) for match in pattern.finditer(text, start, end)]
    assert [(found.start, found.end) for found in words.find(text, start, end)] == expected
