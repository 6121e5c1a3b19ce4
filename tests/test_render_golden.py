"""Golden renderings: what the tool prints for the samples, and each form of one set of reports made by hand.

`pytest tests/test_render_golden.py --update-golden` writes them anew; the difference is then for a reviewer to read.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from render_cases import all_results

from tqa import Checker
from tqa.document import Document
from tqa.inputs import Wanted, read_all
from tqa.render import RENDERERS, RenderOptions
from tqa.report import Report

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted(path.name for path in (ROOT / "samples").glob("*.en.txt"))
SUFFIXES = {
    "terminal": "txt",
    "diff": "diff",
    "html": "html",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
}


def compare(name: str, written: str, *, update: bool) -> None:
    """With what was written before, or instead of it."""
    place = GOLDEN / name
    if update:
        place.write_text(written, encoding="utf-8", newline="")
    assert place.is_file(), "no golden rendering; --update-golden writes it"
    with place.open(encoding="utf-8", newline="") as stream:
        assert written == stream.read()


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.mark.parametrize("form", RENDERERS)
def test_each_form(form: str, *, update: bool) -> None:
    options = RenderOptions(ignored=True)
    written = "".join(RENDERERS[form](all_results(), options=options))
    if form == "sarif":
        written = json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n"
    compare(f"forms.{SUFFIXES[form]}", written, update=update)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample(name: str, checker: Checker, monkeypatch: pytest.MonkeyPatch, *, update: bool) -> None:
    monkeypatch.chdir(ROOT)
    results = checked(f"samples/{name}", checker)
    compare(f"sample.{name}", "".join(RENDERERS["terminal"](results, options=RenderOptions())), update=update)


def test_the_feed(checker: Checker, monkeypatch: pytest.MonkeyPatch, *, update: bool) -> None:
    monkeypatch.chdir(ROOT)
    results = checked("samples/feed.jsonl", checker)
    compare("sample.feed.diff", "".join(RENDERERS["diff"](results, options=RenderOptions())), update=update)


def checked(path: str, checker: Checker) -> list[tuple[Document, Report]]:
    """The documents of a file with their reports."""
    documents = [document for document in read_all([path], Wanted()) if isinstance(document, Document)]
    return list(zip(documents, checker.check_all(documents), strict=True))
