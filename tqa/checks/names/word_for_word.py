"""Names of bodies that a source language's table has as a machine renders them, where there is no source to hold them against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tqa.checks.check import Context, Passage
from tqa.checks.names.tongues import tongues
from tqa.checks.names.translated import Here, Translated, is_part
from tqa.checks.unrendered import unowned
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, TermStatus
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.literal import literal, names, row_of
from tqa.languages.literal.english import BEGINNING, beginnings
from tqa.text.quotes import is_quoted

_ENGLISH = "en"
_TERRITORY = "territory."
_KINDS = frozenset(
    {ConceptType.ORGANISATION, ConceptType.PARTY, ConceptType.AGENCY, ConceptType.OFFICE, ConceptType.MEDIA_TITLE}
)
_WORDS = 3
"""Words with capitals that are hardly somebody else's name; of two, many are."""
_WORD = re.compile(r"(?<![\w-])[A-Z]\w*")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "&", "a"})
_RUN = re.compile(rf"[A-Z][\w'’.]*(?:,?[ \u00a0-](?:(?:{'|'.join(sorted(_SMALL))})\b|[A-Z][\w'’.]*)){{{_WORDS - 1},}}")
"""What is written as such a name; most words with a capital begin none."""
_GAPS = (" ", "\u00a0", "'s ", "’s ")


@dataclass(frozen=True, slots=True)
class _Body:
    """A body by its name in the source language, and what English calls it; `homes` are the territories that it is of."""

    name: str
    right: str
    homes: frozenset[str]


def word_for_word(context: Context) -> Iterator[Translated]:
    """National Health Committee for the National Health Commission, in a text about China that was Chinese."""
    if context.target_language.base != _ENGLISH:
        return
    here = Here(context)
    for base in tongues(context):
        for passage in context.passages if names(base) else ():
            if passage.source is None:
                yield from _bodies(passage, base, here)


def _bodies(passage: Passage, base: str, here: Here) -> Iterator[Translated]:
    known, content = _rows(base), passage.target.content
    done = 0
    for word in _WORD.finditer(content):
        if word.start() < done or _RUN.match(content, word.start()) is None:
            continue
        for row in known.get(word[0][:BEGINNING], ()):
            pattern = literal(base, _names(base)[row][0])
            found = pattern.match(content, word.start()) if pattern is not None else None
            body = _body_of(passage.glossary, base, row) if found is not None and _is_name(found[0]) else None
            if found is None or body is None or (body.homes and not here.is_about(body.homes)):
                continue
            span = Span(*found.span())
            if _is_taken(passage, span, body) or is_part(passage, span) or is_quoted(passage.target, span):
                continue
            done = span.end
            why = f"“{found[0]}” is what the words of {body.name} mean"
            yield Translated(passage, span, body.right, why, person=False, certain=False)
            break


def _is_name(words: str) -> bool:
    """Whether it is written as a name, of several words: Ministry of Emergency."""
    parts = words.replace("-", " ").split()
    return len(parts) >= _WORDS and all(part[0].isupper() or part in _SMALL for part in parts)


def _is_taken(passage: Passage, span: Span, body: _Body) -> bool:
    """Whether it is a name that English has, or another country's: the Indian Ministry of Emergency."""
    for match in passage.target_terms:
        if match.span.touches(span) and match.term.admitted and (match.span.covers(span) or match.end > span.end):
            return True
        before = match.end < span.start and passage.target.content[match.end : span.start] in _GAPS
        abroad = (one for one in match.concepts if one.startswith(_TERRITORY))
        if before and body.homes and any(one not in body.homes for one in abroad):
            return True
    return False


@cache
def _rows(base: str) -> Mapping[str, tuple[str, ...]]:
    """The rows of the table by the first letters, a capital first, of what they may begin with."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in dict.fromkeys(row_of(base, name) for name in sorted(names(base))):
        for beginning in beginnings(row):
            if beginning[0].isupper():
                found[beginning][row] = None
    return {beginning: tuple(rows) for beginning, rows in found.items()}


@cache
def _names(base: str) -> Mapping[str, tuple[str, ...]]:
    """The names of the source language that share a row."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names(base)):
        found[row_of(base, name)].append(name)
    return {row: tuple(known) for row, known in found.items()}


@lru_cache(maxsize=4096)
def _body_of(glossary: Glossary, base: str, row: str) -> _Body | None:
    """The body of a row, where the glossary knows it to belong somewhere."""
    language, english = load_language(base), load_language(_ENGLISH)
    return next(filter(None, (_body(glossary, name, language, english) for name in _names(base)[row])), None)


def _body(glossary: Glossary, name: str, language: Language, english: Language) -> _Body | None:
    match = next((one for one in glossary.find(name, language) if one.surface == name), None)
    concept = glossary.concept(match.concept) if match is not None else None
    if concept is None or concept.type not in _KINDS:
        return None
    homes = frozenset(owner for owner in glossary.owners(concept.id) if owner.startswith(_TERRITORY))
    terms = glossary.terms(concept.id, english)
    usual = (t.text for t in terms if t.status is TermStatus.PREFERRED and t.form is not Form.ABBREVIATION)
    right = unowned(next(usual, ""), glossary, english)
    titled = concept.type is ConceptType.MEDIA_TITLE and not homes
    return _Body(name, right, homes) if right[:1].isupper() and not titled else None
