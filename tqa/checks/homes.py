"""What a text says of whose a capital, a parliament or a news agency is, against what the glossary knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from tqa.checks.check import Passage
from tqa.glossary import Form, TermMatch
from tqa.languages.homes import Homes, contested, shared_parliaments
from tqa.languages.homes import load as load_homes
from tqa.text.quotes import is_quoted

_WORD_BEFORE = regex.compile(r"([\p{L}][\p{L}\-]*)[ \u00a0]$")
_YEAR = regex.compile(r"(?<!\d)1\d\d\d(?!\d)")
_LOOK_BACK = 40
_KIND = 20
_PLACES = regex.compile(r"(?:place|territory)\.")
_NEAR = 60
"""No words between a country and its own are longer."""
_HOME = frozenset({"capital", "city"})
_KINDS = {"parliament": "parliament", "news agency": "agency"}
_FORMS = frozenset({Form.SHORT, Form.FULL, Form.ADJECTIVE, Form.ABBREVIATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """`country` is said to have `own`, which belongs to `to` and not to it; `kind` is what it would be."""

    country: TermMatch
    own: TermMatch
    to: str
    kind: str


def homes_of(passage: Passage) -> Iterator[Home]:
    """What is said to be of a country and is of another, quotations and history left out."""
    homes = load_homes(passage.target.language.base)
    if homes is None:
        return
    for first, second in pairwise(passage.target_terms):
        if second.start - first.end > _NEAR or second.start < first.end:
            continue
        for country, own in ((first, second), (second, first)):
            kind = _said(passage, homes, country, own) if _is_country(country) else None
            if kind is None:
                continue
            to = _elsewhere(passage, country, own, kind)
            if to is not None and not _is_apart(passage, homes, first, second):
                yield Home(country=country, own=own, to=to, kind=kind)


def misplaced_kinds(passage: Passage) -> Iterator[tuple[TermMatch, str]]:
    """Places that are said to be of a kind that their country does not have: the canton of Wales."""
    homes = load_homes(passage.target.language.base)
    content = passage.target.content
    for match in passage.target_terms if homes is not None else ():
        before = content[max(0, match.start - _KIND) : match.start].casefold()
        kind = next((kind for kind in homes.kinds if before.endswith(kind)), None) if homes is not None else None
        if kind is None or homes is None or is_quoted(passage.target, match.span):
            continue
        if content[match.end : match.end + 1] == "-" or not all(map(_PLACES.match, match.concepts)):
            continue
        owners = {owner for concept in match.concepts for owner in (concept, *passage.glossary.belongs_to(concept))}
        namesakes = {known.of for known in passage.glossary.known(match.surface)}
        if homes.kinds[kind].isdisjoint(owners | namesakes) and not contested() & owners:
            yield match, kind.split()[0]


def _is_country(match: TermMatch) -> bool:
    return match.concept.startswith("territory.") and match.term.form in _FORMS


def _said(passage: Passage, homes: Homes, country: TermMatch, own: TermMatch) -> str | None:
    """As what the text gives one to the other, if it does."""
    content = passage.target.content
    roles = _roles(passage, own)
    if own.start < country.start:
        between, after = content[own.end : country.start], content[country.end :][:_LOOK_BACK]
        if not roles & _HOME:
            return None
        if between == ", " and country.term.form is not Form.ADJECTIVE:
            before = content[max(0, own.start - _LOOK_BACK) : own.start]
            return "city" if before.endswith(homes.situated) and _is_alone(country, own, after, homes) else None
        if country.term.form is Form.ADJECTIVE:
            stands = between in homes.apposition and after.startswith(homes.apposition_end)
            return "capital" if stands and not _in_list(content, own.start, country.end, homes) else None
        return "capital" if between in homes.capital_of else None
    between = content[country.end : own.start]
    if between in homes.place_of and country.term.form is Form.ADJECTIVE and own.concept.startswith("place."):
        return "place" if content[own.end : own.end + 1] != "-" else None
    before = content[max(0, country.start - _LOOK_BACK) : country.start]
    if roles & _HOME:
        listed = "," in between and not _closes(content, own.end, homes)
        named = between in homes.capital
        behind = between in homes.capital_gap and before.endswith(homes.capital_before)
        return "capital" if (named or behind) and not listed else None
    if "parliament" in roles:
        # House of Representatives is what many are called; a Knesset is one.
        alone = " " not in own.surface and own.surface not in shared_parliaments()
        return "parliament" if alone and between in homes.parliament else None
    if "agency" in roles:
        return "news agency" if between in homes.agency else None
    return None


def _is_alone(country: TermMatch, own: TermMatch, after: str, homes: Homes) -> bool:
    """Whether a country behind a city and a comma ends there, goes on no list, and is no namesake's."""
    if not homes.namesakes.isdisjoint((country.surface, own.surface)):
        return False
    closed = not after or after[0] in ".;)\n" or after[0] == ","
    return closed and _closes(after, 0, homes)


