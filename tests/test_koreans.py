"""One Korean whose name is spelt in two ways."""

from __future__ import annotations

import pytest

from tqa.config import Config
from tqa.document import Document
from tqa.entity.sound import hangul_of
from tqa.pipeline import Checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False, only=("name-variant",)))


def test_what_a_syllable_may_stand_for() -> None:
    assert hangul_of("lee") == {"이", "리"}
    assert "우" in hangul_of("woo") & hangul_of("u")
    assert not hangul_of("smith")


@pytest.mark.parametrize(
    ("lang", "target", "told"),
    [
        ("ko", "Lee Cheol-woo spoke. Yi Cheol-u left. Lee Cheol-woo slept.", [("Yi Cheol-u", ("Lee Cheol-woo",))]),
        ("ko", "On Monday Bak Sang-hun left. Park Sang-hoon of Seoul and Park Sang-hoon's son stayed.",
         [("Bak Sang-hun", ("Park Sang-hoon",))]),
        ("ko", "Chung Dong-young spoke in Seoul. Jeong Dong-yeong left.", [("Jeong Dong-yeong", ("Chung Dong-young",))]),
        ("ko", "Yi Cheol-u left. Lee Cheol-woo slept.", [("Yi Cheol-u", ("Lee Cheol-woo",))]),
        ("ko", "Han Deok-su left. Han Duck-soo slept.", [("Han Deok-su", ("Han Duck-soo",))]),
        ("ko", "Kim Jong Un and Kim Yo Jong met Han Duck-soo, Han Dong-hoon, Lee Jae-myung and Lee Jun-seok.", []),
        ("zh", "Lee Cheol-woo spoke. Yi Cheol-u left.", []),
    ],
)  # fmt: skip
def test_two_spellings_of_one_korean(
    lang: str, target: str, told: list[tuple[str, tuple[str, ...]]], checker: Checker
) -> None:
    report = checker.check(Document.of(target, source_lang=lang, target_lang="en"))
    assert [(one.surface, one.suggestions) for one in report.findings] == told
