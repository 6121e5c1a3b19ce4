"""What the source says for a name: the same concept, something akin to it, the same letters or sound, the model's pairing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from tqa.checks import Context, Passage
from tqa.checks.consistency import BORNE_OUT, SURE_PAIRING
from tqa.checks.names import is_translated
from tqa.entity.sound import can_hear, hear
from tqa.entity.tags import NAMES
from tqa.finding import Side, Span
from tqa.glossary import Glossary
from tqa.languages import Language
from tqa.languages.inflection import inflection
from tqa.languages.romanisation import fold, sound_key
from tqa.report import NameState
from tqa.roster.grouping import Entity
from tqa.roster.mentions import Mention
from tqa.text.alignment import Segment

HEARD = 0.8
"""A name heard so surely in the part of the source that its sentence renders is there.

Of the names in 500 segments of WMT21's human translations from Chinese, Japanese and Russian, 57, 20 and 74 of 100 are heard
so in their own source, and 2, 0 and 1 of 100 in that of another segment."""

LETTERS = 4
"""Letters of a name that can be heard; a shorter one sounds like something anywhere."""

_PERSON = "person."
_CITY = "city"
_BETWEEN = 4
"""Characters between the parts of a name: spaces, a dot, a middle name's initial."""
_SYLLABIC = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]")
_SYLLABLE, _LETTER = 4, 2
"""Latin letters that one character stands for at the most."""
_JOINTS = regex.compile(r"[\s\-‐‑–.'’]+")


@dataclass(frozen=True, slots=True)
class Witness:
    """Why a name is borne out, and where in the source of the passage `number`."""

    state: NameState
    number: int
    span: Span
    reason: str


def witness(entity: Entity, context: Context) -> Witness | None:
    """The best that the source says for an entity, None where it says nothing. The first mention is asked first."""
    for ask in (_same_concept, _written, _known_there, _read, _heard, _paired, _akin):
        for mention in entity.mentions:
            if mention.passage.source is not None and (found := ask(entity, mention, context)) is not None:
                return found
    return None


