"""Names: where they stand, which spellings are one, what was said again."""

from __future__ import annotations

import pytest
from growth import STEADY, growth
from hypothesis import given
from hypothesis import strategies as st

from tqa import Checker, Document
from tqa.checks.check import Passage
from tqa.checks.names.varied import is_read_there
from tqa.document import Field
from tqa.entity.names import find_names
from tqa.finding import Span
from tqa.glossary import Glossary
from tqa.languages import load
from tqa.languages.romanisation import fold, is_couple, is_pinyin, sound_key
from tqa.text import Text
from tqa.text.quotes import quoted_spans
from tqa.text.repeats import GRAM, echoes, tandems

ENGLISH = load("en")


def names(content: str, language: str = "en") -> list[list[str]]:
    return [[word.surface for word in name.words] for name in find_names(Text(content, load(language)))]


def test_names_have_no_titles_and_no_opening_words() -> None:
    assert names("Yesterday President Emmanuel Macron met Mr. Lavrov.") == [["Emmanuel", "Macron"], ["Lavrov"]]
    assert names("Prices rose. In Cairo, Ursula von der Leyen’s aide spoke.") == [["Cairo"], ["Ursula", "Leyen"]]
    assert names("The envoy Samer al-Hiyari left.") == [["Samer", "Hiyari"]]


def test_scripts_without_capitals_have_no_names() -> None:
    assert names("习近平会见普京", "zh") == []


@given(st.text(alphabet="Aab .'-Élł\n", max_size=60))
def test_names_stand_where_they_say(content: str) -> None:
    for name in find_names(Text(content, ENGLISH)):
        for word in name.words:
            assert content[word.start : word.end] == word.surface


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij"),
        ("Peskov", "Peskow", "Peskoff"),
        ("Dmitri", "Dmitry", "Dmitriy"),
        ("Qalansuwa", "Kalansuwa"),
        ("İmamoğlu", "Imamoglu"),
        ("Shoigu", "Schoigu"),
        ("Mansour", "Mansur", "Mansoor"),
        ("Ching-te", "Chingte"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        ("Iran", "Iraq"),
        ("Maria", "Mario"),
        ("Slovakia", "Slovenia"),
        ("Yang", "Jang"),
        ("Zhang", "Chang"),
        ("Austria", "Australia"),
    ],
)
def test_different_names_sound_different(pair: tuple[str, str]) -> None:
    assert sound_key(pair[0]) != sound_key(pair[1])


def test_couples_and_pinyin() -> None:
    assert is_couple("Zelensky", "Zelenska")
    assert is_couple("Peskova", "Peskov")
    assert not is_couple("Peskov", "Peskow")
    assert is_pinyin("Xiaoming")
    assert is_pinyin("Zhongnan")
    assert not is_pinyin("Peskov")
    assert fold("Ağaoğlu") == "agaoglu"


@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_tandems_repeat(keys: list[str]) -> None:
    for tandem in tandems(keys):
        copies = [
            keys[tandem.first + number * tandem.period : tandem.first + (number + 1) * tandem.period]
            for number in range(tandem.copies)
        ]
        assert len(copies) >= 2
        assert all(copy == copies[0] for copy in copies)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=80))
def test_echoes_repeat(keys: list[str]) -> None:
    for echo in echoes(keys):
        assert echo.length >= GRAM
        assert keys[echo.first : echo.first + echo.length] == keys[echo.again : echo.again + echo.length]


@pytest.mark.parametrize("words", [["a"], ["a", "b"], ["the", "end", "of"], [f"w{n}" for n in range(200)]])
def test_the_time_to_read_a_loop_grows_with_its_length(words: list[str]) -> None:
    keys = words * (40_000 // len(words))
    assert growth(lambda size: (list(tandems(keys[:size])), list(echoes(keys[:size]))), len(keys) // 4) < STEADY


def test_quotations() -> None:
    content = 'He said “no” and "yes".\nShe wrote: “Not today\nBut « oui » now.'
    spans = [span.of(content) for span in quoted_spans(Text(content, ENGLISH))]
    assert spans == ["“no”", '"yes"', "“Not today", "« oui »"]


def test_headline_and_body_are_one_document(checker: Checker) -> None:
    fields = (
        Field(name="headline", target="Kremlin: Peskow denies talks"),
        Field(name="body", target="Dmitri Peskov spoke on Friday. Peskov denied that talks had begun."),
    )
    findings = checker.check(Document(id="x", fields=fields, source_lang="ru", target_lang="en")).findings
    variants = [(f.field, f.surface, f.suggestions) for f in findings if f.check == "name-variant"]
    assert variants == [("headline", "Peskow", ("Peskov",))]


@pytest.mark.parametrize(
    ("source", "target", "variants"),
    [
        ("达州市大竹县发生山洪。达州下雨。", "Floods hit Dazhu County of Dazhou City. Dazhou had rain.", []),
        ("达州市达州县发生山洪。达州下雨。", "Floods hit Dazhu County of Dazhou City. Dazhou had rain.", ["Dazhu"]),
    ],
)
def test_two_places_with_like_names_are_two(source: str, target: str, variants: list[str], checker: Checker) -> None:
    report = checker.check(Document.of(target, source, source_lang="zh"))
    assert [target[f.start : f.end] for f in report.findings if f.check == "name-variant"] == variants


def test_two_readings_of_the_same_characters_are_no_two_names() -> None:
    one = Passage(
        field="body",
        target=Text("Zhongqing had rain.", load("en")),
        source=Text("重庆下雨。", load("zh")),
        glossary=Glossary.load(),
    )
    assert not is_read_there(one, Span(0, 9), "Chongqing")
    assert is_read_there(one, Span(0, 9), "Dazhou")
