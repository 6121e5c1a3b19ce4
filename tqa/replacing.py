"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

LONGEST = 100
"""Characters of a file's name that the one beside it repeats: a name has 255 bytes at the most."""

_DEVICES = (("/", "dev"), ("/", "proc"))


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the file's place when the block ends well, and leaves no trace when it does not.

    So a full disk, an interruption or a crash costs nothing that was there. The file keeps its rights, and a link goes on
    leading to it. A device or a pipe is written as it comes, and so is a file in a folder where no other may be made.
    Raises `OSError`.
    """
    place = Path(os.path.realpath(path))
    known = path.exists()
    if known and (not path.is_file() or path.absolute().parts[:2] in _DEVICES):
        with path.open("wb") as stream:
            yield stream
        return
    if known and not os.access(place, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    try:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:LONGEST]}.", suffix=".part")
    except PermissionError:
        if not known:
            raise
        with path.open("wb") as stream:
            yield stream
        return
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(place.stat().st_mode & 0o7777 if known else _usual_rights())
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _usual_rights() -> int:
    """What a new file may be used for; the system tells only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
