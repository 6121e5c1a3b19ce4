"""tqa finds what machine translation got wrong in wire copy, with the source text or without it.

import tqa

checker = tqa.Checker.load()
report = checker.check(tqa.Document.of("On Tuesday,爆炸新闻 the Group of Seven met.", source_lang="zh"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqa.document import Document, Field
from tqa.errors import TqaError
from tqa.finding import Category, Finding, Severity, Side, SourceSpan, Span
from tqa.report import Report, Status

if TYPE_CHECKING:
    from tqa.config import Config as Config
    from tqa.pipeline import Checker as Checker

__all__ = [
    "Category",
    "Checker",
    "Config",
    "Document",
    "Field",
    "Finding",
    "Report",
    "Severity",
    "Side",
    "SourceSpan",
    "Span",
    "Status",
    "TqaError",
]


def __getattr__(name: str) -> Any:
    """`Checker` and `Config`, loaded when first asked for: `import tqa` stays quick."""
    if name == "Checker":
        from tqa.pipeline import Checker

        return Checker
    if name == "Config":
        from tqa.config import Config

        return Config
    raise AttributeError(f"module 'tqa' has no attribute {name!r}")
