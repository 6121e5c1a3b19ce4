"""The unified diff: our own applier, `patch` and `git apply` all make the corrected text of it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from render_cases import HOSTILE, annotated, article, clean, hostile, not_checked, results, with_source

from tqa.document import Document
from tqa.finding import Finding
from tqa.formats import Input, plain
from tqa.render import RENDERERS, RenderOptions
from tqa.render.edits import first_suggestions, plan
from tqa.render.runs import corrected
from tqa.render.unified import hunks
from tqa.report import Report

_HUNK = regex.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def diff(*given: tuple[Document, Report], **options: Any) -> str:
    return "".join(RENDERERS["diff"](given, options=RenderOptions(**options)))


def applied(text: str, lines: list[str]) -> str:
    """What a patch program makes of a text, strictly: every kept and every removed line must be there."""
    old = regex.findall(r"[^\n]*\n|[^\n]+", text)
    new: list[str] = []
    at = 0
    rest: Iterator[str] = iter(lines)
    for above in rest:
        header = _HUNK.match(above)
        if header is None:
            continue
        first, count, new_first, new_count = (int(number) if number is not None else 1 for number in header.groups())
        start = first - 1 if count else first
        new += old[at:start]
        at = start
        assert len(new) == (new_first - 1 if new_count else new_first)
        body: list[str] = []
        while count or new_count:
            body.append(next(rest))
            count -= body[-1][0] in " -"
            new_count -= body[-1][0] in " +"
        for line in body:
            if line[0] in " -":
                assert old[at] == line[1:]
                at += 1
            if line[0] in " +":
                new.append(line[1:])
    return "".join((*new, *old[at:]))


def without_markers(lines: list[str]) -> list[str]:
    """Hunk lines with the missing newline at the end of a file taken out, as a patch program does on reading."""
    kept: list[str] = []
    for line in lines:
        if line.startswith("\\"):
            kept[-1] = kept[-1][:-1]
        else:
            kept.append(line)
    return kept


@given(annotated(), st.integers(0, 4))
def test_the_hunks_make_the_corrected_text(case: tuple[str, tuple[Finding, ...]], context: int) -> None:
    text, findings = case
    lines = list(hunks(text, plan(text, first_suggestions(findings)), context))
    assert applied(text, without_markers(lines)) == corrected(text, findings)


@pytest.mark.skipif(not shutil.which("patch"), reason="needs the patch program")
@settings(max_examples=40, deadline=None)
@given(results())
def test_patch_accepts_it(tmp_path_factory: pytest.TempPathFactory, case: tuple[Document, Report]) -> None:
    document, report = case
    text = document.fields[0].target
    folder = tmp_path_factory.mktemp("patch")
    place = folder / document.id
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(text.encode())
    written = diff(case)
    changed = corrected(text, report.findings)
    if "--- a/" in written:
        done = subprocess.run(
            ["patch", "-p1", "--binary", "--no-backup-if-mismatch", "--remove-empty-files"],
            cwd=folder,
            input=written.encode(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, (done.stdout, written)
        assert b"fuzz" not in done.stdout
        assert (place.read_bytes().decode() if place.exists() else "") == changed
    else:
        assert changed == text


@pytest.mark.skipif(not shutil.which("patch"), reason="needs the patch program")
def test_patch_accepts_it_for_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    document, report = article()
    text = document.fields[0].target
    place = tmp_path / document.id
    place.write_bytes(text.encode("utf-8-sig"))
    (read,) = plain.read(io.BytesIO(place.read_bytes()), Input(name=document.id))
    assert isinstance(read, Document)
    document = read
    assert document.fields[0].target == text
    first = replace(report.findings[0], start=0, end=2, surface=text[:2], suggestions=("X",))
    written = diff((document, replace(report, findings=(first, *report.findings))))
    patch = ["patch", "-p1", "--binary", "--no-backup-if-mismatch"]
    done = subprocess.run(patch, cwd=tmp_path, input=written.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert place.read_bytes().startswith(b"\xef\xbb\xbfX")


def test_a_file_that_is_not_utf8_is_said_to_be_beyond_patch() -> None:
    document, report = article()
    assert "# the file is utf-16-le and this is UTF-8: patch cannot" in diff(
        (replace(document, encoding="utf-16-le"), report)
    )


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_accepts_it(tmp_path: Path) -> None:
    document, report = article()
    text = document.fields[0].target
    (tmp_path / document.id).write_text(text, encoding="utf-8")
    written = diff((document, report), clean(), not_checked())
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=written.encode(), check=True, capture_output=True)
    assert (tmp_path / document.id).read_text(encoding="utf-8") == corrected(text, report.findings)


def test_reasons_stand_before_the_header_as_comments() -> None:
    written = diff(article())
    before, _, after = written.partition("--- a/doha.en.txt\n+++ b/doha.en.txt\n")
    assert all(line.startswith("# ") for line in before.splitlines())
    assert "# 5:74 critical ambiguous-abbreviation 0.98 “Israel-Kazakhstan”: 哈 is short for" in before
    assert "#     because  Hamas 9 times · nothing Kazakh in the article" in before
    assert "#" not in {line[0] for line in after.splitlines()}


def test_a_document_with_nothing_to_change_has_no_diff() -> None:
    assert diff(clean()) == ""
    assert diff(not_checked()).startswith("# huge.txt: NOT CHECKED: a text of")


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("../../etc/cron", "etc/cron"),
        ("/x/./../..//y.txt", "x/y.txt"),
        ("..\\..\\y", "y"),
        ("..", "text"),
        ("a..b/..c/.d...", "a..b/..c/.d..."),
    ],
)
def test_an_id_leads_nowhere_but_downwards(id: str, name: str) -> None:  # noqa: A002
    document, report = article()
    written = diff((replace(document, id=id), replace(report, id=id)))
    assert f"\n--- a/{name}\n+++ b/{name}\n" in written


def test_fields_are_named() -> None:
    assert "--- a/wire-7#body\n" in diff(with_source())


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_text_breaks_out_of_its_line(payload: str) -> None:
    written = diff(hostile(payload), terminal=True, context=0)
    assert "\x1b" not in written
    assert "\u202e" not in written
    document, report = hostile(payload)
    safe = "\ufffd" if "\ud800" in payload else ""
    if not safe:
        raw = diff((document, report), context=0)
        lines = [line for line in regex.findall(r"[^\n]*\n", raw) if not line.startswith(("# ", "--- ", "+++ "))]
        assert applied(document.fields[0].target, without_markers(lines)) == corrected(
            document.fields[0].target, report.findings
        )


def test_colour_changes_only_the_look() -> None:
    plain, coloured = diff(article()), diff(article(), colour=True)
    assert "\x1b[31m-" in coloured
    assert regex.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
