"""Where a single character stands for a country or a place, from `short_forms.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tqa.languages.language import load as load_language

_JOINTS = frozenset("·‧・-–/")
"""What stands between short forms in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForms:
    """What shows that a character is a short form and not a part of another word.

    `ordinary` characters are so often something else that only `toward` before, `offices` behind and partners show them.
    Two of the `partners` side by side are two countries, and what stands between two is a third; before `relations`, one of
    the two is enough. `names` has short forms by the concept that they stand for, beside the glossary's readings.
    """

    ordinary: frozenset[str]
    before: tuple[str, ...]
    toward: tuple[str, ...]
    after: tuple[str, ...]
    offices: tuple[str, ...]
    partners: frozenset[str]
    relations: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    spaced: bool

    def stands_at(self, content: str, at: int) -> bool:
        """Whether the character at a place may stand for a country: 美 in 中美, 美、英、法, 访美 and 美军, not in 美丽."""
        short, before, after = content[at], content[max(0, at - 1) : at], content[at + 1 : at + 2]
        opens = not before.isalnum()
        if opens and not after.isalnum():
            return not self.spaced or self._goes_before(content, at)
        if before in self.partners and after in self.partners and not self.spaced:
            return True
        if self._pairs(content, at - 1, at) or self._pairs(content, at, at + 1):
            return True
        led = before in self.toward or before in self.before
        if self.spaced and not opens and (not led or content[max(0, at - 2) : at - 1].isalnum()):
            return False
        if before in self.toward or content.startswith(self.offices, at + 1):
            return True
        return short not in self.ordinary and (led or content.startswith(self.after, at + 1))

    def _goes_before(self, content: str, at: int) -> bool:
        """Whether a word of one syllable is no numeral or pronoun: 미 국무부 and 한·미·일 are, 이 사람 is not."""
        listed = _JOINTS.intersection(content[max(0, at - 1) : at + 2])
        return content[at] not in self.ordinary or bool(listed) or content.startswith(self.offices, at + 2)

    def _pairs(self, content: str, first: int, second: int) -> bool:
        """Whether two short forms stand side by side, in a spaced script as a word's first syllables."""
        if first < 0 or second >= len(content) or content[first] == content[second]:
            return False
        if self.spaced and content[max(0, first - 1) : first].isalnum():
            return False
        usual = (content[first] in self.partners) + (content[second] in self.partners)
        return usual == 2 or (usual == 1 and content.startswith(self.relations, second + 1))


@cache
def short_forms(base: str) -> ShortForms | None:
    """Those of a language by its primary subtag; None for one that has no such short forms."""
    table = tomllib.loads((resources.files("tqa.languages") / "short_forms.toml").read_text(encoding="utf-8"))
    row = table.get(base)
    if row is None:
        return None
    return ShortForms(
        ordinary=frozenset(row["ordinary"]),
        before=tuple(row["before"]),
        toward=tuple(row["toward"]),
        after=tuple(row["after"]),
        offices=tuple(row["offices"]),
        partners=frozenset(row["partners"]),
        relations=tuple(row["relations"]),
        names={concept: tuple(shorts) for concept, shorts in row.get("names", {}).items()},
        spaced=load_language(base).spaced,
    )
