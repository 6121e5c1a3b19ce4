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
    merging = _Merging()
    laid_over: list[Table] = []
    for layer in layers:
        for file in layer.files:
            table = read_table(file, layer.name, merging.take)
            merging.add(table)
            if layer.name != SHIPPED:
                laid_over.append(table)
        merging.end_layer()
    for error in unknown_references(merging.merged.concepts, laid_over):
        raise error
    return merging.done()


def merge_tables(read: Iterable[tuple[Layer, list[Table]]]) -> Merged:
    """Joins layers that have been read."""
    merging = _Merging()
    for _, tables in read:
        for table in tables:
            for (concept, _), (term, _) in zip(table.concepts, table.terms, strict=True):
                merging.take(concept, term)
            merging.add(table)
        merging.end_layer()
    return merging.done()


class _Merging:
    """Layers on their way to be one, a row at a time."""

    def __init__(self) -> None:
        self.merged = Merged()
        self._layer: dict[str, Concept] = {}
        self._terms: dict[tuple[str, str, str], Term] = {}
        self._written_alike: dict[tuple[str, str, str], tuple[Term, ...]] = {}
        """The same word of a concept in further forms: Israeli is an adjective and an inhabitant."""
        self._readings: dict[tuple[str, str, str], Reading] = {}

    def take(self, concept: Concept, term: Term) -> None:
        """What a row of a table says."""
        known = self._layer.get(concept.id)
        if known is None:
            self._layer[concept.id] = concept
        elif concept.relations or (concept.domain and not known.domain):
            self._layer[concept.id] = dataclasses.replace(
                known,
                relations=tuple(dict.fromkeys((*known.relations, *concept.relations))),
                domain=known.domain or concept.domain,
            )
        key = (term.concept, term.language, term.text)
        first = self._terms.get(key)
        if first is None or first.layer != term.layer:
            self._terms[key] = term
            self._written_alike.pop(key, None)
        else:
            others = self._written_alike.get(key, ())
            if all(other.form is not term.form for other in (first, *others)):
                self._written_alike[key] = (*others, term)

    def add(self, table: Table) -> None:
        """What a table has beside its terms."""
        merged = self.merged
        self._readings.update({(r.short, r.language, r.concept): r for r, _ in table.readings})
        merged.examples += [example for example, _ in table.examples]
        merged.guards += [guard for guard, _ in table.guards]
        merged.known += [known for known, _ in table.known]

    def end_layer(self) -> None:
        """What the layer says of a concept is laid over what those below it say."""
        concepts = self.merged.concepts
        for concept in self._layer.values():
            before = concepts.get(concept.id)
            if before is not None:
                concept = dataclasses.replace(
                    concept, relations=concept.relations or before.relations, domain=concept.domain or before.domain
                )
            concepts[concept.id] = concept
        self._layer = {}

    def done(self) -> Merged:
        """What there is in the end; to be called once."""
        merged = self.merged
        terms = [term for key, first in self._terms.items() for term in (first, *self._written_alike.get(key, ()))]
        self._terms.clear()
        merged.terms = list(_one_preferred(terms))
        merged.readings = [reading for reading in self._readings.values() if reading.concept in merged.concepts]
        return merged


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
