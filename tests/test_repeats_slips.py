"""Words of English that may meet themselves, and where they cannot."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def repetition() -> Checker:
    return Checker.load(Config(only=("repetition",), model=False))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The group has owned the steel mill in in Smederevo since 2016.", ["in in"]),
        ("The probe is heading for for another asteroid.", ["for for"]),
        ("He was sworn in in May, and they moved in in June.", []),
        ("It is the house that she lived in in Rome.", []),
        ("That is what they fought for for years.", []),
        ("It is what she had asked for for so long.", []),
    ],
)
def test_a_preposition_that_no_verb_calls_for_is_said_twice(repetition: Checker, text: str, found: list[str]) -> None:
    report = repetition.check(Document.of(text, None, target_lang="en"))
    assert [finding.surface for finding in report.findings] == found
