"""Numbers that belong to names (Apollo 11, 神舟十五号, G7), that count in order, and decades of a century."""

from __future__ import annotations

import pytest
from test_checks_examples import unmark

from tqa import Checker, Config, Document, Finding


@pytest.fixture(scope="module")
def values() -> Checker:
    return Checker.load(Config(only=("number-mismatch",), shipped_glossaries=False))


def findings(checker: Checker, pair: str, target: str, source: str) -> tuple[Finding, ...]:
    source_lang, _, target_lang = pair.partition(">")
    return checker.check(Document.of(target, source, source_lang=source_lang, target_lang=target_lang)).findings


@pytest.mark.parametrize(
    ("pair", "text", "source"),
    [
        ("ja>en", "The summit of the ⟦G20⟧ nations opened.", "Ｇ７首脳会議が開幕した。"),
        ("ja>en", "The summit of the ⟦G20⟧ nations opened.", "G7首脳会議が開幕した。"),
        ("ja>en", "The ⟦Group of Twenty⟧ summit opened.", "主要７カ国首脳会議が開幕した。"),
        ("en>ja", "⟦G20⟧首脳会議が開幕した。", "The summit of the G7 nations opened."),
        ("zh>en", "The virus SARS-CoV-⟦1⟧ spread quickly.", "新冠病毒SARS-CoV-2传播迅速。"),
        ("zh>en", "The J-⟦10⟧ fighter took off.", "歼-20战机起飞。"),
        ("zh>en", "A Boeing ⟦747⟧ landed.", "一架波音737客机降落。"),
        ("zh>en", "Shenzhou ⟦XVI⟧ returned to Earth.", "神舟十五号返回地球。"),
        ("zh>en", "The Shenzhou-⟦16⟧ spaceship returned to Earth.", "神舟十五号返回地球。"),
        ("zh>en", "Chang'e ⟦5⟧ lifted off.", "嫦娥六号升空。"),
        ("zh>en", "The Long March-⟦3⟧ rocket lifted off.", "长征五号火箭升空。"),
        ("ko>en", "The Nuri rocket's ⟦third⟧ launch succeeded.", "누리호 2차 발사가 성공했다."),
        ("ja>en", "The H⟦2⟧ rocket failed.", "H3ロケットが失敗した。"),
        ("ja>en", "Typhoon No. ⟦11⟧ is near Okinawa.", "台風10号が沖縄に接近。"),
        ("zh>en", "The ⟦19th⟧ Party Congress opened.", "中共二十大开幕。"),
        ("ru>en", "The MiG-⟦29⟧ crashed.", "Истребитель МиГ-31 разбился."),
        ("ru>en", "The S-⟦300⟧ systems arrived.", "Комплексы С-400 прибыли."),
        ("ru>en", "Article ⟦205⟧ of the criminal code was used.", "Применена статья 275 УК."),
        ("de>en", "Section ⟦218⟧ is disputed.", "Der Paragraf 219 ist umstritten."),
        ("de>en", "The A⟦9⟧ motorway is closed.", "Die Autobahn A8 ist gesperrt."),
        ("fr>en", "The A⟦320⟧ landed.", "L'A380 a atterri."),
        ("fr>en", "The COP⟦27⟧ ended in Dubai.", "La COP28 s'est achevée à Dubaï."),
        ("ar>en", "Resolution ⟦1701⟧ was adopted.", "اعتُمد القرار ٢٤٢."),
        ("fa>en", "Resolution ⟦2213⟧ expires.", "قطعنامه ۲۲۳۱ منقضی می\u200cشود."),
        ("hi>en", "Article ⟦307⟧ was revoked.", "अनुच्छेद 370 हटाया गया।"),
        ("hi>en", "Chandrayaan-⟦2⟧ landed.", "चंद्रयान-3 उतरा।"),
        ("tr>en", "Article ⟦184⟧ was used.", "148. madde uygulandı."),
        ("uk>en", "The F-⟦15⟧ jets arrived.", "Прибули літаки Ф-16."),
        ("he>en", "Channel ⟦13⟧ reported it.", "ערוץ 12 דיווח על כך."),
        (
            "ja>en",
            "The 2025 Osaka Expo opened; the ⟦2019⟧ one was elsewhere.",
            "2025年大阪万博が開幕。2020年は別の場所だった。",
        ),
        ("en>zh", "阿波罗⟦13⟧号登月。", "Apollo 11 landed on the Moon."),
        ("en>zh", "波音⟦747⟧降落。", "The Boeing 737 landed."),
        ("en>ru", "«Аполлон-⟦13⟧» сел на Луну.", "Apollo 11 landed on the Moon."),
        ("en>ja", "アポロ⟦13⟧号が着陸した。", "Apollo 11 landed."),
        ("en>fr", "⟦Apollo 13⟧ s'est posé sur la Lune.", "Apollo 11 landed on the Moon."),
        ("en>hu", "Az ⟦Apollo–13⟧ leszállt.", "Apollo 11 landed."),
        (
            "de>en",
            "Apollo ⟦13⟧ landed on the Moon on July 20, 1969, and Neil Armstrong became the first man on it.",
            "Apollo 11 landete am 20. Juli 1969 auf dem Mond, und Neil Armstrong betrat ihn als erster Mensch.",
        ),
        ("de>en", "Apollo ⟦13⟧, the first of 3 flights, landed.", "Apollo 11, der erste von 3 Flügen, landete."),
        ("zh>en", "⟦Apollo XIII⟧ landed.", "阿波罗11号登月。"),
        ("zh>en", "COVID-⟦20⟧ cases rose.", "新冠肺炎（COVID-19）病例增加。"),
        ("ru>en", "COVID-⟦20⟧ cases rose.", "Случаи COVID-19 участились."),
        ("ko>en", "Korea ranked ⟦fourth⟧ in the world.", "한국은 세계 5위 를 기록했다."),
        ("ja>en", "The ⟦third⟧ launch succeeded.", "２回目の打ち上げが成功した。"),
        ("ja>en", "He became the ⟦100th⟧ prime minister.", "彼は101代目の首相になった。"),
        ("zh>en", "The treaty was signed in the ⟦1890s⟧.", "条约签署于19世纪80年代。"),
        ("zh>en", "He was born in the ⟦1990s⟧.", "他出生于20世纪80年代。"),
        ("en>zh", "他出生于20世纪⟦90⟧年代。", "He was born in the 1980s."),
        ("el>en", "Tourism rose ⟦by a third⟧.", "Ο τουρισμός αυξήθηκε κατά το ένα τέταρτο."),
        ("de>en", "Sales rose ⟦by a third⟧.", "Der Umsatz stieg um ein Viertel."),
        ("fr>en", "Sales fell ⟦by a quarter⟧.", "Les ventes ont baissé d'un tiers."),
    ],
)
def test_another_number_in_a_name(values: Checker, pair: str, text: str, source: str) -> None:
    target, ((start, end),) = unmark(text)
    (finding,) = findings(values, pair, target, source)
    assert finding.start < end
    assert start < finding.end


