"""Parts that are larger than their wholes, in the words of each language."""

from __future__ import annotations

import pytest
from test_checks_examples import unmark

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def values() -> Checker:
    return Checker.load(Config(only=("number-inconsistent",), shipped_glossaries=False))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Among the 15 foreigners killed were ⟦89⟧ Americans."),
        ("en", "Of the 40 miners, ⟦52⟧ were rescued."),
        ("en", "The 15 victims, among them ⟦20⟧ children, were buried."),
        ("de", "Unter den 30 Verletzten waren ⟦45⟧ Kinder."),
        ("de", "Von den 30 Verletzten sind ⟦45⟧ Kinder."),
        ("fr", "Sur les 60 passagers, ⟦75⟧ étaient des enfants."),
        ("fr", "Parmi les 60 passagers figurent ⟦75⟧ enfants."),
        ("es", "De los 20 detenidos, ⟦25⟧ son extranjeros."),
        ("es", "Entre los 20 detenidos hay ⟦25⟧ extranjeros."),
        ("es", "Ganaron 3 oros y 4 platas, un total de ⟦9⟧ medallas."),
        ("it", "Tra i 14 feriti ci sono ⟦19⟧ bambini."),
        ("pt", "Entre os 11 mortos estão ⟦13⟧ turistas."),
        ("nl", "Onder de 20 doden zijn ⟦22⟧ kinderen."),
        ("ru", "Среди 10 погибших — ⟦12⟧ детей."),
        ("uk", "Серед 10 загиблих було ⟦12⟧ дітей."),
        ("pl", "Wśród 8 rannych jest ⟦11⟧ dzieci."),
        ("cs", "Mezi 8 zraněnými je ⟦11⟧ dětí."),
        ("sv", "Bland de 8 skadade fanns ⟦11⟧ barn."),
        ("ro", "Printre cei 8 răniți se află ⟦11⟧ copii."),
        ("el", "Μεταξύ των 8 τραυματιών είναι ⟦11⟧ παιδιά."),
        ("vi", "Trong số 8 người bị thương có ⟦11⟧ trẻ em."),
        ("id", "Di antara 8 korban luka terdapat ⟦11⟧ anak."),
        ("zh", "15名外国人中有⟦89⟧名美国人。"),
        ("zh", "15名死者中有⟦89⟧人是美国人。"),
        ("ja", "死者10人のうち⟦15⟧人が子どもだった。"),
        ("ko", "사망자 10명 중 ⟦15⟧명이 어린이였다."),
        ("hi", "10 मृतकों में से ⟦15⟧ बच्चे थे।"),
    ],
)
def test_a_part_is_no_larger_than_its_whole(values: Checker, language: str, text: str) -> None:
    target, spans = unmark(text)
    findings = values.check(Document.of(target, target_lang=language)).findings
    assert [finding.end for finding in findings] == [end for _, end in spans]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Among the 89 foreigners killed were 15 Americans."),
        ("en", "Among the 12 victims were a man, 45, and his wife."),
        ("en", "Among the 12 victims was a 45-year-old teacher."),
        ("en", "Among the three countries, 120 million people are at risk."),
        ("en", "Of the 12 provinces, 300 schools were closed."),
        ("en", "Of the five ministers, 2019 was the best year for Smith."),
        ("en", "Among the 20 dead were 12 children and 8 women."),
        ("en", "Among the 7 suspects are 25 percent foreigners."),
        ("de", "Unter den 30 Verletzten waren 12 Kinder."),
        ("de", "Von den 3 Parteien stimmten 120 Abgeordnete zu."),
        ("fr", "Sur les 60 passagers, 25 étaient des enfants."),
        ("es", "Ganaron 3 oros y 4 platas, un total de 7 medallas."),
        ("ru", "Среди 10 погибших трое детей."),
        ("ru", "Из 10 регионов 12 тысяч человек уехали."),
        ("zh", "15个省中有89人感染。"),
        ("zh", "89名外国人中有15名美国人。"),
        ("ja", "3カ国のうち15人が参加した。"),
        ("ko", "사망자 10명 중 5명이 어린이였다."),
        ("ja", "1月3日のうち15日まで休んだ。"),
        ("zh", "3月中有15天下雨。"),
        ("zh", "2020年中有300天是晴天。"),
        ("zh", "10人中有3人同意。"),
    ],
)
def test_other_numbers_are_no_parts(values: Checker, language: str, text: str) -> None:
    assert values.check(Document.of(text, target_lang=language)).findings == ()
