"""`tqa evaluate`: labels as desks write them, what counts as found, and figures with intervals that textbooks give."""

from __future__ import annotations

import io
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from command_line import Run

from tqa.document import Document, Unreadable
from tqa.evaluation.comparison import compare
from tqa.evaluation.figures import Figures, figures_of
from tqa.evaluation.intervals import proportion, rate
from tqa.evaluation.labels import Label, Labelled, without_sources
from tqa.evaluation.matching import Outcome, count_words, outcome_of
from tqa.evaluation.reading import LabelledRecord, LabelRecord, read_labelled
from tqa.evaluation.reliability import calibration_error, precision_and_recall, reliability
from tqa.finding import Category, Finding, Severity, Side, SourceSpan
from tqa.formats import Input
from tqa.languages import load as load_language
from tqa.render.charts import Chart, Line, Mark
from tqa.render.png import render_png
from tqa.render.schema import labelled_schema
from tqa.render.svg import render_svg
from tqa.report import Report, Signature

SAMPLES = Path(__file__).parent.parent / "samples"
TEXT = "Oman is a city. Oman is a country. Kazakh fighters freed the hostages."
SIGNATURE = Signature(tqa="0", model="none", glossaries="none", checks=())


def read(*rows: object, documents: dict[str, Document] | None = None) -> list[Labelled | Unreadable]:
    data = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()
    return list(read_labelled(io.BytesIO(data), Input(name="l.jsonl"), documents or {}))


def labelled(gold: list[dict[str, object]], **more: object) -> Labelled:
    (found,) = read({"id": "a", "target": TEXT, "source": "Amman", "gold": gold, **more})
    assert isinstance(found, Labelled), found.error
    return found


def finding(start: int, end: int, **more: object) -> Finding:
    values: dict[str, Any] = {
        "check": "x", "category": Category.ENTITY, "severity": Severity.MAJOR, "confidence": 0.9, "field": "body",
        "side": Side.TARGET, "start": start, "end": end, "surface": TEXT[start:end], "message": "m",
    }  # fmt: skip
    return Finding(**values | more)


def judged(
    document: Labelled, *findings: Finding, with_source: bool = True, floor: Severity = Severity.MINOR
) -> Outcome:
    report = Report(
        id=document.document.id, signature=SIGNATURE, findings=findings, source_lang="ar", with_source=with_source
    )
    return outcome_of(document, report, floor=floor)


def figures(*outcomes: Outcome) -> Figures:
    return figures_of(outcomes, name="n", signature=SIGNATURE, floor="minor", not_checked=())


def test_a_place_is_its_text_or_its_offsets() -> None:
    for gold, place in (
        ({"text": "Kazakh"}, (35, 41)),
        ({"text": "Oman", "occurrence": 2}, (16, 20)),
        ({"start": 16, "end": 20}, (16, 20)),
        ({"start": 16, "end": 20, "text": "Oman"}, (16, 20)),
    ):
        (label,) = labelled([{**gold}]).labels
        assert (label.start, label.end) == place
    (label,) = labelled([{"text": "Amman", "side": "source"}]).labels
    assert (label.side, label.start, label.end) == (Side.SOURCE, 0, 5)


