"""The compiled form: rebuilt when its sources change, whole or not at all, never needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tqa.glossary import Glossary
from tqa.glossary.compiled import load_or_compile
from tqa.glossary.concept import Concept, Term
from tqa.glossary.tables import read_table
from tqa.languages import load

HEAD = "concept,lang,term\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "glossary"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "house.csv"
    path.write_text(HEAD + "person.a,en,Alpha\nplace.b,zh,阿尔法城\n", encoding="utf-8")
    return path


def names(path: Path, text: str = "Alpha Beta") -> list[str]:
    return [match.surface for match in Glossary.load([path], shipped=False).find(text, load("en"))]


def test_it_is_kept_and_rebuilt_when_a_source_changes(cache: Path, table: Path) -> None:
    assert names(table) == ["Alpha"]
    (kept,) = cache.glob("*.tqag")
    assert names(table) == ["Alpha"]
    assert list(cache.iterdir()) == [kept]
    table.write_text(HEAD + "person.b,en,Beta\n", encoding="utf-8")
    assert names(table) == ["Beta"]
    assert len(list(cache.glob("*.tqag"))) == 2


@pytest.mark.parametrize("damage", [b"", b"tqa-glossary-0\n", b"cut", b"flip"])
def test_a_damaged_file_is_made_anew(cache: Path, table: Path, damage: bytes) -> None:
    names(table)
    (kept,) = cache.glob("*.tqag")
    whole = kept.read_bytes()
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    kept.write_bytes({b"cut": whole[:-7], b"flip": flipped}.get(damage, damage))
    assert names(table) == ["Alpha"]
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("TQA_CACHE_DIR", str(blocked))
    assert names(table) == ["Alpha"]


def test_the_compiled_form_says_what_the_memory_says(cache: Path, table: Path) -> None:
    first, second = (Glossary.load([table], shipped=False) for _ in range(2))
    assert first.digest == second.digest
    assert first.find("Alpha", load("en")) == second.find("Alpha", load("en"))
    assert first.find("在阿尔法城", load("zh")) == second.find("在阿尔法城", load("zh"))
    assert first.concept("place.b") == second.concept("place.b")


def test_rows_are_taken_without_their_places(tmp_path: Path) -> None:
    """What makes the half of the memory of a large glossary while it is compiled."""
    path = tmp_path / "house.csv"
    path.write_text(
        "concept,lang,term,of,role\nplace.b,en,Beta,territory.KZ,in\nperson.a,en,Alpha,,\n", encoding="utf-8"
    )
    taken: list[tuple[Concept, Term]] = []
    table = read_table(path, "house", lambda concept, term: taken.append((concept, term)))
    assert [(concept.id, term.text) for concept, term in taken] == [("place.b", "Beta"), ("person.a", "Alpha")]
    assert [(concept.id, place.line) for concept, place in table.concepts] == [("place.b", 2)]
    assert not table.terms


def test_what_has_been_compiled_is_read_from_the_file(cache: Path) -> None:
    made: list[dict[str, bytes]] = []

    def compile_sections() -> dict[str, bytes]:
        made.append({"one": b"1", "none": b"", "two": b"22"})
        return made[-1]

    for _ in range(2):
        compiled = load_or_compile("0" * 64, compile_sections)
        assert compiled.names == ("one", "none", "two")
        assert [type(compiled.section(name)) for name in compiled.names] == [memoryview] * 3
        assert b"".join(compiled.section(name) or b"" for name in compiled.names) == b"122"
    assert len(made) == 1


_START = """
import sys; from pathlib import Path
from tqa.glossary import Glossary; from tqa.languages import load
print(len(Glossary.load([Path(sys.argv[1])], shipped=False).find("Alpha Alpha", load("en"))))
"""


def test_processes_that_start_at_once_do_not_disturb_each_other(cache: Path, table: Path) -> None:
    started = [subprocess.Popen([sys.executable, "-c", _START, str(table)], stdout=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[0].strip() for process in started] == [b"2"] * 4
    assert [file.suffix for file in cache.iterdir()] == [".tqag"]


def test_the_file_may_go_while_it_is_in_use(cache: Path, table: Path) -> None:
    names(table)
    glossary = Glossary.load([table], shipped=False)
    for file in cache.iterdir():
        file.unlink()
    assert [match.surface for match in glossary.find("Alpha", load("en"))] == ["Alpha"]
