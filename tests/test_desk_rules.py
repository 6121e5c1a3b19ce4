"""Rules that a desk switches on: full names first, and names that are not to be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa import Checker, Config, Document
from tqa.document import Field
from tqa.errors import ConfigError, GlossaryError
from tqa.finding import Finding, Side
from tqa.glossary.layers import layers_of
from tqa.glossary.lint import lint
from tqa.glossary.tables import read_table

TERMS = """concept,lang,term,status,form,translate
media-title.monde,fr,Le Monde,preferred,full,no
media-title.monde,en,The World,admitted,full,
"""


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))


def written(folder: Path, text: str, name: str = "house.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def found(config: Config, document: Document) -> list[Finding]:
    return list(Checker.load(config).check(document).findings)


def test_a_term_marked_as_not_to_be_translated(tmp_path: Path) -> None:
    config = Config(only=("term-translated",), glossaries=(written(tmp_path, TERMS),), shipped_glossaries=False)
    source = "Elle écrit pour Le Monde depuis dix ans."
    (finding,) = found(config, Document.of("She has written for The World for ten years.", source, source_lang="fr"))
    assert (finding.surface, finding.suggestions) == ("The World", ("Le Monde",))
    assert finding.source_span is not None
    assert finding.source_span.surface == "Le Monde"
    assert "house" in finding.evidence[0]
    (lost,) = found(config, Document.of("She has written for a paper for ten years.", source, source_lang="fr"))
    assert (lost.side, lost.surface) == (Side.SOURCE, "Le Monde")
    for right in ("She has written for Le Monde for ten years.", "SHE HAS WRITTEN FOR LE MONDE FOR TEN YEARS."):
        assert not found(config, Document.of(right, source, source_lang="fr"))


def test_marks_that_contradict(tmp_path: Path) -> None:
    shipped = layers_of([written(tmp_path, TERMS)], shipped=False)
    (problem,) = lint(shipped)
    assert "house.csv:2: “Le Monde” is not to be translated, but “The World” (en) is admitted" in str(problem)
    row = "concept,lang,term,status,replacement,translate\nmedia-title.a,fr,B,forbidden,C,no\n"
    with pytest.raises(GlossaryError, match="forbidden cannot be"):
        read_table(written(tmp_path, row, "bad.csv"), "x")
    with pytest.raises(GlossaryError, match="neither yes nor no"):
        read_table(written(tmp_path, row.replace("forbidden,C,no", "admitted,,never"), "bad.csv"), "x")


def test_full_names_first_is_off_until_asked_for() -> None:
    document = Document.of("Blinken arrived in Cairo. Antony Blinken left on Friday.")
    assert "short-form-first" not in Checker.load(Config(model=False)).signature.checks
    on = Config(model=False, checks={"short-form-first": {}})
    (finding,) = found(on, document)
    assert (finding.check, finding.severity, finding.suggestions) == ("short-form-first", "minor", ("Antony Blinken",))


def test_a_headline_counts_for_nothing() -> None:
    fields = (
        Field(name="headline", target="Antony Blinken in Cairo"),
        Field(name="body", target="Blinken arrived on Monday. The IAEA said so."),
    )
    document = Document(id="x", fields=fields, target_lang="en")
    config = Config(only=("short-form-first",))
    assert [(f.field, f.surface) for f in found(config, document)] == [("body", "Blinken"), ("body", "IAEA")]
    people = Config(only=("short-form-first",), checks={"short-form-first": {"types": ["person"]}})
    assert [f.surface for f in found(people, document)] == ["Blinken"]
    counted = Config(only=("short-form-first",), checks={"short-form-first": {"headlines": []}})
    assert [f.surface for f in found(counted, document)] == ["IAEA"]


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ConfigError, match="did you mean “person”"):
        Checker.load(Config(checks={"short-form-first": {"types": ["persons"]}}))
