"""A person of the source under a name that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.entity.names import Name, NameWord, find_names, is_known
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.glossary import ConceptType, Form, Term, TermMatch
from tqa.glossary.people import is_almost
from tqa.languages import Language
from tqa.languages.pinyin import is_reading
from tqa.languages.romanisation import fold

CHINESE = "zh"
"""The language whose characters are read out where a machine does not know a foreign name."""

NEIGHBOURS = 1
"""So many segments before and behind may hold what renders a name."""


@dataclass(frozen=True, slots=True)
class NameMismatch(Check):
    """A person whom the source names, misspelt, or read out by the sound of the characters (Yin Xiyue for Yoon Suk-yeol).

    Both need that the source names the person for certain and that no admitted spelling stands in the rendering or beside it.
    """

    code: ClassVar = "name-mismatch"
    category: ClassVar = Category.NAME_SPELLING
    needs: ClassVar = frozenset({Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example(
            "zh>en",
            "South Korea's former President ⟦Yin Xiyue⟧ appeared in court.",
            "韩国前总统尹锡悦出庭。",
        ),
        Example("zh>en", "Biden met ⟦An Tian Wenxiong⟧ in Tokyo.", "拜登在东京会见岸田文雄。", "Fumio Kishida"),
        Example(
            "ru>en",
            "Defence Minister ⟦Umierov⟧ led the delegation.",
            "Делегацию возглавил министр обороны Умеров.",
            "Umerov",
        ),
        Example("ru>en", "Umerov led the delegation.", "Делегацию возглавил министр обороны Умеров."),
        Example("zh>en", "Chinese President Xi Jinping met Wang Wenbin.", "中国国家主席习近平会见汪文斌。"),
        Example("ru>en", "The minister led the delegation.", "Делегацию возглавил Умеров."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is None or not passage.segments:
                continue
            people = [match for match in passage.source_terms if _is_person(passage, match)]
            if not people:
                continue
            rendered = {concept for match in passage.target_terms for concept in match.concepts}
            for match in people:
                if match.concept not in rendered:
                    yield from self._person(passage, match)

    def _person(self, passage: Passage, match: TermMatch) -> Iterator[Finding]:
        span = _rendering(passage, match)
        if span is None:
            return
        terms = [t for t in passage.glossary.terms(match.concept, passage.target.language) if t.admitted]
        full = next((term for term in terms if term.form is Form.FULL), None)
        if full is None:
            return
        for name in find_names(passage.target):
            if not span.covers(name.span):
                continue
            read_out = _read_out(passage, name, match)
            if read_out is not None:
                yield self._finding(
                    passage, match, read_out, full.text, "These are the characters, read out as Chinese"
                )
                return
            if any(other.span.touches(name.span) for other in passage.target_terms):
                continue
            word, right = _misspelt(name, terms, passage.target.language)
            if word is not None:
                yield self._finding(passage, match, word.span, right, "The names sound or look almost alike")
                return

    def _finding(self, passage: Passage, match: TermMatch, span: Span, right: str, reason: str) -> Finding:
        return self.finding(
            passage,
            span,
            severity=Severity.MAJOR,
            confidence=0.9,
            message=f"The source names “{match.surface}”: that is {right}",
            source_span=match.span,
            evidence=(reason, "No spelling of the glossary stands in the translation"),
            suggestions=(right,),
            group=f"{fold(span.of(passage.target.content))}>{fold(right)}",
        )


def _is_person(passage: Passage, match: TermMatch) -> bool:
    """Whether a term of the source is a person, and can be nothing else."""
    concept = passage.glossary.concept(match.concept)
    return concept is not None and concept.type is ConceptType.PERSON and len(match.concepts) == 1


def _rendering(passage: Passage, match: TermMatch) -> Span | None:
    """Where in the target a place of the source is rendered, with its neighbours."""
    for number, segment in enumerate(passage.segments):
        if segment.source.start <= match.start < segment.source.end:
            near = passage.segments[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
            return Span(min(s.target.start for s in near), max(s.target.end for s in near))
    return None


def _read_out(passage: Passage, name: Name, match: TermMatch) -> Span | None:
    """The end of a name that is the sound of the source's characters; titles may stand before it."""
    if passage.source is None or passage.source.language.base != CHINESE:
        return None
    for word in name.words:
        span = Span(word.start, name.span.end)
        if is_reading(span.of(passage.target.content), match.surface):
            return span
    return None


def _misspelt(name: Name, terms: list[Term], language: Language) -> tuple[NameWord | None, str]:
    """The word of a name that is almost the person's family name, and that name. A word in use is another's."""
    families = {term.text.split()[-1] for term in terms if term.form in (Form.FULL, Form.FAMILY_NAME)}
    for word in name.words:
        if is_known(word.surface, language):
            continue
        for family in sorted(families):
            if is_almost(word.surface, family):
                return word, family
    return None, ""
