"""What the value checks make of whole documents: fields, neighbours, days of publication, long texts."""

from __future__ import annotations

from datetime import date

import pytest
from growth import STEADY, growth

from tqa import Checker, Config, Document, Severity
from tqa.document import Field
from tqa.report import Report
from tqa.text.values.comparison import _digits_of

CODES = ("number-mismatch", "date-mismatch", "unit-mismatch", "number-inconsistent")


@pytest.fixture(scope="module")
def values() -> Checker:
    return Checker.load(Config(only=CODES, shipped_glossaries=False))


def test_headline_against_body(values: Checker) -> None:
    fields = (
        Field(name="headline", target="Quake kills 27 people in Hualien"),
        Field(name="body", target="The quake killed 37 people, officials said on Monday.\nMore than 200 homes fell."),
    )
    (finding,) = values.check(Document(id="a", fields=fields, target_lang="en")).findings
    assert (finding.field, finding.surface, finding.severity) == ("headline", "27", Severity.MINOR)
    assert "37 people" in finding.message


def test_a_headline_may_round(values: Checker) -> None:
    fields = (
        Field(name="headline", target="About 150,000 people flee"),
        Field(name="body", target="Some 146,200 people left their homes, the agency said."),
    )
    assert values.check(Document(id="a", fields=fields, target_lang="en")).findings == ()


@pytest.mark.parametrize(
    ("published", "found"),
    [(date(2023, 10, 20), ["Monday"]), (date(2023, 4, 1), ["Monday"]), (date(2024, 10, 20), []), (None, [])],
)
def test_a_weekday_needs_a_year(values: Checker, published: date | None, found: list[str]) -> None:
    document = Document.of("The summit opened on Monday, October 7, officials said.", published=published)
    assert [finding.surface for finding in values.check(document).findings] == found


def test_a_number_may_move_to_the_next_sentence(values: Checker) -> None:
    source = "警方逮捕了35名嫌疑人。\n调查持续了48天。\n会议结束。"
    target = "Police made arrests after 48 days of investigation.\nThere were 35 suspects.\nThe meeting ended."
    assert values.check(Document.of(target, source, source_lang="zh")).findings == ()


def test_a_number_without_a_rival_is_left_to_the_editor(values: Checker) -> None:
    document = Document.of("The 48-year-old spoke twice.", "他两次发言。", source_lang="zh")
    assert not [finding for finding in values.check(document).findings if finding.severity.rank > Severity.MINOR.rank]


def test_source_span_and_message_tell_both_values(values: Checker) -> None:
    (finding,) = values.check(
        Document.of("Sales passed 90 billion yuan.", "销售额突破90亿元。", source_lang="zh")
    ).findings
    assert finding.source_span is not None
    assert finding.source_span.surface == "90亿"
    assert finding.surface == "90 billion"
    assert "90亿 is 9 billion" in finding.message
    assert "90 billion" in finding.message


def test_a_day_number_is_found_whatever_the_month_is_called(values: Checker) -> None:
    (finding,) = values.check(
        Document.of("He will appear on February 5.", "Он должен явиться 16 февраля.", source_lang="ru")
    ).findings
    assert (finding.surface, finding.suggestions) == ("5", ("16",))


def test_findings_do_not_depend_on_what_was_checked_before(values: Checker) -> None:
    document = Document.of("Seven people were hurt.", "Пострадали пять человек.", source_lang="ru")
    before = values.check(document)
    list(values.check_all(Document.of(f"{n} people", f"{n + 1} человек", source_lang="ru") for n in range(40)))
    assert values.check(document) == before


def test_the_time_of_an_article_grows_with_its_length(values: Checker) -> None:
    def checked(paragraphs: int) -> Report:
        source = "\n".join(f"第{n}段：有{n}万人参加，票房{n}亿元，7月24日。" for n in range(2, paragraphs))
        target = "\n".join(
            f"Paragraph {n}: {n * 10_000:,} people came, the box office was {n * 100:,} million yuan, on July 24."
            for n in range(2, paragraphs)
        )
        return values.check(Document.of(target, source, source_lang="zh"))

    assert growth(checked, 225) < STEADY
    report = checked(900)
    assert report.error is None
    assert not [finding for finding in report.findings if finding.severity is Severity.CRITICAL]


def test_signs_that_only_look_like_digits_are_none() -> None:
    # ⓹ and ² are digits to `str.isdigit`, but `int` cannot read ⓹.
    assert _digits_of("1⓹²٣") == "13"


