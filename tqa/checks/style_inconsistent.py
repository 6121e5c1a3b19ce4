"""One thing written in two ways that are both right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.wording import times
from tqa.errors import did_you_mean
from tqa.finding import Category, Finding, Layer, Severity
from tqa.languages.style import Choice, all_ways
from tqa.languages.style import load as load_style
from tqa.text.style import Written, find_written


@dataclass(frozen=True, slots=True)
class StyleInconsistent(Check):
    """One thing written in two ways that are both right: U.S. and US, percent and per cent, Kyiv and Kiev.

    Off unless a desk switches it on, with a table `[checks.style-inconsistent]` in its settings: which way is right is for the
    desk to say. `write` names the ways of the house (`["U.S.", "percent", "-ize", "Kyiv"]`), and what is written in
    another of them is found, with the house's form. Of what the desk says nothing, only the mixed use in one article is
    found, where the rarer way stands. `choices` adds the desk's own, in pairs or more (`["drone | UAV"]`). A name that
    the glossary calls outdated stays so: a desk that writes Kiev says that in a glossary of its own.
    """

    code: ClassVar = "style-inconsistent"
    category: ClassVar = Category.STYLE
    needs: ClassVar = frozenset({Layer.GLOSSARY})
    on_request: ClassVar = True
    examples: ClassVar = (
        Example("?>en", "Prices rose 3 percent in May and 4 percent in June, and wages ⟦5 per cent⟧."),
        Example("?>en", "Prices rose 3 percent in May and 4 percent in June, and wages fell."),
        Example("ru>en", "An ⟦advisor⟧ to the U.S. envoy met the adviser of the U.S. president and another adviser."),
        Example("?>en", "Prices rose ⟦3%⟧.", suggest="3 percent", settings={"write": ["percent"]}),
        Example("?>en", "He joined the ⟦US⟧-led talks.", suggest="U.S.", settings={"write": ["U.S."]}),
        Example("?>en", "They ⟦organised⟧ a vote.", suggest="organized", settings={"write": ["-ize"]}),
        Example("?>en", "They exercised caution; the World Health Organisation agreed.", settings={"write": ["-ize"]}),
        Example("?>en", "He left ⟦Kiev⟧ at noon.", suggest="Kyiv", settings={"write": ["Kyiv"]}),
        Example("?>en", "The ⟦UAV⟧ fell.", suggest="drone", settings={"write": ["drone"], "choices": ["drone | UAV"]}),
        Example("?>de", "Das sind 3 Prozent, im Vorjahr waren es 4 Prozent und davor ⟦5 %⟧."),
        Example("?>fr", "Les Etats-Unis et les Etats baltes ont salué l’⟦État⟧ voisin."),
        Example("?>es", "EE.UU. y México hablaron; ⟦EEUU⟧ no firmó. EE.UU. esperará."),
        Example("?>ru", "Она ещё не знала, где её ребёнок, и звонила ⟦еще⟧ раз."),
        Example("?>zh", "其他代表表示，⟦其它⟧问题以后再谈，其他国家也同意。"),
        Example("?>ar", "قتل ٢٥ شخصا وأصيب ٣٠ آخرون، بينهم ⟦12⟧ طفلا."),
    )
    write: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for line in self.choices:
            ways = [way.strip() for way in line.split("|")]
            if len(ways) < 2 or not all(ways):
                raise ValueError(f"“choices”: a choice is between two or more, “drone | UAV”, not “{line}”")
        own = {way for choice in self._own() for way in choice.ways}
        for way in self.write:
            if way not in own and way not in all_ways():
                guess = did_you_mean(way, {*own, *all_ways()}) or "; `choices` adds one of the desk's own"
                raise ValueError(f"“write”: no choice has the way “{way}”{guess}")

    def find(self, context: Context) -> Iterator[Finding]:
        choices = (*load_style(context.target_language.base), *self._own())
        made: defaultdict[Choice, list[tuple[Passage, Written]]] = defaultdict(list)
        for passage in context.passages:
            for written in find_written(passage.target, choices):
                made[written.choice].append((passage, written))
        for choice, places in made.items():
            yield from self._choice(choice, places, context)

    def _choice(self, choice: Choice, places: list[tuple[Passage, Written]], context: Context) -> Iterator[Finding]:
        counts = Counter(written.way for _, written in places)
        wanted = next((way for way in self.write if way in choice.ways), None)
        if wanted is None and len(counts) == 1:
            return
        right = wanted or max(counts, key=lambda way: counts[way])
        told = " · ".join(f"“{way}” {times(count)}" for way, count in counts.most_common())
        for passage, written in places:
            if written.way == right:
                continue
            forms = tuple(form for way, form in written.others if way == wanted)
            if any(_is_unwanted(form, context) for form in forms):
                continue
            yield self.finding(
                passage,
                written.span,
                severity=Severity.MINOR,
                confidence=0.8 if wanted else 0.6,
                message=f"This desk writes “{wanted}”" if wanted else f"The text mixes “{written.way}” and “{right}”",
                evidence=(told,) if len(counts) > 1 else (),
                suggestions=forms,
                group=f"{written.way}>{right}",
            )

    def _own(self) -> tuple[Choice, ...]:
        """The choices that the desk added."""
        rows = (tuple(way.strip() for way in line.split("|")) for line in self.choices)
        return tuple(Choice(ways=row, rows=(row,)) for row in rows)


def _is_unwanted(form: str, context: Context) -> bool:
    """Whether the glossary, the desk's own included, says that this is not to be written."""
    return any(
        (match.start, match.end) == (0, len(form)) and not any(term.admitted for term in match.terms)
        for match in context.glossary.find(form, context.target_language)
    )
