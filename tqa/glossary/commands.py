"""What `tqa glossary` does, apart from reading options and printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from tqa.errors import GlossaryError
from tqa.glossary.concept import CaseRule, Concept, Form, Known, Reading, Term, TermStatus
from tqa.glossary.exchange import REQUIRED, read_records, write_records
from tqa.glossary.layers import Layer
from tqa.glossary.merge import merge
from tqa.glossary.rows import Row
from tqa.glossary.tables import TERM_COLUMNS, Table, term_rows
from tqa.glossary.tbx import Record
from tqa.languages.romanisation import fold

UNSAID: Final = {
    "status": TermStatus.ADMITTED.value, "form": Form.SHORT.value, "case": CaseRule.AS_WRITTEN.value,
    "translate": "yes", "draft": "no",
}  # fmt: skip
"""What an empty cell stands for."""

CLOSE = 82
"""Similarity (0 to 100) from which a search finds a term that is written otherwise."""


@dataclass(slots=True, kw_only=True)
class Coverage:
    """How much there is: concepts by type, terms by type and language, short forms and readings by language."""

    concepts: Counter[str] = field(default_factory=Counter)
    terms: Counter[tuple[str, str]] = field(default_factory=Counter)
    short_forms: Counter[str] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    known: int = 0

    @property
    def languages(self) -> tuple[str, ...]:
        """Most terms first."""
        totals: Counter[str] = Counter()
        for (_, language), count in self.terms.items():
            totals[language] += count
        return tuple(language for language, _ in totals.most_common())


def coverage(layers: Iterable[Layer]) -> Coverage:
    """Counts of what the layers say together. Raises `GlossaryError`."""
    merged = merge(layers)
    found = Coverage(concepts=Counter(concept.type.value for concept in merged.concepts.values()))
    for term in merged.terms:
        found.drafts += term.draft
        found.statuses[term.status.value] += 1
        found.terms[merged.concepts[term.concept].type.value, term.language] += not term.draft
    found.known = len(merged.known)
    found.readings = Counter(reading.language for reading in merged.readings)
    found.short_forms = Counter(language for language, _ in {(r.language, r.short) for r in merged.readings})
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A concept with all its terms, drafts too, and the readings that lead to it."""

    concept: Concept
    terms: tuple[Term, ...]
    readings: tuple[Reading, ...]


def search(layers: Iterable[Layer], word: str, *, language: str | None = None, limit: int = 10) -> list[Entry]:
    """The concepts that a word names, in any language unless one is given, the closest first. Raises `GlossaryError`."""
    merged = merge(layers)
    wanted = word.casefold().strip()
    scores: dict[str, float] = {}
    for term in merged.terms:
        if language is None or term.language == language:
            score = _score(wanted, term.text.casefold())
            if score >= CLOSE:
                scores[term.concept] = max(score, scores.get(term.concept, 0))
    for concept in merged.concepts:
        if wanted in (concept, concept.partition(".")[2]):
            scores[concept] = 101
    for reading in merged.readings:
        if reading.short == word and (language is None or reading.language == language):
            scores.setdefault(reading.concept, 100)
    best = sorted(scores, key=lambda concept: (-scores[concept], concept))[:limit]
    return [
        Entry(
            concept=merged.concepts[concept],
            terms=tuple(term for term in merged.terms if term.concept == concept),
            readings=tuple(reading for reading in merged.readings if reading.concept == concept),
        )
        for concept in best
    ]


def search_known(layers: Iterable[Layer], word: str, *, limit: int = 10) -> list[Known]:
    """What is only known by its names and is called so. Raises `GlossaryError`."""
    wanted = fold(word.strip())
    found = (known for known in merge(layers).known if wanted in map(fold, known.names))
    return list(islice(found, limit))


def _score(wanted: str, text: str) -> float:
    if wanted == text:
        return 100.5
    if len(wanted) > 1 and wanted in text:
        return 90 + 10 * len(wanted) / len(text)
    return fuzz.ratio(wanted, text) - 1


def add(path: Path, record: Record) -> None:
    """Writes a term at the end of a table, which is made where it is not there. The whole is read strictly before.

    Raises `GlossaryError` where the table or the term is wrong, or the table has the term already.
    """
    for column in REQUIRED:
        if not record[column].strip():
            raise GlossaryError(f"empty {column}", path=path)
    records = read_records(path) if path.exists() else []
    same = ("concept", "lang", "term", "form")
    if any(all((row.get(key) or "") == (record.get(key) or "") for key in same) for row in records):
        raise GlossaryError(f"it has {record['concept']} / {record['lang']} / {record['term']} already", path=path)
    term_rows([Row(record, path, len(records) + 2)], Table(path=path), "added")
    write_records([*records, record], path)


def records_of(layers: Sequence[Layer]) -> Iterator[Record]:
    """The term rows of layers as they stand in their files. Raises `GlossaryError`."""
    for layer in layers:
        for file in layer.files:
            if not file.name.casefold().startswith(("readings", "guards", "known")):
                yield from read_records(file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A term that only one of two glossaries has, or that they tell differently: cells by column, before and after."""

    key: tuple[str, ...]
    before: Record | None
    after: Record | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which both have it and differ."""
        if self.before is None or self.after is None:
            return ()
        return tuple(c for c in TERM_COLUMNS if _cell(self.before, c) != _cell(self.after, c))


def diff(before: Iterable[Record], after: Iterable[Record]) -> list[Change]:
    """What is different, in the order of both."""
    old, new = ({_key(row): row for row in rows} for rows in (before, after))
    changes = [Change(key=key, before=old.get(key), after=new.get(key)) for key in dict.fromkeys((*old, *new))]
    return [change for change in changes if change.before is None or change.after is None or change.columns]


def _key(record: Record) -> tuple[str, ...]:
    return (*(record[column] for column in REQUIRED), _cell(record, "form"))


def _cell(record: Record, column: str) -> str:
    return record.get(column) or UNSAID.get(column, "")
