"""Where a text writes something that may be written in several ways, and how it would stand in the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from tqa.finding import Span
from tqa.languages.style import Choice
from tqa.text.glossing import linked
from tqa.text.text import Text

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")
_SLOT = re.compile(r"<(\w+)>")
_DIGITS = {
    "number": "0123456789",
    "day": "0123456789",
    "year": "0123456789",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "han": "〇一二三四五六七八九",
}
_SIZES = {"day": "{1,2}", "year": "{4}", "han": "{4}"}
_SPACE = "[ \u00a0\u202f]"
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![A-Za-z0-9.,\-])", r"(?!\d)"
_KATAKANA = "[ァ-ヺー]"


@dataclass(frozen=True, slots=True)
class Written:
    """A place where a text writes one of the ways of a choice; `others` is how it stands in the ways that have a form for it."""

    span: Span
    choice: Choice
    way: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a way with the rows that it stands in."""

    text: str
    choice: Choice
    way: int
    rows: tuple[tuple[str, ...], ...]


def find_written(text: Text, choices: tuple[Choice, ...]) -> Iterator[Written]:
    """Every place where a choice was made, in no order, none inside another of the same choice."""
    words, forms, pattern = _compiled(choices, text.language.spaced)
    content = text.content
    taken: defaultdict[Choice, list[Span]] = defaultdict(list)
    for match in pattern.finditer(content) if pattern is not None else ():
        assert match.lastgroup is not None
        form = forms[int(match.lastgroup[1:])]
        span = Span(match.start(), match.end())
        if linked(content, span) or (form.text.isupper() and _is_all_capitals(text, span)):
            continue
        numbers = match.groups()[match.re.groupindex[match.lastgroup] :]
        values = dict(zip(_SLOT.findall(form.text), numbers, strict=False))
        taken[form.choice].append(span)
        yield _written(form, span, values, capital=False)
    for word in _WORD.finditer(content) if words else ():
        surface = word.group()
        form_of = words.get(surface.lower())
        if form_of is None:
            continue
        span = Span(word.start(), word.end())
        capital = surface[0].isupper()
        if (
            (capital and (not _opens(text, span) or _leads_name(content, span)))
            or not surface[1:].islower()
            or linked(content, span)
        ):
            continue
        if not any(other.covers(span) for other in taken[form_of.choice]):
            yield _written(form_of, span, {}, capital=capital)


def _written(form: _Form, span: Span, values: dict[str, str], *, capital: bool) -> Written:
    others: dict[tuple[str, str], None] = {}
    for row in form.rows:
        for way, other in zip(form.choice.ways, row, strict=True):
            if other and way != form.choice.ways[form.way]:
                filled = _filled(other, values)
                others[way, filled[0].upper() + filled[1:] if capital else filled] = None
    return Written(span, form.choice, form.choice.ways[form.way], tuple(others))


def _filled(form: str, values: dict[str, str]) -> str:
    """A form with its numbers, from whatever digits they were written in."""
    slots = iter(values.items())

    def fill(slot: re.Match[str]) -> str:
        known = slot[1] if slot[1] in values else next(slots)[0]
        return values[known].translate(str.maketrans(_DIGITS[known], _DIGITS[slot[1]]))

    return _SLOT.sub(fill, form)


def _opens(text: Text, span: Span) -> bool:
    """Whether a sentence, or a quotation in one, begins here."""
    return text.sentence_at(span.start).start >= span.start - 1 or text.content[span.start - 1] in '“"«„‘'


def _leads_name(content: str, span: Span) -> bool:
    """Whether another capital follows, as in “Labour Party”."""
    return content[span.end : span.end + 1] == " " and content[span.end + 1 : span.end + 2].isupper()


def _is_all_capitals(text: Text, span: Span) -> bool:
    """Whether the other words of the sentence are in capitals too, so that those of an abbreviation say nothing."""
    sentence = text.sentence_at(span.start)
    return any(
        map(str.isalpha, text.content[sentence.start : span.start] + text.content[span.end : sentence.end])
    ) and (sentence.of(text.content).isupper())


@lru_cache(maxsize=16)
def _compiled(
    choices: tuple[Choice, ...], spaced: bool
) -> tuple[dict[str, _Form], list[_Form], re.Pattern[str] | None]:
    """Plain words by themselves, and everything else with its pattern, the longest form first."""
    rows: defaultdict[tuple[str, Choice, int], list[tuple[str, ...]]] = defaultdict(list)
    for choice in choices:
        for row in choice.rows:
            for way, cell in enumerate(row):
                if cell:
                    rows[cell, choice, way].append(row)
    words: dict[str, _Form] = {}
    forms: list[_Form] = []
    for (text, choice, way), held in rows.items():
        form = _Form(text, choice, way, tuple(held))
        if spaced and text.islower() and _WORD.fullmatch(text):
            words.setdefault(text, form)
        else:
            forms.append(form)
    forms.sort(key=lambda form: -len(form.text))
    sources = [f"(?P<f{number}>{_source(form.text)})" for number, form in enumerate(forms)]
    return words, forms, re.compile("|".join(sources)) if sources else None


def _source(form: str) -> str:
    """The pattern of a form, with what may not stand beside it."""
    parts = _SLOT.split(form)
    source = ""
    for at, part in enumerate(parts):
        if at % 2:
            size = _SIZES.get(part, "")
            digits = f"[{_DIGITS[part]}]"
            source += f"({digits}{size})" if size else rf"((?:{digits}[.,]?){{0,15}}{digits})"
        else:
            source += re.escape(part).replace(r"\ ", _SPACE)
    return _before(form[0]) + source + _after(form[-1])


def _before(char: str) -> str:
    if char == "<":
        return _NO_DIGIT_BEFORE
    if "ァ" <= char <= "ー":
        return f"(?<!{_KATAKANA})"
    return r"(?<![^\W_])" if _is_spaced(char) else ""


def _after(char: str) -> str:
    if char == ">":
        return _NO_DIGIT_AFTER
    if "ァ" <= char <= "ー":
        return f"(?!{_KATAKANA})"
    return r"(?![^\W_]|\$)" if _is_spaced(char) else ""


def _is_spaced(char: str) -> bool:
    """Whether words of this character's script are set apart by spaces and nothing is written to their ends."""
    return char.isalpha() and not "\u2e80" <= char <= "\uffef"
