"""A name that stands where another of the same short form belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from tqa.checks.check import Check, Context, Example
from tqa.checks.readings import Comparison, Place, Rivalries, Weighed, Writer
from tqa.entity.readings import PLACE
from tqa.finding import Category, Finding, Layer, Severity
from tqa.text.computed import kept

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel


@dataclass(frozen=True, slots=True)
class EntityOutOfPlace(Check):
    """A name that stands where another of the same short form belongs: Kazakhstan as a party to the Gaza truce.

    Names that some source language shortens alike, or that look alike, are compared where the article knows the rival; and
    without a source, countries that the article hardly names with those that it is about. The model reads the article with
    each of them in the place; how much better the rival fits is weighed with how much in the article belongs to either.
    """

    code: ClassVar = "entity-out-of-place"
    category: ClassVar = Category.ENTITY
    needs: ClassVar = frozenset({Layer.MODEL, Layer.GLOSSARY})
    examples: ClassVar = (
        Example(
            "zh>en",
            "Israel and Hamas exchanged prisoners in Gaza on Friday. Hamas released ten hostages. Egypt and Qatar said that "
            "Israel and ⟦Kazakhstan⟧ had agreed to extend the truce in Gaza. Hamas also said that it would hand over the "
            "bodies of two hostages.",
            suggest="Hamas",
        ),
        Example(
            "zh>en",
            "Kazakhstan joined the Abraham Accords on Thursday. President Tokayev said in Astana that Kazakhstan "
            "would open an embassy in Israel, and that he hoped the truce with Hamas would last.",
        ),
    )

    def begin(self, context: Context) -> Callable[[], None] | None:
        compared = _compared(context)
        return compared[1].read if compared is not None else None

    def find(self, context: Context) -> Iterator[Finding]:
        model, compared = context.model, _compared(context)
        if model is None or compared is None:
            return
        rivalries, comparison = compared
        least = _least(model)
        best: dict[tuple[int, int], tuple[bool, float, Place]] = {}
        for place in comparison.places():
            mention = place.verdict.mention
            weight = model.weigh(place.weighed, place.signs)
            chance = model.probability(place.weighed, weight)
            key = (mention.field, mention.start)
            # What shares a short form with a name is likelier to be meant by it than another country.
            rank = (place.weighed is Weighed.SHORT_FORM, chance)
            if weight >= least[place.weighed] and (key not in best or best[key][:2] < rank):
                best[key] = (*rank, place)
        for _, chance, place in best.values():
            strong = model.weigh(place.weighed, place.signs) >= model.threshold(f"{place.weighed}.major")
            weighty = strong and _weighty(context, rivalries, place)
            yield self._report(context, rivalries, place, Severity.MAJOR if weighty else Severity.MINOR, chance)

    def _report(
        self, context: Context, rivalries: Rivalries, place: Place, severity: Severity, chance: float
    ) -> Finding:
        writer, verdict = Writer(context, rivalries.judge), place.verdict
        short = rivalries.short(verdict) if place.weighed is Weighed.SHORT_FORM else None
        return self.finding(
            context.passages[verdict.mention.field],
            verdict.span,
            severity=severity,
            confidence=round(chance, 3),
            message=writer.reading(verdict, short) if short is not None else writer.stray(verdict),
            evidence=writer.evidence(verdict, short),
            suggestions=(writer.suggestion(verdict),),
            group=writer.group(verdict),
        )


@kept
def _compared(context: Context) -> tuple[Rivalries, Comparison] | None:
    """The names of a document that have rivals; the model has not read them yet."""
    rivalries = Rivalries.of(context) if context.model is not None else None
    if context.model is None or rivalries is None:
        return None
    return rivalries, Comparison(context, rivalries, least=_least(context.model))


def _least(model: EntityModel) -> dict[Weighed, float]:
    return {weighed: model.threshold(f"{weighed}.minor") for weighed in Weighed}


def _weighty(context: Context, rivalries: Rivalries, place: Place) -> bool:
    """Whether a finding may be more than minor, as it may not be

    where two are in the news together anyway, both at home in the article; where the article has something else that is the
    name's own; for a town in a country's place, since towns are seldom called by their short forms; for a country that only
    stands alone, without anything beside it that is another's; where the sentence names the rival too, without such a thing:
    Guinea-Bissau is compared with Equatorial Guinea; for a name that stands there again, without such a thing, as a name does
    that belongs there (Mauritian, with Mauritius in the headline); for one of two that are called alike and no more, without
    such a thing: Guinea-Bissau is in a community with Equatorial Guinea.
    """
    judge = rivalries.judge
    suspect, rival = place.verdict.mention.concept, place.verdict.rival
    doubtful = place.weighed is Weighed.STRAY or place.signs["beside_rival"] or place.signs["again"]
    if place.weighed is Weighed.SHORT_FORM:
        doubtful = doubtful or Writer(context, judge).is_alike(rivalries.short(place.verdict))
    if doubtful and not place.verdict.evidence.telling:
        return False
    if place.signs["any_own"] and not place.signs["owner"]:
        return False
    town = rival.startswith(PLACE) and not suspect.startswith(PLACE)
    return not town and not judge.knowledge.neighbours(suspect, rival)
