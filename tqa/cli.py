"""The command line: parse, call, render."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType

import click

from tqa.commands.crash import Crash
from tqa.commands.group import Group
from tqa.errors import TqaError

COMMANDS = {
    "check": ("tqa.commands.check:check", "Say what is wrong in translated articles, and what to write instead."),
    "names": ("tqa.commands.names:names", "List the names of articles, with what is known of each."),
    "fix": ("tqa.commands.fix:fix", "Write the corrected text of an article."),
    "ignore": ("tqa.commands.ignore:ignore", "Set a finding of FILE aside, with a reason."),
    "evaluate": ("tqa.commands.evaluate:evaluate", "Say how good the findings are on labelled articles."),
    "checks": ("tqa.commands.checks:checks", "List the checks, or explain one with its examples."),
    "glossary": ("tqa.commands.glossary:glossary", "Look into glossaries, test them, and move them in and out."),
    "config": ("tqa.commands.config:config", "Show the settings in force and where each comes from."),
    "schema": ("tqa.commands.schema:schema", "Print the JSON schema of a report, a document or a labelled one."),
    "completion": (
        "tqa.commands.completion:completion",
        "Print the script that completes commands and options in a shell.",
    ),
    "version": ("tqa.commands.version:version", "Print the version."),
}
"""Name to place and short help: `tqa --help` loads no command."""


class Commands(Group):
    """A group that loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def tqa() -> None:
    """Find what machine translation got wrong in wire copy, with the source text or without it."""


def main() -> None:
    """The entry point. A user's error is one line on standard error and exit code 2; anything else is a bug."""
    # Where a shell has closed it, the exit code still says what was found.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    signal.signal(signal.SIGTERM, _end)
    gc.disable()  # Until a checker is loaded: what is loaded stays, and looking through it takes a tenth of the start.
    with Crash():
        raise SystemExit(_run())


def _end(signal_number: int, frame: FrameType | None) -> None:
    """Asked to end, it leaves no half of a file behind."""
    raise SystemExit(128 + signal_number)


def _run() -> object:
    """The exit code of what the command line asks for."""
    try:
        return tqa.main(prog_name="tqa", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except (TqaError, click.ClickException) as error:
        _say(_one_line(error))
    except click.Abort:
        return 130
    except OSError as error:
        # A full disk behind the output, or a terminal that has gone. Files that are read and written tell it themselves.
        from tqa.commands.look import write_no_more

        write_no_more(sys.stdout)
        _say(f"{error.filename or 'the output'}: {error.strerror}")
    return 2


def _say(message: str) -> None:
    from tqa.commands.results import say

    say(message)


def _one_line(error: TqaError | click.ClickException) -> str:
    message = " ".join((error.format_message() if isinstance(error, click.ClickException) else str(error)).split())
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message.rstrip('.')} (see {error.ctx.command_path} --help)"
    return message
