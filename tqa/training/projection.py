"""Tagged sentences for languages without annotated ones: English mentions carried over to the other side of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tqa.training.lexicon import Lexicon
from tqa.training.sources import Line, Pair

KINDS: Final = {
    "person": "PER",
    "surname": "PER",
    "country": "LOC",
    "city": "LOC",
    "organisation": "ORG",
    "number": "NUM",
    "month": "DATE",
    "day": "DATE",
}
"""What an English mention of this kind is called; adjectives and names of no known kind are not carried over."""

ANNOTATED: Final = frozenset({"zh", "en", "pt", "de", "ja", "ko", "hr"})
"""Languages with enough annotated sentences of their own."""

CAP: Final = 900
"""Sentences of a language at the most."""


def projected(pairs: Iterable[Pair], lexicon: Lexicon) -> Iterator[Line]:
    """Sentences in which every English mention has one plain counterpart; a sentence with a doubtful one is left out."""
    taken: dict[str, int] = {}
    for pair in pairs:
        if pair.language in ANNOTATED or taken.get(pair.language, 0) >= CAP or len(pair.source) > 400:
            continue
        entities = _carried(pair, lexicon)
        if entities:
            taken[pair.language] = taken.get(pair.language, 0) + 1
            yield Line(pair.language, pair.source, tuple(sorted(entities)))


def _carried(pair: Pair, lexicon: Lexicon) -> set[tuple[int, int, str]]:
    found: set[tuple[int, int, str]] = set()
    for mention in lexicon.mentions(pair.target):
        if mention.kind in ("count", "demonym"):
            continue
        place = lexicon.find_form(mention.text, pair.source)
        if mention.kind not in KINDS or place is None:
            return set()
        found.add((*place, KINDS[mention.kind]))
    overlap = any(a[1] > b[0] for a, b in zip(sorted(found), sorted(found)[1:], strict=False))
    return set() if overlap else found
