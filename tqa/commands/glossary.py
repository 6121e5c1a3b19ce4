"""`tqa glossary`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tqa.commands.group import Group
from tqa.commands.look import write_to
from tqa.commands.options import tell_found

if TYPE_CHECKING:
    from tqa.glossary.commands import Change, Entry
    from tqa.glossary.layers import Layer

Command = TypeVar("Command", bound=Callable[..., Any])
FILE = click.Path(path_type=Path, dir_okay=True)


@click.group(cls=Group)
def glossary() -> None:
    """Look into glossaries, test them, and move them in and out."""


def layered(command: Command) -> Command:
    """The layers that a command reads: the shipped glossaries, those of the settings, and what is laid over them."""
    for decorate in (
        click.option("--no-shipped", is_flag=True, help="Leave the glossaries that come with tqa out."),
        click.option(
            "--over",
            metavar="PATH",
            multiple=True,
            type=FILE,
            help="A file or folder laid over them and those of the settings.",
        ),
    ):
        command = decorate(command)
    return command


def layers(over: tuple[Path, ...], *, no_shipped: bool) -> tuple[Layer, ...]:
    from tqa.glossary.layers import layers_of

    return layers_of(laid_over(over), shipped=not no_shipped)


def laid_over(over: tuple[Path, ...]) -> tuple[Path, ...]:
    """What lies over the shipped glossaries: those of the settings in force, so that one looks into what checks look into."""
    from tqa.config import load

    settings = load(None)
    tell_found(settings, asked=False)
    return (*settings.config.glossaries, *over)


def say(*lines: str) -> None:
    """Terms come from anybody's file: what would steer a terminal is shown."""
    from tqa.render.visible import visible

    write_to(sys.stdout, (visible(line) + "\n" for line in lines))


@glossary.command()
@click.option("--every-type", is_flag=True, help="A column for each type of concept instead of eight groups of them.")
@layered
def stats(every_type: bool, over: tuple[Path, ...], no_shipped: bool) -> None:
    """Count concepts and terms by language and type, as a Markdown table."""
    from tqa.commands.coverage import coverage_lines
    from tqa.glossary.commands import coverage

    say(*coverage_lines(coverage(layers(over, no_shipped=no_shipped)), every_type=every_type))


