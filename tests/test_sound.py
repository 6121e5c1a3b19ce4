"""Names across scripts, by sound."""

from __future__ import annotations

import pytest

from tqa.entity.sound import can_hear, hear, is_mandarin, readings, sounds_like, transcribed
from tqa.entity.sound.model import TABLES, load
from tqa.entity.sound.units import MODELS, units
from tqa.finding import Span
from tqa.languages import load as load_language

SAME = [
    ("zh", "泽连斯基", "Zelensky"),
    ("zh", "泽连斯基", "Zelenskiy"),
    ("zh-Hant", "澤倫斯基", "Zelenskyy"),
    ("zh", "布林肯", "Blinken"),
    ("zh", "许正宇", "Xu Zhengyu"),
    ("zh", "卢拉", "Lula"),
    ("ja", "ゼレンスキー", "Zelenskyy"),
    ("ja", "シュレーダー", "Schröder"),
    ("ko", "젤렌스키", "Zelensky"),
    ("ko", "이재명", "Jae-myung Lee"),
    ("ko", "박근혜", "Park Geun-hye"),
    ("ru", "Песков", "Peskov"),
    ("ru", "Джонсон", "Johnson"),
    ("uk", "Єрмак", "Yermak"),
    ("ar", "نتنياهو", "Netanyahu"),
    ("ar", "محمد", "Muhammad"),
    ("fa", "پزشکیان", "Pezeshkian"),
    ("he", "נתניהו", "Netanyahu"),
    ("hi", "मोदी", "Modi"),
    ("hi", "बर्लुस्कोनी", "Berlusconi"),
]


@pytest.mark.parametrize(("language", "native", "latin"), SAME)
def test_a_name_sounds_like_itself_and_not_like_the_others(language: str, native: str, latin: str) -> None:
    spoken = load_language(language)
    own = sounds_like(native, spoken, latin)
    assert own > 0.6
    for _, _, other in SAME:
        if other[0] != latin[0] and other.split()[0][0] != latin.split()[-1][0]:
            assert sounds_like(native, spoken, other) < own


def test_the_order_of_the_parts_does_not_count() -> None:
    korean = load_language("ko")
    assert sounds_like("이재명", korean, "Lee Jae-myung") == sounds_like("이재명", korean, "Jae-myung Lee")


def test_a_chinese_reading_is_no_english_name() -> None:
    assert sounds_like("许正宇", load_language("zh"), "Christopher Hui") < 0.1


@pytest.mark.parametrize(
    ("language", "content", "word", "found"),
    [
        ("zh", "俄罗斯总统普京出席了阅兵式。", "Putin", "普京"),
        ("ru", "Пресс-секретарь Песков ответил коротко.", "Peskov", "Песков"),
        ("hi", "पूर्व प्रधानमंत्री बर्लुस्कोनी ने कहा", "Berlusconi", "बर्लुस्कोनी"),
        ("ja", "大統領のプーチンが述べた。", "Putin", "プーチン"),
        ("ar", "وقال نتنياهو إن", "Netanyahu", "نتنياهو"),
    ],
)
def test_a_name_is_heard_where_it_stands(language: str, content: str, word: str, found: str) -> None:
    heard = hear(content, load_language(language), word)
    assert heard is not None
    assert heard.score > 0.5
    assert heard.span.of(content) == found
    strange = hear(content, load_language(language), "Fenerbahce")
    assert strange is not None
    assert strange.score < 0.3


def test_languages_in_latin_letters_need_no_model() -> None:
    assert not can_hear(load_language("de"))
    assert hear("Der Kanzler kam.", load_language("de"), "Kanzler") is None


def test_readings_have_both_orders_and_every_second_reading() -> None:
    assert {"xuzhengyu", "zhengyuxu"} <= set(readings("许正宇"))
    assert {"piaojinhui", "pujinhui"} <= set(readings("朴槿惠".replace("槿", "金")))
    assert {"antianwenxiong", "wenxiongantian"} <= set(readings("岸田文雄"))
    assert readings("许") == ()
    assert readings("Putin") == ()


def test_foreign_names_in_chinese_are_seen_by_their_characters() -> None:
    text = "美国国务卿安东尼·布林肯与泽连斯基举行会谈，讨论经济合作与发展问题。"
    assert [span.of(text) for span in transcribed(text, Span(0, len(text)))] == ["安东尼·布林肯", "泽连斯基"]
    plain = "财政部表示，经济运行总体平稳，就业形势保持稳定。"
    assert list(transcribed(plain, Span(0, len(plain)))) == []


def test_units_keep_their_places() -> None:
    assert units("キャメロン氏", "japanese")[0] == ("キャ", 0)
    assert [at for _, at in units("한국", "hangul")] == [0, 0, 0, 1, 1, 1]
    assert units("普京 来", "han") == (("普", 0), ("京", 1), ("", 2), ("来", 3))


def test_every_model_is_there_and_small() -> None:
    for name in set(MODELS.values()):
        assert load(name).chance(30.0, 8) > 0.9 > 0.1 > load(name).chance(-30.0, 8)
    assert sum(path.stat().st_size for path in TABLES.iterdir() if path.is_file()) < 3_000_000


@pytest.mark.parametrize(
    ("letters", "read"), [("xijinping", True), ("zhengyu", True), ("xian", True), ("blinken", False), ("", False)]
)
def test_letters_that_are_syllables_of_mandarin(letters: str, read: bool) -> None:
    assert is_mandarin(letters) is read


def test_two_names_with_a_hyphen_are_heard_one_beside_the_other() -> None:
    chinese = load_language("zh-Hant")
    heard = hear("毛利黨議員邁皮－克拉克說", chinese, "Maipi-Clarke")
    assert heard is not None
    assert heard.score > 0.8
    assert heard.span == Span(5, 11)
    apart = hear("邁皮和別人到場，後來克拉克說", chinese, "Maipi-Clarke")
    assert apart is None or apart.score < 0.8
