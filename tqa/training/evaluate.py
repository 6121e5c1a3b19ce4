"""Figures of a shipped model on sets for measuring, and the plots beside them. Nothing here changes the model."""

from __future__ import annotations

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqa.entity.mentions import Judgement, Mention, judge
from tqa.entity.model import EntityModel
from tqa.evaluation.reliability import calibration_error
from tqa.training.examples import HEADS, IGNORE
from tqa.training.plot import plot_reliability, plot_run
from tqa.training.sources import NTREX, Sources, marked_rows, rows

CHUNK = 256

SHARE = 4
"""One in so many of the marked translations is read."""

ALARMS = 0.02
"""Recall is told at this share of untouched texts flagged."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


def judgements(model: EntityModel, pairs: Sequence[tuple[str | None, str]]) -> list[Judgement]:
    """As `judge`, a chunk at a time, so that memory stays small."""
    return [r for first in range(0, len(pairs), CHUNK) for r in judge(model, pairs[first : first + CHUNK])]


def changed(before: str, after: str) -> list[tuple[int, int]]:
    """The spans of `after` that differ from `before`, by words."""
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(after)]
    old = _TOKEN.findall(before)
    codes = difflib.SequenceMatcher(None, old, [t[2] for t in tokens], autojunk=False).get_opcodes()
    return [(tokens[c][0], tokens[d - 1][1]) for op, _, _, c, d in codes if op != "equal" and d > c]


def touches(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)


def top(reading: Judgement) -> float:
    """The worst score of a target mention."""
    return max((m.score for m in reading.target), default=-20.0)


def missing(reading: Judgement) -> float:
    """How much speaks for something lost: the gap in the target and the worst source mention together."""
    return reading.gap + max((m.score for m in reading.source), default=-20.0)


def demetr(model: EntityModel, data: Path) -> None:
    """Recall on DEMETR's kinds where 2 % of the untouched texts are flagged, by language."""
    kinds: dict[str, Callable[[Judgement], float]] = {
        "critical_id9_ne_replaced": top,
        "critical_id10_numbers_replaced": top,
        "critical_id25_ne_removed": missing,
    }
    found = [r for r in rows(data / "demetr/dev.jsonl") if r["kind"] in kinds]
    good = judgements(model, [(r["source"], r["good"]) for r in found])
    bad = judgements(model, [(r["source"], r["perturbed"]) for r in found])
    for kind, score in kinds.items():
        chosen = [i for i, r in enumerate(found) if r["kind"] == kind]
        clean = sorted((score(good[i]) for i in chosen), reverse=True)
        threshold = clean[int(len(clean) * ALARMS)]
        hits: dict[str, list[bool]] = defaultdict(list)
        for i in chosen:
            row = found[i]
            if score is top:
                spans = changed(row["good"], row["perturbed"])
                hit = any(m.score > threshold and touches(m, spans) for m in bad[i].target)
            else:
                hit = score(bad[i]) > threshold
            hits[row["lang"]].append(hit)
        ahead = sum(score(bad[i]) > score(good[i]) for i in chosen) / len(chosen)
        total = sum(map(sum, hits.values())) / len(chosen)
        by = " ".join(f"{lang} {sum(h)}/{len(h)}" for lang, h in sorted(hits.items()))
        print(f"demetr {kind}: recall {total:.3f} at threshold {threshold:.2f}, ranked right {ahead:.3f}; {by}")


def mqm(model: EntityModel, path: Path, out: Path | None = None) -> None:
    """Recall and precision on what raters marked, at some thresholds of each score; the reliability of `marked`."""
    marked = list(marked_rows(path))[::SHARE]
    found = judgements(model, [(r.source, r.target) for r in marked])
    for name in ("score", "marked"):
        for threshold in (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0):
            right = total = hit = gold = 0
            for row, reading in zip(marked, found, strict=True):
                spans = [(a, b) for a, b, _ in row.spans]
                # Spans of major weight that hold a name or a number.
                named = [
                    (a, b) for a, b, w in row.spans
                    if w >= 0.33 and b - a <= 60 and re.search(r"\d|[A-Z][a-z]", row.target[a:b])
                ]  # fmt: skip
                chosen = [m for m in reading.target if getattr(m, name) > threshold]
                total += len(chosen)
                right += sum(touches(m, spans) for m in chosen)
                gold += len(named)
                hit += sum(any(touches(m, [span]) for m in chosen) for span in named)
            print(f"mqm {name} > {threshold}: recall {hit}/{gold} = {hit / gold:.3f}, precision {right}/{total}")
    told = [model.probability("marked", m.marked) for reading in found for m in reading.target]
    truth = [
        max((w for a, b, w in row.spans if m.start < b and a < m.end), default=0.0)
        for row, reading in zip(marked, found, strict=True)
        for m in reading.target
    ]
    print(f"mqm: expected calibration error of a mark {calibration_error(told, truth):.3f} on {len(told)} mentions")
    if out is not None:
        plot_reliability(told, truth, out / "reliability.png", title="marks on mqm zh-en 2021")


