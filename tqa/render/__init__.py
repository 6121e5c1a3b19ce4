"""Reports for people and machines: annotated diff, terminal, unified diff, HTML, JSON, SARIF."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tqa.render.github import render_github
from tqa.render.html import render_html
from tqa.render.json import render_json, render_jsonl
from tqa.render.options import CheckText, Renderer, RenderOptions, Result
from tqa.render.sarif import render_sarif
from tqa.render.terminal import render_terminal
from tqa.render.unified import render_diff

__all__ = ["RENDERERS", "CheckText", "RenderOptions", "Renderer", "Result"]

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "terminal": render_terminal,
        "diff": render_diff,
        "html": render_html,
        "sarif": render_sarif,
        "github": render_github,
        "json": render_json,
        "jsonl": render_jsonl,
    }
)
"""The forms of `--format`."""
