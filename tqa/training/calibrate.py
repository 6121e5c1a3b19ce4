"""From raw scores to probabilities and thresholds, on documents that training never read.

Scores are calibrated on two kinds of text. Human translations (the held-out NTREX articles that the false-alarm figure
does not draw) are right as they stand; a copy of each in which a name is replaced by one of another article, or taken
out, is wrong in a known place. And machine translations of 2020 (held-back documents) carry their raters' marks.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tqa.checks.check import Context, Passage
from tqa.checks.entity_out_of_place import margins_of, rivalries_of
from tqa.document import Document
from tqa.entity.mentions import Judgement, Mention
from tqa.entity.model import EntityModel
from tqa.entity.tags import NAMES
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.text import Text
from tqa.training.evaluate import judgements, missing, touches
from tqa.training.prepare import HELD_BACK
from tqa.training.sources import NTREX, Sources, rows

LANGUAGES = 16
WRONG_NAMES = 0.04
"""The share of wrong names that the probabilities assume, about that of the majors which raters mark in good systems."""

STRONG_PER_THOUSAND = {"critical": 0.05, "major": 0.15, "minor": 1.0}
"""Findings per 1,000 words of human translation that a threshold allows."""

OUT_OF_PLACE_PER_THOUSAND = 0.08
RIVAL_PRIOR = 0.3
"""The share of rivalries that are errors, as the probabilities assume: few places of an article are ever compared."""

TOPICS = 250
"""So many topics of the test year are read."""

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
            for k in range(2):
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
    bad = list(spoilt(samples[::2], good[::2], random.Random(5)))
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
    marked = [m for m in marked if m.document in held][::2]
    values, truths = [], []
    for row, judgement in zip(marked, judgements(model, [(m.source, m.target) for m in marked]), strict=True):
        for mention in judgement.target:
            values.append(mention.marked)
            truths.append(max((w for a, b, w in row.spans if mention.start < b and a < mention.end), default=0.0))
    calibration["marked"] = isotonic(values, truths, [1.0] * len(values))
    print(f"marks: {len(values)} mentions in {len(marked)} translations, mean weight {np.mean(truths):.3f}")
    calibration["out-of-place"], thresholds["out-of-place.major"] = calibrate_rivals(model, sources)
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


def calibrate_rivals(model: EntityModel, sources: Sources) -> tuple[list[tuple[float, float]], float]:
    """Points of probability and the threshold of a rival's margin, on English articles and summaries of the test year.

    As they stand, every rival that wins is a false alarm; with one name replaced by a name of the same short form,
    the name that stood there has to win.
    """
    texts = list(_articles(sources))
    glossary = Glossary.load()
    rng = random.Random(9)
    standing, replaced = [], []
    for text in texts:
        context = _english(text, glossary, model)
        rivalries = list(rivalries_of(context, context.passages[0]))
        standing += margins_of(model, text, rivalries)
        spoilt_text = _swap(context, rng)
        if spoilt_text is not None:
            wrong, start, concept = spoilt_text
            context = _english(wrong, glossary, model)
            found = [
                r for r in rivalries_of(context, context.passages[0]) if r.match.start == start and r.concept == concept
            ]
            replaced += margins_of(model, wrong, found[:1])
    words = sum(len(text.split()) for text in texts)
    threshold = max(0.3, at_rate([*standing, -9.0], words, OUT_OF_PLACE_PER_THOUSAND))
    caught = sum(m >= threshold for m in replaced)
    print(
        f"rivals: {len(standing)} pairs in {words} words as they stand, threshold {threshold}; "
        f"{caught} of {len(replaced)} replaced names are put right"
    )
    weight = RIVAL_PRIOR / (1 - RIVAL_PRIOR) * len(standing) / max(1, len(replaced))
    truths = [0.0] * len(standing) + [1.0] * len(replaced)
    return isotonic([*standing, *replaced], truths, [1.0] * len(standing) + [weight] * len(replaced)), threshold


def _articles(sources: Sources) -> Iterator[str]:
    documents: dict[str, list[str]] = defaultdict(list)
    for row in rows(sources.folder / "ntrex/dev.jsonl"):
        if row["document"] in sources.calibration_documents:
            documents[row["document"]].append(row["eng"].strip())
    yield from ("\n".join(lines) for lines in documents.values())
    topics = [lines for lines in sources.events(test=True) if len(lines) > 3]
    random.Random(0).shuffle(topics)
    yield from ("\n".join(lines[:8]) for lines in topics[:TOPICS])


def _english(text: str, glossary: Glossary, model: EntityModel) -> Context:
    language = load_language("en")
    passage = Passage(field="body", target=Text(text, language), source=None, glossary=glossary)
    return Context(
        document=Document.of(text),
        passages=(passage,),
        source_language=None,
        target_language=language,
        glossary=glossary,
        model=model,
    )


def _swap(context: Context, rng: random.Random) -> tuple[str, int, str] | None:
    """The text with one name replaced by another of the same short form; where, and the concept that stood there."""
    passage = context.passages[0]
    counts = Counter(match.concept for match in passage.target_terms)
    partners: dict[str, set[str]] = defaultdict(set)
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reading in context.glossary.readings(None):
        groups[reading.language, reading.short].add(reading.concept)
    for group in groups.values():
        for concept in group:
            partners[concept] |= group - {concept}
    matches = [m for m in passage.target_terms if counts[m.concept] > 1 and partners[m.concept]]
    if not matches:
        return None
    match = rng.choice(matches)
    rival = rng.choice(sorted(partners[match.concept]))
    terms = [t for t in context.glossary.terms(rival, passage.target.language) if t.form == match.term.form]
    if counts[rival] or not terms:
        return None
    text = passage.target.content
    return text[: match.start] + terms[0].text + text[match.end :], match.start, match.concept
