"""A capital that was lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.entity.names import bare, find_names, is_ordinary
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.glossary import ConceptType, TermMatch
from tqa.languages import Language
from tqa.languages.naming import Naming
from tqa.languages.naming import load as load_naming
from tqa.text import lexicon
from tqa.text.capitals import source_names
from tqa.text.quotes import is_quoted
from tqa.text.remembered import Remembered
from tqa.text.text import Text, Word
from tqa.text.usage import at_home

_LOWER_START = regex.compile(r"(?<=[\p{L}\p{N})”\"»]{3})\.[ \u00a0](?=\p{Ll})")
_NO_NAME = regex.compile(r"[\p{N}_@/\\#]")

_ADDRESS = frozenset("@/#_\\:~=&+")
"""A word that touches one of these is part of an address, a handle or a formula."""

_JOINED = frozenset("@/_-")

WORDS = 8
"""A text of fewer words may be a label that needs no capital."""

NAME_LEVEL = -12.3
"""The log-probability from which a word that English never writes small is taken for a name (measured on 185,000 words of
human translation, where 20 words are above it and small, half of them inside foreign names)."""

STRAY_LEVEL = -13.0
STRAY_MARGIN = 4.0
"""A word seen small this seldom, and this much (a natural logarithm) oftener with a capital, was small by a slip."""


@dataclass(frozen=True, slots=True)
class NameCapitalization(Check):
    """A name, a sentence or a whole text without its capital.

    A small word is a lost name where the glossary, the source or the text itself knows it with a capital, where it stands
    between a title and a verb of saying and is no English word, or where the news never writes it small. Weekdays, months,
    nationalities and bodies come from a list of exact forms. Particles (`van der`, `bin`), handles, addresses, brand names
    that are written small and foreign quotations are left alone.
    """

    code: ClassVar = "name-capitalization"
    category: ClassVar = Category.CAPITALIZATION
    needs: ClassVar = frozenset({Layer.GLOSSARY})
    examples: ClassVar = (
        Example("zh>en", "U.S. Secretary of State ⟦blinken⟧ said in Brussels that talks went on.", suggest="Blinken"),
        Example("zh>en", "President ⟦xi⟧ Jinping called for all-out rescue efforts.", suggest="Xi"),
        Example("ja>en", "Minister Tokuyasu Hirabe spoke first. Later ⟦hirabe⟧ left.", suggest="Hirabe"),
        Example(
            "ar>en",
            "Officials of the ⟦united nations⟧ met on ⟦monday⟧ with ⟦chinese⟧ diplomats.",
            suggest="United Nations",
        ),
        Example(
            "?>en", "the ministry published its yearly report on the harvest.".replace("the", "⟦the⟧", 1), suggest="The"
        ),
        Example(
            "ru>en", "⟦officials⟧ in moscow said on friday that the talks with ukraine had ended.", suggest="Officials"
        ),
        Example("?>de", "Das Treffen in ⟦berlin⟧ begann am Montag.", suggest="Berlin"),
        Example(
            "?>en",
            "They may march to polish the china; Osama bin Laden's iPhone ran will.i.am songs for Ursula von der Leyen.",
        ),
        Example("?>en", "Write to press@hamburg.de or see www.blinken.org, said the turkey farmer on eBay."),
        Example(
            "cs>en",
            "The mayor, ⟦jana⟧ ⟦jusková⟧, said the hospital in ⟦jihlava⟧ was full.",
            "Starostka Jana Jusková řekla, že nemocnice v Jihlavě je plná.",
            suggest="Jana",
        ),
        Example("?>en", "The bill would redefine the Treaty of ⟦waitangi⟧.", suggest="Waitangi"),
        Example("?>en", "The pact was signed in ⟦chanthaburi⟧ province on Sunday.", suggest="Chanthaburi"),
        Example("?>en", "Floods hit the northernmost province and a neighbouring township on Sunday."),
        Example("?>fr", "Le président américain est arrivé lundi à Paris en octobre."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            text = passage.target
            if not text.language.case or not text.words:
                continue
            if _is_lower(text):
                yield self._text(passage)
                continue
            yield from self._starts(passage)
            yield from self._words(passage)

    def _text(self, passage: Passage) -> Finding:
        word = next(word for word in passage.target.words if _is_small(word.surface[0]))
        return self.finding(
            passage,
            word.span,
            severity=Severity.MINOR,
            confidence=0.95,
            message="The text is written without capitals",
            suggestions=(_capital(word.surface),),
        )

    def _starts(self, passage: Passage) -> Iterator[Finding]:
        text = passage.target
        uncapitalised = load_naming(text.language.base).uncapitalised
        starts = {
            _first_letter(text.content, paragraph)
            for paragraph, before in _with_previous(text)
            if before is None or _closes(text.content, before)
        }
        if ". " in text.content or ".\u00a0" in text.content:
            starts.update(
                match.end()
                for match in _LOWER_START.finditer(text.content)
                if not _after_abbreviation(text.content, match.end(), text.language)
            )
        if not any(text.content[start].islower() for start in starts):
            return
        for word in text.words:
            if word.start not in starts or not word.surface[0].islower() or _in_address(text, word):
                continue
            folded = bare(word.surface)
            if folded in uncapitalised or any(char.isupper() for char in word.surface) or _NO_NAME.search(folded):
                continue
            if text.content[: word.start].endswith(f"{word.surface}. "):
                # “the 18th century. century”: that is a repetition.
                continue
            yield self.finding(
                passage,
                word.span,
                severity=Severity.MINOR,
                confidence=0.7,
                message="The sentence begins without a capital",
                suggestions=(_capital(word.surface),),
            )

    def _words(self, passage: Passage) -> Iterator[Finding]:
        text = passage.target
        base = text.language.base
        naming = load_naming(base)
        names: dict[str, str] | None = None
        done = 0
        for at in compress(range(len(text.words)), map(_suspects(base).__getitem__, text.surfaces)):
            word = text.words[at]
            if word.start < done or _in_address(text, word):
                continue
            form = _listed(text, word, naming)
            if form is not None:
                done = word.start + len(form)
                if not (" " in form and _source_is_without(passage, form)):
                    yield self._always(passage, Span(word.start, done), form)
                continue
            if names is None:
                names = _names_of(text)
            yield from self._name(passage, at, bare(word.surface), names, naming)

    def _always(self, passage: Passage, span: Span, form: str) -> Finding:
        return self.finding(
            passage,
            span,
            severity=Severity.MINOR,
            confidence=0.85,
            message=f"“{form}” is written with a capital",
            suggestions=(form,),
            group=form.casefold(),
        )

    def _name(self, passage: Passage, at: int, plain: str, names: dict[str, str], naming: Naming) -> Iterator[Finding]:
        text = passage.target
        word = text.words[at]
        before = text.words[at - 1] if at and _beside(text, at - 1) else None
        after = text.words[at + 1] if _beside(text, at) else None
        titled = before is not None and before.surface.casefold().rstrip(".") in naming.titles
        leads = after is not None and after.surface[0].isupper()
        speaks = after is not None and after.surface.casefold() in naming.verbs
        follows = before is not None and before.surface[0].isupper() and not titled
        if follows and leads:
            return
        here = plain.casefold() in names
        placed = titled and (speaks or leads)
        there = source_names(passage.source).get(plain) if passage.source is not None else None
        if (at_home(plain, text.language.base) or -99.0) > STRAY_LEVEL:
            there = None
        if there is None and not (here or placed) and lexicon.load().usage(plain).get("en") is not None:
            return
        if there is None and text.language.base != "en" and not (here and (titled or leads)) and not placed:
            return
        form = names.get(plain.casefold()) or _capital(plain)
        if there is not None and passage.source is not None and there.of(passage.source.content).isupper():
            form = there.of(passage.source.content)
        term = _term(passage, form)
        known = _name_level(plain, text.language)
        evidence = []
        confidence = 0.0
        if term is not None:
            evidence.append(f"The glossary has “{form}”")
            confidence = 0.9
        if here:
            evidence.append(f"The text has “{form}” elsewhere")
            confidence = max(confidence, 0.85)
        if there is not None and passage.source is not None:
            evidence.append(f"The source has “{there.of(passage.source.content)}”")
            confidence = max(confidence, 0.9)
        if known >= NAME_LEVEL:
            evidence.append("The news writes this word with a capital")
            confidence = max(confidence, 0.8)
        if placed and (text.language.base == "en" or evidence):
            if before is not None:
                evidence.append(f"It follows a title (“{before.surface}”)")
            confidence = max(confidence, 0.7) + 0.05
        if (head := _head_of(text, at, naming)) is not None:
            evidence.append(f"It follows “{head} of”")
            confidence = max(confidence, 0.85)
        if before is not None and after is not None and after.surface in naming.place_kinds:
            evidence.append(f"It stands before “{after.surface}”")
            confidence = max(confidence, 0.85)
        quoted = is_quoted(text, word.span)
        if quoted and term is None and not here and not titled:
            return
        if not evidence or len(plain) < 2 or (len(plain) < 4 and not (titled or leads or here or there)):
            return
        person = _is_person(passage, term) or placed or (titled and known >= NAME_LEVEL)
        sure = there is not None or (person and (term is not None or here or known >= NAME_LEVEL))
        yield self.finding(
            passage,
            Span(word.start, word.start + len(plain)),
            severity=Severity.MAJOR if sure and not quoted else Severity.MINOR,
            confidence=round(min(0.98, confidence) - (0.3 if quoted else 0.0), 2),
            message=f"The name “{form}” has lost its capital",
            evidence=tuple(evidence),
            source_span=there,
            suggestions=(form,),
            group=form.casefold(),
        )


def _capital(surface: str) -> str:
    return surface[:1].upper() + surface[1:]


def _head_of(text: Text, at: int, naming: Naming) -> str | None:
    """What has a name behind it, where the word at this place is that name: the Treaty of waitangi."""
    if at < 2 or text.words[at - 1].surface != "of" or not (_beside(text, at - 1) and _beside(text, at - 2)):
        return None
    head = text.words[at - 2].surface
    return head if head[0].isupper() and head.casefold() in naming.of_names else None


def _is_lower(text: Text) -> bool:
    if any(char.isupper() for char in text.content):
        return False
    return sum(1 for word in text.words if _is_small(word.surface[0])) >= WORDS


def _is_small(letter: str) -> bool:
    """Whether the letter has a capital: Chinese characters left in an English text have none."""
    return letter.upper() != letter


def _with_previous(text: Text) -> Iterator[tuple[Span, Span | None]]:
    before = None
    for paragraph in text.paragraphs:
        yield paragraph, before
        before = paragraph


def _first_letter(content: str, paragraph: Span) -> int:
    """Where a paragraph's first word stands, behind its opening quotation mark."""
    at = paragraph.start
    while at < paragraph.end - 1 and content[at] in "\"“„«‘'(":
        at += 1
    return at


