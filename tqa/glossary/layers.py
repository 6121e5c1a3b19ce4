"""Which files make the term base: those that come with tqa, then what a house, a desk or a client lays over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tqa.errors import GlossaryError

SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Layer:
    """A named set of files; the name is what reports tell."""

    name: str
    files: tuple[Path, ...]


def shipped_directory() -> Path:
    """The glossaries that come with tqa: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "glossaries"
    return inside if inside.is_dir() else package.parent / "glossaries"


def layers_of(paths: Iterable[Path], *, shipped: bool) -> tuple[Layer, ...]:
    """The shipped layer and one for each file or folder, named as it is. Raises `GlossaryError` for what is not there."""
    found = [Layer(SHIPPED, _tables_in(shipped_directory()))] if shipped else []
    seen: dict[Path, Path] = {}
    for path in paths:
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            raise GlossaryError("there is no such glossary", path=path) from error
        if real in seen:
            raise GlossaryError(f"this glossary is given twice (also as {seen[real]})", path=path)
        seen[real] = path
        files = _tables_in(path) if path.is_dir() else (path,)
        if not files:
            raise GlossaryError("the folder holds no .csv or .tsv file", path=path)
        found.append(Layer(path.stem if path.is_file() else real.name, files))
    return tuple(found)


def _tables_in(directory: Path) -> tuple[Path, ...]:
    return tuple(
        sorted(file for file in directory.glob("*") if file.suffix.casefold() in (".csv", ".tsv") and file.is_file())
    )
