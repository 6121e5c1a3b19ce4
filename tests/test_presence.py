"""What a source names, and what is no more than a character of another word."""

from __future__ import annotations

from functools import cache

import pytest

from tqa.glossary import Glossary
from tqa.glossary.presence import Presence
from tqa.languages import load as load_language
from tqa.languages.short_forms import short_forms


@cache
def _glossary() -> Glossary:
    return Glossary.load()


def _hinted(language: str, content: str, concept: str) -> bool:
    glossary, spoken = _glossary(), load_language(language)
    return Presence(glossary, glossary.find(content, spoken), content, spoken).hinted(concept)


NAMED = [
    ("zh", "美方回应称将保持接触。", "territory.US"),
    ("zh", "英、法、德三国外长举行会谈。", "territory.GB"),
    ("zh", "他本月访俄期间会见了多名官员。", "territory.RU"),
    ("zh", "中老缅泰四国举行联合巡逻。", "territory.LA"),
    ("zh", "以总理在记者会上表示遗憾。", "territory.IL"),
    ("zh", "沪港列车开行十五周年。", "place.shanghai"),
    ("zh", "北大学生参加了活动。", "organisation.peking-university"),
    ("zh-Hant", "駐韓美軍將舉行演習。", "territory.KR"),
    ("ja", "米政府は新たな制裁を発表した。", "territory.US"),
    ("ja", "日独首脳会談が開かれた。", "territory.DE"),
    ("ja", "首相は来月訪仏する。", "territory.FR"),
    ("ko", "미 국무부는 성명을 냈다.", "territory.US"),
    ("ko", "한·미·일 외교장관이 만났다.", "territory.JP"),
    ("ko", "대통령은 다음 달 방미한다.", "territory.US"),
    ("de", "Die Ernte in Zentralmexiko begann.", "territory.MX"),
    ("de", "Im Nordirak blieb es ruhig.", "territory.IQ"),
    ("cs", "Pár přicestoval z newyorské čtvrti.", "place.new-york-city"),
    ("fr", "La délégation cairote et franco-italienne arrive.", "territory.IT"),
    ("ko", "영국 정부는 이를 부인했다.", "territory.GB"),
]

UNNAMED = [
    ("zh", "地球的奥秘仍待探索。", "territory.AT"),
    ("zh", "他们登上了泰山。", "territory.TH"),
    ("zh", "法律规定，员工享有年假。", "territory.FR"),
    ("zh", "英雄的故事代代相传。", "territory.GB"),
    ("zh", "近日，会议以视频方式召开。", "territory.IL"),
    ("zh", "近日，会议以视频方式召开。", "territory.JP"),
    ("zh", "高黎贡山隧道顺利掘进。", "territory.LB"),
    ("ja", "米の価格が上がり、日程も変わった。", "territory.JP"),
    ("ja", "独立した調査が行われた。", "territory.DE"),
    ("ja", "オリンピックの開幕が近い。", "territory.AT"),
    ("ja", "英雄の物語は続く。", "territory.GB"),
    ("fr", "La capitale célèbre ses hôpitaux.", "territory.IT"),
    ("es", "El presidente viajó ayer.", "place.cairo"),
    ("ko", "회의 중 일부가 미뤄졌다.", "territory.CN"),
    ("ko", "이 사람은 영화를 좋아한다.", "territory.GB"),
    ("ko", "이 사람은 영화를 좋아한다.", "territory.IL"),
]


@pytest.mark.parametrize(("language", "content", "concept"), NAMED)
def test_a_short_form_is_a_trace_where_it_can_be_one(language: str, content: str, concept: str) -> None:
    assert _hinted(language, content, concept)


@pytest.mark.parametrize(("language", "content", "concept"), UNNAMED)
def test_a_character_of_another_word_is_no_trace(language: str, content: str, concept: str) -> None:
    assert not _hinted(language, content, concept)


def test_a_longer_name_is_traced_by_its_beginning() -> None:
    assert _hinted("ja", "アフガン情勢が悪化した。", "territory.AF")
    assert not _hinted("ja", "アフターケアが必要だ。", "territory.AF")


@pytest.mark.parametrize("base", ["zh", "ja", "ko"])
def test_the_rules_of_short_forms_name_concepts_of_the_glossary(base: str) -> None:
    rules = short_forms(base)
    assert rules is not None
    assert all(_glossary().concept(concept) is not None for concept in rules.names)
    assert not rules.ordinary.intersection(rules.toward)
