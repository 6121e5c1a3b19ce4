"""Terms with alternatives: `Ministr(y|ies) of (Re)Unification` stands for a few plain terms, never for a regular expression.

A part in brackets with bars is one of its alternatives; in brackets without a bar it may be missing. Expanding when the
glossary is compiled keeps matching as fast and as safe as that of plain terms.
"""

from __future__ import annotations

from itertools import product

MAX_EXPANSIONS = 64


def expand(pattern: str) -> tuple[str, ...]:
    """The plain terms of a pattern, in order, spaces tidied. Raises `ValueError` saying what is wrong."""
    parts: list[tuple[str, ...]] = []
    rest = pattern
    while rest:
        plain, opened, rest = rest.partition("(")
        if ")" in plain:
            raise ValueError("has a bracket that was not opened")
        parts.append((plain,))
        if not opened:
            break
        group, closed, rest = rest.partition(")")
        if not closed:
            raise ValueError("has a bracket that is not closed")
        if "(" in group:
            raise ValueError("has brackets in brackets")
        parts.append(tuple(group.split("|")) if "|" in group else (group, ""))
    count = 1
    for part in parts:
        count *= len(part)
    if count > MAX_EXPANSIONS:
        raise ValueError(f"stands for {count} terms (limit {MAX_EXPANSIONS})")
    found = dict.fromkeys(" ".join("".join(choice).split()) for choice in product(*parts))
    if not all(any(c.isalnum() for c in term) for term in found):
        raise ValueError("can stand for nothing")
    return tuple(found)