def _closes(content: str, at: int, homes: Homes) -> bool:
    """Whether a name between commas ends there, and is not the second of a list (the French capital, Berlin, and Rome)."""
    rest = content[at : at + _LOOK_BACK]
    if rest.startswith(homes.joins):
        return False
    if rest.startswith(","):
        return not rest[1:].startswith(homes.joins) and not rest[1:].lstrip()[:1].isupper()
    return True


def _in_list(content: str, start: int, end: int, homes: Homes) -> bool:
    """Whether a city and the words after it are two of several (Riga, Vilnius, the Polish capital, and Prague)."""
    after = content[end : end + _LOOK_BACK]
    follows = any(f",{join}" in after[: after.find(",") + len(join) + 1] for join in homes.joins)
    before = content[max(0, start - _LOOK_BACK) : start]
    return follows or before.endswith((", ", *homes.joins))


def _roles(passage: Passage, match: TermMatch) -> frozenset[str]:
    return _roles_of(passage, match.concept)


def _roles_of(passage: Passage, name: str) -> frozenset[str]:
    concept = passage.glossary.concept(name)
    return frozenset(relation.role for relation in concept.relations) if concept is not None else frozenset()


def _elsewhere(passage: Passage, country: TermMatch, own: TermMatch, kind: str) -> str | None:
    """The country that it does belong to, where nothing that either word may mean fits together."""
    glossary = passage.glossary
    # The words beside it say of which kind it is; a city may be of any.
    concepts = [
        c for c in own.concepts if kind in ("capital", "city", "place") or _KINDS[kind] in _roles_of(passage, c)
    ]
    owners: list[str] = []
    for concept in concepts:
        belongs = glossary.belongs_to(concept)
        if not belongs or concept in contested():
            return None
        owners += belongs
    said = set(country.concepts)
    if any(not owner.startswith("territory.") for owner in owners) or contested() & {*owners, *said}:
        return None
    if said & set(owners) or any(known.of in said for known in glossary.known(own.surface)):
        return None
    # “Korean” and “Congo” are short for more than the glossary's first.
    for owner in owners:
        terms = glossary.terms(owner, passage.target.language)
        if any(country.surface in term.text.split() for term in terms):
            return None
    return owners[0] if len(set(owners)) == 1 else ""


def _is_apart(passage: Passage, homes: Homes, first: TermMatch, second: TermMatch) -> bool:
    """Whether it is said by somebody, of the past, or of what is not so."""
    target = passage.target
    content = target.content
    if is_quoted(target, first.span) or is_quoted(target, second.span):
        return True
    sentence = target.sentence_at(first.start)
    if not sentence.covers(second.span) or _YEAR.search(sentence.of(content)):
        return True
    before = content[max(0, first.start - _LOOK_BACK) : first.start]
    between = content[first.end : second.start]
    words = {word.casefold() for word in (*before.split()[-2:], *between.split())}
    joined = any(before.endswith(join) for join in homes.joins) and _WORD_BEFORE.search(before) is not None
    return not words.isdisjoint(homes.silent) or (joined and "," in between)
