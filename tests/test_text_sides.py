"""Sources in the wrong language and swapped sides are seen; everything that might be right is let through."""

from __future__ import annotations

import pytest

from tqa.languages import load
from tqa.text.sides import contradiction
from tqa.text.text import Text

ENGLISH = (
    "Qatar and Egypt on Thursday urged Israel and Hamas to show flexibility after indirect talks on a truce in the Gaza "
    "Strip stalled over the withdrawal of Israeli troops."
)
CHINESE = "卡塔尔和埃及星期四敦促以色列和哈马斯展现灵活性。此前，加沙停火间接谈判因以军撤离问题陷入僵局。"
JAPANESE = "カタールとエジプトは木曜日、ガザ停戦をめぐる間接協議が行き詰まったことを受け、双方に柔軟な姿勢を求めた。"
RUSSIAN = (
    "Катар и Египет в четверг призвали Израиль и ХАМАС проявить гибкость после того, как переговоры зашли в тупик."
)
GERMAN = (
    "Katar und Ägypten haben Israel und die Hamas am Donnerstag aufgefordert, Beweglichkeit zu zeigen, nachdem die "
    "indirekten Gespräche über eine Waffenruhe im Gazastreifen am Abzug der israelischen Truppen gescheitert waren."
)
SPANISH = (
    "Catar y Egipto instaron el jueves a Israel y Hamás a mostrar flexibilidad después de que las conversaciones "
    "indirectas sobre una tregua en la Franja de Gaza se estancaran por la retirada de las tropas israelíes."
)


def judge(source: str, source_lang: str, target: str, target_lang: str = "en") -> str | None:
    return contradiction(Text(source, load(source_lang)), Text(target, load(target_lang)))


@pytest.mark.parametrize(
    ("source", "source_lang", "target", "target_lang"),
    [
        (CHINESE, "zh", ENGLISH, "en"),
        (JAPANESE, "ja", ENGLISH, "en"),
        (RUSSIAN, "ru", ENGLISH, "en"),
        (GERMAN, "de", ENGLISH, "en"),
        (SPANISH, "es", GERMAN, "de"),
        (ENGLISH, "en", CHINESE, "zh"),
        (CHINESE, "zh", CHINESE, "en"),
        (GERMAN, "de", GERMAN, "en"),
        ("BBC、CNN、AFP 报道。", "zh", ENGLISH, "en"),
        ("Nein, nein.", "ja", "No, no.", "en"),
        (ENGLISH, "xx", ENGLISH, "en"),
    ],
)
def test_what_may_be_right_passes(source: str, source_lang: str, target: str, target_lang: str) -> None:
    assert judge(source, source_lang, target, target_lang) is None


@pytest.mark.parametrize(
    ("source", "source_lang", "said"),
    [
        (JAPANESE, "zh", "the source is not in Chinese, as was said, but in Japanese"),
        (RUSSIAN, "zh", "the source is not in Chinese, as was said, but in Cyrillic"),
        (ENGLISH, "zh", "the source is not in Chinese, as was said, but in Latin letters"),
        (SPANISH, "de", "the source is not in German, as was said, but in Spanish"),
        (GERMAN, "es", "the source is not in Spanish, as was said, but in German"),
    ],
)
def test_a_source_in_the_wrong_language(source: str, source_lang: str, said: str) -> None:
    assert judge(source, source_lang, ENGLISH) == said


@pytest.mark.parametrize(
    ("foreign", "language", "name"),
    [(CHINESE, "zh", "Chinese"), (RUSSIAN, "ru", "Russian"), (GERMAN, "de", "German"), (SPANISH, "es", "Spanish")],
)
def test_swapped_sides(foreign: str, language: str, name: str) -> None:
    said = f"source and target look swapped: the source is in English, the target in {name}"
    assert judge(ENGLISH, language, foreign) == said
