"""Names of bodies put together from what their words mean: Federal Bureau of Statistics of Germany, for 德国联邦统计局."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from tqa.checks.check import Context, Passage
from tqa.checks.names.translated import Here, Translated
from tqa.checks.unrendered import unowned
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary, Term, TermStatus
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.languages.literal.composed import Glosses, glosses, plain
from tqa.languages.naming import load as load_naming
from tqa.text.quotes import is_quoted
from tqa.text.text import Word

_ENGLISH = "en"
_TERRITORY = "territory."
_PLACED = frozenset({ConceptType.TERRITORY, ConceptType.PLACE})
_BODIES = frozenset(
    {
        ConceptType.ORGANISATION,
        ConceptType.ARMED_GROUP,
        ConceptType.PARTY,
        ConceptType.AGENCY,
        ConceptType.MEDIA_TITLE,
        ConceptType.STYLE_TERM,
    }
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "a", "against", "with"})
_OWN = regex.compile(r"[\s“”\"《》·・\-‑－—（）()、]+")
_GAP = regex.compile(r"['’]?[ \u00a0]")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_SHORTEST = 3
"""Characters of a name; of fewer, hardly any are told apart by their words, and so many may be several countries' (国务院)."""
_WORDS = 10
_MANY, _TELLING = 3, 2
"""Words that hardly anything else is called by; of a country's body, those beside the country's name."""
_OF = frozenset({"of", "in", "for"})
_CITED = (f"{ConceptType.MEDIA_TITLE.value}.", f"{ConceptType.AGENCY.value}.")
_MEDIA = frozenset({"tv", "television", "agency", "newspaper", "radio"})
_TITLES = f"{ConceptType.MEDIA_TITLE.value}."

Meanings = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A body by its name in the source's language, without signs; `homes` are the territories that it is of.

    `bare` is the name without the country, as it stands where the country has been named.
    """

    concept: str
    term: str
    written: str
    bare: str
    homes: frozenset[str]


class _Index:
    """The names that can be put together from words on record, by the words that may stand in them.

    There are thousands, of which a text needs a few: what they belong to is looked up when one is asked for.
    """

    def __init__(self, glossary: Glossary, base: str, known: Glosses) -> None:
        self._glossary = glossary
        self._english = load_language(_ENGLISH)
        language = load_language(base)
        named = ((term.text, term.concept) for term in glossary.named(language, _PLACED) if term.admitted)
        self._concepts = {text: concept for text, concept in named if len(text) > 1}
        self._terms: list[tuple[str, str, str, frozenset[str]]] = []
        self._by_part: defaultdict[str, set[int]] = defaultdict(set)
        for term in glossary.named(language, _BODIES):
            written = _OWN.sub("", term.text)
            parts = _parts_of(written, known, self._concepts) if term.admitted and len(written) >= _SHORTEST else None
            if parts is not None:
                for part in parts:
                    self._by_part[part].add(len(self._terms))
                self._terms.append((term.concept, term.text, written, parts))
        self.places: dict[str, Meanings] = {
            part: tuple(_called(glossary, self._concepts[part], self._english))
            for part in self._by_part.keys() & self._concepts.keys()
        }
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        for part in self._by_part:
            for meaning in (*known.meanings.get(part, ()), *self.places.get(part, ())):
                for word in meaning:
                    self._parts[word].add(part)
        # The Republic of Korea has words that are no country's own.
        ordinary = {word for meanings in known.meanings.values() for meaning in meanings for word in meaning}
        self.placed = frozenset(w for found in self.places.values() for meaning in found for w in meaning) - ordinary
        """The words of all places that are nothing else."""
        territories = (part for part in self.places if self._concepts[part].startswith(_TERRITORY))
        self._owning = frozenset(w for part in territories for meaning in self.places[part] for w in meaning)
        self._names: dict[int, _Name] = {}
        self._territories: dict[str, frozenset[str]] = {}

    def has(self, word: str) -> bool:
        """Whether a word may stand in a name."""
        return word in self._parts

    def owns(self, word: str) -> bool:
        """Whether a word says which country something is of."""
        return word in self._owning

    def candidates(self, words: Iterable[str]) -> Iterator[_Name]:
        """The names in which all these words may stand."""
        found: set[int] | None = None
        for word in words:
            numbers = {number for part in self._parts.get(word, ()) for number in self._by_part[part]}
            found = numbers if found is None else found & numbers
            if not found:
                return
        for number in sorted(found or ()):
            yield self._name(number)

    def territory(self, home: str) -> frozenset[str]:
        """The words for a territory."""
        words = self._territories.get(home)
        if words is None:
            called = _called(self._glossary, home, self._english)
            words = self._territories[home] = frozenset(word for one in called for word in one)
        return words

    def _name(self, number: int) -> _Name:
        found = self._names.get(number)
        if found is None:
            concept, term, written, parts = self._terms[number]
            homes = frozenset(one for one in self._glossary.belongs_to(concept) if one.startswith(_TERRITORY))
            own = next((p for p in parts if self._concepts.get(p) in homes and written.startswith(p)), "")
            found = self._names[number] = _Name(concept, term, written, written.removeprefix(own), homes)
        return found


def composed_names(context: Context) -> Iterator[Translated]:
    """Bodies whose names the target has word for word: with a source those that it names, else those at home here."""
    source = context.source_language
    if source is None or context.target_language.base != _ENGLISH:
        return
    known = glosses(source.base)
    if known is None:
        return
    here = Here(context)
    index = _index(context.glossary, source.base)
    if index is None:
        return
    for passage in context.passages:
        yield from _in_passage(passage, index, known, here)


def _in_passage(passage: Passage, index: _Index, known: Glosses, here: Here) -> Iterator[Translated]:
    for run in _runs(passage):
        done = 0
        # A name ends before the first word that no name on record has.
        known_to = len(run)
        ends = [0] * len(run)
        for at in range(len(run) - 1, -1, -1):
            if run[at].surface not in _SMALL and not index.has(plain(run[at].surface)):
                known_to = at
            ends[at] = known_to
        for first in range(len(run)):
            if first < done or run[first].surface in _SMALL:
                continue
            for last in range(min(ends[first], first + _WORDS), first + 1, -1):
                window = run[first:last]
                if window[-1].surface in _SMALL or not _is_whole(run, first, last, index):
                    continue
                found = _name_of(passage, window, index, known, here)
                if found is not None:
                    done = last
                    yield found
                    break


def _runs(passage: Passage) -> Iterator[list[Word]]:
    """Words with capitals one behind the other, with the small words between them."""
    run: list[Word] = []
    for word in passage.target.words:
        apart = bool(run) and not _GAP.fullmatch(passage.target.content[run[-1].end : word.start])
        if run and (apart or not (word.surface[0].isupper() or word.surface in _SMALL)):
            if len(run) > 1:
                yield run
            run = []
        if word.surface[0].isupper() or (run and word.surface in _SMALL):
            run.append(word)
    if len(run) > 1:
        yield run


def _is_whole(run: Sequence[Word], first: int, last: int, index: _Index) -> bool:
    """Whether the words beside are no more of a name: somebody's own name, a title, or whose it is."""
    titles = load_naming(_ENGLISH).titles
    if last < len(run) and run[last].surface not in _SMALL:
        following = run[last].surface
        if index.has(plain(following)) and following.casefold() not in titles:
            return False
    if first == 0 or run[first - 1].surface in _SMALL:
        return True
    before = run[first - 1].surface
    if before.endswith(_POSSESSIVES) or before in ("The", "A", "An") or before.casefold() in titles:
        return True
    return not index.has(plain(before)) or index.owns(plain(before))


