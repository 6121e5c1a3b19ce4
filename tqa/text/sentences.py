"""Where sentences end."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tqa.finding import Span
from tqa.languages import Language

_END = regex.compile(r"[。！？｡]+[」』”’）)\"]*|[.!?…؟۔।॥]+[\"”’»)\]]*(?=\s)")


def split_sentences(content: str, paragraph: Span, language: Language) -> Iterator[Span]:
    """The sentences of one paragraph, without the space between them."""
    start = paragraph.start
    for match in _END.finditer(content, paragraph.start, paragraph.end):
        if match.group().startswith(".") and not _ends(content, start, match, paragraph.end, language):
            continue
        yield Span(start, match.end())
        start = match.end()
        while start < paragraph.end and content[start].isspace():
            start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(content: str, start: int, match: regex.Match[str], limit: int, language: Language) -> bool:
    word_start = match.start()
    while word_start > start and not content[word_start - 1].isspace():
        word_start -= 1
    word = content[word_start : match.start() + 1].lstrip('("“‘«„')
    if word in language.abbreviations or (len(word) == 2 and word[0].isupper()):
        return False
    following = match.end()
    while following < limit and content[following].isspace():
        following += 1
    return following >= limit or not content[following].islower()
