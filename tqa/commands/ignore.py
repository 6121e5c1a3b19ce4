"""`tqa ignore`."""

from __future__ import annotations

import getpass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tqa.commands import options
from tqa.errors import InputError
from tqa.finding import Finding
from tqa.report import Report

SHORTEST = 4
"""Characters of a fingerprint that are enough, where they are only one finding's."""


@click.command()
@click.argument("finding")
@options.inputs
@options.checking
@click.option("--reason", required=True, help="Why it may stand; the report repeats it.")
@click.option("--by", metavar="NAME", help="Who says so; you, unless said.")
@click.option("--everywhere", is_flag=True, help="In every document, not in this one only.")
def ignore(
    finding: str,
    paths: tuple[str, ...],
    config_path: Path | None,
    reason: str,
    by: str | None,
    everywhere: bool,
    **said: Any,
) -> None:
    """Set a finding of FILE aside, with a reason.

    FINDING is its fingerprint, as JSON reports give it (the first letters do), or the very words that were found:
    then it is all findings of these words. It is kept in tqa-ignore.toml beside
    tqa.toml, a file to read and review, and stays set aside when the text is edited elsewhere.
    """
    from tqa.ignore import EVERYWHERE, Entry, add
    from tqa.inputs import read_all
    from tqa.render.visible import visible

    if not reason.strip():
        raise click.UsageError("a reason is needed that another editor understands")
    settings = options.settings_from(config_path, said)
    store = settings.config.ignore
    assert store is not None
    documents = read_all(paths, options.wanted_from(settings, said))
    reports = list(options.checker_from(settings).check_all(documents))
    for report, found in _named(finding, reports):
        entry = Entry(
            fingerprint=found.fingerprint,
            document=EVERYWHERE if everywhere else report.id,
            reason=" ".join(reason.split()),
            by=by or getpass.getuser(),
            date=datetime.now().astimezone().date(),
            check=found.check,
            surface=found.surface,
            message=found.message,
        )
        add(store, entry)
        where = "every document" if everywhere else visible(entry.document)
        click.echo(f"{store}: {found.check} “{_shown(found.surface)}” in {where} is set aside", err=True)


def _named(name: str, reports: list[Report]) -> list[tuple[Report, Finding]]:
    """The findings of these very words, or the one with this fingerprint or one that begins so."""
    errors = [report for report in reports if report.error is not None]
    if errors:
        raise InputError(f"not checked: {errors[0].error}", path=errors[0].id)
    findings = [(report, finding) for report in reports for finding in report.findings]
    if same := [(r, f) for r, f in findings if name in (f.fingerprint, f.surface)]:
        return same
    close = [(r, f) for r, f in findings if f.fingerprint.startswith(name)] if len(name) >= SHORTEST else []
    if len({finding.fingerprint for _, finding in close}) > 1:
        raise InputError(f"{name} begins the fingerprints of {len(close)} findings")
    if not close:
        done = [i.finding for r in reports for i in r.ignored]
        aside = any(name == f.surface or f.fingerprint.startswith(name) for f in done)
        if aside:
            raise InputError(f"“{_shown(name)}” is set aside already")
        ids = ", ".join(report.id for report in reports[:3]) + (" …" if len(reports) > 3 else "")
        raise InputError(f"there is no finding “{_shown(name)}” in {ids}")
    return close


def _shown(surface: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in surface[:60])
