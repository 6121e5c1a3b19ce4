"""Names of bodies put together from what their words mean: Federal Bureau of Statistics of Germany, for 德国联邦统计局."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import regex

from tqa.checks.check import Context, Passage
from tqa.checks.names.translated import Here, Translated
from tqa.checks.names.vocabulary import (
    PLACES,
    SHORTEST,
    SMALL,
    TERRITORY,
    Meanings,
    Name,
    NameIndex,
    Vocabulary,
    vocabulary_of,
)
from tqa.checks.unrendered import unowned
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Term, TermStatus
from tqa.languages.literal.composed import Glosses, glosses, plain
from tqa.languages.naming import load as load_naming
from tqa.text.quotes import is_quoted
from tqa.text.text import Word

_ENGLISH = "en"
_GAP = regex.compile(r"['’]?[ \u00a0]")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_WORDS = 10
_MANY, _TELLING = 3, 2
"""Words that hardly anything else is called by; of a country's body, those beside the country's name."""
_OF = frozenset({"of", "in", "for"})
_CITED = (f"{ConceptType.MEDIA_TITLE.value}.", f"{ConceptType.AGENCY.value}.")
_MEDIA = frozenset({"tv", "television", "agency", "newspaper", "radio"})
_TITLES = f"{ConceptType.MEDIA_TITLE.value}."


def composed_names(context: Context) -> Iterator[Translated]:
    """Bodies whose names the target has word for word: with a source those that it names, else those at home here."""
    source = context.source_language
    if source is None or context.target_language.base != _ENGLISH:
        return
    known = glosses(source.base)
    if known is None:
        return
    here = Here(context)
    for passage in context.passages:
        words = _Words(passage, known)
        runs = [run for run in _runs(passage) if words.may_name(run)]
        if runs:
            vocabulary = vocabulary_of(context.glossary, source.base)
            words.index = vocabulary.all() if passage.source is None else vocabulary.told_by(passage, here)
            yield from _in_passage(passage, runs, words, vocabulary, here)


class _Words:
    """Which words of a passage may stand in names of bodies, and the names that may be meant."""

    def __init__(self, passage: Passage, known: Glosses) -> None:
        self._passage, self.known = passage, known
        self.index: NameIndex | None = None

    def stands(self, word: Word) -> bool:
        """Whether a word may stand in a name: it means what a part of some name does, or it is of a place."""
        return plain(word.surface) in self.known.words or self._is_of(word, PLACES)

    def owns(self, word: Word) -> bool:
        """Whether a word says which country something is of."""
        return self._is_of(word, (TERRITORY,))

    def may_name(self, run: Sequence[Word]) -> bool:
        """Whether words in a row may stand in a name, and not all are of what the glossary has."""
        standing, strange = 0, False
        for word in run:
            if word.surface in SMALL:
                continue
            if not self.stands(word):
                standing, strange = 0, False
                continue
            standing += 1
            strange = strange or not any(
                match.term.admitted and match.start <= word.start < match.end for match in self._passage.target_terms
            )
            if standing > 1 and strange:
                return True
        return False

    def _is_of(self, word: Word, kinds: tuple[str, ...]) -> bool:
        return any(
            match.start <= word.start < match.end and match.concept.startswith(kinds)
            for match in self._passage.target_terms
        )


def _in_passage(
    passage: Passage, runs: Iterable[Sequence[Word]], words: _Words, vocabulary: Vocabulary, here: Here
) -> Iterator[Translated]:
    for run in runs:
        done = 0
        # A name ends before the first word that no name on record has.
        known_to = len(run)
        ends = [0] * len(run)
        for at in range(len(run) - 1, -1, -1):
            if run[at].surface not in SMALL and not words.stands(run[at]):
                known_to = at
            ends[at] = known_to
        for first in range(len(run)):
            if first < done or run[first].surface in SMALL:
                continue
            for last in range(min(ends[first], first + _WORDS), first + 1, -1):
                window = run[first:last]
                if window[-1].surface in SMALL or not _is_whole(run, first, last, words):
                    continue
                found = _name_of(passage, window, words, vocabulary, here)
                if found is not None:
                    done = last
                    yield found
                    break


def _runs(passage: Passage) -> Iterator[list[Word]]:
    """Words with capitals one behind the other, with the small words between them."""
    content, words = passage.target.content, passage.target.words
    run: list[Word] = []
    following = 0
    for number, surface in enumerate(passage.target.surfaces):
        capital = surface[0].isupper()
        if not capital and not (run and surface in SMALL):
            continue
        word = words[number]
        if run and (number != following or not _GAP.fullmatch(content[run[-1].end : word.start])):
            if len(run) > 1:
                yield run
            run = []
        following = number + 1
        if capital or run:
            run.append(word)
    if len(run) > 1:
        yield run


def _is_whole(run: Sequence[Word], first: int, last: int, words: _Words) -> bool:
    """Whether the words beside are no more of a name: somebody's own name, a title, or whose it is."""
    titles = load_naming(_ENGLISH).titles
    if last < len(run) and run[last].surface not in SMALL:
        following = run[last]
        if words.stands(following) and following.surface.casefold() not in titles:
            return False
    if first == 0 or run[first - 1].surface in SMALL:
        return True
    before = run[first - 1]
    if before.surface.endswith(_POSSESSIVES) or before.surface in ("The", "A", "An"):
        return True
    return before.surface.casefold() in titles or not words.stands(before) or words.owns(before)


