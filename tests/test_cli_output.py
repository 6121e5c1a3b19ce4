"""Where output goes: files, full disks, readers that went away; and that no word of an article goes elsewhere."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import BAD, CLEAN, Run, piped, write


def test_output_goes_to_a_file(run: Run) -> None:
    bad = write("bad.txt", BAD)
    done = run("check", bad, "--format", "jsonl", "-o", "report.jsonl")
    assert (done.code, done.out) == (1, "")
    assert json.loads(Path("report.jsonl").read_text(encoding="utf-8"))["id"] == "bad.txt"


def test_a_file_s_name_says_its_form_unless_the_user_does(run: Run) -> None:
    bad = write("bad.txt", BAD)
    run("check", bad, "-o", "page.html")
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    run("check", bad, "-o", "page.html", "--format", "jsonl")
    assert json.loads(Path("page.html").read_text(encoding="utf-8"))["id"] == "bad.txt"
    run("check", bad, "-o", "report.md")
    assert Path("report.md").read_text(encoding="utf-8").startswith("bad.txt · target only")
    run("names", bad, "-o", "names.tsv")
    assert Path("names.tsv").read_text(encoding="utf-8").startswith("id\tstate\t")
    write("labelled.jsonl", json.dumps({"id": "a", "target": CLEAN, "gold": []}))
    run("evaluate", "labelled.jsonl", "-o", "figures.md")
    assert "| language | documents |" in Path("figures.md").read_text(encoding="utf-8")
    write("tqa.toml", 'format = "jsonl"')
    run("check", bad, "-o", "page.html")
    assert json.loads(Path("page.html").read_text(encoding="utf-8"))["id"] == "bad.txt"


def test_a_dash_is_standard_input_and_standard_output(tmp_path: Path) -> None:
    done = piped("check", "-", "-o", "-", data=BAD.encode(), folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().startswith("- · target only")


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


def refused_at(size: int, *args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """`tqa` where no file may grow beyond a size, as on a disk that is full."""
    script = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); from tqa.cli import main; main()"
    command = [sys.executable, "-c", f"import sys; sys.argv[0] = 'tqa'; {script}", *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=60, check=False)


@pytest.mark.skipif(os.name == "nt", reason="needs limits of a process")
def test_a_full_disk_leaves_the_report_of_yesterday(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").touch()
    (tmp_path / "article.en.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "report.html").write_text("of yesterday", encoding="utf-8")
    for output in ("report.html", "new.html"):
        done = refused_at(1_000, "check", "article.en.txt", "--format", "html", "-o", output, folder=tmp_path)
        assert (done.returncode, done.stderr) == (2, f"tqa: {output}: cannot be written: File too large\n")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "of yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.en.txt", "report.html", "tqa.toml"]


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_ended_leaves_no_half_of_a_report(sent: signal.Signals, code: int, tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").touch()
    command = [sys.executable, "-m", "tqa", "check", "-", "--from", "jsonl", "--format", "jsonl", "-o", "out.jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps({"id": "1", "target": BAD}).encode() + b"\n")
        process.stdin.flush()
        for _ in range(600):
            if any(path.stat().st_size for path in tmp_path.glob(".out.jsonl.*")):
                break
            time.sleep(0.05)
        process.send_signal(sent)
        assert process.wait(timeout=30) == code
    assert [path.name for path in tmp_path.iterdir()] == ["tqa.toml"]


def test_the_file_keeps_its_rights_and_a_link_its_aim(run: Run) -> None:
    clean = write("clean.txt", CLEAN)
    place = Path(write("folder/report.jsonl", "of yesterday"))
    place.chmod(0o640)
    Path("report.jsonl").symlink_to(place)
    assert run("check", clean, "--format", "jsonl", "-o", "report.jsonl").code == 0
    assert Path("report.jsonl").is_symlink()
    assert json.loads(place.read_text(encoding="utf-8"))["id"] == clean
    assert place.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in Path("folder").iterdir()] == ["report.jsonl"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_a_device_is_written_as_it_comes(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").touch()
    done = piped("check", "-", "--format", "jsonl", "-o", "/dev/stdout", data=CLEAN.encode(), folder=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["id"]) == (0, "-")
    assert piped("check", "-", "-o", "/dev/null", data=CLEAN.encode(), folder=tmp_path).returncode == 0