@pytest.mark.parametrize(
    ("lang", "source", "target", "severity"),
    [
        ("fr", "Il faut 6 mois, et non 5 mois.", "It takes 5 months, and not 5 months.", Severity.MAJOR),
        ("fr", "Il faut 6 témoins, et non 5 mois.", "It takes 5 months, and not 5 months.", Severity.MINOR),
        ("pl", "Dwa czujniki mierzą położenie w 3D.", "Two sensors measure the position in 2D.", Severity.MAJOR),
    ],
)
def test_a_number_that_the_source_has_elsewhere(
    values: Checker, lang: str, source: str, target: str, severity: Severity
) -> None:
    """It may have been said twice, but hardly in the place of another one of the same unit."""
    (finding,) = values.check(Document.of(target, source, source_lang=lang)).findings
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("de>en", "Der Umsatz stieg auf 10.471 Euro.", "Sales rose to 10.471 euros.", ("critical", "10,471")),
        ("es>en", "Un plan de 10.471 millones.", "A plan of 10.471 million.", ("major", "10.471 billion")),
        ("fr>en", "Il pèse 3,45 kilos.", "It weighs 3,45 kilos.", ("minor", "3.45")),
        ("en>sv", "He paid 375,000 dollars.", "Han betalade 375,000 dollar.", ("minor", "375.000")),
        ("en>de", "The plan of 10,471 million.", "Der Plan über 10,471 Millionen.", ("critical", "10,471 Milliarden")),
        ("de>en", "Der Umsatz stieg auf 10.471 Euro.", "Sales rose to 10,471 euros.", None),
        ("zh>en", "全长10.471公里。", "It is 10.471 kilometres long.", None),
        ("de>en", "Die Zeit war 0.471 Sekunden.", "The time was 0.471 seconds.", None),
    ],
)
def test_figures_that_kept_the_marks_of_the_source(
    values: Checker, pair: str, source: str, target: str, found: tuple[str, str] | None
) -> None:
    source_lang, target_lang = pair.split(">")
    report = values.check(Document.of(target, source, source_lang=source_lang, target_lang=target_lang))
    assert [(f.severity.value, *f.suggestions) for f in report.findings] == ([found] if found else [])


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (
            "It is worth about 26 billion won ($18.6 billion).",
            ("26 billion won", "26 trillion won"),
        ),
        ("It costs $2 billion (2.6 billion won).", ("2.6 billion won", "2.6 trillion won")),
        ("The fine is 500 euros ($5,400).", ("500 euros", "5,000 euros")),
        ("It gave 360 billion yuan ($50.7 billion).", None),
        ("It earned 1,030 billion kroner ($103 billion).", None),
        ("They paid US$2.5 (or £1.5) billion.", None),
        ("It gave RD$11.5 billion (US$194.9 million).", None),
        ("A loan of 300 million lira ($9 million) and 5 francs ($300).", None),
    ],
)
def test_no_rate_of_exchange_was_ever_so(values: Checker, target: str, found: tuple[str, str] | None) -> None:
    findings = values.check(Document.of(target)).findings
    assert [(finding.surface, finding.suggestions[0]) for finding in findings] == ([found] if found else [])


@pytest.mark.parametrize(
    ("source_lang", "source", "target"),
    [
        ("ja", "日銀、17年ぶり水準に利上げ", "Bank of Japan raises key rate to highest since 2008"),
        ("ko", "금리 17년 만에 최고", "Rate at highest since 2008"),
        ("ru", "Ставка на максимуме за 17 лет", "Rate at highest since 2008"),
        (
            "zh-Hant",
            "這是自1999年九二一大地震以來最強的地震。",
            "It was the strongest quake since that of September 21, 1999.",
        ),
        ("zh", "九一一恐怖袭击", "the September 11 attacks"),
    ],
)
def test_a_year_may_be_told_for_the_years_since_and_a_day_for_its_digits(
    values: Checker, source_lang: str, source: str, target: str
) -> None:
    assert values.check(Document.of(target, source, source_lang=source_lang, target_lang="en")).findings == ()


def test_a_wrong_year_is_still_told(values: Checker) -> None:
    report = values.check(
        Document.of("The highest since 2006.", "2008年以来の高水準。", source_lang="ja", target_lang="en")
    )
    assert [finding.surface for finding in report.findings] == ["2006"]