def test_the_published_schema_is_what_is_read() -> None:
    schema = pytest.importorskip("jsonschema").Draft202012Validator(labelled_schema())
    for line in (SAMPLES / "labels.jsonl").read_text("utf-8").splitlines():
        schema.validate(json.loads(line))
    properties = labelled_schema()["properties"]
    assert set(properties) == {field.encode_name for field in msgspec.structs.fields(LabelledRecord)}
    assert set(properties["gold"]["items"]["properties"]) == {
        f.encode_name for f in msgspec.structs.fields(LabelRecord)
    }
    for bad in ({"ocurrence": 1, "text": "x"}, {"start": 4}, {"text": ""}):
        assert not schema.is_valid({"id": "a", "target": TEXT, "gold": [bad]})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"gold": [{"text": "Oman"}]}, "label 1: “Oman” stands there 2 times; “occurrence” says which"),
        ({"gold": [{"text": "Oman", "occurrence": 3}]}, "label 1: “Oman” stands there 2 times, and “occurrence” is 3"),
        ({"gold": [{"text": "Oman", "occurrence": 0}]}, "label 1: “occurrence” counts from 1, and 0 is none"),
        ({"gold": [{"text": "Qatar"}]}, "label 1: “Qatar” does not stand in the text"),
        ({"gold": [{"text": "Kazakh"}, {"start": 3, "end": 900}]}, "label 2: 3 to 900 is no place"),
        ({"gold": [{"start": 0, "end": 4, "text": "Amman"}]}, "at 0 to 4 stands “Oman”, not “Amman”"),
        ({"gold": [{"start": 4}]}, "a place is “text”, or “start” and “end”"),
        ({"gold": [{"text": "Kazakh", "ocurrence": 1}]}, "ocurrence"),
        ({"gold": [{"text": "Kazakh", "side": "left"}]}, "left"),
        ({"gold": [{"text": "Kazakh", "field": "headline"}]}, "no target text “headline”"),
        ({"gold": [{"text": "Kazakh"}], "clean": True}, "“clean” says otherwise"),
        ({}, "gold"),
        ({"gold": [], "target": None}, "--documents FILE"),
        ("{", "not JSON"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_costs_no_other(row: str | dict[str, object], message: str) -> None:
    bad = row if isinstance(row, str) else {"id": "bad", "target": TEXT, **row}
    first, second, third = read({"id": "a", "target": TEXT, "gold": []}, bad, {"id": "c", "target": TEXT, "gold": []})
    assert isinstance(first, Labelled)
    assert isinstance(third, Labelled)
    assert isinstance(second, Unreadable)
    assert str(second.error).startswith("l.jsonl:2: ")
    assert message in str(second.error)


def test_labels_may_be_for_documents_elsewhere_and_an_id_comes_once() -> None:
    first, second, third = read(
        {"id": "a", "gold": [{"text": "Kazakh"}]}, {"id": "a", "gold": []}, {"id": "b", "gold": []},
        documents={"a": Document.of(TEXT, id="a")},
    )  # fmt: skip
    assert isinstance(first, Labelled)
    assert isinstance(second, Unreadable)
    assert isinstance(third, Unreadable)
    assert "that of line 1 already" in str(second.error)
    assert "no document “b”" in str(third.error)


def test_a_finding_is_right_where_it_shares_a_character_with_an_error() -> None:
    document = labelled([{"text": "Kazakh"}])
    for span, right in {(34, 36): True, (35, 41): True, (40, 50): True, (41, 50): False, (30, 35): False}.items():
        outcome = judged(document, finding(*span))
        assert outcome.findings[0].right is right
        assert bool(outcome.sought[0].hits) is right


def test_the_other_side_another_field_and_what_lies_below_the_floor_hit_nothing() -> None:
    document = labelled([{"text": "Kazakh"}])
    assert not judged(document, finding(35, 41, side=Side.SOURCE)).sought[0].hits
    assert not judged(document, finding(35, 41, field="headline")).sought[0].hits
    below = judged(document, finding(35, 41, severity=Severity.MINOR), floor=Severity.MAJOR)
    assert below.findings == ()
    omitted = labelled([{"text": "Amman", "side": "source"}])
    there = SourceSpan(start=0, end=5, surface="Amman")
    assert judged(omitted, finding(35, 41, source_span=there)).sought[0].hits == (0,)


def test_errors_that_only_the_source_shows_are_sought_where_it_was_read() -> None:
    document = labelled([{"text": "Kazakh", "needs_source": True}, {"text": "hostages"}])
    assert len(judged(document).sought) == 2
    without = judged(without_sources(document), finding(35, 41), with_source=False)
    assert len(without.sought) == 1
    assert without.findings[0].right is True


def test_what_nobody_judged_does_not_count() -> None:
    verdicts = labelled([{"text": "Kazakh"}, {"text": "hostages", "error": False}], complete=False)
    outcome = judged(verdicts, finding(35, 41), finding(62, 64), finding(0, 4))
    assert [j.right for j in outcome.findings] == [True, False, None]
    whole = figures(outcome).whole
    assert (whole.precision.count, whole.precision.of, whole.unjudged) == (1, 2, 1)
    assert whole.recall.value is None
    assert whole.false_alarms.value is None


def test_a_suggestion_is_right_that_gives_the_text_asked_for() -> None:
    document = labelled([{"text": "Kazakh fighters", "suggest": "Hamas fighters"}])
    for wording, right in {"Hamas": True, "hamas": True, "Gaza": False}.items():
        outcome = judged(document, finding(35, 41, suggestions=(wording, "Hamas")))
        assert outcome.sought[0].suggested is right
    assert judged(document, finding(35, 41)).sought[0].suggested is False
    assert judged(document).sought[0].suggested is None
    removed = labelled([{"text": "Oman is a city.", "suggest": ""}])
    assert judged(removed, finding(0, 16, suggestions=("",))).sought[0].suggested is True


def test_words_are_counted_where_no_space_sets_them_apart() -> None:
    assert count_words("The U.S. and Iran met.", load_language("en")) == 5
    assert count_words("哈马斯称，停火。OK 2023", load_language("zh")) == 3 + 2


def test_intervals_are_those_of_the_textbooks() -> None:
    for count, of, low, high in (
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ):
        interval = proportion(count, of).interval
        assert interval is not None
        assert [interval.low, interval.high] == pytest.approx([low, high], abs=1e-3)
    for count, low, high in ((0, 0.0, 3.6889), (1, 0.0253, 5.5716), (10, 4.7954, 18.3904), (100, 81.364, 121.627)):
        interval = rate(count, 1.0, per=1.0).interval
        assert interval is not None
        assert [interval.low, interval.high] == pytest.approx([low, high], abs=1e-3)
    many = rate(20_000, 1.0, per=1.0).interval
    assert many is not None
    assert many.low == pytest.approx(20_000 - 1.96 * 20_000**0.5, rel=1e-3)
    assert proportion(0, 0).interval is None


def outcomes(number: int, *, found: int, alarms: int, confidence: float = 0.9) -> list[Outcome]:
    """Documents with one error each; in the first `found` it is found, the last `alarms` have a false alarm."""
    made = []
    for i in range(number):
        document = Document.of(TEXT, id=str(i))
        label = Label(field="body", side=Side.TARGET, start=35, end=41, surface=TEXT[35:41])
        said = [finding(35, 41, confidence=confidence)] if i < found else []
        said += [finding(0, 4, confidence=0.3, check="y")] if i >= number - alarms else []
        made.append(judged(Labelled(document=document, labels=(label,)), *said))
    return made


def test_figures_add_up() -> None:
    found = figures(*outcomes(20, found=12, alarms=4))
    assert (found.whole.precision.count, found.whole.precision.of) == (12, 16)
    assert (found.whole.recall.count, found.whole.recall.of) == (12, 20)
    assert found.whole.f1.value == pytest.approx(2 / 3)
    interval = found.whole.f1.interval
    assert interval is not None
    assert 0.4 < interval.low < 2 / 3 < interval.high < 0.9
    assert found.whole.false_alarms.value == pytest.approx(4 * 1000 / (20 * 13))
    assert {row.name: (row.alone, row.precision.value) for row in found.checks} == {"x": (12, 1.0), "y": (0, 0.0)}
    assert [row.name for row in found.languages] == ["ar>en"]
    assert [missed.document for missed in found.missed] == [str(i) for i in range(12, 20)]
    assert {alarm.finding.surface for alarm in found.alarms} == {"Oman"}
    assert [alarm.document for alarm in found.alarms] == ["16", "17", "18", "19"]
    assert figures(*outcomes(20, found=12, alarms=4)) == found


def test_an_empty_run_has_no_figures() -> None:
    assert figures().whole.precision.value is None
    assert figures().calibration_error is None
    nothing = figures(*outcomes(6, found=0, alarms=2)).whole
    assert nothing.f1.value == 0.0


def test_reliability_and_the_curve() -> None:
    made = outcomes(10, found=6, alarms=4)
    bins, error = reliability(made)
    assert [(round(b.confidence, 2), b.right.value) for b in bins] == [(0.3, 0.0), (0.9, 1.0)]
    assert error == pytest.approx(0.6 * 0.1 + 0.4 * 0.3)
    assert calibration_error([0.5, 0.5], [1.0, 0.0]) == 0.0
    curve = [(p.confidence, p.precision, p.recall) for p in precision_and_recall(made)]
    assert curve == [(0.9, 1.0, 0.6), (0.3, 0.6, 0.6)]


def test_a_comparison_tells_an_accident_from_a_difference() -> None:
    one, other = outcomes(40, found=10, alarms=0), outcomes(40, found=30, alarms=0)
    differences = {d.name: d for d in compare(figures(*one), figures(*other), one, other).differences}
    recall = differences["recall"]
    assert (recall.first, recall.second) == (0.25, 0.75)
    assert recall.interval is not None
    assert recall.interval.low > 0.3
    assert recall.chance is not None
    assert recall.chance < 0.01
    assert differences["precision"].chance == 1.0
    almost = outcomes(40, found=11, alarms=0)
    slight = {d.name: d for d in compare(figures(*one), figures(*almost), one, almost).differences}["recall"]
    assert slight.interval is not None
    assert slight.interval.low <= 0


def test_only_the_documents_of_both_are_compared_and_what_one_has_alone_is_named() -> None:
    one, other = outcomes(10, found=3, alarms=0), outcomes(10, found=2, alarms=1)
    found = compare(figures(*one), figures(*other), one, other[1:])
    assert found.documents == 9
    assert [(o.document, o.judged.finding.check, o.judged.right) for o in found.only_first] == [("2", "x", True)]
    assert [(o.document, o.judged.finding.check, o.judged.right) for o in found.only_second] == [("9", "y", False)]


CHART = Chart(
    title="A < B", x_label="x", y_label="y", diagonal=True,
    lines=(
        Line(name="one & two", marks=(Mark(x=0.2, y=0.4, low=0.1, high=0.9, note="7"), Mark(x=1.0, y=1.0)), dots=True),
        Line(name="single\x1b", marks=(Mark(x=0.5, y=0.5),)),
        Line(name="empty", marks=()),
    ),
)  # fmt: skip


def test_an_svg_is_xml_with_a_dot_for_every_mark() -> None:
    root = ElementTree.fromstring(render_svg([CHART]))
    circles = [e for e in root.iter() if e.tag.endswith("circle")]
    assert [(c.get("cx"), c.get("cy")) for c in circles] == [("60.0", "180.0"), ("300.0", "0.0"), ("150.0", "150.0")]
    assert {"A < B", "one & two", "7"} <= {e.text for e in root.iter() if e.tag.endswith("text")}


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs matplotlib")
@pytest.mark.filterwarnings("default")
def test_a_png_is_drawn_where_matplotlib_is() -> None:
    assert render_png([CHART, CHART]).startswith(b"\x89PNG")


@pytest.fixture
def run(run: Run) -> Run:
    """Runs `tqa evaluate` in an empty folder, without the model."""
    Path("tqa.toml").write_text("model = false\n")
    return lambda *args: run("evaluate", *args)


LABELS, FEED = str(SAMPLES / "labels.jsonl"), str(SAMPLES / "feed.jsonl")


def test_the_samples_from_end_to_end(run: Run) -> None:
    done = run(LABELS, "--documents", FEED, "--format", "json", "--plot", "p.svg")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)["figures"]
    assert found["whole"]["documents"] == 15
    assert found["whole"]["recall"]["of"] == 50
    assert found["whole"]["precision"]["interval"]["low"] < found["whole"]["precision"]["value"]
    assert found["signature"]["model"] == "none"
    assert {"repetition", "untranslated-fragment"} <= {row["name"] for row in found["checks"]}
    ElementTree.fromstring(Path("p.svg").read_text("utf-8"))
    for form in ("terminal", "markdown"):
        told = run(LABELS, "--documents", FEED, "--format", form).out
        assert "zh>en" in told
        assert "expected calibration error 0." in told
        assert "Missed: " in told
        assert "90 billion rupees" not in told  # Found, and so listed nowhere.
    without = json.loads(run(LABELS, "--documents", FEED, "--without-source", "--format", "json").out)["figures"]
    assert without["whole"]["recall"]["of"] < 50


