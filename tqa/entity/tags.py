"""The kinds of mention that the model knows, and its tags."""

from __future__ import annotations

KINDS = ("PER", "ORG", "LOC", "OTHER", "NUM", "DATE")

TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in ("B", "I")))
"""Outside; then beginning and inside of each kind."""

PERSON = "PER"
NAMES = frozenset({"PER", "ORG", "LOC", "OTHER"})
"""The kinds that name someone or something; numbers and dates have values instead."""
