"""Names as the source's language writes them: Wiedeń for Vienna, Makron for Macron, Babišovi beside Babiš."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tqa.checks.check import Context, Passage
from tqa.checks.names.given import LETTERS, LeftAbroad, at_home, given_name
from tqa.entity.names import Name, NameWord, find_names
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermStatus
from tqa.glossary.people import people
from tqa.languages import Language
from tqa.languages.respelling import Respelling, respelling
from tqa.languages.romanisation import fold, sound_key, unaccented
from tqa.text.computed import kept
from tqa.text.text import Text

_WORDS = 3
_BESIDE = 24
"""Characters within which the name in the target's language tells that the other one is meant."""
_UNHEARD = frozenset("qwxQWX")
"""Letters that nobody writes for Cyrillic ones."""

_PLACES = frozenset({ConceptType.PLACE, ConceptType.TERRITORY})
_KINDS = _PLACES | {ConceptType.PERSON}
_NOUNS = (Form.SHORT, Form.FULL, Form.FAMILY_NAME)


def left_abroad(context: Context, passage: Passage, told: Sequence[Span]) -> Iterator[LeftAbroad]:
    """What of the source's spelling and grammar is left in the names of a text in Latin letters, but what is told already."""
    source, target = context.source_language, passage.target.language
    if source is None or source.base == target.base or not target.case or "Latn" not in target.scripts:
        return
    rules, is_known = respelling(source.base), at_home(target.base)
    taken = [*told, *(match.span for match in passage.target_terms if match.term.admitted)]
    for whole_name in _adjacent(passage.target):
        name = _without_known(whole_name, taken)
        given = given_name(passage, whole_name, source)
        if given is not None and not any(span.touches(given.span) for span in taken):
            yield given
        strange = [
            word
            for word in name.words
            if not is_known[word.surface] and not any(span.touches(word.span) for span in taken)
        ]
        if not strange:
            continue
        if name.span.of(passage.target.content).isupper():
            known = _known_there(passage, name, source) or _dateline(passage, name, source, rules)
            if known is not None:
                yield replace(known, right=known.right.upper())
            continue
        beside = [_beside(context, word, rules) for word in strange]
        whole = None
        if not any(beside):
            whole = _known_there(passage, name, source) or _spelt_there_whole(passage, name, source, rules)
        if whole is not None:
            yield whole
            continue
        for word, found in zip(strange, beside, strict=True):
            one = found or _declined(context, word, rules) or _spelt_there(passage, name, word, source, rules)
            if one is not None:
                yield one


@kept
def _adjacent(text: Text) -> tuple[Name, ...]:
    """The names of a text, parted where a small word stands in one: in Sankt-Peterburg the Mariinsky Theatre."""
    found: list[Name] = []
    for name in find_names(text):
        run = [name.words[0]]
        for word in name.words[1:]:
            if word.start - run[-1].end != 1:
                found.append(Name(tuple(run), name.titles))
                run = []
            run.append(word)
        found.append(Name(tuple(run), name.titles))
    return tuple(found)


def _without_known(name: Name, taken: Sequence[Span]) -> Name:
    """A name without another one that follows it at once and is known: of Tchétchénie Ramzan Kadyrov."""
    words = name.words
    while len(words) > 1 and any(words[0].end < span.start and span.touches(words[-1].span) for span in taken):
        words = words[:-1]
    return name if len(words) == len(name.words) else Name(words, name.titles)


@kept
def _surfaces(text: Text) -> frozenset[str]:
    """The words of all names of a text."""
    return frozenset(word.surface for name in find_names(text) for word in name.words)


