"""`tqa fix`: what is written is what was chosen and what was shown."""

from __future__ import annotations

from hypothesis import given, settings
from render_cases import article, finding, report, results, with_source

from tqa.document import Document
from tqa.finding import Severity
from tqa.render import RENDERERS, RenderOptions
from tqa.render.fix import Choice, apply, as_report, choose_each, choose_first, fixed_document, offered
from tqa.render.runs import Kind, annotate, corrected
from tqa.report import Report


def test_all_that_is_offered() -> None:
    document, given_report = article()
    (fixed,) = apply(document, choose_first(offered(given_report)))
    assert fixed.text == corrected(document.fields[0].target, given_report.findings)
    assert "On Tuesday, the ministers" in fixed.text
    assert "Click here" not in fixed.text
    assert fixed_document(document, (fixed,)).fields[0].target == fixed.text


def test_by_severity() -> None:
    document, given_report = article()
    (fixed,) = apply(document, choose_first(offered(given_report, Severity.CRITICAL)))
    assert "Israel-Hamas" in fixed.text
    assert "blinken" in fixed.text


def test_one_at_a_time_with_another_wording() -> None:
    document, given_report = article()
    asked: list[str] = []

    def decide(each: object) -> str | None:
        surface = getattr(each, "surface", "")
        asked.append(surface)
        return "breaking news" if surface == "爆炸新闻" else None

    choices = choose_each(offered(given_report), decide)
    (fixed,) = apply(document, choices)
    assert len(asked) == 5
    assert "On Tuesday, breaking news the ministers" in fixed.text
    assert "Kazakhstan" in fixed.text


def test_of_two_that_overlap_only_the_first_accepted_is_asked_about() -> None:
    text = "Israel and Kazakhstan agreed."
    document = Document.of(text)
    both = report(
        document, finding(text, "Israel and Kazakhstan", "Israel and Hamas"), finding(text, "Kazakhstan", "Hamas")
    )
    asked: list[str] = []

    def accept(each: object) -> str | None:
        asked.append(getattr(each, "surface", ""))
        return "X"

    choose_each(both.findings, accept)
    assert asked == ["Israel and Kazakhstan"]


def test_nothing_chosen_changes_nothing() -> None:
    document, given_report = article()
    assert apply(document, ()) == ()
    assert as_report(document, given_report, ()).findings == ()
    assert fixed_document(document, ()) == document


@settings(max_examples=40, deadline=None)
@given(results())
def test_what_is_applied_is_what_is_shown(case: tuple[Document, Report]) -> None:
    document, given_report = case
    choices = tuple(Choice(finding=each, wording=each.suggestions[-1]) for each in offered(given_report))
    (written,) = (field.target for field in fixed_document(document, apply(document, choices)).fields)
    shown = as_report(document, given_report, choices)
    runs = annotate(document.fields[0].target, shown.findings)
    assert "".join(run.text for run in runs if run.kind is not Kind.DELETED) == written
    assert all(run.kind is not Kind.MARKED for run in runs)
    "".join(RENDERERS["terminal"]([(document, shown)], options=RenderOptions()))


def test_only_the_field_in_question_is_changed() -> None:
    document, given_report = with_source()
    (fixed,) = apply(document, choose_first(offered(given_report)))
    assert fixed.field == "body"
    assert fixed_document(document, (fixed,)).fields[0] == document.fields[0]
