"""The bound on a document's time holds where the time runs out while an object is cleared away."""

from __future__ import annotations

import sys
import time

import pytest

from tqa.deadline import deadline
from tqa.errors import DocumentError


def _compute(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


class _SlowToGo:
    def __del__(self) -> None:
        _compute(0.05)


def _clear_away_and_go_on() -> None:
    with deadline(0.01):
        _SlowToGo()
        _compute(5)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_what_a_destructor_cannot_be_told_is_told_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", printed.append)
    with pytest.raises(DocumentError, match="took more than"):
        _clear_away_and_go_on()
    assert printed == []
