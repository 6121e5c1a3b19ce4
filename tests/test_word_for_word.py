"""Bodies of China and its neighbours as a machine renders them, told without the source."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False, only=("deprecated-term",)))


def told(checker: Checker, target: str, source: str | None = None) -> list[tuple[str, str]]:
    report = checker.check(Document.of(target, source, source_lang="zh"))
    return [(finding.surface, finding.suggestions[0]) for finding in report.findings]


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        (
            "The National Health Committee in Beijing said so.",
            "National Health Committee",
            "National Health Commission",
        ),
        (
            "Hong Kong's Clean Government Office arrested two.",
            "Clean Government Office",
            "Independent Commission Against Corruption",
        ),
    ],
)
def test_the_words_of_a_body_are_told(checker: Checker, target: str, wrong: str, right: str) -> None:
    assert told(checker, target) == [(wrong, right)]


@pytest.mark.parametrize(
    "target",
    [
        "India's National Health Committee met in Beijing.",
        "The Argentine National Health Committee met in Beijing.",
        "The national health committee of a village in China met.",
        "The National Health Committee met in Buenos Aires.",
        "“The National Health Committee” is what he called it in Beijing.",
        "The National Health Commission in Beijing said so.",
    ],
)
def test_bodies_of_others_are_left_alone(checker: Checker, target: str) -> None:
    assert told(checker, target) == []


def test_with_a_source_it_is_held_against_that(checker: Checker) -> None:
    assert told(checker, "The National Health Committee in Beijing said so.", "北京一个委员会这样说。") == []
