"""deprecated-term: a name or phrase that the glossary says is not to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.names import is_translated
from tqa.checks.names.composed import composed_names
from tqa.checks.names.translated import Translated, translated_names
from tqa.checks.names.word_for_word import word_for_word
from tqa.checks.unrendered import in_other_words
from tqa.checks.wording import times
from tqa.entity.names import is_ordinary
from tqa.finding import Category, Finding, Layer, Severity
from tqa.glossary import Glossary, Term, TermMatch, TermStatus
from tqa.languages.naming import load as load_naming
from tqa.text.quotes import is_quoted
from tqa.text.standing import at_start
from tqa.text.text import Text

_OPENING = " \u00a0\"“„«‘'([<"
_SAID_BEFORE = 40
"""Characters before a name in which the text may say that it is an old one."""
_SURE = {TermStatus.DEPRECATED: 0.8, TermStatus.FORBIDDEN: 0.9}


@dataclass(frozen=True, slots=True)
class DeprecatedTerm(Check):
    """A name or phrase that the glossary says is not to be written: Kiev, Swaziland, “the Party of God” for Hezbollah.

    Deprecated terms are minor: outdated or not the house's spelling. Forbidden ones mislead the reader and are major.
    Translationese (“the RF” for Russia) is only a problem in a translation from the languages that it comes from, or
    where nobody says what the source language is. A term in quotation marks is somebody's word and stays, and so does an old
    name that is said to be one (Odisha, formerly Orissa).
    So are names that were translated as the words that they are: Nawaf Peace for Nawaf Salam is major where the text names
    him or his country, the Hope Movement for Amal minor. Where nobody says what the source language is, it is taken to be
    that of the country that the article names most, and only what no other country has by such a name is told.
    """

    code: ClassVar[str] = "deprecated-term"
    category: ClassVar[Category] = Category.WRONG_TERM
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.GLOSSARY})
    examples: ClassVar[tuple[Example, ...]] = (
        Example("?>en", "The embassy in ⟦Kiev⟧ reopened.", suggest="Kyiv"),
        Example("?>en", "The embassy in Kyiv reopened."),
        Example("?>en", "He grew up in ⟦Swaziland⟧.", suggest="Eswatini"),
        Example("?>en", "He grew up in Eswatini, then known as Swaziland."),
        Example("ru>en", "The ministry of ⟦the RF⟧ denied it.", suggest="Russia"),
        Example("es>en", "The RF amplifier failed."),
        Example("?>en", "The chain sells chicken Kiev in every shop."),
        Example("ar>en", "In Beirut Prime Minister Nawaf ⟦Peace⟧ spoke.", suggest="Salam"),
        Example("tr>en", "⟦State⟧ Bahceli praised Turkish intelligence.", suggest="Devlet"),
        Example("zh>en", "China's ⟦National Health Committee⟧ and India's did.", suggest="National Health Commission"),
        Example("ar>en", "Ministers of the ⟦Hope Movement⟧ left Lebanon's cabinet.", suggest="Amal Movement"),
        Example("es>en", "⟦Anticipated elections⟧ were ruled out.", suggest="Early elections"),
        Example("pl>en", "The case was told by the “⟦Electoral Newspaper⟧” in Poland.", suggest="Gazeta Wyborcza"),
        Example(
            "zh>en",
            "Leaders of the ⟦Economic Community of West African Countries⟧ met in Abuja.",
            suggest="Economic Community of West African States",
        ),
        Example(
            "ar>en", "Nawaf Salam spoke of peace. Hope movements in Lebanon are rare. “Party of Allah” is no name."
        ),
    )
    quoted: bool = False

    def find(self, context: Context) -> Iterator[Finding]:
        source = context.source_language.base if context.source_language else None
        for passage in context.passages:
            for match in passage.target_terms:
                term = _unwanted(match, source)
                if term is None or _is_former(passage, match, term):
                    continue
                if self.quoted or not _in_quotes(passage, match):
                    yield self._finding(passage, match, term, context.glossary)
        told: list[Translated] = []
        for one in (*translated_names(context), *word_for_word(context), *composed_names(context)):
            if any(one.passage is other.passage and one.span.touches(other.span) for other in told):
                continue
            told.append(one)
            if self.quoted or not is_quoted(one.passage.target, one.span) or one.title:
                yield self._literal(one)

    def _literal(self, one: Translated) -> Finding:
        content = one.passage.target.content
        here = one.span.of(content)
        opens = not one.person and here[0].isupper() and at_start(content, one.span.start)
        certain = one.certain or _is_named(one, here)
        return self.finding(
            one.passage,
            one.span,
            severity=Severity.MAJOR if certain else Severity.MINOR,
            confidence=0.85 if certain else 0.7,
            message=_as_what(one, here),
            evidence=(one.why,),
            suggestions=(one.right[0].upper() + one.right[1:] if opens else one.right,),
            group=f"{here}>{one.right}",
            category=Category.ENTITY if one.person else None,
        )

    def _finding(self, passage: Passage, match: TermMatch, term: Term, glossary: Glossary) -> Finding:
        wanted = term.replacement
        if wanted is None:
            wanted = next(
                (other.text for other in glossary.terms(term.concept, passage.target.language) if other.admitted), None
            )
        forbidden = term.status is TermStatus.FORBIDDEN
        return self.finding(
            passage,
            match.span,
            severity=Severity.MAJOR if forbidden else Severity.MINOR,
            confidence=_SURE[term.status],
            message=f"write “{wanted}”" if wanted else f"“{match.surface}” is not to be written",
            evidence=tuple(
                part
                for part in (term.note, f"{term.status} in the glossary ({term.layer})", _told(passage, match, wanted))
                if part
            ),
            suggestions=(_cased(wanted, match, passage.target),) if wanted else (),
            group=f"{term.concept}:{term.text}",
        )


_WITH_ARTICLE = 2


def _as_what(one: Translated, here: str) -> str:
    """What the wrong name is of the right one: its words, its initials or what the source's language calls it."""
    words = [word.strip("'’.,") for word in here.replace("-", " ").split()]
    language = one.passage.target.language
    initials = words[-1] if len(words) == 1 or words[0].casefold() == "the" else ""
    if initials.isupper() and len(words) <= _WITH_ARTICLE and not is_ordinary(initials.lower(), language):
        return f"“{initials}” is how the source’s language abbreviates “{one.right}”"
    if not any(is_translated(word, language) for word in words):
        return f"“{here}” is what the source’s language calls “{one.right}”"
    return f"“{here}” is “{one.right}” translated word for word"


