"""Sentences as the wire writes them, in many languages; `|` marks where one ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.languages import load
from tqa.text.text import Text

SENTENCES = (
    ("en", "U.S. Secretary of State Antony J. Blinken met Gen. Kim in St. Petersburg. | He left on Jan. 5."),
    ("en", "It grew 3.5 percent in the U.S. | The bank expected 2.1 percent."),
    ("en", "“Are you ready?” he asked. | “No. | Not yet.”"),
    (
        "en",
        "SEOUL, Nov. 3 (Reuters) - Exports of Samsung Electronics Co. Ltd. rose to No. 2 at 5 p.m. | They fell in May.",
    ),
    ("en", "Visit tqa.example.com for more... or wait. | Yahoo! Inc. declined to comment."),
    ("zh", "外长说：“我们欢迎停火。”|他星期五抵达开罗。|会谈3.5小时后结束！"),
    ("zh-Hant", "總統說：「我們不會退讓。」|會議將於星期一舉行。"),
    ("ja", "首相は「合意は近い。」と述べた。|会談は10日に再開する。"),
    ("ja", "「なぜ今なのか。」という声もある。|株価は3.5％下げた。"),
    ("ko", "대통령은 “합의가 가깝다.”라고 말했다. | 회담은 10일 재개된다."),
    ("ko", "그는 “우리는 준비됐다.” 라고 밝혔다. | 수출은 3.5% 늘었다."),
    ("ar", "قال د. محمد إن المحادثات ستستأنف. | هل يوافق الطرفان؟ | لم يصدر رد."),
    ("fa", "وزیر گفت مذاکرات ادامه دارد. | آیا توافق نزدیک است؟ | پاسخی نیامد."),
    ("ur", "وزیر نے کہا کہ بات چیت جاری ہے۔ | کیا معاہدہ قریب ہے؟"),
    ("he", "השר אמר שהשיחות יימשכו. | האם ההסכם קרוב? | לא נמסרה תגובה."),
    ("hi", "डॉ. सिंह ने कहा कि वार्ता जारी है। | क्या समझौता निकट है? | जवाब नहीं मिला।"),
    ("ru", "В 2023 г. экспорт вырос на 3,5 млн. тонн. | И. В. Петров живёт на ул. Ленина в г. Москве. | Он уехал."),
    ("uk", "У 2023 р. експорт зріс на 3,5 млн. тонн. | Вул. ім. Шевченка перекрили. | Він поїхав."),
    ("es", "El Sr. Pérez viajó a EE. UU. | El presidente lo recibió el 5 de mayo. | ¿Qué dijo? | Nada."),
    ("fr", "M. Dupont a dit « non. » | Mme Martin, elle, attend. | « Pourquoi ? » demande-t-il."),
    ("de", "Am 24. Februar traf Dr. Müller den 3. Mann. | Er sagte z.B. nichts. | „Ich gehe!“, rief er."),
    ("pt", "O Sr. Silva chegou às 15h. | A Dra. Souza não veio. | E agora?"),
    ("it", "Il dott. Rossi è arrivato alle 15. | L’on. Bianchi no. | Perché?"),
    ("pl", "W 2023 r. eksport wzrósł o 3,5 mln. ton. | Spotkanie z prof. Nowakiem odbędzie się 3. maja. | To koniec."),
    ("cs", "Dne 24. února přijel Ing. Novák. | Nic neřekl. | „Jdu!“ zvolal."),
    ("tr", "Sn. Yılmaz 3. kez geldi. | Prof. Dr. Kaya gelmedi. | Neden?"),
)


@pytest.mark.parametrize(("language", "marked"), SENTENCES, ids=lambda value: value[:12])
def test_sentences(language: str, marked: str) -> None:
    parts = [part.strip() for part in marked.split("|")]
    joint = " " if " | " in marked else ""
    text = Text(joint.join(parts), load(language))
    assert [span.of(text.content) for span in text.sentences] == parts


@given(st.text(alphabet="Aa1 .!?。」”\n\u2028«»…", max_size=60), st.sampled_from(["en", "de", "zh", "ja", "ru"]))
def test_nothing_but_space_is_between_sentences(content: str, language: str) -> None:
    text = Text(content, load(language))
    at = 0
    for span in text.sentences:
        assert content[at : span.start].strip() == ""
        assert span.start < span.end
        at = span.end
    assert content[at:].strip() == ""
