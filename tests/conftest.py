"""What the tests share: one checker with the shipped glossaries, loaded once."""

from __future__ import annotations

import pytest

from tqa import Checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()
