"""The Checker: order, overlap, offsets in the given text, fingerprints, and what is not checked."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest
import regex

from tqa import Checker, Config, Document, Field, Finding, Severity, Status
from tqa.checks import Check, Context, Example
from tqa.document import Unreadable
from tqa.errors import DocumentError
from tqa.finding import Category, Span
from tqa.glossary import Glossary

TEXTS = (
    "On Tuesday,爆炸新闻 the Group of Seven called for calm. The the talks go on.",
    "He met blinken in Brussels. Blinken said talks would resume.",
    "Nothing is wrong with this sentence about Paris.",
    "",
)


@dataclass(frozen=True, slots=True)
class WordAlarm(Check):
    """Finds one word, for the tests of what happens to findings afterwards."""

    code: ClassVar = "word-alarm"
    category: ClassVar = Category.STYLE
    examples: ClassVar = (Example("?>en", "a ⟦bad⟧ word"),)
    word: str = "bad"
    severity: Severity = Severity.MAJOR

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            for match in regex.finditer(regex.escape(self.word), passage.target.content):
                yield self.finding(
                    passage, Span(*match.span()), severity=self.severity, confidence=0.9, message="a bad word"
                )


@dataclass(frozen=True, slots=True)
class Endless(Check):
    """Never comes to an end with one text."""

    code: ClassVar = "endless"
    category: ClassVar = Category.STYLE
    examples: ClassVar = (Example("?>en", "a word"),)

    def find(self, context: Context) -> Iterator[Finding]:
        while context.document.id == "endless":
            pass
        yield from ()


def checker_with(*checks: Check) -> Checker:
    return Checker(checks=checks, glossary=Glossary.load(shipped=False), config=Config())


def test_offsets_are_into_the_text_that_was_given() -> None:
    target = "Re\u0301sume\u0301 is a b\u00adad word\r\nand so is bad"
    report = checker_with(WordAlarm()).check(Document.of(target))
    assert [target[f.start : f.end] for f in report.findings] == ["b\u00adad", "bad"]
    assert all(target[f.start : f.end] == f.surface for f in report.findings)


def test_of_two_findings_at_one_place_the_graver_stays() -> None:
    mild, grave = WordAlarm(word="bad word", severity=Severity.MINOR), WordAlarm(severity=Severity.CRITICAL)
    report = checker_with(mild, grave).check(Document.of("a bad word"))
    assert [f.surface for f in report.findings] == ["bad"]


def test_fingerprints_survive_edits_elsewhere_and_tell_repeats_apart() -> None:
    checker = checker_with(WordAlarm())
    before = checker.check(Document.of("So a bad word was said. Later a bad word was said."))
    after = checker.check(Document.of("A new first sentence. So a bad word was said. Later a bad word was said."))
    assert [f.fingerprint for f in before.findings] == [f.fingerprint for f in after.findings]
    assert len({f.fingerprint for f in before.findings}) == 2


def test_reports_do_not_depend_on_company_or_order(checker: Checker) -> None:
    documents = [Document.of(text, id=str(i), source_lang="zh") for i, text in enumerate(TEXTS)]
    alone = {d.id: checker.check(d) for d in documents}
    shuffled = random.Random(3).sample(documents, len(documents))
    assert {r.id: r for r in checker.check_all(shuffled)} == alone


def test_a_document_that_takes_too_long_or_cannot_be_read_costs_the_others_nothing() -> None:
    config = dataclasses.replace(Config(), max_seconds=0.3)
    checker = Checker(checks=(WordAlarm(), Endless()), glossary=Glossary.load(shipped=False), config=config)
    lost = Unreadable(id="lost", error=DocumentError("it is no text"))
    documents = [Document.of(text, id=text) for text in ("bad", "endless", "so bad")]
    reports = list(checker.check_all([documents[0], lost, *documents[1:]]))
    assert [report.id for report in reports] == ["bad", "lost", "endless", "so bad"]
    assert [len(report.findings) for report in reports] == [1, 0, 0, 1]
    assert [report.error is None for report in reports] == [True, False, False, True]
    assert "seconds of computing" in (reports[2].error or "")


def test_an_iterator_is_read_no_document_ahead_of_its_report() -> None:
    read: list[str] = []

    def arriving() -> Iterator[Document]:
        for text in ("bad", "so bad", "very bad"):
            read.append(text)
            yield Document.of(text, id=text)

    for report in checker_with(WordAlarm()).check_all(arriving()):
        assert read[-1] == report.id


def test_many_short_documents_and_long_ones_come_back_in_their_order() -> None:
    lengths = [1, 1, 15_000, 1, 9_000, 9_000, 9_000, *[1] * 200]
    documents = [Document.of("bad " * length, id=str(number)) for number, length in enumerate(lengths)]
    reports = list(checker_with(WordAlarm()).check_all(documents))
    assert [(report.id, len(report.findings)) for report in reports] == [
        (document.id, length) for document, length in zip(documents, lengths, strict=True)
    ]


def test_reports_do_not_depend_on_the_order_of_checks() -> None:
    one, other = WordAlarm(word="bad"), WordAlarm(word="word", severity=Severity.CRITICAL)
    document = Document.of("a bad word, a bad word")
    forward, backward = checker_with(one, other).check(document), checker_with(other, one).check(document)
    assert forward.findings == backward.findings


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (Document.of(" \n\t "), "no text"),
        (Document.of("x " * 60_000), "longer than an article"),
        (Document.of("a" + "\u0301\u0323" * 40_000), "combining marks"),
        (Document.of("fine", source_lang="not a tag!"), "not a language tag"),
        (Document(id="x", fields=()), "no text"),
    ],
)
def test_what_cannot_be_checked_says_so(checker: Checker, document: Document, reason: str) -> None:
    report = checker.check(document)
    assert report.status is Status.NOT_CHECKED
    assert report.error is not None
    assert reason in report.error
    assert not report.findings


def test_every_field_is_checked_and_named() -> None:
    document = Document(id="x", fields=(Field(name="headline", target="bad"), Field(name="body", target="so bad")))
    report = checker_with(WordAlarm()).check(document)
    assert [(f.field, f.start) for f in report.findings] == [("headline", 0), ("body", 3)]


def test_what_the_model_did_not_read_is_said(checker: Checker) -> None:
    long = "The council of the town met on Monday to talk about the harbour. " * 200
    short = checker.check(Document.of("The council met.", "El consejo se reunió.", source_lang="es"))
    report = checker.check(Document.of(long, "El consejo de la ciudad se reunió. " * 200, source_lang="es"))
    assert not any("model" in note for note in short.notes)
    assert any("the entity-consistency model did not read it" in note for note in report.notes)
