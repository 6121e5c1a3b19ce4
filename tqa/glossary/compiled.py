"""The compiled term base: one file of sections, each read when it is first needed, named by the digest of its sources.

Written whole to a temporary name and renamed, so that processes which start at once never see half a file; where no cache
directory can be written, the glossary is compiled in memory. msgpack only: reading a cache can run nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path

import msgspec

MAGIC = b"tqa-glossary-4\n"
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
    """Sections by name, in memory or mapped from a file, which then may be deleted by anybody."""

    def __init__(self, sections: Mapping[str, bytes | memoryview] | None = None) -> None:
        self._sections = sections or {}

    @classmethod
    def open(cls, path: Path) -> Compiled | None:
        """The file's sections, or `None` where it is missing, unreadable, damaged or from another version."""
        try:
            with path.open("rb") as stream:
                if stream.read(len(MAGIC)) != MAGIC:
                    return None
                checksum, size = (int.from_bytes(stream.read(4), "big") for _ in range(2))
                mapped = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
            begin = len(MAGIC) + 8
            if zlib.crc32(mapped[begin:]) != checksum:
                return None
            index = msgspec.msgpack.decode(mapped[begin : begin + size], type=dict[str, tuple[int, int]])
        except (OSError, ValueError):
            return None
        begin += size
        return cls({name: mapped[begin + offset : begin + offset + length] for name, (offset, length) in index.items()})

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._sections)

    def section(self, name: str) -> bytes | memoryview | None:
        return self._sections.get(name)


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
        # Mapped from the file it can leave the memory, and other processes share it.
        return Compiled.open(path) or Compiled(sections)
    return Compiled(sections)


def _write(path: Path, sections: dict[str, bytes]) -> None:
    index: dict[str, tuple[int, int]] = {}
    offset = 0
    for name, data in sections.items():
        index[name] = (offset, len(data))
        offset += len(data)
    header = msgspec.msgpack.encode(index)
    checksum = zlib.crc32(header)
    for data in sections.values():
        checksum = zlib.crc32(data, checksum)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(MAGIC + checksum.to_bytes(4, "big") + len(header).to_bytes(4, "big") + header)
            stream.writelines(sections.values())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _forget_old(directory: Path) -> None:
    files = sorted(directory.glob("*.tqag"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEEP:]:
        file.unlink(missing_ok=True)
