"""Segments a second of term matching against translate-toolkit, on the same terms and texts in one run.

    python tests/benchmarks/glossary_against_pofilter.py SEGMENTS.jsonl --source de [--limit N] [--rounds N]

SEGMENTS.jsonl holds one object a line with `source` and a key that starts with `system.`, as in the WMT news test sets. The terms
are those of the shipped glossaries that both languages have. Two peers:

- `pofilter`: its filters `musttranslatewords` and `notranslatewords`, given all source terms (pofilter's
  `--musttranslatefile`). They split at spaces and look single words up: no phrases, no inflection, no Chinese;
- `terminologymatcher`: translate-toolkit's own glossary look-up, which Virtaal and Pootle used; it finds phrases in the source.

tqa looks terms of any length up on both sides, inflected ones too. Needs the extra `benchmark`.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from glossary_against_termflex import read_segments, term_pairs
from translate.filters.checks import CheckerConfig, StandardChecker
from translate.search.match import terminologymatcher
from translate.storage import po

from tqa.glossary import Glossary
from tqa.languages import load

Pair = tuple[str, str]

FILTERS = ("musttranslatewords", "notranslatewords")
SLOW = 20
"""The glossary look-up compares a text with each term: one segment in so many is enough."""


def seconds(run: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def filters(terms: list[Pair], pairs: list[Pair]) -> Callable[[], int]:
    words = [source for source, _ in terms]
    config = CheckerConfig(targetlanguage="en", musttranslatewords=words, notranslatewords=[])
    config.notranslatewords = dict.fromkeys(words)
    checker = StandardChecker(checkerconfig=config, limitfilters=list(FILTERS))
    units = []
    for source, target in pairs:
        unit = po.pounit(source)
        unit.target = target
        units.append(unit)
    return lambda: sum(bool(checker.run_filters(unit, categorised=True)) for unit in units)


def look_up(terms: list[Pair], pairs: list[Pair]) -> Callable[[], int]:
    store = po.pofile()
    for source, target in terms:
        unit = store.addsourceunit(source)
        unit.target = target
    matcher = terminologymatcher(store)
    return lambda: sum(len(matcher.matches(source)) for source, _ in pairs[::SLOW])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("segments", type=Path)
    parser.add_argument("--source", required=True)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pairs = read_segments(options.segments, options.limit)
    terms = term_pairs(options.source, "en")
    glossary = Glossary.load()
    source, target = load(options.source), load("en")

    def ours() -> int:
        return sum(len(glossary.find(one, source)) + len(glossary.find(other, target)) for one, other in pairs)

    peers = {"pofilter": (filters(terms, pairs), 1), "terminologymatcher": (look_up(terms, pairs), SLOW)}
    ours()
    ratios: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(options.rounds):
        mine, found = seconds(ours)
        print(f"tqa {len(pairs) / mine:,.0f} segments/s ({found} matches, both sides)")
        for name, (theirs, every) in peers.items():
            took, matched = seconds(theirs)
            ratios[name].append(took * every / mine)
            print(f"{name} {len(pairs) / took / every:,.0f} segments/s ({matched} found)")
    for name, values in ratios.items():
        print(f"{len(terms):,} term pairs: tqa is {statistics.median(values):.1f} times as fast as {name}")


if __name__ == "__main__":
    main()
