"""The article text in its many written forms: one module a format, each `read(stream, input) -> Iterator[Document]`."""

from tqa.formats import jsonl, plain
from tqa.formats.format import Format, Input

FORMATS: tuple[Format, ...] = (
    Format(name="jsonl", suffixes=(".jsonl", ".ndjson", ".json"), read=jsonl.read),
    Format(name="text", suffixes=(".txt", ".text", ".md"), read=plain.read, one_text=True),
)
"""The package's own, by suffix; what has no known suffix is read as text. Others join in `tqa.formats.table`."""

__all__ = ["FORMATS", "Format", "Input"]
