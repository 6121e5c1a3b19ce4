"""What the tests share: one checker with the shipped glossaries, loaded once."""

from __future__ import annotations

import pytest

from tqa import Checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden renderings and the README's blocks anew"
    )
