"""What machines and web pages leave in a text."""

from __future__ import annotations

import codecs
import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import regex
from ahocorasick_rs import AhoCorasick

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Severity, Span
from tqa.languages import artefacts
from tqa.languages.artefacts import Artefact as Pattern
from tqa.text.quotes import is_quoted

UNESCAPE = "unescape"
ANSWERS_IN = "en"
"""Language models speak of their work in English, whatever they translate into."""

_OPENING = "([（【{<«›>▶►→▼•|"
_CLOSING = ")]）】}>»›▶►→▼:：…."
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_SENTENCE_END = ".!?…。！？:：;\n"


@dataclass(frozen=True, slots=True)
class Artefact(Check):
    """Leftovers of markup, software and web pages: tags, tokens, placeholders, links, a language model's own words.

    Photo credits, editors' square brackets (“[u]nited”), censored swear words and quotations about chatbots are left alone.
    """

    code: ClassVar = "artefact"
    category: ClassVar = Category.ARTEFACT
    examples: ClassVar = (
        Example("zh>en", "The ministry said so.⟦&nbsp;⟧It gave no details.", suggest="\u00a0"),
        Example("zh>en", "The ⟦&amp;quot;⟧red line⟦&amp;quot;⟧ holds.", suggest='"'),
        Example("zh>en", "The fund grew on Monday. ⟦[Click to read more]⟧", suggest=""),
        Example("ja>en", "The yen fell against ⟦[object Object]⟧ on Tuesday."),
        Example("ko>en", "The party ⟦<unk>⟧ won 12 seats.⟦</s>⟧", suggest=""),
        Example("ru>en", "⟦Here is the translation of the article:⟧\nThe minister resigned on Friday.", suggest=""),
        Example("?>de", "⟦Hier ist die Übersetzung:⟧ Der Minister ist am Freitag zurückgetreten."),
        Example("?>fr", "Le ministre a démissionné. ⟦Lire la suite⟧"),
        Example("en>zh", "该部门表示，详情将另行公布。⟦点击查看更多⟧"),
        Example("es>en", "Dear ⟦{first_name}⟧, the court has ruled."),
        Example(
            "zh>en", 'The report said "[u]nited we stand". (Photo: Xinhua) They read more books; that is f***ing rare.'
        ),
        Example("?>en", 'The chatbot answered: "As an AI language model, I cannot vote." Shares of AT&T rose 5 %.'),
        Example("?>fr", "Les enfants veulent lire la suite du livre."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        source = context.source_language.base if context.source_language is not None else None
        for passage in context.passages:
            for pattern in _candidates(passage.target.content, passage.target.language.base, source):
                yield from self._matches(passage, pattern)

    def _matches(self, passage: Passage, pattern: Pattern) -> Iterator[Finding]:
        content = passage.target.content
        for match in pattern.pattern.finditer(content):
            span = Span(*match.span())
            if pattern.unquoted and is_quoted(passage.target, span):
                continue
            if pattern.alone:
                if not _stands_alone(content, span):
                    continue
                span = _with_brackets(content, span)
            yield self.finding(
                passage,
                span,
                severity=Severity(pattern.severity),
                confidence=pattern.confidence,
                message=pattern.message,
                suggestions=_suggestions(pattern, match),
            )


@cache
def _cues(base: str, source: str | None) -> tuple[AhoCorasick, tuple[Pattern, ...]]:
    """What finds the cues of all patterns in one pass, and the pattern of each cue; what the source's pages say may stand too."""
    bases = dict.fromkeys((artefacts.MARKUP, base, ANSWERS_IN, *((source,) if source is not None else ())))
    pairs = [(cue, pattern) for name in bases for pattern in artefacts.load(name) for cue in pattern.cues]
    return AhoCorasick([cue for cue, _ in pairs]), tuple(pattern for _, pattern in pairs)


def _candidates(content: str, base: str, source: str | None) -> Iterable[Pattern]:
    """The patterns of which a cue stands in the text."""
    finder, patterns = _cues(base, source)
    found = {number for number, _, _ in finder.find_matches_as_indexes(content.casefold(), overlapping=True)}
    return dict.fromkeys(patterns[number] for number in sorted(found))


def _suggestions(pattern: Pattern, match: regex.Match[str]) -> tuple[str, ...]:
    if pattern.write is None:
        return ()
    if pattern.write == UNESCAPE:
        surface = match.group()
        if surface.startswith("\\"):
            return (codecs.decode(surface, "unicode_escape"),)
        while (plain := html.unescape(surface)) != surface:
            surface = plain
        return (surface,)
    return (match.expand(pattern.write),)


def _stands_alone(content: str, span: Span) -> bool:
    """Whether the words are a sentence, a line or a bracket of their own."""
    before = content[max(0, span.start - 8) : span.start].rstrip(" \u00a0\u3000\t")[-1:]
    after = content[span.end : span.end + 8].lstrip(" \u00a0\u3000\t")[:1]
    if before and before not in _SENTENCE_END and before not in _OPENING and before not in _CLOSING:
        return False
    return not after or after == "\n" or after in _CLOSING


def _with_brackets(content: str, span: Span) -> Span:
    opening = content[span.start - 1 : span.start]
    if opening in _BRACKETS and content[span.end : span.end + 1] == _BRACKETS[opening]:
        return Span(span.start - 1, span.end + 1)
    while content[span.end : span.end + 1] in ("…", ".", ":", "："):
        span = Span(span.start, span.end + 1)
    return span
