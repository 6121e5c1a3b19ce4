"""How findings put what they all say."""

from __future__ import annotations


def times(count: int) -> str:
    """How often, in words that stand behind what was counted."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
