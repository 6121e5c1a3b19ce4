"""Parts of names that the text has rightly elsewhere, read otherwise: Yin for Yoon, Hayanae for Sanae Takaichi."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from tqa.checks.check import Context
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.names import Name, find_names, is_known
from tqa.entity.sound import latin_letters, mandarin
from tqa.finding import Span
from tqa.glossary import Form, Glossary, TermMatch
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.naming import load as load_naming
from tqa.languages.romanisation import fold
from tqa.text.computed import kept

_CHARACTERS = {"territory.KR": 1, "territory.KP": 1, "territory.TW": 1, "territory.VN": 1, "territory.JP": 2}
"""How many characters a family name has, by country, where English does not spell it in pinyin."""
_JAPAN = "territory.JP"
_READ = READ_IN_MANDARIN | {"ja"}
_CALLED_LAST = frozenset({"territory.JP", "territory.VN"})
"""Where the last word of a name is what English calls somebody by himself."""
_CHINESE = ("zh", "zh-Hant")
_WITH_CHARACTERS = (*_CHINESE, "ja")
_HAN = regex.compile(r"\p{Han}{2,5}")
_TITLES = frozenset({"president", "mr", "mr.", "ms", "ms.", "mrs", "mrs."})
_PARTS = regex.compile(r"[ \-]")


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part of a name, or a name with such a part, what it is, and what tells that."""

    span: Span
    right: str
    why: str


@kept
def names_read(context: Context) -> Mapping[str, tuple[PartRead, ...]]:
    """By field, what is the reading of a part of a name that the text has in full.

    A family name alone as Mandarin reads it, where no other name of the text has the word; a given name of Japan that nobody
    has, before a family name of the text, where no relatives are told of.
    """
    source = context.source_language
    if not context.target_language.case or (source is not None and source.base not in _READ):
        return {}
    fulls = [
        match
        for passage in context.passages
        for match in passage.target_terms
        if match.term.form is Form.FULL and match.term.admitted and match.concept.startswith("person.")
    ]
    homes = {match: home for match in fulls if (home := _home(context.glossary, match)) is not None}
    if not homes:
        return {}
    japanese = {match.term.text.rpartition(" ")[2]: match.term.text for match, home in homes.items() if home == _JAPAN}
    if not load_naming(context.target_language.base).kin.isdisjoint(
        w for p in context.passages for w in p.target.surfaces
    ):
        japanese = {}
    read: Mapping[str, tuple[str, str, str]] = {}
    if source is None or source.base in READ_IN_MANDARIN:
        elsewhere = {
            fold(part)
            for passage in context.passages
            for name in find_names(passage.target)
            if len(name.words) > 1
            for word in name.words
            for part in _PARTS.split(word.surface)
        }
        families = _families(context.glossary, homes)
        read = {letters: found for letters, found in families.items() if letters not in elsewhere}
    return {
        passage.field: (
            *_alone(passage.target_terms, find_names(passage.target), read),
            *_given(find_names(passage.target), japanese, context.target_language),
        )
        for passage in context.passages
    }


def _given(names: Sequence[Name], japanese: Mapping[str, str], language: Language) -> Iterator[PartRead]:
    for name in names:
        full = japanese.get(name.words[-1].surface)
        if full is None or len(name.words) != 2:
            continue
        given = name.words[0].surface
        if not full.startswith(f"{given} ") and not is_known(given, language):
            yield PartRead(name.span, full, f"The text has “{full}” elsewhere")


def _alone(
    terms: Sequence[TermMatch], names: Sequence[Name], known: Mapping[str, tuple[str, str, str]]
) -> Iterator[PartRead]:
    for name in names:
        word = name.words[-1]
        right, whole, chinese = known.get(fold(word.surface), ("", "", ""))
        if (
            right
            and len(name.words) == 1
            and set(name.titles) <= _TITLES
            and not any(match.span.touches(word.span) for match in terms)
        ):
            yield PartRead(word.span, right, f"It is how Mandarin reads the family name of {whole} ({chinese})")


def _families(glossary: Glossary, homes: Mapping[TermMatch, str]) -> dict[str, tuple[str, str, str]]:
    """By letters: what English calls somebody, the whole name, and the Chinese family name; but what two may be called."""
    found: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for match, home in homes.items():
        for letters, called in _of(glossary, match, home):
            found[letters].add(called)
    return {letters: next(iter(called)) for letters, called in found.items() if len({one[0] for one in called}) == 1}


def _home(glossary: Glossary, match: TermMatch) -> str | None:
    return next((one for one in glossary.owners(match.concept) if one in _CHARACTERS), None)


def _of(glossary: Glossary, match: TermMatch, home: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    words = match.term.text.split()
    for family, right in _written(glossary, match, home, _CHINESE):
        for letters in mandarin(family):
            if letters not in {latin_letters(word) for word in words}:
                yield letters, (right, match.term.text, family)


def _written(glossary: Glossary, match: TermMatch, home: str, codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The family name of somebody in characters, and what English calls him by himself."""
    words = match.term.text.split()
    if len(words) < 2:
        return
    # Lai Ching-te is Lai, and so is Jimmy Lai.
    right = words[0] if home not in _CALLED_LAST and (len(words) > 2 or "-" in words[1]) else words[-1]
    size = _CHARACTERS[home]
    for code in codes:
        for term in glossary.terms(match.concept, load_language(code)):
            if term.form is Form.FULL and _HAN.fullmatch(term.text) and len(term.text) > size:
                yield term.text[:size], right


def family_of(context: Context, characters: str) -> str | None:
    """What English calls somebody whom the text names in full and whose family name these characters are: Yoon for 尹."""
    found = {
        right
        for passage in context.passages
        for match in passage.target_terms
        if match.term.form is Form.FULL and match.term.admitted and match.concept.startswith("person.")
        if (home := _home(context.glossary, match)) is not None
        for family, right in _written(context.glossary, match, home, _WITH_CHARACTERS)
        if family == characters
    }
    return found.pop() if len(found) == 1 else None
