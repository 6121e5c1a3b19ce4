"""What the glossary says against a name: the source has no trace of it, or has another one in its place."""

from __future__ import annotations

import dataclasses

import pytest
from passages import passage

from tqa.checks.consistency.contrary import contradicted, is_absent
from tqa.entity.mentions import Mention
from tqa.finding import Span
from tqa.glossary import Glossary


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.mark.parametrize(
    ("language", "source", "name", "absent"),
    [
        ("zh", "藏羚羊属国家一级保护动物。", "Texan", True),  # an adjective, which is no spelling of anything
        ("zh", "美国报告的确诊总数已经达到417.6万例。", "UAE", True),
        ("zh", "美国报告的确诊总数已经达到417.6万例。", "U.S.", False),
        ("zh", "美领馆的徽章被撤下。", "U.S.", False),  # the short form stands here
        ("zh", "财政厅下达了二百八十万元，大部分已经到位。", "Oita", True),  # 大 and 分 are 大分 only side by side
        ("zh", "白皮书以中、英、法、日等4个语种发布。", "Japanese", False),
        ("zh", "得州州长出席了会议。", "Texan", False),
        ("zh", "中吉乌铁路项目正式启动。", "Central Asian", False),  # says where that is, in general
        ("de", "Die Regierung in Warschau hat zugestimmt.", "Polish", False),  # whose capital it is
        ("de", "Die Regierung in Warschau hat zugestimmt.", "Danish", True),
        ("de", "Die nordpolnische Stadt liegt am Meer.", "Polish", False),
        ("ru", "Президент Туниса назначил премьера.", "Polish", True),
        ("ru", "Президент Туниса назначил премьера.", "Zzyzx", False),  # of which the glossary knows nothing
    ],
)
def test_a_name_is_absent_where_the_source_has_none_of_its_words(
    language: str, source: str, name: str, absent: bool, glossary: Glossary
) -> None:
    one = passage(language, source, name, glossary)
    assert is_absent(one, Span(0, len(name)), Span(0, len(source))) is absent


def test_a_single_character_counts_in_the_part_beside_only(glossary: Glossary) -> None:
    source = "英、法、德三国外长举行会谈。" + "会谈在海边进行。" * 3
    one = passage("zh", source, "UK", glossary)
    first, last = Span(0, 14), Span(len(source) - 8, len(source))
    assert not is_absent(one, Span(0, 2), first)
    assert is_absent(one, Span(0, 2), last)


def test_two_names_that_the_glossary_knows_apart_contradict(glossary: Glossary) -> None:
    source = "El presidente de Chile visitó la capital."
    place = Span(source.index("Chile"), source.index("Chile") + 5)
    mention = Mention(start=0, end=4, kind="LOC", score=4.0, marked=0.0, named=0.9, counterpart=place, pairing=0.9)
    assert contradicted(passage("es", source, "Peru", glossary), mention)
    assert not contradicted(passage("es", source, "Peru", glossary), dataclasses.replace(mention, pairing=0.1))
    assert not contradicted(passage("es", source, "Chile", glossary), dataclasses.replace(mention, end=5))
    assert not contradicted(passage("es", source, "Santiago", glossary), dataclasses.replace(mention, end=8))
