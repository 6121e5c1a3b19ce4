"""Where output goes and how it looks there."""

from __future__ import annotations

import inspect
import io
import os
import shutil
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tqa.errors import ConfigError, InputError, did_you_mean
from tqa.replacing import replacing

if TYPE_CHECKING:
    from tqa.checks import Check
    from tqa.render import CheckText, Renderer, RenderOptions

_FORMS = {
    ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".sarif": "sarif", ".diff": "diff",
    ".patch": "diff", ".tsv": "tsv", ".md": "markdown",
}  # fmt: skip
"""Forms of output by the endings of files that hold them."""

PLAIN_WIDTH = 100
"""The right margin where the output is no screen."""


def renderer_of(format: str) -> Renderer:  # noqa: A002
    """The renderer of a form of output. Raises `ConfigError`."""
    from tqa.render import RENDERERS

    if format not in RENDERERS:
        forms = ", ".join(RENDERERS)
        raise ConfigError(
            f"there is no output format “{format[:40]}”{did_you_mean(format, RENDERERS)} (there are {forms})"
        )
    return RENDERERS[format]


def form_by_name(output: Path | None, known: Collection[str]) -> str | None:
    """The form of output that a file's name says (`report.html`), where it is one of those known."""
    form = _FORMS.get(output.suffix.casefold()) if output is not None else None
    return form if form in known else None


def look_of(color: bool | None, width: int | None, *, screen: bool, **more: Any) -> RenderOptions:
    """How a rendering should look on the screen, or where it is written elsewhere."""
    from tqa.render import RenderOptions

    return RenderOptions(
        colour=_wants_colour(color, screen=screen),
        terminal=screen,
        width=width or (shutil.get_terminal_size().columns if screen else PLAIN_WIDTH),
        **more,
    )


def texts_of(checks: Iterable[Check]) -> tuple[CheckText, ...]:
    """What the checks say of themselves, for the forms that list them."""
    from tqa.render import CheckText

    docs = ((check.code, inspect.getdoc(check) or "") for check in checks)
    return tuple(CheckText(code=code, summary=doc.split("\n", 1)[0], help=doc) for code, doc in docs)


def write_to(stream: IO[str], pieces: Iterable[str]) -> None:
    """Each piece as soon as it is there, in UTF-8 where it is no screen. What a screen cannot show is escaped.

    Ends the program with exit code 141 where nobody reads on (`| head`): click would end it with 1, which says that
    something was found.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        for piece in pieces:
            stream.write(piece)
            stream.flush()
    except BrokenPipeError:
        write_no_more(stream)
        raise SystemExit(141) from None


def write_no_more(stream: IO[str]) -> None:
    """What still waits to be written would fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write_new(path: Path, pieces: Iterable[str], *, inputs: Iterable[str]) -> None:
    """Into a file that is there when all is written. Raises `InputError` where it cannot be written, or is one of the inputs."""
    if any(Path(given).resolve() == path.resolve() for given in inputs):
        raise InputError("this file is being read; --output would write over it", path=path)
    try:
        with replacing(path) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
            try:
                write_to(text, pieces)
            finally:
                text.detach()
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path=path) from error


def write_over(path: Path, text: str) -> None:
    """A text in the place of a file, in one step, in UTF-8, with its line breaks as they are and the file's own rights."""
    try:
        with replacing(path) as stream:
            stream.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path=path) from error


def is_screen(output: Path | None = None) -> bool:
    """Whether what is shown goes to a screen."""
    return output is None and sys.stdout.isatty()


def _wants_colour(said: bool | None, *, screen: bool) -> bool:
    """As said, else as `NO_COLOR` and `FORCE_COLOR` say, else on a screen."""
    if said is not None:
        return said
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (screen and os.environ.get("TERM") != "dumb")
