"""Pieces of another language left standing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

import regex

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.names.part_read import family_of
from tqa.checks.names.short_read import countries_of
from tqa.checks.settings import Positive
from tqa.checks.unrendered.standing import Standing, standing_bodies, standing_institutions
from tqa.finding import Category, Finding, Layer, Severity, Span
from tqa.glossary import Form, TermMatch, TermStatus
from tqa.languages import Language
from tqa.languages.calques import load as load_calques
from tqa.languages.naming import load as load_naming
from tqa.text.foreign import Foreign, foreign_words, in_two
from tqa.text.glossing import bracketed, explained, glossing, linked
from tqa.text.meanings import meaning
from tqa.text.quotes import is_quoted
from tqa.text.scripts import describe, script_of, stray_runs, writes
from tqa.text.spelt_over import spelt_over
from tqa.text.standing import at_start

_WIDE = regex.compile(
    r"[，。、；：？！「」『』【】〔〕《》〈〉（）［］％＂＇＃＄＆＋－．／０-９＜＝＞＠Ａ-Ｚａ-ｚ～・।۔؟،؛]+"
)
_PLAIN = {
    "，": ", ", "。": ". ", "、": ", ", "；": "; ", "：": ": ", "？": "? ", "！": "! ", "「": "“", "」": "”",
    "『": "‘", "』": "’", "【": "[", "】": "] ", "〔": "[", "〕": "] ", "〈": "“", "〉": "”",
    "（": " (", "）": ") ", "《": "“", "》": "”", "％": "%", "।": ".", "۔": ".", "؟": "?", "،": ",", "؛": ";",
}  # fmt: skip
_LOOKS_LIKE = dict(
    zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)
"""Letters that no reader tells from Latin ones, and that nothing finds in a search: +22 °С."""

_CLOSING = {")": "(（", "）": "(（", "]": "[［【〔", "］": "[［【〔", "】": "[［【〔", "〕": "[［【〔"}
_NOUNS = (Form.SHORT, Form.FULL, Form.ABBREVIATION)
_SPACE_BEFORE = frozenset(" (\n")
_ENGLISH = "en"
_BEFORE = 20
"""Characters in which the word before a fragment stands."""
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class UntranslatedFragment(Check):
    """A piece of the source language left standing in the target.

    A machine that meets a rare phrase may copy it. Names, titles, loan words and quoted mottoes are often rightly
    kept, so what the target explains, brackets behind its translation or links is left alone. Words in another script
    are plain to see; words in the same script are judged by how usual they are in both languages, and by whether the
    source has them. `min_letters` is the least length of a fragment in another script. What follows after
    `most_per_text` of them in one text is counted, not shown.
    """

    code: ClassVar = "untranslated-fragment"
    category: ClassVar = Category.UNTRANSLATED
    needs: ClassVar = frozenset({Layer.GLOSSARY})
    examples: ClassVar = (
        Example("zh>en", "On Tuesday,⟦爆炸新闻⟧ the Group of Seven met in Brussels.", suggest=""),
        Example("zh>en", "The artist Xu Bing (徐冰) designed the trophy."),
        Example("zh>en", "He relied on guanxi (关系), the web of favours, to win the contract."),
        Example("ja>en", "The ⟦遺体⟧ was found near the opposite shore."),
        Example("ru>en", "The contact group took ⟦дополнительные меры⟧ to ensure a truce."),
        Example("ru>en", "The ⟦zakonoproekt⟧ was adopted, and troikas stopped at the dacha.", suggest="bill"),
        Example("es>en", "The minister ⟦dijo⟧ that the talks would resume in May.", suggest="said"),
        Example("es>en", "The ⟦aranceles⟧ on steel hit the growers.", suggest="tariffs"),
        Example("es>en", "Shops close for the siesta while the junta meets the Banco de México."),
        Example(
            "de>en",
            "Talks between the parties were ⟦beendet⟧ on Friday.",
            source="Die Gespräche zwischen den Parteien wurden am Freitag beendet.",
        ),
        Example("fr>en", "The coup d'état ended the policy of laissez-faire, Le Monde wrote."),
        Example("en>zh", "他说，⟦government⟧将在星期五公布计划。"),
        Example("en>zh", "苹果公司星期五发布了iPhone的新app。"),
        Example(
            "tr>en",
            "Prices rose by 33 percent, said the ⟦Türkiye İstatistik Kurumu⟧.",
            suggest="Turkish Statistical Institute",
        ),
        Example("zh>en", "Exports rose⟦，⟧ the customs office said."),
        Example("?>en", "Prices rose ⟦7,9⟧ percent, and 12,500 homes were lost.", suggest="7.9"),
        Example("?>en", "He set aside 17 ⟦milliard⟧ euros.", suggest="billion"),
        Example("ru>en", "It was 22 °⟦С⟧ in the capital.", "В столице было 22 °С.", "C"),
    )
    min_letters: Positive = 1
    most_per_text: Positive = 200

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if not passage.target.content.isascii():
                yield from self._first(self._scripts(passage, context))
                yield from self._first(self._punctuation(passage, context.target_language))
            own = [match.span for match in passage.target_terms if match.term.admitted]
            yield from self._first(self._spelt_over(passage, context, own))
            yield from self._first(self._calques(passage))
            bodies = list(self._bodies(passage, standing_bodies(passage, context.source_language)))
            yield from self._first(iter(bodies))
            own += [finding.span for finding in bodies]
            found = foreign_words(passage.target, passage.source, context.source_language)
            words = (fragment for fragment in found if not any(span.covers(fragment.span) for span in own))
            told = [self._same_script(passage, fragment, context) for fragment in words]
            yield from self._first(iter(told))
            taken = [*own, *(finding.span for finding in told)]
            yield from self._bodies(passage, standing_institutions(passage, context.source_language, taken))

    def _bodies(self, passage: Passage, standing: Iterable[Standing]) -> Iterator[Finding]:
        content, target = passage.target.content, passage.target.language
        for one in standing:
            if (
                bracketed(content, one.span)
                or explained(content, one.span, target)
                or is_quoted(passage.target, one.span)
            ):
                continue
            yield self.finding(
                passage,
                one.span,
                severity=Severity.MINOR,
                confidence=0.75,
                message=f"“{one.span.of(content)}” is “{one.right}” in this language",
                suggestions=(one.right,),
            )

    def _calques(self, passage: Passage) -> Iterator[Finding]:
        content = passage.target.content
        for calque in load_calques(passage.target.language.base).told_by(content):
            for start, end, write in calque.find(content):
                if is_quoted(passage.target, Span(start, end)):
                    continue
                yield self.finding(
                    passage,
                    Span(start, end),
                    severity=Severity(calque.severity),
                    confidence=calque.confidence,
                    message=calque.message,
                    suggestions=(write,) if write else (),
                )

    def _first(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        """As many as are shown; the last one says how many more there are."""
        yield from islice(findings, self.most_per_text - 1)
        last = next(findings, None)
        if last is not None:
            more = sum(1 for _ in findings)
            yield replace(last, evidence=(*last.evidence, f"and {more:,} more in this text")) if more else last

    def _scripts(self, passage: Passage, context: Context) -> Iterator[Finding]:
        content, target = passage.target.content, context.target_language
        for span in stray_runs(content, target):
            surface = span.of(content)
            letters = sum(char.isalpha() for char in surface)
            script = script_of(surface)
            if letters < self.min_letters or (letters == 1 and script == "Greek"):
                continue
            if bracketed(content, span) or linked(content, span) or explained(content, span, target):
                continue
            if letters == 1 and surface in _LOOKS_LIKE:
                yield self._look_alike(passage, span, _LOOKS_LIKE[surface])
                continue
            name = describe(script, context.source_language)
            yield self.finding(
                passage,
                span,
                severity=Severity.CRITICAL if letters > 1 else Severity.MAJOR,
                confidence=0.98 if letters > 1 else 0.95,
                message=f"{name} left standing in the {target.name} text",
                suggestions=_suggestions(passage, span, context, context.source_language),
            )

    def _spelt_over(self, passage: Passage, context: Context, own: Sequence[Span]) -> Iterator[Finding]:
        content, target = passage.target.content, context.target_language
        if target.base != _ENGLISH:
            return
        for span, english in spelt_over(passage.target, context.source_language):
            if bracketed(content, span) or linked(content, span) or explained(content, span, target):
                continue
            if not any(one.touches(span) for one in own) and not is_quoted(passage.target, span):
                source = context.source_language
                name = source.name if source is not None else "another language"
                how = "left standing" if source is not None and "Latn" in source.scripts else "in Latin letters"
                yield self.finding(
                    passage,
                    span,
                    severity=Severity.MINOR,
                    confidence=0.75,
                    message=f"a word of {name} {how}",
                    suggestions=(english,),
                )

    def _look_alike(self, passage: Passage, span: Span, latin: str) -> Finding:
        return self.finding(
            passage,
            span,
            severity=Severity.MINOR,
            confidence=0.95,
            message=f"this is no “{latin}” but a letter of another alphabet that looks like it",
            suggestions=(latin,),
        )

    def _punctuation(self, passage: Passage, target: Language) -> Iterator[Finding]:
        if not writes(target, "Latin") and not writes(target, "Cyrillic"):
            return
        content = passage.target.content
        for match in _WIDE.finditer(content):
            span = Span(match.start(), match.end())
            around = content[max(0, span.start - 1) : span.start] + content[span.end : span.end + 1]
            if any(char.isalpha() and script_of(char) not in ("Latin", "Cyrillic") for char in around):
                continue
            yield self.finding(
                passage,
                span,
                severity=Severity.MINOR,
                confidence=0.9,
                message=f"punctuation of another script in the {target.name} text",
                suggestions=_plain(content, span),
                category=Category.PUNCTUATION,
            )

    def _same_script(self, passage: Passage, words: Foreign, context: Context) -> Finding:
        count = words.count
        severity = Severity.MAJOR if words.confidence >= 0.9 else Severity.MINOR
        if count > 3 and words.confidence >= 0.9:
            severity = Severity.CRITICAL
        surface = words.span.of(passage.target.content)
        if words.name:
            return self.finding(
                passage,
                words.span,
                severity=severity,
                confidence=words.confidence,
                message="a name of the source has lost its capital",
                suggestions=(surface[0].upper() + surface[1:],),
            )
        if count == 1 and (apart := in_two(surface, context.target_language, words.language)) is not None:
            return self.finding(
                passage,
                words.span,
                severity=Severity.MINOR,
                confidence=words.confidence,
                message=f"written as {words.language.name} writes it, in one word",
                source_span=words.source,
                suggestions=(apart,),
            )
        evidence = (f"the source has “{surface}” too",) if words.source is not None else ()
        noun = "a word" if count == 1 else f"{count} words"
        return self.finding(
            passage,
            words.span,
            severity=severity,
            confidence=words.confidence,
            message=f"{noun} of {words.language.name} left standing in the {context.target_language.name} text",
            source_span=words.source,
            evidence=evidence,
            suggestions=_suggestions(passage, words.span, context, words.language),
        )


def _suggestions(passage: Passage, span: Span, context: Context, language: Language | None) -> tuple[str, ...]:
    """What the glossary has for the fragment, or else the words of its language mean; first its removal where nothing is lost."""
    content = passage.target.content
    written = span.of(content)
    found: list[str] = []
    if _dispensable(content, span, context.target_language):
        found.append("")
    if language is not None:
        for match in context.glossary.find(written, language):
            if match.start == 0 and match.end == len(written):
                names = (_with_article(content, span, text, context.target_language) for text in _names(match, context))
                found.extend(_spaced(content, span, text) for text in names)
        if (
            not found
            and (name := family_of(context, written) or countries_of(context, written, language.base)) is not None
        ):
            found.append(_spaced(content, span, name))
        if context.target_language.base == _ENGLISH and (means := meaning(written, language.base)) is not None:
            found.append(_spaced(content, span, _in_place(content, span, means, language)))
    return tuple(dict.fromkeys(found))


def _in_place(content: str, span: Span, means: str, language: Language) -> str:
    """With a capital where a sentence begins, or the words have one that their language does not give every noun."""
    first = content[span.start]
    capital = first.isupper() and (not language.capital_nouns or at_start(content, span.start))
    return means[0].upper() + means[1:] if capital else means


def _with_article(content: str, span: Span, name: str, target: Language) -> str:
    """The name of a body with its article, where nothing stands before it that takes the article's place."""
    if name.partition(" ")[0] not in load_naming(target.base).with_article:
        return name
    if at_start(content, span.start):
        return f"The {name}"
    before = content[max(0, span.start - _BEFORE) : span.start].split()[-1:]
    taken = not before or before[0].casefold() in glossing(target.base).determiners or not before[0].islower()
    return name if taken or before[0].endswith(_POSSESSIVES) else f"the {name}"


