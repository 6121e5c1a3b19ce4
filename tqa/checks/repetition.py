"""A word, phrase or sentence that the machine said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.settings import Positive
from tqa.finding import Category, Finding, Severity, Span
from tqa.glossary import Concept, ConceptType
from tqa.languages.doubling import Doubling
from tqa.languages.doubling import load as load_doubling
from tqa.text.computed import kept
from tqa.text.quotes import is_quoted
from tqa.text.repeats import GRAM, Echo, Tandem, Tokens, echoes, may_repeat, paragraph_tokens, tandems
from tqa.text.text import Text, Word

_LETTER = regex.compile(r"\p{L}")
_END = regex.compile(r"[.!?。！？؟।…]")
_JOINT = regex.compile(r"[,;:.!?]")
_GAP = regex.compile(r"\)?\s*\(?")
_SPACES = frozenset({" ", "\u00a0"})
_CREDITS = regex.compile(r"(?<=[.!?)]\s{0,2})\((?:[\p{L}\p{N}]+ )?$")
_CREDIT = 40
"""So far back is looked for what comes before the first of those that reported it: “… in the capital. (Reuters) (Reuters)”."""

_HYPHENS = frozenset({"-", "‑", "–", "—", " – "})

_STUTTER = regex.compile(r"([\p{L}\p{M}]{2,6}?)\1{5,}")

LOOP = 4
"""So many copies in a row are no slip: the decoder was caught in a loop."""

CLAUSE = 14
"""Words that no writer says again in the same paragraph by chance."""

SHORT_SENTENCE = 4
"""Words of a sentence that is said twice in a row outside quotation marks: fewer may be for effect."""

LIST_ITEM = 3
"""So few words with a comma among them may be the joint of a list: “international arrivals, domestic arrivals, domestic”."""

LONG_PARAGRAPH = 12
"""A shorter paragraph may be a refrain, a dateline or a credit."""

CHARACTERS_A_WORD = 3
"""About as many characters of a script without spaces carry what a word does, names included."""

STUTTER = 14
"""A word shorter than this is no loop inside a word."""

_LAUGHS = frozenset({"ha", "he", "hi", "ja", "ха", "хе", "ah", "ہا", "هه"})


@dataclass(frozen=True, slots=True)
class Repetition(Check):
    """A word, phrase or sentence said twice by the machine.

    Decoders fall into loops, and pieces of a text that were translated apart overlap. What a language doubles
    by its grammar (“had had”, “nous nous”, Indonesian plurals), for effect in a quotation, in names (“Duran Duran”) or in
    scores and tables (“6-4 6-4”) is left alone, and so is a sentence that the source repeats as well. Two articles in
    a row (“the the”) can only be a slip, and a country is not paired with itself.
    """

    code: ClassVar = "repetition"
    category: ClassVar = Category.REPETITION
    examples: ClassVar = (
        Example("zh>en", "More than 900 people were ⟦evacuated evacuated⟧ by noon.", suggest="evacuated"),
        Example(
            "zh>en",
            "The river fell on Friday evening. ⟦the river fell on Friday evening.⟧ No one was hurt.",
            suggest="",
        ),
        Example("?>de", "Der Minister ⟦reiste reiste⟧ am Montag nach Wien.", suggest="reiste"),
        Example("?>fr", "Le gouvernement ⟦a annoncé a annoncé⟧ une réforme.", suggest="a annoncé"),
        Example("en>zh", "外交部⟦发表了一份声明发表了一份声明⟧。", suggest="发表了一份声明"),
        Example("zh>en", "Schools ⟦were closed, were closed⟧.", suggest="were closed"),
        Example("zh>en", "Ships left ⟦the the⟧ Baltic Sea on Friday.", suggest="the"),
        Example("zh>en", "The ministers spoke of ⟦Vietnam-Vietnam⟧ relations."),
        Example("zh>en", "He said that the rules he had had in mind were those that that committee wrote."),
        Example("zh>en", "Former UN chief Boutros Boutros-Ghali met fans of Duran Duran; she won 6-4 6-4."),
        Example("de>en", "The law came into force in ⟦2017 2017⟧.", suggest="2017"),
        Example("?>fr", "Nous nous félicitons de cet accord, et vous vous en réjouissez."),
        Example("?>id", "Anak anak itu pulang ke rumah."),
        Example("en>zh", "他常常说，大家要研究研究这个问题。"),
    )
    min_characters: Positive = 4
    """The shortest repeated piece in a script without spaces between words."""

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            doubling = load_doubling(passage.target.language.base)
            seen: dict[tuple[str, ...], int] = {}
            for number, tokens in enumerate(paragraph_tokens(passage.target)):
                if len(tokens.keys) >= LONG_PARAGRAPH and tokens.keys in seen:
                    yield from self._paragraph_again(passage, tokens)
                    continue
                seen[tokens.keys] = number
                if not may_repeat(tokens.keys):
                    continue
                done: set[int] = set()
                for tandem in tandems(tokens.keys):
                    for finding in self._in_a_row(passage, tokens, tandem, doubling):
                        done.update(range(finding.start, finding.end))
                        yield finding
                for echo in echoes(tokens.keys):
                    for finding in self._again(passage, tokens, echo):
                        if finding.start not in done and finding.end - 1 not in done:
                            yield finding
            yield from self._stutters(passage)
            yield from self._paired_with_itself(passage)

    def _in_a_row(self, passage: Passage, tokens: Tokens, tandem: Tandem, doubling: Doubling) -> Iterator[Finding]:
        content = passage.target.content
        words = tokens.words[tandem.first : tandem.first + tandem.period * tandem.copies]
        period, copies = tandem.period, tandem.copies
        keys = tokens.keys[tandem.first : tandem.first + period]
        gaps = {content[words[i * period - 1].end : words[i * period].start] for i in range(1, copies)}
        first = Span(words[0].start, words[period - 1].end)
        whole = Span(words[0].start, words[-1].end)
        if not _LETTER.search(first.of(content)) and not _is_number_again(tokens, tandem):
            return
        if any(")" in gap for gap in gaps) and _CREDITS.search(content, max(0, first.start - _CREDIT), first.start):
            return
        quoted = is_quoted(passage.target, whole)
        loop = copies >= LOOP and not quoted
        if not all(_GAP.fullmatch(gap) for gap in gaps) or (copies == 2 and gaps == {" ("}):
            second = Span(words[period].start, _with_end(content, words[-1].end))
            if period > 1 and gaps == {", "} and keys[0] in doubling.auxiliaries and not quoted:
                yield self._doubled(passage, whole, first, 0.8)
            elif loop and period > 1:
                yield self._loop(passage, second, "", copies)
            elif (period, copies) == (1, 2) and gaps == {". "} and words[1].surface == words[0].surface.lower():
                yield self._over_a_stop(passage, Span(words[0].end, words[1].end))
            elif all(_END.search(gap) for gap in gaps) and (
                period >= self._sentence(tokens)
                or (
                    period >= SHORT_SENTENCE
                    and gaps == {". "}
                    and not quoted
                    and _END.match(content, words[-1].end)
                    and _is_sentence(content, first)
                )
            ):
                yield from self._sentence_again(passage, second, 0.9)
            return
        if not tokens.spaced and all(_is_character(word) for word in words[:period]):
            if not (period >= self.min_characters or (copies >= LOOP and period > 1)):
                return
        elif period == 1:
            if keys[0] in doubling.never and gaps <= _SPACES and copies < LOOP:
                if not words[1].surface[0].isupper() and _same_case(passage.target, words):
                    # Speakers stammer, so that in a quotation it may be what was said.
                    yield self._doubled(passage, whole, first, 0.7 if quoted else 0.95)
                return
            if (copies, gaps) == (2, {" "}) and doubling.is_slip(keys[0], *_around(tokens, tandem)):
                yield self._doubled(passage, whole, first, 0.7)
                return
            if keys[0] in doubling.names or (keys[0] in doubling.grammatical and copies <= LOOP - 1):
                return
            if copies == 2 and (doubling.reduplicates or not _same_case(passage.target, words)):
                return
            if copies == 2 and words[0].surface[0].isupper() and content.count(whole.of(content)) > 1:
                return
            if copies < LOOP and keys[0] in doubling.emphatic:
                if not quoted:
                    yield self._doubled(passage, whole, first, 0.4)
                return
        elif period <= LIST_ITEM and copies == 2 and _JOINT.search(content, words[0].end, words[period - 1].start):
            return
        elif period == 2 and doubling.linkers.intersection(keys):
            following = tandem.first + period * copies
            if tokens.keys[following : following + 1] == keys[:1]:
                return
            if keys[1] in doubling.linkers and content[words[2].end : words[3].start].strip():
                # “hours and hours, and”: the second “and” leads to something else.
                return
        if loop:
            yield self._loop(passage, whole, first.of(content), copies)
        else:
            named = first.of(content)[0].isupper() and period == 1
            yield self._doubled(passage, whole, first, 0.7 if named or quoted else 0.95)

    def _again(self, passage: Passage, tokens: Tokens, echo: Echo) -> Iterator[Finding]:
        content = passage.target.content
        words = tokens.words[echo.again : echo.again + echo.length]
        span = Span(words[0].start, words[-1].end)
        before = content[tokens.words[0].start : span.start].rstrip(' \u00a0"“„«’‘')
        after = content[span.end : span.end + 1]
        if (not before or _END.match(before[-1])) and (not after or _END.match(after) or after == "\n"):
            if echo.length >= self._sentence(tokens):
                yield from self._sentence_again(passage, Span(span.start, _with_end(content, span.end)), 0.8)
            return
        plain = sum(not content[word.start].isupper() for word in words)
        if echo.length >= CLAUSE * (1 if tokens.spaced else CHARACTERS_A_WORD) and plain * 2 >= len(words):
            yield self.finding(
                passage,
                span,
                severity=Severity.MINOR,
                confidence=0.5,
                message="The same words stand earlier in this paragraph",
                evidence=(f"{echo.length} {'words' if tokens.spaced else 'characters'} in a row are the same",),
            )

    def _sentence_again(self, passage: Passage, span: Span, confidence: float) -> Iterator[Finding]:
        if passage.source is not None and _repeats_a_sentence(passage.source):
            return
        yield self.finding(
            passage,
            span,
            severity=Severity.MINOR,
            confidence=confidence,
            message="This sentence was said already",
            suggestions=("",),
        )

    def _paragraph_again(self, passage: Passage, tokens: Tokens) -> Iterator[Finding]:
        content = passage.target.content
        span = Span(tokens.words[0].start, _with_end(content, tokens.words[-1].end))
        yield from self._sentence_again(passage, span, 0.8)

    def _doubled(self, passage: Passage, whole: Span, first: Span, confidence: float) -> Finding:
        said = first.of(passage.target.content)
        return self.finding(
            passage,
            whole,
            severity=Severity.MINOR,
            confidence=confidence,
            message=f"“{said}” is said twice in a row",
            suggestions=(said,),
        )

    def _over_a_stop(self, passage: Passage, span: Span) -> Finding:
        """“the 18th century. century”: the stop was one of the source's ordinals or abbreviations, and a word came twice."""
        return self.finding(
            passage,
            span,
            severity=Severity.MINOR,
            confidence=0.95,
            message=f"“{span.of(passage.target.content)[2:]}” is said twice, with a full stop between",
            suggestions=("",),
        )

    def _loop(self, passage: Passage, span: Span, keep: str, copies: int) -> Finding:
        return self.finding(
            passage,
            span,
            severity=Severity.MAJOR,
            confidence=0.95,
            message=f"The same words {copies} times in a row: the machine was caught in a loop",
            suggestions=(keep,),
        )

    def _stutters(self, passage: Passage) -> Iterator[Finding]:
        if max(map(len, passage.target.surfaces), default=0) < STUTTER:
            return
        for word in passage.target.words:
            if word.end - word.start < STUTTER:
                continue
            if (match := _STUTTER.search(word.surface)) and _is_loop(match[1]):
                copies = len(match.group()) // len(match[1])
                span = Span(word.start + match.start(), word.start + match.end())
                yield self._loop(passage, span, match[1], copies)

    def _paired_with_itself(self, passage: Passage) -> Iterator[Finding]:
        """“Vietnam-Vietnam relations” is said of Vietnam and some other country."""
        for one, other in pairwise(passage.target_terms):
            between = passage.target.content[one.end : other.start]
            if (
                between in _HYPHENS
                and one.surface.casefold() == other.surface.casefold()
                and all(_is_country(passage.glossary.concept(concept)) for concept in one.concepts)
            ):
                yield self.finding(
                    passage,
                    Span(one.start, other.end),
                    severity=Severity.MAJOR,
                    confidence=0.9,
                    message=f"“{one.surface}” is paired with itself: one of the two is another country",
                )

    def _sentence(self, tokens: Tokens) -> int:
        """How many tokens make a sentence that is not said again by chance."""
        return GRAM if tokens.spaced else GRAM * 2


