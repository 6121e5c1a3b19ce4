"""term-mismatch: the name of something else where the source names a thing that the glossary knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from rapidfuzz import fuzz

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.names import is_translated
from tqa.checks.names.longer import in_longer_name
from tqa.checks.names.shown import home_of, nouns_only
from tqa.checks.settings import Count
from tqa.checks.unrendered import CLOSE, Literal, abbreviated_variants, in_other_words, literal_names, variants
from tqa.errors import did_you_mean
from tqa.finding import Category, Finding, Layer, Severity, Side, Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermMatch, TermStatus
from tqa.languages import Language
from tqa.text.alignment import Segment
from tqa.text.text import Text, Word

_KINDS = {
    ConceptType.TERRITORY: "place",
    ConceptType.PLACE: "place",
    ConceptType.ORGANISATION: "body",
    ConceptType.ARMED_GROUP: "body",
    ConceptType.PARTY: "body",
    ConceptType.AGENCY: "body",
    ConceptType.PERSON: "person",
    ConceptType.EVENT: "event",
}
"""What can be mistaken for each other."""
_GRAVE = frozenset({ConceptType.TERRITORY, ConceptType.PERSON, ConceptType.ARMED_GROUP})
_NAMES = frozenset({Form.SHORT, Form.FULL, Form.ABBREVIATION})
_SIGNS_OF_MONEY = "$€£¥"
_SURE = 0.9
_ALIKE = 0.75
_SPELT = 78
"""Of 100: how like its right name a wrong one is that was spelt by ear (Magill University)."""
_DOUBT = 0.5


@dataclass(frozen=True, slots=True)
class TermMismatch(Check):
    """The name of another thing of the same kind where the source names one: Deutschland rendered as “Austria”.

    Three things must come together: the source names a thing that the glossary knows, nothing admitted for it stands in
    the rendering or beside it, and the rendering names another of its kind that the source nowhere has. A thing that is only
    not named (a pronoun, “the country”, its capital) is no problem. What has a name of its own and was rendered word for
    word (State Commissioner for a State Councilor) is told as well. A name of a body of which one
    or two words are others of nearly the same meaning (Shanghai Corporation Organization, Ministry of Reunification) is a
    wrong term; a literal name of which nothing else differs (China News Agency for the China News Service) weighs little.
    A country of which the source has no
    trace is told, but weighs little, and not at all where the source tells its own country's news and says “the country”.
    A desk that wants the terms of one of its glossaries rendered each time names that layer under `required`.
    """

    code: ClassVar[str] = "term-mismatch"
    category: ClassVar[Category] = Category.ENTITY
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar[bool] = True
    examples: ClassVar[tuple[Example, ...]] = (
        Example("de>en", "The talks in ⟦Austria⟧ failed.", "Die Gespräche in Deutschland scheiterten.", "Germany"),
        Example("de>en", "The ⟦Austrian⟧ minister left.", "Der deutsche Minister reiste ab.", "German"),
        Example("zh>en", "⟦Slovenia⟧ expelled two diplomats.", "斯洛伐克驱逐了两名外交官。", "Slovakia"),
        Example("ru>en", "⟦Nigerians⟧ voted on Sunday.", "Нигерцы голосовали в воскресенье.", "Nigeriens"),
        Example("fr>en", "⟦Malaysia⟧ votes on Sunday.", "Singapour vote dimanche.", "Singapore"),
        Example("fr>en", "A volcano erupted in ⟦Finland⟧.", "Un volcan est entré en éruption aux Galapagos."),
        Example("fr>en", "The country votes on Sunday.", "L'Allemagne vote dimanche."),
        Example("fr>en", "Berlin will vote on Sunday.", "L'Allemagne vote dimanche."),
        Example(
            "zh>en",
            "The ⟦Shanghai Corporation Organisation⟧ met in July.",
            "上海合作组织7月举行会议。",
            "Shanghai Cooperation Organisation",
        ),
        Example(
            "ko>en",
            "The ⟦Ministry of Reunification⟧ in Seoul declined to comment.",
            "통일부는 논평을 거부했다.",
            "Ministry of Unification",
        ),
        Example(
            "fr>en",
            "The ⟦International Organization for Refugees⟧ counted 300 arrivals.",
            "L'Organisation internationale pour les migrations a compté 300 arrivées.",
            "International Organization for Migration",
        ),
        Example(
            "tr>en",
            "He leads the ⟦Nationalist Action Party⟧ (MHP), an ally of the president.",
            "Cumhurbaşkanının müttefiki MHP'nin lideridir.",
            "Nationalist Movement Party",
        ),
        Example("ar>en", "⟦Enthusiasm⟧ said it would study the offer.", "قالت حماس إنها ستدرس العرض.", "Hamas"),
        Example(
            "zh>en",
            "The ⟦National Health and Wellness Committee⟧ held a press conference.",
            "国家卫健委举行新闻发布会。",
            "National Health Commission",
        ),
        Example("zh>en", "It met ⟦State Commissioner⟧ Wang Yi.", "会见了国务委员王毅。", "State Councilor"),
        Example("zh>en", "State Councillor Wang Yi met him.", "国务委员王毅会见了他。"),
        Example(
            "ru>en",
            "France's EDF and Russia's ⟦Rosneft⟧ were named.",
            "Названы французская EDF и российский «Росатом».",
            "Rosatom",
        ),
        Example("zh>en", "A satellite network was built.", "建成了卫星网络。"),
        Example("zh>en", "Black soil has to be protected.", "黑土地需要保护。"),
        Example("ar>en", "Hamas fighters showed enthusiasm.", "أظهر مقاتلو حماس حماسا."),
        Example("ko>en", "South Korea's Foreign Minister was not there.", "한국 외교부는 참석하지 않았다."),
        Example("ru>en", "The Ministry of Defense of Russia denied it.", "Минобороны РФ это опровергло."),
        Example("es>en", "Bank of America fell in Spain.", "El banco estadounidense cayó en España."),
        Example("zh>en", "Trade came to 100 billion U.S. dollars.", "贸易额达到1000亿美元。"),
        Example("zh>en", "Trade came to US$100 billion.", "贸易额达到1000亿美元。"),
        Example("zh>en", "China's foreign debt is stable.", "我国外债保持稳定。"),
    )
    neighbours: Count = 0
    required: tuple[str, ...] = ()

    def misfit(self, glossary: Glossary) -> str | None:
        for layer in self.required:
            if layer not in glossary.layers:
                known = ", ".join(f"“{name}”" for name in glossary.layers) or "none"
                guess = did_you_mean(layer, glossary.layers)
                return f"“required”: there is no glossary “{layer}”{guess} (in force: {known})"
        return None

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is not None and (passage.source_terms or passage.target_terms):
                yield from self._in_passage(passage, context.glossary)

    def _in_passage(self, passage: Passage, glossary: Glossary) -> Iterator[Finding]:
        yield from self._literal(passage)
        yield from self._near_names(passage)
        sides = _Sides(passage, glossary)
        for number, segment in enumerate(passage.segments):
            first, last = max(0, number - self.neighbours), number + self.neighbours + 1
            missing = sides.missing(segment, passage.segments[first:last])
            yield from self._rivals(sides, segment, missing)
            yield from self._not_rendered(sides, segment, missing)

    def _rivals(self, sides: _Sides, segment: Segment, missing: dict[str, TermMatch]) -> Iterator[Finding]:
        passage, glossary = sides.passage, sides.glossary
        for match in _within(passage.target_terms, segment.target):
            if not sides.is_rival(match):
                continue
            kind, named = sides.type_of(match.concept), _name(glossary, match.concept, passage.target.language, match)
            right = [concept for concept in missing if sides.same_kind(concept, match.concept)]
            if len(right) == 1 and not glossary.akin(right[0], match.concept):
                meant = missing[right[0]]
                suggestion = _same_form(
                    glossary.terms(right[0], passage.target.language), match, passage.target.language
                )
                yield self.finding(
                    passage,
                    match.span,
                    severity=Severity.CRITICAL if kind in _GRAVE else Severity.MAJOR,
                    confidence=_SURE * segment.confidence,
                    message=f"the source names {_name(glossary, right[0], passage.target.language, meant)} here, "
                    f"and nowhere {named}",
                    source_span=meant.span,
                    evidence=(f"“{meant.surface}” is {right[0]} in the glossary ({meant.term.layer})",),
                    suggestions=(suggestion,) if suggestion else (),
                    group=f"{match.concept}>{right[0]}",
                )
            elif kind is ConceptType.TERRITORY and not sides.is_home(match):
                yield self.finding(
                    passage,
                    match.span,
                    severity=Severity.MINOR,
                    confidence=_DOUBT * segment.confidence,
                    message=f"the source nowhere names {named}",
                    group=match.concept,
                )

    def _not_rendered(self, sides: _Sides, segment: Segment, missing: dict[str, TermMatch]) -> Iterator[Finding]:
        language = sides.passage.target.language
        for concept, meant in missing.items():
            wanted = [
                term
                for term in sides.glossary.terms(concept, language)
                if term.layer in self.required and term.admitted
            ]
            if wanted:
                yield self.finding(
                    sides.passage,
                    meant.span,
                    side=Side.SOURCE,
                    severity=Severity.MINOR,
                    confidence=_DOUBT * segment.confidence,
                    message=f"“{meant.surface}” is “{wanted[0].text}” in the glossary {wanted[0].layer}; "
                    "nothing admitted renders it here",
                    group=concept,
                    category=Category.WRONG_TERM,
                )

    def _literal(self, passage: Passage) -> Iterator[Finding]:
        for found in literal_names(passage):
            surface, source = found.span.of(passage.target.content), found.source.of(passage.text(Side.SOURCE).content)
            ordinary = [is_translated(one, passage.target.language) for one in surface.split()]
            word = all(ordinary) or (any(ordinary) and fuzz.ratio(surface, found.right) < _SPELT)
            near = _is_variant(surface, found, passage.target.language)
            yield self.finding(
                passage,
                found.span,
                severity=Severity.MINOR if near else Severity.MAJOR,
                confidence=(_DOUBT if near else _ALIKE) * found.confidence,
                message=_told(found, source, surface, word=word),
                source_span=found.source,
                evidence=(
                    f"Nothing here renders {found.right} ({found.concept})"
                    + (f"; “{surface}” is what the word means" if word else ""),
                ),
                suggestions=() if found.suggestion is None else (found.suggestion,),
                group=found.concept,
                category=None if found.is_name else Category.WRONG_TERM,
            )

    def _near_names(self, passage: Passage) -> Iterator[Finding]:
        taken: list[Span] = []
        for near in (*variants(passage), *abbreviated_variants(passage)):
            if any(near.span.touches(span) for span in taken):
                continue
            taken.append(near.span)
            source = near.source.of(passage.text(Side.SOURCE).content) if near.source is not None else ""
            close = near.like >= CLOSE
            yield self.finding(
                passage,
                near.span,
                severity=Severity.MAJOR if close else Severity.MINOR,
                confidence=(_ALIKE if close else _DOUBT) * near.confidence,
                message=f"“{source}” is “{near.term}”" if source else f"What the text abbreviates is “{near.term}”",
                source_span=near.source,
                evidence=(f"The glossary has no such name, but “{near.term}” ({near.concept})",),
                suggestions=near.suggestions,
                group=near.concept,
                category=Category.WRONG_TERM,
            )


class _Sides:
    """What both sides of a passage name, worked out once."""

    def __init__(self, passage: Passage, glossary: Glossary) -> None:
        assert passage.source is not None
        self.passage = passage
        self.glossary = glossary
        self._source_content = passage.source.content
        self._source_language = passage.source.language.base
        self._source, self._target = passage.source_presence, passage.target_presence

    def type_of(self, concept: str) -> ConceptType | None:
        found = self.glossary.concept(concept)
        return found.type if found is not None else None

    def same_kind(self, one: str, other: str) -> bool:
        """Two places, two bodies or two people. A continent is no place here: “the Asian country” is a paraphrase."""
        kinds = [_KINDS.get(self.type_of(concept) or ConceptType.STYLE_TERM) for concept in (one, other)]
        return kinds[0] == kinds[1] and (kinds[0] != "place" or (self._placed(one) and self._placed(other)))

    def _placed(self, concept: str) -> bool:
        return self.type_of(concept) is ConceptType.TERRITORY or bool(self.glossary.belongs_to(concept))

    def missing(self, segment: Segment, around: tuple[Segment, ...]) -> dict[str, TermMatch]:
        """The concepts that the source of a segment names for certain and no admitted term renders here or beside it."""
        found: dict[str, TermMatch] = {}
        for match in _within(self.passage.source_terms, segment.source):
            concept = self._named(match)
            if concept in found or self.type_of(concept) not in _KINDS or not self._is_sure(match):
                continue
            if not self.glossary.terms(concept, self.passage.target.language):
                continue
            if not any(self._target.has(concept, other.target, besides=self._source.named) for other in around):
                found[concept] = match
        return found

    def _named(self, match: TermMatch) -> str:
        """What a term names: the country of a language that is called by its adjective (الإسبانية, Spanish)."""
        return next((one for one in match.concepts if self.type_of(one) is not ConceptType.LANGUAGE), match.concept)

    def _is_sure(self, match: TermMatch) -> bool:
        """Whether all that a term may mean comes to one: a country and its language, a city and its state."""
        first = self._named(match)
        others = [one for one in match.concepts if one != first and self.type_of(one) is not ConceptType.LANGUAGE]
        return all(self.glossary.akin(first, other) for other in others)

    def is_rival(self, match: TermMatch) -> bool:
        """Whether the target names something that the source could name and of which it has no trace."""
        kind = self.type_of(match.concept)
        if kind not in _KINDS or (kind is ConceptType.PERSON and match.term.form is not Form.FULL):
            return False
        if match.surface in self._source_content:
            return False
        if match.term.sources and self._source_language not in match.term.sources:
            # “our country” is China in translations from Chinese only.
            return False
        if not all(self._source.knows(concept) and not self._is_hinted(concept, match) for concept in match.concepts):
            return False
        return not (
            in_longer_name(self.passage.target, match.span)
            or _is_dateline(self.passage.target, match)
            or self._names_somebody(match.surface)
            or self._names_money(match)
        )

    def _is_hinted(self, concept: str, match: TermMatch) -> bool:
        """Whether the source has a trace of it: the country of a ministry may be one, that of a name that is no word is none."""
        if self._source.traced(concept):
            return True
        spelt = self.type_of(concept) is ConceptType.ORGANISATION and " " not in match.surface
        if spelt and not match.surface.isupper() and not is_translated(match.surface, self.passage.target.language):
            return False
        return self._source.hinted(concept)

    def is_home(self, match: TermMatch) -> bool:
        """Whether a source need not name it where it means it: 我国 is China, “Amerikaanse” no word that the glossary has."""
        return match.concept in home_of(self._source_language) or nouns_only(self._source_language)

    def _names_somebody(self, surface: str) -> bool:
        """Whether the same word is part of a longer name elsewhere: Jordan, after Michael Jordan."""
        text = self.passage.target
        return any(word.surface == surface and in_longer_name(text, word.span) for word in text.words)

    def _names_money(self, match: TermMatch) -> bool:
        """Whether a territory only says whose currency it is: 美元 is “U.S. dollars”, and no United States."""
        text = self.passage.target
        following = text.content[match.end : match.end + 40].split(maxsplit=1)[:1]
        if not following:
            return False
        if following[0][0] in _SIGNS_OF_MONEY:
            return True
        word = following[0].casefold()
        return any(
            word.startswith(term.text.split()[-1].casefold())
            for concept in self.glossary.related(match.concept)
            if concept.type is ConceptType.CURRENCY
            for term in self.glossary.terms(concept.id, text.language)
        )


_Placed = TypeVar("_Placed", TermMatch, Word)


def _is_variant(surface: str, found: Literal, language: Language) -> bool:
    """Whether a literal name says with everyday words what the right one says; one spelt by ear (Magill) is a wrong one."""
    own = found.right.split()
    ordinary = all(is_translated(word, language) for word in surface.split() if word not in own)
    return ordinary and in_other_words(surface, found.right, language.base)


def _told(found: Literal, source: str, surface: str, *, word: bool) -> str:
    """What is wrong: a name read as an ordinary word, one spelt by ear (Sitaraman), or a term made word for word."""
    if not found.is_name:
        return f"“{source}” is “{found.right}” and was translated word for word"
    if word:
        return f"“{source}” is a name here, “{found.right}”, and was translated as a word"
    return f"“{source}” is “{found.right}”, not “{surface}”"


def _within(items: Iterable[_Placed], span: Span) -> list[_Placed]:
    return [item for item in items if span.start <= item.start and item.end <= span.end]


def _name(glossary: Glossary, concept: str, language: Language, match: TermMatch) -> str:
    """What people call the concept: its preferred name, a short one if there is one."""
    terms = sorted(
        (term for term in glossary.terms(concept, language) if term.admitted and term.form in _NAMES),
        key=lambda term: (term.status is not TermStatus.PREFERRED, term.form is not Form.SHORT),
    )
    return terms[0].text if terms else match.surface


def _same_form(terms: tuple[Term, ...], match: TermMatch, language: Language) -> str | None:
    """The preferred term of the same form as the match; none where the match is inflected and the language's endings matter."""
    if match.surface.casefold() not in {term.text.casefold() for term in match.terms} and match.surface[-1:] != ".":
        return None
    for form in dict.fromkeys(term.form for term in match.terms):
        forms = _NAMES if form in _NAMES else {form}
        for term in terms:
            if term.status is TermStatus.PREFERRED and term.form in forms:
                return term.text.upper() if match.surface.isupper() and len(match.surface) > 3 else term.text
    return None


def _is_dateline(text: Text, match: TermMatch) -> bool:
    """BEIJING, July 26: where an agency's report was filed is not always in its source."""
    if match.start != text.sentence_at(match.start).start or not match.surface.isupper():
        return False
    return text.content[match.end : match.end + 1] in (",", ":") or text.content[match.end : match.end + 2] in (
        " (",
        " —",
        " -",
        " –",
    )
