"""Whether a text keeps foreign words on purpose: it explains, quotes, links or brackets them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

from tqa.finding import Span
from tqa.languages import Language

_OPEN = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}
_QUOTES = "“”„‟\"«»「」『』《》‘’‚'›‹"
_REACH = 60
"""So far before a word its introduction is looked for, in characters."""

_BRACKETED = regex.compile(r"[“”\"»」』’']?\s?[(（\[［]([^()（）\[\]\n]{1,60})[)）\]］]")
_GAP = regex.compile(r"([“”\"»」』’']?\s{0,2}(?:[,，:;–—-]\s?)?[“\"«'‘]?)")
_LINK = regex.compile(r"[#@＠＃]|://|www\.|\.[a-z]{2,4}/|[\p{L}\p{N}]\.(?:рф|бел|укр|срб|рус|中国|中國|한국)(?!\p{L})")
_LINKING = 3
"""Characters behind a word that show it to begin an address (https://)."""
_LABEL = regex.compile(r"[\p{L}\s]{0,20}[:：;,]\s?")
_REST = regex.compile(r"[”\"」』》]?(?:[,;，；、][^()（）]{0,40})?[)）\]］】]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossing:
    """The words of one language that introduce, explain or precede foreign words; None where nobody has written any."""

    before: regex.Pattern[str] | None = None
    after: regex.Pattern[str] | None = None
    apposed: regex.Pattern[str] | None = None
    examples: regex.Pattern[str] | None = None
    determiners: frozenset[str] = frozenset()
    determined: regex.Pattern[str] | None = None
    clauses: frozenset[str] = frozenset()


@cache
def glossing(code: str) -> Glossing:
    """The words of a language, by its code."""
    data = tomllib.loads((resources.files("tqa.languages") / "lexicon/glossing.toml").read_text(encoding="utf-8"))
    row = data.get(code)
    if row is None:
        return Glossing()
    determiners = "|".join(row["determiners"])
    ending = r"(?![\p{L}\p{M}])"
    return Glossing(
        before=regex.compile(
            rf"(?<![\p{{L}}])(?:{_any(row['before'])}){ending}[\s“\"'‘«:,]*(?:(?:{determiners})\s)?[“\"'‘«「『《]?$"
        ),
        after=regex.compile(rf"(?:{_any(row['after'])}){ending}"),
        apposed=regex.compile(rf"(?:{_any(row['apposed'])}){ending}"),
        examples=regex.compile(_any(row["examples"])),
        determiners=frozenset(row["determiners"]),
        clauses=frozenset(row["clauses"]),
        determined=regex.compile(rf"(?<![\p{{L}}])(?:{determiners})\s$"),
    )


def _any(cues: list[str]) -> str:
    return "|".join(regex.escape(cue) for cue in cues)


def linked(content: str, span: Span) -> bool:
    """Whether the words are part of an address, a tag or an account."""
    start = span.start
    while start > 0 and span.start - start < 200 and not content[start - 1].isspace():
        start -= 1
    end = span.end
    while end < len(content) and end - span.end < _LINKING and not content[end].isspace():
        end += 1
    return _LINK.search(content, start, end) is not None


def bracketed(content: str, span: Span) -> bool:
    """Whether the words stand alone in brackets behind a word: a name in its own script, a foreign term.

    A label (`Chinese: 徐冰`) and what follows a comma may be in the bracket too.
    """
    start = span.start
    while start > 0 and span.start - start < 60 and content[start - 1] not in _OPEN and content[start - 1] != "\n":
        start -= 1
    if start == 0 or content[start - 1] not in _OPEN:
        return False
    label = content[start : span.start].rstrip(_QUOTES)
    if (label.strip() and not _LABEL.fullmatch(label)) or not _REST.match(content, span.end):
        return False
    before = content[: start - 1].rstrip()[-1:]
    return before.isalpha() or (before != "" and before in _QUOTES)


def quoted(content: str, span: Span) -> bool:
    """Whether quotation marks enclose exactly these words, with or without a closing mark of the sentence."""
    if span.start == 0 or content[span.start - 1] not in _QUOTES:
        return False
    after = content[span.end : span.end + 2].lstrip(",.!?，。！？")
    return after[:1] in _QUOTES and after != ""


def quotation(content: str, span: Span) -> Span | None:
    """What stands between the quotation marks around the words, on the same line and near; None where none do."""
    start = span.start
    while (
        start > 0 and span.start - start < _REACH and content[start - 1] not in _QUOTES and content[start - 1] != "\n"
    ):
        start -= 1
    end = span.end
    while end < len(content) and end - span.end < _REACH and content[end] not in _QUOTES and content[end] != "\n":
        end += 1
    if start == 0 or end >= len(content) or content[start - 1] not in _QUOTES or content[end] not in _QUOTES:
        return None
    opened = start < 2 or not content[start - 2].isalnum()
    return Span(start, end) if opened and not content[end + 1 : end + 2].isalnum() else None


def explained(content: str, span: Span, language: Language) -> bool:
    """Whether the text says what the words mean: behind them, in brackets, or by introducing them as words."""
    cues = glossing(language.base)
    match = _BRACKETED.match(content, span.end)
    if match:
        inside = match.group(1).casefold()
        if (
            any(char.isalpha() for char in inside)
            and not any(char.isdigit() for char in inside)
            and not (cues.examples is not None and cues.examples.match(inside))
        ):
            return True
    if cues.after is None or cues.apposed is None or cues.before is None:
        return False
    gap = _GAP.match(content, span.end)
    if gap:
        following = content[gap.end() : gap.end() + 24].casefold()
        if cues.after.match(following) or (gap.group().strip() and cues.apposed.match(following)):
            return True
    line = content.rfind("\n", 0, span.start) + 1
    return cues.before.search(content[max(line, span.start - _REACH) : span.start].casefold()) is not None


def renamed(content: str, span: Span, language: Language) -> bool:
    """Whether the words are a noun with another one in apposition: “her mañanera, the daily press conference”."""
    cues = glossing(language.base)
    if cues.determined is None or content[span.end : span.end + 2] != ", ":
        return False
    following = regex.match(r"\p{L}+", content[span.end + 2 : span.end + 14])
    if following is None or following.group() not in cues.determiners:
        return False
    return cues.determined.search(content[max(0, span.start - 8) : span.start].casefold()) is not None
