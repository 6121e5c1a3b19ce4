"""`tqa schema`."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("what", type=click.Choice(["report", "document", "labelled"]), default="report")
def schema(what: str) -> None:
    """Print the JSON schema of a report, a document or a labelled one."""
    from tqa.render.schema import document_schema, labelled_schema, report_schema

    schemas = {"report": report_schema, "document": document_schema, "labelled": labelled_schema}
    click.echo(json.dumps(schemas[what](), indent=2, ensure_ascii=False))
