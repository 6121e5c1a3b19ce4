"""`tqa completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.pass_context
@click.argument("shell", type=click.Choice(SHELLS))
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in a shell.

    For bash, put this into ~/.bashrc: eval "$(tqa completion bash)". For zsh: the same in ~/.zshrc, with zsh.
    For fish: tqa completion fish > ~/.config/fish/completions/tqa.fish.
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "tqa", "_TQA_COMPLETE").source())
