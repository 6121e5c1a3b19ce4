"""Names of the target that the source may not bear out, and how much speaks against each."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from tqa.checks.check import Passage
from tqa.checks.consistency.contrary import is_absent
from tqa.checks.consistency.fuller import adds_given_name, ends_common_name, says_where, says_whose
from tqa.checks.consistency.standing import (
    ALIGNED,
    BORNE_OUT,
    confirmed,
    goes_with,
    is_abbreviated,
    is_known_there,
    is_read_there,
    left_out,
    speaks_for,
    stands_beside,
    takes_up,
)
from tqa.checks.names import Sides, is_initials, is_translated
from tqa.checks.names.numbered import names_numbered_storm
from tqa.entity.consistency import JudgedSegment
from tqa.entity.mentions import Mention
from tqa.entity.readings import roles
from tqa.entity.tags import NAMES, PERSON
from tqa.finding import Span
from tqa.glossary import Form
from tqa.languages.dates import load as load_dates
from tqa.languages.naming import load as load_naming
from tqa.text import lexicon
from tqa.text.alignment import Segment

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel

ALIKE = 78
"""Of 100: how like two words are that one name may be written."""

TAGGED = 0.1
"""The tagger must be as sure as this that a word with a capital is part of a name."""

FUZZY = 4
"""A shorter word has to stand there letter by letter."""

RARELY = 1.0
"""A word that is a name so many times less often than not, in powers of e, is an ordinary word."""

SHORT = 5
"""So many letters may stand inside a longer word by chance."""

LAST_LATIN = "\u0250"

SLACK = 0.02
"""Neither is a name ever surely like another nor surely not."""

UNTOLD = 0.5
"""As like as not: where nothing can be heard."""

KNOWN_THERE = 0.9
"""How surely a name is right of which the glossary finds each word in the sentence, as one term or another."""

HEARD = -1.0
"""A name that is no more unlike than this sounds as something in the source does."""

LATER = {
    "strange": 1.0,
    "untraced": 1.0,
    "left": 1.0,
    "absent": 1.0,
    "unlike": math.log((1.0 + SLACK) / SLACK),
}
"""Signs that take time to look for, each with the most it can be."""

_WORD = re.compile(r"\w+")

_LETTERS = re.compile(r"[^\W\d_]{2,}")

_SPACED = re.compile(r"\S+")

_APOSTROPHES = ("'", "’")

_HYPHENS = ("-", "‑")

WHICH = 8
"""Letters of the longest word that says which office it is, with a blank."""

_WHICH = re.compile(r"(?:['’]s|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|former))[ \u00a0]\Z")

_CUT = (" of", " of the")
"""A name that ends so is the beginning of a longer one whose rest says which: Gulf of, in “the Gulf of Finland”."""

_PEOPLE = frozenset({Form.INHABITANT, Form.INHABITANTS})

LARGEST = 6.0
"""Raw scores of the model beyond this say nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A name that the source may not bear out.

    `signs` is what speaks against it: the model's raw `score`, the score of the name of the source that is rendered least
    (`lost`), 1 where nothing in the source is its name in the glossary, spelt or sounds like it (`strange`), 1 where the
    glossary has words for it in the source's language and finds none (`absent`), 1 where no word
    of it has a trace there (`untraced`), how little its oddest word is spelt or sounds like anything there (`unlike`, a
    log-odds, 0 where there is no telling), 1 where the target has some name of that sentence nowhere (`left`), the raw score
    of what raters would mark (`marked`), 1 for the name of a `person`, 1 where a word of it is `unknown`, neither a word of
    the language nor a name of the news. `weight` is all of them together, a log-odds; `mark` the same for what raters mark,
    the least where the source has the very sound of the name. `borne_out` where the source bears it out elsewhere in the same
    text, has it in the sentence beside, or bears out the longer name of which these are some ordinary words, or the country
    for which a capital stands, where it says to readers abroad whose something is, and for a day of the week, which dates are
    compared by.
    """

    mention: Mention
    segment: Segment
    signs: Mapping[str, float]
    weight: float
    mark: float
    borne_out: bool


def doubts(
    model: EntityModel, passage: Passage, segments: Sequence[JudgedSegment], *, least: float | None = None
) -> Iterator[Doubt]:
    """The names of the target that nothing but the model speaks for or against.

    With `least`, names that would not weigh as much even if the source had no trace of them are left out, which saves looking.
    """
    if passage.source is None:
        return
    content, source = passage.target.content, passage.source.content.casefold()
    best: dict[str, float] = defaultdict(lambda: 20.0)
    for segment in segments:
        for mention in segment.target:
            for word in _words(mention.span.of(content)):
                best[word] = min(best[word], mention.score)
    sides = Sides(passage, passage.glossary)
    for number, segment in enumerate(segments):
        if segment.segment.confidence < ALIGNED:
            continue
        lost = max((m.score for m in segment.source if m.kind in NAMES), default=-LARGEST)
        looked: tuple[list[Span], bool] | None = None
        for mention in segment.target:
            surface = mention.span.of(content)
            if mention.kind not in NAMES or mention.named < TAGGED or _stands_in(surface.casefold(), source):
                continue
            if _says_no_name(passage, mention.span, surface):
                continue
            signs = {
                "score": mention.score,
                "lost": min(LARGEST, max(-LARGEST, lost)),
                "marked": mention.marked,
                "person": float(mention.kind == PERSON),
                "unknown": float(_is_unknown(passage, surface)),
            }
            if least is not None and max(model.most(name, signs, LATER) for name in ("mismatch", "marked")) < least:
                continue
            place = _core(mention.span, content)
            if confirmed(passage.target_terms, place, passage.source_terms, segment.segment.source):
                continue
            whole = [m for m in passage.target_terms if m.span.covers(place) and len(m.span) > len(place)]
            if any(not sides.is_foreign(match) or sides.is_at_home(match) for match in whole):
                # “United” is no name by itself, and the source has what the whole of it names. Emperor Naruhito is 天皇.
                continue
            if _spelt_alike(surface, segment.segment.source.of(source)) or is_abbreviated(
                passage, mention.span, segment.segment.source
            ):
                continue
            if is_known_there(passage, surface, segment.segment.source.of(source)):
                continue
            if is_read_there(passage, mention.span, segment.segment.source):
                continue
            if adds_given_name(passage, mention, segment.segment.source) or names_numbered_storm(passage, mention.span):
                continue
            if looked is None:
                looked = [added.span for added in sides.added(segment.segment)], known_left_out(sides, segments, number)
            strange, left = looked
            signs["strange"] = float(any(mention.span.touches(span) for span in strange))
            signs["left"] = float(left)
            signs["absent"] = float(is_absent(passage, mention.span, _near(segments, number)))
            every = _odd_words(sides, mention.span, segment.segment.source)
            odd = _without_titles(passage, every)
            if every and not odd and len(every) < len(surface.split()):
                # The Philippine Defense Secretary, of フィリピンの国防相.
                continue
            odd = odd or every
            signs["untraced"] = float(_untraced(sides, odd, segment.segment.source))
            signs["unlike"] = _unlike(sides, odd, segment.segment.source)
            yield Doubt(
                mention=mention,
                segment=segment.segment,
                signs=signs,
                weight=model.weigh("mismatch", signs),
                mark=model.weigh("marked", signs) if signs["unlike"] > HEARD else -LARGEST,
                borne_out=all(best[word] < min(BORNE_OUT, mention.score) for word in _words(surface))
                or goes_with(passage, mention, segment.target)
                or speaks_for(passage, mention.span, segment.segment.source)
                or says_where(passage, mention.span)
                or says_whose(passage, mention.span, segment.segment.source)
                or ends_common_name(passage, mention)
                or surface in load_dates(passage.target.language.code).spelt_weekdays.values()
                or stands_beside(sides, place, segment.segment),
            )


def known_left_out(sides: Sides, segments: Sequence[JudgedSegment], number: int) -> bool:
    """Whether the source's part of a segment has a name of the glossary that the target has nowhere around."""
    return any(one.concept is not None for one in left_out(sides, segments, number))


