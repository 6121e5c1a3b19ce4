"""The command line: exit codes, one line for each mistake, and what each command does from end to end."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from tqa.cli import COMMANDS, main, tqa
from tqa.config import load as load_settings
from tqa.render import RENDERERS

BAD = "On Tuesday,爆炸新闻 the Group of Seven met in Brussels.\n"
CLEAN = "On Tuesday the Group of Seven met in Brussels.\n"


@dataclass
class Done:
    code: int
    out: str
    err: str

    @property
    def reports(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `tqa` in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "tqa.toml").touch()

    def run(*args: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["tqa", *args])
        capsys.readouterr()
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            gc.enable()
            gc.unfreeze()
        captured = capsys.readouterr()
        return Done(int(ended.value.code or 0), captured.out, captured.err)

    return run


def write(name: str, text: str, encoding: str = "utf-8") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode(encoding))
    return name


def piped(*args: str, data: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "tqa", *args], input=data, capture_output=True, cwd=folder, timeout=60)


def test_exit_codes_follow_fail_on(run: Run) -> None:
    bad, clean = write("bad.txt", BAD), write("clean.txt", CLEAN)
    assert run("check", clean).code == 0
    assert run("check", bad).code == 1
    assert run("check", bad, "--fail-on", "never").code == 0
    assert run("check", bad, clean, "--skip", "untranslated-fragment").code == 0
    assert run("check", "nothing.txt").code == 2
    assert run("check", bad, "nothing.txt").code == 2


def test_each_severity_is_a_threshold(run: Run) -> None:
    minor = write("minor.txt", "The ministers met in Brussels Brussels on Tuesday.\n")
    severities = {f["severity"] for r in run("check", minor, "--format", "jsonl").reports for f in r["findings"]}  # type: ignore[attr-defined]
    assert severities == {"minor"}
    assert run("check", minor, "--fail-on", "minor").code == 1
    assert run("check", minor, "--fail-on", "major").code == 0


def test_json_lines_in_and_out_in_input_order(run: Run) -> None:
    lines = [{"id": f"d{n}", "target": BAD if n % 2 else CLEAN, "source_lang": "zh"} for n in range(5)]
    feed = write("feed.jsonl", "\n".join(json.dumps(line) for line in lines))
    done = run("check", "--format", "jsonl", feed)
    assert [report["id"] for report in done.reports] == ["d0", "d1", "d2", "d3", "d4"]
    assert [bool(report["findings"]) for report in done.reports] == [False, True, False, True, False]
    assert all(report["schema"] == 1 and report["status"] == "checked" for report in done.reports)
    assert (done.code, done.err) == (1, "")


def test_texts_and_feeds_together(run: Run) -> None:
    text = write("one.txt", CLEAN)
    feed = write("feed.jsonl", json.dumps({"id": "two", "target": CLEAN}))
    assert [report["id"] for report in run("check", text, feed, "--format", "jsonl").reports] == ["one.txt", "two"]


def test_a_user_s_mistake_is_one_line(run: Run) -> None:
    write("a.txt", CLEAN)
    for args, message in {
        ("chekc", "a.txt"): "tqa: there is no command “chekc”; did you mean “check”? (see tqa --help)",
        ("check",): "Missing argument 'FILE...'",
        ("check", "a.txt", "--onyl", "x"): "--only",
        ("check", "a.txt", "--only", "repetitoin"): "there is no check “repetitoin”; did you mean “repetition”?",
        ("check", "a.txt", "--format", "jsnol"): "there is no output format “jsnol”; did you mean “jsonl”?",
        ("check", "a.txt", "--from", "txt"): "there is no input format “txt”; did you mean “text”?",
        ("check", "a.txt", "--source-lang", "Chinese!"): "“Chinese!” is not a language tag",
        ("check", "a.txt", "--encoding", "utf-99"): "there is no text encoding “utf-99”",
        ("check", "a.txt", "--published", "Tuesday"): "“Tuesday” is no day such as 2023-11-29",
        ("check", "a.txt", "--min-confidence", "2"): "a confidence is between 0 and 1, not 2.0",
        ("check", "a.txt", "--output", "no/such/folder/x"): "no/such/folder/x: cannot be written",
        ("check", "a.txt", "--output", "a.txt"): "a.txt: this file is being read",
        ("check", "a.txt", "--config", "none.toml"): "none.toml: the settings cannot be read",
        ("check", "a.txt", "a.txt", "--source", "b.txt"): "--source goes with one text",
        ("fix", "a.txt", "--in-place", "--output", "b.txt"): "exclude each other",
        ("fix", "x.jsonl"): "x.jsonl: only plain texts can be corrected",
        ("ignore", "abcd", "a.txt", "--reason", " "): "a reason is needed",
        ("ignore", "abcd", "a.txt", "--reason", "x"): "there is no finding “abcd”",
        ("checks", "repetitoin"): "did you mean “repetition”?",
    }.items():
        done = run(*args)
        assert done.code == 2, args
        assert done.out == "", args
        assert message in done.err, args
        assert done.err.startswith("tqa: "), args
        assert done.err.count("\n") == 1, args


def test_without_a_command_there_is_help(run: Run) -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "check " in done.err


def test_a_mistake_in_the_settings_is_told_with_its_line(run: Run) -> None:
    write("a.txt", CLEAN)
    path = write("tqa.toml", "[checks.repetition]\nmin_caracters = 3\n")
    assert run("check", "a.txt").err.startswith(f"tqa: {Path(path).resolve()}:2: [checks.repetition] has no setting")
    write("tqa.toml", "[checks.repetition]\nmin_characters = 'a'\n")
    told = f"tqa: {Path(path).resolve()}:2: [checks.repetition] “min_characters”: Expected int, got str\n"
    assert run("check", "a.txt").err == told
    write("tqa.toml", '# skip\nskip = ["artefact", "repetitoin"]\n')
    assert run("check", "a.txt").err.startswith(f"tqa: {Path(path).resolve()}:2: there is no check “repetitoin”")


def test_settings_are_found_and_options_go_before_them(run: Run) -> None:
    bad = write("bad.txt", BAD)
    write("tqa.toml", 'fail_on = "never"\nformat = "jsonl"\nsource_lang = "zh"\n')
    done = run("check", bad)
    assert (done.code, done.reports[0]["source_lang"]) == (0, "zh")
    assert run("check", bad, "--fail-on", "critical").code == 1


def test_the_source_is_given_or_found(run: Run) -> None:
    text = write("x.en.txt", CLEAN)
    source = write("x.zh.txt", "星期二，七国集团在布鲁塞尔举行会议。\n")
    (report,) = run("check", text, "--format", "jsonl").reports
    assert (report["with_source"], report["source_lang"], report["target_lang"]) == (True, "zh", "en")
    assert report["notes"] == ["the source was found beside it: x.zh.txt"]
    (report,) = run("check", text, "--format", "jsonl", "--no-pair").reports
    assert (report["with_source"], report["source_lang"], report["notes"]) == (False, None, [])
    (report,) = run("check", write("y.txt", CLEAN), "--source", source, "--format", "jsonl").reports
    assert (report["with_source"], report["source_lang"]) == (True, "zh")
    done = run("check", "y.txt", "--source", "none.txt", "--format", "jsonl")
    assert (done.code, done.err) == (2, "tqa: none.txt: no such file or directory\n")


def test_folders(run: Run) -> None:
    write("desk/b.en.txt", CLEAN)
    write("desk/b.zh.txt", "星期二，七国集团在布鲁塞尔举行会议。")
    write("desk/a.txt", CLEAN)
    write("desk/.hidden.txt", BAD)
    write("desk/picture.png", "")
    write("desk/sub/feed.jsonl", json.dumps({"id": "f", "target": CLEAN}))
    write("desk/sub/labels.jsonl", json.dumps({"id": "f", "clean": True}))
    done = run("check", "desk", "--recursive", "--format", "jsonl")
    assert [(r["id"], r["with_source"]) for r in done.reports] == [
        ("desk/a.txt", False),
        ("desk/b.en.txt", True),
        ("f", False),
    ]
    refused = run("check", "desk")
    assert (refused.code, refused.err) == (2, "tqa: desk: this is a folder; --recursive reads the files in it\n")
    Path("empty").mkdir()
    assert run("check", "-r", "empty").err == "tqa: empty: there is no text or JSON lines file in it\n"


def test_standard_input(tmp_path: Path) -> None:
    (tmp_path / "tqa.toml").touch()  # so that no settings of a folder above are found
    done = piped("check", "-", "--format", "jsonl", "--source-lang", "zh", data=BAD.encode("utf-16"), folder=tmp_path)
    report = json.loads(done.stdout)
    assert (report["id"], report["findings"][0]["surface"], done.returncode) == ("-", "爆炸新闻", 1)
    feed = json.dumps({"id": "1", "target": CLEAN}).encode()
    done = piped("check", "-", "--format", "jsonl", data=feed, folder=tmp_path)
    assert (json.loads(done.stdout)["id"], done.returncode) == ("1", 0)
    done = piped("check", "-", data=b"", folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, b"tqa: -: there is no text in this file\n")


def test_output_goes_to_a_file(run: Run) -> None:
    bad = write("bad.txt", BAD)
    done = run("check", bad, "--format", "jsonl", "-o", "report.jsonl")
    assert (done.code, done.out) == (1, "")
    assert json.loads(Path("report.jsonl").read_text(encoding="utf-8"))["id"] == "bad.txt"


def test_colour_is_for_screens_unless_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = write("bad.txt", BAD)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert "\x1b[" not in run("check", bad).out
    assert "\x1b[" in run("check", bad, "--color").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", bad).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", bad).out


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
    fingerprint = report["findings"][0]["fingerprint"]  # type: ignore[index]
    done = run("ignore", fingerprint[:6], text, "--reason", 'A "label",\nkept', "--by", "Ana")
    assert done.code == 0
    stored = Path("tqa-ignore.toml").read_text(encoding="utf-8")
    assert 'reason = "A \\"label\\", kept"' in stored
    assert 'surface = "爆炸新闻"' in stored
    write("bad.txt", "A first sentence was put in.\n\n" + BAD)
    done = run("check", text, "--format", "jsonl")
    (report,) = done.reports
    assert (done.code, report["findings"]) == (0, [])
    (ignored,) = report["ignored"]  # type: ignore[misc]
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


def test_checks_are_listed_and_explained_with_their_examples(run: Run) -> None:
    listed = run("checks").out
    assert "\nrepetition " in "\n" + listed
    explained = run("checks", "repetition").out
    assert "min_characters = 4" in explained
    assert "⟦evacuated evacuated⟧" in explained


def test_the_settings_in_force_are_shown_with_their_origin(run: Run) -> None:
    write("tqa.toml", 'fail_on = "minor"\n[checks.repetition]\nmin_characters = 5\n')
    lines = run("config").out.splitlines()
    path = Path("tqa.toml").resolve()
    assert any(line.startswith('fail_on = "minor"') and line.endswith(f"# {path}") for line in lines)
    assert any(line.startswith("min_confidence = 0.0") and line.endswith("# default") for line in lines)
    assert "min_characters = 5" in lines


def test_schemas_version_and_completion(run: Run) -> None:
    assert json.loads(run("schema").out)["properties"]["schema"]["const"] == 1
    assert "target" in json.loads(run("schema", "document").out)["properties"]
    assert run("version").out.startswith("tqa 0.")
    assert "_TQA_COMPLETE=bash_complete" in run("completion", "bash").out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_what_the_table_says(name: str) -> None:
    command = tqa.get_command(click.Context(tqa), name)
    assert command is not None
    assert command.get_short_help_str(200).rstrip(".") == COMMANDS[name][1].rstrip(".")


def test_the_help_names_every_form_of_output(run: Run) -> None:
    told = " ".join(run("check", "--help").out.split())
    assert all(name in told for name in RENDERERS)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("tqa che", "check"), ("tqa check --only repet", "repetition"), ("tqa check --format sar", "sarif")],
)
def test_a_shell_completes(words: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.shell_completion import BashComplete

    *before, last = words.split()
    completion = BashComplete(tqa, {}, "tqa", "_TQA_COMPLETE")
    assert expected in [item.value for item in completion.get_completions(before[1:], last)]


HEAVY = "onnxruntime numpy rich transformers torch jinja2 rapidfuzz charset_normalizer msgspec sentencepiece regex"


@pytest.mark.parametrize("code", ["import tqa", "sys.argv = ['tqa', '--help']; from tqa.cli import main; main()"])
def test_import_and_help_load_nothing_heavy(code: str) -> None:
    script = f"""
import atexit, sys
atexit.register(lambda: print(sorted({set(HEAVY.split())!r} & set(sys.modules)), file=sys.stderr))
{code}
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == "[]\n"


def test_settings_name_no_option_that_does_not_exist() -> None:
    from tqa.commands.options import SETTINGS

    assert set(SETTINGS) <= set(load_settings(environment={}).origins)


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
