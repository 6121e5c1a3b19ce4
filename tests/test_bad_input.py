"""What no article is: each input gives a clear line or a not-checked report, quickly, and costs no other document."""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tqa import Checker, Document
from tqa.render import RENDERERS, RenderOptions

GOOD = {"id": "good", "target": "On Tuesday the Group of Seven met in Brussels.", "source_lang": "zh"}
SECONDS = 5.0
CONSONANTS = "BCDFGHKLMNPRSTVWZ"

Check = Callable[..., tuple[list[dict[str, Any]], list[str], int]]


def computing() -> float:
    """Seconds of the processor that ended child processes took: a busy machine must not fail a test."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Runs `tqa check --format jsonl` in a new process and gives its reports, its lines of errors and its exit code."""
    monkeypatch.chdir(tmp_path)
    Path("tqa.toml").touch()

    def check(*args: str) -> tuple[list[dict[str, Any]], list[str], int]:
        start = computing()
        command = [sys.executable, "-m", "tqa", "check", "--format", "jsonl", *args]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        took = computing() - start
        assert "Traceback" not in done.stderr, done.stderr
        assert took < SECONDS, f"{took:.1f} s"
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.splitlines(), done.returncode

    return check


@pytest.fixture(scope="module")
def bounded(checker: Checker) -> Checker:
    """The usual checks, given up where they take too long: it shall not come to that."""
    config = dataclasses.replace(checker.config, max_seconds=4 * SECONDS)
    return Checker(checks=checker.checks, glossary=checker.glossary, config=config, model=checker.model)


def feed(*documents: dict[str, object]) -> str:
    lines = [json.dumps(document) for document in (GOOD, *documents, {**GOOD, "id": "last"})]
    Path("feed.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "feed.jsonl"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "there is no text in this file"),
        (b" \n\t\r\n", "there is no text in this file"),
        (b"\xef\xbb\xbf", "there is no text"),
        ("\u200b\u2060\ufeff\u00ad".encode(), "there is no text to check"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "this is a PNG picture, not text"),
        (os.urandom(20_000), "not text"),
        (b"\0" * 50_000, "not text"),
        (b"On Tuesday, \xff\xfe\xfd\xfc\x81\x8d\x8f.", "the encoding is none that is known here"),
        (("e" + "\u0301" * 120_000).encode(), "longer than an article"),
        (("e" + "\u0301\u0323" * 45_000).encode(), "combining marks in a row"),
    ],
    ids=["empty", "blank", "mark", "invisible", "png", "random", "zeros", "unknown", "marks", "mixed-marks"],
)
def test_a_file_that_is_no_article(check: Check, data: bytes, message: str) -> None:
    Path("bad.txt").write_bytes(data)
    Path("good.txt").write_text("On Tuesday they met.", encoding="utf-8")
    reports, errors, code = check("bad.txt", "good.txt", "--target-lang", "en")
    assert [(r["id"], r["status"]) for r in reports] == [("bad.txt", "not-checked"), ("good.txt", "checked")]
    assert message in str(reports[0]["error"])
    assert reports[0]["findings"] == []
    (line,) = errors
    assert line.startswith("tqa: bad.txt")
    assert message in line
    assert code == 2


def test_a_huge_file_is_refused_by_its_size(check: Check) -> None:
    with Path("huge.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    reports, errors, code = check("huge.txt")
    assert [r["status"] for r in reports] == ["not-checked"]
    assert errors == ["tqa: huge.txt: a file of more than 400,000 bytes is longer than an article"]
    assert code == 2


def test_a_huge_pipe_is_not_read_to_its_end(check: Check) -> None:
    os.mkfifo("pipe.txt")
    writer = subprocess.Popen([sys.executable, "-c", "open('pipe.txt', 'wb').write(b'a ' * 25_000_000)"], stderr=-3)
    try:
        _, errors, code = check("pipe.txt")
    finally:
        writer.kill()
        writer.wait()
    assert errors == ["tqa: pipe.txt: a file of more than 400,000 bytes is longer than an article"]
    assert code == 2


def test_a_folder_and_a_missing_file_and_one_without_rights(check: Check) -> None:
    Path("folder.txt").mkdir()
    reports, errors, code = check("folder.txt", "missing.txt", "bad\nname.txt")
    assert [r["status"] for r in reports] == ["not-checked"] * 3
    assert errors == [
        "tqa: folder.txt: this is a folder; --recursive reads the files in it",
        "tqa: missing.txt: no such file or directory",
        "tqa: bad name.txt: no such file or directory",
    ]
    assert code == 2


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (" " * 50_000, "not-checked"),
        ("word" + " " * 50_000 + "word", "checked"),
        ("\n" * 50_000 + "word", "checked"),
        ("a\u0301" * 50_000, "checked"),
        ("On Tuesday \ud83d they met \udc00.", "checked"),
        ("On Tuesday\x00 they met\x1b[2J.", "checked"),
        ("On \u202eyadseuT\u202c they \u2066met\u2069.", "checked"),
        ("\ufdfa" * 20_000, "checked"),
        ("(" * 20_000 + ")" * 20_000, "checked"),
        ("9" * 60_000, "checked"),
        ("1,000." * 10_000, "checked"),
        ("a" * 60_000, "checked"),
        ("爆" * 60_000, "checked"),
        ("<a " * 20_000, "checked"),
        ("Israel-" * 6_000, "checked"),
        ("the " * 15_000, "checked"),
        ("“" * 20_000, "checked"),
        ("\t-\t" * 20_000, "checked"),
        ("A.B." * 15_000, "checked"),
        ("one hundred and " * 4_000, "checked"),
        (" ".join(str(number) for number in range(100_000, 108_000)), "checked"),
        ("\n".join(str(number) for number in range(100_000, 108_000)), "checked"),
        (", ".join(f"{a}o{b}an {b}i{a}ek" for a in CONSONANTS for b in CONSONANTS for _ in range(10)), "checked"),
        (" ".join(f"He met {a}{b}o{c}an." for a in CONSONANTS for b in "aeiou" for c in CONSONANTS * 3), "checked"),
        ("x" * 1_000_001, "not-checked"),
    ],
    ids=lambda value: ascii(value[:12]) if isinstance(value, str) else None,
)
@pytest.mark.parametrize("with_source", [False, True], ids=["alone", "with-source"])
def test_hostile_texts_are_answered_and_shown_in_time(
    bounded: Checker, target: str, status: str, with_source: bool
) -> None:
    document = Document.of(target, target if with_source else None)
    start = time.process_time()
    report = bounded.check(document)
    shown = {name: "".join(render([(document, report)], options=RenderOptions())) for name, render in RENDERERS.items()}
    took = time.process_time() - start
    assert report.status == status, report.error
    assert json.loads(shown["jsonl"])["status"] == status
    assert took < SECONDS, f"{took:.1f} s"


