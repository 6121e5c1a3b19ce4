"""Weights and thresholds of names out of place, without a source: on articles that training never read.

English articles and news summaries as they stand have nothing out of place. In copies of them some mentions of a name are
replaced by another name of the same short form, while the rest stay: so a machine errs that reads a short form wrongly. In
others one mention of a country that the article is about is any other country.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tqa.checks.check import Context, Passage
from tqa.checks.readings import SIGNS, Rivalries, Weighed, Writer, places_of
from tqa.checks.readings.rivalries import MOST_NAMED, OFTEN, TERRITORY, means_one
from tqa.document import Document
from tqa.entity.model import EntityModel
from tqa.entity.readings import Judge, Mention
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.text import Text
from tqa.training.sources import MARKED_NEWS, Sources, rows
from tqa.training.weighing import at_rate, logistic, points

SOURCE_LANGUAGES = ("zh",) * 6 + ("ko", "ja", "ru", "ar", "fr", "es", "de", "uk", "tr", "he", "fa")
"""Whose short forms are misread, drawn for each text: half of them Chinese, as ambiguous short forms are."""

COPIES = 2
FOLDS = 5
PRESENT, ALIKE = 0.3, 0.3
"""How often the wrong name is one that the article has elsewhere, and how often one that only looks like the right one."""

PER_THOUSAND = {
    Weighed.SHORT_FORM: {"major": 0.03, "minor": 0.1},
    Weighed.STRAY: {"major": 0.05, "minor": 0.12},
}
"""Findings per 1,000 words of articles as they stand that a threshold allows."""

PRIOR = 0.5
"""The share of the places that are errors, as the probabilities assume: few places of an article are ever compared."""

TOPICS, LINES, LONGEST = 700, 8, 6000


@dataclass(frozen=True, slots=True)
class Judged:
    """One place of one text. `text` numbers the text that it comes from, copies with that of their original."""

    weighed: Weighed
    text: int
    place: tuple[int, int]
    signs: Mapping[str, float]
    wrong: bool
    standing: bool  # in a text as it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What the sheet says of one kind of places: weights of the signs, points of probability, thresholds by severity."""

    weights: dict[str, float]
    points: list[tuple[float, float]]
    thresholds: dict[str, float]


def calibrate_places(model: EntityModel, sources: Sources, glossary: Glossary) -> dict[Weighed, Fitted]:
    """Each kind of places; points and thresholds on texts that the weights did not see."""
    texts = list(_articles(sources))
    words = sum(len(text.split()) for text in texts)
    replaced: Counter[Weighed] = Counter()
    judged = list(_judged(model, glossary, texts, random.Random(9), replaced))
    return {
        weighed: _fitted(weighed, [j for j in judged if j.weighed is weighed], words, replaced[weighed])
        for weighed in Weighed
    }


def _fitted(weighed: Weighed, judged: Sequence[Judged], words: int, replaced: int) -> Fitted:
    values = np.zeros(len(judged))
    for fold in range(FOLDS):
        weights = _weights([j for j in judged if j.text % FOLDS != fold])
        for i, j in enumerate(judged):
            if j.text % FOLDS == fold:
                values[i] = weights["constant"] + sum(weights[sign] * j.signs[sign] for sign in SIGNS)
    standing: dict[tuple[int, tuple[int, int]], float] = {}
    for value, j in zip(values.tolist(), judged, strict=True):
        if j.standing:
            standing[j.text, j.place] = max(value, standing.get((j.text, j.place), value))
    wrong = [value for value, j in zip(values.tolist(), judged, strict=True) if j.wrong]
    rates = PER_THOUSAND[weighed]
    thresholds = {name: at_rate([*standing.values(), -20.0], words, rate) for name, rate in rates.items()}
    found = {name: sum(value > least for value in wrong) for name, least in thresholds.items()}
    print(
        f"{weighed}: {len(standing)} places in {words} words as they stand; of {replaced} replaced names {found} are found"
    )
    return Fitted(weights=_weights(judged), points=points(list(standing.values()), wrong, PRIOR), thresholds=thresholds)


def _weights(judged: Sequence[Judged]) -> dict[str, float]:
    return logistic([j.signs for j in judged], [j.wrong for j in judged], SIGNS)


def _judged(
    model: EntityModel, glossary: Glossary, texts: Sequence[str], rng: random.Random, replaced: Counter[Weighed]
) -> Iterator[Judged]:
    """The places of all texts and their copies; `replaced` counts the names that are wrong in the copies, compared or not."""
    for number, text in enumerate(texts):
        yield from _of(_context(text, rng.choice(SOURCE_LANGUAGES), glossary, model), number, None)
        for _ in range(COPIES):
            language = rng.choice(SOURCE_LANGUAGES)
            for weighed, spoil in SPOILERS:
                spoilt = spoil(_context(text, language, glossary, model), rng)
                if spoilt is not None:
                    copy, right = spoilt
                    replaced[weighed] += len(right)
                    yield from _of(_context(copy, language, glossary, model), number, right)


