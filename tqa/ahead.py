"""Work that goes on beside the main thread, for a desk that waits for one article: reading files, running the network.

It is of use where most of it happens outside Python, as it does there; what Python does itself takes turns.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class Ahead(Generic[_Result]):
    """The result of a function that was started as this was made. What it raises is raised where the result is asked for."""

    def __init__(self, function: Callable[[], _Result]) -> None:
        self._function = function
        self._results: list[_Result] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._results.append(self._function())
        except BaseException as error:  # noqa: BLE001 (it is raised again)
            self._error = error

    def wait(self) -> None:
        """Until it is done, whatever came of it."""
        self._thread.join()

    def result(self) -> _Result:
        self.wait()
        if self._error is not None:
            raise self._error
        return self._results[0]
