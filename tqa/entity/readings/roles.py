"""The words that tell the part a name plays in its sentence, by target language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources


@dataclass(frozen=True, kw_only=True)
class Roles:
    """See `tqa/languages/roles.toml`, whose keys these are."""

    hyphens: frozenset[str]
    together: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    anyone: tuple[str, ...] = ()
    turns: frozenset[str] = frozenset()
    persons: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    institutions: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    demands: tuple[str, ...] = ()

    @cached_property
    def anywhere(self) -> tuple[str, ...]:
        """What any country has."""
        return (*self.everywhere, *self.states, *self.persons, *sorted(self.institutions))

    def speaks(self, words: tuple[str, ...]) -> bool:
        """Whether a name is followed by a side in talks: the Palestinian side said, and not the Croatian side won."""
        if not words or words[0].casefold() not in self.sides:
            return False
        return starts_with_any(words[1:3], (*self.speech, *self.demands)) is not None


@cache
def roles(language: str) -> Roles:
    """The words of a language (primary subtag); hyphens only where it has no table."""
    table = tomllib.loads((resources.files("tqa.languages") / "roles.toml").read_text(encoding="utf-8"))
    row = {**table["any"], **table.get(language, {})}
    return Roles(
        hyphens=frozenset(row["hyphens"]),
        together=frozenset(row.get("together", ())),
        articles=frozenset(row.get("articles", ())),
        objects=frozenset(row.get("objects", ())),
        anyone=tuple(row.get("anyone", ())),
        turns=frozenset(row.get("turns", ())),
        persons=tuple(row.get("persons", ())),
        states=tuple(row.get("states", ())),
        offices=tuple(row.get("offices", ())),
        towns=tuple(row.get("towns", ())),
        everywhere=tuple(row.get("everywhere", ())),
        speech=tuple(row.get("speech", ())),
        institutions=frozenset(row.get("institutions", ())),
        sides=frozenset(row.get("sides", ())),
        demands=tuple(row.get("demands", ())),
    )


def starts_with_any(words: tuple[str, ...], beginnings: tuple[str, ...]) -> str | None:
    """The first of `beginnings` (of one or several words) with which the words, one of them at least, begin.

    `joint exercise` is there in “joint military exercises”: its parts in their order, up to two words between.
    """
    lowered = tuple(word.casefold() for word in words)
    for beginning in beginnings:
        parts = beginning.casefold().split()
        for number, word in enumerate(lowered):
            if word.startswith(parts[0]) and _follow(lowered[number + 1 : number + 2 + 2 * len(parts)], parts[1:]):
                return beginning
    return None


def _follow(words: tuple[str, ...], parts: list[str]) -> bool:
    position = 0
    for part in parts:
        while position < len(words) and not words[position].startswith(part):
            position += 1
        if position == len(words):
            return False
        position += 1
    return True
