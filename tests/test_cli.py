"""The command line: what is read, exit codes, and one line for each mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import BAD, CLEAN, Run, piped, write


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
    severities = {f["severity"] for r in run("check", minor, "--format", "jsonl").reports for f in r["findings"]}
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
        ("ignore", "abcd", "a.txt", "--reason", "x"): "there is no finding “abcd” in a.txt",
        ("glossary", "serach"): "there is no command “serach”; did you mean “search”?",
        (
            "check",
            "a.txt",
            "--min-confidence",
            "high",
        ): "Invalid value for '--min-confidence': “high” is no number such as 0.8",
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
    told = f"tqa: {Path(path).resolve()}:2: [checks.repetition] “min_characters”: expected a whole number, got a text\n"
    assert run("check", "a.txt").err == told
    write("tqa.toml", "[checks.omission]\nmin_letters = 25\n[checks.addition]\nmin_letters = -3\n")
    told = f"tqa: {Path(path).resolve()}:4: [checks.addition] “min_letters”: expected a whole number of at least 1, got -3\n"
    assert run("check", "a.txt").err == told
    write("tqa.toml", "[checks.repetition]\nenabled = false\n")
    assert 'has no setting “enabled”; skip = ["repetition"] switches it off' in run("check", "a.txt").err
    for setting, message in (
        ("source_lang = '?!'", "“?!” is not a language tag"),
        ("format = 'jsnol'", "there is no output"),
    ):
        write("tqa.toml", f"# a desk\n{setting}\n")
        assert run("check", "a.txt").err.startswith(f"tqa: {Path(path).resolve()}:2: {setting.split()[0]}: {message}")
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
