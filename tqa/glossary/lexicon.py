"""The terms of one language in the form in which they are matched and kept on disk.

Columns of plain values load ten times faster than objects; a `Term` is made when something asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tqa.glossary.concept import CaseRule, ConceptType, Form, Match, Term, TermStatus
from tqa.glossary.fold import fold_piece, fold_width, pieces
from tqa.glossary.pattern import expand
from tqa.languages import Language

GUARD = -1
"""In place of a term's number: a longer word that holds a term by accident."""

_STATUSES, _FORMS, _MATCHES, _CASES = tuple(TermStatus), tuple(Form), tuple(Match), tuple(CaseRule)
_TYPES = {kind.value: number for number, kind in enumerate(ConceptType)}

SEVERAL = -2

JOINTS = frozenset(" '\".&,/()")


class Lexicon(msgspec.Struct, array_like=True, gc=False):
    """Terms as columns, and how to get from a text to their numbers.

    `phrases` maps a folded term to the number of the one term that is written so, to `GUARD`, or where several are to
    `SEVERAL` minus their place in `groups`, the likeliest first (plain numbers load, and are skipped by the garbage
    collector, much faster than a list for each). `starts` are the first pieces of spaced phrases. For scripts without
    spaces `pairs` maps the first two characters to a bit set of lengths, and `sieve` has a bit for each hash of two
    characters that start a term. `kept` are the numbers of the terms that are not to be translated. `openings` are the
    beginnings of spaced phrases, of two pieces (with the length of the first) or more (with 0): without them, an inflected
    text is looked up in millions of forms.
    """

    spaced: bool
    texts: list[str]
    concepts: list[str]
    languages: list[str]
    layers: list[str]
    codes: list[int]
    replacements: dict[int, str]
    sources: dict[int, tuple[str, ...]]
    notes: dict[int, str]
    phrases: dict[str, int]
    groups: list[tuple[int, ...]]
    starts: dict[str, None]
    pairs: dict[int, int] = {}
    sieve: bytes = b""
    kept: list[int] = []
    openings: dict[str, int] = {}

    def term(self, number: int) -> Term:
        code = self.codes[number]
        return Term(
            concept=self.concepts[number],
            language=self.languages[code >> 20],
            text=self.texts[number],
            status=_STATUSES[code & 3],
            form=_FORMS[code >> 2 & 15],
            match=_MATCHES[code >> 6 & 3],
            case=_CASES[code >> 8 & 3],
            replacement=self.replacements.get(number),
            sources=self.sources.get(number, ()),
            keep=number in self.kept,
            note=self.notes.get(number, ""),
            layer=self.layers[code >> 10 & 1023],
        )

    def numbers(self, phrase: int) -> tuple[int, ...]:
        """The terms behind a value of `phrases`, none behind `GUARD`."""
        if phrase >= 0:
            return (phrase,)
        return () if phrase == GUARD else self.groups[SEVERAL - phrase]

    def exact(self, number: int) -> bool:
        return _MATCHES[self.codes[number] >> 6 & 3] is Match.EXACT

    def any_case(self, number: int) -> bool:
        return _CASES[self.codes[number] >> 8 & 3] is CaseRule.ANY


def build_lexicon(terms: Iterable[Term], guards: Iterable[str], language: Language, types: dict[str, str]) -> Lexicon:
    """The lexicon of a language. A concept's type decides between terms written alike; `types` has those whose ids tell
    another."""
    ordered = sorted(terms, key=lambda t: (t.language != language.code, t.status.value != "preferred"))
    lexicon = Lexicon(language.spaced, [], [], [], [], [], {}, {}, {}, {}, [], {})
    phrases = lexicon.phrases
    several: dict[str, list[int]] = {}
    for number, term in enumerate(ordered):
        _add(lexicon, number, term)
        if _only_a_pair(term, language, types):
            continue
        texts = expand(term.text) if term.match is Match.PATTERN else (term.text,)
        for text in texts:
            for phrase in phrase_keys(text, language):
                known = phrases.setdefault(phrase, number)
                if known != number:
                    several.setdefault(phrase, [known]).append(number)
    for word in guards:
        for phrase in phrase_keys(word, language):
            phrases.setdefault(phrase, GUARD)

    def rank(number: int) -> tuple[int, int]:
        return _STATUSES.index(ordered[number].status), _TYPES[_type_of(ordered[number].concept, types)]

    for phrase, numbers in several.items():
        phrases[phrase] = SEVERAL - len(lexicon.groups)
        lexicon.groups.append(tuple(sorted(numbers, key=rank)))
    for phrase in phrases:
        _start(lexicon, phrase)
    if not language.spaced:
        lexicon.sieve = _sieve(lexicon.pairs)
    return lexicon


