"""Whether a text names a concept: for certain, through something akin, or perhaps in a word that is not on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

import regex

from tqa.finding import Span
from tqa.glossary.concept import ConceptType, Term, TermMatch
from tqa.glossary.fold import fold_piece, fold_width
from tqa.languages import Language
from tqa.languages.short_forms import short_forms
from tqa.text.computed import computed

if TYPE_CHECKING:
    from tqa.glossary.glossary import Glossary

_TRACE = 4
"""Letters at the start of a name that are a trace of it where they open a word: öster- for Österreich, fran- for France."""

_THE = "the"
"""An article, which is a trace of nothing: the RF."""

_KANA = 3
"""The same in katakana, of which each is a syllable: アフガ for アフガニスタン."""

_SHORTENED = 3
"""Characters of a name that is shortened to its first and another one: 联合国安理会, 北京大学 (北大)."""

_LONG = 6
"""Of so many characters, the first two are often whose it is: 中国南方航空 is 南航."""

_COMMAS = frozenset("、·・")
"""What stands between the parts of a list in Chinese and Japanese."""

_HAN = regex.compile(r"\p{Han}")
_HEAD = regex.compile(r"\p{Han}+")
_KATAKANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")

_PLACES = frozenset({ConceptType.TERRITORY, ConceptType.PLACE})
"""What a single character may stand for."""


class Presence:
    """What one side of a text names. `has` asks for a rendering at a place, `hinted` for a trace anywhere."""

    def __init__(self, glossary: Glossary, matches: Sequence[TermMatch], content: str, language: Language) -> None:
        self._glossary = glossary
        self._matches = matches
        self._language = language
        self._content = content
        self.named = {concept for match in matches for concept in match.concepts}
        self._hints: dict[str, bool] = {}

    @computed
    def _rest(self) -> str:
        return _without(self._content, self._matches)

    @computed
    def _folded(self) -> str:
        return self._fold(self._rest)

    @computed
    def _wide(self) -> str:
        return fold_width(self._rest)

    @computed
    def _around(self) -> set[str]:
        return {to for concept in self.named for to in self._glossary.owners(concept)}

    def has(self, concept: str, span: Span, *, besides: Set[str] = frozenset()) -> bool:
        """Whether something within the span may render the concept: one of its terms, or of what is akin to it.

        What the source names `besides` renders itself: in “US House” the House is no rendering of the US.
        """
        for match in self._matches:
            if match.start < span.end and span.start < match.end:
                for other in match.concepts:
                    if other == concept or (other not in besides and self._stands_for(other, concept)):
                        return True
        return self._traced(concept, span)

    def _stands_for(self, other: str, concept: str) -> bool:
        return not self._is_person(other) and self._glossary.akin(concept, other)

    def _is_person(self, concept: str) -> bool:
        found = self._glossary.concept(concept)
        return found is not None and found.type is ConceptType.PERSON

    def knows(self, concept: str) -> bool:
        """Whether the glossary could find the concept in the text's language at all."""
        return bool(self._glossary.terms(concept, self._language))

    def hinted(self, concept: str) -> bool:
        """Whether the text has any trace of the concept. People are only hinted at by their names."""
        known = self._hints.get(concept)
        if known is None:
            known = self._hints[concept] = self._is_hinted(concept)
        return known

    def _is_hinted(self, concept: str) -> bool:
        person = self._is_person(concept)
        owners = () if person else self._glossary.owners(concept)
        if (concept in self._around and not person) or any(owner in self.named for owner in owners):
            return True
        return self.traced(concept)

    def traced(self, concept: str) -> bool:
        """Whether the text names the concept, or has some of its letters or a short form; its country alone is no trace."""
        if concept in self.named:
            return True
        return self._traced(concept, Span(0, len(self._rest))) or self._may_be_read(concept)

    def shows(self, concept: str, near: Span) -> bool:
        """Whether the text names the concept or something akin anywhere, or has a short form of it in the part `near`.

        Stricter than `hinted`: a single character is a trace of what it is on record for only, and only in that part.
        """
        if concept in self.named or any(self._stands_for(other, concept) for other in self.named):
            return True
        terms = self._glossary.terms(concept, self._language)
        whole = Span(0, len(self._rest))
        if self._language.spaced:
            return self._traced(concept, whole)
        if any(self._spelt(fold_width(term.text), whole) for term in terms):
            return True
        rules = short_forms(self._language.base)
        shorts = set(rules.names.get(concept, ())) if rules is not None else set()
        shorts.update(one.short for one in self._glossary.readings(self._language) if one.concept == concept)
        return any(
            self._stands(short, near) or self._is_listed(short, near) if len(short) == 1 else self._stands(short, whole)
            for short in shorts
        )

    def _is_listed(self, short: str, span: Span) -> bool:
        """Whether a single character is one of a list: 中、英、日等 names Japan, though 日 is a day most of the time."""
        listed = (at for at in range(span.start, span.end) if self._content.startswith(short, at))
        return any(_COMMAS.intersection(self._content[max(0, at - 1) : at + 2]) for at in listed)

    def _may_be_read(self, concept: str) -> bool:
        """Whether a short form may mean the concept, the text naming nothing else that it may mean: 哈 beside 哈马斯."""
        readings = self._glossary.readings(self._language)
        whole = Span(0, len(self._rest))
        shorts = {
            reading.short for reading in readings if reading.concept == concept and self._stands(reading.short, whole)
        }
        others = {reading.short for reading in readings if reading.short in shorts and reading.concept in self.named}
        return bool(shorts - others)

    def _fold(self, text: str) -> str:
        return fold_piece(text or " ", self._language.code) if self._language.spaced else fold_width(text)

    def _traced(self, concept: str, span: Span) -> bool:
        terms = self._glossary.terms(concept, self._language)
        if not self._language.spaced:
            return any(self._spelt(fold_width(term.text), span) for term in terms) or self._initialled(
                concept, terms, span
            )
        text = self._folded if len(span) == len(self._rest) else self._fold(self._rest[span.start : span.end])
        return any(_begun(word, text, cased=self._language.case) for word in self._words(terms)) or self._initialled(
            concept, (), span
        )

    def _words(self, terms: Sequence[Term]) -> Iterator[str]:
        """The first word of each that is no article, and with an article or New all in one: Caire, York and newyork-."""
        for term in terms:
            words = fold_piece(term.text, self._language.code).split() or [""]
            if long := [word for word in words if len(word) >= _TRACE]:
                yield long[0]
            elif words[0] != _THE:
                yield words[0]
            if len(words) > 1 and len(words[0]) < _TRACE:
                yield "".join(words)

    def _spelt(self, term: str, span: Span) -> bool:
        """Whether a text without spaces has a term, its beginning, or what it is shortened to: 北大 for 北京大学."""
        text = self._wide[span.start : span.end]
        if term in text:
            return True
        if not _HAN.match(term):
            return term[: _KANA if _KATAKANA.match(term) else _TRACE] in text
        if len(term) < _SHORTENED or term[: min(_head(term), (len(term) + 1) // 2, _TRACE)] in text:
            return len(term) >= _SHORTENED
        starts = (0, 2) if len(term) >= _LONG else (0,)
        return (len(term) >= _LONG and term[2:] in text) or any(
            term[at] + other in text for at in starts for other in term[at + 2 :] if _HAN.match(other)
        )

    def _initialled(self, concept: str, terms: Sequence[Term], span: Span) -> bool:
        """Whether its short form, or the first character of one of its names, stands where it can be a short form."""
        rules = short_forms(self._language.base)
        if rules is None:
            return False
        shorts = set(rules.names.get(concept, ()))
        found = self._glossary.concept(concept)
        if found is not None and found.type in _PLACES:
            shorts.update(term.text[0] for term in terms if _HAN.match(term.text))
        return any(self._stands(short, span) for short in shorts)

    def _stands(self, short: str, span: Span) -> bool:
        """Whether the text has a short form; one of a single character only counts where it is no part of another word."""
        rules = short_forms(self._language.base) if len(short) == 1 else None
        rest = self._rest if rules is None else self._wide
        at = rest.find(short, span.start, span.end)
        while at >= 0:
            if rules is None or rules.stands_at(self._content, at):
                return True
            at = rest.find(short, at + 1, span.end)
        return False


def _begun(word: str, text: str, *, cased: bool) -> bool:
    """Whether a text has the beginning of a word: four letters only where a word begins with them, not ital- in capital.

    All of a name may stand inside a compound (Zentralmexiko), one of four letters at its end (Nordirak). Fewer than four
    are a word by themselves.
    """
    beginning = word[: max(_TRACE, len(word) - 3)]
    if beginning not in text:
        return False
    if not cased or len(beginning) > _TRACE or (len(word) > _TRACE and word in text):
        return True
    at = text.find(beginning)
    while at >= 0:
        opens = not text[max(0, at - 1) : at].isalnum()
        closes = not text[at + len(beginning) : at + len(beginning) + 1].isalnum()
        if (opens and closes) or (len(beginning) == _TRACE and (opens or (closes and word == beginning))):
            return True
        at = text.find(beginning, at + 1)
    return False


def _head(term: str) -> int:
    """How many characters its beginning has, up to another script: 楽天 in 楽天グループ."""
    match = _HEAD.match(term)
    return max(2, match.end()) if match else 2


def _without(content: str, matches: Sequence[TermMatch]) -> str:
    """The content with what is already known to be a term blanked, since Slovakia is no trace of Slovenia."""
    parts: list[str] = []
    last = 0
    for match in matches:
        parts += (content[last : match.start], " " * (match.end - match.start))
        last = match.end
    return "".join((*parts, content[last:]))
