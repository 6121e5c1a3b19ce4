"""Names that a translation writes more fully than its source."""

from __future__ import annotations

import dataclasses

import pytest
from passages import passage

from tqa.checks.consistency.fuller import adds_given_name, ends_common_name, says_where, says_whose
from tqa.entity.mentions import Mention
from tqa.finding import Span
from tqa.glossary import Glossary


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def person(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(
        start=start, end=start + len(name), kind="PER", score=5.0, marked=0.0, named=0.9, counterpart=None, pairing=0.0
    )


@pytest.mark.parametrize(
    ("language", "source", "name", "adds"),
    [
        ("zh", "村长贝尔瓦尔德说，村民将重建家园。", "Matthias Bellwald", True),
        ("zh", "国防部长马尔斯说，条约没有针对任何国家。", "Richard Marles", True),
        (
            "zh",
            "村长马蒂亚斯·贝尔瓦尔德说，村民将重建家园。",
            "Richard Bellwald",
            False,
        ),  # the source has another given name
        ("zh", "国防部长马尔斯说，条约没有针对任何国家。", "Richard Schneider", False),  # another family name
        ("zh", "主席习近平星期五会见了客人。", "Xu Jinping", False),  # Chinese names are whole
        ("ja", "ベルワルト村長は再建すると述べた。", "Matthias Bellwald", True),
        ("ja", "マティアス・ベルワルト村長は再建すると述べた。", "Richard Bellwald", False),
        (
            "ru",
            "Мэр Белвальд сказал, что деревню восстановят.",
            "Matthias Bellwald",
            False,
        ),  # Russian news has both names
    ],
)
def test_a_given_name_may_be_added_where_the_source_has_the_family_name_alone(
    language: str, source: str, name: str, adds: bool, glossary: Glossary
) -> None:
    text = f"Mayor {name} said so on Friday."
    whole = passage(language, source, text, glossary)
    assert adds_given_name(whole, person(text, name), Span(0, len(source))) is adds


def test_a_dateline_may_name_the_country_that_the_source_names_elsewhere(glossary: Glossary) -> None:
    source = "（布城28日电）双方同意停火。马来西亚首相宣布了协议。"
    text = "Sides agree to truce\n\nPUTRAJAYA, Malaysia, July 28 - Both sides agreed to a truce."
    name = Span(text.index("Malaysia"), text.index("Malaysia") + len("Malaysia"))
    assert says_where(passage("zh", source, text, glossary), name)
    other = text.replace("Malaysia", "Tanzania")
    assert not says_where(passage("zh", source, other, glossary), name)
    plain = text.replace(", Malaysia", " and Malaysia")
    at = plain.index("Malaysia")
    assert not says_where(passage("zh", source, plain, glossary), Span(at, at + len("Malaysia")))


@pytest.mark.parametrize(
    ("language", "source", "text", "name", "says"),
    [
        ("de", "Der Bundespräsident traf ihn.", "The German president met him.", "German", True),
        ("de", "Der österreichische Präsident traf ihn.", "The German president met him.", "German", False),
        ("de", "Der Präsident traf ihn.", "The French president met him.", "French", False),
        ("ko", "대통령은 그를 만났다.", "The South Korean president met him.", "South Korean", True),
        ("ko", "조선소를 방문했다.", "He visited a yard in North Korea.", "North Korea", False),
        ("zh", "他在国外生活多年后回国。", "He returned to China after years abroad.", "China", True),
        ("zh", "他在法国生活多年后回国。", "He returned to China after years in France.", "China", False),
    ],
)
def test_whose_something_is_may_be_told_to_readers_abroad(
    language: str, source: str, text: str, name: str, says: bool, glossary: Glossary
) -> None:
    place = Span(text.index(name), text.index(name) + len(name))
    assert says_whose(passage(language, source, text, glossary), place, Span(0, len(source))) is says


@pytest.mark.parametrize(
    ("text", "name", "kind", "ends"),
    [
        ("The people of the New Kingdom marvelled.", "Kingdom", "OTHER", True),
        ("The people of the Kingdom marvelled.", "Kingdom", "OTHER", False),
        ("The people of New Harlem marvelled.", "Harlem", "LOC", False),
        ("The friends of Will Brown marvelled.", "Brown", "PER", False),
    ],
)
def test_the_last_of_ordinary_words_is_no_name(text: str, name: str, kind: str, ends: bool, glossary: Glossary) -> None:
    named = dataclasses.replace(person(text, name), kind=kind)
    assert ends_common_name(passage("ja", "新王国の人々。", text, glossary), named) is ends