def _same_concept(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    matches = [match for match in mention.passage.source_terms if entity.concept in match.concepts]
    if not matches or entity.concept is None:
        return None
    here = mention.passage.segment_at(mention.span.start)
    best = next((match for match in matches if here is not None and here.source.touches(match.span)), matches[0])
    return Witness(NameState.VERIFIED, mention.number, best.span, f"the source has “{best.surface}”")


def _akin(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    """Washington for the United States, in the same place; but no city says anything of its country but the capital."""
    if entity.concept is None or entity.concept.startswith(_PERSON):
        return None
    for place in _places(mention):
        for match in mention.passage.source_terms:
            if place.source.covers(match.span) and _stands_for(match.concept, entity.concept, context.glossary):
                return Witness(
                    NameState.CONSISTENT, mention.number, match.span, f"the source has “{match.surface}”, akin to it"
                )
    return None


def _known_there(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    """A place under one of the names that are known and not enforced, as the source's language has it: Wuhu, 芜湖."""
    source = mention.passage.source
    if source is None:
        return None
    known = [k for k in context.glossary.known(entity.shown.surface) if entity.concept in (None, k.concept)]
    names = {fold(name) for one in known for name in one.names}
    if not names:
        return None
    rules = inflection(source.language.code)
    for place in _places(mention):
        for word in source.words if source.language.spaced else ():
            bases = rules.bases(fold(word.surface)) if rules is not None else (fold(word.surface),)
            if place.source.covers(word.span) and not names.isdisjoint(bases):
                return _has(mention, word.span)
        for name in sorted(names, key=len, reverse=True) if not source.language.spaced else ():
            at = source.content.find(name, place.source.start, place.source.end)
            if at >= 0 and len(name) > 1:
                return _has(mention, Span(at, at + len(name)))
    return None


def _has(mention: Mention, span: Span) -> Witness:
    source = mention.passage.text(Side.SOURCE)
    return Witness(NameState.CONSISTENT, mention.number, span, f"the source has “{span.of(source.content)}”")


def _stands_for(one: str, other: str, glossary: Glossary) -> bool:
    if one.startswith(_PERSON):
        return False
    for of, to in ((one, other), (other, one)):
        found = glossary.concept(of)
        if found is not None and any(r.to == to and r.role != _CITY for r in found.relations):
            return True
    return False


def _read(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    """哈 for Hamas."""
    source = mention.passage.source
    if entity.concept is None or source is None:
        return None
    shorts = {r.short for r in context.glossary.readings(source.language) if r.concept == entity.concept}
    words = {word.span for word in source.words if word.surface in shorts}
    for place in _places(mention):
        for short in sorted(shorts):
            at = source.content.find(short, place.source.start, place.source.end)
            span = Span(at, at + len(short))
            inside = any(match.span.touches(span) for match in mention.passage.source_terms)
            if at >= 0 and not inside and (span in words or not source.language.spaced):
                return Witness(NameState.CONSISTENT, mention.number, span, f"“{short}” in the source is short for it")
    return None


def _written(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    """The same letters, or letters of the same sound where the source writes Latin letters too."""
    source = mention.passage.source
    assert source is not None
    at = source.content.find(mention.surface)
    if at >= 0 and len(mention.surface) > 1:
        span = Span(at, at + len(mention.surface))
        return Witness(NameState.CONSISTENT, mention.number, span, "the source writes it alike")
    parts = _telling(mention)
    if not parts or can_hear(source.language) or "Latn" not in source.language.scripts:
        return None
    for place in _places(mention):
        words = [word for word in source.words if place.source.covers(word.span)]
        spans = [next((w.span for w in words if _alike(part, w.surface)), None) for part in parts]
        if spans[0] is not None and all(spans):
            return Witness(NameState.CONSISTENT, mention.number, spans[0], "the source writes it almost alike")
    return None


def _alike(one: str, other: str) -> bool:
    folded, there = fold(one), fold(other)
    if folded == there:
        return True
    return len(folded) >= LETTERS and (
        sound_key(one) == sound_key(other) or (there.startswith(folded) and len(there) - len(folded) <= 2)
    )


def _heard(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    source = mention.passage.source
    parts = _telling(mention)
    if source is None or not can_hear(source.language) or sum(map(len, parts)) <= LETTERS:
        return None
    for place in _places(mention):
        text = place.source.of(source.content)
        spans = [_where(text, part, source.language) for part in parts]
        known = [one for one in spans if one is not None]
        if len(known) < len(spans):
            continue
        first, last = min(one.start for one in known), max(one.end for one in known)
        if last - first <= sum(map(len, known)) + _BETWEEN:
            span = Span(place.source.start + first, place.source.start + last)
            return Witness(
                NameState.CONSISTENT, mention.number, span, f"“{span.of(source.content)}” in the source sounds like it"
            )
    return None


def _where(text: str, part: str, language: Language) -> Span | None:
    """Where a word is heard for certain, in so many characters as its letters need."""
    found = hear(text, language, part)
    if found is None or found.score < HEARD:
        return None
    native = found.span.of(text)
    letters = sum(_SYLLABLE if _SYLLABIC.match(character) else _LETTER for character in native)
    return found.span if letters >= len(part) else None


def _paired(entity: Entity, mention: Mention, context: Context) -> Witness | None:
    """The model sees the name in the source, well paired; what the glossary knows there to be another thing is none."""
    source = mention.passage.source
    if context.model is None or source is None:
        return None
    if entity.concept is not None and context.glossary.terms(entity.concept, source.language):
        return None
    terms = mention.passage.source_terms
    for segment in context.judged[mention.number]:
        for judged in segment.target:
            if (
                judged.counterpart is not None
                and judged.kind in NAMES
                and judged.pairing >= SURE_PAIRING
                and judged.score < BORNE_OUT
                # One character does not render a name of three words.
                and len(judged.counterpart) >= len(judged.span.of(mention.passage.target.content).split())
                and not any(match.span.touches(judged.counterpart) for match in terms)
                and judged.span.touches(mention.span)
                and 2 * min(judged.end, mention.span.end) - 2 * max(judged.start, mention.span.start)
                >= len(mention.span)
            ):
                there = judged.counterpart.of(source.content)
                return Witness(
                    NameState.CONSISTENT, mention.number, judged.counterpart, f"the model pairs it with “{there}”"
                )
    return None


def _places(mention: Mention) -> Iterator[Segment]:
    """The segment of a mention, then those beside it."""
    passage: Passage = mention.passage
    here = passage.segment_at(mention.span.start)
    if here is None:
        return
    yield here
    at = passage.segments.index(here)
    yield from (*passage.segments[max(0, at - 1) : at], *passage.segments[at + 1 : at + 2])


def _telling(mention: Mention) -> Sequence[str]:
    """The words of a name that are not rendered by their meaning: of “Bank of Montreal” the last."""
    language = mention.passage.target.language
    parts = [part for part in _JOINTS.split(mention.surface) if len(part) > 2 and part[:1].isupper()]
    return [part for part in parts if not is_translated(part, language)]
