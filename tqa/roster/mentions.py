"""Where a text names somebody or something: glossary terms, capitalised runs, what script or model show to be a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks import Passage
from tqa.checks.names import is_proper, is_translated, shown_names
from tqa.entity.mentions import tagged
from tqa.entity.names import Name, NameWord, find_names, is_ordinary
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, TermMatch
from tqa.languages.dates import load as load_dates
from tqa.languages.romanisation import fold
from tqa.text.text import Text

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel

NAMED = frozenset(
    {
        ConceptType.TERRITORY,
        ConceptType.PLACE,
        ConceptType.PERSON,
        ConceptType.ORGANISATION,
        ConceptType.ARMED_GROUP,
        ConceptType.PARTY,
        ConceptType.AGENCY,
        ConceptType.EVENT,
        ConceptType.TREATY,
        ConceptType.MEDIA_TITLE,
        ConceptType.PRODUCT,
    }
)
"""The kinds of concepts that are listed: an office, a currency or a language is nobody's name."""

OF_PEOPLES = frozenset({Form.ADJECTIVE, Form.INHABITANT, Form.INHABITANTS})

_HEADLINE = 0.7
"""A line of which so many words have a capital, and that ends as no sentence does, is a headline in title case: its capitals
show no names."""

_ENDS = '.!?…"”»'

_TAGGED = frozenset({"PER", "ORG", "LOC"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the target where something is named. `match` is the glossary's term there, if it is one of a name."""

    number: int
    passage: Passage
    span: Span
    surface: str
    match: TermMatch | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Folded, for comparing: without capitals and accents."""
        return tuple(fold(word) for word in self.surface.split())


def find_mentions(passages: Sequence[Passage], glossary: Glossary, model: EntityModel | None) -> Iterator[Mention]:
    """The mentions in the targets of a document's passages, in reading order, none inside another."""
    for number, passage in enumerate(passages):
        terms = [match for match in passage.target_terms if _is_name(match, glossary)]
        found = list(_by_capitals(passage.target, terms, glossary))
        spans = [span for span, _ in found]
        for span in _shown(passage.target, model):
            if not any(span.touches(other) for other in spans) and not any(span.touches(m.span) for m in terms):
                spans.append(span)
                found.append((span, None))
        found += [(match.span, match) for match in terms if not any(match.span.touches(span) for span in spans)]
        content = passage.target.content
        for span, match in sorted(found, key=lambda one: one[0]):
            yield Mention(number, passage, span, span.of(content), match)


def _is_name(match: TermMatch, glossary: Glossary) -> bool:
    found = glossary.concept(match.concept)
    return found is not None and found.type in NAMED


Found = tuple[Span, TermMatch | None]


def _by_capitals(text: Text, terms: Sequence[TermMatch], glossary: Glossary) -> Iterator[Found]:
    """Runs of capitalised words that are no term, or more than one: Hunter Biden, Israel Defense Forces."""
    if not text.language.case or text.language.capital_nouns:
        return
    shouted = [line for line in text.paragraphs if _in_title_case(text, line)]
    for name in find_names(text):
        touching = [match for match in terms if match.span.touches(name.span)]
        if any(match.span.covers(name.span) for match in touching):
            continue
        if any(line.covers(name.span) for line in shouted):
            continue
        yield from _of_run(text, name, touching, glossary)


def _of_run(text: Text, name: Name, terms: Sequence[TermMatch], glossary: Glossary) -> Iterator[Found]:
    for group in _loose(name, terms):
        before = next((m for m in terms if 0 <= group[0].start - m.end <= 1), None)
        after = next((m for m in terms if 0 <= m.start - group[-1].end <= 2), None)
        span = Span(group[0].start, group[-1].end)
        if after is not None and _is_person(after, glossary):
            yield Span(span.start, after.end), after if _given_name_fits(group, after, text, glossary) else None
        elif all(is_translated(word.surface, text.language) for word in group):
            whole = Span(before.start if before else span.start, after.end if after else span.end)
            acronym = group[0].surface.isupper()
            if (before or after or acronym or len(group) > 1) and not _is_dull(group, text):
                yield whole, None
        elif not _is_dull(group, text):
            yield span, None


def _loose(name: Name, terms: Sequence[TermMatch]) -> Iterator[list[NameWord]]:
    """The words of a run that no term takes up, those together that stand together."""
    group: list[NameWord] = []
    for word in name.words:
        if any(match.span.touches(word.span) for match in terms):
            if group:
                yield group
            group = []
        else:
            group.append(word)
    if group:
        yield group


def _is_person(match: TermMatch, glossary: Glossary) -> bool:
    found = glossary.concept(match.concept)
    return found is not None and found.type is ConceptType.PERSON and match.term.form is not Form.FULL


def _given_name_fits(group: Sequence[NameWord], match: TermMatch, text: Text, glossary: Glossary) -> bool:
    """Whether the words before a family name begin as the person's full name does: Donald J. Trump, but not Hunter Biden."""
    first = fold(group[0].surface)
    terms = glossary.terms(match.concept, text.language)
    return any(fold(term.text.split()[0]) == first for term in terms if term.form is Form.FULL)


def _is_dull(group: Sequence[NameWord], text: Text) -> bool:
    """One ordinary word, a single letter, or the name of a month or a day: Internet, I, Tuesday."""
    if len(group) > 1:
        return False
    word = group[0].surface
    dates = load_dates(text.language.base)
    named = word.casefold() in dates.months or word.casefold() in dates.weekdays
    return named or len(word) < 2 or is_ordinary(word, text.language)


def _in_title_case(text: Text, line: Span) -> bool:
    words = [word for word in text.words if line.start <= word.start < line.end and len(word.surface) > 3]
    if text.content[line.end - 1] in _ENDS:
        return False
    return len(words) > 3 and sum(word.surface[0].isupper() for word in words) >= _HEADLINE * len(words)


def _shown(text: Text, model: EntityModel | None) -> Iterator[Span]:
    """What the script shows to be a name, or the model says is one, the longer of two at a place."""
    found: list[Span] = []
    if not text.language.case or text.language.capital_nouns:
        found += shown_names(text, Span(0, len(text.content)))
    if model is not None:
        sentences = text.sentences
        for sentence, names in zip(sentences, tagged(model, [s.of(text.content) for s in sentences]), strict=True):
            spans = [
                Span(sentence.start + name.start, sentence.start + name.end) for name in names if name.kind in _TAGGED
            ]
            found += (span for span in _adjoining(spans, text.content) if _may_be_named(span, text))
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (-len(one), one.start)):
        if not any(span.touches(other) for other in kept):
            kept.append(span)
    yield from kept


def _adjoining(spans: Iterable[Span], content: str) -> Iterator[Span]:
    """The parts of a name together: 弗拉基米尔 and 普京 with a dot between."""
    last: Span | None = None
    for span in spans:
        if last is not None and content[last.end : span.start] in ("·", "・", "•"):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _may_be_named(span: Span, text: Text) -> bool:
    surface = span.of(text.content)
    if not text.language.case:
        return len(surface) > 1
    if surface.upper() == surface.lower():
        return False
    words = surface.split()
    if text.language.capital_nouns:
        return any(is_proper(word, text.language, opens=False) for word in words)
    return len(surface) > 2 and not any(is_ordinary(word, text.language) for word in words)
