"""Words that turn a number or a time round: below zero, and a half, last and next."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document

CHECKS = ("number-mismatch", "date-mismatch")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False))


def found(checker: Checker, target: str, source: str) -> dict[str, str]:
    findings = checker.check(Document.of(target, source_lang="zh", source=source)).findings
    return {f.surface: "".join(f.suggestions[:1]) for f in findings if f.check in CHECKS}


@pytest.mark.parametrize(
    ("target", "source", "told"),
    [
        ("It was 8 degrees Celsius in Oslo.", "奥斯陆气温为零下8摄氏度。", {"8": "minus 8"}),
        ("It was 8 degrees below zero in Oslo.", "奥斯陆气温为零下8摄氏度。", {}),
        ("It was minus 8 degrees in Oslo.", "奥斯陆气温为零下8摄氏度。", {}),
        ("It was -8 degrees in Oslo.", "奥斯陆气温为零下8摄氏度。", {}),
        ("It was 8 degrees Celsius in Oslo.", "奥斯陆气温为8摄氏度。", {}),
    ],
)
def test_what_is_below_zero_is_told_so(checker: Checker, target: str, source: str, told: dict[str, str]) -> None:
    assert found(checker, target, source) == told


@pytest.mark.parametrize(
    ("target", "source", "told"),
    [
        ("The talks lasted three hours.", "会谈持续了三个半小时。", {"three": "three and a half"}),
        ("The talks lasted three and a half hours.", "会谈持续了三个半小时。", {}),
        ("The talks lasted 3.5 hours.", "会谈持续了三个半小时。", {}),
        ("The three ministers met for hours.", "三位部长会谈了三个半小时。", {}),
    ],
)
def test_a_half_is_not_lost(checker: Checker, target: str, source: str, told: dict[str, str]) -> None:
    assert found(checker, target, source) == told


@pytest.mark.parametrize(
    ("target", "source", "told"),
    [
        ("Inflation slowed last year.", "上月通胀放缓。", {"last year": "last month"}),
        ("He will visit Lima last week.", "他下周将访问利马。", {"last week": "next week"}),
        ("Inflation slowed last month from a year earlier.", "上月通胀同比放缓。", {}),
        ("Inflation slowed from a year earlier.", "上月通胀同比放缓。", {}),
        ("Inflation slowed last year and will rise this month.", "上月通胀放缓。", {}),
    ],
)
def test_last_and_next_are_not_swapped(checker: Checker, target: str, source: str, told: dict[str, str]) -> None:
    assert found(checker, target, source) == told


@pytest.mark.parametrize(
    ("target", "source", "told"),
    [
        ("It fell by 1 percent.", "汇率下跌一成。", {"1 percent"}),
        ("It rose 1.5 percent.", "同比增加约一成半。", {"1.5 percent"}),
        ("It fell by 10 percent.", "汇率下跌一成。", set()),
        ("It fell by a tenth.", "汇率下跌一成。", set()),
        ("Nothing ever changes.", "一切一成不变。", set()),
    ],
)
def test_a_tenth_is_ten_per_cent(checker: Checker, target: str, source: str, told: set[str]) -> None:
    assert set(found(checker, target, source)) == told
