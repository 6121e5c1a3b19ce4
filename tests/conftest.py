"""What the tests share: one checker with the shipped glossaries, loaded once, and the command line in an empty folder."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from command_line import Done, Run

from tqa import Checker

# Examples have no deadline: on a busy machine the clock says nothing of the code.
hypothesis.settings.register_profile("tqa", deadline=None)
hypothesis.settings.load_profile("tqa")


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `tqa` in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "tqa.toml").touch()

    def run(*args: str) -> Done:
        from tqa.cli import main

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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden renderings and the README's blocks anew"
    )


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell starts what runs behind it with interruptions ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
