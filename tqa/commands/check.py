"""`tqa check`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import click
import msgspec

from tqa.document import Document, Unreadable
from tqa.finding import Severity
from tqa.report import Report, Status


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--source-lang", metavar="TAG")
@click.option("--target-lang", metavar="TAG")
@click.option("--format", "output_format", default="terminal", metavar="NAME")
@click.option("--fail-on", type=click.Choice([*map(str, Severity), "never"]), default="major")
@click.option("--only", multiple=True, metavar="CODE")
@click.option("--skip", multiple=True, metavar="CODE")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0)
def check(
    paths: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    output_format: str,
    fail_on: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    min_confidence: float,
) -> None:
    """Say what is wrong in translated articles, and what to write instead."""
    from tqa.config import Config
    from tqa.inputs import Wanted, read_all
    from tqa.pipeline import Checker

    checker = Checker.load(Config(only=only, skip=skip, min_confidence=min_confidence))
    documents = read_all(paths, Wanted(source_lang=source_lang, target_lang=target_lang))
    failed = unread = False
    for item, report in results(checker, documents):
        if report.status is Status.NOT_CHECKED:
            unread = True
            click.echo(str(item.error) if isinstance(item, Unreadable) else f"{report.id}: {report.error}", err=True)
        elif fail_on != "never" and report.at_least(Severity(fail_on)):
            failed = True
        if output_format == "jsonl":
            click.echo(msgspec.json.encode(report).decode())
        else:
            for line in _plainly(report):
                click.echo(line)
    raise SystemExit(2 if unread else int(failed))


def results(checker, documents: Iterable[Document | Unreadable]) -> Iterator[tuple[Document | Unreadable, Report]]:
    """Each document with its report, in order, however many the checker takes at a time."""
    waiting: deque[Document | Unreadable] = deque()

    def passing() -> Iterator[Document | Unreadable]:
        for document in documents:
            waiting.append(document)
            yield document

    for report in checker.check_all(passing()):
        yield waiting.popleft(), report


def _plainly(report: Report) -> Iterator[str]:
    yield f"{report.id} · {len(report.findings)} findings"
    for f in report.findings:
        suggestion = f" -> {f.suggestions[0]!r}" if f.suggestions else ""
        yield f"  {f.field}:{f.start}-{f.end} {f.severity} {f.check} {f.confidence:.2f} {f.surface!r}{suggestion}: {f.message}"
        for line in f.evidence:
            yield f"      {line}"