def _is_named(one: Translated, here: str) -> bool:
    """Whether the source has what it is the name of, and more than a word of it is another: Saudi National Petroleum Corporation.

    One word alone may be what a body calls itself, too: Xiaopeng for XPeng.
    """
    passage = one.passage
    if passage.source is None or " " not in here or in_other_words(here, one.right, passage.target.language.base):
        return False
    meant = {
        c
        for m in passage.glossary.find(one.right, passage.target.language)
        for c in m.concepts
        if m.surface == one.right
    }
    return not meant.isdisjoint(concept for match in passage.source_terms for concept in match.concepts)


def _told(passage: Passage, match: TermMatch, wanted: str | None) -> str:
    """That the text writes both, and how often each."""
    here = sum(other.surface == match.surface for other in passage.target_terms)
    there = sum(other.surface == wanted for other in passage.target_terms)
    return f"The text writes “{match.surface}” {times(here)}, “{wanted}” {times(there)}" if there else ""


def _unwanted(match: TermMatch, source: str | None) -> Term | None:
    """The term that is not to be written, unless what stands there is also an admitted term of something."""
    if any(term.admitted for term in match.terms):
        return None
    for term in match.terms:
        if not term.sources or source is None or source in term.sources:
            return term
    return None


def _is_former(passage: Passage, match: TermMatch, term: Term) -> bool:
    """Whether the text says itself that it was the name in its day: Odisha (formerly Orissa)."""
    if term.status is not TermStatus.DEPRECATED:
        return False
    before = passage.target.content[max(0, match.start - _SAID_BEFORE) : match.start].casefold().rstrip(_OPENING)
    once = load_naming(passage.target.language.base).once
    return before.endswith(once) and not before[: -max(len(o) for o in once if before.endswith(o))][-1:].isalpha()


def _in_quotes(passage: Passage, match: TermMatch) -> bool:
    content = passage.target.content
    before, after = content[: match.start][-1:], content[match.end : match.end + 1]
    return (
        bool(before)
        and bool(after)
        and any(
            before in pair[0] and after in pair[-1]
            for pair in (*passage.target.language.quotes, '""', "''", "“”", "‘’")
        )
    )


def _cased(wanted: str, match: TermMatch, text: Text) -> str:
    if match.surface.isupper() and len(match.surface) > 3 and not match.term.text.isupper():
        return wanted.upper()
    opens = not text.content[text.sentence_at(match.start).start : match.start].strip(_OPENING)
    if match.surface[:1].isupper() and (match.term.text[:1].islower() or opens):
        return wanted[:1].upper() + wanted[1:]
    return wanted
