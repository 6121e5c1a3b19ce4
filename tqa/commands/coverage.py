"""The tables of `tqa glossary stats`: a language a row, kinds of concepts as columns, narrow enough for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tqa.glossary.commands import Coverage
from tqa.glossary.concept import ConceptType
from tqa.languages import load as load_language

GROUPS: Mapping[str, Sequence[ConceptType]] = {
    "territories": (ConceptType.TERRITORY,),
    "places": (ConceptType.PLACE,),
    "people, offices": (ConceptType.PERSON, ConceptType.OFFICE),
    "bodies": (ConceptType.ORGANISATION, ConceptType.AGENCY, ConceptType.PARTY, ConceptType.ARMED_GROUP),
    "events, treaties": (ConceptType.EVENT, ConceptType.TREATY),
    "media titles": (ConceptType.MEDIA_TITLE,),
    "products": (ConceptType.PRODUCT,),
    "money, calendar, languages": (
        ConceptType.CURRENCY, ConceptType.UNIT, ConceptType.LANGUAGE, ConceptType.CALENDAR, ConceptType.STYLE_TERM,
    ),
}  # fmt: skip
"""The columns: each type stands in one."""

FEW = 100
"""Languages with fewer terms share a row: they have a name here and there."""


def coverage_lines(found: Coverage, *, every_type: bool = False) -> list[str]:
    """The totals and the table, in Markdown. `every_type`: a column for each type that there is, and no shared row."""
    totals = {
        language: sum(n for (_, code), n in found.terms.items() if code == language) for language in found.languages
    }
    if every_type:
        groups: dict[str, tuple[str, ...]] = {kind: (kind,) for kind, _ in found.concepts.most_common()}
    else:
        groups = {name: tuple(kind.value for kind in kinds) for name, kinds in GROUPS.items()}
        groups = {name: kinds for name, kinds in groups.items() if any(found.concepts[kind] for kind in kinds)}
    many = [language for language in found.languages if every_type or totals[language] >= FEW]
    few = [language for language in found.languages if language not in many]

    def row(name: str, languages: Sequence[str]) -> list[str]:
        terms = [sum(found.terms[kind, code] for code in languages for kind in kinds) for kinds in groups.values()]
        shorts, readings = (sum(counts[code] for code in languages) for counts in (found.short_forms, found.readings))
        return [name, *(f"{count:,}" if count else "" for count in (sum(terms), *terms, shorts, readings))]

    concepts = [sum(found.concepts[kind] for kind in kinds) for kinds in groups.values()]
    rows = [
        ["language", "terms", *groups, "short forms", "readings"],
        ["---", *["--:"] * (len(groups) + 3)],
        ["(concepts)", *(f"{count:,}" for count in (sum(concepts), *concepts)), "", ""],
        *(row(f"{load_language(code).name} ({code})", [code]) for code in many),
    ]
    if few:
        rows.append(row(f"{len(few)} more: {', '.join(few)}", few))
    return [
        f"{sum(found.concepts.values()):,} concepts, {sum(totals.values()):,} terms, {found.drafts:,} drafts",
        f"{sum(found.short_forms.values()):,} ambiguous short forms with {sum(found.readings.values()):,} readings",
        f"{found.known:,} places that are only known by their names",
        "",
        *(f"| {' | '.join(cells)} |" for cells in rows),
    ]
