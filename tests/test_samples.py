"""The samples are what their labels say, and the checks find what is wrong in them without crying wolf."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tqa import Checker, Document, Report, Severity

SAMPLES = Path(__file__).parent.parent / "samples"
FEED: list[dict[str, Any]] = [json.loads(line) for line in (SAMPLES / "feed.jsonl").read_text("utf-8").splitlines()]
LABELS: dict[str, dict[str, Any]] = {
    row["id"]: row for row in map(json.loads, (SAMPLES / "labels.jsonl").read_text("utf-8").splitlines())
}

DETERMINED = {"repetition", "artefact", "capitalization", "name-variant"}
"""Kinds of errors that the text itself shows, whatever the glossaries and the model know."""


def reports(checker: Checker, *, with_source: bool) -> dict[str, Report]:
    documents = [
        Document.of(
            row["target"],
            row["source"] if with_source else None,
            id=row["id"],
            source_lang=row["source_lang"],
            published=date.fromisoformat(row["published"]),
        )
        for row in FEED
        if row["source"] or not with_source
    ]
    return {report.id: report for report in checker.check_all(documents)}


@pytest.mark.parametrize("row", FEED, ids=lambda row: row["id"])
def test_feed_and_files_agree(row: dict[str, Any]) -> None:
    assert (SAMPLES / f"{row['id']}.en.txt").read_text("utf-8") == row["target"] + "\n"
    source = SAMPLES / f"{row['id']}.{row['source_lang']}.txt"
    assert (source.read_text("utf-8") == row["source"] + "\n") if row["source"] else not source.exists()
    for gold in LABELS[row["id"]]["gold"]:
        assert row["target"][gold["start"] : gold["end"]] == gold["text"]


@pytest.mark.quality
@pytest.mark.parametrize("with_source", [True, False])
def test_floor(checker: Checker, *, with_source: bool) -> None:
    found = reports(checker, with_source=with_source)
    gold = [
        (name, error) for name in found for error in LABELS[name]["gold"] if with_source or not error["needs_source"]
    ]
    hits = [
        error["kind"]
        for name, error in gold
        if any(f.start < error["end"] and f.end > error["start"] for f in found[name].findings)
    ]
    assert len(hits) >= 0.75 * len(gold)
    determined = [error for _, error in gold if error["kind"] in DETERMINED]
    assert len([kind for kind in hits if kind in DETERMINED]) == len(determined)


@pytest.mark.quality
@pytest.mark.parametrize("with_source", [True, False])
def test_clean_samples_stay_quiet(checker: Checker, *, with_source: bool) -> None:
    found = reports(checker, with_source=with_source)
    clean = [report for name, report in found.items() if LABELS[name]["clean"]]
    assert len(clean) >= 2
    assert [(report.id, f.check, f.surface) for report in clean for f in report.at_least(Severity.MAJOR)] == []
