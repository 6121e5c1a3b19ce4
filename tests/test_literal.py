"""What machines make of names and terms word for word: each row can be met, and calls nothing wrong that the glossary admits."""

from __future__ import annotations

import pytest

from tqa.glossary import Glossary
from tqa.languages import load
from tqa.languages.literal import literal, names

ENGLISH = load("en")


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.mark.parametrize("base", ["ar", "de", "es", "fa", "fr", "he", "hi", "ja", "ko", "ru", "tr", "uk", "zh"])
def test_no_literal_rendering_is_an_admitted_term(base: str, glossary: Glossary) -> None:
    admitted = []
    for name in sorted(names(base)):
        pattern = literal(base, name)
        assert pattern is not None
        admitted += [
            f"{name}: {term.text}"
            for match in glossary.find(name, load(base))
            if match.surface == name
            for term in glossary.terms(match.concept, ENGLISH)
            if term.admitted and pattern.fullmatch(term.text)
        ]
    assert admitted == []


def test_the_glossary_has_each_chinese_name(glossary: Glossary) -> None:
    language = load("zh")
    unknown = [name for name in names("zh") if all(match.surface != name for match in glossary.find(name, language))]
    assert unknown == []


@pytest.mark.parametrize(
    ("name", "rendering", "wrong"),
    [
        ("国家卫健委", "national health and wellness committee", True),
        ("国家卫健委", "National Health-and-Wellness Committee", True),
        ("国家卫健委", "National Health Commission", False),
        ("国务委员", "State Commissioners", True),
        ("国家电网", "National Grid", True),
        ("国家电网", "the national grid", False),
        ("حماس", "enthusiasm", True),
        ("حماس", "enthusiasms of", False),
    ],
)
def test_brackets_plurals_hyphens_and_capitals(name: str, rendering: str, wrong: bool) -> None:
    base = "ar" if name.startswith("ح") else "zh"
    pattern = literal(base, name)
    assert pattern is not None
    assert (pattern.fullmatch(rendering) is not None) == wrong
