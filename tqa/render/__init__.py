"""Reports for people and machines: annotated diff, terminal, unified diff, HTML, JSON, SARIF."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tqa.render.json import render_json, render_jsonl
from tqa.render.options import Renderer, RenderOptions, Result
from tqa.render.terminal import render_terminal
from tqa.render.unified import render_diff

__all__ = ["RENDERERS", "RenderOptions", "Renderer", "Result"]

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "terminal": render_terminal,
        "diff": render_diff,
        "json": render_json,
        "jsonl": render_jsonl,
    }
)
"""The forms of `--format`."""
