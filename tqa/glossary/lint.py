"""What is wrong or doubtful in glossary files, all of it, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqa.errors import GlossaryError
from tqa.glossary.compiled import Compiled
from tqa.glossary.compiling import compile_sections
from tqa.glossary.concept import Match, Reading, Term, TermStatus
from tqa.glossary.glossary import Glossary
from tqa.glossary.layers import Layer
from tqa.glossary.merge import merge_tables, unknown_references
from tqa.glossary.pattern import expand
from tqa.glossary.tables import Place, Table, read_table
from tqa.languages import load as load_language
from tqa.languages import supported

Entry = tuple[Term, Place]


def lint(layers: Iterable[Layer]) -> Iterator[GlossaryError]:
    """The problems of all layers, file by file. A file that cannot be read gives its first problem and is left out."""
    read: list[tuple[Layer, list[Table]]] = []
    for layer in layers:
        tables = []
        for file in layer.files:
            try:
                tables.append(read_table(file, layer.name))
            except GlossaryError as error:
                yield error
        read.append((layer, tables))
    merged = merge_tables(read)
    concepts = dict(merged.concepts)
    glossary = Glossary(Compiled(compile_sections(merged)))
    for _, tables in read:
        yield from unknown_references(concepts, tables)
        for table in tables:
            yield from _twice(table)
            yield from _statuses(table.terms, glossary)
            yield from _kept(table.terms, glossary)
            yield from _never_found(table.terms, glossary)
            yield from _bare_readings(table.readings, glossary)
        yield from _two_preferred([entry for table in tables for entry in table.terms])


def _error(place: Place, message: str) -> GlossaryError:
    return GlossaryError(message, path=place.path, line=place.line)


def _twice(table: Table) -> Iterator[GlossaryError]:
    entries: tuple[Iterable[tuple[tuple[str, ...], Place]], ...] = (
        (((t.concept, t.language, t.text, t.form), place) for t, place in table.terms),
        (((r.short, r.language, r.concept), place) for r, place in table.readings),
        (((g.language, g.word), place) for g, place in table.guards),
        (((k.concept,), place) for k, place in table.known),
    )
    for kind in entries:
        seen: dict[tuple[str, ...], int] = {}
        for key, place in kind:
            if key in seen:
                yield _error(place, f"{' / '.join(key)} is already in line {seen[key]}")
            seen.setdefault(key, place.line)


def _two_preferred(entries: Iterable[Entry]) -> Iterator[GlossaryError]:
    seen: dict[tuple[str, str, str], Entry] = {}
    for term, place in entries:
        if term.status is TermStatus.PREFERRED and not term.draft:
            key = (term.concept, term.language, term.form)
            other = seen.setdefault(key, (term, place))
            if other[0].text != term.text:
                where = f"{other[1].path.name}:{other[1].line}"
                yield _error(place, f"“{other[0].text}” ({where}) is preferred for {' / '.join(key)} already")


def _statuses(entries: Iterable[Entry], glossary: Glossary) -> Iterator[GlossaryError]:
    for term, place in entries:
        if not term.admitted and not term.replacement and not term.draft:
            others = glossary.terms(term.concept, load_language(term.language))
            if not any(other.admitted for other in others):
                yield _error(place, f"“{term.text}” is {term.status}, but nothing says what to write instead")


def _kept(entries: Iterable[Entry], glossary: Glossary) -> Iterator[GlossaryError]:
    """A term that is not to be translated, while its concept is called otherwise in another language."""
    kept = [(term, place) for term, place in entries if term.keep and not term.draft]
    for term, place in kept:
        for language in supported() if kept else ():
            for other in glossary.terms(term.concept, language):
                if other.admitted and other.layer == term.layer and other.text != term.text:
                    yield _error(
                        place,
                        f"“{term.text}” is not to be translated, but “{other.text}” ({other.language}) is admitted",
                    )
                    break


def _never_found(entries: Iterable[Entry], glossary: Glossary) -> Iterator[GlossaryError]:
    for term, place in entries:
        if term.draft:
            continue
        language = load_language(term.language)
        if len(term.text) == 1 and not language.spaced:
            yield _error(place, f"“{term.text}” can never match: a single character has readings, it is no term")
            continue
        for text in expand(term.text) if term.match is Match.PATTERN else (term.text,):
            found = glossary.find(text, language)
            if not any(term.concept in match.concepts for match in found):
                winner = f": {found[0].concept} wins with “{found[0].surface}”" if found else ": nothing in it is found"
                yield _error(place, f"“{text}” can never match{winner}")


def _bare_readings(entries: Iterable[tuple[Reading, Place]], glossary: Glossary) -> Iterator[GlossaryError]:
    for reading, place in entries:
        supported = reading.anchors or reading.pairs or glossary.related(reading.concept)
        if not supported:
            yield _error(
                place, f"the reading {reading.concept} of “{reading.short}” has no anchor, no pair and nothing akin"
            )