def _only_a_pair(term: Term, language: Language, types: dict[str, str]) -> bool:
    """“US-North Korea” as a name of their relations: where words are set apart, its two parts say more."""
    return (
        language.spaced
        and term.form is Form.ADJECTIVE
        and "-" in term.text
        and _type_of(term.concept, types) == ConceptType.EVENT
    )


def _type_of(concept: str, types: dict[str, str]) -> str:
    return types.get(concept) or concept.partition(".")[0]


def _add(lexicon: Lexicon, number: int, term: Term) -> None:
    for names, name in ((lexicon.layers, term.layer), (lexicon.languages, term.language)):
        if name not in names:
            names.append(name)
    lexicon.texts.append(term.text)
    lexicon.concepts.append(term.concept)
    lexicon.codes.append(
        _STATUSES.index(term.status)
        | _FORMS.index(term.form) << 2
        | _MATCHES.index(term.match) << 6
        | _CASES.index(term.case) << 8
        | lexicon.layers.index(term.layer) << 10
        | lexicon.languages.index(term.language) << 20
    )
    if term.replacement:
        lexicon.replacements[number] = term.replacement
    if term.sources:
        lexicon.sources[number] = term.sources
    if term.keep:
        lexicon.kept.append(number)
    if term.note:
        lexicon.notes[number] = term.note


def phrase_keys(text: str, language: Language) -> tuple[str, ...]:
    """The keys under which a term is found. `St. Petersburg` has two, since the full stop comes and goes."""
    if not language.spaced:
        return (fold_width(text),)
    found = [""]
    for number, piece in enumerate(pieces(text)):
        word = fold_piece(piece.surface, language.code)
        joint = piece.joint or " "
        if number == 0:
            found = [word]
        elif joint == "." and len(word) > 1 and len(found[0]) > 1:
            found = [key + joint + word for key in found] + [key + " " + word for key in found]
        else:
            found = [key + joint + word for key in found]
    return tuple(found) if found[0] else ()


def _start(lexicon: Lexicon, phrase: str) -> None:
    if lexicon.spaced:
        first, more = phrase, 0
        for position, character in enumerate(phrase):
            if character in JOINTS:
                more += 1
                if more == 1:
                    first = phrase[:position]
                else:
                    lexicon.openings[phrase[:position]] = len(first) if more == 2 else 0
        if more:
            lexicon.openings[phrase] = len(first) if more == 1 else 0
        lexicon.starts[first] = None
    elif len(phrase) > 1:
        pair = pair_of(phrase[0], phrase[1])
        lexicon.pairs[pair] = lexicon.pairs.get(pair, 0) | 1 << min(len(phrase), 60)


SPARSE = 32
"""Bits of the sieve for each start: one place in 32 is looked at in vain."""


SPREAD = 2654435761
"""2³² over the golden ratio: its multiples spread well."""


def _sieve(pairs: dict[int, int]) -> bytes:
    bits = max(13, (len(pairs) * SPARSE).bit_length())
    table = bytearray(1 << bits >> 3)
    for pair in pairs:
        place = (pair * SPREAD & 0xFFFFFFFF) >> 32 - bits
        table[place >> 3] |= 1 << (place & 7)
    return bytes(table)


def sieve_bits(sieve: bytes) -> int:
    """Of how many bits a place in the sieve is: the top ones of a pair times `SPREAD`, in 32 bits."""
    return len(sieve).bit_length() + 2


def pair_of(first: str, second: str) -> int:
    """Two characters as a number of 32 bits. The few that have more share theirs with others, which costs a look."""
    return ord(first) + (ord(second) << 16) & 0xFFFFFFFF
