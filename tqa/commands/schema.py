"""`tqa schema`."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("what", type=click.Choice(["report", "document"]), default="report")
def schema(what: str) -> None:
    """Print the JSON schema of a report, or of a document."""
    from tqa.render.schema import document_schema, report_schema

    schemas = {"report": report_schema, "document": document_schema}
    click.echo(json.dumps(schemas[what](), indent=2, ensure_ascii=False))
