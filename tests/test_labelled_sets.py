"""The public sets for measuring become labelled documents, without what training needs."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tqa.document import Unreadable
from tqa.evaluation.labels import Labelled
from tqa.evaluation.reading import read_labelled
from tqa.formats import Input
from tqa.training.__main__ import NEEDS, main
from tqa.training.labelled_sets import demetr, mqm


def read(*rows: object) -> list[Labelled | Unreadable]:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    return list(read_labelled(io.BytesIO(data), Input(name="l.jsonl"), {}))


def test_the_public_sets_become_labelled_documents(tmp_path: Path) -> None:
    (tmp_path / "demetr").mkdir()
    (tmp_path / "mqm").mkdir()
    row = {
        "id": 7,
        "lang": "de",
        "source": "Es war in Kiel.",
        "good": "It was in Kiel.",
        "perturbed": "It was in Oslo.",
    }
    kinds = ("critical_id9_ne_replaced", "critical_id10_numbers_replaced", "base_id33_empty")
    lines = [json.dumps(row | {"kind": kind}) for kind in kinds]
    (tmp_path / "demetr/dev.jsonl").write_text("\n".join(lines), encoding="utf-8")
    marks = [
        {"start": 3, "end": 8, "severity": "minor", "category": "Accuracy"},
        {"start": 3, "end": 8, "severity": "major", "category": "Accuracy/Mistranslation"},
        {"start": 9, "end": 13, "severity": "major", "category": "Style/Awkward"},
        {"start": -1, "end": -1, "severity": "major", "category": "Accuracy/Omission"},
    ]
    rated = {"system": "s", "source_lang": "zh", "target_lang": "en", "source": "x", "target": "In Paris they met."}
    lines = [json.dumps(rated | {"raters": {"one": marks[:2], "two": marks[2:]}})]
    (tmp_path / "mqm/zh-en.2021-news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    replaced, good, numbers, marked = read(*demetr(tmp_path), *mqm(tmp_path))
    assert isinstance(replaced, Labelled)
    assert [(label.surface, label.kind) for label in replaced.labels] == [("Oslo", "name replaced")]
    assert isinstance(good, Labelled)
    assert (good.labels, good.complete, good.document.fields[0].target) == ((), True, "It was in Kiel.")
    assert isinstance(numbers, Labelled)
    assert isinstance(marked, Labelled)
    assert [(label.surface, label.kind) for label in marked.labels] == [("Paris", "name or number"), ("they", "other")]


def test_nothing_of_what_training_needs_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in NEEDS:
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["labelled", "--data", str(tmp_path), "--labels", str(tmp_path / "labels")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'demetr/dev.jsonl'}: there is no such file or folder\n"
    assert main(["prepare"]) == 2
    assert "pip install 'tqa[train]'" in capsys.readouterr().err
