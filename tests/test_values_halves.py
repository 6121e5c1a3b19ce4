"""Halves of the day in the words of each language: las 7 de la tarde is no 7 a.m."""

from __future__ import annotations

import pytest
from test_checks_examples import unmark

from tqa import Checker, Config, Document, Finding


@pytest.fixture(scope="module")
def values() -> Checker:
    return Checker.load(Config(only=("date-mismatch", "number-mismatch"), shipped_glossaries=False))


def findings(checker: Checker, pair: str, target: str, source: str) -> tuple[Finding, ...]:
    source_lang, _, target_lang = pair.partition(">")
    return checker.check(Document.of(target, source, source_lang=source_lang, target_lang=target_lang)).findings


@pytest.mark.parametrize(
    ("pair", "text", "source"),
    [
        ("ru>en", "The attack began at 5 ⟦p.m.⟧", "Атака началась в 5 часов утра."),
        ("ru>en", "The attack began at 5 ⟦p.m.⟧", "Атака началась в 5 утра."),
        ("uk>en", "The attack began at 5 ⟦p.m.⟧", "Атака почалася о 5 годині ранку."),
        ("es>en", "The funeral is at 7 ⟦a.m.⟧", "El funeral será a las 7 de la tarde."),
        ("pt>en", "The funeral is at 7 ⟦p.m.⟧", "O funeral será às 7 da manhã."),
        ("it>en", "The funeral is at 7 ⟦a.m.⟧", "Il funerale sarà alle 7 di sera."),
        ("fr>en", "The attack began at 5 ⟦p.m.⟧", "L'attaque a commencé à 5 heures du matin."),
        ("de>en", "The attack began at 5 ⟦p.m.⟧", "Der Angriff begann um 5 Uhr morgens."),
        ("vi>en", "The storm hit at 6 ⟦p.m.⟧", "Cơn bão đổ bộ lúc 6 giờ sáng."),
        ("id>en", "The storm hit at 6 ⟦p.m.⟧", "Badai melanda pukul 6 pagi."),
        ("nl>en", "The storm hit at 6 ⟦p.m.⟧", "De storm kwam om 6 uur 's ochtends."),
        ("sv>en", "The storm hit at 6 ⟦p.m.⟧", "Stormen kom klockan 6 på morgonen."),
        ("da>en", "The storm hit at 6 ⟦a.m.⟧", "Stormen kom klokken 6 om aftenen."),
        ("no>en", "The storm hit at 6 ⟦p.m.⟧", "Stormen kom klokka 6 om morgenen."),
        ("fi>en", "The storm hit at 6 ⟦p.m.⟧", "Myrsky iski kello 6 aamulla."),
        ("ro>en", "The storm hit at 6 ⟦p.m.⟧", "Furtuna a lovit la ora 6 dimineața."),
        ("el>en", "The storm hit at 6 ⟦p.m.⟧", "Η καταιγίδα χτύπησε στις 6 το πρωί."),
        ("bg>en", "The storm hit at 6 ⟦p.m.⟧", "Бурята удари в 6 часа сутринта."),
        ("pl>en", "The storm hit at 6 ⟦p.m.⟧", "Burza uderzyła o 6 rano."),
        ("sr>en", "The storm hit at 6 ⟦p.m.⟧", "Олуја је почела у 6 ујутру."),
        ("hr>en", "The storm hit at 6 ⟦p.m.⟧", "Oluja je počela u 6 ujutro."),
        ("sk>en", "The storm hit at 6 ⟦p.m.⟧", "Búrka udrela o 6 ráno."),
        ("ms>en", "The storm hit at 6 ⟦p.m.⟧", "Ribut melanda pada pukul 6 pagi."),
        ("en>es", "El funeral será a las 7 de la ⟦mañana⟧.", "The funeral is at 7 p.m."),
        ("en>fr", "L'attaque a commencé à 5 heures du ⟦matin⟧.", "The attack began at 5 p.m."),
        ("en>ru", "Атака началась в 5 часов ⟦утра⟧.", "The attack began at 5 p.m."),
        ("en>vi", "Cơn bão đổ bộ lúc 6 giờ ⟦sáng⟧.", "The storm hit at 6 p.m."),
    ],
)
def test_the_other_half_of_the_day(values: Checker, pair: str, text: str, source: str) -> None:
    target, ((start, end),) = unmark(text)
    (finding,) = findings(values, pair, target, source)
    assert (finding.check, finding.start, finding.end) == ("date-mismatch", start, end)


@pytest.mark.parametrize(
    ("pair", "target", "source"),
    [
        ("ru>en", "The attack began at 5 a.m.", "Атака началась в 5 часов утра."),
        ("es>en", "The funeral is at 7 p.m.", "El funeral será a las 7 de la tarde."),
        ("fr>en", "The attack began at 5 a.m.", "L'attaque a commencé à 5 heures du matin."),
        ("de>en", "The attack began at 5 a.m.", "Der Angriff begann um 5 Uhr morgens."),
        ("vi>en", "The storm hit at 6 a.m.", "Cơn bão đổ bộ lúc 6 giờ sáng."),
        ("de>en", "He came at 5 and left early on Monday.", "Er kam um 5 und ging früh am Montag."),
        ("ru>en", "The 5 hours of the night passed.", "Прошли 5 часов ночного времени."),
        ("es>en", "He arrived 2 hours later.", "Llegó 2 horas más tarde."),
    ],
)
def test_the_same_half_of_the_day(values: Checker, pair: str, target: str, source: str) -> None:
    assert findings(values, pair, target, source) == ()
