"""Settings: what a desk may change, and where it is read from."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

from tqa.errors import ConfigError, TqaError, did_you_mean, in_words
from tqa.finding import Severity

MAX_SECONDS = 4.0
"""What an article may take where settings are read from files, as on the command line."""

MAX_CHARACTERS = 100_000
"""A longer text is no article (16,000 words), and could take more than seconds; it is reported as not checked."""

MAX_MODEL_CHARACTERS = 15_000
"""Source and target together, up to which the entity-consistency model reads an article (some 1,500 words of each):
it takes a second for 6,000 of them. A longer one is checked without it, and its report says so."""

MOST = 1e9
"""No article has more characters or takes more seconds than this."""

FILE = "tqa.toml"
TABLE_FILE = "pyproject.toml"
IGNORE_FILE = "tqa-ignore.toml"
ENVIRONMENT = "TQA_"
NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings. Paths in a settings file are relative to that file.

    `only` and `skip` are check codes. Findings below `min_confidence`, 0 to 1, are left out. `glossaries` are files or
    folders, a later one over an earlier one, all over the shipped ones unless `shipped_glossaries` is false. `model` says
    whether the entity-consistency model is at work, `model_path` which one is in place of the shipped one. `checks`
    holds the settings of single checks, by code, as read from TOML.
    `fail_on` is the severity from which `tqa check` fails, None for never. `source_lang` and `target_lang` are for
    documents that do not say. `max_characters` bounds each text, `max_model_characters` source and target together, in
    code points. `max_seconds` of the processor's time bound what a document may take, None not at all (see `tqa.deadline`).
    `ignore` is the file of findings that editors set aside. `names`: list the names of each document, too.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    min_confidence: float = 0.0
    fail_on: Severity | None = Severity.MAJOR
    format: str = "terminal"
    source_lang: str | None = None
    target_lang: str | None = None
    glossaries: tuple[Path, ...] = ()
    shipped_glossaries: bool = True
    model: bool = True
    model_path: Path | None = None
    max_characters: int = MAX_CHARACTERS
    max_model_characters: int = MAX_MODEL_CHARACTERS
    max_seconds: float | None = None
    ignore: Path | None = None
    names: bool = False
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A configuration and where each of its settings comes from: `default`, a file, a variable or an option.

    `path` is the settings file, if there is one.
    """

    config: Config
    origins: Mapping[str, str]
    path: Path | None = None

    def with_options(self, options: Mapping[str, object]) -> Settings:
        """These settings, with what was said on the command line over them; None and empty values were not said."""
        said = {name: value for name, value in options.items() if value is not None and value != ()}
        config = replace(
            self.config, **{n: _converted(n, v, base=None, place=f"--{n.replace('_', '-')}") for n, v in said.items()}
        )
        origins = {**self.origins, **{name: f"--{name.replace('_', '-')}" for name in said}}
        return Settings(config=config, origins=origins, path=self.path)

    def place_of(self, message: str) -> int | None:
        """The line of the settings file that a message about a check, or a setting of one, speaks of."""
        named = re.search(r"“(.+?)”", message)
        check = re.search(r"\[checks\.([\w-]+)\]", message)
        if self.path is None or not (named or check):
            return None
        text = self.path.read_text(encoding="utf-8-sig")
        table = _line_of(check[1], text) if check else None
        return (named and _line_of(named[1], text, first=table or 1)) or table

    def mistake(self, name: str, error: TqaError) -> ConfigError:
        """What is wrong with the value of a setting, with the place that it comes from."""
        origin = self.origins[name]
        if self.path is None or origin != str(self.path):
            return ConfigError(error.message if origin.startswith("--") else f"{origin}: {error.message}")
        return ConfigError(
            f"{name}: {error.message}", path=self.path, line=_line_of(name, self.path.read_text(encoding="utf-8-sig"))
        )


