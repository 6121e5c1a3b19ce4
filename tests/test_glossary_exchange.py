"""Glossaries in and out: round trips lose nothing, and hostile files get one clear line."""

from __future__ import annotations

import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tqa.cli import tqa
from tqa.commands.coverage import GROUPS, coverage_lines
from tqa.errors import GlossaryError
from tqa.glossary.commands import Coverage, diff, records_of
from tqa.glossary.concept import ConceptType
from tqa.glossary.exchange import read_records, write_records
from tqa.glossary.layers import layers_of
from tqa.glossary.tbx import Record

ROWS: list[Record] = [
    {
        "concept": "person.a", "type": "person", "domain": "politics", "of": "territory.KZ|territory.UZ", "role": "a|b",
        "from": "2020-01-02", "to": "2024", "lang": "en", "term": "O’Neil, “Al” <&> 007", "status": "preferred",
        "form": "full", "match": "exact", "case": "any", "note": "a note; with, signs",
    },
    {"concept": "person.a", "lang": "ar", "term": "=حماس", "status": "admitted", "form": "family-name", "draft": "yes"},
    {"concept": "territory.SZ", "lang": "en", "term": "Swaziland", "status": "deprecated",
     "replacement": "Eswatini", "source": "ru|uk"},
    {"concept": "territory.SZ", "lang": "zh-Hant", "term": "史瓦濟蘭", "status": "forbidden",
     "replacement": "史瓦帝尼", "form": "short"},
    {"concept": "media-title.a", "lang": "fr", "term": "Le Monde", "status": "preferred", "translate": "no"},
]  # fmt: skip


def comparable(rows: list[Record]) -> list[Record]:
    usual = {"status": "admitted", "form": "short"}
    return sorted(
        ({**usual, **{key: value for key, value in row.items() if value}} for row in rows),
        key=lambda row: (row["concept"], row["lang"], row["term"], row["form"]),
    )


@pytest.mark.parametrize(("name", "version"), [("x.csv", 3), ("x.tsv", 3), ("x.xlsx", 3), ("x.tbx", 3), ("x.tbx", 2)])
def test_a_round_trip_loses_nothing(tmp_path: Path, name: str, version: int) -> None:
    write_records(ROWS, tmp_path / name, tbx_version=version)
    rows = read_records(tmp_path / name)
    if name.endswith("tbx"):  # the subject field belongs to the concept, so each of its terms has it
        rows = [{key: value for key, value in row.items() if key != "domain" or row["form"] == "full"} for row in rows]
    assert comparable(rows) == comparable(ROWS)


@pytest.mark.parametrize("version", [2, 3])
def test_the_shipped_terms_survive_tbx(tmp_path: Path, version: int) -> None:
    rows = [{k: v for k, v in row.items() if k != "domain"} for row in records_of(layers_of((), shipped=True))]
    write_records(rows, tmp_path / "all.tbx", tbx_version=version)
    assert comparable(read_records(tmp_path / "all.tbx")) == comparable(rows)


