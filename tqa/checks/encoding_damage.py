"""Characters that were read in the wrong encoding, and such as nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.finding import Category, Finding, Severity, Span
from tqa.text.hidden import Harm, Hidden, find_hidden, name

ENCODINGS = (("cp1252", 1), ("cp1251", 2), ("gb18030", 4), ("koi8-r", 2))
"""In which UTF-8 is usually misread, and from how many right characters on that is believed: “Рі” begins Ukrainian words too."""

LONGEST = 80
"""Of a longer stretch, the rest is found as the next one."""

ASCII = "".join(map(chr, range(128)))

REPLACEMENT = "\ufffd"

_HINT = regex.compile(
    r"[\u0080-\u009f]|[ÂÃâãäåæçèéêëìíîïÐÑØÙàáâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    r"|[РС][\u0080-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї]|锟斤拷|烫烫烫|屯屯屯|[鈥銆绗鐨涓]"
)
_LOST = regex.compile(r"[\p{L}\p{M}'’]{0,40}\ufffd[\p{L}\p{M}'’\ufffd]{0,80}")
_NONSENSE = regex.compile(r"锟斤拷|烫{3,}|屯{3,}")


@dataclass(frozen=True, slots=True)
class EncodingDamage(Check):
    """Characters misread on the way (â€™ for an apostrophe, Рџ for П), lost (U+FFFD), or there without being seen (U+202E).

    A run of odd characters is damage if, written back in the encoding that was wrongly used and read as UTF-8, it gives
    text; so “Ã” in a Portuguese headline or “Â” in a Romanian name is left alone.
    What is not seen but turns the order of the text, hides some of it or commands a machine is told, too; the joiners of
    Persian, Hindi and emoji and the direction marks of Arabic and Hebrew are part of the writing.
    """

    code: ClassVar = "encoding-damage"
    category: ClassVar = Category.ENCODING
    examples: ClassVar = (
        Example("fr>en", "The minister wonâ⟦€™⟧t resign.".replace("â⟦", "⟦â"), suggest="’"),
        Example("es>en", "Police in Bogot⟦Ã¡⟧ made 12 arrests.", suggest="á"),
        Example("ru>en", "The paper ⟦РџСЂР°РІРґР°⟧ reported it.", suggest="Правда"),
        Example("?>de", "Der Minister sagte, er k⟦Ã¶⟧nne nicht kommen.", suggest="ö"),
        Example("zh>en", "He called it a ⟦fa\ufffdade⟧ on Monday."),
        Example("en>zh", "会议于⟦锟斤拷⟧举行。"),
        Example("pt>en", "The daily “Nação” of São Paulo and the “Âncora” party; Čapek’s café – 5 €."),
        Example("?>uk", "Рівне, Сімферополь і Рєпін."),
        Example("?>ru", "Президент России сказал: «Нет»."),
        Example("zh>en", "The bank paid ⟦\u202e⟧000,12⟦\u202c⟧ yuan.", suggest=""),
        Example("zh>en", "On Tues⟦\x1b[2J⟧day the min⟦\u200b⟧isters met.", suggest=""),
        Example("en>fa", "او می\u200cگوید که نمی\u200cآید."),
        Example("en>he", "ראש הממשלה (NATO)\u200f אמר כי \u2067הליכוד\u2069 ניצח."),
        Example(
            "?>en",
            "The team 👩\u200d🔬 from 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won ❤\ufe0f.",
        ),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            content = passage.target.content
            if not content.isascii():
                if _HINT.search(content):
                    yield from self._misread(passage)
                if REPLACEMENT in content:
                    for match in _LOST.finditer(content):
                        yield self._finding(passage, Span(*match.span()), "A character was lost here", ())
            for hidden in find_hidden(passage.target):
                yield self._hidden(passage, hidden)

    def _hidden(self, passage: Passage, hidden: Hidden) -> Finding:
        first = hidden.characters[0]
        called = f"{name(first)} (U+{ord(first):04X})"
        others = f" and {len(hidden.characters) - 1} more" if len(hidden.characters) > 1 else ""
        content, span = passage.target.content, hidden.span
        in_word = content[span.start - 1 : span.start].isalpha() and content[span.end : span.end + 1].isalpha()
        lost = hidden.harm in (Harm.PRIVATE, Harm.INVALID) and in_word
        return self.finding(
            passage,
            span,
            severity=Severity.MINOR if hidden.harm in (Harm.UNSEEN, Harm.PRIVATE) else Severity.MAJOR,
            confidence=0.95,
            message=f"{called}{others} {hidden.harm.value}",
            suggestions=() if lost else (hidden.meant,),
        )

    def _misread(self, passage: Passage) -> Iterator[Finding]:
        content = passage.target.content
        done = 0
        for hint in _HINT.finditer(content):
            if hint.start() < done:
                continue
            right, end = _repair(content, hint.start())
            if right:
                yield self._finding(
                    passage, Span(hint.start(), end), f"“{right}” was read in the wrong encoding", (right,)
                )
                done = end
        for match in _NONSENSE.finditer(passage.target.content):
            yield self._finding(passage, Span(*match.span()), "Characters were lost here in a wrong encoding", ())

    def _finding(self, passage: Passage, span: Span, message: str, suggestions: tuple[str, ...]) -> Finding:
        return self.finding(
            passage,
            span,
            severity=Severity.MAJOR,
            confidence=0.95,
            message=message,
            suggestions=suggestions,
        )


def _repair(content: str, start: int) -> tuple[str, int]:
    """What a misread stretch from `start` on was, and where it ends; nothing where no encoding gives sense."""
    limit = min(len(content), start + LONGEST)
    end = start
    while end < limit and not content[end].isspace() and not "\x00" <= content[end] <= "\x1f":
        end += 1
    if content[end : end + 1] == "\u00a0":
        end += 1
    for encoding, enough in ENCODINGS:
        for stop in range(end, start + 1, -1):
            try:
                right = _bytes(content[start:stop], encoding).decode("utf-8")
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
            plain = right.rstrip(ASCII)
            needed = 2 if "\u0370" <= plain[:1] < "\u2000" else enough
            if len(plain) >= needed and plain.replace("\u00a0", " ").isprintable() and not plain[-1].isascii():
                return plain, stop - len(right) + len(plain)
    return "", start


def _bytes(text: str, encoding: str) -> bytes:
    """The bytes that were misread; what Windows-1252 leaves undefined passes as it is, as browsers read it."""
    if encoding == "cp1252":
        return b"".join(char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode(encoding) for char in text)
    return text.encode(encoding)
