"""Every example of every check, and every case of `tests/cases/`, is read rightly by that check alone."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tqa import Checker, Config, Document, Finding, Side
from tqa.checks import CHECKS, Check, Example

CASES = Path(__file__).parent / "cases"


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its ⟦ ⟧, and the spans that they marked."""
    plain, spans, start = "", [], 0
    for char in text:
        if char == "⟦":
            start = len(plain)
        elif char == "⟧":
            spans.append((start, len(plain)))
        else:
            plain += char
    return plain, spans


@cache
def checker_of(code: str, settings: str) -> Checker:
    """A checker with this check alone; `settings` are JSON."""
    return Checker.load(Config(only=(code,), checks={code: json.loads(settings)}))


def findings_of(code: str, example: Example) -> tuple[list[Finding], list[tuple[int, int]], list[tuple[int, int]]]:
    source_lang, _, target_lang = example.pair.partition(">")
    target, target_marks = unmark(example.target)
    source, source_marks = unmark(example.source) if example.source is not None else (None, [])
    document = Document.of(
        target, source, source_lang=None if source_lang == "?" else source_lang, target_lang=target_lang
    )
    report = checker_of(code, json.dumps(dict(example.settings))).check(document)
    assert report.error is None
    return list(report.findings), target_marks, source_marks


def cases() -> list[tuple[str, Example]]:
    found = [(check.code, example) for check in CHECKS for example in check.examples]
    for path in sorted(CASES.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found.append((path.stem, Example(**row)))
    return found


@pytest.mark.parametrize(("code", "example"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_example(code: str, example: Example) -> None:
    findings, target_marks, source_marks = findings_of(code, example)
    assert [(f.start, f.end) for f in findings if f.side is Side.TARGET] == target_marks
    if source_marks:
        assert [(f.start, f.end) for f in findings if f.side is Side.SOURCE] == source_marks
    if example.suggest is not None:
        assert findings[0].suggestions[0] == example.suggest


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_conventions(check: type[Check]) -> None:
    assert check.__module__ == f"tqa.checks.{check.code.replace('-', '_')}"
    assert check.__name__ == "".join(part.capitalize() for part in check.code.split("-"))
    assert check.__doc__
    assert any("⟦" in example.target or "⟦" in (example.source or "") for example in check.examples)
    assert any("⟦" not in example.target and "⟦" not in (example.source or "") for example in check.examples)


def test_codes_are_unique() -> None:
    codes = [check.code for check in CHECKS]
    assert len(codes) == len(set(codes))