def _near(segments: Sequence[JudgedSegment], number: int) -> Span:
    """The source of a segment and of those beside it."""
    parts = [one.segment.source for one in segments[max(0, number - 1) : number + 2]]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _core(place: Span, content: str) -> Span:
    """The words of a name that have a capital, with what stands between them: Bangkok in “Bangkok airport”."""
    words = [match for match in _WORD.finditer(content, place.start, place.end) if not match.group()[0].islower()]
    return Span(words[0].start(), words[-1].end()) if words else place


def _says_no_name(passage: Passage, place: Span, surface: str) -> bool:
    """Whether it is a letter, a code (SS19), a word in small letters or its end (er City of Pu'er City), an abbreviated noun
    (MPs), the beginning of a name or of a compound (Anglo-American), or says who by where from.

    Translators vary “the Spaniard” and “García”; a name that has lost its capital is another check's.
    """
    if (
        surface.islower()
        or sum(c.isalnum() for c in surface) < 2
        or (any(c.isdigit() for c in surface) and any(c.isalpha() for c in surface))
        or surface.endswith(_CUT)
    ):
        return True
    before = passage.target.content[max(0, place.start - 2) : place.start]
    if surface[0].islower() and before[:1].isalpha() and before[1:] in _APOSTROPHES:
        return True
    naming = load_naming(passage.target.language.base)
    if naming.abbreviated.issuperset(surface.split()):
        return True
    if surface in naming.combining and passage.target.content.startswith(_HYPHENS, place.end):
        return True
    if _is_title(surface, passage.target.language.base) and _names_an_office(passage.target.content, place):
        return True
    terms = [match for match in passage.target_terms if takes_up(match, place)]
    if terms:
        return all(match.term.form in _PEOPLE for match in terms)
    return _is_ordinary(passage, surface)