def _closes(content: str, paragraph: Span) -> bool:
    """Whether a paragraph ends as a sentence does: the next one may else carry on with it, as in “Why?” / “she asked”."""
    return content[max(paragraph.start, paragraph.end - 3) : paragraph.end].rstrip('”"»’) ').endswith(".")


def _after_abbreviation(content: str, start: int, language: Language) -> bool:
    previous = content[max(0, start - 24) : start].split()[-1:]
    return bool(previous) and (
        previous[0].lstrip('("“') in language.abbreviations or "." in previous[0][:-1] or "…" in previous[0]
    )


def _beside(text: Text, at: int) -> bool:
    """Whether the next word follows with nothing but a space between (or the full stop of “Mr.”)."""
    if at + 1 >= len(text.words):
        return False
    return text.content[text.words[at].end : text.words[at + 1].start] in (" ", "\u00a0", ". ")


def _in_address(text: Text, word: Word) -> bool:
    content = text.content
    before, after = content[word.start - 1 : word.start], content[word.end : word.end + 2]
    if "." in word.surface or after == ":/":
        return True
    return any(char in _ADDRESS for char in before) or after[:1] in tuple(_ADDRESS - {":"})


@cache
def _suspects(base: str) -> Remembered[bool]:
    return Remembered(lambda surface: _is_suspect(surface, base))


