"""Languages by script, letters and words; every sentence was written for this test."""

from __future__ import annotations

import pytest

from tqa.text.guess import guess_language
from tqa.text.lexicon import Lexicon, load, word_hash

SENTENCES = {
    "en": "The minister said that talks would resume before the end of the week.",
    "es": "La ministra dijo que las conversaciones se reanudarán antes de que termine la semana.",
    "fr": "La ministre a dit que les discussions reprendraient avant la fin de la semaine.",
    "de": "Die Ministerin sagte, dass die Gespräche noch vor dem Ende der Woche wieder aufgenommen werden.",
    "pt": "A ministra disse que as conversações serão retomadas antes do fim da semana.",
    "it": "La ministra ha detto che i colloqui riprenderanno prima della fine della settimana.",
    "pl": "Minister powiedziała, że rozmowy zostaną wznowione przed końcem tygodnia.",
    "cs": "Ministryně řekla, že jednání budou pokračovat ještě před koncem týdne.",
    "tr": "Bakan, görüşmelerin hafta sonundan önce yeniden başlayacağını söyledi.",
    "ru": "Министр сказала, что переговоры возобновятся ещё до конца недели.",
    "uk": "Міністерка сказала, що переговори відновляться ще до кінця тижня.",
    "zh": "部长说，会谈将在本周结束前恢复，各国应保持克制。",
    "zh-Hant": "部長說，會談將在本週結束前恢復，各國應保持克制。",
    "ja": "大臣は、会談が週末までに再開されると述べた。",
    "ko": "장관은 회담이 이번 주 안에 재개될 것이라고 말했다.",
    "ar": "قالت الوزيرة إن المحادثات ستستأنف قبل نهاية الأسبوع.",
    "fa": "وزیر گفت که گفتگوها پیش از پایان هفته از سر گرفته می‌شود.",
    "ur": "وزیر نے کہا کہ بات چیت ہفتے کے آخر سے پہلے دوبارہ شروع ہوگی۔",
    "he": "השרה אמרה שהשיחות יחודשו לפני סוף השבוע.",
    "hi": "मंत्री ने कहा कि बातचीत सप्ताह के अंत से पहले फिर शुरू होगी।",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_known(language: str) -> None:
    guess = guess_language(SENTENCES[language])
    assert guess is not None
    assert guess.language == language
    assert guess.confidence > 0.7


def test_candidates_narrow_the_choice() -> None:
    guess = guess_language(SENTENCES["pt"], ("es", "en"))
    assert guess is not None
    assert guess.language == "es"
    assert guess_language(SENTENCES["ko"], ("es", "en")) is None


@pytest.mark.parametrize("text", ["", "1234 — 56 %", "Xqzv", "Nakamura"])
def test_too_little_is_not_guessed(text: str) -> None:
    assert guess_language(text) is None


def test_words_are_at_home_where_they_are_used() -> None:
    lexicon = load()
    assert lexicon.strangeness("ministra", "en", abroad="es") > 3
    assert lexicon.strangeness("minister", "en", abroad="es") < 0
    assert lexicon.strangeness("junta", "en", abroad="es") < 3
    assert lexicon.odd_spelling("przypadek", "en", abroad="pl") > 1
    assert lexicon.usage("xqzvkj") == {}


def test_what_is_no_word_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no word table"):
        Lexicon(b"something else")
    assert word_hash("größe") == word_hash("größe")
