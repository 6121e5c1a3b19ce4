"""The README's picture and tables are what the tool prints today. `pytest --update-golden` writes them anew."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tqa.checks import CHECKS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = "samples/rafah-convoys.en.txt"


def picture() -> str:
    """What `tqa check` prints for one sample, without colour."""
    command = [sys.executable, "-m", "tqa", "check", "--no-color", "--width", "100", PICTURE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return f"```\n$ tqa check {PICTURE}\n\n{done.stdout.rstrip()}\n```"


def checks() -> str:
    rows = ["| check | finds | without the source |", "| --- | --- | --- |"]
    for check in CHECKS:
        summary = (inspect.getdoc(check) or "").split("\n", 1)[0].rstrip(".")
        rows.append(f"| `{check.code}` | {summary} | {'' if check.requires_source else 'yes'} |")
    return "\n".join(rows)


BLOCKS: dict[str, Callable[[], str]] = {"picture": picture, "checks": checks}


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_current(name: str, request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    block = re.compile(rf"(<!-- block: {name} -->\n)(.*?)(<!-- end -->)", re.DOTALL)
    match = block.search(text)
    assert match is not None
    current = BLOCKS[name]() + "\n"
    if request.config.getoption("--update-golden"):
        README.write_text(block.sub(lambda m: m[1] + current + m[3], text), encoding="utf-8")
    else:
        assert match[2] == current, "run pytest --update-golden and read what changed"


def test_the_commands_of_the_readme_name_files_that_exist() -> None:
    text = README.read_text(encoding="utf-8")
    for path in re.findall(r"(?:samples|tests|\.ci|glossaries)/[\w./-]*\w", text):
        assert (ROOT / path).exists(), path
