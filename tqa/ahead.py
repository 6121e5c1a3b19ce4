"""Work that goes on beside the main thread, for a desk that waits for one article: reading files, running the network.

It is of use where most of it happens outside Python, as it does there; what Python does itself takes turns.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class Ahead(Generic[_Result]):
    """The result of a function that was started as this was made. What it raises is raised where the result is asked for."""

    def __init__(self, function: Callable[[], _Result]) -> None:
        self._function = function
        self._results: list[_Result] = []
        self._error: BaseException | None = None
        # An interrupted `Thread.join` takes the thread for ended, and the process would end under it.
        self._done = threading.Event()
        threading.Thread(target=self._run).start()

    def _run(self) -> None:
        try:
            self._results.append(self._function())
        except BaseException as error:  # noqa: BLE001 (it is raised again)
            self._error = error
        finally:
            self._done.set()

    def wait(self) -> None:
        """Until it is done, whatever came of it."""
        self._done.wait()

    def result(self) -> _Result:
        self.wait()
        if self._error is not None:
            raise self._error
        return self._results[0]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals that end the program wait for the end of the block: an import that is broken off locks out other threads."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        if came:
            signal.raise_signal(came[0])
