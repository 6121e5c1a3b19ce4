"""Offices that a translation has for others of the source: the interior minister, for 国防部长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tqa.checks.check import Passage
from tqa.finding import Span
from tqa.languages.posts import Posts, load
from tqa.text.text import Text

_FIRM = 2
"""Words that may mean more offices than this bear a name out, and accuse none: presidente."""

_JOINED = re.compile(r"(?<=[^\W\d_])(?: and| &|/) ?$")
_LOOK_BACK = 8
"""Where the other half of what a ministry is for may stand: the Economic and Transport Ministry."""

_VAGUE = frozenset({"chair"})
"""What anything may have, and may be called by."""

_ALIKE = (frozenset({"finance", "economy", "trade", "chancellor"}), frozenset({"ambassador", "consul"}))
"""Offices that one ministry or mission joins."""

_DEPUTIES = {"vice-president": "president", "deputy-prime-minister": "prime-minister", "vice-chancellor": "chancellor"}
"""Those of whose words in the source the first may be on record alone: заступник прем'єра."""

_HEADS = ("ministry", "secretary", "minister")
_UNNAMED = "minister"


@dataclass(frozen=True, slots=True)
class WrongPost:
    """An office of the target that the source does not have there, and the one that it has and the target has not."""

    span: Span
    source: Span
    right: str | None
    certainty: float


@dataclass(frozen=True, slots=True)
class _Told:
    values: frozenset[str]
    span: Span


def wrong_posts(passage: Passage) -> Iterator[WrongPost]:
    """One in a segment at the most: which of several stands for which, the words do not tell."""
    source = passage.source
    if source is None:
        return
    own, words = load(source.language.code), load(passage.target.language.code)
    if own is None or words is None:
        return
    # What no word on record says in the source may stand there in another one.
    told = [item for item in _found(words, passage.target) if not item.values.isdisjoint(own.sayable)]
    original = list(_found(own, source)) if told else []
    segments = passage.segments
    for at, segment in enumerate(segments if original else ()):
        there = _within(told, segment.target)
        here = _within(original, segment.source) if there else []
        if not here:
            continue
        near = segments[max(0, at - 1) : at + 2]
        said = {value for one in near for item in _within(original, one.source) for value in item.values}
        says = {value for one in near for item in _within(told, one.target) for value in item.values}
        wrong = [item for item in there if item.values.isdisjoint(said)]
        right = [item for item in here if item.values.isdisjoint(says) and _is_firm(item.values)]
        if len({item.values for item in wrong}) == len({item.values for item in right}) == 1:
            for item in wrong if _is_another(wrong[0].values, right[0].values) else ():
                if _JOINED.search(passage.target.content, max(0, item.span.start - _LOOK_BACK), item.span.start):
                    continue
                surface = item.span.of(passage.target.content)
                # Of several that a ministry may join, there is no telling which to write.
                one = len(right[0].values) <= _FIRM
                instead = _written(right[0].values, surface, words.spelt) if one else None
                yield WrongPost(item.span, right[0].span, instead, segment.confidence)


def _is_firm(values: frozenset[str]) -> bool:
    """Whether words say which office is meant, or which of a few that one ministry may join."""
    return len(values) <= _FIRM or any(values <= alike for alike in _ALIKE)


def _is_another(wrong: frozenset[str], right: frozenset[str]) -> bool:
    """Whether no one may have the one office that is meant by the other's words."""
    if wrong & _VAGUE or any(wrong & alike and right & alike for alike in _ALIKE):
        return False
    return not any(_DEPUTIES.get(value) in right for value in wrong)


def _found(posts: Posts, text: Text) -> Iterator[_Told]:
    for found in posts.words.find(text.small):
        yield _Told(found.sense.values, Span(found.start, found.end))


def _within(told: Sequence[_Told], span: Span) -> list[_Told]:
    return [item for item in told if span.start <= item.span.start < span.end]


def _written(values: frozenset[str], surface: str, spelt: Mapping[str, str]) -> str | None:
    """The one office that is meant, with the capitals and the word for its holder or its house that the text has."""
    names = [spelt[value] for value in spelt if value in values]
    if not names:
        return None
    small = surface.lower()
    head = next((head for head in _HEADS if head in small or head.replace("y", "ies") in small), _UNNAMED)
    name = names[0].format(head)
    return name.title() if surface[0].isupper() else name
