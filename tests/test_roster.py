"""The names of an article: what each is known as, and how an editor sees it."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from tqa import Checker, Config, Document, Field
from tqa.commands.check import check as check_command
from tqa.commands.names import names as names_command
from tqa.ignore import Entry, Ignores
from tqa.render import RENDERERS, RenderOptions
from tqa.render.json import encode, report_value
from tqa.render.names import COLUMNS, NAME_RENDERERS
from tqa.render.schema import report_schema
from tqa.report import Named, NamePlace, NameState, Report

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def lister() -> Checker:
    return Checker.load(Config(model=False, names=True))


def listed(checker: Checker, target: str, source: str | None = None, **languages: str) -> dict[str, Named]:
    names = checker.check(Document.of(target, source, **languages)).names
    assert names is not None
    return {name.name: name for name in names}


def test_each_state(lister: Checker) -> None:
    target = (
        "Kazakh President Tokayev met Karlygash Akhmetova and Israeli envoy Zvi Morgenroth in Astana on Monday.\n"
        "Morgenroth praised Tokayev. Kiev was not named, nor was Wolverhampton."
    )
    source = "哈萨克斯坦总统托卡耶夫周一在阿斯塔纳会见了卡尔雷加什·艾哈迈托娃。"
    names = listed(lister, target, source, source_lang="zh")
    states = {name: found.state for name, found in names.items()}
    assert states["Astana"] is NameState.VERIFIED
    assert states["Karlygash Akhmetova"] is NameState.CONSISTENT
    assert states["Kiev"] is NameState.SUSPECT
    assert states["Zvi Morgenroth"] is NameState.UNKNOWN
    assert states["Wolverhampton"] is NameState.KNOWN
    assert names["Astana"].concept == "place.astana"
    assert names["Astana"].layer == "shipped"
    assert names["Astana"].source_span is not None
    assert names["Astana"].source_span.surface == "阿斯塔纳"
    assert names["Zvi Morgenroth"].count == 2
    assert "Monday" not in names
    order = list(NameState)
    ranks = [order.index(found.state) for found in names.values()]
    assert ranks == sorted(ranks)


def test_without_a_source_nothing_is_verified(lister: Checker) -> None:
    names = listed(lister, "Antony Blinken flew to Cairo on Friday with Zvi Morgenroth.")
    assert {name: found.state for name, found in names.items()} == {
        "Antony Blinken": NameState.KNOWN,
        "Cairo": NameState.KNOWN,
        "Zvi Morgenroth": NameState.UNKNOWN,
    }
    assert names["Antony Blinken"].concept == "person.antony-blinken"


def test_who_is_who(lister: Checker) -> None:
    """A given name that is not the glossary's makes another person, and a country in a body's name is not named by it."""
    names = listed(lister, "Wendell Biden and Donald J. Trump visited the Israel Defense Forces. He thanked Trump.")
    assert names["Wendell Biden"].concept is None
    assert names["Donald J. Trump"].concept == "person.donald-trump"
    assert names["Donald J. Trump"].count == 2
    assert "Israel" not in names


def test_a_body_and_its_acronym_are_one(lister: Checker) -> None:
    names = listed(lister, "The Northern Harbour Authority (NHA) said so. The NHA gave no reason.")
    assert names["Northern Harbour Authority"].count == 3


def test_cases_of_a_name_are_one(lister: Checker) -> None:
    names = listed(lister, "Завод в Бугульмске закрыт. Бугульмск ждёт.", target_lang="ru")
    assert [name.count for name in names.values()] == [2]


def test_a_headline_in_title_case_names_nobody_by_its_capitals(lister: Checker) -> None:
    names = listed(lister, "Ferry Company Cuts Evening Sailings\n\nA ferry to Cairo was late, the company said.")
    assert list(names) == ["Cairo"]


def test_a_script_without_capitals(lister: Checker) -> None:
    names = listed(
        lister,
        "沃尔夫冈·施密特周五抵达开罗。",
        "Wolfgang Schmidt kam am Freitag in Kairo an.",
        source_lang="de",
        target_lang="zh",
    )
    assert names["开罗"].state is NameState.VERIFIED
    assert "沃尔夫冈·施密特" in names


def test_places_are_in_the_text_as_given(lister: Checker) -> None:
    target = "\ufeffThe of\u00adfice in As\u200btana is open.\r\n\r\nZelensky visited Astana."
    report = lister.check(Document.of(target, "Офис в Астане открыт.", source_lang="ru"))
    assert report.names is not None
    for name in report.names:
        cut = [target[place.start : place.end].replace("\u200b", "") for place in name.places]
        assert set(cut) == {name.name.replace("\u200b", "")}
    assert {name.name.replace("\u200b", ""): name.count for name in report.names}["Astana"] == 2


def test_what_a_suggestion_keeps_is_not_in_doubt(lister: Checker) -> None:
    names = listed(lister, (SAMPLES / "rafah-convoys.en.txt").read_text(encoding="utf-8"))
    assert names["Israel"].state is NameState.KNOWN
    assert names["Kazakhstan"].state is NameState.SUSPECT
    assert names["Kazakhstan"].findings


def test_a_finding_that_was_set_aside_casts_no_doubt() -> None:
    checker = Checker.load(Config(model=False, names=True))
    document = Document.of("The embassy in Kiev reopened.")
    (finding,) = checker.check(document).findings
    entry = Entry(
        fingerprint=finding.fingerprint, document=document.id, reason="quoted", by="desk", date=date(2026, 1, 2)
    )
    trusting = Checker(
        checks=checker.checks, glossary=checker.glossary, config=checker.config, ignores=Ignores.of((entry,))
    )
    report = trusting.check(document)
    assert report.names is not None
    assert [name.state for name in report.names] == [NameState.KNOWN]


def test_nobody_pays_who_does_not_ask(checker: Checker) -> None:
    assert checker.check(Document.of("Antony Blinken flew to Cairo.")).names is None


def test_the_report_keeps_its_schema(lister: Checker) -> None:
    report = lister.check(Document.of("Tokayev spoke in Astana.", "托卡耶夫在阿斯塔纳讲话。", source_lang="zh"))
    validator = jsonschema.Draft202012Validator(report_schema())
    validator.validate(json.loads(encode(report_value(report))))
    validator.validate(json.loads(encode(report_value(dataclasses.replace(report, names=None)))))
    broken = json.loads(encode(report_value(report)))
    broken["names"][0]["state"] = "fine"
    assert not validator.is_valid(broken)


def test_forms() -> None:
    run = CliRunner().invoke
    path = str(SAMPLES / "khorgos-freight.en.txt")
    table = run(names_command, [path, "--format", "tsv"])
    assert table.exit_code == 0
    header, *rows = [line.split("\t") for line in table.stdout.splitlines()]
    assert tuple(header) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    line = json.loads(run(names_command, [path, "--format", "jsonl"]).stdout)
    assert [name["name"] for name in line["names"]] == [row[2] for row in rows]
    assert json.loads(run(names_command, [path, "--format", "json"]).stdout) == [line]
    shown = run(names_command, [path, "--no-color"]).stdout
    assert "✓ verified   Kazakhstan" in shown
    assert "territory.KZ (shipped) · the source has “哈萨克斯坦”" in shown


def test_what_was_not_checked_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty.en.txt"
    empty.write_text("   ", encoding="utf-8")
    done = CliRunner().invoke(names_command, [str(empty)])
    assert done.exit_code == 2
    assert " · NOT CHECKED: " in done.stdout.split("\n", 1)[0]


def test_the_page_shows_what_was_borne_out(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    path = str(SAMPLES / "khorgos-freight.en.txt")
    CliRunner().invoke(check_command, [path, "--format", "html", "-o", str(page)])
    text = page.read_text(encoding="utf-8")
    assert '<span class="name verified" title="verified: the source has “哈萨克斯坦”">Kazakhstan</span>' in text
    assert "The names" in text
    settings = tmp_path / "tqa.toml"
    settings.write_text("names = false\n", encoding="utf-8")
    CliRunner().invoke(check_command, [path, "--format", "html", "-o", str(page), "--config", str(settings)])
    assert 'class="name' not in page.read_text(encoding="utf-8")


def test_a_page_loses_no_text_to_names(lister: Checker) -> None:
    document = Document.of("Blinken and Blinken\nmet in Cairo <b>, Cairo.")
    report = lister.check(document)
    page = "".join(RENDERERS["html"]([(document, report)], options=RenderOptions()))
    assert page.count(">Blinken</span>") == 2
    assert "&lt;b&gt;" in page


def test_hostile_names_do_not_steer_a_screen() -> None:
    named = Named(
        name="Evil\x1b[2J\tName",
        state=NameState.UNKNOWN,
        kind=None,
        count=1,
        places=(NamePlace(field="body", start=0, end=13),),
        concept=None,
        layer=None,
        source_span=None,
        reason="none\nat all",
        findings=(),
    )
    document = Document.of("Evil\x1b[2J\tName")
    checker = Checker.load(Config(model=False))
    report: Report = dataclasses.replace(checker.check(document), names=(named,))
    for form, render in NAME_RENDERERS.items():
        written = "".join(render([(document, report)], options=RenderOptions(terminal=True)))
        assert "\x1b[2J" not in written, form
    tsv = "".join(NAME_RENDERERS["tsv"]([(document, report)], options=RenderOptions()))
    assert tsv.count("\n") == 2


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_no_cell_of_the_table_is_a_formula(sign: str) -> None:
    field = Field(name=f"{sign}b", target=f"{sign}Hamas")
    document = Document(id=f"{sign}cmd|' /C calc'!A0", fields=(field,))
    place = NamePlace(field=field.name, start=0, end=6)
    name = Named(
        name=field.target, state=NameState.KNOWN, kind=None, count=1, places=(place,), concept=None, layer=None,
        source_span=None, reason=f"{sign}1", findings=(),
    )  # fmt: skip
    report = dataclasses.replace(Checker.load(Config(model=False, only=("artefact",))).check(document), names=(name,))
    table = "".join(NAME_RENDERERS["tsv"]([(document, report)], options=RenderOptions()))
    cells = [cell for line in table.splitlines() for cell in line.split("\t")]
    assert sum(cell.startswith(f"'{sign}") for cell in cells) == 4
    assert not [cell for cell in cells if cell.startswith(sign)]
