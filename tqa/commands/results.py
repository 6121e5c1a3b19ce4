"""Documents with their reports, on their way to be shown."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from tqa.document import Document, Unreadable
from tqa.finding import Severity
from tqa.report import Report, Status

if TYPE_CHECKING:
    from tqa.pipeline import Checker

QUIET_SECONDS = 2.0
"""Progress is shown on work that takes longer than this."""


@dataclass
class Outcome:
    """What the exit code says in the end: 2 where something was not checked, 1 at findings of `fail_on` or worse."""

    fail_on: Severity | None
    failed: bool = False
    not_checked: bool = False

    def note(self, report: Report) -> None:
        if report.status is Status.NOT_CHECKED:
            self.not_checked = True
        elif self.fail_on is not None and report.at_least(self.fail_on):
            self.failed = True

    @property
    def code(self) -> int:
        return 2 if self.not_checked else int(self.failed)


def results(
    checker: Checker, documents: Iterable[Document | Unreadable], outcome: Outcome
) -> Iterator[tuple[Document, Report]]:
    """Each document with its report, in order. What was not checked is one line on standard error, too."""
    waiting: deque[Document | Unreadable] = deque()

    def passing() -> Iterator[Document | Unreadable]:
        for document in documents:
            waiting.append(document)
            yield document

    for report in progress(checker.check_all(passing())):
        item = waiting.popleft()
        outcome.note(report)
        if isinstance(item, Unreadable):
            say(str(item.error))
            item = Document(id=item.id, fields=())
        elif report.error is not None:
            say(f"{item.id}: not checked: {report.error}")
        yield item, report


def say(message: str) -> None:
    """One line on standard error. Names of files and ids come from anywhere: what would steer a terminal is shown."""
    plain = "".join(c if c.isprintable() else " " if c.isspace() else f"\\x{ord(c):02x}" for c in message)
    click.echo(f"tqa: {plain}", err=True)


def progress(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports, counted on standard error while they take long, if it is a screen that shows nothing else."""
    shown = sys.stderr.isatty() and not sys.stdout.isatty()
    start = last = time.monotonic()
    for count, report in enumerate(reports, 1):
        yield report
        now = time.monotonic()
        if shown and now - start > QUIET_SECONDS and now - last > 0.5:
            last = now
            click.echo(f"\r{count:,} documents, {count / (now - start):,.0f} a second", nl=False, err=True)
    if last > start:
        click.echo("", err=True)
