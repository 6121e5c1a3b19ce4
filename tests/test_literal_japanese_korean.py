"""Japanese and Korean bodies, courts, places and terms word for word, with their sources and without."""

from __future__ import annotations

import pytest

from tqa.config import Config
from tqa.document import Document
from tqa.languages import load
from tqa.languages.literal import names
from tqa.pipeline import Checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False, only=("term-mismatch", "deprecated-term")))


PAIRS = frozenset({"북러", "북중", "북일"})
"""Pairs of countries, which are no names of the glossary."""


@pytest.mark.parametrize("base", ["ja", "ko"])
def test_the_glossary_has_each_name(base: str, checker: Checker) -> None:
    language = load(base)
    unknown = [
        name
        for name in sorted(names(base) - PAIRS)
        if all(match.surface != name for match in checker.glossary.find(name, language))
    ]
    assert unknown == []


@pytest.mark.parametrize(
    ("lang", "target", "source", "found", "suggestion"),
    [
        ("ja", "He sued at the Shizuoka Land Court.", "静岡地裁に提訴した。", "Land Court", "District Court"),
        ("ja", "He sued at a local court in Shizuoka.", "静岡地裁に提訴した。", None, None),
        ("ja", "The Japanese Silver kept its rate.", "日銀は金利を据え置いた。", "Japanese Silver", "Bank of Japan"),
        ("ja", "The East Certificate fell.", "東証は下落した。", "East Certificate", "Tokyo Stock Exchange"),
        ("ja", "Snow fell in the China region.", "中国地方で雪が降った。", "China region", "Chugoku region"),
        ("ja", "Snow fell in China.", "中国で雪が降った。", None, None),
        ("ja", "The spring fight ended.", "春闘が終わった。", "spring fight", "shunto"),
        ("ko", "The Congress passed it.", "국회는 이를 통과시켰다.", "Congress", "National Assembly"),
        (
            "ko",
            "The Constitutional Trial Office ruled.",
            "헌법재판소가 결정했다.",
            "Constitutional Trial Office",
            "Constitutional Court",
        ),
        ("zh", "The people's bank of the state cut it.", "中国人民银行宣布降息。", None, None),
        (
            "ko",
            "Pyongyang hoped for North American dialogue.",
            "북미 대화를 기대했다.",
            "North American dialogue",
            "US-North Korea dialogue",
        ),
        ("ko", "Myth News Agency said so.", "신화통신이 보도했다.", "Myth News Agency", "Xinhua"),
        ("ja", "The head of the US state affairs ministry left.", "米国務省高官は去った。", None, None),
        (
            "ja",
            "The Ministry of Literature and Science asked for it.",
            "文科省が請求した。",
            "Ministry of Literature and Science",
            "Ministry of Education, Culture, Sports, Science and Technology",
        ),
        ("ko", "The US Congress passed it.", "미국 의회는 이를 통과시켰다.", None, None),
        (
            "ko",
            "The Great Prosecution Office said so.",
            "대검찰청이 밝혔다.",
            "Great Prosecution Office",
            "Supreme Prosecutors' Office",
        ),
        ("ko", "The Labor Department said so.", "미국 노동부가 밝혔다.", None, None),
        (
            "ko",
            "The Unification Department said so.",
            "통일부가 밝혔다.",
            "Unification Department",
            "Unification Ministry",
        ),
        (
            "ko",
            "He was tried at the Seoul Local Court.",
            "서울중앙지법에서 재판을 받았다.",
            "Local Court",
            "District Court",
        ),
    ],
)
def test_words_of_the_source(
    lang: str, target: str, source: str, found: str | None, suggestion: str | None, checker: Checker
) -> None:
    report = checker.check(Document.of(target, source, source_lang=lang, target_lang="en"))
    told = [(one.surface, one.suggestions) for one in report.findings if "translated" in one.message]
    assert told == ([(found, (suggestion,))] if found else [])


@pytest.mark.parametrize(
    ("lang", "target", "found", "suggestion"),
    [
        ("ja", "Prices rose in Japan, the Japanese Silver said.", "Japanese Silver", "Bank of Japan"),
        ("ja", "He sued at the Osaka Land Court.", "Land Court", "District Court"),
        ("ko", "The Economic Practice Citizens' Union of Korea protested.", None, None),
        ("ko", "Seoul's Constitutional Trial Office ruled.", "Constitutional Trial Office", "Constitutional Court"),
        ("ko", "Seoul's Constitutional Court ruled.", None, None),
        ("ja", "In Beijing Foreign Minister O Ki of China spoke.", "O Ki", "Wang Yi"),
        ("ko", "Pyongyang sees North Russian ties grow.", "North Russian", "North Korea-Russia"),
        ("ko", "Carmakers have North American sales.", None, None),
        ("ja", "Seoul's Union News reported it.", "Union News", "Yonhap"),
        ("zh", "The Scottish Land Court sat in Edinburgh.", None, None),
        ("ja", "Snow fell in the Chugoku region of Japan.", None, None),
    ],
)
def test_words_without_a_source(
    lang: str, target: str, found: str | None, suggestion: str | None, checker: Checker
) -> None:
    report = checker.check(Document.of(target, source_lang=lang, target_lang="en"))
    told = [(one.surface, one.suggestions) for one in report.findings]
    assert told == ([(found, (suggestion,))] if found else [])
