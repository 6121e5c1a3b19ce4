"""Where sentences end.

One pass over the marks that can end a sentence; a full stop is weighed by the word before it and the word behind it.
It rather leaves two sentences together than cuts one: the aligner joins pieces, but nobody rejoins “St.” and “Petersburg”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

from tqa.finding import Span
from tqa.languages import Language

_END = regex.compile(
    r"[。！？｡．]+(?:[」』”’）)〉》】\"]|…)*+"
    r"|[.!?…‽؟۔।॥።։]+(?:[”’»\")\]]|“(?!\w)|[\u00a0\u202f ]»(?!\w))*+(?=\s|$|\p{Han}|\p{Hangul}|[“「])"
)
_MARK = re.compile(r"[。！？｡．.!?…‽؟۔।॥።։]")
"""What `_END` begins with, found in a fifth of the time."""

_INNER = frozenset(".'’-׳״")
"""What may stand inside an abbreviation beside letters, marks and digits."""

_WIDE = "。！？｡"
_CLOSING = frozenset('」』”’»"')
_TITLES = frozenset(("Dr.", "Mr.", "Mrs.", "Ms.", "St.", "Jr.", "Prof."))
"""Kept in names by every language."""

_LONGEST_ORDINAL = 2
_LONGEST_WORD = 40
_LONGEST_ELISION = 4
"""Letters before an apostrophe that are another word: dell’on."""


def split_sentences(content: str, paragraph: Span, language: Language) -> Iterator[Span]:
    """The sentences of one paragraph, without the space between them."""
    start, limit = paragraph.start, paragraph.end
    for match in _ends_in(content, start, limit):
        if match.end() < limit and not _ends(content, start, match, limit, language):
            continue
        end = match.end()
        if content[end - 1] == '"' and match.group()[0] in _WIDE and content.count('"', start, end) % 2:
            end -= 1
        yield Span(start, end)
        start = end
        while start < limit and content[start].isspace():
            start += 1
    if start < limit:
        yield Span(start, limit)


def _ends_in(content: str, start: int, limit: int) -> Iterator[regex.Match[str]]:
    """Where sentences may end, in order."""
    mark = _MARK.search(content, start, limit)
    while mark is not None:
        match = _END.match(content, mark.start(), limit)
        if match is not None:
            yield match
        mark = _MARK.search(content, mark.end() if match is None else match.end(), limit)


def _ends(content: str, start: int, match: regex.Match[str], limit: int, language: Language) -> bool:
    mark = match.group()
    following = match.end()
    while following < limit and content[following].isspace():
        following += 1
    if following >= limit:
        return True
    if mark[-1] in _CLOSING and content.startswith(language.speech_tails, following):
        return False
    if mark[0] in _WIDE:
        return True
    if mark[0] == "．" and content[match.end()].isdigit():
        return False
    if content[following].islower() or content[following] in ",;:)]”’»–—":
        return False
    if mark == "!":
        return f"{_word_before(content, start, match.start())}!" not in language.abbreviations
    if mark[0] != "." or mark.startswith(".."):
        return True
    return not _abbreviates(content, start, match.start(), following, language)


def _abbreviates(content: str, start: int, dot: int, following: int, language: Language) -> bool:
    """Whether a full stop belongs to the word before it and the sentence goes on."""
    bare = _word_before(content, start, dot)
    word = f"{bare}."
    behind = following
    while behind < len(content) and (content[behind].isalpha() or content[behind] in "'’-"):
        behind += 1
    opens = content[following:behind] in language.openers
    if bare.isdigit():
        return dot - len(bare) <= start + 1 or (language.ordinal_dot and len(bare) <= _LONGEST_ORDINAL and not opens)
    if len(bare) == 1:
        return bare.isupper() or word in language.abbreviations
    known = word in language.abbreviations or word[:1].lower() + word[1:] in language.abbreviations or word in _TITLES
    return (known or "." in bare) and not opens


def _word_before(content: str, start: int, end: int) -> str:
    begin = end
    while begin > start and end - begin < _LONGEST_WORD and _in_word(content[begin - 1]):
        begin -= 1
    word = content[begin:end]
    elided = max(word.rfind("'"), word.rfind("’"))
    return word[elided + 1 :] if 0 < elided <= _LONGEST_ELISION else word


def _in_word(char: str) -> bool:
    return char.isalnum() or char in _INNER or unicodedata.category(char)[0] == "M"