def _name_of(passage: Passage, window: Sequence[Word], index: _Index, known: Glosses, here: Here) -> Translated | None:
    words = [plain(word.surface) for word in window if word.surface not in _SMALL]
    if len(words) < 2 or (
        window[0].surface.endswith(_POSSESSIVES) and (index.owns(words[0]) or not index.has(words[0]))
    ):
        return None
    tail = words[-1] if window[-2].surface in _OF and index.owns(words[-1]) else None
    for name in index.candidates(word for word in words if word != tail):
        if not _may_be_meant(passage, name, here, words):
            continue
        if not name.concept.startswith(_TITLES) and sum(word not in index.placed for word in words) < _TELLING:
            continue
        owners = frozenset(word for home in name.homes for word in index.territory(home))
        optional = frozenset({tail}) & owners if tail is not None else frozenset[str]()
        if not _covers(name.written, Counter(words), known, index, name.homes, optional):
            continue
        owned = next((len(end) for end in _POSSESSIVES[:2] if window[-1].surface.endswith(end)), 0)
        span = Span(window[0].start, window[-1].end - owned)
        found = _told(passage, span, words, name, here, placed=index.placed, sure=passage.source is not None)
        if found is not None:
            return found
    return None


def _may_be_meant(passage: Passage, name: _Name, here: Here, words: Sequence[str]) -> bool:
    """Whether the source names the body, in full or at home; without a source, whether the text is of its country."""
    if passage.source is not None:
        content = passage.source.content
        certain = len(name.written) > _SHORTEST or not name.homes or here.is_about(name.homes)
        return (certain and name.term in content) or (
            len(name.bare) >= _SHORTEST and name.bare in content and here.is_about(name.homes)
        )
    # What the world's agencies and channels say is news everywhere.
    cited = name.concept.startswith(_CITED) and not _MEDIA.isdisjoint(words)
    return cited or (here.is_about(name.homes) if name.homes else len(words) >= _MANY)


