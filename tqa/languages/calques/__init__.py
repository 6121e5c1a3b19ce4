"""What no text of a language has and machines carry over into it: numbers, hours and compounds as another language has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex
from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True, kw_only=True)
class Calque:
    """A pattern, tried only where one of the `cues` stands in the text in small letters.

    Where the pattern has a group `at`, that is what is told. `write` is what to put in its place, with `\\1` for groups.
    """

    message: str
    cues: tuple[str, ...]
    source: str
    write: str | None
    severity: str
    confidence: float

    def find(self, content: str) -> Iterator[tuple[int, int, str | None]]:
        """Where it stands, from and to, and what to write there."""
        for match in _compiled(self.source).finditer(content):
            group: str | int = "at" if "at" in match.re.groupindex else 0
            write = match.expand(self.write) if self.write is not None else None
            yield match.start(group), match.end(group), write


class Calques:
    """The patterns of a language. The cues of all are looked for in one pass."""

    def __init__(self, patterns: tuple[Calque, ...]) -> None:
        self.patterns = patterns
        cued = [(cue, number) for number, one in enumerate(patterns) for cue in one.cues]
        self._numbers = [number for _, number in cued]
        self._cues = AhoCorasick([cue for cue, _ in cued])

    def told_by(self, content: str) -> list[Calque]:
        """Those of which a cue stands in a text, in their order."""
        hits = self._cues.find_matches_as_indexes(content.casefold(), overlapping=True)
        return [self.patterns[number] for number in sorted({self._numbers[cue] for cue, _, _ in hits})] if hits else []


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    return regex.compile(source)


@cache
def load(base: str) -> Calques:
    """The patterns of a primary language subtag; none where there are none. `{name}` in one is a row of `[parts]`."""
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return Calques(())
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    parts: dict[str, str] = data["parts"]
    return Calques(
        tuple(
            Calque(
                message=row["message"],
                cues=tuple(row["cues"]),
                source=_filled(row["pattern"], parts),
                write=row.get("write"),
                severity=row.get("severity", "minor"),
                confidence=row.get("confidence", 0.8),
            )
            for row in data["calque"]
        )
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern
