"""What a text says of whose an office is: the words of the office, who stands behind them, the country before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from tqa.checks.check import Passage
from tqa.finding import Span
from tqa.glossary import TermMatch
from tqa.languages.offices import Offices
from tqa.text.quotes import is_quoted

_THE = ("the ", "The ")
_GAPS = (" ", "\u00a0", "'s ", "’s ")
_WORD_BEFORE = regex.compile(r"([\p{L}\p{N}][\p{L}\p{N}.’'\-]*)[ \u00a0]$")
_ASIDE = regex.compile(r", (?!and\b|or\b|as well\b|the\b|\p{Lu})")
_LOOK_BACK = 40
_PARTY = "party."
_ALONE = frozenset({"president"})
"""Offices that are one word and stand with a name."""
_NAMED = regex.compile(r" \p{Lu}")
_OF = regex.compile(r" of\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says of a person: the words of the office before the name, the role they mean, and the country if any.

    `aside`: the name stands between commas, as the Romance languages put it: the Prime Minister, Pedro Sánchez, said.
    """

    person: TermMatch
    role: str
    office: Span
    country: TermMatch | None
    aside: bool = False


def claim_of(passage: Passage, match: TermMatch, offices: Offices, countries: dict[int, TermMatch]) -> Claim | None:
    """The office that stands right before a name, and the country right before the office."""
    content = passage.target.content
    before = content[max(0, match.start - _LOOK_BACK) : match.start]
    for role, words in offices.phrases:
        aside = before.endswith(f"{words}, ") and _is_beside(content, match, len(words), countries)
        if not aside and not before.endswith((words + " ", words + "\u00a0")):
            continue
        end = match.start - (2 if aside else 1)
        office = Span(end - len(words), end)
        if office.start and not content[office.start - 1].isspace() and content[office.start - 1] not in '(“"—–':
            return None
        country = _country_before(passage.target.content, office.start, countries)
        at = country.start if country is not None else office.start
        previous = _WORD_BEFORE.search(content, max(0, at - _LOOK_BACK), at)
        opens = passage.target.sentence_at(at).start == at
        if previous is not None and not opens and not _leaves(previous.group(1), offices, country):
            return None
        if is_quoted(passage.target, match.span):
            return None
        return Claim(match, role, office, country, aside)
    return None


def _is_beside(content: str, match: TermMatch, words: int, countries: dict[int, TermMatch]) -> bool:
    """Whether a name behind an office and a comma says who holds it: the Prime Minister, Pedro Sánchez, said.

    A comma and more of the sentence follow it: it is not the next of a list, and not its end. Behind an office with its country
    the sentence may end, too.
    """
    office = match.start - len(", ") - words
    if content[:office].endswith((" to the ", " of the ")):
        return False
    if content[:office].endswith(_THE):
        return _ASIDE.match(content, match.end) is not None
    country = _country_before(content, office, countries)
    owned = country is not None and content[: country.start].endswith(_THE)
    return owned and (_ASIDE.match(content, match.end) is not None or content[match.end : match.end + 1] == ".")


def _leaves(word: str, offices: Offices, country: TermMatch | None) -> bool:
    """Whether the word before an office and its country leaves it as it is."""
    folded = word.casefold().rstrip(".")
    if folded in offices.silent or folded.startswith(("ex-", "then-", "vice-")):
        return False
    return folded in offices.before or (country is not None and word[0].islower())


def _country_before(content: str, at: int, countries: dict[int, TermMatch]) -> TermMatch | None:
    """The country whose name, adjective or possessive ends right before a place; `countries` are by their ends."""
    for gap in _GAPS:
        match = countries.get(at - len(gap))
        if match is not None and content[match.end : at] == gap:
            return match
    return None


@dataclass(frozen=True, slots=True)
class NoOffice:
    """An office of a country that has none of the kind, and the country."""

    office: Span
    country: TermMatch


def no_offices(passage: Passage, offices: Offices) -> Iterator[NoOffice]:
    """The offices that a text gives to countries without them: the Macau prime minister.

    A president has to have a name behind it, since companies and clubs have presidents, too, and none before (Ford Japan).
    """
    content = passage.target.content
    for country in passage.target_terms if offices.lacking else ():
        territories = {concept for concept in country.concepts if concept.startswith("territory.")}
        roles = {role for role, where in offices.lacking if territories and territories <= where}
        if not roles or is_quoted(passage.target, country.span):
            continue
        gap = next((gap for gap in _GAPS if content.startswith(gap, country.end)), None)
        for role, words in offices.phrases if gap is not None else ():
            start = country.end + len(gap or "")
            end = start + len(words)
            if role not in roles or (" " not in words and role not in _ALONE) or not content.startswith(words, start):
                continue
            behind = content[end : end + 4]
            if behind[:1].isalpha() or _OF.match(behind):
                continue
            if role in _ALONE and (not _NAMED.match(behind) or _is_a_company_there(content, country, offices)):
                continue
            yield NoOffice(Span(start, end), country)
            break


def _is_a_company_there(content: str, country: TermMatch, offices: Offices) -> bool:
    """Whether another name stands right before a country: Ford Japan."""
    before = _WORD_BEFORE.search(content, max(0, country.start - _LOOK_BACK), country.start)
    return before is not None and before.group(1)[0].isupper() and before.group(1).casefold() not in offices.before


LEADER = "leader"
"""The role of whoever is at the head of a party."""


@dataclass(frozen=True, slots=True)
class WrongParty:
    """A party that somebody is said to lead, who is at the head of another one, `right`."""

    party: TermMatch
    person: TermMatch
    right: str


def wrong_parties(passage: Passage, offices: Offices) -> Iterator[WrongParty]:
    """The parties that a text gives to the leaders of others: the PSOE leader Alberto Núñez Feijóo."""
    content = passage.target.content
    for party, person in pairwise(passage.target_terms):
        if content[party.end : person.start] not in offices.leads or not person.concept.startswith("person."):
            continue
        if len(set(person.concepts)) > 1 or not all(_is_party(passage, one) for one in party.concepts):
            continue
        concept = passage.glossary.concept(person.concept)
        led = [relation.to for relation in concept.relations if relation.role == LEADER] if concept is not None else []
        previous = _WORD_BEFORE.search(content, max(0, party.start - _LOOK_BACK), party.start)
        past = previous is not None and previous.group(1).casefold() in offices.silent
        if not led or past or not set(led).isdisjoint(party.concepts) or is_quoted(passage.target, person.span):
            continue
        if any(_is_of_one(passage, one, other) for one in led for other in party.concepts):
            continue
        yield WrongParty(party, person, led[0])


def _is_party(passage: Passage, name: str) -> bool:
    concept = passage.glossary.concept(name)
    return name.startswith(_PARTY) or (
        concept is not None and any(relation.role == _PARTY.rstrip(".") for relation in concept.relations)
    )


def _is_of_one(passage: Passage, one: str, other: str) -> bool:
    """Whether a party is part of the other, as of an alliance."""
    return other in passage.glossary.belongs_to(one) or one in passage.glossary.belongs_to(other)