def _covers(
    name: str, words: Counter[str], known: Glosses, index: _Index, homes: frozenset[str], optional: frozenset[str]
) -> bool:
    """Whether the words, in any order, are what the parts of a name mean: each part once, and no word left but whose it is."""
    seen: set[tuple[int, frozenset[tuple[str, int]]]] = set()

    def reach(at: int, left: Counter[str]) -> bool:
        if at == len(name):
            return all(word in optional for word in left)
        key = (at, frozenset(left.items()))
        if key in seen:
            return False
        seen.add(key)
        for part, meanings in (*known.at(name, at), *_places_at(name, at, index)):
            may_lack = any(part in index.places and meaning in index.places[part] for meaning in meanings) and any(
                set(meaning) <= index.territory(home) for home in homes for meaning in meanings
            )
            for meaning in (*meanings, ()) if may_lack else meanings:
                wanted = Counter(meaning)
                if wanted <= left and reach(at + len(part), left - wanted):
                    return True
        return False

    return reach(0, words)


def _places_at(name: str, start: int, index: _Index) -> Iterator[tuple[str, Meanings]]:
    for end in range(start + 2, min(len(name), start + 8) + 1):
        meanings = index.places.get(name[start:end])
        if meanings is not None:
            yield name[start:end], meanings


def _told(
    passage: Passage, span: Span, words: Sequence[str], name: _Name, here: Here, *, placed: frozenset[str], sure: bool
) -> Translated | None:
    """The finding, unless English has the words for a name of the body or of something else that may be meant."""
    glossary, language = passage.glossary, passage.target.language
    terms = [term for term in glossary.terms(name.concept, language) if term.admitted]
    written = Counter(words)
    if any(_is_same(written, term.text) for term in terms):
        return None
    for match in passage.target_terms:
        if not match.span.touches(span) or not match.term.admitted:
            continue
        country = any(one.startswith(_TERRITORY) for one in match.concepts)
        if name.concept in match.concepts or (country and match.span.covers(span)):
            return None
        if not country and not (span.covers(match.span) and span != match.span):
            homes = [home for one in match.concepts for home in glossary.owners(one) if home.startswith(_TERRITORY)]
            if sure or not homes or here.is_about(frozenset(homes)) or match.span != span:
                return None
    if _is_anothers(passage, span, name) or is_quoted(passage.target, span):
        return None
    right = _usual(terms, Counter(word for word in words if word not in placed))
    if right is None or plain(right) == plain(span.of(passage.target.content)):
        return None
    right = unowned(right, glossary, language)
    why = f"“{span.of(passage.target.content)}” is what the words of {name.term} mean"
    return Translated(passage, span, right, why, person=False, certain=False)


def _is_same(words: Counter[str], term: str) -> bool:
    own = _counted(term)
    return words <= own or own <= words


def _counted(term: str) -> Counter[str]:
    return Counter(plain(word) for word in regex.split(r"[ \u00a0]", term) if word not in _SMALL)


def _is_anothers(passage: Passage, span: Span, name: _Name) -> bool:
    """Whether the text says that it is another country's: the Indian Ministry of Emergency, Labor Party of Norway."""
    content = passage.target.content
    for match in passage.target_terms:
        before = match.end < span.start and content[match.end : span.start] in (" ", "'s ", "’s ", "\u00a0")
        behind = match.start > span.end and content[span.end : match.start] in (" of ", " in ", " of the ")
        abroad = [one for one in match.concepts if one.startswith(_TERRITORY)]
        if (before or behind) and abroad and name.homes.isdisjoint(abroad):
            return True
    return False


def _usual(terms: Sequence[Term], words: Counter[str]) -> str | None:
    """What the news calls a body: the name that has most of the words, rather than initials."""
    named = [term for term in terms if term.form is not Form.ABBREVIATION and not term.text.islower()] or list(terms)
    alike = [sum((words & _counted(term.text)).values()) for term in named]
    order = sorted(range(len(named)), key=lambda at: (-alike[at], named[at].status is not TermStatus.PREFERRED))
    return named[order[0]].text if order and not named[order[0]].text.islower() else None


@lru_cache(maxsize=4)
def _index(glossary: Glossary, base: str) -> _Index | None:
    known = glosses(base)
    return _Index(glossary, base, known) if known is not None else None


def _called(glossary: Glossary, place: str, english: Language) -> Iterator[tuple[str, ...]]:
    for term in glossary.terms(place, english):
        if term.admitted:
            yield tuple(plain(word) for word in term.text.split() if word not in _SMALL)


def _parts_of(name: str, known: Glosses, places: Mapping[str, str]) -> frozenset[str] | None:
    """All parts that a name can be cut into; `None` where one of it is not on record."""
    found: set[str] = set()
    reached = {0}
    for start in range(len(name)):
        if start not in reached:
            continue
        for end in range(start + 1, min(len(name), start + known.longest) + 1):
            part = name[start:end]
            if part in known.meanings or part in places:
                reached.add(end)
                found.add(part)
    return frozenset(found) if len(name) in reached else None
