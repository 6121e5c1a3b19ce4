"""Names that the target has as the source's language writes or declines them."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document
from tqa.languages.respelling import respelling


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(only=("name-variant",)))


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("pl", "The ministers met in Wiedeń.", [("Wiedeń", "Vienna")]),
        ("pl", "He flew from Pekin to Rzymie.", [("Pekin", "Beijing"), ("Rzymie", "Rome")]),
        ("pl", "Talks with Zełenski went on.", [("Zełenski", "Zelensky")]),
        ("pl", "Tomasz Wrzesiński was held. Police took Wrzesińskiego away.", [("Wrzesińskiego", "Wrzesiński")]),
        ("cs", "They met in Londýn and Paříž.", [("Londýn", "London"), ("Paříž", "Paris")]),
        ("cs", "Andrej Babiš won. Voters trust Babišovi.", [("Babišovi", "Babiš")]),
        ("cs", "Petr Svoboda met Jana Svobodová.", []),
        ("cs", "Jana Svobodová was asked about Svobodové.", [("Svobodové", "Svobodová")]),
        ("cs", "Talks in Brno with Hejtman Novák of Jeseník.", []),
        ("fr", "Talks with Poutine went on.", [("Poutine", "Putin")]),
        ("es", "He flew to Bruselas.", [("Bruselas", "Brussels")]),
        ("de", "A talk with Lukaschenko.", [("Lukaschenko", "Lukashenko")]),
        ("de", "Bayern München lost in Aachen.", []),
        (
            "ru",
            "Makron met Si Tszinpin in Parizh.",
            [("Makron", "Macron"), ("Si Tszinpin", "Xi Jinping"), ("Parizh", "Paris")],
        ),
        ("ru", "He spoke with Zelenskogo.", [("Zelenskogo", "Zelensky")]),
        ("ru", "Lavrov and Peskov met Pashinyan in Nizhny Novgorod.", []),
        ("uk", "Kravchuk spoke about Zelenskoho.", [("Zelenskoho", "Zelensky")]),
        (None, "The ministers met in Wiedeń.", []),
        ("ru", "In Sankt-Peterburg it rained.", [("Sankt-Peterburg", "St. Petersburg")]),
        ("ru", "In Sankt-Peterburg the Mariinsky Theatre reopened.", [("Sankt-Peterburg", "St. Petersburg")]),
        ("pl", "It rained in Radom. A train from Radomiu was late.", [("Radomiu", "Radom")]),
        ("cs", "The governor, Oleh Synyehubov, said so.", []),
        ("cs", "Maria and Marie met Jan and Jana in Opava.", []),
        ("ru", "President Vladimir Zelensky met Vladimir Putin.", [("Vladimir Zelensky", "Volodymyr Zelensky")]),
        ("ru", "Vladimir Zelensky met Vladimir Putin.", [("Vladimir", "Volodymyr")]),
        ("uk", "Volodymyr Putin met Volodymyr Zelensky and Sergei Ivanenko.", [("Volodymyr", "Vladimir")]),
        ("ru", "The forward Endryu Poturalski scored.", [("Endryu", "Andrew")]),
        ("pl", "The forward Endryu Poturalski scored.", []),
        ("pl", "Alaksandr Łukaszenka denied it.", [("Łukaszenka", "Lukashenko")]),
        ("pl", "They met in Lipsk and in Akwizgran.", [("Lipsk", "Leipzig"), ("Akwizgran", "Aachen")]),
        ("it", "They met in Stoccarda; Torino beat Genoa.", [("Stoccarda", "Stuttgart")]),
        (
            "ru",
            "Elvira Nabiullin spoke; Maria Zakharov answered; Maria Ivanov wrote.",
            [("Nabiullin", "Nabiullina"), ("Zakharov", "Zakharova")],
        ),
        ("de", "Elvira Nabiullin spoke.", []),
        ("de", "Breslau, today Wroclaw, was German; in Danzig (Gdansk) the war began.", []),
        ("pl", "Radoslawa Sikorski met Ivanka Trump.", [("Radoslawa", "Radoslaw")]),
        ("es", "Nicholas Maduro met Nicholas Cage and John Smith.", [("Nicholas", "Nicolas")]),
        ("it", "Nicholas Maduro spoke.", []),
        ("ru", "SANKT-PETERBURG, November 12. - It rained.", [("SANKT-PETERBURG", "ST. PETERSBURG")]),
        ("pl", "Wołodymyr Zelensky was in Lwow.", [("Wołodymyr", "Volodymyr"), ("Lwow", "Lviv")]),
        ("cs", "They met in Nemecko and in Opava.", [("Nemecko", "Germany")]),
        (
            "it",
            "FRANCOFORTE, JUN 5 - The bank cut rates.\n\nUNICEF said so.",
            [("FRANCOFORTE", "FRANKFURT")],
        ),
        ("hu", "They met in Ungvár.", [("Ungvár", "Uzhhorod")]),
        ("ro", "They met in Cernăuți.", [("Cernăuți", "Chernivtsi")]),
        ("fr", "The head of Tchétchénie Ramzan Kadyrov said so.", [("Tchétchénie", "Chechnya")]),
        ("de", "The head of Tschetschenien University said so.", []),
        ("pl", "The ministers met in Vienna, said Jan Kowalski of Gdynia.", []),
    ],
)
def test_what_is_left_of_the_source(
    checker: Checker, source: str | None, target: str, found: list[tuple[str, str]]
) -> None:
    report = checker.check(Document.of(target, source_lang=source, target_lang="en"))
    assert [(one.surface, one.suggestions[0]) for one in report.findings] == found
    assert {one.severity.value for one in report.findings} <= {"minor"}


@pytest.mark.parametrize(
    ("base", "word", "english"),
    [
        ("pl", "łukaszenka", "lukashenka"),
        ("cs", "lukašenko", "lukashenko"),
        ("de", "schtscherbakow", "shcherbakov"),
        ("de", "selenskyj", "zelenskyy"),
        ("fr", "poutine", "putin"),
        ("ru", "макрон", "makron"),
        ("uk", "гончарук", "honcharuk"),
        ("xx", "word", "word"),
    ],
)
def test_how_a_language_spells_sounds(base: str, word: str, english: str) -> None:
    assert respelling(base).of(word) == english


def test_a_case_has_the_forms_it_may_be_of() -> None:
    assert "Wrzesiński" in set(respelling("pl").dictionary_forms("Wrzesińskiego"))
    assert "Babiš" in set(respelling("cs").dictionary_forms("Babišem"))
    assert list(respelling("en").dictionary_forms("Smith")) == []
