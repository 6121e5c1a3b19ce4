"""A bound on the time that one document may take: the last line of defence, behind caps on what goes in.

It stops Python code, not a call into C that runs on: what is quadratic in C is kept from long inputs by caps. For a
bound that holds whatever happens, check in a process of its own and end that.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tqa.errors import DocumentError

CHARACTERS = 40_000
"""A document up to this length, source and target together, has the plain time, a longer one more in proportion."""

AGAIN = 0.1
"""Seconds after which it is tried again, where it could not be stopped."""


@contextmanager
def deadline(seconds: float | None, *, characters: int = 0) -> Iterator[None]:
    """Raises `DocumentError` in the block when it takes longer. Does nothing outside the main thread or on Windows.

    The processor's time counts, not the clock's: a busy machine must not make a report depend on it. It takes the
    process's timer (SIGPROF) while it lasts, so a library's caller has to ask for it.
    """
    timer = getattr(signal, "setitimer", None)
    if seconds is None or timer is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    allowed = seconds * max(1.0, characters / CHARACTERS)

    def stop(signal_number: int, frame: FrameType | None) -> None:
        if _is_destructor(frame):
            return
        raise DocumentError(
            f"it took more than {allowed:.2g} seconds of computing (max_seconds in tqa.toml allows more)"
        )

    before = signal.signal(signal.SIGPROF, stop)
    timer(signal.ITIMER_PROF, allowed, AGAIN)
    try:
        yield
    finally:
        timer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _is_destructor(frame: FrameType | None) -> bool:
    """Whether an object is just being cleared away: what is raised there is printed and forgotten."""
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False
