"""The compiled term base: one file of sections, each read when it is first needed, named by the digest of its sources.

Written whole to a temporary name and renamed, so that processes which start at once never see half a file; where no cache
directory can be written, the glossary is compiled in memory. msgpack only: reading a cache can run nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import msgspec

MAGIC = b"tqa-glossary-3\n"
KEEP = 32
"""Compiled forms kept beside each other: one for each set of layers that the desks use."""


def cache_directory() -> Path:
    """Where compiled glossaries lie: `TQA_CACHE_DIR`, else the user's cache directory."""
    if chosen := os.environ.get("TQA_CACHE_DIR"):
        return Path(chosen) / "glossary"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "tqa" / "glossary"


def sources_digest(sources: tuple[tuple[str, Path, bytes], ...]) -> str:
    """What the compiled form depends on: layer, name and content of each source in order."""
    digest = hashlib.sha256()
    for layer, path, data in sources:
        for part in (layer.encode(), path.name.encode("utf-8", "surrogateescape"), data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


class Compiled:
    """Sections by name, from a file or from memory."""

    def __init__(self, sections: dict[str, bytes] | None = None, path: Path | None = None) -> None:
        self._sections = sections or {}
        self._path = path
        self._places: dict[str, tuple[int, int]] = {}

    @classmethod
    def open(cls, path: Path) -> Compiled | None:
        """The file's sections, or `None` where it is missing, unreadable, cut short or from another version."""
        compiled = cls(path=path)
        try:
            with path.open("rb") as stream:
                if stream.read(len(MAGIC)) != MAGIC:
                    return None
                size = int.from_bytes(stream.read(4), "big")
                index = msgspec.msgpack.decode(stream.read(size), type=dict[str, tuple[int, int]])
                begin = len(MAGIC) + 4 + size
                compiled._places = {name: (begin + offset, length) for name, (offset, length) in index.items()}
                end = max((offset + length for offset, length in compiled._places.values()), default=begin)
                if path.stat().st_size != end:
                    return None
        except (OSError, msgspec.DecodeError):
            return None
        return compiled

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._places or self._sections)

    def section(self, name: str) -> bytes | None:
        """The bytes of a section; a file that vanishes after opening is an operating-system error."""
        if self._path is None:
            return self._sections.get(name)
        if name not in self._places:
            return None
        offset, length = self._places[name]
        with self._path.open("rb") as stream:
            stream.seek(offset)
            return stream.read(length)


def _code_digest() -> str:
    """Of the modules that compile, so that no form outlives the code that made it."""
    code = hashlib.sha256(MAGIC)
    for name in ("concept", "rows", "tables", "merge", "pattern", "fold", "lexicon", "compiling"):
        code.update((resources.files("tqa.glossary") / f"{name}.py").read_bytes())
    return code.hexdigest()


def load_or_compile(digest: str, compile_sections: Callable[[], dict[str, bytes]]) -> Compiled:
    """The compiled form of this digest, from the cache or made now and kept if the cache can be written."""
    path = cache_directory() / f"{digest[:24]}-{_code_digest()[:12]}.tqag"
    compiled = Compiled.open(path)
    if compiled is not None:
        return compiled
    sections = compile_sections()
    with contextlib.suppress(OSError):
        _write(path, sections)
        _forget_old(path.parent)
    return Compiled(sections)


def _write(path: Path, sections: dict[str, bytes]) -> None:
    index: dict[str, tuple[int, int]] = {}
    offset = 0
    for name, data in sections.items():
        index[name] = (offset, len(data))
        offset += len(data)
    header = msgspec.msgpack.encode(index)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(MAGIC + len(header).to_bytes(4, "big") + header)
            for data in sections.values():
                stream.write(data)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _forget_old(directory: Path) -> None:
    files = sorted(directory.glob("*.tqag"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEEP:]:
        file.unlink(missing_ok=True)
