"""Reports for people and machines: annotated diff, terminal, unified diff, HTML, JSON, SARIF."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tqa.render.options import CheckText, Renderer, RenderOptions, Result

__all__ = ["RENDERERS", "CheckText", "RenderOptions", "Renderer", "Result"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A renderer that is imported when it is first called: one run needs one form."""

    module: str
    function: str

    def __call__(self, results: Iterable[Result], *, options: RenderOptions) -> Iterator[str]:
        renderer: Renderer = getattr(importlib.import_module(f"tqa.render.{self.module}"), self.function)
        return renderer(results, options=options)


RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "terminal": _Form("terminal", "render_terminal"),
        "diff": _Form("unified", "render_diff"),
        "html": _Form("html", "render_html"),
        "sarif": _Form("sarif", "render_sarif"),
        "github": _Form("github", "render_github"),
        "json": _Form("json", "render_json"),
        "jsonl": _Form("json", "render_jsonl"),
    }
)
"""The forms of `--format`."""
