"""TBX in and out: ISO 30042 Basic dialect, version 3 (`<tbx>`) and version 2 (`<martif>`).

What TBX-Basic has no category for (form, match and case rule, sources, drafts, roles) travels as `<admin type="x-tqa-…">`,
which other readers pass over, so that a round trip loses nothing. Foreign files are read by what they share: terms by language,
status, abbreviation or full form, subject field, notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tqa.errors import GlossaryError
from tqa.glossary.concept import ConceptType
from tqa.glossary.xml_tree import Element, read_xml

Record = dict[str, str]
"""A row of a glossary table: its cells by column."""

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
PREFIX = "x-tqa-"

_STATUS_OUT = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "supersededTerm-admn-sts",
}
_STATUS_IN = {
    "preferredterm": "preferred",
    "standardizedterm": "preferred",
    "legalterm": "preferred",
    "admittedterm": "admitted",
    "deprecatedterm": "deprecated",
    "supersededterm": "forbidden",
}
_FORM_IN = {
    "abbreviation": "abbreviation",
    "acronym": "abbreviation",
    "initialism": "abbreviation",
    "fullform": "full",
    "shortform": "short",
}
_FORM_OUT = {"abbreviation": "abbreviation", "full": "fullForm", "short": "shortForm"}
_CONCEPT_COLUMNS = ("type", "of", "role", "from", "to")
_TERM_COLUMNS = ("form", "match", "case", "replacement", "source", "translate", "draft", *_CONCEPT_COLUMNS)


def read_tbx(path: Path) -> Iterator[tuple[int, Record]]:
    """Rows with their lines. Raises `GlossaryError` for what is no TBX."""
    root = read_xml(path)
    if root.name not in ("tbx", "martif"):
        raise GlossaryError(f"<{root.name}> is not the root of a TBX file", path=path, line=root.line)
    for number, entry in enumerate(root.all("conceptEntry", "termEntry"), 1):
        concept = _concept_id(entry.attributes.get("id", ""), number)
        domain = _said(entry, "subjectField")
        for section in entry.all("langSec", "langSet"):
            language = section.attributes.get("lang", "")
            for term in section.all("termSec", "tig", "ntig"):
                record = _record(term, concept, language)
                if domain:
                    record["domain"] = domain
                yield term.line, record


def _record(section: Element, concept: str, language: str) -> Record:
    term = section.first("term")
    record = {"concept": concept, "lang": language, "term": " ".join((term.text if term else "").split())}
    status = _said(section, "administrativeStatus", "normativeAuthorization").casefold().removesuffix("-admn-sts")
    record["status"] = _STATUS_IN.get(status, "admitted")
    form = _FORM_IN.get(_said(section, "termType").replace(" ", "").casefold())
    if form:
        record["form"] = form
    for column in _TERM_COLUMNS:
        value = _said(section, PREFIX + column)
        if value:
            record[column] = value
    note = " ".join(" ".join(note.text.split()) for note in section.all("note"))
    if note:
        record["note"] = note
    return record


def _said(element: Element, *kinds: str) -> str:
    """The text of the first child that is of a kind, by its `type` or, in the DCT style, by its name."""
    for child in element.children:
        if child.name in ("langSec", "langSet", "term", "note"):
            continue
        if child.attributes.get("type", child.name) in kinds:
            return " ".join(child.text.split())
        if child.name in ("termGrp", "descripGrp", "adminGrp", "termNoteGrp"):
            found = _said(child, *kinds)
            if found:
                return found
    return ""


def _concept_id(given: str, number: int) -> str:
    kind, dot, slug = given.partition(".")
    if dot and slug and kind in {member.value for member in ConceptType}:
        return given
    return "style-term." + (re.sub(r"[^\w.-]+", "-", given).strip("-") or f"c{number}")


def write_tbx(records: Iterable[Record], *, version: int) -> Iterator[str]:
    """The lines of a TBX file of version 2 or 3. Rows of a concept come together, in the order of its first."""
    entries: dict[str, dict[str, list[Record]]] = {}
    for record in records:
        entries.setdefault(record["concept"], {}).setdefault(record["lang"], []).append(record)
    third = version == 3
    entry, section, term = ("conceptEntry", "langSec", "termSec") if third else ("termEntry", "langSet", "tig")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    if third:
        yield f'<tbx xmlns="{NAMESPACE}" type="TBX-Basic" style="dca" xml:lang="en">\n'
        yield "<tbxHeader><fileDesc><sourceDesc><p>tqa glossary</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n"
    else:
        yield '<martif type="TBX-Basic" xml:lang="en">\n'
        yield "<martifHeader><fileDesc><sourceDesc><p>tqa glossary</p></sourceDesc></fileDesc></martifHeader>\n<text><body>\n"
    for concept, languages in entries.items():
        yield f"<{entry} id={quoteattr(concept)}>\n"
        domain = next((row["domain"] for rows in languages.values() for row in rows if row.get("domain")), "")
        if domain:
            yield f'<descrip type="subjectField">{escape(domain)}</descrip>\n'
        for language, rows in languages.items():
            yield f"<{section} xml:lang={quoteattr(language)}>\n"
            for record in rows:
                yield f"<{term}><term>{escape(record['term'])}</term>{''.join(_details(record, third=third))}</{term}>\n"
            yield f"</{section}>\n"
        yield f"</{entry}>\n"
    yield "</body></text></tbx>\n" if third else "</body></text></martif>\n"


def _details(record: Record, *, third: bool) -> Iterator[str]:
    status = _STATUS_OUT[record.get("status") or "admitted"]
    yield f'<termNote type="administrativeStatus">{status}</termNote>'
    form = record.get("form") or "short"
    if form in _FORM_OUT:
        yield f'<termNote type="termType">{_FORM_OUT[form]}</termNote>'
    for column in _TERM_COLUMNS:
        if record.get(column) and not (column == "form" and form in _FORM_OUT):
            yield f'<admin type="{PREFIX}{column}">{escape(record[column])}</admin>'
    if record.get("note"):
        yield f"<note>{escape(record['note'])}</note>"
