"""Settings: found upwards, layered, with their origin; what is unknown is refused with its place."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from tqa import Checker, Severity
from tqa.checks.table import all_checks, enabled_checks
from tqa.config import Config, load
from tqa.errors import ConfigError


def written(folder: Path, text: str, name: str = "tqa.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_is_taken(tmp_path: Path) -> None:
    written(tmp_path, 'skip = ["repetition"]')
    desk = tmp_path / "desk"
    (desk / "sport").mkdir(parents=True)
    near = written(desk, 'only = ["artefact"]')
    settings = load(start=desk / "sport", environment={})
    assert (settings.path, settings.config.only, settings.config.skip) == (near, ("artefact",), ())
    assert settings.origins["only"] == str(near)
    assert settings.origins["skip"] == "default"


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    written(tmp_path, '[project]\nname = "x"', "pyproject.toml")
    assert load(start=tmp_path, environment={}).path != tmp_path / "pyproject.toml"
    written(tmp_path, '[project]\nname = "x"\n[tool.tqa]\nmin_confidence = 0.5', "pyproject.toml")
    settings = load(start=tmp_path, environment={})
    assert settings.config.min_confidence == 0.5


def test_options_win_over_variables_over_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'fail_on = "minor"\nformat = "json"\nmin_confidence = 0.1')
    settings = load(start=tmp_path, environment={"TQA_FAIL_ON": "critical", "TQA_FORMAT": "diff", "TQA_OTHER": "x"})
    settings = settings.with_options({"format": "html", "only": ()})
    assert settings.config.fail_on is Severity.CRITICAL
    assert (settings.config.format, settings.config.min_confidence) == ("html", 0.1)
    assert settings.origins["fail_on"] == "TQA_FAIL_ON"
    assert settings.origins["format"] == "--format"
    assert settings.origins["min_confidence"] == str(tmp_path / "tqa.toml")


def test_paths_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    written(tmp_path, 'glossaries = ["terms", "/abs"]\nignore = "set-aside.toml"')
    config = load(start=tmp_path, environment={}).config
    assert config.glossaries == (tmp_path / "terms", Path("/abs"))
    assert config.ignore == tmp_path / "set-aside.toml"


def test_lists_and_switches_from_the_environment(tmp_path: Path) -> None:
    environment = {"TQA_ONLY": "artefact, repetition", "TQA_MODEL": "no", "TQA_MAX_CHARACTERS": "500"}
    config = load(start=tmp_path, environment=environment).config
    assert (config.only, config.model, config.max_characters) == (("artefact", "repetition"), False, 500)


def test_never_fails_on_nothing(tmp_path: Path) -> None:
    written(tmp_path, 'fail_on = "never"')
    assert load(start=tmp_path, environment={}).config.fail_on is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nmin_confidense = 1", 2, "there is no setting “min_confidense”; did you mean “min_confidence”?"),
        ("[check.repetition]\nmin_characters = 3", 1, "there is no setting “check”; did you mean “checks”?"),
        (
            "# fail_on\nfail_on = 'grave'",
            2,
            "fail_on: there is no severity “grave” (there are neutral, minor, major, critical, never)",
        ),
        ("only = 'repetition'", 1, "only: expected a list, got a text"),
        ("min_confidence = 7", 1, "min_confidence: a confidence is between 0 and 1, not 7.0"),
        ("min_confidence = nan", 1, "min_confidence: a confidence is between 0 and 1, not nan"),
        ("max_seconds = nan", 1, "max_seconds: expected a number above 0, got nan"),
        ("max_seconds = inf", 1, "max_seconds: expected a number below 1,000,000,000, got inf"),
        ("max_model_characters = -1", 1, "max_model_characters: expected a number of characters, got -1"),
        ("max_characters = 0", 1, "max_characters: expected a number above 0, got 0"),
        ("[checks]\nrepetition = 3", 1, "settings of checks are tables, as in [checks.repetition]"),
        ("only = [\n'a'\n]\nx = = 1", 4, "not TOML: Invalid value"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(start=tmp_path, environment={})
    assert str(caught.value) == f"{path}:{line}: {message}"


def test_a_file_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the settings cannot be read"):
        load(tmp_path / "none.toml", environment={})
    path = tmp_path / "tqa.toml"
    path.write_bytes('format = "ü"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(path, environment={})


@pytest.mark.parametrize("text", ["tool = 3  # [tool.tqa]", "[tool]\ntqa = 3  # [tool.tqa]"])
def test_a_table_that_is_none_is_told_or_passed_over(tmp_path: Path, text: str) -> None:
    written(tmp_path, text, "pyproject.toml")
    if text.startswith("tool"):
        assert load(start=tmp_path, environment={}).config.only == ()
    else:
        with pytest.raises(ConfigError, match=r"pyproject.toml:2: “tqa” is a table, \[tool.tqa\]"):
            load(start=tmp_path, environment={})


def test_a_bad_variable_names_itself(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^TQA_MIN_CONFIDENCE: expected a number, got a text"):
        load(start=tmp_path, environment={"TQA_MIN_CONFIDENCE": "much"})


NUMBERS = [
    (check.code, item.name, item.type)
    for check in all_checks()
    for item in dataclasses.fields(check)
    if isinstance(item.default, int | float) and not isinstance(item.default, bool)
]


@pytest.mark.parametrize(("code", "name", "kind"), NUMBERS)
def test_no_setting_of_a_check_takes_a_number_that_means_nothing(code: str, name: str, kind: str) -> None:
    """`-1` letters, a probability of 7: also of a check that is still to be written."""
    for value in (-1, float("nan")) if kind != "Share" else (-0.1, 7, float("nan"), float("inf")):
        with pytest.raises(ConfigError, match=rf"^\[checks\.{code}\] “{name}”: expected"):
            enabled_checks(Config(only=(code,), checks={code: {name: value}}))


@pytest.mark.parametrize(
    ("code", "settings", "told"),
    [
        (
            "term-mismatch",
            {"required": ["shiped"]},
            "“required”: there is no glossary “shiped”; did you mean “shipped”?",
        ),
        (
            "short-form-first",
            {"domains": ["sports"]},
            "“domains”: no concept is of the domain “sports”; did you mean “sport”?",
        ),
        ("short-form-first", {"well_known": ["IAEA"]}, "“well_known”: there is no concept “IAEA”"),
        ("style-inconsistent", {"choices": ["drone"]}, "“choices”: a choice is between two or more"),
        (
            "style-inconsistent",
            {"write": ["drone"], "choices": ["drone |"]},
            "“choices”: a choice is between two or more",
        ),
    ],
)
def test_a_setting_that_names_what_is_not_there_is_refused(
    code: str, settings: dict[str, list[str]], told: str
) -> None:
    """A slip there would switch off what a desk believes to be on."""
    with pytest.raises(ConfigError, match=rf"^\[checks\.{code}\] {re.escape(told)}"):
        Checker.load(Config(only=(code,), checks={code: settings}, model=False))


def test_a_setting_that_names_what_is_there_is_taken() -> None:
    settings = {"domains": ["sport"], "well_known": ["organisation.united-nations"]}
    Checker.load(Config(only=("short-form-first",), checks={"short-form-first": settings}, model=False))
    Checker.load(Config(only=("term-mismatch",), checks={"term-mismatch": {"required": ["shipped"]}}, model=False))
