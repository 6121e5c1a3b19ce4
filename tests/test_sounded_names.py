"""Names that the target spells as the Chinese characters of them sound."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document

CHECK = "name-variant"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False))


def found(checker: Checker, target: str, source: str | None = None, language: str = "zh") -> dict[str, str]:
    document = Document.of(target, source_lang=language, source=source)
    return {f.surface: f.suggestions[0] for f in checker.check(document).findings if f.check == CHECK}


@pytest.mark.parametrize(
    ("target", "spelt", "right"),
    [
        ("Germany's finance minister, Klinbayer, defended the budget in Berlin.", "Klinbayer", "Klingbeil"),
        ("Tehran's man for foreign affairs, Ali Akbar Weilayati, said so.", "Weilayati", "Velayati"),
    ],
)
def test_a_name_of_the_place_is_told_by_its_sound(checker: Checker, target: str, spelt: str, right: str) -> None:
    assert found(checker, target) == {spelt: right}


def test_it_takes_the_place_the_language_and_another_given_name_away(checker: Checker) -> None:
    assert found(checker, "Finance minister Klinbayer defended the budget in Lima.") == {}
    assert found(checker, "Germany's Klinbayer defended the budget in Berlin.", language="fr") == {}
    assert found(checker, "Germany's Otto Klinbayer sells bicycles in Berlin.") == {}


def test_a_source_must_have_the_name_if_only_its_last_part(checker: Checker) -> None:
    target = "The minister, Klinbayer, defended the budget."
    assert found(checker, target, "部长克林拜尔为预算辩护。") == {"Klinbayer": "Klingbeil"}
    assert found(checker, target, "部长为预算辩护。") == {}


def test_right_spellings_and_those_with_accents_are_left_alone(checker: Checker) -> None:
    assert found(checker, "Germany's Klingbeil and Katharina Dröge met in Berlin.") == {}
    assert found(checker, "In Berlin, Germany's Lars Klingbeils team won.") == {}


def test_a_given_name_that_few_have_tells_whose_family_name_it_is(checker: Checker) -> None:
    assert found(checker, "Jannik Xinna won the final in straight sets.") == {"Xinna": "Sinner"}
    assert found(checker, "Michael Xinna won the final in straight sets.") == {}
    assert found(checker, "Mike Organ covers the city for the paper.") == {}


def test_a_given_name_and_nearly_the_family_name_are_enough(checker: Checker) -> None:
    assert found(checker, "Keiko Fujimoli leads in the polls in Lima.") == {"Fujimoli": "Fujimori"}
    assert found(checker, "Keiko Fujimura leads in the polls in Lima.") == {}
