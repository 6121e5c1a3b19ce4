"""From raw scores to probabilities and thresholds, on documents that training never read.

Scores are calibrated on two kinds of text. Human translations (the held-out NTREX articles that the false-alarm figure
does not draw) are right as they stand; a copy of each in which a name is replaced by one of another article, or taken
out, is wrong in a known place. And machine translations of 2020 (held-back documents) carry their raters' marks.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tqa.checks.entity_mismatch import NAMES
from tqa.entity.mentions import Judgement, Mention
from tqa.entity.model import EntityModel
from tqa.training.evaluate import judgements, missing, touches
from tqa.training.prepare import HELD_BACK
from tqa.training.sources import NTREX, Sources, rows

LANGUAGES = 16
WRONG_NAMES = 0.04
"""The share of wrong names that the probabilities assume, about that of the majors which raters mark in good systems."""

STRONG_PER_THOUSAND = {"critical": 0.05, "major": 0.15, "minor": 1.0}
"""Findings per 1,000 words of human translation that a threshold allows."""

OMITTED_PER_THOUSAND = {"major": 0.1, "minor": 0.5}


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair with what is known to be wrong in its target; `words` only of texts that are right as they stand."""

    source: str
    target: str
    wrong: tuple[tuple[int, int], ...]
    kind: str


def clean(sources: Sources) -> Iterator[Sample]:
    """Lines of held-out articles in turn from each language; not those that the false-alarm figure draws."""
    columns = list(NTREX)[:LANGUAGES]
    for i, row in enumerate(rows(sources.folder / "ntrex/dev.jsonl")):
        if row["document"] in sources.calibration_documents:
            for k in range(3):
                column = columns[(i * 5 + k * 5 + k) % LANGUAGES]
                if row.get(column):
                    yield Sample(row[column].strip(), row["eng"].strip(), (), "clean")


def spoilt(samples: Sequence[Sample], found: Sequence[Judgement], rng: random.Random) -> Iterator[Sample]:
    """Each text once with a name of another text, and once with a name taken out."""
    pool: dict[str, list[str]] = defaultdict(list)
    for sample, judgement in zip(samples, found, strict=True):
        for mention in judgement.target:
            if mention.kind in NAMES and mention.start > 0:
                pool[mention.kind].append(mention.span.of(sample.target))
    for sample, judgement in zip(samples, found, strict=True):
        names = [m for m in judgement.target if m.kind in NAMES and m.start > 0]
        if not names:
            continue
        mention = rng.choice(names)
        new = rng.choice(pool[mention.kind])
        before, after = sample.target[: mention.start], sample.target[mention.end :]
        if new not in sample.target and mention.span.of(sample.target) not in new:
            yield Sample(sample.source, before + new + after, ((mention.start, mention.start + len(new)),), "wrong")
        yield Sample(sample.source, before.rstrip() + after, (), "gone")


def isotonic(values: Sequence[float], truths: Sequence[float], weights: Sequence[float]) -> list[tuple[float, float]]:
    """Points (value, probability) of the best rising step function, by pooling neighbours; a few at the most."""
    order = np.argsort(values)
    blocks: list[list[float]] = []  # weight, weight * truth, weight * value
    for i in order:
        blocks.append([weights[i], weights[i] * truths[i], weights[i] * values[i]])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][0] >= blocks[-1][1] / blocks[-1][0]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    points = [(round(b[2] / b[0], 3), round(min(0.995, max(0.002, b[1] / b[0])), 4)) for b in blocks]
    return points if len(points) < 60 else [*points[:: len(points) // 40], points[-1]]


def at_rate(values: Sequence[float], words: float, rate: float) -> float:
    """The threshold above which there are at most `rate` values per 1,000 words."""
    ranked = sorted(values, reverse=True)
    return round(ranked[min(len(ranked) - 1, int(rate * words / 1000))], 3)


def calibrate(model: EntityModel, data: Path) -> dict[str, object]:
    """`calibration` and `thresholds` of the sheet."""
    sources = Sources(data)
    samples = list(clean(sources))
    good = judgements(model, [(s.source, s.target) for s in samples])
    bad = list(spoilt(samples, good, random.Random(5)))
    read = judgements(model, [(s.source, s.target) for s in bad])
    words = sum(len(s.target.split()) for s in samples)

    right = [m for s, j in zip(samples, good, strict=True) for m in judged_names(s, j)]
    wrong = [
        m
        for s, j in zip(bad, read, strict=True)
        if s.kind == "wrong"
        for m in judged_names(s, j)
        if touches(m, s.wrong)
    ]
    calibration = {"mismatch": _points([m.score for m in right], [m.score for m in wrong])}
    gone = [missing(j) for s, j in zip(bad, read, strict=True) if s.kind == "gone"]
    calibration["omitted"] = _points([missing(j) for j in good], gone)
    thresholds: dict[str, float] = {"alignment": 0.4, "borne-out": 0.0}
    for name, rate in STRONG_PER_THOUSAND.items():
        thresholds[f"mismatch.{name}"] = at_rate([m.score for m in right], words, rate)
        thresholds[f"marked.{name}"] = at_rate([m.marked for m in right], words, rate)
    for name, rate in OMITTED_PER_THOUSAND.items():
        thresholds[f"omitted.{name}"] = at_rate([missing(j) for j in good], words, rate)
    print(f"calibrated on {words} words of human translation, {len(right)} right and {len(wrong)} wrong names")
    caught = sum(m.score > thresholds["mismatch.major"] for m in wrong) / max(1, len(wrong))
    print(f"replaced names above the major threshold: {caught:.3f}")
    print(f"names taken out: {sum(g > thresholds['omitted.major'] for g in gone) / max(1, len(gone)):.3f}")

    marked = list(sources.marked())
    held = set(sorted({m.document for m in marked})[::HELD_BACK])
    marked = [m for m in marked if m.document in held]
    values, truths = [], []
    for row, judgement in zip(marked, judgements(model, [(m.source, m.target) for m in marked]), strict=True):
        for mention in judgement.target:
            values.append(mention.marked)
            truths.append(max((w for a, b, w in row.spans if mention.start < b and a < mention.end), default=0.0))
    calibration["marked"] = isotonic(values, truths, [1.0] * len(values))
    print(f"marks: {len(values)} mentions in {len(marked)} translations, mean weight {np.mean(truths):.3f}")
    return {"calibration": calibration, "thresholds": thresholds}


def judged_names(sample: Sample, judgement: Judgement) -> Iterator[Mention]:
    """The mentions that `entity-mismatch` looks at: names that the source does not hold letter for letter."""
    source = sample.source.casefold()
    for mention in judgement.target:
        if mention.kind in NAMES and mention.span.of(sample.target).casefold() not in source:
            yield mention


def _points(right: Sequence[float], wrong: Sequence[float]) -> list[tuple[float, float]]:
    """Isotonic points where wrong names are as frequent as `WRONG_NAMES` says."""
    weight = WRONG_NAMES / (1 - WRONG_NAMES) * len(right) / max(1, len(wrong))
    return isotonic(
        [*right, *wrong], [0.0] * len(right) + [1.0] * len(wrong), [1.0] * len(right) + [weight] * len(wrong)
    )
