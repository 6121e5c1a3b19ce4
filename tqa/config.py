"""Settings: what a desk may change, and where it is read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

MAX_CHARACTERS = 1_000_000
"""A text over this length is not an article; it is reported as not checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`only` and `skip` are check codes. `checks` holds the settings of single checks, by code, as read from TOML."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    min_confidence: float = 0.0
    glossaries: tuple[Path, ...] = ()
    shipped_glossaries: bool = True
    model: bool = True
    model_path: Path | None = None
    max_characters: int = MAX_CHARACTERS
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
