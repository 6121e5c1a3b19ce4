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


@pytest.mark.parametrize("base", ["ja"])
def test_the_glossary_has_each_name(base: str, checker: Checker) -> None:
    language = load(base)
    unknown = [
        name
        for name in sorted(names(base))
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
