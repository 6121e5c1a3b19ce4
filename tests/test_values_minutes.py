"""Halves of an hour that get lost between languages, and days of the month that are told as weekdays."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document, Severity


@pytest.fixture(scope="module")
def values() -> Checker:
    return Checker.load(Config(only=("number-mismatch", "date-mismatch"), shipped_glossaries=False))


def strong(checker: Checker, pair: str, target: str, source: str) -> list[tuple[str, tuple[str, ...]]]:
    source_lang, _, target_lang = pair.partition(">")
    document = Document.of(target, source, source_lang=source_lang, target_lang=target_lang)
    findings = checker.check(document).findings
    return [(f.surface, f.suggestions) for f in findings if f.severity.rank > Severity.MINOR.rank]


@pytest.mark.parametrize(
    ("pair", "target", "source", "surface", "suggestion"),
    [
        ("ja>en", "The meeting starts at 7 a.m.", "会議は午前7時半に始まる。", "7", "7:30"),
        ("ja>en", "The meeting starts at 7:00 a.m.", "会議は午前7時半に始まる。", "7:00", "7:30"),
        ("zh>en", "The meeting starts at 7 p.m.", "会议晚上七点半开始。", "7", "7:30"),
        ("zh>en", "The meeting starts at 3 p.m.", "会议下午三时三十分开始。", "3", "3:30"),
        ("ko>en", "The train left at 7 p.m.", "기차는 오후 7시 반에 출발했다.", "7", "7:30"),
        ("ko>en", "The train left at 7:00 p.m.", "기차는 오후 7시 30분에 출발했다.", "7:00", "7:30"),
        ("de>en", "The train left at 7:30 p.m.", "Der Zug fuhr um sieben Uhr ab.", "7:30", "7:00"),
        ("ja>en", "It lasted from 7 to 8 p.m.", "午後7時から8時半まで続いた。", "8", "8:30"),
        ("en>ja", "会議は午前7時に始まる。", "The meeting starts at 7:30 a.m.", "7", None),
        ("en>hi", "सुनवाई तीन बजे शुरू होगी।", "The hearing starts at 3:30 p.m.", "तीन", None),
        ("ar>en", "The session starts at 7:00.", "تبدأ الجلسة في الساعة السابعة والنصف.", "7:00", "7:30"),
        ("es>en", "The funeral is at 7 p.m.", "El funeral será a las siete y media de la tarde.", "7", "7:30"),
        ("pl>en", "The session opened at 8 a.m.", "Sesja rozpoczęła się o wpół do dziewiątej.", "8", "8:30"),
        ("vi>en", "It began at 6 a.m.", "Bắt đầu lúc 6 giờ rưỡi sáng.", "6", "6:30"),
        ("hu>en", "The debate starts at 6 p.m.", "A vita fél hétkor kezdődik.", "6", "6:30"),
        ("ja>en", "A fire broke out at around 7 a.m.", "午前7時半ごろ、火事が起きた。", "7", "7:30"),
        (
            "ru>en",
            "The match starts at seven on Sunday.",
            "Матч начнётся в половине восьмого в воскресенье.",
            "seven",
            None,
        ),
        ("ja>en", "Doors open at 7 and the game begins at 9 p.m.", "開場は午後７時半、試合開始は午後９時。", "7", None),
        (
            "zh>en",
            "The capsule landed at 4:07 p.m. on June 25, ending a mission of 53 days.",
            "返回器6月25日14时07分在四子王旗着陆，任务历时53天。",
            "4:07",
            "2:07",
        ),  # the same minutes
        ("uk>en", "The blast occurred at 1:50 p.m.", "Вибух стався о 01:50.", "p.m.", "a.m."),  # a clock of 24 hours
        ("id>en", "The flight left at 7:00.", "Pesawat berangkat pukul setengah delapan.", "7:00", "7:30"),
    ],
)
def test_a_half_hour_is_lost(
    values: Checker, pair: str, target: str, source: str, surface: str, suggestion: str | None
) -> None:
    assert strong(values, pair, target, source) == [(surface, (suggestion,) if suggestion else ())]


@pytest.mark.parametrize(
    ("pair", "target", "source"),
    [
        ("zh>en", "It is open on Wednesdays at 3:30 p.m.", "逢周三下午三时三十分开放。"),
        ("ja>en", "The meeting starts at 7:30.", "会議は7時30分に始まる。"),
        ("gu>en", "The train left at 9:30 p.m.", "ટ્રેન રાત્રે સાઢા નવ વાગ્યે નીકળી."),
        ("hi>en", "He reached it at around 10 a.m.", "वह सवा दस बजे वहां पहुंचा।"),
        ("ja>en", "The meeting starts at half past seven.", "会議は午前7時半に始まる。"),
        ("ja>en", "It lasted from 7:00 to 8:30 p.m.", "午後7時から8時半まで続いた。"),
        ("de>en", "The train left at 6:45.", "Der Zug fuhr um Viertel vor sieben ab."),
        ("zh>en", "Between 9 p.m. and 9:30 p.m., shots were heard.", "晚上9点至9点半听到枪声。"),
        (
            "fr>en",
            "The march began at 2 p.m. and ended two and a half hours later.",
            "La marche a commencé à 14 heures et a duré deux heures et demie.",
        ),
        ("fr>en", "Voting starts at 8 a.m.", "Le vote débute à 8 heures."),
        ("en>ru", "Матч начнётся в 19:30.", "The match starts at half past seven."),
        ("hi>en", "Delhi heard of it at 7:30 p.m. (1400 GMT).", "दिल्ली को शाम साढ़े सात बजे पता चला।"),
        ("id>en", "The flight left at half past seven.", "Pesawat berangkat pukul setengah delapan."),
        ("ja>en", "The 7 ministers met at half past seven.", "７閣僚は７時半に会った。"),
        ("hu>en", "The debate starts at 6:30.", "A vita fél hétkor kezdődik."),
    ],
)
def test_the_same_time_in_other_words(values: Checker, pair: str, target: str, source: str) -> None:
    assert strong(values, pair, target, source) == []


@pytest.mark.parametrize(
    ("pair", "source"),
    [
        ("zh>en", "中美领导人24日会晤。"),
        ("ja>en", "日米首脳は3日会談した。"),
        ("ko>en", "한미 정상은 24일 회담했다."),
        ("ru>en", "Лидеры России и Китая встретились 24 октября."),
        ("de>en", "Die Staatschefs der Länder trafen sich am 3. Oktober."),
    ],
)
def test_a_weekday_stands_for_the_day(values: Checker, pair: str, source: str) -> None:
    assert strong(values, pair, "The two countries’ leaders met on Tuesday.", source) == []
    assert strong(values, pair, "The five countries’ leaders met in the capital.", source) != []


def test_the_day_is_not_what_another_number_stands_for(values: Checker) -> None:
    assert strong(values, "zh>en", "Two people were killed on Tuesday.", "24日有3人死亡。") == [("Two", ("Three",))]
