"""XML read with the doors shut: no internal DTD subset, no entity, nothing fetched, bounded in size and depth."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from tqa.errors import GlossaryError

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64
MAX_ELEMENTS = 2_000_000
"""Those of 82,000 terms are half a million, in 17 MB; two million make a tree of 450 MB."""
MAX_TEXT = 20_000
"""Characters of text in one element."""


@dataclass(slots=True)
class Element:
    """An element by its local name, with its own text (that of inline markup within it included)."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        """The descendants of these names, none inside another of them, in order."""
        found: list[Element] = []
        for child in self.children:
            found += [child] if child.name in names else child.all(*names)
        return found

    def first(self, *names: str) -> Element | None:
        return next(iter(self.all(*names)), None)


class _RefusedError(Exception):
    """What the parser's handlers raise to stop it."""


def read_xml(path: Path) -> Element:
    """The tree of a file. Raises `GlossaryError` with the line for what is no XML or does more than mark up text."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GlossaryError(f"over {MAX_BYTES // 1024 // 1024} MB", path=path)
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from error
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _RefusedError as refused:
        raise GlossaryError(str(refused), path=path, line=reader.parser.CurrentLineNumber) from refused
    except expat.ExpatError as error:
        raise GlossaryError(
            f"not well-formed XML: {expat.ErrorString(error.code)}", path=path, line=error.lineno
        ) from error
    except (LookupError, ValueError) as error:
        raise GlossaryError("an encoding that XML does not know", path=path, line=1) from error
    assert reader.root is not None
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._elements = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(f"elements {MAX_DEPTH} deep")
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise _RefusedError(f"over {MAX_ELEMENTS:,} elements")
        element = Element(
            name.rpartition(" ")[2],
            {key.rpartition(" ")[2]: value for key, value in attributes.items()},
            self.parser.CurrentLineNumber,
        )
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        if self._open and element.name in ("hi", "foreign", "ph", "sc", "ec", "bpt", "ept", "ref"):
            self._open[-1].text += element.text

    def _text(self, text: str) -> None:
        element = self._open[-1]
        if len(element.text) + len(text) > MAX_TEXT:
            raise _RefusedError(f"an element with over {MAX_TEXT:,} characters of text")
        element.text += text

    def _doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: int) -> None:
        if has_internal_subset:
            raise _RefusedError("a document type of its own, which glossaries may not have (entities can be bombs)")

    def _entity(self, *args: object) -> int:
        raise _RefusedError("an entity, which glossaries may not have")