@glossary.command()
@click.argument("word")
@click.option("--lang", metavar="TAG", help="Look among the terms of this language only.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000))
@layered
def search(word: str, lang: str | None, limit: int, over: tuple[Path, ...], no_shipped: bool) -> None:
    """Show the concepts that WORD names, with all their terms and readings."""
    from tqa.glossary import commands

    read = layers(over, no_shipped=no_shipped)
    found = commands.search(read, word, language=lang, limit=limit)
    known = commands.search_known(read, word, limit=limit) if lang is None else []
    say(*(line for entry in found for line in entry_lines(entry)))
    for one in known:
        say(f"{one.concept}  (known, not enforced)  in {one.of}", f"  {' · '.join(one.names)}")
    if not found and not known:
        click.echo(f"nothing is called “{word[:60]}”", err=True)
        sys.exit(1)


def entry_lines(entry: Entry) -> list[str]:
    relations = ", ".join(
        f"{relation.role} of {relation.to}"
        + (
            f" {relation.valid_from or ''}–{relation.valid_to or ''}"
            if relation.valid_from or relation.valid_to
            else ""
        )
        for relation in entry.concept.relations
    )
    lines = [f"{entry.concept.id}  ({entry.concept.type})" + (f"  {relations}" if relations else "")]
    for term in entry.terms:
        marks = [term.status.value, term.form.value, *(["draft"] if term.draft else [])]
        if term.keep:
            marks.append("not to be translated")
        if term.replacement:
            marks.append(f"write {term.replacement}")
        if term.layer != "shipped":
            marks.append(f"layer {term.layer}")
        lines.append(f"  {term.language:8}{term.text}  [{', '.join(marks)}]" + (f"  {term.note}" if term.note else ""))
    lines += [
        f"  {reading.language:8}{reading.short}  [reading]  {' '.join(reading.anchors)[:100]}"
        for reading in entry.readings
    ]
    return lines


@glossary.command()
@layered
def lint(over: tuple[Path, ...], no_shipped: bool) -> None:
    """Name what is wrong or doubtful in the files, by line. Exit code 1 if anything is."""
    from tqa.glossary.lint import lint as problems

    found = [str(problem) for problem in problems(layers(over, no_shipped=no_shipped))]
    say(*found)
    click.echo(f"{len(found)} problem{'s' if len(found) > 1 else ''}" if found else "nothing is wrong", err=True)
    sys.exit(1 if found else 0)


@glossary.command()
@layered
@click.option("--show", default=20, show_default=True, type=click.IntRange(0), help="Failed examples to print.")
def test(over: tuple[Path, ...], no_shipped: bool, show: int) -> None:
    """Run the examples of readings: those that must fire and those that must pass. Exit code 1 if one fails."""
    from tqa.glossary_examples import failed_examples

    run, failed = failed_examples(laid_over(over), shipped=not no_shipped)
    say(*failed[:show])
    say(f"{run - len(failed)} of {run} examples hold")
    sys.exit(1 if failed else 0)


@glossary.command()
@click.argument("path", metavar="FILE", type=FILE)
@click.option("--concept", required=True, help="Type and name, such as person.kassym-jomart-tokayev.")
@click.option("--lang", required=True, metavar="TAG", help="Language of the term, such as en or zh-Hant.")
@click.option("--term", required=True, help="The word or phrase, with its capitals.")
@click.option("--status", default="", help="preferred, admitted (unless said), deprecated or forbidden.")
@click.option("--form", default="", help="full, short (unless said), abbreviation, adjective, family-name …")
@click.option("--match", default="", help="exact, inflected or pattern; as the language does unless said.")
@click.option("--case", default="", help="as-written (unless said), any or initial.")
@click.option("--replacement", default="", help="What to write for a deprecated or forbidden term.")
@click.option("--source", default="", help="Source languages in whose translations it is wrong, such as ru|uk.")
@click.option("--translate", default="", help="“no” for what a translation is to have as it is.")
@click.option("--of", default="", help="The concept that it belongs to, such as territory.KZ.")
@click.option("--role", default="", help="What it is to that, such as president.")
@click.option("--note", default="", help="For people who read the table.")
@click.option("--draft", is_flag=True, help="Show and test it, but do not enforce it yet.")
def add(path: Path, draft: bool, **cells: str) -> None:
    """Add a term to FILE, a table of your own (.csv, .tsv or .xlsx)."""
    from tqa.glossary import commands

    commands.add(path, {**cells, "draft": "yes" if draft else ""})
    say(f"{path}: {cells['concept']} / {cells['lang']} / {cells['term']}")


@glossary.command(name="import")
@click.argument("origin", metavar="FROM", type=FILE)
@click.argument("path", metavar="TO", type=FILE)
def import_(origin: Path, path: Path) -> None:
    """Write the terms of FROM (TBX 2 or 3, TSV, XLSX, CSV) as the table TO."""
    from tqa.glossary.exchange import read_records, write_records

    records = read_records(origin)
    write_records(records, path)
    say(f"{path}: {len(records):,} terms")


@glossary.command()
@click.argument("path", metavar="TO", type=FILE)
@click.option("--tbx-version", type=click.Choice(["2", "3"]), default="3", show_default=True)
@layered
def export(path: Path, tbx_version: str, over: tuple[Path, ...], no_shipped: bool) -> None:
    """Write all terms to TO: TBX, TSV, XLSX or CSV, as its name says."""
    from tqa.glossary.commands import records_of
    from tqa.glossary.exchange import write_records

    records = list(records_of(layers(over, no_shipped=no_shipped)))
    write_records(records, path, tbx_version=int(tbx_version))
    say(f"{path}: {len(records):,} terms")


@glossary.command()
@click.argument("before", type=FILE)
@click.argument("after", type=FILE)
def diff(before: Path, after: Path) -> None:
    """Tell the terms that two glossary files or folders do not have alike. Exit code 1 if there are any."""
    from tqa.glossary.commands import diff as changes
    from tqa.glossary.commands import records_of
    from tqa.glossary.layers import Layer, layers_of

    def records(path: Path) -> list[dict[str, str]]:
        return list(records_of(layers_of([path], shipped=False) if path.is_dir() else [Layer(path.stem, (path,))]))

    found = changes(records(before), records(after))
    say(*(change_line(change) for change in found))
    sys.exit(1 if found else 0)


def change_line(change: Change) -> str:
    name = " / ".join(change.key)
    if change.before is None:
        return f"+ {name}"
    if change.after is None:
        return f"- {name}"
    cells = ", ".join(
        f"{column} “{change.before.get(column, '')}” → “{change.after.get(column, '')}”" for column in change.columns
    )
    return f"~ {name}: {cells}"