def _names(match: TermMatch, context: Context) -> list[str]:
    """What the concept is called in the target: by its form first, then by the preferred noun."""
    terms = context.glossary.terms(match.concept, context.target_language)
    preferred = [term for term in terms if term.status is TermStatus.PREFERRED]
    same = [term.text for term in preferred if term.form is match.term.form]
    return same or [term.text for term in preferred if term.form in _NOUNS][:1]


def _dispensable(content: str, span: Span, target: Language) -> bool:
    """Whether it was put between a mark and the beginning of a phrase, so that the sentence is whole without it."""
    before = content[: span.start].rstrip(" ")[-1:]
    after = content[span.end : span.end + 20].lstrip(" ")
    if before not in ("", "\n") and before not in ",;:.!?，。、；：！？—–)":
        return False
    if after == "" or after[0] in "\n":
        return True
    if before in ("", "\n") or after[0] in ",;:.，。；：":
        return False
    following = regex.match(r"\p{L}+", after)
    return following is not None and following.group().casefold() in glossing(target.base).determiners


def _spaced(content: str, span: Span, text: str) -> str:
    """With the spaces that words need where the fragment touched them."""
    before, after = content[max(0, span.start - 1) : span.start], content[span.end : span.end + 1]
    lead = " " if before.isalnum() or before in (",", ";", ":") else ""
    return lead + text + (" " if after.isalnum() else "")


def _plain(content: str, span: Span) -> tuple[str, ...]:
    if _closes_nothing(content, span):
        return ("",)
    text = "".join(_PLAIN.get(char, _narrow(char)) for char in span.of(content))
    if content[span.end : span.end + 1].isspace() or span.end == len(content) or content[span.end] in ',.;:!?”)"':
        text = text.rstrip()
    if span.start == 0 or content[span.start - 1] in _SPACE_BEFORE:
        text = text.lstrip()
    return (text,) if text != span.of(content) else ()


def _closes_nothing(content: str, span: Span) -> bool:
    """Whether a bracket closes where none is open in this line, as in “(AP)）”."""
    opening = _CLOSING.get(span.of(content))
    if opening is None:
        return False
    closing = [mark for mark, opens in _CLOSING.items() if opens == opening]
    before = content[content.rfind("\n", 0, span.start) + 1 : span.start]
    return sum(map(before.count, opening)) <= sum(map(before.count, closing))


def _narrow(char: str) -> str:
    return chr(ord(char) - 0xFEE0) if 0xFF01 <= ord(char) <= 0xFF5E else char
