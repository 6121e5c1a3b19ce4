"""Foreign words in a text: what makes the difference, one fact at a time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa import Checker, Config, Document, Finding, Severity
from tqa.checks.untranslated_fragment import UntranslatedFragment
from tqa.text.lexicon import Lexicon, level_of, word_hash
from tqa.text.usage import CLEAR, strange_at_large
from tqa.training.wordlists import table


@pytest.fixture(scope="module")
def only_fragments() -> Checker:
    return Checker.load(Config(only=(UntranslatedFragment.code,)))


def found(checker: Checker, target: str, source: str | None = None, pair: str = "es>en") -> list[Finding]:
    language, _, into = pair.partition(">")
    report = checker.check(Document.of(target, source, source_lang=language or None, target_lang=into))
    assert report.error is None
    return list(report.findings)


def test_the_source_makes_a_doubtful_word_sure(only_fragments: Checker) -> None:
    target = "The sur of the country was cut off."
    assert not [f for f in found(only_fragments, target) if f.severity.rank >= Severity.MAJOR.rank]
    (finding,) = found(only_fragments, target, "El sur del país quedó incomunicado.")
    assert finding.surface == "sur"
    assert finding.severity is Severity.MAJOR
    assert finding.source_span is not None
    assert finding.source_span.surface == "sur"


def test_another_language_than_the_sources_is_no_fragment_of_it(only_fragments: Checker) -> None:
    target = "The minister gesagt nothing."
    assert found(only_fragments, target, pair="de>en")
    assert not found(only_fragments, target, pair="zh>en")


def test_a_name_is_no_fragment_but_the_same_word_in_lower_case_is(only_fragments: Checker) -> None:
    source = "El diputado Iglesias visitó las iglesias."
    assert not found(only_fragments, "The deputy Iglesias visited the churches.", source)
    assert [f.surface for f in found(only_fragments, "The deputy Iglesias visited the iglesias.", source)] == [
        "iglesias"
    ]


def test_longer_fragments_weigh_more(only_fragments: Checker) -> None:
    source = "El presidente dijo que no habrá acuerdo antes de mayo."
    (finding,) = found(only_fragments, "The president dijo que no habrá acuerdo before May.", source)
    assert finding.surface == "dijo que no habrá acuerdo"
    assert finding.severity is Severity.CRITICAL


def test_pieces_in_another_script_are_one_fragment(only_fragments: Checker) -> None:
    (finding,) = found(only_fragments, "He said 据新华社报道，2023年10月 the talks began.", pair="zh>en")
    assert finding.surface == "据新华社报道，2023年10月"


def test_many_fragments_are_counted_not_listed(only_fragments: Checker) -> None:
    findings = found(only_fragments, "The 爆炸 was heard. " * 300, pair="zh>en")
    assert len(findings) == UntranslatedFragment().most_per_text
    assert findings[-1].evidence == ("and 100 more in this text",)


def test_a_text_in_the_wrong_language_is_left_to_that_check(only_fragments: Checker) -> None:
    text = "La ministra dijo que las conversaciones se reanudarán antes de que termine la semana. " * 10
    assert found(only_fragments, text, text) == []
    assert [f.check for f in Checker.load(Config(only=("wrong-language",))).check(Document.of(text)).findings] == [
        "wrong-language"
    ]


PIECES = (
    "the", "government", "of", "Malta", "said", "ministra", "dijo", "que", "Reaktion", "und", "de", "México", "y", "a",
    "d’", "l'", "爆炸", "新闻", "の", "コロナ", "정부", "меры", "и", "الهدنة", "सरकार", "รัฐ", "β", "(", ")", "“", "”", "，",
    "。", ".", ",", "-", "\n", "#tag", "3.5", "é", "u\u0301", "AKP",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=14),
    st.one_of(st.none(), st.lists(st.sampled_from(PIECES), min_size=1, max_size=14)),
    st.sampled_from(
        ["es>en", "de>en", "zh>en", ">en", "en>zh", "en>ja", "en>ru", "en>de", "ru>uk", "fr>es", "en>ar", "xx>yy"]
    ),
    st.sampled_from(["", " "]),
)
def test_any_mixture_is_read(
    only_fragments: Checker, target: list[str], source: list[str] | None, pair: str, joint: str
) -> None:
    language, _, into = pair.partition(">")
    text = joint.join(target)
    document = Document.of(text, joint.join(source) if source else None, source_lang=language or None, target_lang=into)
    report = only_fragments.check(document)
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.surface
        assert finding.surface.strip()
        assert 0.5 <= finding.confidence <= 1.0


def test_the_language_of_a_source_is_recognised(only_fragments: Checker) -> None:
    source = "El presidente del banco central habló de barreras no arancelarias en la reunión."
    document = Document.of("The president of the central bank spoke of barreras at the meeting.", source)
    report = only_fragments.check(document)
    assert report.source_lang == "es"
    assert [finding.surface for finding in report.findings] == ["barreras"]


@pytest.mark.parametrize(
    ("pair", "target", "marked"),
    [
        ("es>en", "He took 45 percent in the balotaje and conceded defeat.", "balotaje"),
        ("es>en", "The minister announced the end of the cepo cambiario.", "cepo cambiario"),
        ("tr>en", "He said that millet iradesi could not be jailed.", "millet iradesi"),
        ("tr>en", 'He said that "millet iradesi" could not be jailed.', "millet iradesi"),
        ("fi>en", "The minister wants to raise the arvonlisävero in January.", "arvonlisävero"),
        ("de>en", "She spoke of a Formelkompromiss.", "Formelkompromiss"),
        ("de>en", "The Rentenpaket was adopted by the cabinet.", "Rentenpaket"),
        ("de>en", "The party has long demanded a Vermögensabgabe.", "Vermögensabgabe"),
    ],
)
def test_words_that_the_news_table_lacks_are_known_without_a_source(
    only_fragments: Checker, pair: str, target: str, marked: str
) -> None:
    (finding,) = found(only_fragments, target, pair=pair)
    assert finding.surface == marked


@pytest.mark.parametrize(
    ("pair", "target"),
    [
        ("es>en", "The junta closed the favela to every campesino after the coup d'état."),
        ("es>en", "The case concerns para-political ties, she said."),
        ("es>en", "The airport was closed. (Prensa Latina)"),
        ("fr>en", "The gilets jaunes marched again down the Rue de Rivoli."),
        ("de>en", "The Bundeswehr blocked the Autobahn near the Landtag, and Volkswagen spoke of Schadenfreude."),
        ("de>en", "An avalanche blocked the way to the Grasberg mine."),
        ("de>en", "He leads the Norte del Valle cartel and took a train from the Gare du Nord."),
        ("de>en", "The Tagesspiegel and the Wirtschaftswoche reported it; the Handelsblatt did not."),
        ("de>en", "The coalition, said Hofreiter, would not last; Steinmeier disagreed."),
        ("tr>en", "Votes in the Knesset followed the second intifada."),
        ("tr>en", 'Crowds chanted "millet iradesi" until midnight.'),
        ("tr>en", 'He said that "millet iradesi" (the will of the nation) could not be jailed.'),
        (">en", "He took 45 percent in the balotaje and conceded defeat."),
    ],
)
def test_what_english_news_writes_is_no_fragment(only_fragments: Checker, pair: str, target: str) -> None:
    assert found(only_fragments, target, pair=pair) == []


def test_two_less_usual_words_show_their_language(only_fragments: Checker) -> None:
    target = "The balotaje is in May; Congress debates the aranceles and the recaudo in June."
    assert {f.surface for f in found(only_fragments, target, pair=">en")} >= {"balotaje", "aranceles"}


def test_a_german_noun_that_is_someone_s_name_is_no_fragment(only_fragments: Checker) -> None:
    source = "Gericht spricht Kurz frei. Das Gericht sprach Sebastian Kurz am Montag frei. Kurz regierte bis 2021."
    target = "Court acquits Kurz. The court acquitted Sebastian Kurz on Monday. Kurz governed until 2021."
    assert found(only_fragments, target, source, pair="de>en") == []


def test_a_name_that_begins_a_sentence_is_no_german_word(only_fragments: Checker) -> None:
    source = "Ole von Beust übt Kritik. Am Montag forderte von Beust mehr Geld."
    assert found(only_fragments, "Von Beust voices criticism. He called for more money.", source, pair="de>en") == []


def test_the_wider_table_speaks_of_seldom_words_only() -> None:
    strange = strange_at_large("aranceles", "en", "es")
    assert strange is not None
    assert strange > CLEAR
    assert strange_at_large("aranceles", "en", "tr") is None
    assert strange_at_large("government", "en", "es") is None
    assert strange_at_large("kanzler", "en", "de") is None, "a loan word of the list"


def test_a_table_is_read_as_it_was_written() -> None:
    entries = sorted([(word_hash("casa"), 1, level_of(1e-4)), (word_hash("house"), 0, level_of(1e-4))])
    lexicon = Lexicon(table(entries, {"en": 1000, "es": 1000}, spelt=["en"], triples={word_hash("  h"): [12]}))
    assert lexicon.usage("casa") == {"es": pytest.approx(math.log(1e-4), abs=0.05)}
    assert list(lexicon.usage("house")) == ["en"]
    assert lexicon.spelling("h", "en") > lexicon.spelling("x", "en")


@pytest.mark.parametrize(
    ("target", "pair", "bodies"),
    [
        ("The Bundesverfassungsgericht ruled on Monday.", "de>en", ["Bundesverfassungsgericht"]),
        ("The Supremo Tribunal Federal met.", "pt>en", ["Supremo Tribunal Federal"]),
        ("The Federal Constitutional Court, the Bundesverfassungsgericht, ruled on Monday.", "de>en", []),
        ("The Court (Bundesverfassungsgericht) ruled on Monday.", "de>en", []),
        ("The Guardia Civil and the Audiencia Nacional met.", "es>en", []),
        ("Die Navy und das National Hurricane Center warnten.", "en>de", []),
    ],
)
def test_bodies_by_the_names_of_the_source_s_language(
    only_fragments: Checker, target: str, pair: str, bodies: list[str]
) -> None:
    assert [finding.surface for finding in found(only_fragments, target, None, pair)] == bodies


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("과학기술정보통신부 said so.", "The Ministry of Science and ICT"),
        ("It was told by 과학기술정보통신부.", "the Ministry of Science and ICT"),
        ("South Korea's 과학기술정보통신부 denied it.", "Ministry of Science and ICT"),
        ("The 과학기술정보통신부 denied it.", "Ministry of Science and ICT"),
        ("President Yoon Suk-yeol fell. The party said 尹 must answer.", "Yoon"),
    ],
)
def test_what_is_proposed_fits_into_the_sentence(only_fragments: Checker, target: str, right: str) -> None:
    (finding,) = found(only_fragments, target, None, "ko>en")
    assert finding.suggestions == (right,)


def test_short_forms_in_a_row_are_countries(only_fragments: Checker) -> None:
    (finding,) = found(only_fragments, "It is the third pact, after 豪英, that Japan has.", None, "ja>en")
    assert finding.suggestions == ("Australia and Britain",)
    (finding,) = found(only_fragments, "The 爆炸 struck Kabul.", None, "zh>en")
    assert "and" not in "".join(finding.suggestions)
