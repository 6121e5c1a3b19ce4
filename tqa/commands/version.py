"""`tqa version`."""

from __future__ import annotations

import click


@click.command()
def version() -> None:
    """Print the version."""
    from importlib import metadata

    click.echo(f"tqa {metadata.version('tqa')}")
