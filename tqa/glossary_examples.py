"""Running the examples of readings: a text that must be told wrong, or one that must pass."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from tqa.config import Config
from tqa.document import Document
from tqa.finding import Category, Severity
from tqa.glossary.concept import ReadingExample
from tqa.pipeline import Checker

FIRES = (Severity.MAJOR, Severity.CRITICAL)


def failed_examples(over: Sequence[Path], *, shipped: bool) -> tuple[int, list[str]]:
    """How many examples ran, and a line for each that did not do what it should, with its file and line."""
    checker = Checker.load(Config(glossaries=tuple(over), shipped_glossaries=shipped, model=False))
    examples = checker.glossary.examples()
    return len(examples), [line for example in examples if (line := _failure(checker, example))]


def _failure(checker: Checker, example: ReadingExample) -> str:
    document = Document.of(
        example.target, example.source, source_lang=None if example.language == "en" else example.language
    )
    report = checker.check(dataclasses.replace(document, id=f"{example.path}:{example.line}"))
    found = [f for f in report.findings if f.category is Category.ENTITY and f.severity in FIRES]
    if bool(found) is example.fires:
        return ""
    said = "; ".join(f"“{finding.surface}”: {finding.message}" for finding in found) or "nothing found"
    return f"{example.path}:{example.line}: {example.short} must {'fire' if example.fires else 'pass'}: {said}"