def load(
    path: Path | None = None, *, start: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings in force: defaults, then the file, then `TQA_…` variables.

    Without `path` the file is the nearest `tqa.toml`, or `pyproject.toml` with a table `[tool.tqa]`, from the folder
    `start` (the working directory) upwards. Raises `ConfigError`, with path and line.
    """
    start = start or Path.cwd()
    path = path or find(start)
    values: dict[str, Any] = {
        "ignore": (path.parent if path else start) / IGNORE_FILE,
        "max_seconds": MAX_SECONDS,
    }
    origins = dict.fromkeys(_TYPES, "default")
    if path is not None:
        stated = _from_file(path)
        values |= stated
        origins |= dict.fromkeys(stated, str(path))
    for name, said in (os.environ if environment is None else environment).items():
        key = name.removeprefix(ENVIRONMENT).casefold()
        if name.startswith(ENVIRONMENT) and key in _TYPES and key != "checks":
            values[key] = _converted(key, _from_text(key, said), base=None, place=name)
            origins[key] = name
    return Settings(config=Config(**values), origins=origins, path=path)


def find(start: Path) -> Path | None:
    """The nearest settings file, from a folder upwards."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / TABLE_FILE
        if project.is_file() and "[tool.tqa" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def _from_file(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"the settings cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise ConfigError("the settings are not UTF-8", path=path) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        message = re.sub(r" \(at .*\)", "", str(error))
        raise ConfigError(f"not TOML: {message}", path=path, line=int(line[1]) if line else None) from error
    if path.name == TABLE_FILE:
        tools = table.get("tool", {})
        table = tools.get("tqa", {}) if isinstance(tools, dict) else {}
        if not isinstance(table, dict):
            raise ConfigError("“tqa” is a table, [tool.tqa]", path=path, line=_line_of("tqa", text))
    values = {}
    for name, value in table.items():
        if name not in _TYPES:
            raise ConfigError(
                f"there is no setting “{name}”{did_you_mean(name, _TYPES)}", path=path, line=_line_of(name, text)
            )
        try:
            values[name] = _converted(name, value, base=path.parent, place=name)
        except ConfigError as error:
            raise ConfigError(error.message, path=path, line=_line_of(name, text)) from error
    return values


def _converted(name: str, value: object, *, base: Path | None, place: str) -> Any:
    """A value as `Config` wants it; `base` is the folder that paths are relative to."""
    import msgspec

    if name == "fail_on" and value in (NEVER, None):
        return None
    if name == "checks":
        if not isinstance(value, dict) or not all(isinstance(settings, dict) for settings in value.values()):
            raise ConfigError("settings of checks are tables, as in [checks.repetition]")
        return MappingProxyType(value)
    try:
        converted = msgspec.convert(value, _TYPES[name], dec_hook=_path, str_keys=True)
    except msgspec.ValidationError as error:
        if name == "fail_on" and isinstance(value, str):
            known = ", ".join([*(severity.value for severity in Severity), NEVER])
            raise ConfigError(f"{place}: there is no severity “{value[:40]}” (there are {known})") from error
        raise ConfigError(f"{place}: {in_words(error)[0][:200]}") from error
    if name == "min_confidence" and not 0 <= converted <= 1:
        raise ConfigError(f"{place}: a confidence is between 0 and 1, not {converted}")
    if name in ("max_characters", "max_seconds") and converted is not None and not 0 < converted < MOST:
        if converted >= MOST:
            raise ConfigError(f"{place}: expected a number below {MOST:,.0f}, got {converted}")
        raise ConfigError(f"{place}: expected a number above 0, got {converted}")
    if name == "max_model_characters" and converted < 0:
        raise ConfigError(f"{place}: expected a number of characters, got {converted}")
    if base is None:
        return converted
    if isinstance(converted, Path):
        return base / converted
    if name == "glossaries":
        return tuple(base / item for item in converted)
    return converted


def _path(wanted: type, value: object) -> object:
    if wanted is Path and isinstance(value, str | Path):
        return Path(value)
    raise NotImplementedError


def _from_text(name: str, said: str) -> object:
    """The value of an environment variable: lists are divided by commas."""
    wanted = _TYPES[name]
    if wanted in (tuple[str, ...], tuple[Path, ...]):
        return [item.strip() for item in said.split(",") if item.strip()]
    if wanted is bool and said.casefold() in ("0", "1", "true", "false", "yes", "no"):
        return said.casefold() in ("1", "true", "yes")
    if wanted in (int, float, float | None):
        try:
            return int(said) if wanted is int else float(said)
        except ValueError:
            return said
    return said


def _line_of(name: str, text: str, *, first: int = 1) -> int | None:
    """The line, from the `first` on, that names something; `tomllib` does not tell."""
    naming = re.compile(rf"[^#]*(?<![\w-]){re.escape(name)}(?![\w-])")
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if number >= first and naming.match(line)), None)


_TYPES: Mapping[str, Any] = {item.name: get_type_hints(Config)[item.name] for item in fields(Config)}
