"""What machines make of names and terms word for word: each row can be met, and calls nothing wrong that the glossary admits."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document
from tqa.glossary import Glossary
from tqa.languages import load
from tqa.languages.literal import literal, names

ENGLISH = load("en")


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.mark.parametrize("base", ["ar", "de", "es", "fa", "fr", "he", "hi", "ja", "ko", "ru", "tr", "uk", "zh"])
def test_no_literal_rendering_is_an_admitted_term(base: str, glossary: Glossary) -> None:
    admitted = []
    for name in sorted(names(base)):
        pattern = literal(base, name)
        assert pattern is not None
        admitted += [
            f"{name}: {term.text}"
            for match in glossary.find(name, load(base))
            if match.surface == name
            for term in glossary.terms(match.concept, ENGLISH)
            if term.admitted and pattern.fullmatch(term.text)
        ]
    assert admitted == []


def test_the_glossary_has_each_chinese_name(glossary: Glossary) -> None:
    language = load("zh")
    unknown = [name for name in names("zh") if all(match.surface != name for match in glossary.find(name, language))]
    assert unknown == []


@pytest.mark.parametrize(
    ("name", "rendering", "wrong"),
    [
        ("国家卫健委", "national health and wellness committee", True),
        ("国家卫健委", "National Health-and-Wellness Committee", True),
        ("国家卫健委", "National Health Commission", False),
        ("国务委员", "State Commissioners", True),
        ("国家电网", "National Grid", True),
        ("国家电网", "the national grid", False),
        ("حماس", "enthusiasm", True),
        ("حماس", "enthusiasms of", False),
    ],
)
def test_brackets_plurals_hyphens_and_capitals(name: str, rendering: str, wrong: bool) -> None:
    base = "ar" if name.startswith("ح") else "zh"
    pattern = literal(base, name)
    assert pattern is not None
    assert (pattern.fullmatch(rendering) is not None) == wrong


@pytest.mark.parametrize(
    ("target", "source", "found", "suggestion"),
    [
        ("The Standing Deputy Mayor spoke.", "常务副市长讲话。", "Standing Deputy", "Executive Vice"),
        (
            "The Deputy Mayor of the Standing Committee spoke.",
            "常务副市长讲话。",
            "Deputy Mayor of the Standing Committee",
            None,
        ),
        ("He was Deputy Political Committee.", "他任副政委。", "Political Committee", "Political Commissar"),
        ("The State Commissioners met.", "国务委员会见了他。", "State Commissioners", None),
        ("The bank cut the standard.", "央行宣布降准。", "cut the standard", None),
        ("The state earthquake bureau said so.", "中国地震局表示。", None, None),
        (
            "The State Earthquake Bureau said so.",
            "中国地震局表示。",
            "State Earthquake Bureau",
            "China Earthquake Administration",
        ),
        ("The science and technology department said so.", "市科技部门表示。", None, None),
    ],
)
def test_what_is_suggested_can_stand_in_the_place(
    target: str, source: str, found: str | None, suggestion: str | None
) -> None:
    checker = Checker.load(Config(only=("term-mismatch",)))
    report = checker.check(Document.of(target, source, source_lang="zh", target_lang="en"))
    told = [(one.surface, one.suggestions) for one in report.findings if "translated" in one.message]
    assert told == ([(found, () if suggestion is None else (suggestion,))] if found else [])


@pytest.mark.parametrize(
    ("target", "source", "lang", "message"),
    [
        (
            "Finance Minister Sitaraman gave a speech.",
            "财政部长西塔拉曼发表讲话。",
            "zh",
            "“西塔拉曼” is “Sitharaman”, not “Sitaraman”",
        ),
        (
            "The World published an inquiry.",
            "Le Monde a publié une enquête.",
            "fr",
            "“Le Monde” is a name here, “Le Monde”, and was translated as a word",
        ),
    ],
)
def test_a_name_spelt_by_ear_is_not_called_a_translated_word(target: str, source: str, lang: str, message: str) -> None:
    checker = Checker.load(Config(only=("term-mismatch",)))
    report = checker.check(Document.of(target, source, source_lang=lang, target_lang="en"))
    assert [finding.message for finding in report.findings] == [message]


def check(source: str, target: str) -> list[tuple[str, str, tuple[str, ...]]]:
    checker = Checker.load(Config(only=("term-mismatch",), model=False))
    report = checker.check(Document.of(target, source, source_lang="zh"))
    return [(target[f.start : f.end], f.severity.name, f.suggestions) for f in report.findings]


@pytest.mark.parametrize(
    ("source", "target", "words", "severity"),
    [
        ("中新社银川7月26日电。", "China News Agency, Yinchuan, July 26.", "China News Agency", "MINOR"),
        ("火箭军星期五举行演习。", "The Rocket Army held an exercise on Friday.", "Rocket Army", "MINOR"),
        ("会见了国务委员王毅。", "It met State Commissioner Wang Yi.", "State Commissioner", "MAJOR"),
        (
            "据新京报报道，公司作出回应。",
            "The company responded, the Xinjing News reported.",
            "Xinjing News",
            "MAJOR",
        ),
    ],
)
def test_a_name_in_other_words_of_the_same_weighs_little(source: str, target: str, words: str, severity: str) -> None:
    assert [(found, weight) for found, weight, _ in check(source, target)] == [(words, severity)]


@pytest.mark.parametrize(
    ("target", "fits"),
    [
        ("It met State Commissioner Wang Yi.", True),  # who has the office
        ("The State Commissioner said so.", True),
        ("The State Commissioner Conference met.", False),
        ("The State Commissioner Conservancy met.", False),
    ],
)
def test_nothing_is_proposed_where_the_name_goes_on(target: str, fits: bool) -> None:
    ((_, _, suggestions),) = check("会见了国务委员王毅。", target)
    assert bool(suggestions) is fits


def test_an_australian_university_is_not_that_of_macau() -> None:
    assert check("澳大学研制新药有望用于治疗。", "University of Australia develops a new drug.") == []
    assert check("澳大研制新药有望用于治疗。", "University of Australia develops a new drug.") != []
