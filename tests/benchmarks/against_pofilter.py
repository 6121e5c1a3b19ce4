"""Segments a second of the checks without the model, against translate-toolkit's `pofilter` checks in the same run.

    python tests/benchmarks/against_pofilter.py SEGMENTS.jsonl [--source zh] [--target en] [--limit N] [--rounds N]

SEGMENTS.jsonl holds one object a line with `source` and either `target` or a key that starts with `system.` (the first
one by name is taken), as in the WMT news test sets. Needs the extra `benchmark`. Both run in this one process, in turn,
on one thread; each round's ratio is printed and the median is what to quote.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from translate.filters.checks import CheckerConfig, StandardChecker
from translate.storage import po

from tqa import Checker, Config, Document

Pair = tuple[str, str]


def read_pairs(path: Path, limit: int) -> list[Pair]:
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        target = row.get("target") or next(row[key] for key in sorted(row) if key.startswith("system.") and row[key])
        pairs.append((row["source"], target))
    return pairs[: limit or None]


def timed(run: Callable[[], int]) -> tuple[float, int]:
    start = time.perf_counter()
    flagged = run()
    return time.perf_counter() - start, flagged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("segments", type=Path)
    parser.add_argument("--source", default="zh")
    parser.add_argument("--target", default="en")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pairs = read_pairs(options.segments, options.limit)
    documents = [
        Document.of(target, source, id=str(i), source_lang=options.source, target_lang=options.target)
        for i, (source, target) in enumerate(pairs)
    ]
    checker = Checker.load(Config(model=False))
    peer = StandardChecker(checkerconfig=CheckerConfig(targetlanguage=options.target))

    def ours() -> int:
        return sum(bool(report.findings) for report in checker.check_all(documents))

    def theirs() -> int:
        flagged = 0
        for source, target in pairs:
            unit = po.pounit(source)
            unit.target = target
            flagged += bool(peer.run_filters(unit, categorised=True))
        return flagged

    checker.check(documents[0])
    ratios = []
    for number in range(1, options.rounds + 1):
        (our_time, our_flags), (their_time, their_flags) = timed(ours), timed(theirs)
        ratios.append(their_time / our_time)
        print(
            f"round {number}: tqa {len(pairs) / our_time:,.0f} segments/s, flags {our_flags}; "
            f"pofilter {len(pairs) / their_time:,.0f} segments/s, flags {their_flags}; ratio {ratios[-1]:.2f}"
        )
    print(f"{len(pairs)} segments: tqa is {statistics.median(ratios):.2f} times as fast as pofilter (median)")


if __name__ == "__main__":
    main()