def test_what_takes_too_long_is_given_up(check: Check) -> None:
    names = ", ".join(f"{first}an{second}o" for first in CONSONANTS for second in CONSONANTS)
    Path("tqa.toml").write_text("max_seconds = 0.01\n")
    reports, errors, code = check(feed({"id": "slow", "target": f"He met {names} in Paris. " * 15}))
    assert [r["id"] for r in reports] == ["good", "slow", "last"]
    assert reports[1]["status"] == "not-checked"
    assert "tqa: slow: not checked: it took more than" in "\n".join(errors)
    assert code == 2


def test_lone_surrogates_come_out_as_they_came_in(check: Check) -> None:
    target = "On Tuesday,爆炸新闻 \ud83d they met."
    reports, errors, _ = check(feed({"id": "cut", "target": target, "source_lang": "zh"}))
    assert [r["status"] for r in reports] == ["checked"] * 3
    assert errors == []
    for finding in reports[1]["findings"]:
        assert target[finding["start"] : finding["end"]] == finding["surface"]


def test_sides_that_contradict_their_languages(check: Check) -> None:
    chinese = "卡塔尔和埃及星期四敦促以色列和哈马斯展现灵活性。此前，加沙停火间接谈判因以军撤离问题陷入僵局。"
    english = "Qatar and Egypt on Thursday urged Israel and Hamas to show flexibility after talks on a truce stalled."
    swapped = {"id": "swapped", "source_lang": "zh", "source": english, "target": chinese}
    wrong = {"id": "wrong", "source_lang": "ru", "source": chinese, "target": english}
    reports, errors, code = check(feed(swapped, wrong))
    assert [r["status"] for r in reports] == ["checked", "not-checked", "not-checked", "checked"]
    assert errors == [
        "tqa: swapped: not checked: source and target look swapped: the source is in English, the target in Chinese",
        "tqa: wrong: not checked: the source is not in Russian, as was said, but in Chinese characters",
    ]
    assert code == 2


def test_a_bad_language_tag_costs_its_document_only(check: Check) -> None:
    reports, errors, _ = check(feed({"id": "tag", "target": "x", "target_lang": "English (US)"}))
    assert [r["status"] for r in reports] == ["checked", "not-checked", "checked"]
    assert errors == ["tqa: tag: not checked: “English (US)” is not a language tag (such as zh, zh-Hant, en or pt-BR)"]


def test_records_without_an_id_or_with_another_s(check: Check) -> None:
    reports, errors, code = check(feed({"target": "x"}, {"id": "good", "target": "y"}))
    assert [r["id"] for r in reports] == ["good", "feed.jsonl:2", "feed.jsonl:3", "last"]
    assert errors == [
        "tqa: feed.jsonl:2: there is no “id”",
        "tqa: feed.jsonl:3: the id “good” is that of line 1 already",
    ]
    assert code == 2


def test_a_terminal_never_receives_what_the_text_wants_it_to(check: Check, tmp_path: Path) -> None:
    Path("bad.txt").write_text(
        "On Tuesday\x1b]0;title\x07 the the ministers\x1b[2J met\u202e爆炸新闻\u009b31m.\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "tqa", "check", "bad.txt", "bad\x1b[2Jname.txt", "--source-lang", "zh"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    output = (done.stdout + done.stderr).decode()
    assert "爆炸新闻" in output
    assert not set(output) & {"\x1b", "\x07", "\u202e", "\u009b"}