def _is_suspect(surface: str, base: str) -> bool:
    """Whether a small word is one that its language writes with a capital, or has not at all."""
    if not surface[0].islower():
        return False
    plain = bare(surface)
    naming = load_naming(base)
    if plain in naming.capitals:
        return True
    if plain in naming.particles or plain in naming.uncapitalised or not plain.isalpha() or not plain.islower():
        return False
    own = at_home(plain, base)
    return own is None or (
        own < STRAY_LEVEL and lexicon.load().usage(plain).get(lexicon.NAMES, -99.0) - own > STRAY_MARGIN
    )


def _name_level(plain: str, language: Language) -> float:
    """How usual a word is as a name in English news."""
    return lexicon.load().usage(plain).get(lexicon.NAMES, -99.0) if language.base == "en" else -99.0


def _names_of(text: Text) -> dict[str, str]:
    """The words of names inside sentences, casefolded, as the text writes them."""
    return {
        word.surface.casefold(): word.surface
        for name in find_names(text)
        for word in name.words
        if not word.opens and not is_ordinary(word.surface, text.language) and not word.surface.isupper()
    }


def _term(passage: Passage, form: str) -> TermMatch | None:
    """The term that the word would be with its capital."""
    for match in passage.glossary.find(form, passage.target.language):
        if match.start == 0 and match.end == len(form):
            return match
    return None


def _source_is_without(passage: Passage, form: str) -> bool:
    """Whether the source could name what is written so and has no trace of it: black sea bream are no Black Sea."""
    term = _term(passage, form) if passage.source is not None else None
    if term is None:
        return False
    presence = passage.source_presence
    return all(presence.knows(concept) and not presence.hinted(concept) for concept in term.concepts)


def _is_person(passage: Passage, match: TermMatch | None) -> bool:
    concept = passage.glossary.concept(match.concept) if match is not None else None
    return concept is not None and concept.type is ConceptType.PERSON


def _listed(text: Text, word: Word, naming: Naming) -> str | None:
    """The listed form that stands here in small letters, the longest first."""
    for form in naming.capitals.get(bare(word.surface), ()):
        end = word.start + len(form)
        following = text.content[end : end + 2]
        if text.content[word.start : end] == form.casefold() and not (
            following[:1].isalnum() or following[:1] in _JOINED
        ):
            return form
    return None
