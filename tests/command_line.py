"""What the tests of the command line share: `tqa` run in this process or in one of its own, and two articles."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BAD = "On Tuesday,爆炸新闻 the Group of Seven met in Brussels.\n"
CLEAN = "On Tuesday the Group of Seven met in Brussels.\n"


@dataclass
class Done:
    code: int
    out: str
    err: str

    @property
    def reports(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


def write(name: str, text: str, encoding: str = "utf-8") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode(encoding))
    return name


def piped(*args: str, data: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "tqa", *args], input=data, capture_output=True, cwd=folder, timeout=60)
