"""A document: one item of wire copy, translated, with its source where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tqa.errors import TqaError

BODY = "body"
UTF_8 = "utf-8"
UTF_8_MARKED = "utf-8-sig"
"""With a byte-order mark, which is no part of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One text of a document (headline, body, caption) in the target language and, where known, in the source language."""

    name: str = BODY
    target: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a check reads. Paragraphs of a text are separated by line breaks.

    Languages are BCP 47 tags; `None` means that nobody said. `notes` are facts about how the document came to be
    (“source found beside it as x.zh.txt”) that the report repeats. `encoding` is the Python codec of the file that it is.
    """

    id: str
    fields: tuple[Field, ...]
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    notes: tuple[str, ...] = ()
    encoding: str = UTF_8

    @classmethod
    def of(
        cls,
        target: str,
        source: str | None = None,
        *,
        id: str = "text",  # noqa: A002
        source_lang: str | None = None,
        target_lang: str | None = "en",
        published: date | None = None,
    ) -> Document:
        """A document of one text, for the common case.

        Nothing is refused here: a text that is empty or too long, or a tag that is none, gets a report that says so.
        """
        return cls(
            id=id,
            fields=(Field(target=target, source=source),),
            source_lang=source_lang,
            target_lang=target_lang,
            published=published,
        )

    @property
    def has_source(self) -> bool:
        return any(field.source for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What was to be a document and could not be read. It takes the document's place, so that nothing is lost silently.

    `id` is the document's own where it is known and unique, else made of its place, as in `feed.jsonl:12`.
    """

    id: str
    error: TqaError
