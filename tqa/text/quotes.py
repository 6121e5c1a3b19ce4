"""What stands between quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tqa.finding import Span
from tqa.text.computed import kept
from tqa.text.text import Text

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "»": "«"}


@kept
def quoted_spans(text: Text) -> tuple[Span, ...]:
    """The quotations of a text with their marks, outermost only.

    One that is not closed in its paragraph goes to its end, as in quotations of several paragraphs.
    Single quotation marks are left out: they are apostrophes more often than not.
    """
    content = text.content
    if not any(mark in content for mark in ('"', *_PAIRS)):
        return ()
    return tuple(span for paragraph in text.paragraphs for span in _in_paragraph(content, paragraph))


def is_quoted(text: Text, span: Span) -> bool:
    """Whether a stretch stands inside one quotation."""
    quotes = quoted_spans(text)
    at = bisect_right(quotes, span.start, key=lambda quote: quote.start) - 1
    return at >= 0 and quotes[at].covers(span)


def _in_paragraph(content: str, paragraph: Span) -> Iterator[Span]:
    start, closing = -1, ""
    for at in range(paragraph.start, paragraph.end):
        char = content[at]
        if start >= 0 and char in closing:
            yield Span(start, at + 1)
            start = -1
        elif start < 0 and char == '"':
            start, closing = at, '"'
        elif start < 0 and char in _PAIRS and not (char == "»" and "«" in content[paragraph.start : at]):
            start, closing = at, _PAIRS[char]
    if start >= 0:
        yield Span(start, paragraph.end)
