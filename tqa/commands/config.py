"""`tqa config`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.commands import options
from tqa.commands.look import write_to
from tqa.config import NEVER

if TYPE_CHECKING:
    from tqa.config import Settings


@click.command()
@click.option("--config", "config_path", type=click.Path(path_type=Path), metavar="FILE", help="This file.")
def config(config_path: Path | None) -> None:
    """Show the settings in force and where each comes from."""
    settings = options.settings_from(config_path, {})
    options.checker_from(settings)
    write_to(sys.stdout, _lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    """A settings file that says the same; what nobody said and no value stands for is commented out."""
    shown = {name: getattr(settings.config, name) for name in settings.origins if name != "checks"}
    shown["fail_on"] = shown["fail_on"] or NEVER
    rows = [
        (f"{name} = {_toml(value)}" if value is not None else f'# {name} = ""', settings.origins[name])
        for name, value in shown.items()
    ]
    width = min(60, max(len(row) for row, _ in rows))
    for row, origin in rows:
        yield f"{row:{width}}  # {origin}\n"
    for code, values in settings.config.checks.items():
        yield f"\n[checks.{code}]  # {settings.origins['checks']}\n"
        for name, value in values.items():
            yield f"{name} = {_toml(value)}\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return json.dumps(str(value), ensure_ascii=False)