def test_two_configurations_from_end_to_end(run: Run) -> None:
    Path("b.toml").write_text('model = false\nskip = ["repetition"]\n')
    done = run(LABELS, "--documents", FEED, "--against", "b.toml", "--show", "1")
    assert done.code == 0
    assert "Only A has 4 findings: 4 right" in done.out
    assert "4 right, the first 1 of them (--show 4)" in done.out
    assert "Only B has 1 finding: 1 right" in done.out
    values = json.loads(run(LABELS, "--documents", FEED, "--against", "b.toml", "--format", "json").out)
    assert {d["name"] for d in values["comparison"]["differences"]} == {
        "precision", "recall", "F1", "false alarms per 1,000 words",
    }  # fmt: skip
    assert len(values["comparison"]["only_first"]) == 4


def test_what_could_not_be_used_is_told_and_the_rest_evaluated(run: Run) -> None:
    rows = [
        {"id": "a", "target": "They met met in Brussels.", "gold": [{"text": "met met"}]},
        {"id": "b", "target": "They met.", "gold": [{"text": "Paris"}]},
        {"id": "c", "target": " ", "gold": []},
    ]
    Path("l.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = run("l.jsonl")
    assert done.code == 2
    assert done.err.splitlines() == [
        "tqa: l.jsonl:2: label 1: “Paris” does not stand in the text",
        "tqa: c: not checked: there is no text to check",
    ]
    assert "1 document, 5 words, 1 error;" in done.out
    assert "1 not checked" in done.out


def test_mistakes_are_one_line(run: Run) -> None:
    Path("empty.jsonl").touch()
    for args, message in {
        ("none.jsonl",): "none.jsonl: cannot be read",
        ("empty.jsonl",): "there is no labelled document in it",
        (LABELS, "--documents", FEED, "--plot", "p.gif"): "a diagram is drawn as .svg or .png, not “p.gif”",
        (LABELS, "--documents", FEED, "--against", "none.toml"): "none.toml: the settings cannot be read",
        (LABELS, "--documents", FEED, "--format", "html"): "--format",
    }.items():
        done = run(*args)
        assert (done.code, done.out) == (2, "")
        assert message in done.err
        assert done.err.count("\n") == 1


@pytest.mark.skipif(find_spec("matplotlib") is not None, reason="matplotlib is installed")
def test_without_matplotlib_a_png_is_refused_in_one_line(run: Run) -> None:
    done = run(LABELS, "--documents", FEED, "--plot", "p.png")
    assert done.code == 2
    assert "tqa[plot]" in done.err
    assert done.err.count("\n") == 1
