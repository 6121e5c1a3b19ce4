"""How findings put what they all say."""

from __future__ import annotations

from tqa.languages.romanisation import fold


def times(count: int) -> str:
    """How often, in words that stand behind what was counted."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def also_spelt(wrong: str, right: str) -> str:
    """That the text has a name otherwise, too, and in what they differ."""
    if wrong.casefold() == right.casefold():
        return f"The text also writes this name “{right}”, with other capitals"
    if fold(wrong) == fold(right):
        return f"The text also writes this name “{right}”, with other accents"
    return f"The text also spells this name “{right}”"
