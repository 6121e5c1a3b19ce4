"""What the glossary tables say: terms, readings, their examples and guards, one file a time.

The kind of a table is told by its name: `readings-examples*.csv`, `readings*.csv`, `guards*.csv`, `known*.csv`; all others
hold terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from tqa.errors import GlossaryError, LanguageError
from tqa.glossary.concept import (
    CaseRule,
    Concept,
    ConceptType,
    Form,
    Known,
    Match,
    Reading,
    ReadingExample,
    Relation,
    Term,
    TermStatus,
)
from tqa.glossary.pattern import expand
from tqa.glossary.rows import Row, did_you_mean, read_rows
from tqa.languages import load as load_language
from tqa.languages import supported
from tqa.languages.inflection import inflection

TERM_COLUMNS = (
    "concept", "type", "domain", "of", "role", "from", "to", "lang", "term", "status", "form", "match", "case",
    "replacement", "source", "translate", "note", "draft",
)  # fmt: skip
READING_COLUMNS = ("short", "lang", "concept", "anchors", "excludes", "pairs", "note", "draft")
EXAMPLE_COLUMNS = ("short", "lang", "concept", "expect", "target", "source", "note")
GUARD_COLUMNS = ("lang", "word", "note")
KNOWN_COLUMNS = ("concept", "of", "names")

_IMPORTED = frozenset({".tbx", ".xml", ".xlsx"})
"""Files of terms that are read once, to make a table of them, and not for each check."""

_FACTS = frozenset({"of", "role", "from", "to"})

MAX_TERM = 200
"""Characters in a term; a longer one is a sentence."""

E = TypeVar("E", bound=StrEnum)

_MEMBERS: dict[type[StrEnum], dict[str, StrEnum]] = {
    kind: {member.value: member for member in kind} for kind in (ConceptType, TermStatus, Form, Match, CaseRule)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A longer word that holds a term by accident, as 上海地区 holds 海地 (Haiti)."""

    language: str
    word: str


@dataclass(slots=True, kw_only=True)
class Place:
    """Where something was said, for the messages about it."""

    path: Path
    line: int


@dataclass(slots=True, kw_only=True)
class Table:
    """The content of one file, each entry with its place, in the same order."""

    path: Path
    concepts: list[tuple[Concept, Place]] = field(default_factory=list)
    terms: list[tuple[Term, Place]] = field(default_factory=list)
    readings: list[tuple[Reading, Place]] = field(default_factory=list)
    examples: list[tuple[ReadingExample, Place]] = field(default_factory=list)
    guards: list[tuple[Guard, Place]] = field(default_factory=list)
    known: list[tuple[Known, Place]] = field(default_factory=list)


def read_table(path: Path, layer: str, take: Callable[[Concept, Term], None] | None = None) -> Table:
    """The entries of one file. Raises `GlossaryError` with the file and the line of the first thing that is wrong.

    `take` is given the concept and the term of each row instead of the table, which then has only the concepts that refer to
    others: where nobody asks for the places of 200,000 terms, they would be the half of the memory.
    """
    if path.suffix.casefold() in _IMPORTED:
        made = path.with_suffix(".csv").name
        raise GlossaryError(
            f"no table (.csv, .tsv); `tqa glossary import {path.name} {made}` makes one of it", path=path
        )
    name = path.name.casefold()
    table = Table(path=path)
    if name.startswith("readings-examples"):
        for row in read_rows(path, EXAMPLE_COLUMNS, ("short", "lang", "concept", "expect", "target")):
            table.examples.append((_example(row), Place(path=path, line=row.line)))
    elif name.startswith("readings"):
        for row in read_rows(path, READING_COLUMNS, ("short", "lang", "concept")):
            table.readings.append((_reading(row, layer), Place(path=path, line=row.line)))
    elif name.startswith("guards"):
        for row in read_rows(path, GUARD_COLUMNS, ("lang", "word")):
            table.guards.append((Guard(language=_language(row), word=row["word"]), Place(path=path, line=row.line)))
    elif name.startswith("known"):
        for row in read_rows(path, KNOWN_COLUMNS, ("concept", "names")):
            table.known.append((_known(row, layer), Place(path=path, line=row.line)))
    else:
        term_rows(read_rows(path, TERM_COLUMNS, ("concept", "lang", "term")), table, layer, take)
    return table


def term_rows(
    rows: Iterable[Row], table: Table, layer: str, take: Callable[[Concept, Term], None] | None = None
) -> None:
    """The concepts and terms of rows, added to a table or taken as `read_table` says."""
    for row in rows:
        concept, term = _concept(row), _term(row, layer)
        if take is not None:
            take(concept, term)
        if take is None or concept.relations:
            place = Place(path=row.path, line=row.line)
            table.concepts.append((concept, place))
        if take is None:
            table.terms.append((term, place))


def _id(row: Row) -> tuple[str, str]:
    """The id of a concept, and the type that it begins with."""
    concept = row["concept"]
    prefix, dot, slug = concept.partition(".")
    if not dot or not slug or "|" in concept or len(concept.split()) > 1:
        raise row.wrong(f"“{concept[:60]}” is no concept id (type, full stop, name: person.xi-jinping)")
    return concept, prefix


def _known(row: Row, layer: str) -> Known:
    concept, prefix = _id(row)
    _one_of(ConceptType, prefix, row, "type")
    names = row.several("names")
    if not names or not all(name[0].isalnum() or any(map(str.isalnum, name)) for name in names):
        raise row.wrong("a name without a letter")
    return Known(concept=concept, of=row["of"], names=names, layer=layer)