def _name_of(
    passage: Passage, window: Sequence[Word], here_words: _Words, vocabulary: Vocabulary, here: Here
) -> Translated | None:
    index = here_words.index
    words = [plain(word.surface) for word in window if word.surface not in SMALL]
    owned = window[0].surface.endswith(_POSSESSIVES) and (
        here_words.owns(window[0]) or not here_words.stands(window[0])
    )
    if index is None or len(words) < 2 or owned:
        return None
    tail = words[-1] if window[-2].surface in _OF and here_words.owns(window[-1]) else None
    for name in index.candidates(word for word in words if word != tail):
        if not _may_be_meant(passage, name, here, words):
            continue
        if not name.concept.startswith(_TITLES) and sum(word not in index.placed for word in words) < _TELLING:
            continue
        owners = frozenset(word for home in name.homes for word in vocabulary.territory(home))
        optional = frozenset({tail}) & owners if tail is not None else frozenset[str]()
        if not _covers(name, Counter(words), here_words.known, index, vocabulary, optional):
            continue
        possessive = next((len(end) for end in _POSSESSIVES[:2] if window[-1].surface.endswith(end)), 0)
        span = Span(window[0].start, window[-1].end - possessive)
        found = _told(passage, span, words, name, here, placed=index.placed, sure=passage.source is not None)
        if found is not None:
            return found
    return None


def _may_be_meant(passage: Passage, name: Name, here: Here, words: Sequence[str]) -> bool:
    """Whether the source names the body, in full or at home; without a source, whether the text is of its country."""
    if passage.source is not None:
        content = passage.source.content
        certain = len(name.written) > SHORTEST or not name.homes or here.is_about(name.homes)
        return (certain and name.term in content) or (
            len(name.bare) >= SHORTEST and name.bare in content and here.is_about(name.homes)
        )
    # What the world's agencies and channels say is news everywhere.
    cited = name.concept.startswith(_CITED) and not _MEDIA.isdisjoint(words)
    return cited or (here.is_about(name.homes) if name.homes else len(words) >= _MANY)


def _covers(
    of: Name,
    words: Counter[str],
    known: Glosses,
    index: NameIndex,
    vocabulary: Vocabulary,
    optional: frozenset[str],
) -> bool:
    """Whether the words, in any order, are what the parts of a name mean: each part once, and no word left but whose it is."""
    name, homes = of.written, of.homes
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
                set(meaning) <= vocabulary.territory(home) for home in homes for meaning in meanings
            )
            for meaning in (*meanings, ()) if may_lack else meanings:
                wanted = Counter(meaning)
                if wanted <= left and reach(at + len(part), left - wanted):
                    return True
        return False

    return reach(0, words)


def _places_at(name: str, start: int, index: NameIndex) -> Iterator[tuple[str, Meanings]]:
    for end in range(start + 2, min(len(name), start + 8) + 1):
        meanings = index.places.get(name[start:end])
        if meanings is not None:
            yield name[start:end], meanings


def _told(
    passage: Passage, span: Span, words: Sequence[str], name: Name, here: Here, *, placed: frozenset[str], sure: bool
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
        country = any(one.startswith(TERRITORY) for one in match.concepts)
        if name.concept in match.concepts or (country and match.span.covers(span)):
            return None
        if not country and not (span.covers(match.span) and span != match.span):
            homes = [home for one in match.concepts for home in glossary.owners(one) if home.startswith(TERRITORY)]
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
    return Counter(plain(word) for word in regex.split(r"[ \u00a0]", term) if word not in SMALL)


def _is_anothers(passage: Passage, span: Span, name: Name) -> bool:
    """Whether the text says that it is another country's: the Indian Ministry of Emergency, Labor Party of Norway."""
    content = passage.target.content
    for match in passage.target_terms:
        before = match.end < span.start and content[match.end : span.start] in (" ", "'s ", "’s ", "\u00a0")
        behind = match.start > span.end and content[span.end : match.start] in (" of ", " in ", " of the ")
        abroad = [one for one in match.concepts if one.startswith(TERRITORY)]
        if (before or behind) and abroad and name.homes.isdisjoint(abroad):
            return True
    return False


def _usual(terms: Sequence[Term], words: Counter[str]) -> str | None:
    """What the news calls a body: the name that has most of the words, rather than initials."""
    named = [term for term in terms if term.form is not Form.ABBREVIATION and not term.text.islower()] or list(terms)
    alike = [sum((words & _counted(term.text)).values()) for term in named]
    order = sorted(range(len(named)), key=lambda at: (-alike[at], named[at].status is not TermStatus.PREFERRED))
    return named[order[0]].text if order and not named[order[0]].text.islower() else None
