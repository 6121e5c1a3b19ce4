"""Names that a translation writes more fully than its source, as translators do."""

from __future__ import annotations

import re

from tqa.checks.check import Passage
from tqa.checks.consistency.standing import takes_up
from tqa.checks.names.shown import is_translated, own_country, shown_names
from tqa.entity.mentions import Mention
from tqa.entity.sound import hear
from tqa.entity.tags import PERSON
from tqa.finding import Span
from tqa.glossary import ConceptType
from tqa.text import lexicon

SURE = 0.9
"""How well the family name must be heard."""

_JOINTS = re.compile("[·・･‧•=＝－–-]")
_HYPHEN = "-"
_CAPITALISED = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+) $")

_COMMA = ", "

LONGEST = 60
"""Letters of a place's last word at the most."""


def adds_given_name(passage: Passage, mention: Mention, place: Span) -> bool:
    """Whether a person's last word is all that the source has of the name: Matthias Bellwald, for 贝尔瓦尔德.

    News in Chinese and Japanese calls foreigners by the family name; translators write who it is. A source that has the given
    name too, before a dot, must have this one.
    """
    source = passage.source
    assert source is not None
    words = mention.span.of(passage.target.content).split()
    if mention.kind != PERSON or source.language.spaced or not 1 < len(words) < 5:
        return False
    heard = hear(source.content[place.start : place.end], source.language, words[-1])
    if heard is None or heard.score < SURE:
        return False
    span = Span(place.start + heard.span.start, place.start + heard.span.end)
    if _HYPHEN in words[-1] and _JOINTS.search(span.of(source.content)):
        return not _goes_on(source.content, span)
    return any(
        name.covers(span) and not _JOINTS.search(name.of(source.content)) and not _goes_on(source.content, name)
        for name in shown_names(source, place)
    )


def _goes_on(content: str, name: Span) -> bool:
    """Whether a dot joins something more to a name."""
    around = content[max(0, name.start - 1) : name.start] + content[name.end : name.end + 1]
    return _JOINTS.search(around) is not None


def says_where(passage: Passage, name: Span) -> bool:
    """Whether it is the country of the place that stands before it, and the source has that country somewhere: a dateline's.

    PUTRAJAYA, Malaysia, of a source that has Malaysia's prime minister further down.
    """
    content = passage.target.content
    if content[max(0, name.start - len(_COMMA)) : name.start] != _COMMA:
        return False
    countries = {
        concept
        for match in passage.target_terms
        if takes_up(match, name)
        for concept in match.concepts
        if concept.startswith(f"{ConceptType.TERRITORY}.")
    }
    if not countries:
        return False
    before = [match for match in passage.target_terms if match.end == name.start - len(_COMMA)]
    owned = {
        relation.to
        for match in before
        for concept in match.concepts
        if (known := passage.glossary.concept(concept)) is not None
        for relation in known.relations
    }
    return not countries.isdisjoint(owned) or (
        _has_capital(content[max(0, name.start - LONGEST) : name.start - len(_COMMA)])
        and any(not countries.isdisjoint(match.concepts) for match in passage.source_terms)
    )


def _has_capital(before: str) -> bool:
    """Whether a text ends with a word that begins with a capital."""
    words = before.split()
    return bool(words) and words[-1][0].isupper()


def says_whose(passage: Passage, name: Span, place: Span) -> bool:
    """Whether it is the country where the source's language is at home, of a sentence that names no country at all.

    Its readers know whose chancellor it is, and what 回国 goes back to; readers abroad are told. Not so North Korea, of Korean.
    """
    assert passage.source is not None
    home = own_country(passage.source.language.base)
    if not any(home in match.concepts for match in passage.target_terms if takes_up(match, name)):
        return False
    territory = f"{ConceptType.TERRITORY}."
    return not any(
        one.startswith(territory)
        for match in passage.source_terms
        if match.span.touches(place)
        for one in match.concepts
    )


def ends_common_name(passage: Passage, mention: Mention) -> bool:
    """Whether it is the last word of a name of ordinary words, which are rendered by what they mean: the New Kingdom."""
    name = mention.span
    content, language = passage.target.content, passage.target.language
    surface = name.of(content)
    before = _CAPITALISED.search(content, 0, name.start)
    return (
        " " not in surface
        and mention.kind != PERSON
        and before is not None
        and language.base in lexicon.load().usage(surface.casefold())
        and is_translated(before.group(1), language)
        and not any(match.span.touches(name) for match in passage.target_terms)
    )
