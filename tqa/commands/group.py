"""A group of commands that guesses which one was meant."""

from __future__ import annotations

import click

from tqa.errors import did_you_mean


class Group(click.Group):
    """Commands of which a mistyped one is told with what it is like."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            raise click.UsageError(f"there is no command “{args[0][:40]}”{did_you_mean(args[0], known)}", ctx)
        return super().resolve_command(ctx, args)
