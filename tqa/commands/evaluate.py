"""`tqa evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqa.commands import options
from tqa.commands.look import form_by_name, is_screen, look_of, write_new, write_to
from tqa.commands.results import progress, say
from tqa.replacing import replacing

if TYPE_CHECKING:
    from tqa.config import Settings
    from tqa.document import Document
    from tqa.evaluation.comparison import Comparison
    from tqa.evaluation.figures import Figures
    from tqa.evaluation.labels import Labelled
    from tqa.evaluation.matching import Outcome

FORMS = ("terminal", "markdown", "json")
PICTURES = (".svg", ".png")


@click.command()
@click.argument("paths", metavar="LABELLED.jsonl...", nargs=-1, required=True)
@click.option("--documents", multiple=True, metavar="FILE", help="Texts of lines that have none; may be given again.")
@options.checking
@click.option(
    "--against", type=click.Path(path_type=Path), metavar="FILE", help="Settings that are compared with the first."
)
@click.option("--severity", type=click.Choice(options.SEVERITIES), default="minor", help="From here up; minor.")
@click.option("--without-source", is_flag=True, help="As if no document had a source.")
@click.option("--format", "form", type=click.Choice(FORMS), help="How it is told; terminal unless said.")
@click.option(
    "--show",
    type=click.IntRange(min=0),
    default=10,
    metavar="N",
    help="Of misses, false alarms and what one alone has; 10.",
)
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE", help="Draw both diagrams: .svg, or .png.")
@options.output
def evaluate(
    paths: tuple[str, ...],
    documents: tuple[str, ...],
    config_path: Path | None,
    against: Path | None,
    severity: str,
    without_source: bool,
    form: str | None,
    show: int,
    plot: Path | None,
    output: Path | None,
    **said: Any,
) -> None:
    """Say how good the findings are on labelled articles.

    A line of LABELLED.jsonl is a document with `gold`, the list of what is wrong in it. Precision, recall, F1 and false
    alarms come by language and by check with intervals at 95 %. The exit code is 0, or 2 where a line could not be used
    or a document not be checked; the figures are of the rest.
    """
    from tqa.errors import ConfigError, did_you_mean
    from tqa.evaluation.comparison import compare
    from tqa.render.png import need_matplotlib

    if plot is not None and plot.suffix.casefold() not in PICTURES:
        raise ConfigError(f"a diagram is drawn as .svg or .png, not “{plot.name}”{did_you_mean(plot.suffix, PICTURES)}")
    if plot is not None and plot.suffix.casefold() == ".png":
        need_matplotlib()
    first = options.settings_from(config_path, said)
    options.tell_found(first, asked=config_path is not None)
    second = options.settings_from(against, said) if against is not None else None
    labelled, whole = _labelled(paths, documents, first, without_source=without_source)
    figures, ours = _run(labelled, first, severity)
    comparison = None
    if second is not None:
        other, theirs = _run(labelled, second, severity)
        comparison = compare(figures, other, ours, theirs)
    if plot is not None:
        _draw(plot, [figures] if comparison is None else [figures, comparison.second], inputs=paths)
    _tell(figures, comparison, form or form_by_name(output, FORMS) or "terminal", show, output, inputs=paths)
    failed = bool(figures.not_checked or (comparison is not None and comparison.second.not_checked))
    raise SystemExit(2 if failed or not whole else 0)


def _labelled(
    paths: Sequence[str], documents: Sequence[str], settings: Settings, *, without_source: bool
) -> tuple[list[Labelled], bool]:
    """The labelled documents of all files, and whether every line could be used; each that could not is told."""
    from tqa.document import Unreadable
    from tqa.errors import InputError
    from tqa.evaluation.labels import without_sources
    from tqa.evaluation.reading import read_labelled
    from tqa.formats import Input

    config, whole = settings.config, True
    known, unread = _texts(documents, settings)
    found: dict[str, Labelled] = {}
    for path in paths:
        wanted = Input(
            name=path,
            source_lang=config.source_lang,
            target_lang=config.target_lang,
            max_bytes=4 * config.max_characters,
        )
        try:
            with Path(path).open("rb") as stream:
                for item in read_labelled(stream, wanted, known):
                    if isinstance(item, Unreadable) or item.document.id in found:
                        problem = item.error if isinstance(item, Unreadable) else f"{path}: twice: {item.document.id}"
                        say(str(problem))
                        whole = False
                    else:
                        found[item.document.id] = without_sources(item) if without_source else item
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", path=path) from error
    if not found:
        raise InputError("there is no labelled document in it", path=" ".join(paths))
    return list(found.values()), whole and not unread


def _texts(paths: Sequence[str], settings: Settings) -> tuple[Mapping[str, Document], bool]:
    """The documents that lines without texts may label, by id, and whether some could not be read."""
    from tqa.document import Unreadable
    from tqa.inputs import Wanted, read_all

    if not paths:
        return {}, False
    config = settings.config
    wanted = Wanted(
        source_lang=config.source_lang, target_lang=config.target_lang, max_characters=config.max_characters
    )
    found: dict[str, Document] = {}
    unread = False
    for item in read_all(paths, wanted):
        if isinstance(item, Unreadable):
            say(str(item.error))
            unread = True
        else:
            found[item.id] = item
    return found, unread


def _run(labelled: Sequence[Labelled], settings: Settings, severity: str) -> tuple[Figures, list[Outcome]]:
    """The figures of one configuration, and what they are made of."""
    from tqa.evaluation.figures import figures_of
    from tqa.evaluation.matching import outcome_of
    from tqa.finding import Severity
    from tqa.report import Status

    checker = options.checker_from(settings)
    outcomes, refused = [], []
    reports = progress(checker.check_all([each.document for each in labelled]))
    for each, report in zip(labelled, reports, strict=True):
        if report.status is Status.NOT_CHECKED:
            refused.append(each.document.id)
            say(f"{each.document.id}: not checked: {report.error}")
        else:
            outcomes.append(outcome_of(each, report, floor=Severity(severity)))
    figures = figures_of(
        outcomes,
        name=str(settings.path) if settings.path is not None else "default settings",
        signature=checker.signature,
        floor=severity,
        not_checked=tuple(refused),
    )
    return figures, outcomes


def _draw(path: Path, shown: Sequence[Figures], *, inputs: Sequence[str]) -> None:
    from tqa.errors import InputError
    from tqa.render.charts import charts_of
    from tqa.render.png import render_png
    from tqa.render.svg import render_svg

    charts = charts_of(shown)
    if path.suffix.casefold() == ".svg":
        write_new(path, [render_svg(charts)], inputs=inputs)
        return
    picture = render_png(charts)
    try:
        with replacing(path) as stream:
            stream.write(picture)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path=path) from error


def _tell(
    figures: Figures,
    comparison: Comparison | None,
    form: str,
    show: int,
    output: Path | None,
    *,
    inputs: Sequence[str],
) -> None:
    from tqa.render import evaluation

    renderer = {
        "terminal": evaluation.render_evaluation_terminal,
        "markdown": evaluation.render_evaluation_markdown,
        "json": evaluation.render_evaluation_json,
    }[form]
    look = look_of(None, None, screen=is_screen(output))
    pieces = renderer(figures, comparison, options=look, show=show)
    if output is None:
        write_to(sys.stdout, pieces)
    else:
        write_new(output, pieces, inputs=inputs)
