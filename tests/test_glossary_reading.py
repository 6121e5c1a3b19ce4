"""Strict reading of glossary tables: what is wrong is said in one line, with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqa.errors import GlossaryError
from tqa.glossary import Glossary, TermStatus
from tqa.glossary.layers import layers_of
from tqa.glossary.lint import lint
from tqa.languages import load

HEAD = "concept,lang,term\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


def glossary(directory: Path, text: str | bytes, name: str = "house.csv") -> Glossary:
    path = directory / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Glossary.load([path], shipped=False)


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("", 1, "empty"),
        ("\n\n", 1, "empty"),
        ("concept,lang\nperson.a,en\n", 1, "“term” is missing"),
        ("concept,lang,term,statsu\n", 1, "did you mean “status”"),
        ("concept,lang,term,term\n", 1, "twice"),
        (HEAD + "person.a,en,\n", 2, "empty term"),
        (HEAD + ",en,A\n", 2, "empty concept"),
        (HEAD + "person.a,,A\n", 2, "empty lang"),
        (HEAD + "person.a,klingon,A\n", 2, "unknown language"),
        (HEAD + "person.a,xx,A\n", 2, "unknown language"),
        (HEAD + "person,en,A\n", 2, "no concept id"),
        (HEAD + "person.a b,en,A\n", 2, "no concept id"),
        (HEAD + "persn.a,en,A\n", 2, "did you mean “person”"),
        (HEAD + "person.a,en,…\n", 2, "never match"),
        (HEAD + f"person.a,en,{'x' * 300}\n", 2, "300 characters"),
        (HEAD + f"person.a,en,{'x' * 9000}\n", 2, "9,000 characters"),
        (HEAD + f"person.a,en,{'x' * 10_000_000}\n", 2, "field larger"),
        (HEAD + 'person.a,en,"A\nperson.b,en,B\n', 2, "well-formed"),
        (HEAD + 'person.a,en,"A"x\n', 2, "well-formed"),
        (HEAD + "person.a,en,Smith, John\n", 2, "4 cells"),
        (HEAD + "person.a,en,A\nperson.b,en,\n", 3, "empty term"),
        (HEAD + 'person.a,en,"two\nlines"\nperson.b,en,\n', 4, "empty term"),
        ("concept,lang,term,status\nperson.a,en,A,prefered\n", 2, "did you mean “preferred”"),
        ("concept,lang,term,form\nperson.a,en,A,long\n", 2, "unknown form"),
        ("concept,lang,term,match\nperson.a,en,A,regex\n", 2, "unknown match"),
        ("concept,lang,term,case\nperson.a,en,A,lower\n", 2, "unknown case"),
        ("concept,lang,term,draft\nperson.a,en,A,maybe\n", 2, "neither yes nor no"),
        ("concept,lang,term,replacement\nperson.a,en,A,B\n", 2, "a replacement for a term that is admitted"),
        ("concept,lang,term,of,role,from\nperson.a,en,A,person.a,x,31/05/2024\n", 2, "is no day"),
        ("concept,lang,term,of,role,from\nperson.a,en,A,person.a,x,2024-02-31\n", 2, "is no day"),
        ("concept,lang,term,of,role,from,to\nperson.a,en,A,person.a,x,2024,2020\n", 2, "before it begins"),
        ("concept,lang,term,of\nperson.a,en,A,territory.KZ\n", 2, "1 concepts in “of”, but 0 roles"),
        ("concept,lang,term,role\nperson.a,en,A,president\n", 2, "a role without"),
        ("concept,lang,term,of,role\nperson.a,en,A,territory.XY,king\n", 2, "unknown concept “territory.XY”"),
        ("concept,lang,term,match\nperson.a,en,A(b,pattern\n", 2, "not closed"),
        ("concept,lang,term,match\nperson.a,en,(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b),pattern\n", 2, "128 terms"),
        (b"concept,lang,term\nperson.a,en,Caf\xe9\n", 2, "not UTF-8"),
        ("concept,lang,term\nperson.a,en,A\n".encode("utf-16"), 1, "not UTF-8"),
        (HEAD + "person.a,en,A\0B\n", 2, "damaged"),
        (HEAD + "person.a,en,Caf\ufffd\n", 2, "damaged"),
        ("concept,lang,term,\nperson.a,en,A,B\n", 2, "but the header names 3"),
    ],
)
def test_each_malformed_table_is_told_by_line(tmp_path: Path, text: str | bytes, line: int, part: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        glossary(tmp_path, text)
    said = str(caught.value)
    assert part in said
    assert said.startswith(f"{tmp_path / 'house.csv'}:{line}: ")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("readings.csv", "short,lang,concept\n以,zh,territory.XY\n", "unknown concept"),
        ("readings.csv", "short,lang,concept,pairs\n以,zh,territory.XY,no colon\n", "is no pair"),
        ("readings-examples.csv", "short,lang,concept,expect,target\n以,zh,a.b,maybe,x\n", "not “fire” or “pass”"),
        ("guards.csv", "lang,word,colour\n", "unknown column"),
    ],
)
def test_other_tables_are_as_strict(tmp_path: Path, name: str, text: str, part: str) -> None:
    with pytest.raises(GlossaryError, match=part):
        glossary(tmp_path, text, name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_whatever_a_spreadsheet_saves_is_read_alike(tmp_path: Path, delimiter: str, encoding: str, ending: str) -> None:
    rows = [
        ["concept", "lang", "term", "from", "of", "role"],
        ["person.a", "fr", "Élysée, 007", "2024-01-02", "person.a", "x"],
    ]
    text = ending.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + ending
    found = glossary(tmp_path, text.encode(encoding))
    assert [term.text for term in found.terms("person.a", load("fr"))] == ["Élysée, 007"]


def test_a_missing_or_empty_layer_is_told(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no such glossary"):
        Glossary.load([tmp_path / "nowhere.csv"], shipped=False)
    with pytest.raises(GlossaryError, match=r"holds no \.csv"):
        Glossary.load([tmp_path], shipped=False)
    (tmp_path / "terms.tbx").write_text("<tbx/>", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"`tqa glossary import terms\.tbx terms\.csv` makes one"):
        Glossary.load([tmp_path / "terms.tbx"], shipped=False)


def test_a_layer_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(GlossaryError):
        Glossary.load([loop], shipped=False)
    house = tmp_path / "house.csv"
    house.write_text(HEAD + "person.a,en,A\n", encoding="utf-8")
    (tmp_path / "again.csv").symlink_to(house)
    with pytest.raises(GlossaryError, match="given twice"):
        Glossary.load([house, tmp_path / "again.csv"], shipped=False)


def test_a_later_layer_wins_and_is_named(tmp_path: Path) -> None:
    house, desk = tmp_path / "house.csv", tmp_path / "desk.csv"
    house.write_text(
        "concept,lang,term,status\nperson.a,en,Zelensky,preferred\nperson.a,en,Zelenskiy,admitted\n", encoding="utf-8"
    )
    desk.write_text(
        "concept,lang,term,status,replacement\nperson.a,en,Zelenskyy,preferred,\nperson.a,en,Zelenskiy,forbidden,Zelenskyy\n",
        encoding="utf-8",
    )
    found = {term.text: term for term in Glossary.load([house, desk], shipped=False).terms("person.a", load("en"))}
    assert (found["Zelenskyy"].status, found["Zelenskyy"].layer) == (TermStatus.PREFERRED, "desk")
    assert (found["Zelensky"].status, found["Zelensky"].layer) == (TermStatus.ADMITTED, "house")
    assert (found["Zelenskiy"].status, found["Zelenskiy"].replacement) == (TermStatus.FORBIDDEN, "Zelenskyy")


def test_drafts_are_not_enforced(tmp_path: Path) -> None:
    found = glossary(tmp_path, "concept,lang,term,draft\nperson.a,en,Alpha,yes\nperson.b,en,Beta,no\n")
    assert [match.surface for match in found.find("Alpha and Beta", load("en"))] == ["Beta"]


def test_the_shipped_glossaries_are_clean() -> None:
    assert [str(problem) for problem in lint(layers_of((), shipped=True))] == []


def test_lint_tells_all_of_a_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_text(
        "concept,lang,term,status\nperson.a,en,Alpha,preferred\nperson.a,en,Alpha,preferred\nperson.a,en,Alfa,preferred\n"
        "person.b,zh,以,\nperson.c,en,Gamma,forbidden\n",
        encoding="utf-8",
    )
    said = [(problem.line, problem.message) for problem in lint(layers_of([path], shipped=False))]
    assert [line for line, _ in said] == [3, 6, 5, 4]
    assert "already in line 2" in said[0][1]
    assert "what to write instead" in said[1][1]
    assert "single character" in said[2][1]
    assert "is preferred for" in said[3][1]
