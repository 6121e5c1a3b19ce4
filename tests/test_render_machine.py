"""The forms for machines: JSON, JSON lines, SARIF, GitHub annotations, and the published schemas."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import regex
from hypothesis import given, settings
from render_cases import HOSTILE, all_results, article, finding, hostile, not_checked, report, results, with_source

from tqa.document import Document
from tqa.formats.jsonl import DocumentRecord
from tqa.render import RENDERERS, CheckText, RenderOptions
from tqa.render.edits import apply_edits, plan
from tqa.render.sarif import uri
from tqa.render.schema import document_schema, report_schema
from tqa.report import Report

SARIF_SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


def rendered(form: str, *given: tuple[Document, Report], **options: Any) -> str:
    return "".join(RENDERERS[form](given, options=RenderOptions(**options)))


@functools.cache
def sarif_validator() -> jsonschema.Draft4Validator:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


@functools.cache
def report_validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(report_schema())
    return jsonschema.Draft202012Validator(report_schema())


def test_a_line_a_document_in_order_with_the_contract_s_keys() -> None:
    lines = [json.loads(line) for line in rendered("jsonl", *all_results()).splitlines()]
    assert [line["id"] for line in lines] == ["doha.en.txt", "wire-7", "clean.txt", "huge.txt"]
    assert list(lines[0])[:4] == ["schema", "id", "status", "signature"]
    found = lines[1]["findings"][-1]
    assert found["side"] == "target"
    first = lines[0]["findings"][0]
    text = article()[0].fields[0].target
    assert first["surface"] == text[first["start"] : first["end"]] == "爆炸新闻"
    assert (first["suggestions"], first["severity"], first["source_span"]) == (["", "breaking news"], "critical", None)
    assert lines[3]["status"] == "not-checked"
    assert lines[3]["findings"] == []
    assert "longer than an article" in lines[3]["error"]


def test_json_is_an_array_of_the_same() -> None:
    lines = [json.loads(line) for line in rendered("jsonl", *all_results()).splitlines()]
    assert json.loads(rendered("json", *all_results())) == lines
    assert json.loads(rendered("json")) == []


@given(results())
def test_lines_fit_the_published_schema(case: tuple[Document, Report]) -> None:
    line = rendered("jsonl", case)
    assert line.count("\n") == 1
    report_validator().validate(json.loads(line))


@pytest.mark.parametrize("payload", HOSTILE)
def test_json_keeps_every_character(payload: str) -> None:
    document, report = hostile(payload)
    read = json.loads(rendered("jsonl", (document, report)).encode())
    assert read["findings"][0]["surface"] == payload
    assert read["id"] == document.id


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_json_on_a_screen_escapes_what_would_steer_it(form: str) -> None:
    document = Document.of("a \x9b2J\x7f\u202e b", id="x")
    given_report = report(document, finding(document.fields[0].target, "\x9b2J\x7f\u202e"))
    on_screen, in_file = (rendered(form, (document, given_report), terminal=screen) for screen in (True, False))
    assert not regex.search("[\x7f-\x9f\u202e]", on_screen)
    assert json.loads(on_screen) == json.loads(in_file)


def test_the_report_schema_refuses_what_the_contract_does_not_allow() -> None:
    good = json.loads(rendered("jsonl", article()))
    for spoilt in (
        good | {"schema": 2},
        good | {"status": "not-checked"},
        good | {"error": "too large"},
        {key: value for key, value in good.items() if key != "findings"},
        good | {"findings": [good["findings"][0] | {"severity": "bad"}]},
        good | {"findings": [good["findings"][0] | {"confidence": 1.5}]},
    ):
        assert not report_validator().is_valid(spoilt)
    assert report_validator().is_valid(good | {"added": "later"})


def test_the_document_schema_describes_what_is_read() -> None:
    schema = document_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(DocumentRecord.__struct_fields__)
    valid = jsonschema.Draft202012Validator(schema).is_valid
    assert valid({"id": "a", "target": "x"})
    assert valid({"id": "a", "target": "x", "source": None, "source_lang": "zh", "fields": None, "more": 1})
    assert valid({"id": "a", "fields": {"headline": {"target": "x", "source": "y"}}})
    assert not valid({"id": " ", "target": "x"})
    assert not valid({"target": "x"})
    assert not valid({"id": "a"})
    assert not valid({"id": "a", "target": "x", "fields": {"body": {"target": "x"}}})
    assert not valid({"id": "a", "fields": {"body": {"source": "x"}}})


def sarif(*given: tuple[Document, Report], **options: Any) -> dict[str, Any]:
    log = json.loads(rendered("sarif", *given, **options))
    assert isinstance(log, dict)
    return log


def test_sarif_fits_its_schema() -> None:
    sarif_validator().validate(sarif(*all_results()))
    sarif_validator().validate(sarif())


@settings(max_examples=30, deadline=None)
@given(results())
def test_any_sarif_fits_its_schema(case: tuple[Document, Report]) -> None:
    sarif_validator().validate(sarif(case))


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_sarif_fits_its_schema(payload: str) -> None:
    log = sarif(hostile(payload))
    sarif_validator().validate(log)
    for result in log["runs"][0]["results"]:
        text = result["message"]["text"]
        assert "markdown" not in result["message"]
        assert not regex.search(r"(?<!\\)(?:\\\\)*[\[\]]", text)
        assert not regex.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)


def test_sarif_says_where_in_code_points() -> None:
    document, report = article()
    text = document.fields[0].target
    (run,) = sarif((document, report))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result, each in zip(run["results"], report.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert text[region["charOffset"] :][: region["charLength"]] == each.surface
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == each.surface
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == each.check
        assert result["partialFingerprints"] == {"tqa/v1": each.fingerprint}


def test_sarif_fixes_write_what_the_diff_shows() -> None:
    document, report = article()
    text = document.fields[0].target
    (run,) = sarif((document, report))["runs"]
    for result, each in zip(run["results"], report.findings, strict=True):
        assert len(result.get("fixes", [])) == len(each.suggestions)
        for fix, wording in zip(result.get("fixes", []), each.suggestions, strict=True):
            (change,) = fix["artifactChanges"][0]["replacements"]
            at, length = change["deletedRegion"]["charOffset"], change["deletedRegion"]["charLength"]
            written = text[:at] + change["insertedContent"]["text"] + text[at + length :]
            assert written == apply_edits(text, plan(text, [(each, wording)]))


def test_sarif_tells_what_was_set_aside_and_what_was_not_checked() -> None:
    (run,) = sarif(with_source(), not_checked())["runs"]
    aside = [result for result in run["results"] if "suppressions" in result]
    assert [each["suppressions"][0]["justification"] for each in aside] == ["house style"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "huge.txt was not checked" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert sarif(article())["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_sarif_rules_quote_the_checks() -> None:
    text = CheckText(code="artefact", summary="Left [over]", help="Longer.")
    rules = sarif(article(), checks=(text,))["runs"][0]["tool"]["driver"]["rules"]
    (rule,) = (rule for rule in rules if rule["id"] == "artefact")
    assert rule["shortDescription"]["text"] == "Left \\[over\\]"
    assert rule["help"]["text"] == "Longer."


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("a.txt", "a.txt"),
        ("wire/a b.txt", "wire/a%20b.txt"),
        ("x:y#z?", "x%3Ay%23z%3F"),
        ("/srv/ü.txt", "file:///srv/%C3%BC.txt"),
        ("\ud800", "%3F"),
    ],
)
def test_an_id_as_a_uri(name: str, reference: str) -> None:
    assert uri(name) == reference


def test_github_annotations() -> None:
    lines = rendered("github", *all_results()).splitlines()
    assert lines[0] == (
        "::error file=doha.en.txt,line=3,endLine=3,col=31,endColumn=35,title=critical%3A untranslated-fragment::"
        "“爆炸新闻”: Chinese left standing in the English sentence%0ATake it out."
    )
    assert lines[1].startswith("::warning file=doha.en.txt,line=5,endLine=5,col=25,endColumn=32,title=minor%3A name-")
    assert lines[-1].startswith("::error file=huge.txt,title=not checked::a text of")


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_text_makes_a_workflow_command(payload: str) -> None:
    document, report = hostile(payload)
    lines = rendered("github", (document, report)).split("\n")
    assert len(lines) == len(report.findings) + 1
    for line in lines[:-1]:
        command = regex.fullmatch(r"::error ((?:\w+=[^,:]*)(?:,\w+=[^,:]*)*)::(.*)", line)
        assert command is not None
        assert not regex.search(r"%(?!25|0A|0D|3A|2C)", line)
        assert not regex.search(r"[\x00-\x1f\u202e]", line)
