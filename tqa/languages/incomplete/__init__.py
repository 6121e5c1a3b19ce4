"""Words after which a phrase cannot end or go on as it does."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import regex

from tqa.finding import Severity

_BEFORE = r"(?<![\p{L}\p{N}'’/&\-])"
_CLOSES = r"\s?[.;](?![.\p{L}\p{N}])(?!\s\.)"
_ALONE = (" .", " ,", " ;", " 's", " ’s")
_EMPTY = ("()", "( )", ",,", ", ,", "“”", "“ ”", ' "" ')


class Gap(NamedTuple):
    """A place where words are missing, by offsets in code points, with what says so."""

    start: int
    end: int
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Patterns:
    """What finds broken phrases.

    The group `head` is the word behind which something is missing, `tail` the one before which it is. The last two are
    only asked where a mark stands alone, or two together: that is rare, and they cost more.
    """

    general: regex.Pattern[str]
    titled: regex.Pattern[str]
    opening: regex.Pattern[str]
    led: regex.Pattern[str]
    spoken: regex.Pattern[str]
    closing: regex.Pattern[str]
    parted: regex.Pattern[str]
    empty: regex.Pattern[str]

    def find(self, content: str, sentences: Iterable[int]) -> Iterator[Gap]:
        """The gaps of a text whose sentences begin at these offsets, those of one pattern in their order."""
        for pattern in (self.general, self.titled, self.led, self.spoken, self.closing):
            yield from map(_gap, pattern.finditer(content))
        for start in sentences:
            if match := self.opening.match(content, start):
                yield _gap(match)
        if any(alone in content for alone in _ALONE):
            yield from map(_gap, self.parted.finditer(content))
        if any(pair in content for pair in _EMPTY):
            yield from map(_hollow, self.empty.finditer(content))


def _gap(match: regex.Match[str]) -> Gap:
    words = match.groupdict()
    if head := words.get("head"):
        message = f"something is missing behind “{head}”"
    else:
        message = f"something is missing before “{words['tail']}”"
    return Gap(*match.span(), message, Severity.MAJOR)


def _hollow(match: regex.Match[str]) -> Gap:
    marks = match[0][0]
    between = {",": "the commas", "(": "the brackets"}.get(marks, "the quotation marks")
    return Gap(*match.span(), f"nothing stands between {between}", Severity.MINOR if marks == "," else Severity.MAJOR)


@cache
def load(base: str) -> Patterns | None:
    """The patterns of a primary language subtag, `None` for a language without data.

    Words are matched in small letters, `openers`, `opening` and `subjectless` with their capitals.
    """
    path = resources.files(__name__) / f"{base}.toml"
    if not path.is_file():
        return None
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    any_of = {key: _any(words) for key, words in data.items() if key != "pairs"}
    opened = _any([*data["articles"], *data["openers"]])
    verbs, speech = any_of["verbs"], any_of["speech"]
    before_name = rf"{any_of['prepositions']}\s+(?:\p{{Lu}}|\d|{any_of['determiners']}\b)"
    pairs = "|".join(
        rf"(?P<head>{first})\s+{second}" for first, second in (pair.split(" ", 1) for pair in data["pairs"])
    )
    general = regex.compile(
        rf"{_BEFORE}(?:"
        rf"(?P<head>{any_of['articles']})(?:\s*[;!?)]|\s*,(?!\s+as\b)|{_CLOSES})"
        rf"|(?P<head>{opened})(?:['’]s\b|\s+(?:{verbs}\b|{speech}\b|{before_name}))(?!['’\-])"
        rf"|(?:{pairs})\b(?!['’\-])"
        rf"|(?P<head>{any_of['conjunctions']})\s+{any_of['finite']}\b(?!['’\-]))"
    )
    titled = regex.compile(
        rf"\b(?:(?P<head>{any_of['titles']})\.?\s+{any_of['predicates']}|(?P<head>{any_of['scholars']})\.?\s+{any_of['statements']})\b"
    )
    opening = regex.compile(
        rf"(?P<head>{any_of['opening']})\s?,(?!\s+{any_of['asides']}\b)|(?P<tail>{any_of['subjectless']})\b"
        rf"|(?P<tail>{any_of['auxiliaries']}\s(?!{any_of['subjects']}\b)\p{{Ll}}+)\b(?=[^?!.\n]*\.(?:\s|$))"
        rf"|(?P<head>{any_of['places']}(?:\s\p{{Lu}}[\p{{L}}\-]+){{1,3}})\s{any_of['told']}\b"
    )
    led = regex.compile(
        rf"(?P<head>of)(?<={_BEFORE}{any_of['heads']}\s+of)\s+{any_of['of_verbs']}\b(?!['’\-])"
        rf"|\((?<={_BEFORE}(?P<head>{any_of['before_brackets']})\s\()(?=\d)"
    )
    spoken = regex.compile(rf",[”\"]\s+(?P<tail>{any_of['said']})(?:\s?[.;]|\s+{any_of['audiences']}\b)")
    closing = regex.compile(
        rf"(?:(?<={_BEFORE}(?P<head>{any_of['unfinished']})),(?!\s+{any_of['asides']}\b)"
        rf"|(?<={_BEFORE}(?P<head>{_any([*data['unfinished'], *data['joints']])}))[.;](?![.\p{{L}}\p{{N}}])(?!\s\.))"
    )
    parted = regex.compile(
        rf"\b(?P<head>{any_of['owned']})\s+['’]s\b(?!-)"
        rf"|{_BEFORE}(?P<head>{_any([*data['owned'], *data['articles'], *data['before_gap']])})\s[.,;](?=\s|$)"
    )
    empty = regex.compile(r",\s?,(?![,'’‘\p{N}])|“\s?”|(?<=\s)\"\"(?=\s)|(?<=\s)\(\s?\)")
    return Patterns(general, titled, opening, led, spoken, closing, parted, empty)


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(map(regex.escape, words))})"
