"""number-implausible: how many people live somewhere, or what an economy makes, a scale off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.finding import Category, Finding, Layer, Severity
from tqa.glossary import Form
from tqa.text.values import quantities_of
from tqa.text.values.magnitudes import implausible

_TERRITORY = "territory."
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


@dataclass(frozen=True, slots=True)
class NumberImplausible(Check):
    """A country's population or economy that is a scale off: 1.4 million people in China.

    Needs no source. A figure is compared with what the country has today where the text says plainly that it is its population
    or its gross domestic product, and with wide room for the past, for forecasts and for a quarter of a year.
    """

    code: ClassVar = "number-implausible"
    category: ClassVar = Category.NUMBER
    needs: ClassVar = frozenset({Layer.GLOSSARY})
    examples: ClassVar = (
        Example("zh>en", "China's population fell to ⟦140.8 million⟧ last year.", suggest="1.408 billion"),
        Example(
            "zh>en", "China's gross domestic product reached ⟦134.9 billion⟧ yuan in 2024.", suggest="134.9 trillion"
        ),
        Example("zh>en", "China's GDP in 2025 was ⟦140.19 billion⟧ yuan, up 5 percent.", suggest="140.19 trillion"),
        Example("ja>en", "The population of Japan stood at ⟦1.24 billion⟧ in October.", suggest="124 million"),
        Example("de>en", "Austria, a country of ⟦900,000⟧ people, voted.", suggest="9 million"),
        Example("zh>en", "China's population fell to 1.408 billion last year."),
        Example(
            "zh>en",
            "China's population of working age fell to 858 million, its population of 310 million elderly grew.",
        ),
        Example(
            "ja>en", "Japan's GDP reached 152 trillion yen in the quarter, and in dollars 4.2 trillion in the year."
        ),
        Example("de>en", "Germany's GDP was 2.1 trillion euros in 2000. India's population was 361 million in 1951."),
        Example("ko>en", "South Korea's population could fall to 36 million by 2072."),
    )

    def find(self, context: Context) -> Iterator[Finding]:
        for passage in context.passages:
            named = [
                (match.span, concept.removeprefix(_TERRITORY))
                for match in passage.target_terms
                if match.term.form is not Form.ADJECTIVE
                for concept in match.concepts
                if concept.startswith(_TERRITORY)
            ]
            for wrong in implausible(passage.target, named, quantities_of(passage.target)) if named else ():
                usual = _rounded(wrong.usual)
                told = (
                    f"the economy makes about {usual} dollars a year"
                    if wrong.economy
                    else f"about {usual} people live there"
                )
                yield self.finding(
                    passage,
                    wrong.span,
                    severity=Severity.MAJOR,
                    confidence=0.85,
                    message=f"{wrong.span.of(passage.target.content)} cannot be right: {told}",
                    suggestions=(wrong.right,) if wrong.right is not None else (),
                )


def _rounded(value: Decimal) -> str:
    scale, word = next(((scale, word) for scale, word in _SCALES if value >= scale), (Decimal(1), ""))
    return f"{(value / scale).normalize():f} {word}".rstrip() if word else f"{value:,}"
