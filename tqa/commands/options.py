"""Options that commands share, and what follows from them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tqa.ahead import Ahead, undisturbed
from tqa.errors import ConfigError, TqaError

if TYPE_CHECKING:
    from tqa.config import Settings
    from tqa.entity.model import EntityModel
    from tqa.inputs import Wanted
    from tqa.pipeline import Checker

Command = TypeVar("Command", bound=Callable[..., Any])

STDOUT = Path("-")

SEVERITIES = ("neutral", "minor", "major", "critical")


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day such as 2023-11-29, where one is given."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"“{value}” is no day such as 2023-11-29", ctx, param) from None


def share(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """A number such as 0.8, where one is given; whether it is from 0 to 1 is for the settings to say."""
    try:
        return float(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"“{value}” is no number such as 0.8", ctx, param) from None


def codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Codes of checks, for the shell to complete."""
    from tqa.checks.table import all_checks

    return [check.code for check in all_checks() if check.code.startswith(incomplete)]


def forms(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Forms of output, for the shell to complete."""
    from tqa.render import RENDERERS

    return [name for name in RENDERERS if name.startswith(incomplete)]


def inputs(command: Command) -> Command:
    """What is read, and what is known about it."""
    for decorate in reversed(
        (
            click.argument("paths", metavar="FILE...", nargs=-1, required=True),
            click.option("--source", metavar="FILE", help="The source of the one text that is checked."),
            click.option("--source-lang", metavar="TAG", help="Language of the source, such as zh or pt-BR."),
            click.option("--target-lang", metavar="TAG", help="Language of the translation; en unless said."),
            click.option("--published", callback=day, metavar="DAY", help="When it appeared, such as 2023-11-29."),
            click.option("--encoding", metavar="NAME", help="Encoding of text files, such as gb18030."),
            click.option("--source-encoding", metavar="NAME", help="Encoding of their sources."),
            click.option("--from", "form", metavar="FORMAT", help="Input format: text or jsonl; by name unless said."),
            click.option("--no-pair", is_flag=True, help="Leave x.zh.txt beside x.en.txt alone."),
            click.option("--recursive", "-r", is_flag=True, help="Read the files in folders."),
        )
    ):
        command = decorate(command)
    return command


def checking(command: Command) -> Command:
    """With which settings it is checked."""
    for decorate in reversed(
        (
            click.option(
                "--only",
                multiple=True,
                metavar="CODE",
                shell_complete=codes,
                help="This check only; may be given again.",
            ),
            click.option(
                "--skip",
                multiple=True,
                metavar="CODE",
                shell_complete=codes,
                help="Not this check; may be given again.",
            ),
            click.option("--min-confidence", callback=share, metavar="0..1", help="Leave out what is less sure."),
            click.option(
                "--config",
                "config_path",
                type=click.Path(path_type=Path),
                metavar="FILE",
                help="Settings; the nearest tqa.toml, unless said.",
            ),
        )
    ):
        command = decorate(command)
    return command


def output(command: Command) -> Command:
    """Where the reports go: None is standard output."""

    def place(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
        return None if value == STDOUT else value

    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        metavar="FILE",
        callback=place,
        help="Write there, in the form that its name says; - is standard output.",
    )(command)


def colours(command: Command) -> Command:
    """How it looks."""
    for decorate in reversed(
        (
            click.option("--color/--no-color", default=None, help="Colours; by default on a terminal only."),
            click.option("--width", type=click.IntRange(40, 400), metavar="CELLS", help="Right margin."),
        )
    ):
        command = decorate(command)
    return command


SETTINGS = ("only", "skip", "min_confidence", "fail_on", "format", "source_lang", "target_lang")
"""The options that are settings, too."""


def settings_from(config_path: Path | None, said: dict[str, Any]) -> Settings:
    """The settings in force: from the file, the environment, and over them the options. Raises `ConfigError`."""
    from tqa.config import load

    return load(config_path).with_options({name: said[name] for name in SETTINGS if name in said})


def tell_found(settings: Settings, *, asked: bool) -> None:
    """Name a settings file that nobody asked for and that lies in a folder above: it can change what is found."""
    if settings.path is not None and not asked and settings.path.resolve().parent != Path.cwd().resolve():
        click.echo(f"tqa: settings from {settings.path}", err=True)


@contextmanager
def placed(settings: Settings, name: str) -> Iterator[None]:
    """Where a setting's value turns out to be wrong in the block, it is told with the place that it comes from."""
    try:
        yield
    except TqaError as error:
        raise settings.mistake(name, error) from error


def checker_from(settings: Settings) -> Checker:
    """Raises `ConfigError` that names the settings file where the mistake is in it."""
    config = settings.config
    # Which checks are wanted is known later; where a few are named, the model may not be.
    if config.model and not config.only:
        with undisturbed():
            checker = _load(settings, Ahead(partial(_model, config.model_path)))
    else:
        checker = _load(settings, None)
    gc.freeze()
    gc.enable()
    return checker


def _load(settings: Settings, model: Ahead[EntityModel] | None) -> Checker:
    try:
        from tqa.pipeline import Checker

        return Checker.load(settings.config, model=model)
    except ConfigError as error:
        if error.path is None and (place := settings.place_of(error.message)) is not None:
            raise ConfigError(error.message, path=settings.path, line=place) from error
        raise
    finally:
        if model is not None:
            model.wait()


def _model(path: Path | None) -> EntityModel:
    """The model that the settings want."""
    from tqa.entity.model import EntityModel

    return EntityModel.load(path)


def wanted_from(settings: Settings, options: dict[str, Any]) -> Wanted:
    """What was said about the inputs. Raises `LanguageError` and `InputError` for what cannot be meant."""
    from tqa.formats.encoding import codec
    from tqa.inputs import Wanted
    from tqa.languages import load as load_language

    config = settings.config
    for name, tag in (("source_lang", config.source_lang), ("target_lang", config.target_lang)):
        if tag is not None:
            with placed(settings, name):
                load_language(tag)
    for encoding in (options["encoding"], options["source_encoding"]):
        if encoding is not None:
            codec(encoding)
    return Wanted(
        source=options["source"],
        source_lang=config.source_lang,
        target_lang=config.target_lang,
        published=options["published"],
        encoding=options["encoding"],
        source_encoding=options["source_encoding"],
        form=options["form"],
        pair=not options["no_pair"],
        recursive=options["recursive"],
        max_characters=config.max_characters,
    )
