"""`tqa schema`."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("what", type=click.Choice(["report", "document"]), default="report")
def schema(what: str) -> None:
    """Print the JSON schema of a report, or of a document."""
    from tqa.schema import schema_of

    click.echo(json.dumps(schema_of(what), indent=2, ensure_ascii=False))
