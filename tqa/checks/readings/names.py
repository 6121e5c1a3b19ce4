"""Known names of which a mention would be part with its rival in its place."""

from __future__ import annotations

from dataclasses import dataclass

from tqa.checks.check import Context
from tqa.entity.readings import Mention, roles
from tqa.finding import Span
from tqa.glossary import Form

AROUND = 4
"""Words around a mention among which a known name may stretch."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Finds the known name that a mention would be part of with a rival in its place: Thailand Strait, Taiwan Strait."""

    context: Context

    def __call__(self, mention: Mention, rival: str, sentence: Span) -> tuple[Span, str] | None:
        language, glossary = self.context.target_language, self.context.glossary
        text = self.context.passages[mention.field].target.content
        begin = _words_back(text, mention.start, sentence.start, AROUND)
        end = _words_on(text, mention.end, sentence.end, AROUND)
        for term in glossary.terms(rival, language):
            if not term.admitted or term.form not in (Form.SHORT, Form.ADJECTIVE):
                continue
            head = text[begin : mention.start]
            swapped = head + term.text + text[mention.end : end]
            place = Span(len(head), len(head) + len(term.text))
            for match in glossary.find(swapped, language):
                rest = (swapped[match.start : place.start] + swapped[place.end : match.end]).split()
                if (
                    not (match.span.covers(place) and rest)
                    or match.concept == mention.concept
                    or not match.term.admitted
                ):
                    continue
                institutions = roles(language.base).institutions
                if all(word.islower() or word.casefold().strip("-'’") in institutions for word in rest):
                    continue
                shift = len(term.text) - (mention.end - mention.start)
                span = Span(begin + match.start, begin + match.end - shift)
                return span, swapped[match.start : match.end]
        return None

    def inside(self, mention: Mention, rival: str) -> bool:
        """Whether the mention is part of the rival's own name, in other capitals: inner Mongolia."""
        text = self.context.passages[mention.field].target.content
        for term in self.context.glossary.terms(rival, self.context.target_language):
            shift = term.text.casefold().find(mention.surface.casefold())
            begin = mention.start - shift
            if shift >= 0 and begin >= 0 and text[begin : begin + len(term.text)].casefold() == term.text.casefold():
                return True
        return False


def _words_back(text: str, position: int, limit: int, count: int) -> int:
    for _ in range(count):
        space = text.rfind(" ", limit, max(limit, position - 1))
        if space < 0:
            return limit
        position = space + 1
    return position


def _words_on(text: str, position: int, limit: int, count: int) -> int:
    for _ in range(count):
        space = text.find(" ", position + 1, limit)
        if space < 0:
            return limit
        position = space
    return position
