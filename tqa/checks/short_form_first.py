"""short-form-first: a short name before the full one has been given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.entity.names import find_names
from tqa.errors import did_you_mean
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermMatch, TermStatus

_SHORT = frozenset({Form.SHORT, Form.ABBREVIATION, Form.FAMILY_NAME})
_TYPES = frozenset(kind.value for kind in ConceptType)
_CLOSING = '.!?…。！？"”»」'


@dataclass(frozen=True, slots=True)
class ShortFormFirst(Check):
    """A short name at first mention: “Blinken” or “IAEA” before Antony Blinken or the agency has been named in full.

    Off unless a desk switches it on, with a table `[checks.short-form-first]` in its settings. It goes by what the glossary
    knows in full and in short. `types` and `domains` are those that the rule holds for (no domain: all), `well_known` the
    concepts that need no full name (`["organisation.united-nations"]`). What stands in one of the `headlines` (fields of the
    document), or in a first line that ends as no sentence does, is not counted: neither a short name nor a full one.
    """

    code: ClassVar[str] = "short-form-first"
    category: ClassVar[Category] = Category.STYLE
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.GLOSSARY})
    on_request: ClassVar[bool] = True
    examples: ClassVar[tuple[Example, ...]] = (
        Example("?>en", "⟦Blinken⟧ arrived in Cairo. Antony Blinken left on Friday.", suggest="Antony Blinken"),
        Example("?>en", "Antony Blinken arrived in Cairo. Blinken left on Friday."),
        Example("?>en", "Blinken Visits Cairo\n\nAntony Blinken arrived in Cairo. Blinken left on Friday."),
        Example("?>en", "Antony Blinken in Cairo\n\n⟦Blinken⟧ arrived on Friday.", suggest="Antony Blinken"),
        Example("?>en", "Wendell Biden was in court."),
        Example("?>en", "⟦Blinken⟧ spoke.", settings={"types": ["person"]}),
        Example("?>en", "Blinken spoke.", settings={"types": ["organisation"]}),
        Example("?>en", "Blinken spoke.", settings={"well_known": ["person.antony-blinken"]}),
        Example("?>zh", "⟦北约⟧拒绝置评。", suggest="北大西洋公约组织"),
    )
    types: tuple[str, ...] = ("person", "organisation", "armed-group", "party", "agency", "treaty")
    domains: tuple[str, ...] = ()
    well_known: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ("headline", "title", "slug")

    def __post_init__(self) -> None:
        for kind in self.types:
            if kind not in _TYPES:
                raise ValueError(f"there is no type of concept “{kind}”{did_you_mean(kind, _TYPES)}")

    def misfit(self, glossary: Glossary) -> str | None:
        known = glossary.domains() if self.domains else frozenset()
        for domain in self.domains:
            if domain not in known:
                there = ", ".join(sorted(known)) or "none"
                return f"“domains”: no concept is of the domain “{domain}”{did_you_mean(domain, known)} (there are {there})"
        for concept in self.well_known:
            if glossary.concept(concept) is None:
                return f"“well_known”: there is no concept “{concept}” (`tqa glossary search` tells what it is called there)"
        return None

    def find(self, context: Context) -> Iterator[Finding]:
        named: set[str] = set()
        for passage in context.passages:
            if passage.field in self.headlines:
                continue
            body = _body(passage)
            others = _longer_names(passage)
            for match in passage.target_terms:
                concept = match.concept
                if match.start < body or concept in named or not self._concerns(concept, context):
                    continue
                if len(match.concepts) > 1 or any(span.covers(match.span) and span != match.span for span in others):
                    continue
                named.add(concept)
                terms = context.glossary.terms(concept, passage.target.language)
                full = _full(terms)
                if full is None or match.term.form not in _SHORT or not match.term.admitted:
                    continue
                if any(term.text == match.term.text and term.form is Form.FULL for term in terms):
                    continue
                yield self._finding(passage, match, full)

    def _concerns(self, concept: str, context: Context) -> bool:
        found = context.glossary.concept(concept)
        if found is None or found.type.value not in self.types or concept in self.well_known:
            return False
        return not self.domains or found.domain in self.domains

    def _finding(self, passage: Passage, match: TermMatch, full: Term) -> Finding:
        return self.finding(
            passage,
            match.span,
            severity=Severity.MINOR,
            confidence=0.9,
            message=f"The full name, “{full.text}”, has not been given yet",
            evidence=(f"{match.concept} in the glossary ({full.layer})",),
            # An inflected name would have to be inflected in full.
            suggestions=(full.text,) if match.surface == match.term.text else (),
            group=match.concept,
        )


def _body(passage: Passage) -> int:
    """Where the article begins, behind a first line that is its headline."""
    paragraphs = passage.target.paragraphs
    if len(paragraphs) > 1 and passage.target.content[paragraphs[0].end - 1] not in _CLOSING:
        return paragraphs[1].start
    return 0


def _longer_names(passage: Passage) -> list[Span]:
    """Names in which a family name may be somebody else's: Wendell Biden."""
    return [name.span for name in find_names(passage.target) if len(name.words) > 1]


def _full(terms: tuple[Term, ...]) -> Term | None:
    full = [term for term in terms if term.form is Form.FULL and term.admitted]
    return min(full, key=lambda term: term.status is not TermStatus.PREFERRED, default=None)