def _known_there(passage: Passage, name: Name, source: Language) -> LeftAbroad | None:
    """A name that the glossary has in the source's language and in these letters: Wiedeń, Spojené státy."""
    if "Latn" not in source.scripts:
        return None
    target = passage.target.language
    surface = name.span.of(passage.target.content)
    for match in passage.glossary.find(surface, source):
        if match.end != len(surface) or not match.term.admitted:
            continue
        if ConceptType(match.concept.partition(".")[0]) not in _KINDS:
            continue
        if match.start and not _is_whose(passage.glossary, match.term, name, target):
            continue
        right = _in_target(passage.glossary, match.term, target, match.surface)
        if right is not None:
            span = Span(name.start + match.start, name.end)
            if right in passage.target.content[max(0, span.start - _BESIDE) : span.end + _BESIDE]:
                return None  # Breslau, today Wroclaw
            return LeftAbroad(span, right, f"It is what {source.name} calls “{right}”")
    term = _unaccented(passage.glossary, source).get(surface) if surface.isascii() else None
    right = _in_target(passage.glossary, term, target, surface) if term is not None else None
    return LeftAbroad(name.span, right, f"It is what {source.name} calls “{right}”") if right is not None else None


@lru_cache(maxsize=4)
def _unaccented(glossary: Glossary, source: Language) -> dict[str, Term]:
    """The places whose names have accents in a language, by those names without any, where they are one place's."""
    found: dict[str, Term | None] = {}
    for term in glossary.named(source, _PLACES):
        if term.form not in _NOUNS or not term.admitted or term.text.isascii():
            continue
        plain = unaccented(term.text)
        if len(plain) >= LETTERS and plain.isascii():
            same = found.setdefault(plain, term)
            found[plain] = term if same is not None and same.concept == term.concept else None
    return {plain: term for plain, term in found.items() if term is not None}


def _is_whose(glossary: Glossary, term: Term, name: Name, target: Language) -> bool:
    """Whether the words before a family name may be the given name of who bears it."""
    if term.form is not Form.FAMILY_NAME:
        return False
    letters = {one.text[0] for one in glossary.terms(term.concept, target) if one.form is Form.FULL}
    return fold(name.words[0].surface)[:1].upper() in letters


def _in_target(glossary: Glossary, term: Term, target: Language, surface: str) -> str | None:
    """What the concept is called in the target, by the form of the term; `None` where it may be called so there, too."""
    terms = [one for one in glossary.terms(term.concept, target) if one.admitted]
    own = fold(surface)
    if not terms or any(fold(one.text) == own or own in fold(one.text).split() for one in terms):
        return None
    preferred = [one for one in terms if one.status is TermStatus.PREFERRED] or terms
    same = [one.text for one in preferred if one.form is term.form]
    if term.form is Form.FAMILY_NAME:
        same = [one.text for one in terms if one.form is Form.FAMILY_NAME] or [preferred[0].text.split()[-1]]
    nouns = [one.text for one in preferred if one.form in _NOUNS]
    return next(iter((*same, *nouns)), None)


def _beside(context: Context, word: NameWord, rules: Respelling) -> LeftAbroad | None:
    """Another case of a name that the text has as it is: Babišovi beside Babiš."""
    for form in rules.dictionary_forms(word.surface):
        if len(form) >= LETTERS and any(form in _surfaces(passage.target) for passage in context.passages):
            return LeftAbroad(word.span, form, f"The text also has “{form}”, of which this is another case")
    return None


def _declined(context: Context, word: NameWord, rules: Respelling) -> LeftAbroad | None:
    """Another case of somebody's name whom the glossary knows: Zelenskogo."""
    families = _families(context.glossary, context.target_language)
    for form in rules.dictionary_forms(word.surface):
        if len(form) > LETTERS and (family := families.get(fold(form))) is not None:
            family = form if fold(form) == fold(family) and not form.isascii() else family
            return LeftAbroad(word.span, family, f"It is another case of “{family}”, whom the glossary knows")
    return None


