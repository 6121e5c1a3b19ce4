"""An office or a country that is not this person's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.claims import LEADER, Claim, NoOffice, WrongParty, claim_of, no_offices, wrong_parties
from tqa.checks.homes import Home, homes_of, misplaced_kinds
from tqa.checks.names.posts import WrongPost, wrong_posts
from tqa.finding import Category, Finding, Layer, Severity, Side, Span
from tqa.glossary import Concept, ConceptType, Form, Relation, TermMatch
from tqa.languages import load as load_language
from tqa.languages.offices import Offices
from tqa.languages.offices import load as load_offices

_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENGLISH = "en"
_NEW = timedelta(days=60)
"""So long after taking an office the news may still speak of the one before."""


@dataclass(frozen=True, slots=True)
class AttributeMismatch(Check):
    """An office or a country that is not this person's: “German Chancellor Frank-Walter Steinmeier”.

    The glossary knows who holds which office of state, where and since when. Silent for former holders and for whoever has
    held the office at any time, for the days before and after the office, for deputies and candidates, in quotations, for
    presidents of clubs and companies, and where office and country are both another's, since that may be a namesake.
    With the source, an office that it does not have there is told beside one that the translation does not have (国防部长 as
    the interior minister), whoever holds it. In the same way a capital, a parliament and a news agency have their country (the
    Iraqi capital Tehran), a city and a state theirs, and some countries have no prime minister, others no president.
    """

    code: ClassVar = "attribute-mismatch"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.GLOSSARY})
    examples: ClassVar = (
        Example("de>en", "German ⟦Chancellor⟧ Frank-Walter Steinmeier laid a wreath in Warsaw.", suggest="President"),
        Example("ar>en", "⟦Iraqi⟧ Foreign Minister Abbas Araghchi arrived in Doha on Monday.", suggest="Iranian"),
        Example("ko>en", "⟦South Korean⟧ President Salva Kiir dismissed a general.", suggest="South Sudanese"),
        Example("de>en", "WARSAW - ⟦Cyprus⟧ President Recep Tayyip Erdogan arrived.", suggest="Turkish"),
        Example("zh>en", "He was received by British ⟦President⟧ Keir Starmer.", suggest="Prime Minister"),
        Example("de>en", "⟦Economy Minister⟧ Boris Pistorius said no.", suggest="Defense Minister"),
        Example("tr>en", "Economy Minister Mehmet Simsek said no, and Turkish Energy Minister Mehmet Simsek, too."),
        Example("fr>en", "⟦Home Secretary⟧ Bruno Retailleau left Paris.", suggest="Interior Minister"),
        Example("pt>en", "The ⟦Prime Minister⟧, Marcelo Rebelo de Sousa, spoke in Lisbon.", suggest="President"),
        Example("pt>en", "He met the Prime Minister, Marcelo Rebelo de Sousa, and the mayor."),
        Example("zh>en", "The plant is in the ⟦German state of Turin⟧.", suggest="Italian state of Turin"),
        Example("zh>en", "The plant is in the German state of Thuringia; the canton of ⟦Wales⟧ has none."),
        Example(
            "zh>en",
            "The ⟦Macau prime minister⟧ and ⟦Swedish President⟧ Jan Nord left; the Swedish president of FIFA did not.",
        ),
        Example("ar>en", "He met the Saudi ⟦interior minister⟧, Faisal bin Farhan.", suggest="foreign minister"),
        Example("ar>en", "He met the Saudi interior minister, Faisal bin Farhan and the king."),
        Example("fr>en", "Home Secretary Yvette Cooper and Interior Minister Bruno Retailleau met."),
        Example("en>de", "Der ⟦iranische⟧ Präsident Emmanuel Macron traf Bundeskanzler Friedrich Merz."),
        Example("ar>en", "Shots were heard in the ⟦Iraqi⟧ capital Tehran on Monday.", suggest="Iranian"),
        Example("he>en", "The ⟦Turkish⟧ Knesset passed the budget.", suggest="Israeli"),
        Example("fr>en", "Delegates met in the Iraqi capital, Tehran and Doha, and at the Iraqi embassy in Tehran."),
        Example(
            "de>en",
            "German President Frank-Walter Steinmeier and Germany's Chancellor Friedrich Merz met President Xi Jinping.",
        ),
        Example(
            "de>en",
            "Former German Chancellor Angela Merkel and then Foreign Minister Frank-Walter Steinmeier agreed in 2015.",
        ),
        Example(
            "zh>en",
            "⟦Interior Minister⟧ Anderson Lopez said talks would go on.",
            "国防部长安德森·洛佩兹说，谈判将继续。",
            "Defense Minister",
        ),
        Example("ru>en", "The ⟦president⟧ left for Osh.", "Премьер-министр вылетел в Ош.", "prime minister"),
        Example("uk>en", "The deputy prime minister left for Lviv.", "Заступник прем'єра вилетів до Львова."),
        Example("es>en", "The Prime Minister left for Vigo.", "El presidente salió hacia Vigo."),
        Example(
            "?>en",
            'He said: "German Chancellor Frank-Walter Steinmeier is my friend." Club President Keir Starmer denied it.',
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            yield from (self._home(passage, home) for home in homes_of(passage))
            yield from (self._kind(passage, match, kind) for match, kind in misplaced_kinds(passage))
            yield from (self._post(passage, wrong) for wrong in wrong_posts(passage))
            offices = load_offices(passage.target.language.base)
            if not offices.phrases:
                continue
            yield from (self._party(passage, one) for one in wrong_parties(passage, offices))
            yield from (self._no_office(passage, one) for one in no_offices(passage, offices))
            countries = {m.end: m for m in passage.target_terms if m.concept.startswith("territory.")}
            full = {match.concept for match in passage.target_terms if match.term.form is Form.FULL}
            for match in _people(passage):
                person = _person(passage, match)
                claim = claim_of(passage, match, offices, countries) if person is not None else None
                if person is not None and claim is not None:
                    yield from self._judge(passage, person, claim, offices, context.document.published, full)

    def _post(self, passage: Passage, wrong: WrongPost) -> Finding:
        surface, original = wrong.span.of(passage.target.content), wrong.source.of(passage.text(Side.SOURCE).content)
        return self.finding(
            passage,
            wrong.span,
            severity=Severity.MAJOR,
            confidence=round(0.8 * (0.5 + wrong.certainty / 2), 2),
            message=f"the source has another office here: {original}; the text says {surface}",
            source_span=wrong.source,
            evidence=(f"Nothing in the translation renders “{original}” here, nothing in the source “{surface}”",),
            suggestions=(wrong.right,) if wrong.right else (),
        )

    def _home(self, passage: Passage, home: Home) -> Finding:
        terms = passage.glossary.terms(home.to, passage.target.language) if home.to else ()
        adjective = home.country.term.form is Form.ADJECTIVE
        form = Form.ADJECTIVE if adjective else Form.SHORT
        # An inflected adjective would have to be put into the same form.
        same = home.country.surface == home.country.term.text
        right = next((term.text for term in terms if term.form is form and term.admitted), None) if same else None
        own, said = home.own.surface, home.country.surface
        span = home.country.span
        if home.kind == "place":
            # Either may be the wrong one.
            span = Span(span.start, home.own.end)
            right = right and right + span.of(passage.target.content)[len(said) :]
        owner = _country_name(passage, home.to) if home.to else "other countries"
        return self.finding(
            passage,
            span,
            severity=Severity.MINOR if home.kind in ("city", "place") else Severity.MAJOR,
            confidence=0.7 if home.kind in ("city", "place") else 0.85,
            message=f"{own} belongs to {owner}, not to {_country_name(passage, home.country.concept)}",
            evidence=(f"“{said}” makes {own} a {home.kind} of another country",),
            suggestions=(right,) if right else (),
        )

    def _kind(self, passage: Passage, match: TermMatch, kind: str) -> Finding:
        return self.finding(
            passage,
            match.span,
            severity=Severity.MINOR,
            confidence=0.7,
            message=f"no {kind} is called {match.surface} in the countries that have any",
        )

    def _party(self, passage: Passage, one: WrongParty) -> Finding:
        name, said = one.person.surface, one.party.surface
        terms = [term for term in passage.glossary.terms(one.right, passage.target.language) if term.admitted]
        right = next((t.text for t in sorted(terms, key=lambda term: term.form is not one.party.term.form)), None)
        return self.finding(
            passage,
            one.party.span,
            severity=Severity.MAJOR,
            confidence=0.8,
            message=f"{name} leads another party than {said}",
            evidence=(f"The glossary has {name} at the head of {right or one.right}",),
            suggestions=(right,) if right else (),
        )

    def _no_office(self, passage: Passage, one: NoOffice) -> Finding:
        office = one.office.of(passage.target.content)
        return self.finding(
            passage,
            Span(one.country.start, one.office.end),
            severity=Severity.MINOR,
            confidence=0.7,
            message=f"{_country_name(passage, one.country.concept)} has no {office}",
        )

    def _judge(
        self,
        passage: Passage,
        person: Concept,
        claim: Claim,
        offices: Offices,
        published: date | None,
        full: set[str],
    ) -> Iterator[Finding]:
        held = [relation for relation in person.relations if relation.to.startswith("territory.")]
        known = [relation for relation in held if offices.name(relation.role, relation.to) is not None]
        others = [relation for relation in person.relations if relation.role != LEADER]
        if not known or len(known) < len(others) or _in_the_past(passage, claim, known, published):
            return
        countries = {relation.to for relation in known}
        certain = not claim.aside and (claim.person.term.form is Form.FULL or person.id in full)
        if offices.goes_round(claim.role, countries):
            return
        if not any(offices.is_same(relation.role, claim.role) for relation in known):
            yield from self._office(passage, claim, known, offices, published, certain=certain)
        elif claim.country is not None and not countries & _may_be(passage, claim.country, countries):
            yield from self._country(passage, claim, _latest(known, published), certain=certain)
        elif certain and not offices.says(claim.office.of(passage.target.content), countries):
            yield from self._words(passage, claim, _latest(known, published), offices)

    def _words(self, passage: Passage, claim: Claim, relation: Relation, offices: Offices) -> Iterator[Finding]:
        """The words that another country has for the office."""
        name = offices.name(relation.role, relation.to)
        office = claim.office.of(passage.target.content)
        if name is not None and name.casefold() != office.casefold() and relation.role == claim.role:
            yield self.finding(
                passage,
                claim.office,
                severity=Severity.MINOR,
                confidence=0.7,
                message=f"{_country_name(passage, relation.to)} has no {office}",
                evidence=(_tells(passage, claim, relation, name),),
                suggestions=(_cased(name, office),),
                category=Category.WRONG_TERM,
            )

    def _office(
        self,
        passage: Passage,
        claim: Claim,
        known: list[Relation],
        offices: Offices,
        published: date | None,
        *,
        certain: bool,
    ) -> Iterator[Finding]:
        relation = _latest(known, published)
        own = claim.country is not None and claim.country.concept == relation.to
        if (claim.country is not None and not own) or not (own or certain or claim.aside):
            return
        if not own and not offices.fits(claim.role, relation.to):
            return
        if (
            relation.valid_to is not None
            and published is None
            and claim.role not in HEADS
            and not (certain or claim.aside)
        ):
            return
        if published is not None and relation.valid_from and published - relation.valid_from < _NEW:
            return
        name = _cased(offices.name(relation.role, relation.to) or "", claim.office.of(passage.target.content))
        certain = certain and relation.valid_from is not None
        now = relation.valid_to is None and (published is not None or claim.role in HEADS)
        yield self.finding(
            passage,
            claim.office,
            severity=Severity.MAJOR if certain and now else Severity.MINOR,
            confidence=0.85 if certain and now else 0.6,
            message=f"{_name(passage, claim)} is not {claim.office.of(passage.target.content)}",
            evidence=(_tells(passage, claim, relation, name), *_holder(passage, claim, relation.to, offices)),
            suggestions=(name,),
        )

    def _country(self, passage: Passage, claim: Claim, relation: Relation, *, certain: bool) -> Iterator[Finding]:
        assert claim.country is not None
        content = passage.target.content
        span = claim.country.span
        possessive = content[span.end : claim.office.start].strip() != ""
        form = Form.SHORT if possessive else Form.ADJECTIVE
        terms = passage.glossary.terms(relation.to, passage.target.language)
        # An inflected adjective (der deutsche Kanzler) would have to be put into the same form.
        inflected = claim.country.surface != claim.country.term.text
        right = None if inflected else next((t.text for t in terms if t.form is form and t.admitted), None)
        office = claim.office.of(content)
        yield self.finding(
            passage,
            span,
            severity=Severity.CRITICAL if certain else Severity.MINOR,
            confidence=0.9 if certain else 0.6,
            message=f"{_name(passage, claim)} is {office} of another country",
            evidence=(_tells(passage, claim, relation, office),),
            suggestions=(right,) if right else (),
        )


HEADS = frozenset({"president", "chancellor", "king", "emperor", "sultan", "emir", "pope"})
"""Offices that nobody holds on the way to another: without a date, a minister may be what the person was before."""


def _cased(name: str, office: str) -> str:
    """An office with or without capitals, as the text has another one."""
    return name.lower() if office[0].islower() else name


def _people(passage: Passage) -> tuple[TermMatch, ...]:
    """The terms that may be people. In other languages in Latin letters the full names of English serve, too."""
    language = passage.target.language
    if language.base == _ENGLISH or "Latn" not in language.scripts:
        return passage.target_terms
    found = passage.glossary.find(passage.target.content, load_language(_ENGLISH))
    known = {match.span for match in passage.target_terms}
    full = (match for match in found if match.term.form is Form.FULL and match.span not in known)
    return (*passage.target_terms, *full)


def _latest(known: list[Relation], published: date | None) -> Relation:
    """The office of the day of publication; without one, the office of today, or else the last."""
    day = published or date.max
    held = [r for r in known if (r.valid_from or date.min) <= day <= (r.valid_to or date.max)]
    return max(held or known, key=lambda relation: relation.valid_from or date.min)


def _person(passage: Passage, match: TermMatch) -> Concept | None:
    """The person that a term names, if it can be no other."""
    if match.term.form not in (Form.FULL, Form.FAMILY_NAME, Form.SHORT) or any(
        o.concept != match.concept for o in match.others
    ):
        return None
    concept = passage.glossary.concept(match.concept)
    return concept if concept is not None and concept.type is ConceptType.PERSON and concept.relations else None


def _may_be(passage: Passage, country: TermMatch, wanted: set[str]) -> set[str]:
    """The countries that a word may name; “Congo” and “Korean” are short for more than the glossary's first."""
    found = {country.concept, *(other.concept for other in country.others)}
    for concept in wanted:
        terms = passage.glossary.terms(concept, passage.target.language)
        if any(country.surface in term.text.split() for term in terms):
            found.add(concept)
    return found


