"""Names of bodies that a machine puts together from what their words mean, in whatever order."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from tqa import Checker, Config, Document
from tqa.languages.literal.composed import glosses, plain

CHECK = "deprecated-term"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False))


def found(checker: Checker, target: str, source: str | None = None) -> dict[str, str]:
    document = Document.of(target, source_lang="zh", source=source)
    return {f.surface: f.suggestions[0] for f in checker.check(document).findings if f.check == CHECK}


@pytest.mark.parametrize(
    ("target", "surface", "right"),
    [
        (
            "Germany grew, the Federal Bureau of Statistics of Germany said.",
            "Federal Bureau of Statistics of Germany",
            None,
        ),
        (
            "Leaders of the Economic Community of West African Countries met.",
            None,
            "Economic Community of West African States",
        ),
        ("The Brazilian daily Sao Paulo Page reported it.", "Sao Paulo Page", "Folha de S.Paulo"),
        ("Germany's Selection Party gained most.", "Selection Party", "Alternative for Germany"),
    ],
)
def test_what_the_words_mean_in_any_order_is_no_name(
    checker: Checker, target: str, surface: str | None, right: str | None
) -> None:
    told = found(checker, target)
    assert len(told) == 1
    ((written, suggested),) = told.items()
    assert surface in (None, written)
    assert right in (None, suggested)


@pytest.mark.parametrize(
    "target",
    [
        "Leaders of the Economic Community of West African States met.",
        "The United States and the United Nations disagreed.",
        "The Scottish Council met in Edinburgh.",
        "The Republican U.S. senator spoke first.",
        "In France, the Selection Party is unknown.",
        "Norway's Federal Bureau of Statistics, said Germany, was wrong.",
    ],
)
def test_established_names_and_those_of_other_countries_are_left_alone(checker: Checker, target: str) -> None:
    assert found(checker, target) == {}


def test_with_a_source_it_must_name_the_body(checker: Checker) -> None:
    target = "The Economic Community of West African Countries condemned the coup."
    assert found(checker, target, "西非国家经济共同体谴责政变。")
    assert not found(checker, target, "西非多国的经济团体谴责政变。")


def test_each_word_of_a_table_stands_once_and_means_something_in_plain_letters() -> None:
    text = (resources.files("tqa.languages.literal.composed") / "zh.toml").read_text(encoding="utf-8")
    keys = [word for key in tomllib.loads(text) for word in key.split("|")]
    assert len(keys) == len(set(keys))
    known = glosses("zh")
    assert known is not None
    for meanings in known.meanings.values():
        assert all(word == plain(word) and word for meaning in meanings for word in meaning)


def test_a_language_without_a_table_has_none() -> None:
    assert glosses("fr") is None


def test_people_and_citizens_own_nothing_in_a_name(checker: Checker) -> None:
    assert found(checker, "In Poland, the Citizens' Alliance won.") == {"Citizens' Alliance": "Civic Coalition"}
    assert found(checker, "In Poland, Germany's Alliance won.") == {}


def test_what_agencies_say_is_told_anywhere(checker: Checker) -> None:
    assert found(checker, "LIMA - Brazil's team lost, Peninsula Television reported.") == {
        "Peninsula Television": "Al Jazeera"
    }
