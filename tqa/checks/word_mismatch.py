"""One of a few things that are easily taken for each other, where the source has another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.finding import Category, Finding, Layer
from tqa.text.values.comparison import severity_of
from tqa.text.values.contrasts import confused

_SURE = 0.8

_DOUBTFUL = {"compass": 0.6}
"""Translators also say where a place is from the other side."""


@dataclass(frozen=True, slots=True)
class WordMismatch(Check):
    """North for south, exports for imports, the son for the daughter: a thing that the source has otherwise.

    Such words change what happened and read well. They are compared within a sentence and its neighbours, where each side has
    one of a kind: parts of a country, rounds of a cup, armed forces, chambers, imports and exports, fuels, relatives, and what a
    figure is compared with (the year or the quarter before). Names with such a word (North Korea, the West Bank) are none.
    """

    code: ClassVar = "word-mismatch"
    category: ClassVar = Category.WRONG_TERM
    needs: ClassVar = frozenset({Layer.ALIGNMENT})
    requires_source: ClassVar = True
    examples: ClassVar = (
        Example("zh>en", "Israel bombed ⟦southern⟧ Gaza.", "以军轰炸加沙北部。", "northern"),
        Example("de>en", "⟦Exports⟧ rose by 5 percent.", "Die Importe stiegen um 5 Prozent.", "Imports"),
        Example("ru>en", "His ⟦daughter⟧ came.", "Его сын приехал.", "son"),
        Example("fr>en", "She beat her in the ⟦semi-final⟧.", "Elle l'a battue en quart de finale.", "quarter-final"),
        Example("es>en", "The ⟦navy⟧ said so on Monday.", "La fuerza aérea lo dijo el lunes.", "air force"),
        Example("zh>en", "Her ⟦younger brother⟧ was arrested.", "她的哥哥被捕。", "elder brother"),
        Example("ko>en", "It rose 5 % from the ⟦previous quarter⟧.", "지난해 같은 기간보다 5% 증가했다."),
        Example("zh>en", "North Korea shelled the southern town.", "朝鲜炮击了南部城镇。"),
        Example("de>en", "Imports and exports rose.", "Die Importe und die Exporte stiegen."),
        Example("ru>en", "His daughter and his son came.", "Его сын и дочь приехали."),
        Example("tr>en", "The ship sank off the coast.", "Gemi ülkenin kuzeyinde battı."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            if passage.source is None:
                continue
            for contrast in confused(passage.source, passage.target, passage.segments):
                confidence = _DOUBTFUL.get(contrast.kind, _SURE) * (0.5 + contrast.certainty / 2)
                surface = contrast.wrong.of(passage.target.content)
                yield self.finding(
                    passage,
                    contrast.wrong,
                    severity=severity_of(confidence),
                    confidence=round(confidence, 2),
                    message=f"the source says {contrast.right.of(passage.source.content)}, the text {surface}",
                    source_span=contrast.right,
                    suggestions=(contrast.instead,) if contrast.instead else (),
                )
