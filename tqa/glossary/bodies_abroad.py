"""Bodies of other countries that are called as one of the glossary's: 印度证监会 is India's, 证监会 alone is China's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from tqa.glossary.concept import ConceptType, TermMatch
from tqa.languages import Language
from tqa.languages.short_forms import short_forms

if TYPE_CHECKING:
    from tqa.glossary.glossary import Glossary

_BODIES = frozenset({ConceptType.ORGANISATION, ConceptType.OFFICE})
_JOINTS = frozenset({"", " ", "的", "の", "의 "})
"""What stands between a country and its body where countries are named first."""

_HAN = regex.compile(r"\p{Han}")
_SCRIPTS = frozenset({"Hans", "Hant", "Hani", "Jpan", "Hang", "Kore"})
"""Scripts of languages that name the country first, without an ending that makes it an adjective."""


def at_home(
    matches: Sequence[TermMatch], content: str, language: Language, glossary: Glossary
) -> tuple[TermMatch, ...]:
    """The matches without bodies of one country in front of which stands another.

    `matches` are in the order of the text. The names of 印度 (India) and 证监会 (a securities regulator; China's, where nobody
    is named) side by side are one name, of a body that the glossary does not have.
    """
    if _SCRIPTS.isdisjoint(language.scripts):
        return tuple(matches)
    kept: list[TermMatch] = []
    before: TermMatch | None = None
    for match in matches:
        if not _is_abroad(match, before, content, language, glossary):
            kept.append(match)
        before = match
    return tuple(kept)


def _is_abroad(
    match: TermMatch, before: TermMatch | None, content: str, language: Language, glossary: Glossary
) -> bool:
    concept = glossary.concept(match.concept)
    if concept is None or concept.type not in _BODIES:
        return False
    homes = {owner for owner in glossary.owners(match.concept) if owner.startswith("territory.")}
    if not homes:
        return False
    if before is not None and before.end <= match.start and content[before.end : match.start] in _JOINTS:
        return all(_is_elsewhere(place, homes, glossary) for place in before.concepts)
    at = match.start - 1
    short = content[at : match.start]
    meant = [reading.concept for reading in glossary.readings(language) if reading.short == short] if short else []
    forms = short_forms(language.base) if meant else None
    # Behind a space, a mark or a particle the character is a word of its own; behind another one it may be half of one.
    if forms is None or not (forms.stands_at(content, at) or not _HAN.match(content[at - 1 : at])):
        return False
    return all(_is_elsewhere(place, homes, glossary) for place in meant)


def _is_elsewhere(place: str, homes: set[str], glossary: Glossary) -> bool:
    """Whether a concept is a country that none of these is."""
    found = glossary.concept(place)
    return found is not None and found.type is ConceptType.TERRITORY and place not in homes
