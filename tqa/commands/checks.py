"""`tqa checks`."""

from __future__ import annotations

import dataclasses
import inspect
import sys
from typing import TYPE_CHECKING

import click

from tqa.commands.look import is_screen, look_of, write_to
from tqa.commands.options import codes

if TYPE_CHECKING:
    from tqa.checks import Check


@click.command()
@click.argument("code", required=False, shell_complete=codes)
@click.option("--color/--no-color", default=None)
def checks(code: str | None, color: bool | None) -> None:
    """List the checks, or explain one with its examples."""
    from tqa.checks.table import all_checks
    from tqa.errors import ConfigError, did_you_mean

    table = {check.code: check for check in all_checks()}
    if code is None:
        width = max(map(len, table), default=0)
        write_to(sys.stdout, (f"{name:{width}}  {summary(check)}\n" for name, check in table.items()))
        return
    if code not in table:
        raise ConfigError(f"there is no check “{code[:40]}”{did_you_mean(code, table)}")
    check: type[Check] = table[code]
    bold = look_of(color, None, screen=is_screen()).colour
    lines = [click.style(code, bold=True) if bold else code, f"category  {check.category}"]
    if check.requires_source:
        lines.append("needs     the source text")
    if check.on_request:
        lines.append(f"off       until tqa.toml has [checks.{code}], or --only {code} is said")
    lines += ["", inspect.getdoc(check) or "", ""]
    settings = [item for item in dataclasses.fields(check) if item.default is not dataclasses.MISSING]
    if settings:
        lines.append(f"Settings, under [checks.{code}] in tqa.toml")
        lines += [f"  {item.name} = {_toml(item.default)}" for item in settings]
        lines.append("")
    lines.append("Examples; ⟦ ⟧ marks what is found")
    for example in check.examples:
        found = "⟦" in example.target or "⟦" in (example.source or "")
        lines.append(f"  {example.pair}  {'finds' if found else 'passes'}")
        if example.source is not None:
            lines.append(f"         {example.source}")
        lines.append(f"         {example.target}")
        if example.settings:
            lines.append(
                "         with " + ", ".join(f"{name} = {_toml(value)}" for name, value in example.settings.items())
            )
        if example.suggest is not None:
            lines.append(f"         write: {example.suggest or '(nothing)'}")
    write_to(sys.stdout, (line + "\n" for line in lines))


def summary(check: type[Check]) -> str:
    """What a check finds, in one line, and whether it has to be switched on."""
    line = (inspect.getdoc(check) or "").split("\n", 1)[0]
    return f"{line.rstrip('.')} (off until a desk switches it on)" if check.on_request else line


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple | list | frozenset):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return str(value)
