"""What the two term checks do beyond their examples: a desk's own glossary, quotes, sources, silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa import Checker, Config, Document, Finding

DESK = """concept,lang,term,status,replacement,source
style-term.scheme,de,Bürgergeld,preferred,,
style-term.scheme,en,citizen’s income,preferred,,
organisation.bam,de,Bundesamt für Migration,preferred,,
organisation.bam,en,Federal Office for Migration,preferred,,
style-term.solidarity,en,solidarity surcharge,forbidden,solidarity tax,de
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "desk.csv"
    path.write_text(DESK, encoding="utf-8")
    return path


def found(
    path: Path, target: str, source: str | None, *, required: tuple[str, ...] = (), lang: str | None = "de"
) -> list[Finding]:
    config = Config(
        only=("term-mismatch", "deprecated-term"),
        glossaries=(path,),
        shipped_glossaries=False,
        model=False,
        checks={"term-mismatch": {"required": list(required)}},
    )
    report = Checker.load(config).check(Document.of(target, source, source_lang=lang))
    assert report.error is None
    return list(report.findings)


def test_a_required_layer_asks_for_its_terms(desk: Path) -> None:
    source = "Das Bundesamt für Migration zahlt."
    assert found(desk, "The agency pays.", source) == []
    (finding,) = found(desk, "The agency pays.", source, required=("desk",))
    assert (finding.side, finding.surface) == ("source", "Bundesamt für Migration")
    assert "Federal Office for Migration" in finding.message
    assert "desk" in finding.message
    assert found(desk, "The Federal Office for Migration pays.", source, required=("desk",)) == []


def test_a_term_is_only_wrong_in_translations_from_its_language(desk: Path) -> None:
    said = "The solidarity surcharge ends."
    (finding,) = found(desk, said, None)
    assert (finding.surface, finding.suggestions, finding.severity) == (
        "solidarity surcharge",
        ("solidarity tax",),
        "major",
    )
    assert len(found(desk, said, None, lang=None)) == 1
    assert found(desk, said, "La surtaxe de solidarité prend fin.", lang="fr") == []


def test_a_quoted_term_is_somebody_elses(desk: Path) -> None:
    assert found(desk, "He called it a “solidarity surcharge” again.", None) == []


def test_capitals_go_over_to_the_suggestion(desk: Path) -> None:
    (finding,) = found(desk, "Solidarity surcharge ends", None)
    assert finding.suggestions == ("Solidarity tax",)


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        ("The country voted.", "Österreich hat gewählt.", "de"),
        ("Vienna voted.", "Österreich hat gewählt.", "de"),
        ("It voted, and Austria with it.", "Österreich hat gewählt.", "de"),
        ("The two Koreas talked.", "남북이 회담했다.", "ko"),
        ("BEIJING, July 3 (Agency) - Rain is expected in Sao Paulo.", "圣保罗将有雨。", "zh"),
        ("Bank of America fell.", "Das Institut verlor in Österreich.", "de"),
        ("Russian troops left.", "Войска РФ ушли.", "ru"),
        (
            "He saw Michael Jordan. In Stockholm, Jordan won.",
            "Он видел Майкла Джордана. В Стокгольме Джордан победил.",
            "ru",
        ),
    ],
)
def test_what_is_only_said_otherwise_passes(checker: Checker, target: str, source: str, lang: str) -> None:
    report = checker.check(Document.of(target, source, source_lang=lang))
    assert [finding for finding in report.findings if finding.check == "term-mismatch"] == []
