"""`tqa names`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tqa.commands import options
from tqa.commands.look import form_by_name, is_screen, look_of, write_new, write_to
from tqa.commands.results import Outcome, results


@click.command()
@options.inputs
@options.checking
@click.option(
    "--format",
    "layout",
    type=click.Choice(["terminal", "json", "jsonl", "tsv"]),
    help="How it is written; terminal unless said.",
)
@options.output
@options.colours
def names(
    paths: tuple[str, ...],
    config_path: Path | None,
    layout: str | None,
    output: Path | None,
    color: bool | None,
    width: int | None,
    **said: Any,
) -> None:
    """List the names of articles, with what is known of each.

    ▲ suspect: a finding stands on it. ? unknown. · known to the glossary or the news, but not borne out by a source.
    ≈ consistent with the source. ✓ verified: the source names the very thing that the glossary knows by this name.
    The exit code is 0, or 2 where something could not be checked.
    """
    from tqa.inputs import read_all
    from tqa.render.names import NAME_RENDERERS

    settings = options.settings_from(config_path, said).with_options({"names": True})
    options.tell_found(settings, asked=config_path is not None)
    documents = read_all(paths, options.wanted_from(settings, said))
    outcome = Outcome(fail_on=None)
    look = look_of(color, width, screen=is_screen(output))
    form = layout or form_by_name(output, NAME_RENDERERS) or "terminal"
    pieces = NAME_RENDERERS[form](results(options.checker_from(settings), documents, outcome), options=look)
    if output is None:
        write_to(sys.stdout, pieces)
    else:
        write_new(output, pieces, inputs=paths)
    raise SystemExit(outcome.code)
