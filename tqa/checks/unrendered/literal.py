"""Names that were translated as the words that they are: “Six said” for Shas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tqa.checks.check import Passage
from tqa.checks.names import is_translated
from tqa.checks.unrendered.concepts import Unrendered, unrendered
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermStatus
from tqa.languages import Language
from tqa.languages.literal import literal, names, replaceable
from tqa.languages.naming import load as load_naming

_ENGLISH = "en"
_HEADS = re.compile(
    "academy|administration|agency|association|authority|bank|board|bureau|cent(?:er|re)|commission|committee|company|"
    "confederation|conference|corporation|council|court|daily|department|division|federation|forces?|group|headquarters|"
    "institute|league|ministry|network|news|newspaper|office|organi[sz]ation|party|police|press|service|society|"
    "station|system|team|union|website"
)
"""What a body is: in small letters behind other words a description, behind a name a part of it that was left out."""
_SMALL = frozenset({"and", "for", "of", "the"})
_OF = re.compile(r" (?:of|for) ")
_OWNED = "'s "
_TERRITORY = f"{ConceptType.TERRITORY.value}."
_KINDS = frozenset(ConceptType) - {ConceptType.CALENDAR, ConceptType.LANGUAGE, ConceptType.UNIT, ConceptType.CURRENCY}


@dataclass(frozen=True, slots=True)
class Literal:
    """A name or a term of the source as words of the target, and what it is called there.

    `suggestion` is what can stand in the place of just these words; `None` where more would have to be written anew.
    """

    span: Span
    concept: str
    is_name: bool
    source: Span
    right: str
    suggestion: str | None
    confidence: float


def literal_names(passage: Passage) -> Iterator[Literal]:
    """Each place where the literal words of a name stand and its own name is missing."""
    if passage.source is None or passage.target.language.base != _ENGLISH:
        return
    base = passage.source.language.base
    if not names(base):
        return
    for missing in unrendered(passage, _KINDS):
        pattern = literal(base, missing.match.surface) or literal(base, missing.match.term.text)
        if pattern is not None:
            found = _first(passage, missing, pattern)
            if found is not None:
                kept = replaceable(base, missing.match.surface) and replaceable(base, missing.match.term.text)
                yield found if kept else replace(found, suggestion=None)


def _first(passage: Passage, missing: Unrendered, pattern: re.Pattern[str]) -> Literal | None:
    """The first place in the segment where the pattern stands, and no part of it is part of an admitted term."""
    segment, content = missing.segment, passage.target.content
    is_name = missing.kind is not ConceptType.STYLE_TERM
    taken = [match.span for match in passage.target_terms if match.term.admitted]
    for found in pattern.finditer(content, segment.target.start, segment.target.end):
        span, surface = Span(*found.span()), found[0]
        if (missing.kind is ConceptType.MEDIA_TITLE and surface.islower()) or (is_name and _describes(surface)):
            continue
        if not any(one.touches(span) and (one == span or not span.covers(one)) for one in taken):
            right = unowned(
                _usual(_like(surface, missing.terms, passage.glossary)), passage.glossary, passage.target.language
            )
            return Literal(
                span,
                missing.terms[0].concept,
                is_name,
                missing.match.span,
                right,
                None if _is_part(content, span, passage.target.language) else _in_place(surface, right, is_name),
                segment.confidence,
            )
    return None


def _describes(surface: str) -> bool:
    """Whether words say in small letters what a body is, as an editor may: “the Chinese weather bureau”."""
    first, _, last = surface.rpartition(" ")
    return bool(first) and _HEADS.fullmatch(last) is not None


def _is_part(content: str, span: Span, language: Language) -> bool:
    """Whether the name goes on behind the words: State-owned Assets Management Commission, Ministry of Water Conservancy.

    Whoever has the office or the place may be named behind it.
    """
    following = content[span.end : span.end + 40].split(maxsplit=1)
    if not following or content[span.end] != " ":
        return False
    word = following[0].rstrip(",.;:)")
    if _HEADS.fullmatch(word.casefold()):
        return True
    return (
        word[:1].isupper()
        and word.isalpha()
        and content[span.start].isupper()
        and word.casefold() not in load_naming(language.base).titles
        and is_translated(word, language)
    )


def _in_place(surface: str, right: str, is_name: bool) -> str | None:
    """The right words as they can stand for these: in capitals if these are; none for a plural or a phrase with “of”."""
    if is_name:
        return right
    if _OF.search(surface) and not _OF.search(right):
        return None
    if surface[-1:] == "s" and surface[-2:] != "ss" and right[-1:] != "s":
        return None
    words = surface.split()
    if right.islower() and all(word[:1].isupper() or word in _SMALL for word in words):
        if len(words) > 1:
            return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in right.split())
        return right[:1].upper() + right[1:]
    return right


def unowned(name: str, glossary: Glossary, language: Language) -> str:
    """The name without the country that it begins with: South Korea's Constitutional Court, but People's Bank of China."""
    owner, _, rest = name.partition(_OWNED)
    found = glossary.find(owner, language) if rest else ()
    country = any(one.surface == owner and one.concept.startswith(_TERRITORY) for one in found)
    return rest if country else name


def _like(surface: str, terms: Sequence[Term], glossary: Glossary) -> Sequence[Term]:
    """The terms of whose kind the words are: what stands for the Ministry of Health is no Health Ministry."""
    head, mark, _ = surface.partition(" of ")
    alike = [term for term in terms if mark and term.text.startswith(f"{head}{mark}")]
    at_home = [term for term in alike if glossary.belongs_to(term.concept)]
    return at_home or alike or terms


def _usual(terms: Sequence[Term]) -> str:
    """The name by which the news calls a thing: of people the family name."""
    order = (Form.FAMILY_NAME, Form.SHORT, Form.FULL, Form.ABBREVIATION)
    names = [term for form in order for term in terms if term.form is form and term.status is TermStatus.PREFERRED]
    family = [term for term in terms if term.form is Form.FAMILY_NAME]
    return (family or names or list(terms))[0].text
