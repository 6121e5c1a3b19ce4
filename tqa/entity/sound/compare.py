"""Names across scripts, by sound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

import regex
from rapidfuzz.distance import JaroWinkler

from tqa.entity.sound.model import load
from tqa.entity.sound.syllables import spelt
from tqa.entity.sound.units import MODELS, latin_letters, units
from tqa.finding import Span
from tqa.languages import Language
from tqa.languages.romanisation import sound_key

HANGUL = "hangul"
CUSTOMARY = 0.95
"""How surely a name is one that has syllables of the text in a customary spelling."""

_PARTS = regex.compile(r"[\s·・•‧∙＝=\-‐–]+")
_WORDS = 4
_ANY = 1_000_000
_LEADS = {"arabic": 4, "hebrew": 3}
"""Letters of what is written to the front of a name."""
_LIKELY = -3.0
_SPOKEN = {"е": frozenset("y")}
"""How a first letter is written for its sound, more seldom than by its look: Ельцин is Yeltsin."""
_JOINED, _SURE = 4, 0.8
"""Letters of a name that is joined to another, and how surely each is heard."""
_TAIL = 4
"""Letters of an ending."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where in a text a name is heard, and how surely (0 to 1)."""

    score: float
    span: Span


@lru_cache(maxsize=20_000)
def sounds_like(native: str, language: Language, latin: str) -> float:
    """How surely a Latin name is the native one spelt over, 0 to 1: 泽连斯基 and Zelenskiy, 野田 and Noda, 李 and Lee.

    0.5 is where a right name and any other of the same first letter are equally likely. The order of the parts does not
    count, since given names stand first in one language and last in another.
    """
    model = MODELS.get(language.base)
    if model is None:
        one, other = sound_key(native), sound_key(latin)
        return 1.0 if one == other else JaroWinkler.similarity(one, other) ** 4
    known = load(model)
    words = [latin_letters(word) for word in latin.replace("-", "").split()]
    words = [word for word in words if word]
    parts = [[unit for unit, _ in units(part, model) if unit] for part in _PARTS.split(native)]
    cut = [unit for part in parts for unit in part]
    if not words or not cut:
        return 0.0
    orders = permutations(words) if len(words) <= _WORDS else (words,)
    written = {"".join(order) for order in orders}
    size = len(next(iter(written)))
    return max(known.chance(known.evidence(cut, name), size) for name in written)


def can_hear(language: Language) -> bool:
    """Whether a language's script has a sound model; what is written in Latin letters needs none."""
    return language.base in MODELS


def hear(content: str, language: Language, word: str, *, least: float = 0.0) -> Heard | None:
    """Where in a text one Latin word is heard best; None for a language whose script has no model.

    With `least`, any place with at least that score is told where there is one, which is found out faster.
    A language that parts its words must have the name at the start of a word, but for an article or a preposition that
    is written to it, and an ending may follow. Korean names are known by their syllables, too, as people spell them.
    """
    model = MODELS.get(language.base)
    latin = latin_letters(word)
    if model is None or not latin:
        return None
    if model == HANGUL and (place := spelt(latin, content)) is not None:
        return Heard(CUSTOMARY, place)
    if (both := _hear_joined(content, language, word)) is not None:
        return both
    cut = _cut(content, model)
    known = load(model)
    lead, tail = (_LEADS.get(model, 0), _TAIL * (2 if model == "hangul" else 1)) if language.spaced else (_ANY, _ANY)
    evidence, first, last = known.heard([unit for unit, _ in cut], latin, lead=lead, tail=tail, least=least)
    if last == 0:
        return Heard(0.0, Span(0, 0))
    end = cut[last][1] if last < len(cut) else len(content)
    return Heard(known.chance(evidence, len(latin)), Span(cut[first][1], end))


def _hear_joined(content: str, language: Language, word: str) -> Heard | None:
    """Two names with a hyphen between them, where the text has both, one beside the other: Maipi-Clarke for 邁皮－克拉克."""
    one, hyphen, other = word.partition("-")
    if not hyphen or "-" in other or min(len(one), len(other)) < _JOINED:
        return None
    first = hear(content, language, one, least=_SURE)
    if first is None or first.score < _SURE:
        return None
    last = hear(content, language, other, least=_SURE)
    if last is None or last.score < _SURE or not 0 <= last.span.start - first.span.end <= 1:
        return None
    return Heard(min(first.score, last.score), Span(first.span.start, last.span.end))


def first_letters(native: str, language: Language) -> frozenset[str]:
    """The Latin letters that a name may well begin with."""
    model = MODELS.get(language.base)
    first = next((unit for unit, _ in units(native, model) if unit), None) if model else None
    if model is None or first is None:
        return frozenset()
    written = {text[0] for text, p in load(model).writes(first).items() if text and p > _LIKELY}
    return frozenset(written | _SPOKEN.get(first, frozenset()))


@lru_cache(maxsize=4)
def _cut(content: str, model: str) -> tuple[tuple[str, int], ...]:
    return units(content, model)