def _concept(row: Row) -> Concept:
    concept, prefix = _id(row)
    if row.cells.keys().isdisjoint(_FACTS):
        return Concept(id=concept, type=_one_of(ConceptType, row["type"] or prefix, row, "type"), domain=row["domain"])
    of, roles = row.several("of"), row.several("role")
    if roles and not of:
        raise row.wrong("a role without the concept that it is a role of (column “of”)")
    if of and len(roles) not in (1, len(of)):
        raise row.wrong(f"{len(of)} concepts in “of”, but {len(roles)} roles")
    begin, end = _day(row, "from"), _day(row, "to")
    if begin and end and end < begin:
        raise row.wrong(f"it ends ({end}) before it begins ({begin})")
    return Concept(
        id=concept,
        type=_one_of(ConceptType, row["type"] or prefix, row, "type"),
        domain=row["domain"],
        relations=tuple(
            Relation(role=role, to=to, valid_from=begin, valid_to=end)
            for to, role in zip(of, roles if len(roles) == len(of) else roles * len(of), strict=True)
        ),
    )


def _term(row: Row, layer: str) -> Term:
    text, language = row["term"], _language(row)
    if len(text) > MAX_TERM:
        raise row.wrong(f"a term of {len(text)} characters (limit {MAX_TERM})")
    if not (text[0].isalnum() or any(character.isalnum() for character in text)):
        raise row.wrong(f"“{text}” can never match: it has no letter")
    status = _one_of(TermStatus, row["status"] or "admitted", row, "status")
    if row["replacement"] and status in (TermStatus.PREFERRED, TermStatus.ADMITTED):
        raise row.wrong(f"a replacement for a term that is {status}")
    keep = not _yes(row, "translate", default="yes")
    if keep and status not in (TermStatus.PREFERRED, TermStatus.ADMITTED):
        raise row.wrong(f"a term that is {status} cannot be one that is not to be translated")
    usual = Match.INFLECTED if inflection(language) else Match.EXACT
    match = _one_of(Match, row["match"], row, "match") if row["match"] else usual
    if match is Match.PATTERN:
        try:
            expand(text)
        except ValueError as error:
            raise row.wrong(f"the pattern “{text}” {error}") from error
    return Term(
        concept=row["concept"],
        language=language,
        text=text,
        status=status,
        form=_one_of(Form, row["form"] or "short", row, "form"),
        match=match,
        case=_one_of(CaseRule, row["case"] or "as-written", row, "case"),
        replacement=row["replacement"] or None,
        sources=tuple(_known_language(code, row) for code in row.several("source")),
        keep=keep,
        note=row["note"],
        draft=_yes(row, "draft"),
        layer=layer,
    )


def _reading(row: Row, layer: str) -> Reading:
    pairs = []
    for part in row.several("pairs", ";"):
        concept, colon, nouns = part.partition(":")
        words = tuple(word for piece in nouns.split("|") if (word := piece.strip()))
        if not colon or not words:
            raise row.wrong(f"“{part[:60]}” is no pair (concept: noun|noun)")
        pairs.append((concept.strip(), words))
    return Reading(
        short=row["short"],
        language=_language(row),
        concept=row["concept"],
        anchors=row.several("anchors"),
        excludes=row.several("excludes"),
        pairs=tuple(pairs),
        note=row["note"],
        draft=_yes(row, "draft"),
        layer=layer,
    )


def _example(row: Row) -> ReadingExample:
    if row["expect"] not in ("fire", "pass"):
        raise row.wrong(f"expect is “{row['expect'][:40]}”, not “fire” or “pass”")
    return ReadingExample(
        short=row["short"],
        language=_language(row),
        concept=row["concept"],
        fires=row["expect"] == "fire",
        target=row["target"],
        source=row["source"] or None,
        note=row["note"],
        path=str(row.path),
        line=row.line,
    )


def _language(row: Row) -> str:
    return _known_language(row["lang"], row)


_KNOWN: dict[str, str] = {}


def _known_language(tag: str, row: Row) -> str:
    if not _KNOWN:
        _KNOWN.update({language.code: language.code for language in supported()})
    if tag in _KNOWN:
        return _KNOWN[tag]
    if tag.isascii() and tag.replace("-", "").isalnum() and tag[:1].isalpha() and len(tag.partition("-")[0]) in (2, 3):
        try:
            code = load_language(tag).code
        except LanguageError as error:
            raise row.wrong(error.message) from error
        if code in _KNOWN:
            return code
    raise row.wrong(f"unknown language “{tag[:40]}”{did_you_mean(tag, tuple(sorted(set(_KNOWN.values()))))}")


def _one_of(kind: type[E], value: str, row: Row, column: str) -> E:
    member = _MEMBERS[kind].get(value)
    if member is None:
        known = tuple(str(each.value) for each in kind)
        raise row.wrong(f"unknown {column} “{value[:40]}”{did_you_mean(value, known)}")
    return cast(E, member)


def _day(row: Row, column: str) -> date | None:
    value = row[column]
    if not value:
        return None
    parts = value.split("-")
    try:
        if len(value) == 4:
            return date(int(value), 1, 1) if column == "from" else date(int(value), 12, 31)
        if len(parts) == 3 and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise row.wrong(f"“{value[:40]}” in “{column}” is no day (write 2024-05-31, or a year)")


def _yes(row: Row, column: str, *, default: str = "no") -> bool:
    value = row[column].casefold() or default
    if value not in ("no", "yes"):
        raise row.wrong(f"“{value[:40]}” in “{column}” is neither yes nor no")
    return value == "yes"