@pytest.mark.parametrize(
    ("pair", "target", "source"),
    [
        ("ja>en", "The summit of the G7 nations opened.", "Ｇ７首脳会議が開幕した。"),
        ("ja>en", "The Group of Seven summit opened.", "Ｇ７首脳会議が開幕した。"),
        ("zh>en", "The virus SARS-CoV-2 spread quickly.", "新冠病毒SARS-CoV-2传播迅速。"),
        ("zh>en", "The coronavirus (SARS-CoV-2) spread quickly.", "新冠病毒传播迅速。"),
        ("zh>en", "The J-20 fighter took off.", "歼-20战机起飞。"),
        ("zh>en", "A Boeing 737 MAX landed.", "一架波音737MAX客机降落。"),
        ("zh>en", "The Shenzhou-15 spaceship returned to Earth.", "神舟十五号返回地球。"),
        ("ko>en", "The Nuri rocket's second launch succeeded.", "누리호 2차 발사가 성공했다."),
        ("ru>en", "The S-400 systems arrived.", "Комплексы С-400 прибыли."),
        ("es>en", "The COP28 ended in Dubai.", "La COP28 terminó en Dubái."),
        ("zh>en", "Apollo XI landed.", "阿波罗11号登月。"),
        ("ko>en", "He was hit five times.", "그는 5차례 맞았다."),
        ("ja>en", "The second launch succeeded.", "２回目の打ち上げが成功した。"),
        ("ja>en", "Japan was third.", "日本は3位だった。"),
        ("ja>en", "He has run for a third straight year.", "彼は3年連続で走った。"),
        ("zh>en", "The treaty was signed in the 1880s.", "条约签署于19世纪80年代。"),
        ("zh>en", "The treaty was signed in the 80s of the 19th century.", "条约签署于19世纪80年代。"),
        ("zh>en", "He was born in the 1980s.", "他出生于20世纪80年代。"),
        ("zh>en", "He was born in the eighties of the last century.", "他出生于上世纪80年代。"),
        ("zh>en", "He was born in the 1980s.", "他出生于二十世纪八十年代。"),
        ("zh>en", "In the 1980s and 1990s it grew.", "20世纪八九十年代，它成长了。"),
        ("zh>en", "In the 1980s and 1990s it grew.", "20世纪80、90年代，它成长了。"),
        ("en>zh", "他出生于20世纪80年代。", "He was born in the 1980s."),
        ("ja>en", "It was built in the 1960s.", "20世紀の60年代に建てられた。"),
        ("ko>en", "It was built in the 1960s.", "20세기 60년대에 지어졌다."),
    ],
)
def test_the_same_number_in_a_name(values: Checker, pair: str, target: str, source: str) -> None:
    assert findings(values, pair, target, source) == ()