def human(model: EntityModel, data: Path) -> None:
    """Scores of mentions in human translations: how many a thousand words lie above some thresholds."""
    held = Sources(data).held_out_documents
    found = [r for r in rows(data / "ntrex/dev.jsonl") if r["document"] in held]
    # Every line in a few of the sixteen languages, another few for each.
    columns = list(NTREX)[:16]
    pairs = [(r[columns[(i * 5 + k) % 16]], r["eng"]) for i, r in enumerate(found) for k in (0, 7, 12)]
    words = sum(len(t.split()) for _, t in pairs) / 1000
    got = judgements(model, pairs)
    for name in ("score", "marked"):
        ranked = sorted((getattr(m, name) for r in got for m in r.target), reverse=True)
        told = " ".join(f"{rate}: {ranked[int(rate * words)]:.2f}" for rate in (0.1, 0.2, 0.3, 0.5, 1.0))
        print(f"human, threshold of {name} at so many findings per 1,000 words: {told}")
    ranked = sorted((missing(r) for r in got), reverse=True)
    print(
        "human, missing: " + " ".join(f"{rate}: {ranked[int(rate * words)]:.2f}" for rate in (0.1, 0.2, 0.3, 0.5, 1.0))
    )


def tagging(model: EntityModel, work: Path) -> None:
    """F1 of mentions by language on held-out tagged sequences: exact places and kinds, and exact places alone."""
    told: list[str] = []
    for path in sorted(work.glob("tags.test.*.npz")):
        exact, places = _tagged(model, path)
        language = path.name.split(".")[2]
        told.append(f"{language} {_f1(exact):.3f} ({_f1(places):.3f}, {exact.gold} mentions)")
    print("mentions on held-out sentences, F1 of places and kinds (of places): " + "; ".join(told))


@dataclass(slots=True)
class Hits:
    """Mentions told, in the gold standard, and both."""

    told: int = 0
    gold: int = 0
    right: int = 0


def _f1(hits: Hits) -> float:
    return 2 * hits.right / max(1, hits.told + hits.gold)


def _tagged(model: EntityModel, path: Path) -> tuple[Hits, Hits]:
    from tqa.training.batches import Shelf

    shelf, exact, places = Shelf(path), Hits(), Hits()
    for chosen in shelf.order(4096, None):
        batch = shelf.batch(chosen)
        outputs = model._session.run(None, {"ids": batch.ids.numpy(), "side": batch.side.numpy()})
        best = outputs[1].argmax(axis=2)
        for row in range(len(chosen)):
            label = batch.labels[HEADS.index("tag"), row].numpy()
            inside = label != IGNORE
            gold, told = _chunks(label[inside]), _chunks(best[row][inside])
            for hits, one, other in ((exact, gold, told), (places, _places(gold), _places(told))):
                hits.gold += len(one)
                hits.told += len(other)
                hits.right += len(one & other)
    return exact, places


def _places(chunks: set[tuple[int, int, int]]) -> set[tuple[int, int, int]]:
    return {(start, end, 0) for start, end, _ in chunks}


def _chunks(tags: Iterable[int]) -> set[tuple[int, int, int]]:
    out, start, kind = set(), -1, -1
    whole = [*(int(t) for t in tags), 0]
    for i, tag in enumerate(whole):
        here = (tag - 1) // 2 if tag else -1
        if start >= 0 and (here != kind or tag % 2 == 1):
            out.add((start, i, kind))
            start = -1
        if tag and start < 0:
            start, kind = i, here
    return out


def evaluate(work: Path, out: Path, data: Path) -> None:
    """Print the figures of the shipped model."""
    model = EntityModel.load(out, threads=1)
    print(json.dumps({"digest": model.digest}))
    demetr(model, data)
    human(model, data)
    mqm(model, data / "mqm/zh-en.2021-news.jsonl", work)
    plot_run(work / "log.jsonl", work / "run.png")
    tagging(model, work)