def _in_the_past(passage: Passage, claim: Claim, known: list[Relation], published: date | None) -> bool:
    """Whether the text may speak of a day on which the person held none of the offices known."""
    since = min((relation.valid_from for relation in known if relation.valid_from), default=None)
    until = max((relation.valid_to or date.max for relation in known), default=date.max)
    if published is not None and ((since is not None and published < since) or published > until):
        return True
    sentence = passage.target.sentence_at(claim.person.start)
    years = [int(year) for year in _YEAR.findall(sentence.of(passage.target.content))]
    return since is not None and any(year < since.year for year in years)


def _name(passage: Passage, claim: Claim) -> str:
    return claim.person.span.of(passage.target.content)


def _tells(passage: Passage, claim: Claim, relation: Relation, office: str) -> str:
    country = _country_name(passage, relation.to)
    since = f" since {relation.valid_from}" if relation.valid_from else ""
    until = f" until {relation.valid_to}" if relation.valid_to else ""
    return f"The glossary has {_name(passage, claim)} as {office} of {country}{since}{until}"


def _holder(passage: Passage, claim: Claim, country: str, offices: Offices) -> Iterator[str]:
    """Who does hold the office that the text gives to another."""
    for person in passage.glossary.related(country):
        if any(r.role == claim.role and r.to == country and r.valid_to is None for r in person.relations):
            terms = passage.glossary.terms(person.id, passage.target.language)
            if terms and offices.fits(claim.role, country):
                yield f"{claim.office.of(passage.target.content)} of {_country_name(passage, country)} is {terms[0].text}"
                return


def _country_name(passage: Passage, country: str) -> str:
    terms = passage.glossary.terms(country, passage.target.language)
    return terms[0].text if terms else country.partition(".")[2]
