"""Thousands of millions that a translation keeps, and the numerals of rulers before a verb."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document, Severity


@pytest.fixture(scope="module")
def values() -> Checker:
    return Checker.load(Config(only=("number-mismatch",), shipped_glossaries=False))


def found(checker: Checker, pair: str, target: str, source: str) -> list[tuple[str, str, tuple[str, ...]]]:
    source_lang, _, target_lang = pair.partition(">")
    document = Document.of(target, source, source_lang=source_lang, target_lang=target_lang)
    return [(f.surface, f.severity.value, f.suggestions) for f in checker.check(document).findings]


@pytest.mark.parametrize(
    ("pair", "target", "source", "surface", "written"),
    [
        ("es>en", "It owes $839,000 million.", "Debe 839.000 millones de dólares.", "839,000 million", "839 billion"),
        ("es>en", "It owes 4,305 million euros.", "Debe 4.305 millones de euros.", "4,305 million", "4.305 billion"),
        ("es>en", "It owes 830 thousand million.", "Debe 830.000 millones.", "830 thousand million", "830 billion"),
        ("es>en", "It owes 1.2 million million.", "Debe 1,2 billones.", "1.2 million million", "1.2 trillion"),
        ("pt>en", "It owes 25 thousand million.", "Deve 25 mil milhões.", "25 thousand million", "25 billion"),
        ("fr>en", "It owes 25 thousand million.", "Il doit 25 milliards.", "25 thousand million", "25 billion"),
        ("es>de", "Er schuldet 839.000 Millionen.", "Debe 839.000 millones.", "839.000 Millionen", "839 Milliarden"),
    ],
)
def test_thousands_of_millions_have_a_word(
    values: Checker, pair: str, target: str, source: str, surface: str, written: str
) -> None:
    assert found(values, pair, target, source) == [(surface, Severity.MINOR.value, (written,))]


@pytest.mark.parametrize(
    ("pair", "target", "source"),
    [
        ("es>en", "It owes $839 billion.", "Debe 839.000 millones de dólares."),
        ("es>en", "It owes 839 million.", "Debe 839 millones."),
        ("de>en", "It owes 10,471 million euros.", "Er schuldet 10.471 Millionen Euro."),
        ("es>pt", "Deve 839.000 milhões.", "Debe 839.000 millones."),
        ("en>es", "Debe 839.000 millones.", "It owes 839 billion."),
    ],
)
def test_the_usual_way_of_counting(values: Checker, pair: str, target: str, source: str) -> None:
    assert found(values, pair, target, source) == []


@pytest.mark.parametrize(
    ("pair", "target", "source", "surface", "instead"),
    [
        ("it>en", "John Paul I was elected in 1978.", "Giovanni Paolo II fu eletto nel 1978.", "I", "II"),
        ("it>en", "John Paul II died after 33 days.", "Giovanni Paolo I morì dopo 33 giorni.", "II", "I"),
        ("fr>en", "John Paul I visited Poland.", "Jean-Paul II visita la Pologne.", "I", "II"),
        ("de>en", "Elizabeth I died in 2022.", "Elisabeth II. starb 2022.", "I", "II"),
        ("ja>en", "Pope John Paul I came to Japan.", "ローマ法王ヨハネ・パウロ２世が来日した。", "I", "II"),
        ("en>ru", "Иоанн Павел II умер через 33 дня.", "John Paul I died after 33 days.", "II", "I"),
    ],
)
def test_a_first_stands_before_a_verb(
    values: Checker, pair: str, target: str, source: str, surface: str, instead: str
) -> None:
    assert found(values, pair, target, source) == [(surface, Severity.MAJOR.value, (instead,))]


@pytest.mark.parametrize(
    ("pair", "target", "source"),
    [
        ("it>en", "John Paul I was elected in August 1978.", "Giovanni Paolo I fu eletto nell'agosto 1978."),
        ("de>en", "He and Paul I know of Leo XIV.", "Er und Paul, den ich kenne, wissen von Leo XIV."),
        ("zh>en", "In London I saw King Charles.", "我在伦敦见到了查尔斯三世。"),
        ("zh>en", "Last Monday I saw King Charles.", "上周一我见到了查尔斯三世。"),
        ("de>en", "“Camilla I think of you,” he wrote.", "„Camilla, ich denke an dich“, schrieb er."),
    ],
)
def test_the_pronoun_is_no_numeral(values: Checker, pair: str, target: str, source: str) -> None:
    assert found(values, pair, target, source) == []
