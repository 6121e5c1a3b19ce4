"""Layers of tables made one: shipped, house, desk, client, each later one winning."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tqa.errors import GlossaryError
from tqa.glossary.concept import Concept, Known, Reading, ReadingExample, Term, TermStatus
from tqa.glossary.layers import SHIPPED, Layer
from tqa.glossary.tables import Guard, Place, Table, read_table


@dataclass(slots=True, kw_only=True)
class Merged:
    """What all layers together say. Terms are in the order of their files."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    examples: list[ReadingExample] = field(default_factory=list)
    guards: list[Guard] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)


def merge(layers: Iterable[Layer]) -> Merged:
    """Reads and joins layers. Raises `GlossaryError`: also where a layer over the shipped one refers to what nobody has."""
    read = [(layer, [read_table(file, layer.name) for file in layer.files]) for layer in layers]
    merged = merge_tables(read, keep_terms=False)
    for layer, tables in read:
        if layer.name != SHIPPED:
            for error in unknown_references(merged.concepts, tables):
                raise error
    return merged


def merge_tables(read: Iterable[tuple[Layer, list[Table]]], *, keep_terms: bool = True) -> Merged:
    """Joins layers that have been read. Without `keep_terms` the tables lose theirs on the way, and the concepts that
    refer to nothing, which saves a third of the memory."""
    merged = Merged()
    terms: dict[tuple[str, str, str], tuple[Term, ...]] = {}
    readings: dict[tuple[str, str, str], Reading] = {}
    for _, tables in read:
        _add_concepts(merged.concepts, tables)
        for table in tables:
            if not keep_terms:
                table.concepts = [entry for entry in table.concepts if entry[0].relations]
            _add_terms(terms, (term for term, _ in table.terms) if keep_terms else _taken(table))
            readings.update({(r.short, r.language, r.concept): r for r, _ in table.readings})
            merged.examples += [example for example, _ in table.examples]
            merged.guards += [guard for guard, _ in table.guards]
            merged.known += [known for known, _ in table.known]
    merged.terms = list(_one_preferred([term for group in terms.values() for term in group]))
    merged.readings = [reading for reading in readings.values() if reading.concept in merged.concepts]
    return merged


def _add_concepts(concepts: dict[str, Concept], tables: Iterable[Table]) -> None:
    layer: dict[str, Concept] = {}
    for table in tables:
        for concept, _ in table.concepts:
            known = layer.get(concept.id)
            if known is None:
                layer[concept.id] = concept
            elif concept.relations or (concept.domain and not known.domain):
                relations = tuple(dict.fromkeys((*known.relations, *concept.relations)))
                layer[concept.id] = dataclasses.replace(
                    known, relations=relations, domain=known.domain or concept.domain
                )
    for concept in layer.values():
        before = concepts.get(concept.id)
        if before is not None:
            concept = dataclasses.replace(
                concept, relations=concept.relations or before.relations, domain=concept.domain or before.domain
            )
        concepts[concept.id] = concept


def _taken(table: Table) -> Iterator[Term]:
    """The terms of a table, which it loses one by one."""
    table.terms.reverse()
    while table.terms:
        yield table.terms.pop()[0]


def _add_terms(terms: dict[tuple[str, str, str], tuple[Term, ...]], added: Iterable[Term]) -> None:
    for term in added:
        key = (term.concept, term.language, term.text)
        group = terms.get(key, ())
        if group and group[0].layer != term.layer:
            group = ()
        if all(other.form is not term.form for other in group):
            terms[key] = (*group, term)


def _one_preferred(terms: list[Term]) -> Iterator[Term]:
    """The terms; one preferred is only admitted where a later layer prefers another of its concept, language and form."""
    last: dict[tuple[str, str, str], str] = {}
    for term in terms:
        if term.status is TermStatus.PREFERRED and not term.draft:
            last[term.concept, term.language, term.form] = term.layer
    for term in terms:
        if (
            term.status is TermStatus.PREFERRED
            and last.get((term.concept, term.language, term.form), term.layer) != term.layer
        ):
            yield dataclasses.replace(term, status=TermStatus.ADMITTED)
        else:
            yield term


def unknown_references(concepts: dict[str, Concept], tables: Iterable[Table]) -> Iterator[GlossaryError]:
    """What the tables refer to and nobody has: in `of`, in readings and in their examples."""

    def missing(concept: str, place: Place, where: str) -> Iterator[GlossaryError]:
        if concept not in concepts:
            yield GlossaryError(f"unknown concept “{concept[:60]}” in {where}", path=place.path, line=place.line)

    for table in tables:
        for concept, place in table.concepts:
            for relation in concept.relations:
                yield from missing(relation.to, place, "of")
        for known, place in table.known:
            if known.of:
                yield from missing(known.of, place, "of")
        for reading, place in table.readings:
            yield from missing(reading.concept, place, "concept")
            for partner, _ in reading.pairs:
                yield from missing(partner, place, "pairs")
        for example, place in table.examples:
            yield from missing(example.concept, place, "concept")