def test_foreign_tbx_of_both_versions_is_read(tmp_path: Path) -> None:
    second = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
    <martif type="TBX" xml:lang="en"><text><body><termEntry id="c 5">
    <descripGrp><descrip type="subjectField">law</descrip></descripGrp>
    <langSet xml:lang="en-GB"><ntig><termGrp><term>court <hi>of</hi> appeal</term>
    <termNote type="normativeAuthorization">preferredTerm</termNote></termGrp></ntig></langSet>
    <langSet xml:lang="fr"><tig><term>cour d’appel</term><termNote type="termType">fullForm</termNote></tig></langSet>
    </termEntry></body></text></martif>"""
    third = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
    xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body><conceptEntry id="c1"><langSec xml:lang="de"><termSec>
    <term>IAEO</term><basic:administrativeStatus>supersededTerm-admn-sts</basic:administrativeStatus>
    <basic:termType>acronym</basic:termType></termSec></langSec></conceptEntry></body></text></tbx>"""
    (tmp_path / "two.tbx").write_text(second, encoding="utf-8")
    (tmp_path / "three.tbx").write_text(third, encoding="utf-8")
    english, french = read_records(tmp_path / "two.tbx")
    assert (english["concept"], english["term"], english["status"], english["domain"]) == (
        "style-term.c-5", "court of appeal", "preferred", "law",
    )  # fmt: skip
    assert (french["lang"], french["form"]) == ("fr", "full")
    (german,) = read_records(tmp_path / "three.tbx")
    assert (german["status"], german["form"]) == ("forbidden", "abbreviation")


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_ENTRY = (
    '<tbx><text><body><conceptEntry id="person.a"><langSec xml:lang="{}"><termSec><term>{}</term></termSec>'
    "</langSec></conceptEntry>"
)
_END = "</body></text></tbx>"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "no element found"),
        ("not xml", "not well-formed"),
        ("<html></html>", "not the root of a TBX"),
        (_ENTRY.format("en", "A"), "no element found"),
        (_ENTRY.format("en", "A") + "</text></tbx>", "mismatched tag"),
        (f'<!DOCTYPE tbx [<!ENTITY l0 "ha">{_LAUGHS}]><tbx>&l9;</tbx>', "document type of its own"),
        ('<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>', "document type of its own"),
        ('<!DOCTYPE tbx SYSTEM "http://127.0.0.1:1/x.dtd"><tbx>&x;</tbx>', "an entity"),
        ("<tbx>" + "<p>" * 200 + "</p>" * 200 + "</tbx>", "deep"),
        ("<tbx>" + "x" * 10_000_000 + "</tbx>", "characters of text"),
        (_ENTRY.format("en", "") + _END, "empty term"),
        (_ENTRY.format("", "A") + _END, "empty lang"),
        (_ENTRY.format("tlh", "A") + _END, "unknown language"),
        (_ENTRY.format("en", "x" * 500) + _END, "500 characters"),
        ('<?xml version="1.0" encoding="klingon"?><tbx/>', "an encoding that XML does not know"),
        ("<tbx>\x01</tbx>", "not well-formed"),
    ],
)
def test_hostile_tbx_gets_one_line_within_a_second(tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / "bad.tbx"
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    with pytest.raises(GlossaryError) as caught:
        read_records(path)
    assert time.process_time() - start < 1
    assert part in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_hostile_workbooks_and_unknown_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 cut short")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "no workbook")
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (300 * 1024 * 1024))
    (tmp_path / "c.docx").write_bytes(b"x")
    write_records(ROWS, tmp_path / "good.xlsx")
    for name, sheet in (("d.xlsx", "<worksheet><sheetData>"), ("e.xlsx", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&d;</a>")):
        with zipfile.ZipFile(tmp_path / "good.xlsx") as good, zipfile.ZipFile(tmp_path / name, "w") as bad:
            for part in good.namelist():
                bad.writestr(part, sheet if part.endswith("sheet1.xml") else good.read(part))
    with zipfile.ZipFile(tmp_path / "small-bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (30 * 1024 * 1024))
    for name, part in (
        ("a.xlsx", "no Excel"),
        ("b.xlsx", "no Excel"),
        ("bomb.xlsx", "over 256 MB"),
        ("small-bomb.xlsx", "over 100 times"),
        ("d.xlsx", "no Excel"),
        ("e.xlsx", "no Excel"),
        ("c.docx", "no kind"),
    ):
        with pytest.raises(GlossaryError, match=part):
            read_records(tmp_path / name)


def test_tbx_of_very_many_elements_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqa.glossary.xml_tree.MAX_ELEMENTS", 100)
    (tmp_path / "many.tbx").write_text("<tbx>" + "<a/>" * 100 + "</tbx>", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"many\.tbx:1: over 100 elements"):
        read_records(tmp_path / "many.tbx")


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").mkdir()
    with pytest.raises(GlossaryError, match="cannot be written"):
        write_records(ROWS, tmp_path / "terms.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["terms.csv"]


def test_diff_takes_what_a_cell_is_without_saying_for_what_it_says() -> None:
    bare = {key: value for key, value in ROWS[3].items() if key != "form"}
    assert diff([bare, ROWS[2]], [ROWS[3], ROWS[2]]) == []
    admitted = {key: value for key, value in ROWS[1].items() if key != "status"}
    assert diff([admitted], [ROWS[1]]) == []
    assert diff([admitted], [{**ROWS[1], "status": "preferred"}])[0].columns == ("status",)


def test_diff_tells_what_was_added_taken_and_changed() -> None:
    after = [{**ROWS[0], "note": "another"}, ROWS[1], {**ROWS[2], "term": "Swasiland"}]
    found = {change.key[2]: change for change in diff(ROWS[:3], after)}
    assert found[ROWS[0]["term"]].columns == ("note",)
    assert found["Swaziland"].after is None
    assert found["Swasiland"].before is None
    assert len(found) == 3


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_the_commands(run: CliRunner) -> None:
    added = ["glossary", "add", "own.csv", "--concept", "person.x", "--lang", "en", "--term"]
    assert run.invoke(tqa, [*added, "Xenia Xu", "--status", "preferred"]).exit_code == 0
    assert run.invoke(tqa, [*added, "Xenia Xoo", "--status", "forbidden", "--replacement", "Xenia Xu"]).exit_code == 0
    nothing = run.invoke(tqa, [*added, " "])
    assert isinstance(nothing.exception, GlossaryError)
    assert str(nothing.exception) == "own.csv: empty term"
    again = run.invoke(tqa, [*added, "Xenia Xu"])
    assert isinstance(again.exception, GlossaryError)
    assert "already" in str(again.exception)
    only = ["--no-shipped", "--over", "own.csv"]
    assert (
        "forbidden, short, write Xenia Xu, layer own" in run.invoke(tqa, ["glossary", "search", "xenia", *only]).output
    )
    assert "1 concepts, 2 terms" in run.invoke(tqa, ["glossary", "stats", *only]).output
    assert run.invoke(tqa, ["glossary", "lint", *only]).exit_code == 0
    assert run.invoke(tqa, ["glossary", "export", "own.tbx", *only]).exit_code == 0
    assert run.invoke(tqa, ["glossary", "import", "own.tbx", "back.csv"]).exit_code == 0
    same = run.invoke(tqa, ["glossary", "diff", "own.csv", "back.csv"])
    assert "status" not in same.output
    assert run.invoke(tqa, ["glossary", "test", *only]).output == "0 of 0 examples hold\n"


def test_the_commands_look_into_the_glossaries_of_the_settings(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "house.csv").write_text("concept,lang,term\nplace.footown,en,Footown\n", encoding="utf-8")
    assert run.invoke(tqa, ["glossary", "search", "Footown"]).exit_code == 1
    (tmp_path / "tqa.toml").write_text('glossaries = ["house.csv"]\n', encoding="utf-8")
    assert "layer house" in run.invoke(tqa, ["glossary", "search", "Footown"]).stdout
    (tmp_path / "house.csv").write_text("concept,lang,term\nplace.footown,en,Foot\x1btown\n", encoding="utf-8")
    assert "\x1b" not in run.invoke(tqa, ["glossary", "search", "Foot"]).output


def test_every_type_has_its_column() -> None:
    assert Counter(kind for kinds in GROUPS.values() for kind in kinds) == Counter(ConceptType)


def test_coverage_is_a_language_a_row() -> None:
    terms = {("person", "en"): 120, ("office", "en"): 3, ("place", "de"): 100, ("person", "el"): 2, ("place", "th"): 1}
    found = Coverage(
        concepts=Counter(person=90, office=2, place=1100), terms=Counter(terms), readings=Counter(de=2), known=7
    )
    assert coverage_lines(found)[2:] == [
        "7 places that are only known by their names",
        "",
        "| language | terms | places | people, offices | short forms | readings |",
        "| --- | --: | --: | --: | --: | --: |",
        "| (concepts) | 1,192 | 1,100 | 92 |  |  |",
        "| English (en) | 123 |  | 123 |  |  |",
        "| German (de) | 100 | 100 |  |  | 2 |",
        "| 2 more: el, th | 3 | 1 | 2 |  |  |",
    ]
    wide = coverage_lines(found, every_type=True)
    assert wide[4] == "| language | terms | place | person | office | short forms | readings |"
    assert wide[-1] == "| Thai (th) | 1 | 1 |  |  |  |  |"


def test_examples_of_readings_run(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "readings-examples.csv").write_text(
        "short,lang,concept,expect,target,source\n"
        "德国,de,territory.DE,fire,Austria voted.,Deutschland hat gewählt.\n"
        "德国,de,territory.DE,fire,Germany voted.,Deutschland hat gewählt.\n",
        encoding="utf-8",
    )
    (tmp_path / "own" / "names.csv").write_text(
        "concept,lang,term\nterritory.DE,de,Deutschland\nterritory.DE,en,Germany\n"
        "territory.AT,de,Österreich\nterritory.AT,en,Austria\n",
        encoding="utf-8",
    )
    result = run.invoke(tqa, ["glossary", "test", "--no-shipped", "--over", "own"])
    assert "1 of 2 examples hold" in result.output
    assert "readings-examples.csv:3: 德国 must fire: nothing found" in result.output
    assert result.exit_code == 1
