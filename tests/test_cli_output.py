"""Where output goes: files, full disks, readers that went away; and that no word of an article goes elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import BAD, Run, write


def test_output_goes_to_a_file(run: Run) -> None:
    bad = write("bad.txt", BAD)
    done = run("check", bad, "--format", "jsonl", "-o", "report.jsonl")
    assert (done.code, done.out) == (1, "")
    assert json.loads(Path("report.jsonl").read_text(encoding="utf-8"))["id"] == "bad.txt"


def test_an_article_leaves_no_trace(tmp_path: Path) -> None:
    article = tmp_path / "article.en.txt"
    article.write_text(BAD.replace("Brussels", "Canaryville"), encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    command = [sys.executable, "-m", "tqa", "check", str(article), "--source-lang", "zh"]
    done = subprocess.run(command, capture_output=True, cwd=home, env=environment, timeout=60, check=False)
    assert b"Canaryville" in done.stdout
    assert b"Canaryville" not in done.stderr
    left = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in left if b"Canaryville" in path.read_bytes()]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.en.txt", "home"]


CRASHES = """
import sys
from tqa.checks.artefact import Artefact
def find(self, context):
    try:
        {{}}[context.document.fields[0].target]
    except KeyError:
        raise ValueError(f"what is {{context.document.fields[0].target}}?")
Artefact.find = find
sys.argv = ["tqa", "check", "{article}"]
from tqa.cli import main
main()
"""


def test_a_crash_says_where_it_was_and_not_a_word_of_the_article(tmp_path: Path) -> None:
    article = tmp_path / "article.en.txt"
    article.write_text("The mayor of Canaryville spoke.", encoding="utf-8")
    command = [sys.executable, "-c", CRASHES.format(article=article)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)
    assert done.returncode == 2
    assert "Canaryville" not in done.stdout + done.stderr
    assert "ValueError" in done.stderr
    assert "KeyError" in done.stderr
    assert "in find" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments",
    ["check article.en.txt", "check --format html article.en.txt", "schema", "--help", "fix -o - article.en.txt"],
)
def test_a_full_disk_behind_the_output_is_one_line_and_no_finding(arguments: str, tmp_path: Path) -> None:
    (tmp_path / "article.en.txt").write_text(BAD, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "tqa", *arguments.split()]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "tqa: the output: No space left on device"
    assert "Traceback" not in done.stderr


def test_nobody_who_reads_on_is_no_finding(tmp_path: Path) -> None:
    (tmp_path / "article.en.txt").write_text(BAD, encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "tqa", "check", "article.en.txt"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_closed_streams_are_told_or_passed_over(tmp_path: Path) -> None:
    (tmp_path / "article.en.txt").write_text(BAD, encoding="utf-8")
    run = ["bash", "-c", f'"{sys.executable}" -m tqa check "$0" --source-lang zh >&-', "article.en.txt"]
    done = subprocess.run(run, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    run = ["bash", "-c", f'"{sys.executable}" -m tqa check - <&-']
    done = subprocess.run(run, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (2, b"tqa: there is no standard input: it was closed\n")
