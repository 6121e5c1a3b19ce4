"""What differs between two wordings, by whole words."""

from __future__ import annotations

from dataclasses import dataclass

import regex
from rapidfuzz.distance import Indel

_TOKEN = regex.compile(
    r"\p{N}++(?:[.,:’'\u066b\u066c\u00a0\u202f]\p{N}++)*+(?![\p{L}\p{M}\p{N}_])"
    r"|[\p{L}\p{M}\p{N}_\u200c\u200d]++|\s++|.",
    regex.DOTALL,
)
_WORD_INSIDE = regex.compile(r"[\p{L}\p{N}]")

MAX_TOKENS = 4_000
"""Wordings longer than this together are compared at their ends only: the comparison is quadratic at worst."""


@dataclass(frozen=True, slots=True)
class Change:
    """`given[start:end]` becomes `text`. One of the two may be empty, not both."""

    start: int
    end: int
    text: str


def word_changes(given: str, wanted: str) -> tuple[Change, ...]:
    """The changes that turn `given` into `wanted`, in order, apart, each of whole words, numbers or signs.

    `Israel-Kazakhstan` > `Israel-Hamas` is one change, of `Kazakhstan`. Changes with no word between them are one.
    A run of Han or Thai counts as one word: half a name is no change that an editor wants to see.
    """
    if given == wanted:
        return ()
    old, new = _TOKEN.findall(given), _TOKEN.findall(wanted)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    blocks = [(0, len(middle_old), 0, len(middle_new))]
    if middle_old and middle_new and len(middle_old) + len(middle_new) <= MAX_TOKENS:
        blocks = _blocks(middle_old, middle_new)
    starts = _starts(old)
    return tuple(
        Change(starts[head + old_start], starts[head + old_end], "".join(middle_new[new_start:new_end]))
        for old_start, old_end, new_start, new_end in blocks
    )


def _common(left: list[str], right: list[str]) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Stretches of tokens that differ, joined where only spaces and signs lie between."""
    blocks: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            continue
        block = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if blocks and not any(_WORD_INSIDE.search(token) for token in old[blocks[-1][1] : block[0]]):
            block = (blocks[-1][0], block[1], blocks[-1][2], block[3])
            blocks.pop()
        blocks.append(block)
    return blocks


def _starts(tokens: list[str]) -> list[int]:
    """Where each token starts, and the end of the last."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts
