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
from tqa.checks.entity_mismatch import doubts
from tqa.checks.entity_omitted import losses
from tqa.checks.entity_out_of_place import margins_of, rivalries_of
from tqa.document import Document
from tqa.entity.mentions import Judgement, Mention
from tqa.entity.model import EntityModel
from tqa.entity.tags import NAMES
from tqa.finding import Side
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.text import Text
from tqa.training.evaluate import judgements, missing, touches
from tqa.training.prepare import HELD_BACK
from tqa.training.sources import NTREX, Sources, rows

LANGUAGES = 16
WRONG_NAMES = 0.04
"""The share of wrong names that the probabilities assume, about that of the majors which raters mark in good systems."""

ROUNDS = 3

MISMATCH_PER_THOUSAND = {"critical": 0.03, "major": 0.08, "minor": 0.8}
"""Findings per 1,000 words of human translation that a threshold allows; together under 0.3 for the strong ones."""

MARKED_PER_THOUSAND = {"minor": 0.5}
OUT_OF_PLACE_PER_THOUSAND = 0.08
RIVAL_PRIOR = 0.3
"""The share of rivalries that are errors, as the probabilities assume: few places of an article are ever compared."""

TOPICS = 250
"""So many topics of the test year are read."""

OMITTED_PER_THOUSAND = {"major": 0.15}


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair with what is known to be wrong in its target; `words` only of texts that are right as they stand."""

    source: str
    target: str
    wrong: tuple[tuple[int, int], ...]
    kind: str


def articles(sources: Sources, glossary: Glossary, model: EntityModel) -> Iterator[tuple[Context, str]]:
    """Held-out articles, each in a few languages in turn; not those that the false-alarm figure draws."""
    documents: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(sources.folder / "ntrex/dev.jsonl"):
        if row["document"] in sources.calibration_documents:
            documents[row["document"]].append(row)
    columns = [*list(NTREX)[:LANGUAGES], "ces"]
    for i, part in enumerate(documents.values()):
        for k in range(ROUNDS):
            column = columns[(i * ROUNDS + k) % len(columns)]
            lines = [row for row in part if row.get(column, "").strip() and row["eng"].strip()]
            source = "\n".join(" ".join(row[column].split()) for row in lines)
            target = "\n".join(" ".join(row["eng"].split()) for row in lines)
            language = NTREX.get(column, "cs")
            yield _context(target, source, language, glossary, model), language


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


def by_language(name: str, values: dict[str, list[float]], words: Counter[str], rate: float) -> dict[str, float]:
    """The threshold over all languages, and for each a quarter of the way to its own: of one language there is little text."""
    whole = at_rate([v for found in values.values() for v in found], words.total(), rate)
    own = {language: at_rate([*found, -20.0], words[language], rate) for language, found in values.items() if found}
    return {name: whole} | {
        f"{name}.{language}": round(0.75 * whole + 0.25 * value, 3) for language, value in own.items()
    }


def calibrate(model: EntityModel, data: Path) -> dict[str, object]:
    """`calibration` and `thresholds` of the sheet."""
    sources, glossary = Sources(data), Glossary.load()
    thresholds: dict[str, float] = {}
    words: Counter[str] = Counter()
    right: dict[str, list[Mention]] = defaultdict(list)
    whole: dict[str, list[float]] = defaultdict(list)
    samples = []
    for context, language in articles(sources, glossary, model):
        passage, segments = context.passages[0], context.judged[0]
        words[language] += len(passage.target.content.split())
        right[language] += [d.mention for d in doubts(passage, segments) if not d.borne_out]
        whole[language] += [loss.signs for loss in losses(passage, segments) if not loss.repeated]
        source = passage.text(Side.SOURCE).content
        samples += [
            Sample(s.segment.source.of(source), s.segment.target.of(passage.target.content), (), "clean")
            for s in segments
        ]
    samples = samples[::4]
    bad = list(spoilt(samples, judgements(model, [(s.source, s.target) for s in samples]), random.Random(5)))
    read = judgements(model, [(s.source, s.target) for s in bad])
    wrong = [
        m
        for s, j in zip(bad, read, strict=True)
        if s.kind == "wrong"
        for m in j.target
        if m.kind in NAMES and touches(m, s.wrong)
    ]
    names = [m.score for found in right.values() for m in found]
    calibration = {"mismatch": _points(names, [m.score for m in wrong])}
    gone = [missing(j) for s, j in zip(bad, read, strict=True) if s.kind == "gone"]
    calibration["omitted"] = _points([signs for found in whole.values() for signs in found], gone)
    scores = {language: [m.score for m in found] for language, found in right.items()}
    marks = {language: [m.marked for m in found] for language, found in right.items()}
    for name, rate in MISMATCH_PER_THOUSAND.items():
        thresholds |= by_language(f"mismatch.{name}", scores, words, rate)
    for name, rate in MARKED_PER_THOUSAND.items():
        thresholds |= by_language(f"marked.{name}", marks, words, rate)
    for name, rate in OMITTED_PER_THOUSAND.items():
        thresholds |= by_language(f"omitted.{name}", whole, words, rate)
    print(f"calibrated on {words.total()} words of human translation, {len(names)} right and {len(wrong)} wrong names")
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
        context = _context(text, None, None, glossary, model)
        rivalries = list(rivalries_of(context, context.passages[0]))
        standing += margins_of(model, text, rivalries)
        spoilt_text = _swap(context, rng)
        if spoilt_text is not None:
            wrong, start, concept = spoilt_text
            context = _context(wrong, None, None, glossary, model)
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


def _context(
    target: str, source: str | None, source_lang: str | None, glossary: Glossary, model: EntityModel
) -> Context:
    language = load_language("en")
    source_language = load_language(source_lang) if source_lang else None
    read = Text(source, source_language) if source is not None and source_language is not None else None
    return Context(
        document=Document.of(target, source),
        passages=(Passage(field="body", target=Text(target, language), source=read, glossary=glossary),),
        source_language=source_language,
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
