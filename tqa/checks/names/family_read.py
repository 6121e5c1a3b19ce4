"""Family names that stand alone as Mandarin reads them, of people whom the text names rightly: Yin for Yoon, Cai for Tsai."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from tqa.checks.check import Context
from tqa.checks.names.spelt_out import READ_IN_MANDARIN
from tqa.entity.names import Name, find_names
from tqa.entity.sound import latin_letters, mandarin
from tqa.finding import Span
from tqa.glossary import Form, Glossary, TermMatch
from tqa.languages import load as load_language
from tqa.languages.romanisation import fold
from tqa.text.computed import kept

_CHARACTERS = {"territory.KR": 1, "territory.KP": 1, "territory.TW": 1, "territory.VN": 1, "territory.JP": 2}
"""How many characters a family name has, by country, where English does not spell it in pinyin."""
_CALLED_LAST = frozenset({"territory.JP", "territory.VN"})
"""Where the last word of a name is what English calls somebody by himself."""
_CHINESE = ("zh", "zh-Hant")
_HAN = regex.compile(r"\p{Han}{2,5}")
_TITLES = frozenset({"president", "mr", "mr.", "ms", "ms.", "mrs", "mrs."})
_PARTS = regex.compile(r"[ \-]")


@dataclass(frozen=True, slots=True)
class FamilyRead:
    """A family name in pinyin, what it is, and whose."""

    span: Span
    right: str
    why: str


@kept
def family_names_read(context: Context) -> Mapping[str, tuple[FamilyRead, ...]]:
    """By field, what stands alone and is how Mandarin reads the family name of somebody whom the text has in full.

    Nothing where another name of the text has the word, or where the source is not Chinese.
    """
    source = context.source_language
    if (source is not None and source.base not in READ_IN_MANDARIN) or not context.target_language.case:
        return {}
    read = _read(context)
    if not read:
        return {}
    elsewhere = {
        fold(part)
        for passage in context.passages
        for name in find_names(passage.target)
        if len(name.words) > 1
        for word in name.words
        for part in _PARTS.split(word.surface)
    }
    known = {letters: found for letters, found in read.items() if letters not in elsewhere}
    return {
        passage.field: tuple(_alone(passage.target_terms, find_names(passage.target), known))
        for passage in context.passages
    }


def _alone(
    terms: Sequence[TermMatch], names: Sequence[Name], known: Mapping[str, tuple[str, str, str]]
) -> Iterator[FamilyRead]:
    for name in names:
        word = name.words[-1]
        right, whole, chinese = known.get(fold(word.surface), ("", "", ""))
        if (
            right
            and len(name.words) == 1
            and set(name.titles) <= _TITLES
            and not any(match.span.touches(word.span) for match in terms)
        ):
            yield FamilyRead(word.span, right, f"It is how Mandarin reads the family name of {whole} ({chinese})")


def _read(context: Context) -> dict[str, tuple[str, str, str]]:
    """By letters: what English calls somebody, the whole name, and the Chinese family name; but what two may be called."""
    found: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for passage in context.passages:
        for match in passage.target_terms:
            if match.term.form is Form.FULL and match.term.admitted and match.concept.startswith("person."):
                for letters, called in _of(context.glossary, match):
                    found[letters].add(called)
    return {letters: next(iter(called)) for letters, called in found.items() if len({one[0] for one in called}) == 1}


def _of(glossary: Glossary, match: TermMatch) -> Iterator[tuple[str, tuple[str, str, str]]]:
    home = next((one for one in glossary.owners(match.concept) if one in _CHARACTERS), None)
    words = match.term.text.split()
    if home is None or len(words) < 2:
        return
    # Lai Ching-te is Lai, and so is Jimmy Lai.
    right = words[0] if home not in _CALLED_LAST and (len(words) > 2 or "-" in words[1]) else words[-1]
    for code in _CHINESE:
        for term in glossary.terms(match.concept, load_language(code)):
            size = _CHARACTERS[home]
            if term.form is not Form.FULL or not _HAN.fullmatch(term.text) or len(term.text) <= size:
                continue
            for letters in mandarin(term.text[:size]):
                if letters not in {latin_letters(word) for word in words}:
                    yield letters, (right, match.term.text, term.text[:size])
