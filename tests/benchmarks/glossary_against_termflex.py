"""Segments a second of term matching on both sides, against termflex's checker, on the same terms and texts in one run.

    python tests/benchmarks/glossary_against_termflex.py SEGMENTS.jsonl --source de [--limit N] [--rounds N]

SEGMENTS.jsonl holds one object a line with `source` and a key that starts with `system.`, as in the WMT news test sets. The terms
are those of the shipped glossaries that both languages have, each source term with each admitted English one. Needs
`pip install termflex` (1.0.0, MIT), which knows no Chinese or Japanese.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from termflex import Checker as TermflexChecker
from termflex import Glossary as TermflexGlossary

from tqa.glossary import Glossary
from tqa.glossary.layers import layers_of
from tqa.glossary.merge import merge
from tqa.languages import load

Pair = tuple[str, str]


def read_segments(path: Path, limit: int) -> list[Pair]:
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        target = next(row[key] for key in sorted(row) if key.startswith("system."))
        pairs.append((row["source"], target))
    return pairs


def term_pairs(source: str, target: str) -> list[Pair]:
    terms = [term for term in merge(layers_of((), shipped=True)).terms if term.admitted and not term.draft]
    by_concept: dict[str, tuple[list[str], list[str]]] = {}
    for term in terms:
        sides = by_concept.setdefault(term.concept, ([], []))
        if term.language in (source, target):
            sides[term.language == target].append(term.text)
    return [(one, other) for ones, others in by_concept.values() for one in ones for other in others]


def seconds(run: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("segments", type=Path)
    parser.add_argument("--source", required=True)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pairs = read_segments(options.segments, options.limit)
    terms = term_pairs(options.source, "en")
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "terms.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([(options.source, "en"), *terms])
        peer = TermflexChecker(TermflexGlossary.from_csv(path, options.source, "en", options.source, "en"))
    glossary = Glossary.load()
    source, target = load(options.source), load("en")

    def ours() -> int:
        return sum(len(glossary.find(one, source)) + len(glossary.find(other, target)) for one, other in pairs)

    def theirs() -> int:
        return sum(len(peer.check(one, other)) for one, other in pairs)

    ours(), theirs()
    ratios = []
    for _ in range(options.rounds):
        (mine, found), (other, matched) = seconds(ours), seconds(theirs)
        ratios.append(other / mine)
        print(f"tqa {len(pairs) / mine:,.0f} segments/s ({found} matches, both sides)")
        print(f"termflex {len(pairs) / other:,.0f} segments/s ({matched} terms)")
    print(f"{len(terms):,} term pairs; tqa is {statistics.median(ratios):.1f} times as fast")


if __name__ == "__main__":
    main()
