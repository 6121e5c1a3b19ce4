"""Names that were translated as the words that they are, where the English alone shows it: Nawaf Peace, the Hope Movement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tqa.checks.check import Context, Passage
from tqa.checks.names.tongues import tongues
from tqa.finding import Span
from tqa.glossary import ConceptType, Form, Glossary
from tqa.languages import Language
from tqa.languages.literal.english import Established, habits, renderings
from tqa.languages.literal.english import words as words_of
from tqa.languages.naming import load as load_naming
from tqa.languages.romanisation import fold
from tqa.languages.tongues import tongues_of

_ENGLISH = "en"
_ARTICLES = ("al-", "Al-", "el-", "El-", "Al ", "al ")
_BEFORE = re.compile(r"(\S+)[ \u00a0]$")
_BEHIND = re.compile(r"['’]s [\w-]+|[ \u00a0][\w-]+")
_YEAR = re.compile(r"(?<!\d)1[89]\d\d(?!\d)")
_WORD = re.compile(r"\w+")
_LOOK_BACK = 40
_PAPERS = ("newspaper ", "daily ", "weekly ")
_MEDIA = f"{ConceptType.MEDIA_TITLE.value}."
_TERRITORY = f"{ConceptType.TERRITORY.value}."
_TERM = f"{ConceptType.STYLE_TERM.value}."
"""A wording that English has for one language's term (Highest Court) is none for the names of another."""
_OPENING = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
_ARTICLE = "the "
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-Ý][\w'’-]+")
_TWO = 2
_GAPS = frozenset({" ", "\u00a0", "'s ", "’s ", " State "})
_OFS = frozenset({" of ", " of the ", " in ", " in the "})


@dataclass(frozen=True, slots=True)
class Translated:
    """The words of a name and what it is called; `certain` where what stands around them leaves no other reading.

    `title`: quotation marks around it are those of a newspaper's name.
    """

    passage: Passage
    span: Span
    right: str
    why: str
    person: bool
    certain: bool
    title: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a person's name."""

    concept: str
    words: tuple[str, ...]
    at: int


def translated_names(context: Context) -> Iterator[Translated]:
    """What of the source's names stands there as English words, in the language that it has or may have had."""
    if context.target_language.base != _ENGLISH:
        return
    here = Here(context)
    for base in tongues(context):
        for passage in context.passages:
            found = _bodies(passage, base, here)
            yield from found if context.source_language is not None else _at_home_only(found, base, here, context)
            yield from _people(passage, base, here)


class Here:
    """What the document names, found when it is first asked for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._named: frozenset[str] | None = None
        self._homes: frozenset[str] = frozenset()

    def names(self, concept: str) -> bool:
        """Whether the document names something by a term of the glossary."""
        return concept in self._known()

    def is_about(self, homes: frozenset[str]) -> bool:
        """Whether it names one of these territories, or what belongs to one."""
        named = self._known()
        return not homes.isdisjoint(named) or not homes.isdisjoint(self._homes)

    def homes(self) -> frozenset[str]:
        """The territories that it names, or to which something belongs that it names."""
        return frozenset(one for one in (*self._known(), *self._homes) if one.startswith(_TERRITORY))

    def _known(self) -> frozenset[str]:
        if self._named is None:
            glossary = self._context.glossary
            self._named = frozenset(c for p in self._context.passages for m in p.target_terms for c in m.concepts)
            self._homes = frozenset(home for concept in self._named for home in glossary.belongs_to(concept))
        return self._named


def _bodies(passage: Passage, base: str, here: Here) -> Iterator[Translated]:
    known = renderings(base)
    if known is None:
        return
    content = passage.target.content
    for own, name in known.find(content):
        span = own
        article = content[max(0, own.start - len(_ARTICLE)) : own.start]
        if not name.article and article.casefold() == _ARTICLE:
            span = Span(own.start - len(_ARTICLE), own.end)
        title = _is_title(passage, own, name)
        if (name.homes and not here.is_about(name.homes)) or (not title and _is_explained(content, span.start, name)):
            continue
        if own.of(content).isupper() and f"({own.of(content)})" in content:
            # The Grand National Assembly (TBMM), and TBMM from then on.
            continue
        if (own.of(content)[0].isupper() and is_part(passage, own)) or any(
            m.term.admitted and m.span.covers(own) and not m.concept.startswith(_TERM) for m in passage.target_terms
        ):
            continue
        if content.startswith(habits().others, own.end) or _YEAR.search(
            passage.target.sentence_at(own.start).of(content)
        ):
            continue
        why = f"“{own.of(content)}” is what the words of the name mean"
        yield Translated(passage, span, name.name, why, person=False, certain=False, title=title)


def _at_home_only(found: Iterator[Translated], base: str, here: Here, context: Context) -> Iterator[Translated]:
    """Where the language is a guess: names only, of bodies of one of its countries or such as no other country has."""
    theirs = frozenset(home for home, bases in tongues_of().items() if base in bases)
    for one in found:
        surface = one.span.of(one.passage.target.content).removeprefix(_ARTICLE).removeprefix("The ")
        if len(_CAPITAL.findall(surface)) < _TWO or surface in habits().elsewhere or _is_abroad(one, theirs):
            continue
        right = one.right.removeprefix(_ARTICLE)
        named = [match for match in context.glossary.find(right, context.target_language) if match.surface == right]
        homes = {home for match in named for name in match.concepts for home in context.glossary.owners(name)}
        if not named or here.is_about(theirs & homes):
            yield one


def _is_abroad(one: Translated, theirs: frozenset[str]) -> bool:
    """Whether the place or country right before a name, or behind it with “of”, is one of others: Chicago Police Department."""
    passage, content = one.passage, one.passage.target.content
    for match in passage.target_terms:
        before = content[match.end : one.span.start] in _GAPS and match.end <= one.span.start
        behind = content[one.span.end : match.start] in _OFS and match.start >= one.span.end
        if before or behind:
            homes = {match.concept, *passage.glossary.owners(match.concept)}
            if any(home.startswith(_TERRITORY) for home in homes) and homes.isdisjoint(theirs):
                return True
    return False


def is_part(passage: Passage, span: Span) -> bool:
    """Whether a longer name ends with the words, as far as capitals tell: Federal Housing Finance Agency."""
    before = _BEFORE.search(passage.target.content, max(0, span.start - _LOOK_BACK), span.start)
    if before is None or not (before[1].isalpha() and before[1][0].isupper()) or before[1] in ("The", "A", "An"):
        return False
    opens = passage.target.sentence_at(span.start).start >= before.start(1) and before[1] not in habits().beginnings
    titled = before[1].casefold() in load_naming(_ENGLISH).titles
    return not opens and not titled and not any(match.end == before.end(1) for match in passage.target_terms)


def _is_title(passage: Passage, span: Span, name: Established) -> bool:
    """Whether quotation marks are around it because it is a newspaper's name, and not because somebody says so."""
    before, after = passage.target.content[: span.start][-1:], passage.target.content[span.end : span.end + 2]
    if before not in _OPENING or not after.lstrip(",.").startswith(_OPENING[before]):
        return False
    if passage.target.content[: span.start - 1].endswith("("):
        return False
    if passage.target.content[: span.start - 1].endswith(_PAPERS):
        return True
    known = passage.glossary.find(name.name, passage.target.language)
    return any(match.concept.startswith(_MEDIA) for match in known)


def _is_explained(content: str, start: int, name: Established) -> bool:
    """Whether the words say what a name means: Hezbollah (“Party of Allah”)."""
    before = content[max(0, start - _LOOK_BACK) : start]
    # “for” ends in “or”, which is a word only where no letter is before it.
    glossed = any(
        before.endswith(gloss) and not (gloss[0].isalpha() and before[: -len(gloss)][-1:].isalpha())
        for gloss in habits().glosses
    )
    return glossed or before.rstrip(" ,").endswith(name.name)


def _people(passage: Passage, base: str, here: Here) -> Iterator[Translated]:
    content = passage.target.content
    surfaces = passage.target.surfaces
    marked = "'" in content or "’" in content or "-" in content
    if _first_words(base).isdisjoint(_WORD.findall(content) if marked else surfaces):
        # Who of the glossary has such a name takes time to find out.
        return
    pattern, parts = _meanings(passage.glossary, passage.target.language, base)
    for found in pattern.finditer(content) if pattern is not None else ():
        before = _BEFORE.search(content, max(0, found.start() - _LOOK_BACK), found.start())
        behind = _BEHIND.match(content, found.end())
        previous = before[1] if before is not None else ""
        following = behind[0].replace("\u00a0", " ") if behind is not None else ""
        span = Span(*found.span())
        if any(match.term.admitted and match.span.covers(span) for match in passage.target_terms):
            continue
        meant = [part for part in parts[found[1]] if _is_beside(part, previous, following.strip())]
        if meant:
            yield _translated(passage, span, meant[0], certain=_at_home(meant[0], passage, here))
            continue
        for part in parts[found[1]]:
            if (
                part.at == len(part.words) - 1
                and here.names(part.concept)
                and _acts(passage, span, previous, following)
            ):
                yield replace(_translated(passage, span, part, certain=False), right=_family(passage, part))
                break


def _translated(passage: Passage, span: Span, part: _Part, *, certain: bool) -> Translated:
    why = f"The glossary has “{' '.join(part.words)}” ({part.concept})"
    return Translated(passage, span, part.words[part.at], why, person=True, certain=certain)


def _family(passage: Passage, part: _Part) -> str:
    """What the news calls a person later on, without the article where the glossary has it so."""
    terms = passage.glossary.terms(part.concept, passage.target.language)
    own = [term.text for term in terms if term.form is Form.FAMILY_NAME and term.admitted]
    name = part.words[part.at]
    return min((one for one in own if _bare(one) == _bare(name)), key=len, default=name)


def _is_beside(part: _Part, previous: str, following: str) -> bool:
    """Whether the next part of the name stands where it should."""
    left = part.at > 0 and fold(previous) == fold(part.words[part.at - 1])
    right = part.at + 1 < len(part.words) and fold(following) == fold(part.words[part.at + 1])
    return left or right


def _acts(passage: Passage, span: Span, previous: str, following: str) -> bool:
    """Whether the word is somebody's name: it has a title, or does what people do."""
    if previous[:1].isupper() and previous.casefold() in load_naming(_ENGLISH).titles:
        return True
    opens = passage.target.sentence_at(span.start).start == span.start
    if not opens and not previous.islower():
        return False
    known = habits()
    if following.startswith(("'", "’")):
        return following[3:] in known.belongings
    return following.strip() in known.acts


def _at_home(part: _Part, passage: Passage, here: Here) -> bool:
    """Whether the document names the person elsewhere, or the country."""
    homes = frozenset(passage.glossary.belongs_to(part.concept))
    return here.names(part.concept) or here.is_about(homes)


@cache
def _first_words(base: str) -> frozenset[str]:
    """The words with which the meanings of names begin."""
    return frozenset(found[0] for row in words_of(base).values() for one in row if (found := _WORD.search(one)))


@lru_cache(maxsize=32)
def _meanings(
    glossary: Glossary, language: Language, base: str
) -> tuple[re.Pattern[str] | None, dict[str, tuple[_Part, ...]]]:
    """The meanings of words that are parts of the names of people of the glossary, and a pattern of them."""
    meanings = {fold(part): row for part, row in words_of(base).items()}
    if not meanings:
        return None, {}
    parts: defaultdict[str, list[_Part]] = defaultdict(list)
    for term in glossary.people(language):
        names = tuple(term.text.split())
        if term.form is not Form.FULL or not term.admitted or len(names) < 2:
            continue
        for at, name in enumerate(names):
            for meaning in meanings.get(fold(_bare(name)), ()):
                parts[meaning].append(_Part(term.concept, names, at))
    if not parts:
        return None, {}
    choices = "|".join(re.escape(meaning) for meaning in sorted(parts, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:[Tt]he |[AaEe]l-)?({choices})(?![\w-])")
    return pattern, {meaning: tuple(found) for meaning, found in parts.items()}


def _bare(name: str) -> str:
    """A name without its Arabic article."""
    for article in _ARTICLES:
        if name.startswith(article):
            return name[len(article) :]
    return name
