"""House style: off until a desk asks, its own choices, its glossary before its settings, and data that fit together."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tqa import Checker, Config, Document
from tqa.checks.table import enabled_checks
from tqa.cli import tqa
from tqa.errors import ConfigError
from tqa.languages import load as load_language
from tqa.languages import supported
from tqa.languages.style import load
from tqa.text.style import find_written
from tqa.text.text import Text

CODE = "style-inconsistent"


def found(text: str, settings: dict[str, object], *glossaries: Path, only: bool = True) -> list[tuple[str, ...]]:
    config = Config(only=(CODE,) if only else (), checks={CODE: settings}, glossaries=glossaries, model=False)
    report = Checker.load(config).check(Document.of(text))
    return [(f.check, f.surface, *f.suggestions) for f in report.findings]


def test_it_is_off_until_a_desk_names_it() -> None:
    assert CODE not in {check.code for check in enabled_checks(Config())}
    assert CODE in {check.code for check in enabled_checks(Config(checks={CODE: {}}))}
    assert [check.code for check in enabled_checks(Config(only=(CODE,)))] == [CODE]
    assert CODE not in {check.code for check in enabled_checks(Config(checks={CODE: {}}, skip=(CODE,)))}


def test_a_way_that_nobody_writes_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"\[checks.style-inconsistent\] .*“percents”; did you mean “percent”\?"):
        enabled_checks(Config(checks={CODE: {"write": ["percents"]}}))


def test_the_mix_is_told_with_both_counts() -> None:
    report = Checker.load(Config(only=(CODE,))).check(
        Document.of("The US and the US envoy met. A U.S. official spoke of 5 per cent, 6 per cent and 7 percent.")
    )
    assert [(f.surface, f.message, f.evidence, f.suggestions) for f in report.findings] == [
        ("U.S.", "The text mixes “U.S.” and “US”", ("“US” twice · “U.S.” once",), ()),
        ("7 percent", "The text mixes “percent” and “per cent”", ("“per cent” twice · “percent” once",), ()),
    ]


def test_a_desk_that_writes_kiev_says_so_in_its_glossary(tmp_path: Path) -> None:
    text = "The envoy reached Kyiv on Monday. Kiev was calm."
    assert found(text, {"write": ["Kiev"]}, only=False) == [("deprecated-term", "Kiev", "Kyiv")]
    house = tmp_path / "house.csv"
    house.write_text(
        "concept,lang,term,status,replacement\nplace.kyiv,en,Kiev,preferred,\nplace.kyiv,en,Kyiv,deprecated,Kiev\n"
    )
    assert [row[1:] for row in found(text, {"write": ["Kiev"]}, house, only=False)] == [("Kyiv", "Kiev")]


def test_addresses_names_and_capitals_are_left_alone() -> None:
    settings: dict[str, object] = {"write": ["U.S.", "-ize", "-or", "percent", "email"]}
    text = "TELL US NOW. See www.US.example and #US. Labour Party, World Trade Organisation, US$5, 5 percentage points."
    assert found(text, settings) == []


@pytest.mark.parametrize(
    ("language", "text", "way", "other"),
    [
        ("en", "They met on May 5, 2023, in Rome.", "January 5", "5 May 2023"),
        ("en", "Realised too late", "-ise", "Realized"),
        ("hi", "कुल १२ लोग", "१२३", "12"),
        ("zh", "二〇二四年五月", "二〇二四年", "2024年"),
        ("tr", "Oyların %45'i sayıldı", "%5", "yüzde 45"),
        ("ja", "サーバが停止した", "サーバ", "サーバー"),
        ("de", "Das kostet 5 Mrd. Euro", "Mio.", "5 Milliarden"),
        ("ar", "نحو 40 بالمائة من السكان", "بالمائة", "40 في المئة"),
    ],
)
def test_how_it_would_stand_in_another_way(language: str, text: str, way: str, other: str) -> None:
    written = list(find_written(Text(text, load_language(language)), load(language)))
    assert other in [form for one in written if one.way == way for _, form in one.others]


@pytest.mark.parametrize("language", [one for one in supported() if load(one.base)], ids=lambda one: one.code)
def test_every_form_is_found_where_it_stands_alone(language: object) -> None:
    code = getattr(language, "code", "")
    values = {
        "number": "12",
        "day": "12",
        "year": "2024",
        "arabic": "٢٥",
        "persian": "۲۵",
        "devanagari": "२५",
        "han": "二〇二四",
    }
    for choice in load(code):
        assert len(set(choice.ways)) == len(choice.ways)
        for row in choice.rows:
            assert len(set(filter(None, row))) > 1 or row.count("") >= len(row) - 1, row
            for way, form in zip(choice.ways, row, strict=True):
                for slot, value in values.items():
                    form = form.replace(f"<{slot}>", value)
                places = list(find_written(Text(form, load_language(code)), load(code))) if form else []
                assert not form or way in [one.way for one in places], (way, form)


def test_the_command_says_that_it_is_off_and_how_to_switch_it_on() -> None:
    told = CliRunner().invoke(tqa, ["checks", CODE]).output
    assert "off       until tqa.toml has [checks.style-inconsistent]" in told
    assert 'with write = ["percent"]' in told
    assert "(off until a desk switches it on)" in CliRunner().invoke(tqa, ["checks"]).output


def test_a_name_that_is_also_written_as_the_glossary_wants_it_is_told_with_both_counts() -> None:
    report = Checker.load(Config(only=("deprecated-term",))).check(
        Document.of("Kyiv is calm. The Kyiv mayor left Kiev.", target_lang="en")
    )
    assert [finding.evidence[-1] for finding in report.findings] == ["The text writes “Kiev” once, “Kyiv” twice"]
