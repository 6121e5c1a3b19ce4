"""Which checks run: the package's own, third parties' through the entry-point group `tqa.checks`, with their settings."""

from __future__ import annotations

import dataclasses
from importlib import metadata

import msgspec

from tqa.checks import CHECKS, Check
from tqa.config import Config
from tqa.errors import ConfigError, did_you_mean, in_words

ENTRY_POINTS = "tqa.checks"

_SWITCHES = ("enabled", "enable", "disabled", "disable", "off", "on", "active")
"""What other tools call the setting that switches a check off."""


def all_checks() -> tuple[type[Check], ...]:
    """The shipped checks, then those of installed packages."""
    foreign = tuple(entry.load() for entry in metadata.entry_points(group=ENTRY_POINTS))
    return (*CHECKS, *foreign)


def enabled_checks(config: Config) -> tuple[Check, ...]:
    """The checks that a configuration asks for, with its settings. An unknown code or setting raises `ConfigError`.

    A check that is off unless it is asked for runs where `only` names it or the configuration has settings for it.
    """
    table = {check.code: check for check in all_checks()}
    for code in (*config.only, *config.skip, *config.checks):
        if code not in table:
            raise ConfigError(f"there is no check “{code}”{did_you_mean(code, table)}")
    asked = config.only or [code for code, check in table.items() if not check.on_request or code in config.checks]
    codes = [code for code in table if code in asked and code not in config.skip]
    return tuple(_with_settings(table[code], dict(config.checks.get(code, {}))) for code in codes)


def _with_settings(check: type[Check], settings: dict[str, object]) -> Check:
    names = [field.name for field in dataclasses.fields(check)]
    for name in settings:
        if name not in names:
            how = f'; skip = ["{check.code}"] switches it off' if name in _SWITCHES else did_you_mean(name, names)
            raise ConfigError(f"[checks.{check.code}] has no setting “{name}”{how}")
    try:
        return msgspec.convert(settings, check)
    except msgspec.ValidationError as error:
        # “Expected `int`, got `str` - at `$.min_letters`”: the setting's name leads to its line in the file.
        said, place = in_words(error)
        place = place.partition("[")[0]
        said = f"{said}, got {settings[place]}" if ", got " not in said and place in settings else said
        raise ConfigError(
            f"[checks.{check.code}] “{place}”: {said}" if place else f"[checks.{check.code}] {said}"
        ) from error
