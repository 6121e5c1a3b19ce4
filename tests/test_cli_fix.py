"""`tqa fix` and `tqa ignore`: what an editor decides about findings."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from command_line import BAD, CLEAN, Run, write


def test_fix_shows_and_writes_only_when_told(run: Run) -> None:
    text = write("bad.txt", BAD.replace("\n", "\r\n"))
    done = run("fix", text)
    assert "[-爆炸新闻-]" in done.out
    assert "nothing written" in done.err
    assert Path(text).read_bytes() == BAD.replace("\n", "\r\n").encode()
    Path(text).chmod(0o640)
    assert run("fix", text, "--in-place").err == "bad.txt: written\n"
    assert Path(text).read_bytes() == b"On Tuesday, the Group of Seven met in Brussels.\r\n"
    assert Path(text).stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["bad.txt", "tqa.toml"]


def test_fix_in_place_leaves_alone_what_has_no_mistake(run: Run) -> None:
    """A file in another encoding would come out as UTF-8 without any change to see."""
    text = write("old.txt", CLEAN.replace("Brussels", "“Brüssel”"), encoding="cp1252")
    assert run("fix", text, "--in-place", "--encoding", "cp1252").err == "old.txt: left as it is\n"
    assert Path(text).read_text(encoding="cp1252") == CLEAN.replace("Brussels", "“Brüssel”")


def test_fix_leaves_what_is_milder_alone(run: Run) -> None:
    text = write("two.txt", "On Tuesday,爆炸新闻 the ministers met in Brussels Brussels.\n")
    run("fix", text, "--severity", "critical", "-o", "out.txt")
    assert Path("out.txt").read_text() == "On Tuesday, the ministers met in Brussels Brussels.\n"


def test_fix_asks_one_at_a_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["n", "perhaps", "y"])
    monkeypatch.setattr(click, "prompt", lambda *args, **more: next(answers))
    text = write("two.txt", "On Tuesday,爆炸新闻 the ministers met in Brussels Brussels.\n")
    done = run("fix", text, "--ask", "-o", "out.txt")
    assert Path("out.txt").read_text() == "On Tuesday,爆炸新闻 the ministers met in Brussels.\n"
    assert "[-爆炸新闻-]" in done.out
    answers = iter(["q"])
    run("fix", text, "--ask", "--in-place")
    assert Path(text).read_text() == "On Tuesday,爆炸新闻 the ministers met in Brussels Brussels.\n"


def test_fix_to_standard_output(run: Run) -> None:
    done = run("fix", write("bad.txt", BAD), "-o", "-")
    assert done.out == CLEAN.replace("Tuesday", "Tuesday,")
    assert "[-爆炸新闻-]" in done.err


def test_an_ignored_finding_stays_ignored_after_an_edit_elsewhere(run: Run) -> None:
    text = write("bad.txt", BAD)
    (report,) = run("check", text, "--format", "jsonl").reports
    fingerprint = report["findings"][0]["fingerprint"]
    done = run("ignore", fingerprint[:6], text, "--reason", 'A "label",\nkept', "--by", "Ana")
    assert done.code == 0
    stored = Path("tqa-ignore.toml").read_text(encoding="utf-8")
    assert 'reason = "A \\"label\\", kept"' in stored
    assert 'surface = "爆炸新闻"' in stored
    write("bad.txt", "A first sentence was put in.\n\n" + BAD)
    done = run("check", text, "--format", "jsonl")
    (report,) = done.reports
    assert (done.code, report["findings"]) == (0, [])
    ignored = report["ignored"][0]
    assert ignored["finding"]["surface"] == "爆炸新闻"
    assert ignored["reason"].startswith('A "label", kept (Ana, ')
    assert run("check", str(Path(text).resolve())).code == 0
    assert run("check", write("other.txt", BAD)).code == 1
    assert run("ignore", "爆炸新闻", text, "--reason", "again").err == "tqa: “爆炸新闻” is set aside already\n"


def test_a_damaged_ignore_file_is_told(run: Run) -> None:
    text = write("bad.txt", BAD)
    write("tqa-ignore.toml", "[[ignore]]\nfingerprnt = 'x'\n")
    done = run("check", text)
    assert done.code == 2
    assert "tqa-ignore.toml: [[ignore]] 1: there is no “fingerprnt”; did you mean “fingerprint”?" in done.err
