"""Words that say which way a figure went, as data: one file a language, none where nothing is known of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """`up` and `down` lead from a word to what the other way is called; `breaks` and `unless` make it say nothing.

    `leads`, `between` and `set_off` are what stands before the first of two figures and between them, with a group `to` or
    `from`, or with the way as their first one; `base` is before a figure that is no measure by itself (one in 6), `to_it`
    right before any.
    `by_how_much` are units of a change as well as of what changes (to fall from 5 to 10 points).
    `beside` leads to another figure (compared with), which is that of an `earlier` time where such a word follows it.
    """

    up: Mapping[str, str]
    down: Mapping[str, str]
    ways: re.Pattern[str]
    breaks: re.Pattern[str]
    negations: re.Pattern[str]
    unless: re.Pattern[str]
    transitive: frozenset[str]
    beside: re.Pattern[str]
    earlier: re.Pattern[str]
    leads: re.Pattern[str]
    between: re.Pattern[str]
    set_off: re.Pattern[str]
    to_it: re.Pattern[str]
    base: re.Pattern[str]
    joins: re.Pattern[str]
    no_nouns: frozenset[str]
    by_how_much: frozenset[str]
    particles: frozenset[str]


@cache
def load(code: str) -> Moving | None:
    """What is known of a language."""
    path = resources.files(__name__) / f"{code}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    pairs = [line.split() for line in data["pairs"]]
    up: dict[str, str] = {}
    down: dict[str, str] = {}
    for one, other in pairs:
        up.setdefault(one, other)
    for word, instead in (*((other, one) for one, other in pairs), *(line.split() for line in data["down"])):
        down.setdefault(word, instead)
    about = rf"(?:(?:{_alternatives(data['about'].split())}) )?[$€£¥]?"
    to, since = _alternatives(data["to"].split()), _alternatives(data["from"].split())
    way = rf"(?:(?P<to>{to})|(?P<from>{since}))"
    return Moving(
        up=up,
        down=down,
        ways=_either((*up, *down)),
        breaks=_either(data["breaks"].split()),
        negations=_either(data["negations"].split()),
        transitive=frozenset(data["transitive"].split()),
        unless=_either(data["unless"].split()),
        beside=_either(data["beside"].split()),
        earlier=_either(data["earlier"].split()),
        leads=re.compile(rf"(?<!\w){way} {about}$"),
        between=re.compile(rf"[^,;:.()\n]*?(?:,? |\)){way} {about}"),
        set_off=re.compile(
            rf"[^;:.()\n]{{0,40}}?,? \(?({_alternatives(data['particles'].split())}) (?:{since}) {about}"
        ),
        to_it=re.compile(rf" {about}"),
        base=re.compile(rf"\w[\w.,]* (?:{_alternatives(data['base'].split())}) [$€£¥]?$"),
        joins=_either(data["joins"].split()),
        no_nouns=frozenset(data["no_nouns"].split()),
        by_how_much=frozenset(data["by_how_much"].split()),
        particles=frozenset(data["particles"].split()),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word.replace("_", " ")) for word in sorted(set(words), key=len, reverse=True))


def _either(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(words)})(?!\w)", re.IGNORECASE)
