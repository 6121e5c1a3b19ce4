"""Encodings: stated by a mark or the user, or guessed among those of the languages in play, and then told so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.errors import DocumentError, InputError
from tqa.formats.encoding import codec, decode

CHINESE = "卡塔尔和埃及星期四敦促以色列和哈马斯展现灵活性。此前，加沙停火间接谈判因以军撤离问题陷入僵局。"
TRADITIONAL = "卡達和埃及星期四敦促以色列和哈瑪斯展現彈性，此前加薩停火的間接談判因以軍撤離問題陷入僵局。"
JAPANESE = "カタールとエジプトは木曜日、ガザ停戦をめぐる間接協議が行き詰まったことを受け、双方に柔軟な姿勢を求めた。"
KOREAN = "카타르와 이집트는 목요일 가자지구 휴전 간접 협상이 교착 상태에 빠지자 양측에 유연성을 보일 것을 촉구했다."
RUSSIAN = "Катар и Египет в четверг призвали стороны проявить гибкость после того, как переговоры зашли в тупик."
ARABIC = "حثت قطر ومصر يوم الخميس الطرفين على إبداء المرونة بعد تعثر المفاوضات غير المباشرة بشأن الهدنة في غزة."
GREEK = "Το Κατάρ και η Αίγυπτος κάλεσαν την Πέμπτη τις δύο πλευρές να δείξουν ευελιξία."
POLISH = "Katar i Egipt wezwały w czwartek obie strony do elastyczności, gdy rozmowy utknęły w martwym punkcie."
TURKISH = "Katar ve Mısır perşembe günü tarafları esnekliğe çağırdı; dolaylı görüşmeler çıkmaza girmişti."
ENGLISH = "“The talks go on,” the minister said – and the café stayed open."


@pytest.mark.parametrize(
    ("text", "encoding", "language", "label"),
    [
        (CHINESE, "gb18030", "zh", "GB18030"),
        (CHINESE, "gbk", "zh-CN", "GB18030"),
        (TRADITIONAL, "big5", "zh-Hant", "Big5"),
        (TRADITIONAL, "big5", "zh", "Big5"),
        (JAPANESE, "shift_jis", "ja", "Shift_JIS"),
        (JAPANESE, "euc_jp", "ja", "EUC-JP"),
        (KOREAN, "euc_kr", "ko", "EUC-KR"),
        (RUSSIAN, "cp1251", "ru", "windows-1251"),
        (RUSSIAN, "koi8_r", "ru", "KOI8-R"),
        (ARABIC, "cp1256", "ar", "windows-1256"),
        (GREEK, "cp1253", "el", "windows-1253"),
        (POLISH, "cp1250", "pl", "windows-1250"),
        (TURKISH, "cp1254", "tr", "windows-1254"),
        (ENGLISH, "cp1252", "en", "windows-1252"),
    ],
)
def test_an_encoding_of_the_language_is_guessed_and_told(text: str, encoding: str, language: str, label: str) -> None:
    decoded = decode(text.encode(encoding), name="x", languages=(language,))
    assert decoded.text == text
    assert decoded.note is not None
    assert f"read as {label}, which was guessed" in decoded.note


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [(CHINESE, "gb18030", "GB18030"), (RUSSIAN, "cp1251", "windows-1251"), (ARABIC, "cp1256", "windows-1256")],
)
def test_without_a_language_all_encodings_are_tried(text: str, encoding: str, label: str) -> None:
    decoded = decode(text.encode(encoding), name="x")
    assert decoded.text == text
    assert f"read as {label}, which was guessed" in str(decoded.note)


def test_english_copy_of_a_chinese_desk_is_read_with_its_quotation_marks() -> None:
    text = "“The talks go on,” the minister said on Tuesday,爆炸新闻 and left."
    decoded = decode(text.encode("gb18030"), name="x", languages=("en", "zh"))
    assert decoded.text == text


def test_what_no_encoding_of_the_language_gives_is_refused() -> None:
    with pytest.raises(DocumentError, match="--encoding can name it"):
        decode(RUSSIAN.encode("cp1251"), name="x", languages=("en",))
    with pytest.raises(DocumentError, match="--encoding can name it"):
        decode(CHINESE.encode("gb18030"), name="x", languages=("en",))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_says_it(encoding: str) -> None:
    decoded = decode(CHINESE.encode(encoding), name="x", languages=("ru",))
    assert decoded.text == CHINESE
    assert "guessed" not in str(decoded.note)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, CHINESE + "\n\n1 月 2 日。\n", KOREAN, RUSSIAN, JAPANESE + "\n"])
def test_utf16_without_a_mark_is_recognised(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), name="x", languages=("en",))
    assert decoded.text == text
    assert f"read as {encoding.upper()}" in str(decoded.note)


def test_iso_2022_is_recognised_by_its_escapes() -> None:
    assert decode(JAPANESE.encode("iso2022_jp"), name="x").text == JAPANESE


def test_utf8_needs_no_note_and_keeps_everything() -> None:
    text = "Ein Text\r\nmit\u2028allem,\x00 was\u202e es gibt.\n"
    decoded = decode(text.encode(), name="x", languages=("zh",))
    assert (decoded.text, decoded.note) == (text, None)


def test_damaged_utf8_is_not_taken_for_something_older() -> None:
    data = "Erste Zeile: süß, groß, schön.\nZweite: ".encode() + b"\xff" + "für alle über Öl.".encode()
    with pytest.raises(DocumentError) as caught:
        decode(data, name="x.txt", languages=("de",))
    assert str(caught.value) == "x.txt:2: UTF-8 with 1 damaged characters"


def test_what_the_user_says_is_believed_and_checked() -> None:
    assert decode(RUSSIAN.encode("koi8_r"), name="x", encoding="koi8-r", languages=("zh",)).text == RUSSIAN
    assert decode(CHINESE.encode("utf-16"), name="x", encoding="utf-16").text == CHINESE
    with pytest.raises(DocumentError, match=r"^x:1: not GB18030: "):
        decode(b"\xff\xff\xff\xff", name="x", encoding="gb18030")


@pytest.mark.parametrize("name", ["utf-9", "zlib", "rot13", "x" * 500, "a\x00b", ""])
def test_an_encoding_that_does_not_exist(name: str) -> None:
    with pytest.raises(InputError, match="there is no text encoding"):
        codec(name)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "this is a PNG picture, not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "this is a PDF file, not text"),
        (b"PK\x03\x04\x14\0\6\0", "this is a ZIP archive or an office document, not text"),
        (bytes(range(256)) * 8, "this is not text"),
        (b"\x01\x02\x03\x04\x05 abc", "this is not text"),
        (b"\0" * 999, "this is not text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        decode(data, name="x")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_one_clear_error(data: bytes) -> None:
    try:
        decoded = decode(data, name="x", languages=("zh", "en"))
    except DocumentError:
        return
    decoded.text.encode()