def _of(context: Context, number: int, right: Mapping[int, str] | None) -> Iterator[Judged]:
    """The places of one text. `right` gives for the start of each wrong name the concept that stood there; None as it stands.

    At a wrong name only the right rival teaches: that another one wins there too is no error.
    """
    rivalries = Rivalries.of(context)
    for place in places_of(context, rivalries) if rivalries is not None else ():
        mention, rival = place.verdict.mention, place.verdict.rival
        was = (right or {}).get(mention.start)
        if was is None or was == rival:
            span = (mention.start, mention.end)
            yield Judged(place.weighed, number, span, place.signs, wrong=was is not None, standing=right is None)


def _swapped(context: Context, rng: random.Random) -> tuple[str, dict[int, str]] | None:
    """A copy in which one mention of a name, some or all but one are another name; where, and what stood there."""
    rivalries = Rivalries.of(context)
    if rivalries is None:
        return None
    judge, language = rivalries.judge, context.target_language.base
    counts = judge.article.counts
    choices: dict[bool, dict[str, list[str]]] = {True: defaultdict(list), False: defaultdict(list)}
    for concept in counts:
        for rival, short in judge.knowledge.rivals(concept, rivalries.languages).items():
            if counts[concept] > 1 and (short.language != language or rng.random() < ALIKE):
                choices[rival in counts][concept].append(rival)
    pool = choices[rng.random() < PRESENT] or choices[False] or choices[True]
    if not pool:
        return None
    concept = rng.choice(sorted(pool))
    rival = rng.choice(sorted(pool[concept]))
    mentions = [m for m in judge.article.mentions if m.concept == concept and means_one(m)]
    if len(mentions) < 2:
        return None
    chosen = rng.sample(mentions, rng.choice((1, 1, 1, min(2, len(mentions) - 1), len(mentions) - 1)))
    return _replaced(context, judge, chosen, rival)


def _strayed(context: Context, rng: random.Random) -> tuple[str, dict[int, str]] | None:
    """A copy in which one mention of a country that the article is about is any other country; where, and what stood there."""
    rivalries = Rivalries.of(context)
    if rivalries is None:
        return None
    counts = rivalries.judge.article.counts
    often = [c for c, n in counts.most_common() if c.startswith(TERRITORY) and n > OFTEN][:MOST_NAMED]
    countries = sorted(
        {r.concept for r in context.glossary.readings() if r.concept.startswith(TERRITORY)} - counts.keys()
    )
    if not often:
        return None
    concept, rival = rng.choice(often), rng.choice(countries)
    mentions = [m for m in rivalries.judge.article.mentions if m.concept == concept and means_one(m)]
    return _replaced(context, rivalries.judge, [rng.choice(mentions)], rival) if len(mentions) > OFTEN else None


def _replaced(context: Context, judge: Judge, mentions: Sequence[Mention], rival: str) -> tuple[str, dict[int, str]]:
    """The text with another name in these places, and for the start of each what stood there."""
    writer, text, moved = Writer(context, judge), context.passages[0].target.content, 0
    right: dict[int, str] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        name, start = writer.name(rival, mention.kind), mention.start + moved
        text = text[:start] + name + text[mention.end + moved :]
        right[start] = mention.concept
        moved += len(name) - len(mention.surface)
    return text, right


SPOILERS = ((Weighed.SHORT_FORM, _swapped), (Weighed.STRAY, _strayed))


def _articles(sources: Sources) -> Iterator[str]:
    """Held-out articles of NTREX, human translations of the marked news, topics of the test year's summaries."""
    documents: dict[str, list[str]] = defaultdict(list)
    for row in rows(sources.folder / "ntrex/dev.jsonl"):
        if row["document"] in sources.calibration_documents:
            documents[row["document"]].append(row["eng"].strip())
    for row in rows(sources.folder / f"mqm/{MARKED_NEWS}.jsonl"):
        if row["system"].startswith("Human-A"):
            documents[row["document"]].append(row["target"].strip())
    yield from ("\n".join(lines)[:LONGEST] for lines in documents.values())
    topics = [lines for lines in sources.events(test=True) if len(lines) > 3]
    random.Random(0).shuffle(topics)
    yield from ("\n".join(lines[:LINES])[:LONGEST] for lines in topics[:TOPICS])


def _context(text: str, source_lang: str | None, glossary: Glossary, model: EntityModel) -> Context:
    language = load_language("en")
    return Context(
        document=Document.of(text),
        passages=(Passage(field="body", target=Text(text, language), source=None, glossary=glossary),),
        source_language=load_language(source_lang) if source_lang is not None else None,
        target_language=language,
        glossary=glossary,
        model=model,
    )
