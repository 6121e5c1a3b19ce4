"""Parties, bodies and seats of governments word for word: told by the country, by the source, and never by their right names."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(only=("deprecated-term",)))


@pytest.mark.parametrize(
    ("base", "target", "found"),
    [
        ("ar", "The International Immigration Organization met.", "International Organization for Migration"),
        ("ar", "The International Organization for Migration met.", None),
        ("hi", "Red Half-Moon workers arrived.", "Red Crescent"),
        ("ru", "The Organization of the Collective Security Treaty met.", "Collective Security Treaty Organization"),
        ("zh", "In Santiago, Chile's president left the Currency Palace.", "La Moneda"),
        ("zh", "The collector left the Currency Palace.", None),
        ("zh", "The Unity Party of Ireland won.", "Fine Gael"),
        ("zh", "The Unity Party of Ohio won.", None),
        ("zh", "In Caracas, Venezuela, the First Justice party met.", "Justice First"),
        ("zh", "The National Citizen Party met in Dhaka, Bangladesh.", None),
        ("fa", "Prosecutors of the International Criminal Court met.", None),
    ],
)
def test_the_country_tells_words_from_a_name(checker: Checker, base: str, target: str, found: str | None) -> None:
    report = checker.check(Document.of(target, source_lang=base, target_lang="en"))
    assert [one.suggestions[0] for one in report.findings] == ([found] if found else [])
