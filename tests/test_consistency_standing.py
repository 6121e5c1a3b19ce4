"""What the source and the glossary say for a name that the model doubts."""

from __future__ import annotations

from typing import Any

import pytest
from passages import passage

from tqa.checks.consistency.standing import goes_with, is_known_there, is_read_there, speaks_for, stands_beside
from tqa.checks.names import Sides
from tqa.entity.mentions import Mention
from tqa.finding import Span
from tqa.glossary import Glossary


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def mention(text: str, name: str, *, kind: str = "ORG", score: float = 5.0, named: float = 0.9) -> Mention:
    start = text.index(name)
    return Mention(
        start=start,
        end=start + len(name),
        kind=kind,
        score=score,
        marked=0.0,
        named=named,
        counterpart=None,
        pairing=0.0,
    )


@pytest.mark.parametrize(
    ("language", "source", "name", "read"),
    [
        ("zh", "负责人仇怀军说，今年收成很好。", "Qiu Huaijun", True),  # 仇 is qiu as a family name
        ("zh", "负责人仇怀军说，今年收成很好。", "Huaijun Qiu", True),
        ("zh", "经济学教授单学文应邀出席。", "Shan Xuewen", True),
        ("zh", "负责人仇怀军说，今年收成很好。", "Qiu Huaijin", False),  # 军 is never jin
        ("zh", "负责人仇怀军说，今年收成很好。", "Chou Jun", False),  # the characters do not stand in a row
        ("zh", "负责人仇怀军说，今年收成很好。", "Qiu Huai", True),
        ("zh", "商人李娜说，今年收成很好。", "Li Na", False),  # too short to tell
        ("zh", "他介绍了事件的背景。", "Beijing", False),  # the glossary knows how Beijing is written
        ("zh", "总统泽连斯基出席了会议。", "Zelian Siji", False),  # a foreign name is not to be read so
        ("ja", "大山誠三が打った。", "Dashan Chengsan", False),  # nor a Japanese one
        ("zh", "本报记者 吴秉泽 牛瑾 王新伟", "Wu Bingze Niu Jin Wang Xinwei", True),
        ("zh", "本报记者 吴秉泽 牛瑾 王新伟", "Wu Bingze Niu Jin Wang Xinwen", False),
        ("zh", "本报记者 吴秉泽 牛瑾 王新伟", "Niu Jin Wu Bingze", False),  # not as they stand there
    ],
)
def test_a_name_is_read_in_the_source_as_its_characters_are(
    language: str, source: str, name: str, read: bool, glossary: Glossary
) -> None:
    one = passage(language, source, name, glossary)
    assert is_read_there(one, Span(0, len(name)), Span(0, len(source))) is read


@pytest.mark.parametrize(
    ("language", "source", "name", "known"),
    [
        ("pl", "Wyścig rusza w Gandawie.", "Ghent", True),  # Gandawa in another case
        ("pl", "Wyścig rusza w Brukseli.", "Ghent", False),
        ("cs", "Varování se týká Plzeňského kraje.", "Pilsen", True),  # as an adjective
        ("cs", "Varování se týká Libereckého kraje.", "Pilsen", False),
    ],
)
def test_a_place_may_go_by_another_name_in_the_source(
    language: str, source: str, name: str, known: bool, glossary: Glossary
) -> None:
    assert is_known_there(passage(language, source, name, glossary), name, source.casefold()) is known


@pytest.mark.parametrize(
    ("language", "source", "name", "speaks"),
    [
        ("zh", "韩美两军举行联合演习。", "Washington", True),
        ("zh", "韩美两军举行联合演习。", "Seoul", True),
        ("zh", "美国与韩国举行联合演习。", "Washington", True),
        ("zh", "韩美两军举行联合演习。", "Tokyo", False),
        ("ru", "Вьетнам закупил шесть судов.", "Hanoi", True),
        ("ru", "Вьетнам закупил шесть судов.", "Manila", False),
    ],
)
def test_a_capital_stands_for_the_country_that_the_source_has(
    language: str, source: str, name: str, speaks: bool, glossary: Glossary
) -> None:
    assert speaks_for(passage(language, source, name, glossary), Span(0, len(name)), Span(0, len(source))) is speaks


@pytest.mark.parametrize(
    ("text", "beside", "link", "goes"),
    [
        ("The Accident Investigation Bureau of Taiwan said so.", {"score": -3.0}, "Bureau of Taiwan", True),
        (
            "The Accident Investigation Bureau of Taiwan said so.",
            {"score": 3.0},
            "Bureau of Taiwan",
            False,
        ),  # itself doubted
        (
            "The Accident Investigation Bureau of Taiwan said so.",
            {"score": -3.0, "kind": "PER"},
            "Bureau of Taiwan",
            False,
        ),
        (
            "The Accident Investigation Bureau of Taiwan said so.",
            {"score": -3.0, "named": 0.0},
            "Bureau of Taiwan",
            False,
        ),
        ("The Accident Investigation, then Taiwan said so.", {"score": -3.0}, "Taiwan", False),  # not beside it
    ],
)
def test_ordinary_words_go_with_the_name_beside_them(
    text: str, beside: dict[str, Any], link: str, goes: bool, glossary: Glossary
) -> None:
    one = passage("zh", "台湾的运安会说了。", text, glossary)
    doubted, other = mention(text, "Accident Investigation"), mention(text, link, **beside)
    assert goes_with(one, doubted, [doubted, other]) is goes


def test_a_name_that_is_no_ordinary_word_goes_with_nothing(glossary: Glossary) -> None:
    text = "The Okamoto Bureau of Taiwan said so."
    one = passage("zh", "台湾的运安会说了。", text, glossary)
    doubted, other = mention(text, "Okamoto"), mention(text, "Bureau of Taiwan", score=-3.0)
    assert not goes_with(one, doubted, [doubted, other])


def test_koreas_are_both_of_them(glossary: Glossary) -> None:
    one = passage("ko", "남북이 회담했다.", "The Koreas talked.", glossary)
    meant = {concept for match in one.target_terms if match.span == Span(4, 10) for concept in match.concepts}
    assert meant == {"territory.KR", "territory.KP"}


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("Slepnyov", True),  # heard in the sentence before
        ("Bulgaria", True),  # the glossary has it there
        ("Tarkowski", False),
        ("Zima", False),  # stands two sentences away
    ],
)
def test_a_name_may_stand_in_the_sentence_beside(name: str, beside: bool, glossary: Glossary) -> None:
    source = "Это Зима в городе.\nСлепнёв прибыл в Болгарию.\nОн выступил в пятницу."
    target = f"This is the city.\nHe arrived there.\n{name} spoke on Friday."
    one = passage("ru", source, target, glossary)
    *_, last = one.segments
    start = target.index(name)
    assert last.source.of(source) == "Он выступил в пятницу."
    assert stands_beside(Sides(one, glossary), Span(start, start + len(name)), last) is beside