def _names_an_office(content: str, place: Span) -> bool:
    """Whether a name follows or something says whose or which office it is; “President scored the goal” has a name's place."""
    return (
        content[place.end + 1 : place.end + 2].isupper()
        or _WHICH.search(content, max(0, place.start - WHICH), place.start) is not None
    )


def _is_title(surface: str, base: str) -> bool:
    """Whether it only says what somebody is, which the checks of offices compare: Chairman, Parliament Speaker."""
    words, titles = surface.casefold().split(), load_naming(base).titles
    known = roles(base)
    return words[-1] in titles and titles.union(known.offices, known.institutions).issuperset(words)


def _is_ordinary(passage: Passage, surface: str) -> bool:
    """Whether it is a word that is a name less often than not: Stateside, Shark."""
    if " " in surface or surface.isupper():
        return False
    usage = lexicon.load().usage(surface.casefold())
    own, named = usage.get(passage.target.language.base), usage.get(lexicon.NAMES)
    return own is not None and (named is None or named < own - RARELY)


def _is_unknown(passage: Passage, surface: str) -> bool:
    """Whether one of its words was never counted, neither as a word nor as a name: Slipniov, for one who is Slepnyov."""
    listed = lexicon.load()
    own = passage.target.language.base
    if own not in listed.languages:
        return False
    return any(
        listed.usage(word.casefold()).keys().isdisjoint((own, lexicon.NAMES)) for word in _LETTERS.findall(surface)
    )


def _stands_in(surface: str, source: str) -> bool:
    """Whether the source has these very letters, with no letter before or after them."""
    at = source.find(surface)
    while at >= 0:
        before, after = source[at - 1 : at], source[at + len(surface) : at + len(surface) + 1]
        if not (_is_latin(before) or _is_latin(after)) or len(surface) > SHORT:
            return True
        at = source.find(surface, at + 1)
    return False


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < LAST_LATIN


def _odd_words(sides: Sides, name: Span, place: Span) -> list[Span]:
    """The words of a name that are no part of a term of which the source has a trace there: “Navy” of the German Navy."""
    words = (Span(*match.span()) for match in _SPACED.finditer(sides.target.content, name.start, name.end))
    return [word for word in words if not sides.is_borne_out(word, place)]


def _without_titles(passage: Passage, words: Sequence[Span]) -> list[Span]:
    """The words that are no office: what that is called in the source, other checks say."""
    titles = load_naming(passage.target.language.base).titles
    return [word for word in words if word.of(passage.target.content).casefold() not in titles]


def _unlike(sides: Sides, words: Sequence[Span], place: Span) -> float:
    """How little the oddest of the words that can be spelt over is like anything in the source, a log-odds; 0 where none can.

    A name of ordinary words may be translated, so that its sound can only speak for it: Derby is ダービー. So it is with
    Finland, which the glossary does not know as Suomi. Without any odd word, the glossary speaks for all of the name.
    """
    least = min((_likeness(sides, word, place) for word in _spelt(sides, words)), default=None)
    if least is None:
        surfaces = [word.of(sides.target.content) for word in words]
        told = [t for surface in surfaces if (t := sides.trace(surface, place)) is not None]
        short = any(len(surface) < FUZZY or is_initials(surface) for surface in surfaces)
        least = UNTOLD if short else max(UNTOLD, min(told, default=UNTOLD))
        if not words:
            least = KNOWN_THERE
    return math.log((1.0 - least + SLACK) / (least + SLACK))


def _likeness(sides: Sides, word: Span, place: Span) -> float:
    told = sides.trace(word.of(sides.target.content), place)
    if told is None:
        return UNTOLD
    return max(UNTOLD, told) if sides.may_be_hidden(word) else told


def _untraced(sides: Sides, words: Sequence[Span], place: Span) -> bool:
    """Whether there are words that are spelt over, not translated, and the source has a trace of none of them."""
    spelt = _spelt(sides, words)
    content = sides.target.content
    return bool(spelt) and not any(sides.may_be_hidden(word) or sides.traced(word.of(content), place) for word in spelt)


def _spelt(sides: Sides, words: Sequence[Span]) -> list[Span]:
    return [word for word in words if not is_translated(word.of(sides.target.content), sides.target.language)]


def _spelt_alike(surface: str, source: str) -> bool:
    """Whether the source writes every word of the name almost so: an ending or a slip, which is for the checks of names."""
    there = source.split()
    return all(
        process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=ALIKE) if len(word) >= FUZZY else word in there
        for word in _words(surface)
    )


def _words(surface: str) -> list[str]:
    return [word for word in surface.casefold().split() if len(word) > 2] or [surface.casefold()]
