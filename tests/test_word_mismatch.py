"""Things that are easily taken for each other, told where the source has another one."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False, only=("word-mismatch",)))


@pytest.mark.parametrize(
    ("language", "source", "target", "wrong", "right"),
    [
        ("zh", "中国海军周一演习。", "The Chinese air force held drills on Monday.", "air force", "navy"),
        ("zh", "他晋级半决赛。", "He reached the final.", "the final", "the semi-final"),
        ("ja", "輸入が増えた。", "Exports grew.", "Exports", "Imports"),
        (
            "ko",
            "상원이 법안을 통과시켰다.",
            "The House of Representatives passed it.",
            "The House of Representatives",
            "The Senate",
        ),
        ("ar", "غرقت السفينة جنوب المدينة.", "The ship sank north of the city.", "north", "south"),
        ("pt", "O filho dele chegou.", "His daughter arrived.", "daughter", "son"),
        ("uk", "Ціни на нафту зросли.", "Coal prices rose.", "Coal", "Oil"),
    ],
)
def test_another_thing_of_the_kind_is_told(
    language: str, source: str, target: str, wrong: str, right: str, checker: Checker
) -> None:
    report = checker.check(Document.of(target, source, source_lang=language, target_lang="en"))
    (found,) = report.findings
    assert (found.surface, found.suggestions[0]) == (wrong, right)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("zh", "进出口增长5%。", "Exports grew 5%."),  # both are told
        ("zh", "汽油涨价。", "Gas prices rose."),
        ("zh", "东部战区周一演习。", "The western city saw drills on Monday."),  # a command has that name
        ("ru", "Северная Корея обстреляла город на юге.", "North Korea shelled a town in the south."),
        ("de", "Der Norden und der Süden streiten.", "The south is quarrelling."),
        ("zh", "她的哥哥被捕。", "Her brother was arrested."),
        ("es", "El Senado aprobó la ley.", "Congress passed the law."),
        ("ja", "参院で可決された。", "It was passed in the House of Councillors."),
    ],
)
def test_what_may_be_meant_is_not_told(language: str, source: str, target: str, checker: Checker) -> None:
    assert not checker.check(Document.of(target, source, source_lang=language, target_lang="en")).findings
