"""name-mismatch: another name than the one that the source has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.consistency.standing import is_known_there
from tqa.checks.names import Candidate, Sides, may_differ, misnamed, right_name
from tqa.checks.names.abroad import ReadAbroad, read_abroad
from tqa.checks.names.coined import Coined, coined
from tqa.checks.names.known import KnownRead, known_read
from tqa.checks.names.misread import Misread, misread
from tqa.checks.names.shares import Shares, shares
from tqa.checks.names.spelt_out import SpeltOut, spelt_out
from tqa.checks.names.withheld import Withheld, withheld
from tqa.checks.names.written import Written
from tqa.checks.unrendered import NearName, near_names
from tqa.finding import Category, Finding, Layer, Severity, Side, Span
from tqa.languages import load as load_language
from tqa.languages.naming import load as load_naming
from tqa.text.alignment import Segment


@dataclass(frozen=True, slots=True)
class NameMismatch(Check):
    """Another name than the one that the source has: a minister swapped for another, a name read character by character.

    A swap needs both sides: one name of the target of which the source has no trace in any spelling, in sound or in the
    glossary, and one name of the same sentence of the source that the target does not render. Only where the source's script
    spells foreign names by letter or sound, or the glossary knows all names of a country or a person, is the first enough.
    Where the glossary knows the name that is missing, one that is spelt nearly like it, or has one part of it and another
    beside, stands in its place.
    A person of the glossary must not be called by a reading of the Chinese characters (Xu Zhengyu for Christopher Hui), nor
    may family name and given name change places; and neither characters that can only spell a foreign
    name nor the names of Vietnamese, Koreans, Japanese or of Hong Kong, where the source says so, are read in Mandarin.
    A Chinese name of which one part is right has to be right in the other, too; and a foreign one that is only known by the
    sound of its characters (Slipniov) is nobody's.
    """

    code: ClassVar[str] = "name-mismatch"
    category: ClassVar[Category] = Category.ENTITY
    needs: ClassVar[frozenset[Layer]] = frozenset({Layer.ALIGNMENT, Layer.GLOSSARY})
    requires_source: ClassVar[bool] = True
    examples: ClassVar[tuple[Example, ...]] = (
        Example("zh>en", "Secretary ⟦Xu Zhengyu⟧ opened the forum.", "局长许正宇主持论坛开幕。", "Christopher Hui"),
        Example("zh>en", "⟦Lavrov⟧ arrived in Tokyo on Monday.", "布林肯周一抵达东京。", "Blinken"),
        Example("ko>en", "President ⟦Jae-myung Lee⟧ spoke first.", "이재명 대통령이 먼저 연설했다.", "Lee Jae-myung"),
        Example("de>en", "The architects met in ⟦Bad Kissingen⟧.", "Die Architekten trafen sich in Dortmund."),
        Example("ru>en", "The ferry to ⟦Fenerbahce⟧ was late.", "Паром в Светлогорск опоздал."),
        Example("zh>en", "⟦Kailuosi Mendusa⟧ won the vote.", "凯洛斯·门杜萨赢得了选举。"),
        Example(
            "es>en",
            "President Gustavo ⟦Pedro⟧ ended the talks.",
            "El presidente Gustavo Petro puso fin al diálogo.",
            "Petro",
        ),
        Example("ru>en", "Yulia ⟦Sviridenko⟧ opened the session.", "Юлия Свириденко открыла заседание.", "Svyrydenko"),
        Example(
            "zh>en",
            "Vietnamese Minister ⟦Ruan Wenxiong⟧ welcomed the guests.",
            "越南部长阮文雄欢迎来宾。",
            "Nguyen Van Hung",
        ),
        Example("zh>en", "The ferry from ⟦Renchuan⟧ was late.", "从仁川开来的渡轮晚点了。", "Incheon"),
        Example("zh>en", "The police found ⟦Huang Moumou⟧ in the valley.", "警方在山谷中找到了黄某某。"),
        Example("zh>en", "The economist ⟦Qian⟧ Delong was asked.", "记者采访了经济学家杨德龙。", "Yang"),
        Example("zh>en", "Then ⟦Slipniov⟧ spoke.", "随后斯列普尼奥夫发言。"),
        Example("zh>en", "⟦Yili shares⟧ said it would go on.", "伊利股份表示将继续。", "Yili"),
        Example("zh>en", "Farms in ⟦Xing'an⟧ Province were flooded.", "兴安省的农场被淹。"),
        Example("zh>en", "Farms in Hebei Province were flooded, said Yang Delong.", "杨德龙说，河北省的农场被淹。"),
        Example("zh>en", "The owner is called Hazeltine.", "业主名叫黑泽汀。"),
        Example("zh>en", "Zelensky met Blinken in Kyiv on Friday.", "泽连斯基周五在基辅会见了布林肯。"),
        Example("zh>en", "Mr. Hui and Xi Jinping did not meet. Li Qiang did.", "许正宇没有见到习近平。李强见到了。"),
        Example("fr>en", "The dean of Naples praised Mr. Dupont.", "Le doyen de Naples a salué M. Dupont."),
        Example("pl>en", "The Ghent museum is open.", "Muzeum w Gandawie jest otwarte."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is not None and passage.segments:
                yield from self._in_passage(passage, Sides(passage, context.glossary))

    def _in_passage(self, passage: Passage, sides: Sides) -> Iterator[Finding]:
        taken: list[Span] = []
        for wrong in misnamed(sides):
            taken.append(wrong.span)
            yield self.finding(
                passage,
                wrong.span,
                severity=Severity.MINOR if wrong.swapped else Severity.MAJOR,
                confidence=0.8 if wrong.swapped else 0.85,
                message=f"This person is known as “{wrong.right}”"
                + (": family name and given name have changed places" if wrong.swapped else ""),
                source_span=wrong.source,
                evidence=(f"The glossary has “{wrong.right}” ({wrong.concept})",),
                suggestions=(wrong.right,),
                group=wrong.concept,
                category=Category.NAME_SPELLING,
            )
        for read in spelt_out(sides):
            if not any(read.span.touches(span) for span in taken):
                taken.append(read.span)
                yield self._spelt_out(passage, read)
        written = Written(sides)
        for known in known_read(sides, written):
            if not any(known.span.touches(span) for span in taken):
                taken.append(known.span)
                yield self._known(passage, known)
        for foreign in read_abroad(sides, written):
            if not any(foreign.span.touches(span) for span in taken):
                taken.append(foreign.span)
                yield self._abroad(passage, foreign)
        for unnamed in withheld(sides):
            if not any(unnamed.span.touches(span) for span in taken):
                taken.append(unnamed.span)
                yield self._withheld(passage, unnamed)
        for other in misread(sides):
            if not any(other.span.touches(span) for span in taken):
                taken.append(other.span)
                yield self._misread(passage, other)
        for company in shares(sides):
            if not any(company.span.touches(span) for span in taken):
                taken.append(company.span)
                yield self._shares(passage, company)
        for near in near_names(passage):
            if not any(near.span.touches(span) for span in taken):
                taken.append(near.span)
                yield self._nearly(passage, near)
        for heard in coined(sides):
            if not any(heard.span.touches(span) for span in taken):
                taken.append(heard.span)
                yield self._coined(passage, heard)
        if not may_differ(sides):
            return
        added = [(number, one) for number, segment in enumerate(passage.segments) for one in sides.added(segment)]
        places = Counter(one.surface for _, one in added)
        for number, segment in enumerate(passage.segments):
            here = [one for at, one in added if at == number and not any(one.span.touches(span) for span in taken)]
            if len(here) != 1 or not (places[here[0].surface] == 1 or here[0].person):
                continue
            place = segment.source.of(sides.source.content)
            # What characters name, they may mean otherwise: 唐山 is Tangshan, and a footballer.
            if not (sides.source.language.spaced and is_known_there(passage, here[0].surface, place)):
                yield from self._swap(passage, sides, number, here[0], once=places[here[0].surface] == 1)

    def _swap(self, passage: Passage, sides: Sides, number: int, wrong: Candidate, *, once: bool) -> Iterator[Finding]:
        segment = passage.segments[number]
        beside = passage.segments[max(0, number - 1) : number + 2]
        missing = sides.left_out(segment, Span(beside[0].target.start, beside[-1].target.end))
        missing = [one for one in missing if sides.may_be_for(wrong, one)]
        if not once:
            missing = [one for one in missing if one.person]
        if not missing:
            if once and sides.is_sure(wrong):
                yield self._stranger(passage, segment, wrong)
            return
        known = [one for one in missing if one.concept is not None] or missing
        meant = known[0] if len(known) == 1 else None
        right = None
        if meant is not None and meant.concept is not None:
            right = right_name(sides.glossary, meant.concept, passage.target.language, like=wrong.surface)
        grave = right is not None and meant is not None and meant.person and wrong.person
        names = " or ".join(f"“{one.surface}”" for one in known[:3])
        yield self.finding(
            passage,
            wrong.span,
            severity=Severity.CRITICAL if grave else Severity.MAJOR,
            confidence=(0.9 if grave else 0.75) * segment.confidence,
            message=f"The source has no such name; it has {names} here",
            source_span=known[0].span,
            evidence=(
                "Nothing in the source is spelt or sounds like it",
                f"Nothing in the translation renders {names}",
            ),
            suggestions=(right,) if right is not None else (),
            group=meant.concept if meant is not None else None,
        )

    def _spelt_out(self, passage: Passage, read: SpeltOut) -> Finding:
        return self.finding(
            passage,
            read.span,
            severity=Severity.MAJOR if read.sure else Severity.MINOR,
            confidence=0.85 if read.sure else 0.6,
            message="This is how Mandarin reads the characters, which spell a foreign name",
            source_span=read.source,
            category=Category.NAME_SPELLING,
        )

    def _known(self, passage: Passage, read: KnownRead) -> Finding:
        return self.finding(
            passage,
            read.span,
            severity=Severity.MAJOR if read.sure else Severity.MINOR,
            confidence=0.85 if read.sure else 0.6,
            message=f"This is how Mandarin reads the characters; it is known as “{read.right}”",
            source_span=read.source,
            evidence=(f"The glossary has “{read.right}” ({read.concept})",),
            suggestions=(read.right,),
            group=read.concept,
            category=Category.NAME_SPELLING,
        )

    def _abroad(self, passage: Passage, name: ReadAbroad) -> Finding:
        (known, *_) = (passage.glossary.terms(name.home, load_language("en")) if name.home else ()) or (None,)
        home = known.text if known is not None else "another country"
        if name.half:
            message = f"The family name is spelt as in {home}, the rest as Mandarin reads the characters"
        elif name.person:
            message = f"Spelt as Mandarin reads the characters, which names of people from {home} seldom are"
        else:
            message = f"Spelt as Mandarin reads the characters, but the name is one of {home}"
        return self.finding(
            passage,
            name.span,
            severity=Severity.MAJOR if name.sure else Severity.MINOR,
            confidence=0.85 if name.sure else 0.6,
            message=message if name.right else f"{message}: ask for its own spelling",
            source_span=name.source,
            evidence=() if name.half else (f"The source says “{name.anchor}”",),
            suggestions=(name.right,) if name.right is not None else (),
            category=Category.NAME_SPELLING,
        )

    def _withheld(self, passage: Passage, name: Withheld) -> Finding:
        surnamed = load_naming(passage.target.language.base).surnamed
        sign = name.source.of(passage.text(Side.SOURCE).content)[1:]
        return self.finding(
            passage,
            name.span,
            severity=Severity.MAJOR,
            confidence=0.85,
            message=f"“{sign}” is no given name: it stands for one that is not told",
            source_span=name.source,
            suggestions=(surnamed.format(name.surname),) if surnamed else (),
            category=Category.NAME_SPELLING,
        )

    def _misread(self, passage: Passage, name: Misread) -> Finding:
        own = name.source.of(passage.text(Side.SOURCE).content)
        return self.finding(
            passage,
            name.span,
            severity=Severity.MAJOR,
            confidence=0.75,
            message=f"The characters are not read so; the source has “{own}” here",
            source_span=name.source,
            suggestions=(name.right,) if name.right else (),
            category=Category.NAME_SPELLING,
        )

    def _shares(self, passage: Passage, company: Shares) -> Finding:
        own = company.source.of(passage.text(Side.SOURCE).content)
        return self.finding(
            passage,
            company.span,
            severity=Severity.MAJOR,
            confidence=0.7,
            message=f"“{own}” is a company's name, limited by shares; it is not its shares",
            source_span=company.source,
            suggestions=(company.right,),
        )

    def _coined(self, passage: Passage, name: Coined) -> Finding:
        return self.finding(
            passage,
            name.span,
            severity=Severity.MINOR,
            confidence=0.6,
            message="Spelt by the sound of the characters, and no such name is known: ask for its own spelling",
            source_span=name.source,
            evidence=("English news has no such word",),
            category=Category.NAME_SPELLING,
        )

    def _nearly(self, passage: Passage, near: NearName) -> Finding:
        span, right = _differing(near, near.span.of(passage.target.content))
        return self.finding(
            passage,
            span,
            severity=Severity.MAJOR if near.another and near.sure else Severity.MINOR,
            confidence=(0.75 if near.another else 0.65) * near.confidence,
            message=f"The source has the name of “{near.right}” here",
            source_span=near.source,
            evidence=(f"The glossary has “{near.right}” ({near.concept}), and nothing else here renders it",),
            suggestions=(right,),
            group=near.concept,
            category=Category.ENTITY if near.another else Category.NAME_SPELLING,
        )

    def _stranger(self, passage: Passage, segment: Segment, wrong: Candidate) -> Finding:
        # 天皇 is rightly “Emperor Naruhito”: a name behind a title may be what the translator knows.
        start = passage.target.sentence_at(wrong.span.start).start
        before = passage.target.content[start : wrong.span.start].rstrip().rpartition(" ")[2]
        return self.finding(
            passage,
            wrong.span,
            severity=Severity.MINOR if before[:1].isupper() and before.isalpha() else Severity.MAJOR,
            confidence=0.65 * segment.confidence,
            message="The source has no such name",
            evidence=("Nothing in the source is spelt or sounds like it, or is its name in the glossary",),
        )


def _differing(near: NearName, written: str) -> tuple[Span, str]:
    """The one word of a name that is wrong, and the right one, where all others are as they should be."""
    words, wanted = written.split(" "), near.right.split(" ")
    wrong = [at for at, (one, other) in enumerate(zip(words, wanted, strict=False)) if one != other]
    if len(words) != len(wanted) or len(wrong) != 1:
        return near.span, near.right
    start = near.span.start + sum(len(word) + 1 for word in words[: wrong[0]])
    return Span(start, start + len(words[wrong[0]])), wanted[wrong[0]]
