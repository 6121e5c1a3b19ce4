"""What is known of words, worked out once for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Known = TypeVar("_Known")


class Remembered(dict[str, _Known]):
    """A function of words that keeps what it said: `map(known.__getitem__, words)` takes no step of Python for known words.

    It forgets everything when there are `most` different words, which an article never has.
    """

    def __init__(self, of: Callable[[str], _Known], *, most: int = 50_000) -> None:
        super().__init__()
        self._of, self._most = of, most

    def __missing__(self, word: str) -> _Known:
        if len(self) >= self._most:
            self.clear()
        known = self[word] = self._of(word)
        return known
