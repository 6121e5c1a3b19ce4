"""The core of the annotated diff: nothing is lost, what is written is what is shown, and removals leave no traces."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from render_cases import TEXTS, annotated, finding

from tqa.finding import Finding, Severity
from tqa.render.edits import apply_edits, first_suggestions, plan
from tqa.render.runs import Kind, annotate, corrected, mark
from tqa.render.words import word_changes


def wdiff(text: str, *findings: Finding) -> str:
    """The runs as one line of wdiff marks."""
    frames = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}", Kind.MARKED: "⟦{}⟧"}
    return "".join(frames[run.kind].format(run.text) for run in annotate(text, findings))


@given(annotated())
def test_runs_lose_no_text(case: tuple[str, tuple[Finding, ...]]) -> None:
    text, findings = case
    runs = annotate(text, findings)
    assert "".join(run.text for run in runs if run.kind is not Kind.INSERTED) == text
    assert "".join(run.text for run in runs if run.kind is not Kind.DELETED) == corrected(text, findings)
    assert all(run.text for run in runs)
    assert all(text[run.start : run.end] == run.text for run in runs if run.kind is not Kind.INSERTED)


@given(annotated())
def test_every_finding_with_a_surface_is_in_the_runs(case: tuple[str, tuple[Finding, ...]]) -> None:
    text, findings = case
    runs = annotate(text, findings)
    for each in findings:
        if each.surface:
            covered = "".join(
                run.text
                for run in runs
                if run.kind is not Kind.INSERTED and any(each is other for other in run.findings)
            )
            assert each.surface in covered


@given(annotated())
def test_marks_change_nothing(case: tuple[str, tuple[Finding, ...]]) -> None:
    text, findings = case
    runs = mark(text, findings)
    assert "".join(run.text for run in runs) == text
    assert {run.kind for run in runs} <= {Kind.KEPT, Kind.MARKED}


@given(annotated())
def test_edits_are_apart_and_hold_their_findings(case: tuple[str, tuple[Finding, ...]]) -> None:
    text, findings = case
    edits = plan(text, first_suggestions(findings))
    assert all(one.end <= other.start for one, other in itertools.pairwise(edits))
    for edit in edits:
        assert edit.finding.suggestions[0].strip() == edit.replacement.strip()
        assert edit.start <= edit.end
        if edit.finding.surface.strip():
            assert edit.start <= edit.finding.start
            assert edit.finding.end <= edit.end


@given(annotated())
def test_the_gravest_of_overlapping_findings_is_written(case: tuple[str, tuple[Finding, ...]]) -> None:
    text, findings = case
    written = [edit.finding for edit in plan(text, first_suggestions(findings))]
    for each, wording in first_suggestions(findings):
        if wording != each.surface and not any(each is other for other in written):
            rivals = [other for other in written if other.span.touches(each.span)]
            assert max(rival.severity.rank for rival in rivals) >= each.severity.rank


@given(TEXTS, TEXTS)
def test_word_changes_make_the_wanted_text(old: str, new: str) -> None:
    pieces, at = [], 0
    for change in word_changes(old, new):
        assert at <= change.start <= change.end
        assert change.text or change.start < change.end
        pieces += (old[at : change.start], change.text)
        at = change.end
    assert "".join((*pieces, old[at:])) == new


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Israel-Kazakhstan", "Israel-Hamas", "Israel-[-Kazakhstan-]{+Hamas+}"),
        ("Israel and Kazakhstan agreed", "Israel and Hamas agreed", "Israel and [-Kazakhstan-]{+Hamas+} agreed"),
        ("Israeli-Kazakh", "Israeli-Hamas", "Israeli-[-Kazakh-]{+Hamas+}"),
        ("Kazakhstan's", "Hamas's", "[-Kazakhstan-]{+Hamas+}'s"),
        ("blinken", "Blinken", "[-blinken-]{+Blinken+}"),
        ("9 billion", "90 billion", "[-9-]{+90+} billion"),
        ("1,234.5 million", "1,235.5 million", "[-1,234.5-]{+1,235.5+} million"),
        (
            "the Kazakh and Kazakh units",
            "the Hamas and Hamas units",
            "the [-Kazakh-]{+Hamas+} and [-Kazakh-]{+Hamas+} units",
        ),
        ("White House", "Elysee Palace", "[-White House-]{+Elysee Palace+}"),
        ("哈萨克斯坦", "哈马斯", "[-哈萨克斯坦-]{+哈马斯+}"),
        ("क्षिप्रा नदी", "क्षिति नदी", "[-क्षिप्रा-]{+क्षिति+} नदी"),
        ("very very", "very", "very[- very-]"),
    ],
)
def test_a_change_is_of_whole_words(old: str, new: str, shown: str) -> None:
    assert wdiff(old, finding(old, old, new)) == shown


@pytest.mark.parametrize(
    ("text", "surface", "wording", "wanted"),
    [
        ("On Tuesday,新闻 the Group met.", "新闻", "", "On Tuesday, the Group met."),
        ("On Tuesday 新闻 the Group met.", "新闻", "", "On Tuesday the Group met."),
        ("The Group met 新闻.", "新闻", "", "The Group met."),
        ("The Group met 新闻, said Reuters.", "新闻", "", "The Group met, said Reuters."),
        ("新闻 The Group met.", "新闻", "", "The Group met."),
        ("The Group met 新闻\nAgain.", "新闻", "", "The Group met\nAgain."),
        ("The Group (新闻) met.", "新闻", "", "The Group met."),
        ("The Group “新闻” met.", "新闻", "", "The Group met."),
        ("On Tuesday, 新闻, the Group met.", "新闻", "", "On Tuesday, the Group met."),
        ("He said (新闻 and more).", "新闻", "", "He said (and more)."),
        ("One.\n\nClick here\n\nTwo.", "Click here", "", "One.\n\nTwo."),
        ("One.\r\n\r\nClick here\r\n\r\nTwo.", "Click here", "", "One.\r\n\r\nTwo."),
        ("One.\n\nTwo.\n\nClick here\n", "Click here", "", "One.\n\nTwo.\n"),
        ("One.\n\nClick here", "Click here", "", "One."),
        ("Click here\n\nOne.", "Click here", "", "One."),
        ("Click here", "Click here", "", ""),
        ("会议新闻结束了。", "新闻", "", "会议结束了。"),
        ("On Tuesday,新闻 the Group met.", "新闻", "breaking news", "On Tuesday, breaking news the Group met."),
        ("The团体 met.", "团体", "group", "The group met."),
        ("The “团体” met.", "团体", "group", "The “group” met."),
        ("七国称 Hamas 愿意停火。", "Hamas", "哈马斯", "七国称哈马斯愿意停火。"),
        ("pro-Kazakhs", "Kazakh", "Hama", "pro-Hamas"),
    ],
)
def test_the_space_around_a_change_is_put_right(text: str, surface: str, wording: str, wanted: str) -> None:
    assert corrected(text, [finding(text, surface, wording)]) == wanted


@given(st.lists(st.sampled_from(("one", "two,", "three.", "四五", "six")), min_size=1, max_size=12), st.data())
def test_removed_words_leave_no_spare_space(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    found = []
    for match in regex.finditer(r"\S+", text):
        if data.draw(st.booleans()):
            found.append(finding(text[: match.end()], match.group(), ""))
            found[-1] = _moved(found[-1], match.start())
    result = corrected(text, found)
    assert "  " not in result
    assert result == result.strip()
    assert result.split() == [word for word in result.split() if word in words]


def _moved(each: Finding, start: int) -> Finding:
    return dataclasses.replace(each, start=start, end=start + len(each.surface))


def test_of_two_overlapping_findings_the_graver_is_written_and_the_other_still_shown() -> None:
    text = "Israel and Kazakhstan agreed."
    graver = finding(text, "Kazakhstan", "Hamas", severity=Severity.CRITICAL)
    other = finding(text, "Israel and Kazakhstan", "Israel with Kazakhstan")
    assert wdiff(text, graver, other) == "⟦Israel and ⟧[-Kazakhstan-]{+Hamas+} agreed."
    assert corrected(text, (other, graver)) == "Israel and Hamas agreed."


def test_a_finding_that_is_not_at_its_place_is_a_bug() -> None:
    lying = finding("Hamas agreed", "Hamas", "x")
    with pytest.raises(ValueError, match="not in the text at its place"):
        annotate("Israel agreed", [lying])


def test_long_texts_with_many_findings_take_linear_time() -> None:
    text = "blinken spoke to Kazakhstan and left. " * 5_000
    found = [_moved(finding("blinken", "blinken", "Blinken"), start) for start in range(0, len(text), 38)]
    runs = annotate(text, found)
    assert len(runs) == 2 * len(found) + len(found)
    assert apply_edits(text, plan(text, first_suggestions(found))).count("Blinken") == len(found)