def _is_country(concept: Concept | None) -> bool:
    return concept is not None and concept.type is ConceptType.TERRITORY


def _is_sentence(content: str, span: Span) -> bool:
    """Whether it begins with a capital and nothing of its sentence stands before it."""
    before = content[: span.start].rstrip(" ")[-1:]
    return span.of(content)[0].isupper() and (before in ("", "\n") or _END.match(before) is not None)


def _with_end(content: str, at: int) -> int:
    while at < len(content) and (_END.match(content[at]) or content[at] in '”"»」』’'):
        at += 1
    return at


def _is_number_again(tokens: Tokens, tandem: Tandem) -> bool:
    """True for “in 2017 2017”: one plain number behind a word, and no table of numbers."""
    last = tandem.first + tandem.copies
    return (
        tandem.period == 1
        and tandem.first > 0
        and tokens.keys[tandem.first].isdecimal()
        and tokens.keys[tandem.first - 1].isalpha()
        and not any(key[0].isdecimal() for key in tokens.keys[last : last + 1])
    )


def _around(tokens: Tokens, tandem: Tandem) -> tuple[str, str]:
    """The words before and behind one that stands there twice; empty where a sentence or the text ends."""
    last = tandem.first + tandem.copies
    before = tokens.keys[tandem.first - 1] if tandem.first else ""
    return before, tokens.keys[last] if last < len(tokens.keys) else ""


def _is_character(word: Word) -> bool:
    return len(word.surface) == 1


def _same_case(text: Text, words: Sequence[Word]) -> bool:
    """False for “Theresa May may” and “told US us”; a sentence may begin “The the”."""
    first, second = words[0], words[1]
    return first.surface == second.surface or text.sentence_at(first.start).start >= first.start - 1


def _is_loop(unit: str) -> bool:
    """False for a cry (“Noooooo”) and for laughter."""
    return len(set(unit.casefold())) > 1 and unit.casefold() not in _LAUGHS


@kept
def _repeats_a_sentence(source: Text) -> bool:
    said = [sentence.of(source.content).strip().casefold() for sentence in source.sentences if len(sentence) > 8]
    return len(set(said)) < len(said)
