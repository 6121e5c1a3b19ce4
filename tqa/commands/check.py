"""`tqa check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tqa.commands import options
from tqa.commands.look import form_by_name, is_screen, look_of, renderer_of, texts_of, write_new, write_to
from tqa.commands.results import Outcome, results


@click.command()
@options.inputs
@options.checking
@click.option("--fail-on", type=click.Choice([*options.SEVERITIES, "never"]), help="Exit 1 from this severity on.")
@click.option(
    "--format", metavar="NAME", shell_complete=options.forms, help="terminal, diff, html, json, jsonl, sarif or github."
)
@options.output
@options.colours
@click.option("--summary", is_flag=True, help="Leave the single findings out.")
@click.option("--ignored", is_flag=True, help="Show what was set aside, too.")
def check(
    paths: tuple[str, ...],
    config_path: Path | None,
    output: Path | None,
    color: bool | None,
    width: int | None,
    summary: bool,
    ignored: bool,
    **said: Any,
) -> None:
    """Say what is wrong in translated articles, and what to write instead.

    FILE is a text, one article each, or JSON lines, or - for standard input. The exit code is 0, 1 where something of
    the severity --fail-on or worse was found (major, unless said), or 2 where something could not be checked.
    """
    from tqa.inputs import read_all
    from tqa.render import RENDERERS

    settings = options.settings_from(config_path, said)
    if settings.origins["format"] == "default":
        settings = settings.with_options({"format": form_by_name(output, RENDERERS)})
    if settings.config.format == "html" and settings.origins["names"] == "default":
        settings = settings.with_options({"names": True})
    options.tell_found(settings, asked=config_path is not None)
    config = settings.config
    with options.placed(settings, "format"):
        renderer = renderer_of(config.format)
    documents = read_all(paths, options.wanted_from(settings, said))
    checker = options.checker_from(settings)
    outcome = Outcome(fail_on=config.fail_on)
    look = look_of(
        color,
        width,
        screen=is_screen(output),
        summary_only=summary,
        ignored=ignored,
        checks=texts_of(checker.checks),
    )
    pieces = renderer(results(checker, documents, outcome), options=look)
    if output is None:
        write_to(sys.stdout, pieces)
    else:
        write_new(output, pieces, inputs=paths)
    raise SystemExit(outcome.code)
