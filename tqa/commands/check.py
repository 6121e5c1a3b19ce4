"""`tqa check`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import click

from tqa.commands import options
from tqa.commands.results import Outcome, results
from tqa.errors import ConfigError, InputError, did_you_mean

PLAIN_WIDTH = 100


@click.command()
@options.inputs
@options.checking
@click.option("--fail-on", type=click.Choice([*options.SEVERITIES, "never"]), help="Exit 1 from this severity on.")
@click.option("--format", metavar="NAME", help="terminal, json, jsonl, html, diff, sarif, github …")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write there.")
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
    from tqa.render import RENDERERS, RenderOptions

    settings = options.settings_from(
        config_path,
        **{name: said[name] for name in ("only", "skip", "min_confidence", "fail_on", "format")},
        source_lang=said["source_lang"],
        target_lang=said["target_lang"],
    )
    config = settings.config
    if config.format not in RENDERERS:
        raise ConfigError(f"there is no output format “{config.format}”{did_you_mean(config.format, RENDERERS)}")
    documents = read_all(paths, options.wanted_from(settings, said))
    checker = options.checker_from(settings)
    outcome = Outcome(fail_on=config.fail_on)
    screen = output is None and sys.stdout.isatty()
    look = RenderOptions(
        colour=_wants_colour(color, screen),
        terminal=screen,
        width=width or (shutil.get_terminal_size().columns if screen else PLAIN_WIDTH),
        summary_only=summary,
        ignored=ignored,
    )
    pieces = RENDERERS[config.format](results(checker, documents, outcome), options=look)
    if output is None:
        write_to(sys.stdout, pieces)
    else:
        if any(Path(path).resolve() == output.resolve() for path in paths):
            raise InputError("this file is being read; --output would write over it", path=output)
        try:
            with output.open("w", encoding="utf-8", errors="backslashreplace") as stream:
                write_to(stream, pieces)
        except OSError as error:
            raise InputError(f"cannot be written: {error.strerror}", path=output) from error
    raise SystemExit(outcome.code)


def write_to(stream: IO[str], pieces: Iterable[str]) -> None:
    """Each piece as soon as it is there. What the stream cannot show is escaped."""
    if stream is sys.stdout and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    for piece in pieces:
        stream.write(piece)
        stream.flush()


def _wants_colour(said: bool | None, screen: bool) -> bool:
    """As said, else as `NO_COLOR` and `FORCE_COLOR` say, else on a screen."""
    if said is not None:
        return said
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (screen and os.environ.get("TERM") != "dumb")
