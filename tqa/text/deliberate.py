"""Whether a text keeps foreign words knowingly: linked, bracketed, quoted, explained, or a phrase of the world."""

from __future__ import annotations

import regex

from tqa.finding import Span
from tqa.languages import load as load_language
from tqa.languages.naming import load as load_naming
from tqa.text.glossing import bracketed, explained, glossing, linked, quotation, quoted, renamed
from tqa.text.phrases import phrase_at
from tqa.text.usage import Tier, at_home, tier_of

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LEADING = regex.compile(r"(?<=\s)([\p{Ll}\p{M}]+) \W$")
_GOING_ON = regex.compile(r"\W \p{Ll}")
_GRAMMAR = -6.0
"""Log-probability of the words that hold sentences together (that, of, for)."""

_PHRASE = 2
"""Words of a quoted phrase that is told of as possibly forgotten."""

_MOTTO = 4
"""Words of a quotation that is too long to be a motto or title, where the source shows that it was to be translated."""


def on_purpose(content: str, span: Span, *, home: str, abroad: str, words: int, with_source: bool) -> bool:
    """Whether the words, of the language `abroad`, are meant to stand in this text of the language `home`."""
    if linked(content, span) or bracketed(content, span) or phrase_at(content, span):
        return True
    short = words < _MOTTO or not with_source
    if short and (quoted(content, span) or _foreign_quotation(content, span, home, abroad)):
        return True
    language = load_language(home)
    if words == 1 and _is_place(content, span, home, abroad):
        return True
    return _emphatic(content, span) or explained(content, span, language) or renamed(content, span, language)


def kept_in_quotation(content: str, span: Span, *, home: str, words: int, with_source: bool) -> bool:
    """Whether a phrase in small letters is only kept because it is quoted: the source quotes its own words, a reader needs them.

    A single word is a term. Without the source the phrase may be the news (a slogan, a title), unless the sentence goes
    through it as through words of its own: he said that “millet iradesi” could not be jailed.
    """
    if words < _PHRASE or not span.of(content).islower() or not quoted(content, span):
        return False
    if not with_source and not _used(content, span, home):
        return False
    return not (phrase_at(content, span) or bracketed(content, span) or explained(content, span, load_language(home)))


def _used(content: str, span: Span, home: str) -> bool:
    """Whether a small word of the grammar, and no article, leads to the quoted phrase, and the sentence goes on behind it."""
    before = _LEADING.search(content[max(0, span.start - 12) : span.start])
    if before is None:
        return False
    word, cues = before.group(1), glossing(home)
    grammar = word not in cues.determiners and (at_home(word, home) or -99.0) > _GRAMMAR
    return (grammar or word in cues.clauses) and _GOING_ON.match(content, span.end) is not None


def _is_place(content: str, span: Span, home: str, abroad: str) -> bool:
    """Whether a word ends like the names of streets and stands without an article, as names do."""
    word = span.of(content)
    if not word[0].isupper() or not word.casefold().endswith(load_naming(abroad).places):
        return False
    article = glossing(home).determined
    return article is not None and article.search(content[max(0, span.start - 8) : span.start].casefold()) is None


def _foreign_quotation(content: str, span: Span, home: str, abroad: str) -> bool:
    """Whether the words are in a short quotation that has hardly a word of this language."""
    around = quotation(content, span)
    if around is None:
        return False
    words = [match.group() for match in _WORD.finditer(content, around.start, around.end)]
    own = sum(
        word.islower() and tier_of(word, home, abroad) is Tier.HOME and at_home(word, home) is not None
        for word in words
    )
    return len(words) < 2 * _MOTTO and own * 3 <= len(words)


def _emphatic(content: str, span: Span) -> bool:
    """Whether asterisks or underscores set the words apart."""
    return span.start > 0 and content[span.start - 1] in "*_" and content[span.end : span.end + 1] in ("*", "_")
