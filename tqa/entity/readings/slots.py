"""Where a mention stands: beside a partner, before an office-holder, in a list, on a passport."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import regex

from tqa.entity.readings.article import Article
from tqa.entity.readings.mention import Kind, Mention
from tqa.entity.readings.roles import Roles, starts_with_any
from tqa.finding import Span

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-]*(?:\.(?=\p{L}))?")
_STOP = regex.compile(r"[.!?;:,()\[\]\"“”\n]|--|[–—]\s")

HYPHEN_WINDOW = 5
"""Words after a hyphenated pair in which its noun stands: the Israel-Hamas (ceasefire and hostage deal)."""
TOGETHER_AFTER, TOGETHER_BEFORE = 7, 4
"""Words around “X and Y” in which it is said what the two do."""
OFFICE_WORDS = 5
LIST_GAP = 24
"""Characters between two members of a list at the most: “, the Republic of ”."""


class SlotKind(Enum):
    HYPHEN = "hyphen"
    TOGETHER = "together"
    OWNER = "owner"
    LIST = "list"
    PASSPORT = "passport"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`span` is what a correction would replace (the whole hyphenated pair), `words` those that say what it is about.

    `partner` is the other side of a pair; for `OWNER` the mention (a minister, a town) that must belong to the concept.
    """

    kind: SlotKind
    span: Span
    words: tuple[str, ...] = ()
    partner: Mention | None = None


@dataclass(frozen=True)
class SlotFinder:
    """The slots of an article's mentions, in one target language."""

    article: Article
    roles: Roles

    def find(self, mention: Mention, sentence: Span) -> tuple[Slot, ...]:
        """The slots of one mention, the plain one if there is no other."""
        text = self.article.texts[mention.field]
        near = [m for m in self.article.mentions if m.field == mention.field and m.start in sentence]
        number = next(i for i, m in enumerate(near) if m.start == mention.start)
        before = near[number - 1] if number else None
        after = near[number + 1] if number + 1 < len(near) else None
        found = [*self._owners(text, mention, before, after)]
        if mention.kind in (Kind.ADJECTIVE, Kind.PERSON, Kind.PEOPLE) and self._passport(text, mention, sentence):
            found.append(Slot(kind=SlotKind.PASSPORT, span=mention.span))
        elif self._listed(text, near, number):
            found.append(Slot(kind=SlotKind.LIST, span=mention.span))
        else:
            found += self._pairs(text, mention, before, after, sentence)
        if not found:
            words = following(text, mention.end, sentence.end, 3, frozenset())
            found.append(Slot(kind=SlotKind.PLAIN, span=mention.span, words=words))
        return tuple(found)

    def _pairs(
        self, text: str, mention: Mention, before: Mention | None, after: Mention | None, sentence: Span
    ) -> Iterator[Slot]:
        for partner, first, second in ((before, before, mention), (after, mention, after)):
            if partner is None or first is None or second is None or set(partner.concepts) & set(mention.concepts):
                continue
            gap = text[first.end : second.start]
            if gap in self.roles.hyphens and not (gap.startswith(" ") and _opens_line(text, first.start)):
                words = following(text, second.end, sentence.end, HYPHEN_WINDOW, self.roles.turns)
                yield Slot(kind=SlotKind.HYPHEN, span=Span(first.start, second.end), words=words, partner=partner)
            elif self._joins(gap):
                leading = preceding(text, first.start, sentence.start, TOGETHER_BEFORE)
                if leading and leading[-1].casefold() in self.roles.objects:
                    continue
                words = (*leading, *following(text, second.end, sentence.end, TOGETHER_AFTER, self.roles.turns))
                yield Slot(kind=SlotKind.TOGETHER, span=mention.span, words=words, partner=partner)

    def _joins(self, gap: str) -> bool:
        words = [word for word in gap.casefold().split() if word not in self.roles.articles]
        return len(gap) < 30 and len(words) == 1 and words[0] in self.roles.together

    def _listed(self, text: str, near: list[Mention], number: int) -> bool:
        """Whether the mention is one of three or more: “Brunei, Kyrgyzstan and Thailand”."""
        links = [self._link(text[a.end : b.start]) for a, b in pairwise(near)]
        low = high = number
        while low and links[low - 1]:
            low -= 1
        while high < len(links) and links[high]:
            high += 1
        return high - low >= 2 and "," in text[near[low].end : near[high].start]

    def _link(self, gap: str) -> bool:
        if len(gap) > LIST_GAP or "." in gap or "\n" in gap:
            return False
        words = [word for word in gap.replace(",", " , ").casefold().split() if word not in self.roles.articles]
        return bool(words) and all(word == "," or word in self.roles.together for word in words)

    def _passport(self, text: str, mention: Mention, sentence: Span) -> bool:
        if mention.kind is Kind.PERSON or mention.kind is Kind.PEOPLE:
            return True
        if text[mention.end : mention.end + 1] in self.roles.hyphens:
            return False
        words = following(text, mention.end, sentence.end, 3, self.roles.turns)
        return starts_with_any(words, self.roles.persons) is not None and not self.roles.speaks(words)

    def _owners(self, text: str, mention: Mention, before: Mention | None, after: Mention | None) -> Iterator[Slot]:
        """What must belong to the mention: X President (someone), the X capital (somewhere), (somewhere), X."""
        if after is not None:
            gap = text[mention.end : after.start]
            if self._titles(gap):
                yield Slot(kind=SlotKind.OWNER, span=mention.span, partner=after)
        if before is not None and mention.kind is Kind.NAME and text[before.end : mention.start] in (", ", " in "):
            yield Slot(kind=SlotKind.OWNER, span=mention.span, partner=before)

    def _titles(self, gap: str) -> bool:
        rest = gap.removeprefix("'s").removeprefix("’s")
        if rest in self.roles.hyphens or len(gap) > 60 or "\n" in gap:
            return False
        if rest != gap and rest == " ":
            return True
        comma = rest.rstrip().endswith(",")
        words = rest.rstrip(" ,").split()
        if not words or len(words) > OFFICE_WORDS:
            return False
        lowered = [word.casefold() for word in words]
        allowed = (*self.roles.offices, *self.roles.towns)
        return all(any(word.startswith(start) for start in allowed) for word in lowered) and not (
            {"and", "of", "the"} >= set(lowered) or (comma and lowered[-1] == "and")
        )


def _opens_line(text: str, position: int) -> bool:
    """As a dateline does: SEOUL - South Korea."""
    return position == 0 or text[position - 1] == "\n"


def following(text: str, start: int, limit: int, count: int, turns: frozenset[str]) -> tuple[str, ...]:
    """The first words after a place, up to a stop or to a word that turns to something else."""
    stop = _STOP.search(text, start, limit)
    words: list[str] = []
    for match in _WORD.finditer(text, start, stop.start() if stop else limit):
        if len(words) == count or match.group().casefold() in turns:
            break
        if match.start() > start or match.group()[0].isalpha():
            words.append(match.group())
    return tuple(words)


def preceding(text: str, end: int, limit: int, count: int) -> tuple[str, ...]:
    """The last words before a place, back to the last stop."""
    start = max(limit, end - 120)
    stops = [match.end() for match in _STOP.finditer(text, start, end)]
    words = [match.group() for match in _WORD.finditer(text, stops[-1] if stops else start, end)]
    return tuple(words[-count:])
