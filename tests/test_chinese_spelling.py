"""Names out of Chinese of which the spelling shows that it was made up: a part read otherwise, or sounds put into letters."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document
from tqa.entity.sound import mandarin
from tqa.languages.han_names import han_names


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(only=("name-mismatch",), model=False))


def found(checker: Checker, source: str, target: str) -> list[tuple[str, str, tuple[str, ...]]]:
    report = checker.check(Document.of(target, source, source_lang="zh", target_lang="en"))
    return [(one.surface, one.severity.value, one.suggestions) for one in report.findings]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("记者采访了经济学家杨德龙。", "The economist Qian Delong was asked.", ("Qian", "major", ("Yang",))),
        ("研究员谌爱东带队。", "It was led by the researcher Yin Aidong.", ("Yin", "major", ())),
        ("我叫宋湉源。", "My name is Song Qiyuan.", ("Qiyuan", "major", ("Tianyuan",))),
        ("他叫王建国。", "He is called Wang Jianhua.", ("Jianhua", "major", ("Jianguo",))),
    ],
)
def test_one_part_of_a_name_is_read_otherwise(
    checker: Checker, source: str, target: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert found(checker, source, target) == [expected]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("记者采访了经济学家杨德龙。", "The economist Yang Delong was asked."),
        (
            "单德龙和曾晓东来了。",
            "We saw Shan Delong and Zeng Xiaodong there.",
        ),  # family names have readings of their own
        ("王建国和李建华来了。", "We saw Wang Jianguo and Li Jianhua there."),
        ("王建国和他的兄弟来了。", "We saw Wang Jianguo and his brother Wang Jianhua."),  # the name itself is there
        ("徐向䶮来了。", "We saw Xu Xiangyan there."),  # nobody says how the last character is read
        ("欧阳德龙来了。", "We saw Ouyang Delong there."),
        ("王毅中午到达。", "At noon they saw Wang Yi."),
    ],
)
def test_right_readings_and_other_people_are_left_alone(checker: Checker, source: str, target: str) -> None:
    assert found(checker, source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("随后斯列普尼奥夫发言。", "Then Slipniov spoke.", "Slipniov"),
        ("通沙万大使表示感谢。", "Ambassador Tongshavan was grateful.", "Tongshavan"),
        ("谢尔盖·切梅佐夫对此表示关注。", "Sergei Chemetsov expressed attention.", "Chemetsov"),
        ("斯列普尼奥夫来了。斯列普尼奥夫发言。", "Now Slipniov came. Then Slipniov spoke.", "Slipniov"),  # told once
    ],
)
def test_a_name_that_is_only_known_by_sound(checker: Checker, source: str, target: str, word: str) -> None:
    assert found(checker, source, target) == [(word, "minor", ())]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("随后黑泽汀发言。", "Then Hazeltine spoke."),  # letters that are not heard are a name's own
        ("随后斯列普尼奥夫（Slipniov）发言。", "Then Slipniov spoke."),
        ("随后泽连斯基发言。", "Then Zelensky spoke."),
        ("通沙万很好。", "Now Tongshavan is good."),  # no office says that these characters are a name
        ("随后会议结束。", "Then Slipniov spoke."),  # nothing sounds like it
    ],
)
def test_names_that_may_be_so(checker: Checker, source: str, target: str) -> None:
    report = checker.check(Document.of(target, source, source_lang="zh", target_lang="en"))
    assert not any("sound of the characters" in one.message for one in report.findings)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("希望兴安省继续提供便利。", "It is hoped that Xing'an Province will help.", [("Xing'an", "major", ())]),
        ("江西省下雨。", "It rained in Jiangxi Province.", []),
        ("察哈尔省下雨。", "It rained in Chahar Province.", []),
        ("兴安盟下雨。", "It rained in Xing'an League.", []),
    ],
)
def test_provinces_that_china_does_not_have(
    checker: Checker, source: str, target: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert found(checker, source, target) == expected


def test_officeholders_of_hong_kong_are_surely_not_spelt_in_pinyin_others_may_be(checker: Checker) -> None:
    office = found(checker, "香港劳工及福利局局长罗致光发言。", "Hong Kong's labour secretary Luo Zhiguang spoke.")
    calling = found(checker, "香港导演罗致光发言。", "Hong Kong director Luo Zhiguang spoke.")
    assert [(one, weight) for one, weight, _ in office] == [("Luo Zhiguang", "major")]
    assert [(one, weight) for one, weight, _ in calling] == [("Luo Zhiguang", "minor")]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "顺威股份等4只个股跌停。",
            "Four stocks such as Shun Wei shares fell.",
            [("Shun Wei shares", "major", ("Shun Wei",))],
        ),
        ("伊利股份有限公司表示。", "Yili shares rose, it said.", []),  # its long name, and perhaps its shares
        ("伊利的股份上涨。", "Yili shares rose.", []),
        ("顺威股份跌停。", "All shares fell, Shunwei's too.", []),
    ],
)
def test_a_company_limited_by_shares_is_not_its_shares(
    checker: Checker, source: str, target: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert found(checker, source, target) == expected


def test_family_names_have_readings_and_are_told_once() -> None:
    facts = han_names()
    assert all(mandarin(char) for char in facts.surnames)
    assert {"王", "陈", "陳", "谌", "单"} <= facts.surnames
    assert {"河北", "黑龙江", "熱河"} <= facts.provinces
    assert "兴安" not in facts.provinces


@pytest.mark.parametrize(
    ("characters", "read"),
    [("谌爱东", "shenaidong"), ("缪晓晟", "miaoxiaosheng"), ("厦门", "xiamen"), ("佛山", "foshan"), ("蚌埠", "bengbu")],
)
def test_second_readings_are_known(characters: str, read: str) -> None:
    assert read in mandarin(characters)


@pytest.mark.parametrize(
    ("source", "target", "weight"),
    [
        ("沙特国家石油公司宣布减产。", "Saudi National Petroleum Corporation cut output.", "major"),
        ("美国国会举行会议。", "The United States Congress met.", "minor"),  # hardly another name
        ("小鹏汽车发言。", "Xiaopeng made a statement.", "minor"),  # it is called so, too
        (None, "In Riyadh, Saudi National Petroleum Corporation cut output.", "minor"),
    ],
)
def test_a_body_that_the_source_names_is_surely_meant(source: str | None, target: str, weight: str) -> None:
    checker = Checker.load(Config(only=("deprecated-term",), model=False))
    report = checker.check(Document.of(target, source, source_lang="zh", target_lang="en"))
    assert [one.severity.value for one in report.findings] == [weight]
