"""What the command line says of itself: help, checks, settings, schemas, completion; and what it loads for that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from command_line import Run, write

from tqa.cli import COMMANDS, tqa
from tqa.config import load as load_settings
from tqa.render import RENDERERS


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


def test_the_settings_shown_are_settings_that_say_the_same(run: Run) -> None:
    write("house.csv", "concept,lang,term\n")
    write(
        "tqa.toml",
        'fail_on = "never"\nglossaries = ["house.csv"]\n[checks.term-translated]\nterms = ["a \\"b\\" \\\\c"]\n',
    )
    shown = run("config").out
    assert '# source_lang = ""' in shown
    write("tqa.toml", shown)
    again = run("config")
    assert (again.code, again.err) == (0, "")
    assert [line.partition("  # ")[0].rstrip() for line in again.out.splitlines()] == [
        line.partition("  # ")[0].rstrip() for line in shown.splitlines()
    ]


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
