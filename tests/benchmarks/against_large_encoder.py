"""Segment pairs a second of tqa's model as it runs on a desk, against an encoder of XLM-R-large's size in float32.

    python tests/benchmarks/against_large_encoder.py SEGMENTS.jsonl [--segments N] [--threads N]

SEGMENTS.jsonl holds one object a line with `source` and either `target` or a key that starts with `system.`, as in the
WMT news test sets. The large one has 24 layers, 1,024 wide, 16 heads and 250,002 pieces: 560 M parameters, the size of
the published quality-estimation models. Its weights are random, which takes the same time. It is given the pieces that
tqa's segmenter makes, as numbers: for it, cutting the text into pieces costs nothing. tqa's time is from text to scores
(`signals`), and from text to mentions (`judge`, which reads either side of a doubtful segment by itself once more). Both
read the same segments in turn, a group at a time, so that other work on the machine slows both.
Needs torch and transformers (the extra `train`).
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import torch
from transformers import XLMRobertaConfig, XLMRobertaModel

from tqa.entity.mentions import judge
from tqa.entity.model import SHIPPED, EntityModel
from tqa.entity.pieces import END, PAD, START, Segmenter

GROUP = 8
"""Segments that are read together, like in length, so that little is padded."""

AGAIN = 5
"""So often tqa reads a group for each time that the large one does, since it is so quick that one time tells little."""

READ, JUDGED, LARGE = "tqa, read once", "tqa, with the names of doubtful segments", "the large encoder"

Pair = tuple[str | None, str]


def read_segments(path: Path, limit: int) -> list[Pair]:
    """Segments from all over the file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row.get("source")]
    chosen = rows[:: max(1, len(rows) // limit)][:limit]
    key = next(iter(sorted(k for k in chosen[0] if k.startswith("system."))), "target")
    return [(row["source"], row[key]) for row in chosen]


def large_encoder() -> XLMRobertaModel:
    config = XLMRobertaConfig(
        vocab_size=250_002, hidden_size=1024, num_hidden_layers=24, num_attention_heads=16, intermediate_size=4096,
        max_position_embeddings=514, type_vocab_size=1, layer_norm_eps=1e-5, pad_token_id=PAD,
    )  # fmt: skip
    return XLMRobertaModel(config, add_pooling_layer=False).eval()


def batch(segmenter: Segmenter, pairs: Sequence[Pair]) -> tuple[torch.Tensor, torch.Tensor]:
    rows = []
    for source, target in pairs:
        one, other = segmenter.split(source or "").ids.tolist(), segmenter.split(target).ids.tolist()
        rows.append([START, *one, END, END, *other, END][:512])
    width = max(map(len, rows))
    ids = torch.tensor([row + [PAD] * (width - len(row)) for row in rows])
    return ids, (ids != PAD).long()


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Processor time and time on the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    run()
    return time.process_time() - processor, time.perf_counter() - clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("segments_file", type=Path, metavar="SEGMENTS.jsonl")
    parser.add_argument("--segments", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pairs = read_segments(options.segments_file, options.segments)
    segmenter = Segmenter.load(SHIPPED / "sentencepiece.model")
    pairs.sort(key=lambda pair: len(segmenter.split(pair[0] or "")) + len(segmenter.split(pair[1])))
    groups = [pairs[first : first + GROUP] for first in range(0, len(pairs), GROUP)]
    model, large = EntityModel.load(threads=options.threads), large_encoder()
    size = sum(parameter.numel() for parameter in large.parameters())

    def theirs(group: Sequence[Pair]) -> Callable[[], object]:
        ids, mask = batch(segmenter, group)

        def run() -> object:
            with torch.inference_mode():
                return large(input_ids=ids, attention_mask=mask).last_hidden_state

        return run

    judge(model, groups[0])
    theirs(groups[0][:1])()
    spent = {name: [0.0, 0.0] for name in (READ, JUDGED, LARGE)}
    ratios = []
    for group in groups:
        runs: dict[str, Callable[[], object]] = {
            READ: partial(model.signals, group),
            JUDGED: partial(judge, model, group),
        }
        read = [{name: seconds(run) for name, run in runs.items()} for _ in range(AGAIN)]
        slow = seconds(theirs(group))
        for i in (0, 1):
            spent[LARGE][i] += slow[i]
            for name in runs:
                spent[name][i] += sum(times[name][i] for times in read) / AGAIN
        ratios.append(slow[0] / statistics.median(times[READ][0] for times in read))
    print(
        f"{len(pairs)} segments in {len(groups)} groups, {options.threads} threads; {size / 1e6:,.0f} M in the large one"
    )
    for i, clock in enumerate(("of processor time", "on the clock")):
        for name, times in spent.items():
            ratio = f", {spent[LARGE][i] / times[i]:.1f} times as fast" if name != LARGE else ""
            print(f"{name}: {len(pairs) / times[i]:,.2f} segments a second {clock}{ratio}")
    print(f"read once, median of the groups: {statistics.median(ratios):.1f} times as fast")


if __name__ == "__main__":
    main()
