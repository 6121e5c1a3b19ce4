"""Names of the source that the target may leave out, and how much speaks for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.check import Passage
from tqa.checks.consistency.standing import ALIGNED, BORNE_OUT, SURELY, confirmed, left_out, takes_up
from tqa.checks.names import Sides, is_proper
from tqa.checks.names.likeness import renders
from tqa.checks.names.sides import NAMED
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.consistency import JudgedSegment
from tqa.entity.mentions import Mention
from tqa.entity.sound import can_hear, hear, latin_letters, readings
from tqa.entity.tags import NAMES, PERSON
from tqa.finding import Side, Span
from tqa.languages import Language
from tqa.languages.naming import load as load_naming
from tqa.text.meanings import meaning

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel

STEM = 4
"""Letters of a word that are compared at the least."""

TAGGED = 0.1
"""The tagger must be as sure as this that a word of the source with a capital is part of a name."""

TOLD = 0.5
"""An everyday word is a name where the tagger is as sure of that as this."""

SURE = 0.8
"""The tagger is sure of a name."""

SHORT = 2
"""Letters of which the word lists can say nothing."""

REACH = 12
"""Letters of the word before, with its blank, at the most."""

RENDERED = 0.7
"""So much of the pairing falls from a name of the target on the name of the source that it renders."""

LOST = 2.0
"""A raw score over which a name of the source is rendered by no word that is hardly a name."""

HOLE = 5.0
"""A raw score of the gap over which something is missing for certain, if only beside the name."""

ENDINGS = ("es", "s", "en")
"""What German nouns have in the genitive, and in the plural."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A name of the source that the target may leave out.

    `signs`: the hole in the target (`gap`) and the name's own score (`lost`), raw; 1 where nothing in the target is the name
    in the glossary, spelt or sounds like it (`left`), 1 where the glossary knows it besides (`known`), and 1 where the
    source has the name elsewhere too (`repeated`): translators write “he” where the reader knows who is meant. `weight` is
    all of them together, a log-odds. `beside` where the target has this name after all, and what is missing stands beside it.
    """

    name: Mention
    signs: Mapping[str, float]
    weight: float
    beside: bool = False


def losses(
    model: EntityModel, passage: Passage, segments: Sequence[JudgedSegment], *, least: float | None = None
) -> Iterator[Loss]:
    """For each segment the name of the source that speaks most for having been left out.

    With `least`, segments in which no name can weigh as much are left out, which saves looking.
    """
    if passage.source is None:
        return
    content = passage.text(Side.SOURCE).content
    sides = Sides(passage, passage.glossary)
    for number, segment in enumerate(segments):
        if segment.segment.confidence < ALIGNED:
            continue
        names = [
            mention
            for mention in segment.source
            if mention.kind in NAMES
            and mention.named >= TAGGED
            and not _is_noun(sides, mention)
            and not confirmed(passage.source_terms, mention.span, passage.target_terms, segment.segment.target)
            and not _replaced(mention, segment)
            and (segment.gap >= HOLE or not _has(sides, mention, segment))
            and not _read_out(sides, mention.span.of(content), segment.segment.target)
            and (
                _is_known(sides, mention.span)
                or _is_short_person(mention, content)
                or _is_name(
                    mention.span.of(content), sides.source.language, opens=mention.start == segment.segment.source.start
                )
            )
        ]
        best = {"gap": segment.gap, "lost": max((m.score for m in names), default=-20.0), "left": 1.0, "known": 1.0}
        if not names or (least is not None and model.weigh("omitted", best) < least):
            continue
        left = left_out(sides, segments, number)
        found = []
        for mention in names:
            here = [one for one in left if one.span.touches(mention.span)]
            signs = {
                "gap": segment.gap,
                "lost": mention.score,
                "left": float(bool(here)),
                "known": float(any(one.concept is not None for one in here)),
                "repeated": float(_repeated(mention.span.of(content), content)),
            }
            found.append((model.weigh("omitted", signs), mention, signs))
        weight, name, signs = max(found, key=lambda one: one[0])
        yield Loss(name=name, signs=signs, weight=weight, beside=segment.gap >= HOLE and _has(sides, name, segment))


def _is_known(sides: Sides, name: Span) -> bool:
    """Whether the glossary knows it as the name of a place, a body or a person: Spanien, whose capital any German noun has."""
    return any(
        takes_up(match, name) and len(match.span) <= len(name) and sides.type_of(match.concept) in NAMED
        for match in sides.passage.source_terms
    )


def _is_short_person(name: Mention, content: str) -> bool:
    """Whether two letters are surely somebody: Hu, Xi."""
    return name.kind == PERSON and name.named >= SURE and len(name.span) == SHORT and content[name.start].isupper()


def _is_noun(sides: Sides, name: Mention) -> bool:
    """Whether an everyday word has its capital as a noun: beim Baden, der Pokal, of which the tagger makes little."""
    language, content = sides.source.language, sides.source.content
    surface = name.span.of(content)
    if not language.capital_nouns or not surface.isalpha():
        return False
    before = content[max(0, name.start - REACH) : name.start].split()
    if before and before[-1] in load_naming(language.base).before_verbs and surface.endswith("n"):
        return True
    return name.named < TOLD and meaning(surface, language.base) is not None and not _is_known(sides, name.span)


def _has(sides: Sides, name: Mention, segment: JudgedSegment) -> bool:
    """Whether the target has the name there: written the same but for its capitals, paired with it, or spelt."""
    here = segment.segment
    surface = name.span.of(sides.source.content).casefold()
    again = here.source.of(sides.source.content).casefold().count(surface)
    if here.target.of(sides.target.content).casefold().count(surface) >= again and _WORD.fullmatch(surface[:1]):
        return True
    return (
        _is_rendered(name, segment, sides.target.content)
        or _is_spelt(name, segment, sides)
        or _is_borrowed(name, segment, sides)
    )


def _is_rendered(name: Mention, segment: JudgedSegment, content: str) -> bool:
    """Whether a name of the target that the source bears out is paired with it: White Sea, with Беломорской.

    What is lost for certain is paired with anything: 中国 with the AI of the sentence.
    """
    named = SURE if name.score >= LOST else TAGGED
    return any(
        mention.kind in NAMES
        and mention.named >= named
        and mention.score < BORNE_OUT
        and mention.pairing >= RENDERED
        and mention.counterpart is not None
        and mention.counterpart.touches(name.span)
        and content[mention.start].isupper()
        for mention in segment.target
    )


def _is_spelt(name: Mention, segment: JudgedSegment, sides: Sides) -> bool:
    """Whether names of the target spell each of its words, which a language with capitals and spaces shows."""
    language, content = sides.source.language, sides.target.content
    words = _WORD.findall(name.span.of(sides.source.content))
    if not language.spaced or not words or min(map(len, words)) < STEM:
        return False
    there = [
        word for word in _WORD.findall(segment.segment.target.of(content)) if word[0].isupper() and len(word) >= STEM
    ]
    return all(any(renders(one, word, language) for one in there) for word in words)


def _is_borrowed(name: Mention, segment: JudgedSegment, sides: Sides) -> bool:
    """Whether it is an everyday word that was borrowed by its sound, which stands there in small letters: प्लेन, for a plane."""
    language, surface = sides.source.language, name.span.of(sides.source.content)
    if language.case or not can_hear(language) or " " in surface:
        return False
    return any(
        word.islower()
        and len(word) >= STEM
        and (heard := hear(surface, language, word)) is not None
        and heard.score >= SURELY
        for word in set(_WORD.findall(segment.segment.target.of(sides.target.content)))
    )


def _is_case_of_noun(word: str, language: Language) -> bool:
    """Whether it is a noun with an ending: Imbisses, of a snack bar, but not Hamburgs."""
    stems = (word[: -len(ending)] for ending in ENDINGS if language.capital_nouns and word.endswith(ending))
    return any(len(stem) >= STEM and not is_proper(stem, language, opens=False) for stem in stems)


def _is_name(surface: str, language: Language, *, opens: bool) -> bool:
    """Whether a word of it is a name and no ordinary word: in German each noun has a capital, and each first word has.

    What has a digit is a value, a date or a code, of which others know more.
    """
    if any(c.isdigit() for c in surface):
        return False
    return not language.case or any(
        (is_proper(word, language, opens=opens) and not _is_case_of_noun(word, language))
        or (word.isupper() and len(word) > 1)
        for word in surface.split()
    )


def _read_out(sides: Sides, surface: str, place: Span) -> bool:
    """Whether the target has the reading of its characters: Jia Qilong for 贾启龙."""
    read = readings(surface) if sides.source.language.base in READ_IN_MANDARIN else ()
    if not read:
        return False
    written = latin_letters("".join(place.of(sides.target.content).split()))
    return any(one in written for one in read)


def _replaced(name: Mention, segment: JudgedSegment) -> bool:
    """Whether a wrong name stands for it: that is one error, and told where the wrong name is.

    What is wrong for certain need not be paired with it, where there is no hole: a sentence seldom has two such errors.
    """
    return any(
        mention.kind in NAMES
        and (
            (mention.score > BORNE_OUT and mention.counterpart is not None and mention.counterpart.touches(name.span))
            or (mention.score >= LOST and mention.pairing < RENDERED and segment.gap < LOST)
        )
        for mention in segment.target
    )


def _repeated(surface: str, content: str) -> bool:
    """Whether the text has the name, or a word of it without its ending, more than once."""
    stems = [word[: max(STEM, len(word) - 2)] for word in surface.split() if len(word) >= STEM] or [surface]
    return any(content.count(stem) > 1 for stem in stems)
