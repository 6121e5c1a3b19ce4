"""`tqa fix`."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from tqa.commands import options
from tqa.commands.look import is_screen, look_of, renderer_of, write_over, write_to
from tqa.commands.results import Outcome, results
from tqa.document import Document
from tqa.errors import InputError
from tqa.finding import Finding, Severity
from tqa.report import Report

if TYPE_CHECKING:
    from tqa.render import Renderer, RenderOptions
    from tqa.render.fix import Choice


class _NoMore(Exception):  # noqa: N818
    """The editor wants no more questions."""


@click.command()
@options.inputs
@options.checking
@click.option(
    "--severity", type=click.Choice(options.SEVERITIES), default="neutral", help="Only from this severity on."
)
@click.option("--ask", is_flag=True, help="Ask about one change at a time, and offer other wordings.")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write the corrected text there.")
@click.option("--in-place", is_flag=True, help="Write it over the given text.")
@click.option(
    "--format", metavar="NAME", shell_complete=options.forms, help="How to show the changes: terminal, diff …"
)
@options.colours
def fix(
    paths: tuple[str, ...],
    severity: str,
    ask: bool,
    output: Path | None,
    in_place: bool,
    config_path: Path | None,
    color: bool | None,
    width: int | None,
    **said: Any,
) -> None:
    """Write the corrected text of an article.

    Shows each change with its reason, then writes the text, as UTF-8, to --output (- is standard output) or with
    --in-place over FILE; without either nothing is written. Nothing is applied that was not shown.
    """
    from tqa.inputs import read_all
    from tqa.render.fix import apply, as_report, fixed_document
    from tqa.render.visible import visible

    _refuse_contradictions(paths, output, ask=ask, in_place=in_place)
    settings = options.settings_from(config_path, said)
    with options.placed(settings, "format"):
        renderer = renderer_of(settings.config.format)
    documents = read_all(paths, options.wanted_from(settings, said))
    checker = options.checker_from(settings)
    outcome = Outcome(fail_on=None)
    shown_on = sys.stderr if output == options.STDOUT else sys.stdout
    look = look_of(color, width, screen=shown_on.isatty() if output == options.STDOUT else is_screen(), whole=True)
    for document, report in results(checker, documents, outcome):
        if report.error is not None:
            continue
        if len(document.fields) > 1:
            raise InputError(f"{document.id} has several fields; only plain texts can be corrected")
        choices = _choices(document, report, Severity(severity), ask=ask, renderer=renderer, look=look, stream=shown_on)
        write_to(shown_on, renderer([(document, as_report(document, report, choices))], options=look))
        changed = fixed_document(document, apply(document, choices)).fields[0].target
        if output == options.STDOUT:
            write_to(sys.stdout, [changed])
        elif in_place and not choices:
            click.echo(visible(f"{document.id}: left as it is"), err=True)
        elif output is not None or in_place:
            target = output or Path(document.id)
            write_over(target, changed)
            click.echo(visible(f"{target}: written"), err=True)
        elif choices:
            click.echo(visible(f"{document.id}: nothing written (--in-place or --output writes it)"), err=True)
    raise SystemExit(outcome.code)


def _refuse_contradictions(paths: tuple[str, ...], output: Path | None, *, ask: bool, in_place: bool) -> None:
    from tqa.formats.table import by_suffix

    if in_place and output is not None:
        raise click.UsageError("--in-place and --output exclude each other")
    if output is not None and len(paths) > 1:
        raise click.UsageError("--output takes one text; --in-place takes several")
    if "-" in paths and (in_place or ask):
        raise click.UsageError("standard input can be corrected with --output only")
    for path in paths:
        form = by_suffix(path)
        if form is not None and not form.one_text:
            raise InputError("only plain texts can be corrected, one article a file", path=path)


def _choices(
    document: Document,
    report: Report,
    minimum: Severity,
    *,
    ask: bool,
    renderer: Renderer,
    look: RenderOptions,
    stream: IO[str],
) -> tuple[Choice, ...]:
    """The changes to make: all the best ones, or those that the editor says yes to."""
    from tqa.render.fix import Choice, as_report, choose_each, choose_first, offered

    findings = offered(report, minimum)
    if not ask:
        return choose_first(findings)
    left = [len(findings)]

    def decide(finding: Finding) -> str | None:
        if not left:
            return None
        one = as_report(document, report, [Choice(finding=finding, wording=finding.suggestions[0])])
        write_to(stream, renderer([(document, dataclasses.replace(one, ignored=()))], options=look))
        try:
            return _answer(finding)
        except _NoMore:
            left.clear()
            return None

    return choose_each(findings, decide)


def _answer(finding: Finding) -> str | None:
    from tqa.render.visible import visible

    for number, wording in enumerate(finding.suggestions, 1):
        click.echo(f"  {number}  {visible(wording) or '(take it out)'}", err=True)
    last = len(finding.suggestions)
    wanted = "Write it? y, n, q to stop" + (f", or 2-{last} for another wording" if last > 1 else "")
    while True:
        answer = click.prompt(wanted, default="n", err=True).strip().casefold()
        if answer in ("y", "yes"):
            return finding.suggestions[0]
        if answer in ("n", "no"):
            return None
        if answer in ("q", "quit"):
            raise _NoMore
        if answer.isdecimal() and 1 <= int(answer) <= last:
            return finding.suggestions[int(answer) - 1]
