"""One Chinese name that a translation reads in Mandarin here and has by another name there."""

from __future__ import annotations

import pytest
from passages import passage

from tqa.checks.names.two_ways import read_two_ways
from tqa.glossary import Glossary


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (
            "大埔宏福苑發生火警。宏福苑居民獲發津貼。",
            "A fire broke out at Wang Fuk Court in Tai Po. Residents of Hongfu Court received an allowance.",
            [("Hongfu", "Wang Fuk", "宏福")],
        ),
        (
            "环保局长洪明德周一说，水库已满。洪明德还说，雨季尚未结束。",
            "The bureau's chief, Hung Ming-te, said on Monday the reservoir was full. Later Hong Mingde added more.",
            [("Hong Mingde", "Hung Ming-te", "洪明德")],
        ),
        (
            "洪明德周一说，水库已满。洪明德还说，雨季尚未结束。",
            "On Monday Hong Mingde said the reservoir was full. Later Hong Mingde added more.",
            [],
        ),
        (  # the family name is right, and the rest of it is not
            "张继科跨界同台。张继科随后离场。",
            "It was Zhang Jilin who shared the stage. Later Zhang Jike left.",
            [("Zhang Jilin", "Zhang Jike", "张继科")],
        ),
        (  # the glossary knows the one who is rightly spelt
            "陈冬、王杰安全着陆。陈冬在轨时间最长。",
            "The astronauts Chen Dong and Wang Jie landed safely. Among them Chen Tung stayed longest.",
            [("Chen Tung", "Chen Dong", "陈冬")],
        ),
        (  # two rivers
            "长江、淮河流域维持高水位。淮河上游有雨。",
            "Water is high in the Yangtze River basin. It rained on the upper Huaihe River.",
            [],
        ),
        (  # the other sentence says “he”
            "洪明德周一说，水库已满。洪明德还说，雨季尚未结束。",
            "On Monday Hong Mingde said the reservoir was full. He added that Mr. Smith had left.",
            [],
        ),
        (  # another estate, which the sentence names beside it
            "富善邨居民投訴。警方在富善邨和廣福邨拘捕一人。",
            "Residents of Fushan Estate complained. Police arrested a man at Fushan Estate and Kwong Fuk Estate.",
            [],
        ),
    ],
)
def test_what_is_read_here_has_another_name_there(
    source: str, target: str, found: list[tuple[str, str, str]], glossary: Glossary
) -> None:
    one = passage("zh", source, target, glossary)
    told = [(v.span.of(target), v.right, v.source.of(source)) for v in read_two_ways(one)]
    assert told == found
