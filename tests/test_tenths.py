"""成: tenths, which are told in per cent or as so many of ten."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False, only=("number-mismatch", "date-mismatch")))


def told(checker: Checker, target: str, source: str) -> list[str]:
    return [finding.surface for finding in checker.check(Document.of(target, source, source_lang="zh")).findings]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("About 60 percent of the crossings were closed.", "约六成的口岸关闭。"),
        ("Six in ten crossings were closed.", "约六成的口岸关闭。"),
        ("Six out of 10 people agreed.", "六成人同意。"),
        ("Sales of 13,560 flats were 12 percent fewer.", "共成交1万3560个单位，同比减少一成二。"),
        ("Exports rose 25 percent.", "出口增长两成半。"),
        ("Sales fell by 30 to 50 percent.", "销量下降三成至五成。"),
    ],
)
def test_tenths_are_per_cents_or_parts_of_ten(checker: Checker, target: str, source: str) -> None:
    assert told(checker, target, source) == []


@pytest.mark.parametrize(
    ("target", "source", "wrong"),
    [
        ("About 6 percent of the crossings were closed.", "约六成的口岸关闭。", "6 percent"),
        ("Sales of 13,560 flats were 1.2 percent fewer.", "共成交1万3560个单位，同比减少一成二。", "1.2 percent"),
    ],
)
def test_a_tenth_is_not_one_per_cent(checker: Checker, target: str, source: str, wrong: str) -> None:
    assert told(checker, target, source) == [wrong]


def test_somebody_called_zhou_is_no_weekday(checker: Checker) -> None:
    assert told(checker, "Chou Tien-chen won on Thursday.", "周天成星期四获胜。") == []
    assert told(checker, "Joe Chow spoke on Thursday.", "周一鸣星期四发言。") == []
