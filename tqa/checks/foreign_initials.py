"""foreign-initials: initials of the source's language, in Latin letters and not in the target's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import compress, product
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.names.tongues import tongues
from tqa.checks.unrendered import unrendered
from tqa.checks.unrendered.bodies import KINDS
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.glossary import ConceptType, Form, Term, TermStatus
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.initials import LONGEST, SHORTEST, are_initials, in_latin
from tqa.text import lexicon
from tqa.text.remembered import Remembered
from tqa.text.text import Text, Word

_KINDS = KINDS | {ConceptType.TERRITORY}
_COUNTRY = f"{ConceptType.TERRITORY.value}."
_JOINTS = tuple("-‑–/.")
"""Before initials that are part of a longer name: the AFL–CIO."""

_OPENS = " ("
_WORDS = _OF_THREE = 3
_WIDELY = ("fr", "es", "pt", "it", "de")
"""Languages whose initials stand in brackets where the name before them was translated."""

_ONCE, _SELDOM = -14.0, -11.7
"""Log-probabilities of words and of names that come up now and then in translated news, or as someone's ticker symbol."""


@dataclass(frozen=True, slots=True)
class ForeignInitials(Check):
    """Initials of the source's language left as they are: the ODKB for the Collective Security Treaty Organization.

    A machine spells what it cannot expand. With the source, the initials must stand there and the glossary must know what
    they are short for; without it they must be initials in the source's language and nothing at all in the target's, in the
    glossary or in the news. Initials that the target's language uses, too (the FSB, the CDU), are its own.
    """

    code: ClassVar[str] = "foreign-initials"
    category: ClassVar[Category] = Category.UNTRANSLATED
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.GLOSSARY, Layer.ALIGNMENT})
    examples: ClassVar[tuple[Example, ...]] = (
        Example("ru>en", "Armenia has frozen its membership of the ⟦ODKB⟧.", suggest="CSTO"),
        Example("uk>en", "A loan from the ⟦MVF⟧ is expected in June.", "Кредит МВФ очікується в червні.", "IMF"),
        Example("fr>en", "The ⟦BCE⟧ raised its rate.", "La BCE a relevé son taux.", "ECB"),
        Example("ru>en", "The FSB said that it had arrested two men.", "ФСБ сообщила о задержании двух мужчин."),
        Example("de>en", "The CDU and the SPD want a debate.", "CDU und SPD wollen eine Debatte."),
        Example("fr>en", "The ⟦CEDEAO⟧ had sent observers.", "La Cédéao avait dépêché des observateurs.", "ECOWAS"),
        Example("tr>en", "A commission will be set up in the ⟦TBMM⟧.", suggest="Grand National Assembly"),
        Example("ru>en", "The head of the ⟦MChS⟧ arrived.", suggest="Emergencies Ministry"),
        Example("ru>en", "According to the ⟦UK RF⟧, he may go to prison."),
        Example("es>en", "The ⟦OTAN⟧ will meet in June.", suggest="NATO"),
        Example("?>en", "The Economic Community of West African States (⟦CEDEAO⟧) sent troops.", suggest="ECOWAS"),
        Example("?>en", "The World Health Organization (WHO) sent staff from the Christian Democratic Union (CDU)."),
        Example("tr>en", "The Turkish parliament (TBMM) met; the TBMM adopted the bill."),
        Example("it>en", "The AFL–CIO called a strike."),
        Example("es>en", "Prosecutors of the FGR and the PSOE disagree."),
        Example("ru>en", "The NHL season begins in October."),
        Example(
            "cs>en",
            "The World Health Organization (WHO) counts 3.8 million deaths.",
            "Světová zdravotnická organizace (WHO) soudí, že zemřelo 3,8 milionu lidí.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        source = context.source_language
        if source is not None and source.base == context.target_language.base:
            return
        if "Latn" not in context.target_language.scripts:
            return
        sources = [source] if source is not None else [load_language(base) for base in tongues(context)]
        for passage in context.passages:
            may_be = map(_initials_known().__getitem__, passage.target.surfaces)
            words = [passage.target.words[at] for at in compress(range(len(passage.target.surfaces)), may_be)]
            if not words:
                continue
            if passage.source is not None:
                findings = list(self._with_source(passage, words))
                yield from findings
                told = {(finding.start, finding.end) for finding in findings}
                words = _of_the_source(passage.source, [w for w in words if (w.span.start, w.span.end) not in told])
            done = set[int]()
            for explained in self._explained(passage, words):
                done.add(explained.start)
                yield explained
            for one in sources:
                for finding in self._alone(passage, [word for word in words if word.span.start not in done], one):
                    done.add(finding.start)
                    yield finding

    def _explained(self, passage: Passage, words: list[Word]) -> Iterator[Finding]:
        """Behind the name of a body in brackets, other initials than it has in this language: World Health Organization (OMS)."""
        content, language = passage.target.content, passage.target.language
        ends = {match.end: match for match in passage.target_terms}
        for word in words:
            name = ends.get(word.span.start - len(_OPENS))
            if name is None or content[name.end : word.span.start] != _OPENS or content[word.span.end :][:1] != ")":
                continue
            concept = passage.glossary.concept(name.concept)
            if concept is None or concept.type not in KINDS or len(name.surface.split()) < _WORDS:
                continue
            terms = tuple(term for term in passage.glossary.terms(name.concept, language) if term.admitted)
            own = [term.text for term in terms if are_initials(term.text)]
            spelt = _initials_of(name.surface)
            if not own or word.surface in (*own, spelt) or not word.surface.isupper():
                continue
            if any(match.span.covers(word.span) and match.term.admitted for match in passage.target_terms):
                continue
            theirs = _is_abroad(passage, word.surface, name.concept)
            if not theirs and (not _is_mixed_up(word.surface, own) or _use(word.surface, language) is None):
                continue
            yield self.finding(
                passage,
                word.span,
                severity=Severity.MINOR,
                confidence=0.75,
                message=f"“{name.surface}” is {own[0]} for short in this language",
                suggestions=(own[0],),
                group=name.concept,
            )

    def _with_source(self, passage: Passage, words: list[Word]) -> Iterator[Finding]:
        for missing in unrendered(passage, _KINDS):
            here = [word for word in words if missing.segment.target.covers(word.span)]
            for place, word in product((match for match in missing.matches if are_initials(match.surface)), here):
                initials = place.surface
                written = in_latin(initials)
                if any(term.text.upper() in written or _initials_of(term.text) in written for term in missing.terms):
                    continue
                if word.surface.upper() in written:
                    latin = initials.isascii()
                    yield self._finding(
                        passage,
                        word.span,
                        missing.terms,
                        severity=Severity.MINOR if latin else Severity.MAJOR,
                        confidence=(0.6 if latin else 0.85) * missing.segment.confidence,
                        initials=initials,
                        source=place.span,
                    )

    def _alone(self, passage: Passage, words: list[Word], source: Language) -> Iterator[Finding]:
        known = [match.span for match in passage.target_terms if match.term.admitted]
        initials = passage.glossary.initials(source)
        for number, word in enumerate(words):
            following = words[number + 1] if number + 1 < len(words) else None
            if following is not None and _of_a_country(passage, word, following, initials):
                yield self._pair(passage, Span(word.span.start, following.span.end), initials, source)
                continue
            if any(span.touches(word.span) for span in known) or _is_kept(passage.target.content, word):
                continue
            found = initials.get(word.surface.upper(), ())
            meant = {term.concept for term in found if _is_body(term)}
            used = _use(word.surface, passage.target.language)
            if len(meant) != 1 or used is None:
                continue
            terms = tuple(t for t in passage.glossary.terms(meant.pop(), passage.target.language) if t.admitted)
            if terms and not any(word.surface.upper() in (t.text.upper(), _initials_of(t.text)) for t in terms):
                sure = used and not found[0].text.isascii() and len(word.surface) > SHORTEST
                yield self._finding(
                    passage,
                    word.span,
                    terms,
                    severity=Severity.MAJOR if sure else Severity.MINOR,
                    confidence=0.8 if sure else 0.6,
                    initials=found[0].text,
                    source=None,
                )

    def _pair(
        self, passage: Passage, span: Span, initials: Mapping[str, tuple[Term, ...]], source: Language
    ) -> Finding:
        """Initials before those of their country, as in MVD RF: English says it in words, whatever they are short for."""
        surface = span.of(passage.target.content)
        meant = {term.concept for term in initials.get(surface.split()[0].upper(), ()) if _is_body(term)}
        terms = passage.glossary.terms(meant.pop(), passage.target.language) if len(meant) == 1 else ()
        return self.finding(
            passage,
            span,
            severity=Severity.MINOR,
            confidence=0.7,
            message=f"initials of {source.name} in Latin letters",
            suggestions=tuple(term.text for term in terms if term.status is TermStatus.PREFERRED)[:1],
        )

    def _finding(
        self,
        passage: Passage,
        span: Span,
        terms: tuple[Term, ...],
        *,
        severity: Severity,
        confidence: float,
        initials: str,
        source: Span | None,
    ) -> Finding:
        names = [term for term in terms if term.form in (Form.FULL, Form.SHORT, Form.ABBREVIATION)] or list(terms)
        first = next((term for term in names if term.status is TermStatus.PREFERRED), names[0])
        short = next((term for term in names if term.form is Form.ABBREVIATION and are_initials(term.text)), None)
        wanted = tuple(dict.fromkeys(term.text for term in (short, first) if term is not None))
        surface = span.of(passage.target.content)
        spelt = f"“{surface}” is {initials} in Latin letters" if surface != initials else f"“{surface}” is the source’s"
        return self.finding(
            passage,
            span,
            severity=severity,
            confidence=confidence,
            message=f"{spelt}, short for “{first.text}”",
            source_span=source,
            evidence=(f"The glossary has no “{surface}” in this language ({first.concept})",),
            suggestions=wanted,
            group=first.concept,
        )


def _may_be(surface: str) -> bool:
    """Whether a word may be initials of another script, of which one letter may take two: MChS."""
    return are_initials(surface) or (
        len(surface) <= LONGEST and surface.isalpha() and surface[-1].isupper() and sum(map(str.isupper, surface)) > 2
    )


@cache
def _initials_known() -> Remembered[bool]:
    return Remembered(_may_be)


def _initials_of(name: str) -> str:
    """What a name abbreviates to, by its capitals at the beginnings of words: WHO for the World Health Organization."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _is_body(term: Term) -> bool:
    return term.concept.partition(".")[0] in {kind.value for kind in _KINDS}


def _of_the_source(source: Text, words: list[Word]) -> list[Word]:
    """Those that the source has in its own letters, or with one capital only: Cédéao."""
    if not words:
        return words
    short = (surface for surface in set(source.surfaces) if len(surface) <= LONGEST and surface[:1].isupper())
    written = {latin for surface in short if surface.isalpha() for latin in in_latin(surface.upper())}
    return [word for word in words if word.surface.upper() in written]


def _of_a_country(passage: Passage, word: Word, following: Word, initials: Mapping[str, tuple[Term, ...]]) -> bool:
    """Whether initials stand before those of a country in another script's language: UK RF."""
    between = passage.target.content[word.span.end : following.span.start]
    named = initials.get(following.surface, ()) if between == " " and following.surface.isupper() else ()
    return any(term.concept.startswith(_COUNTRY) and not term.text.isascii() for term in named)


def _is_abroad(passage: Passage, initials: str, concept: str) -> bool:
    """Whether a body is called so for short in one of the languages that are translated most."""
    return any(
        term.concept == concept
        for base in _WIDELY
        for term in passage.glossary.initials(load_language(base)).get(initials, ())
    )


def _is_mixed_up(initials: str, own: list[str]) -> bool:
    """Whether two letters in three are those of a body's own initials: BCAH, NSTB."""
    return any(
        sum((Counter(initials) & Counter(one)).values()) * _OF_THREE >= 2 * max(len(initials), len(one)) for one in own
    )


def _is_kept(content: str, word: Word) -> bool:
    """Whether the text says what they are short for, in brackets or before some (the parliament, TBMM), or a name goes on."""
    if f"({word.surface})" in content or f"{word.surface} (" in content:
        return True
    return content[max(0, word.span.start - 1) : word.span.start] in _JOINTS


def _use(initials: str, language: Language) -> bool | None:
    """True where news in the target's language never has the initials, False where seldom; None for names and words."""
    usage = lexicon.load().usage(initials.casefold())
    if usage.get(language.base, _ONCE) > _ONCE or usage.get(lexicon.NAMES, _SELDOM) > _SELDOM:
        return None
    return lexicon.NAMES not in usage and language.base not in usage
