"""What a bug says when it stops the program: where it is, and not a word of the article."""

from __future__ import annotations

import sys
from types import TracebackType


class Crash:
    """Tells a bug loudly, with its place and kind, and ends with exit code 2: nothing was checked.

    An exception's own message is left out, since it may quote what was being read, which may be under embargo; so are
    the values in its frames. Exit code 1, Python's own, would say that something was found.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None or isinstance(error, SystemExit | KeyboardInterrupt):
            return
        sys.stderr.writelines(_told(error))
        raise SystemExit(2) from None


def _told(error: BaseException) -> list[str]:
    import traceback

    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = traceback.StackSummary.from_list(traceback.extract_tb(error.__traceback__)).format()
    told = (
        [*_told(before), "then:\n"]
        if before is not None
        else ["tqa: this is a bug in tqa, or in a check added to it:\n"]
    )
    return [*told, *frames, f"{type(error).__name__} (its message is left out: it may quote the article)\n"]