def _dateline(passage: Passage, name: Name, source: Language, rules: Respelling) -> LeftAbroad | None:
    """A place in capitals and in letters that are not the source's: SANKT-PETERBURG."""
    if not rules.cyrillic:
        return None
    key = _key(word.surface.casefold() for word in name.words)
    found = _romanised(passage.glossary, source, passage.target.language).get(key)
    if found is None:
        return None
    native, right = found
    return LeftAbroad(name.span, right, f"It is {native} in Latin letters, which is “{right}”")


def _spelt_there_whole(passage: Passage, name: Name, source: Language, rules: Respelling) -> LeftAbroad | None:
    """A name of several words in letters that are not the source's: Si Tszinpin, Shri Lanka."""
    if not rules.cyrillic or not 1 < len(name.words) <= _WORDS:
        return None
    found = _romanised(passage.glossary, source, passage.target.language).get(_key(w.surface for w in name.words))
    if found is None:
        return None
    native, right = found
    return LeftAbroad(name.span, right, f"It is {native} in Latin letters, which is “{right}”")


def _spelt_there(
    passage: Passage, name: Name, word: NameWord, source: Language, rules: Respelling
) -> LeftAbroad | None:
    """A name of elsewhere in the source's spelling: Łukaszenka, Poutine, Makron, Parizh."""
    target = passage.target.language
    if rules.cyrillic:
        found = _romanised(passage.glossary, source, target).get(sound_key(word.surface))
        if found is None or not _UNHEARD.isdisjoint(word.surface):
            return None
        native, right = found
        if len(name.words) > 1 and (
            word is not name.words[-1] or right not in _families(passage.glossary, target).values()
        ):
            return None
        if fold(right) == fold(word.surface):
            return None
        return LeftAbroad(word.span, right, f"It is {native} in Latin letters, which is “{right}”")
    if not rules.pairs or word is not name.words[-1]:
        return None
    respelt = rules.of(word.surface.casefold())
    if respelt == word.surface.casefold():
        return None
    known = people(passage.glossary, target).by_family.get(sound_key(respelt), ())
    if len({one.term.concept for one in known}) != 1 or fold(known[0].family) == fold(word.surface):
        return None
    family, term = known[0].family, known[0].term
    if not rules.own.isdisjoint(passage.glossary.belongs_to(term.concept)):
        return None
    if len(name.words) > 1:
        given = {sound_key(rules.of(name.words[0].surface.casefold())), sound_key(name.words[0].surface)}
        if sound_key(term.text.split()[0]) not in given:
            return None
    elif len(word.surface) <= LETTERS:
        return None
    return LeftAbroad(word.span, family, f"It is how {source.name} spells “{term.text}”")


def _key(words: Iterable[str]) -> str:
    """How the words of a name sound."""
    return " ".join(map(sound_key, words))


@lru_cache(maxsize=4)
def _families(glossary: Glossary, target: Language) -> dict[str, str]:
    """The family names of the people of the glossary, folded, and as they are written."""
    terms = glossary.people(target)
    return {fold(term.text): term.text for term in terms if term.form is Form.FAMILY_NAME and term.admitted}


@lru_cache(maxsize=4)
def _romanised(glossary: Glossary, source: Language, target: Language) -> dict[str, tuple[str, str]]:
    """By their sound in Latin letters the names of places and people that the target's language spells otherwise."""
    rules = respelling(source.base)
    found: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for term in glossary.named(source, _KINDS):
        words = term.text.split()
        if not term.admitted or len(words) > _WORDS or term.form not in _NOUNS:
            continue
        written = rules.of(term.text.casefold())
        if len(written) < LETTERS or not written.replace("-", "").replace(" ", "").isascii():
            continue
        right = _in_target(glossary, term, target, written)
        if right is None:
            continue
        key = _key(written.split())
        if _key(right.split()) != key or (len(words) == 1 and rules.own.isdisjoint(glossary.belongs_to(term.concept))):
            found[key].setdefault(right, (term.text, right))
    return {key: next(iter(names.values())) for key, names in found.items() if len(names) == 1}
