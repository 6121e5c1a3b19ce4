"""Offices of the source that a translation has as others."""

from __future__ import annotations

from importlib import resources

import pytest
from passages import passage

from tqa.checks.names.posts import wrong_posts
from tqa.glossary import Glossary
from tqa.languages.posts import load

LANGUAGES = sorted(
    path.name.removesuffix(".toml")
    for path in (resources.files("tqa.languages") / "posts").iterdir()
    if path.name.endswith(".toml")
)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def told(language: str, source: str, target: str, glossary: Glossary) -> list[tuple[str, str, str | None]]:
    one = passage(language, source, target, glossary)
    return [(w.span.of(target), w.source.of(source), w.right) for w in wrong_posts(one)]


@pytest.mark.parametrize(
    ("language", "source", "target", "found"),
    [
        ("zh", "外长周一抵达。", "The finance minister arrived.", ("finance minister", "外长", "foreign minister")),
        (
            "zh",
            "副总理周一抵达。",
            "The Prime Minister arrived.",
            ("Prime Minister", "副总理", "Deputy Prime Minister"),
        ),
        (
            "ja",
            "防衛省が発表した。",
            "The Finance Ministry said so.",
            ("Finance Ministry", "防衛省", "Defense Ministry"),
        ),
        (
            "ko",
            "국방부 장관은 말했다.",
            "The Home Secretary spoke.",
            ("Home Secretary", "국방부 장관", "Defense Secretary"),
        ),
        ("de", "Der Bundespräsident sprach.", "The Chancellor spoke.", ("Chancellor", "Bundespräsident", "President")),
        (
            "ar",
            "قال وزير الصحة ذلك.",
            "The Education Minister said so.",
            ("Education Minister", "وزير الصحة", "Health Minister"),
        ),
        ("tr", "Dışişleri Bakanı konuştu.", "The Mayor spoke.", ("Mayor", "Dışişleri Bakanı", "Foreign Minister")),
        (
            "ja",
            "防災相が視察した。",
            "The defense minister visited the site.",
            ("defense minister", "防災相", "disaster management minister"),
        ),
    ],
)
def test_another_office_is_told(
    language: str, source: str, target: str, found: tuple[str, str, str], glossary: Glossary
) -> None:
    assert told(language, source, target, glossary) == [found]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("zh", "总理默茨星期一抵达。", "Chancellor Merz arrived on Monday."),
        ("zh", "外长和防长星期一抵达。", "The foreign and finance ministers and the mayor arrived."),  # two of them
        ("zh", "外长说，总统病了。", "The top diplomat said the president was ill."),
        ("tr", "Almanya Başbakanı geldi.", "The German Chancellor came."),
        ("es", "El canciller llegó.", "The foreign minister came."),
        ("fr", "Le président de l'Assemblée parle.", "The speaker of the Assembly spoke."),
        ("he", "סגן ראש הממשלה דיבר.", "The deputy prime minister spoke."),
        ("de", "Der Finanzminister sprach.", "The economy minister spoke."),
        ("pl", "Prezydent Warszawy zabrał głos.", "The mayor of Warsaw spoke."),
        ("en", "The mayor spoke.", "The mayor spoke."),
    ],
)
def test_what_may_be_the_same_office_is_not_told(language: str, source: str, target: str, glossary: Glossary) -> None:
    assert told(language, source, target, glossary) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_finds_its_own_words(language: str) -> None:
    posts, english = load(language), load("en")
    assert posts is not None
    assert english is not None
    known = {value for sense in english.words.senses for value in sense.values}
    values = {value for sense in posts.words.senses for value in sense.values}
    assert {"president", "prime-minister", "foreign", "defence"} <= values
    # What no English word renders can accuse nothing: it only makes another word too vague to.
    assert values - known <= {"deputy-minister", "state-secretary", "adviser", "chief-minister"}


def test_the_capital_i_with_a_dot_hides_no_office(glossary: Glossary) -> None:
    """Its small letter is two characters to Unicode."""
    source = "TİTCK izin verdi. Cumhurbaşkanı Erdoğan da İstanbul'da aşı oldu."
    target = "TİTCK gave its approval. Prime Minister Erdogan also had the injection in Istanbul."
    assert told("tr", source, target, glossary) == [("Prime Minister", "Cumhurbaşkanı", "President")]
