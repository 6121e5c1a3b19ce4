"""Mentions: what the network's piece-by-piece signals say about names, numbers and dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.entity.tags import KINDS, NAMES, PERSON
from tqa.finding import Span

if TYPE_CHECKING:
    from tqa.entity.model import EntityModel, Floats, Signals
    from tqa.entity.pieces import Pieces

NAMED = 0.5
"""A word is part of a mention where the tags that say so have this much probability together."""

UNNAMED = 0.1
"""A word with less of it is none."""

_HYPHENS = ("-", "‑")

_PART = 2
"""A part of a name before or after a hyphen has so many letters at the most where nothing else shows that it is one."""

QUIET = -1.0
"""A pair whose raw scores all stay below this shows no sign of an error."""

LOST_WEIGHT = 0.25
"""How much a source name that nothing renders counts against the names of the target; raises recall by 4 points of 100."""

PAIRED = 0.35
"""A source mention is a counterpart where this much of the pairing falls on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, number or date, half open, in code points of the text given.

    `score` is raw, higher is worse: on the target, how little the source supports it; on the source, how little the
    target renders it. `marked` is how strongly real raters would mark it (target only). `counterpart` is the place in
    the other text, `pairing` (0 to 1) how sure that is. `named` (0 to 1) is how sure the tagger is of its least sure word:
    a word with a capital is a mention even where the tagger says nothing.
    """

    start: int
    end: int
    kind: str
    score: float
    marked: float = 0.0
    counterpart: Span | None = None
    pairing: float = 0.0
    named: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the model says of one pair: the mentions of either side in order, and where something is missing.

    `gap` is the highest raw score of a gap in the target.
    """

    target: tuple[Mention, ...]
    source: tuple[Mention, ...]
    gap: float


def judge(model: EntityModel, pairs: Sequence[tuple[str | None, str]]) -> list[Judgement]:
    """The mentions of each (source, target), with their scores.

    Names are tagged on either text alone, as the tagger learnt it, and only where a pair shows some sign of an error
    (a raw score above `QUIET`): most do not, and reading them a second time would double the work. In a quiet pair, names
    are the words with a capital letter and numbers those with a digit.
    """
    found = model.signals(pairs)
    loud = [i for i, signals in enumerate(found) if _shows_signs(model, signals)]
    alone = [(pairs[i][0] or "", "") for i in loud] + [(None, pairs[i][1]) for i in loud]
    tagged = model.signals(alone)
    for i, source, target in zip(loud, tagged[: len(loud)], tagged[len(loud) :], strict=True):
        found[i] = dataclasses.replace(found[i], source_tags=source.source_tags, target_tags=target.target_tags)
    quiet = set(range(len(pairs))) - set(loud)
    return [
        judgement(model, source or "", target, _untagged(signals) if i in quiet else signals)
        for i, ((source, target), signals) in enumerate(zip(pairs, found, strict=True))
    ]


def tagged(model: EntityModel, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
    """The mentions of texts by themselves. Scores say nothing here."""
    return [
        tuple(
            Mention(start=start, end=end, kind=kind, score=0.0)
            for run, kind in _spans(text, signals.target, signals.target_tags)
            for start, end in [_place(signals.target, run)]
        )
        for text, signals in zip(texts, model.signals([(None, text) for text in texts]), strict=True)
    ]


def _shows_signs(model: EntityModel, signals: Signals) -> bool:
    scores = signals.target_scores
    wrong = scores[:-1, [model.score_index("bad"), model.score_index("marked")]]
    missing = float(scores[:, model.score_index("gap")].max())
    lost = signals.source_scores[:, model.score_index("omitted")]
    return bool((wrong > QUIET).any() or missing + float(lost.max(initial=-20.0)) > 2 * QUIET)


def _untagged(signals: Signals) -> Signals:
    # Checks without the model must not load it.
    import numpy as np

    return dataclasses.replace(
        signals,
        source_tags=np.zeros_like(signals.source_tags),
        target_tags=np.zeros_like(signals.target_tags),
    )


def judgement(model: EntityModel, source: str, target: str, signals: Signals) -> Judgement:
    """The mentions of one pair from its signals."""
    there = list(_spans(source, signals.source, signals.source_tags))
    bad = signals.target_scores[:, model.score_index("bad")]
    marked = signals.target_scores[:, model.score_index("marked")]
    lost = signals.source_scores[:, model.score_index("omitted")]
    gaps = signals.target_scores[:, model.score_index("gap")]
    rendered = []
    for run, kind in there:
        start, end = _place(signals.source, run)
        named = _named(signals.source_tags, run)
        rendered.append(Mention(start=start, end=end, kind=kind, score=_worst(lost, run), named=named))
    # Where a name is wrong, the one that it replaced is lost: a second sign of the same error.
    sign = LOST_WEIGHT * min(6.0, max(-6.0, max((m.score for m in rendered if m.kind in NAMES), default=-6.0)))
    found = []
    for run, kind in _spans(target, signals.target, signals.target_tags):
        counterpart, pairing = _counterpart(signals, run, there)
        start, end = _place(signals.target, run)
        found.append(
            Mention(
                start=start,
                end=end,
                kind=kind,
                score=_worst(bad, run) + sign,
                marked=_worst(marked, run),
                counterpart=counterpart,
                pairing=pairing,
                named=_named(signals.target_tags, run),
            )
        )
    return Judgement(target=tuple(found), source=tuple(rendered), gap=float(gaps.max()))


Words = list[tuple[int, int]]


def _spans(text: str, pieces: Pieces, tags: Floats) -> Iterator[tuple[Words, str]]:
    """Mentions as runs of words, each a run of pieces (half open), with their kind."""
    run: Words = []
    kind = ""
    for first, last in words(text, pieces):
        kinds = tags[first, 1:].reshape(len(KINDS), 2)
        weight = kinds.sum(axis=1)
        surface = text[pieces.starts[first] : pieces.ends[last - 1]]
        if run and surface in _HYPHENS and text[pieces.ends[last - 1] : pieces.ends[last - 1] + 1].isalnum():
            continue
        named = float(weight.sum()) >= NAMED or surface[:1].isupper() or any(c.isdigit() for c in surface)
        # The “s” of a genitive begins no name.
        genitive = not run and len(surface) == 1 and surface.islower() and first > 0
        if not named or genitive or not any(c.isalnum() for c in surface):
            if run:
                yield _without_article(run, tags), kind
            run = []
            continue
        best = int(weight.argmax())
        here = KINDS[best] if float(weight.sum()) >= NAMED else ("NUM" if surface[:1].isdigit() else "OTHER")
        begins = float(kinds[best, 0]) > float(kinds[best, 1]) and float(weight.sum()) >= NAMED
        if run and (here != kind or not _adjoin(text, pieces, run[-1], (first, last), kind, begins=begins)):
            yield _without_article(run, tags), kind
            run = []
        if not run:
            kind = here
        run.append((first, last))
    if run:
        yield _without_article(run, tags), kind


def _adjoin(
    text: str, pieces: Pieces, before: tuple[int, int], after: tuple[int, int], kind: str, *, begins: bool
) -> bool:
    """Whether a word goes on with the name before it. A hyphen joins T-Mobile and Meyer-Landrut, not Israel-Iran."""
    between = text[pieces.ends[before[1] - 1] : pieces.starts[after[0]]]
    if between in _HYPHENS:
        ends = (int(pieces.ends[one[1] - 1] - pieces.starts[one[0]]) for one in (before, after))
        return kind == PERSON or min(ends) <= _PART
    return between in ("", " ") and not begins


def _without_article(run: Words, tags: Floats) -> Words:
    """A run without its first word, where the tagger takes only the others for a name: “The Hague” is one, “The US” is not."""
    sure = [float(tags[first, 1:].sum()) for first, _ in run[:2]]
    return run[1:] if len(sure) > 1 and sure[0] < UNNAMED <= sure[1] else run


def words(text: str, pieces: Pieces) -> Iterator[tuple[int, int]]:
    """Runs of pieces that make a word: letters that touch, in a script that sets words apart; else each piece."""
    first = 0
    n = len(pieces)
    for i in range(1, n + 1):
        if i < n and pieces.starts[i] == pieces.ends[i - 1] and _joins(text, int(pieces.starts[i])):
            continue
        if pieces.ends[i - 1] > pieces.starts[first]:
            yield first, i
        first = i


def _joins(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdigit() and after in ".,:" and at + 1 < len(text) and text[at + 1].isdigit():
        return True
    if before in ".,:" and after.isdigit() and at > 1 and text[at - 2].isdigit():
        return True
    if (after == "." and _is_initial(text, at - 1)) or (
        before == "." and after.isupper() and _is_initial(text, at - 2)
    ):
        return True
    return (
        ((before.isalnum() and after.isalnum()) or _is_mark(after)) and not _unspaced(before) and not _unspaced(after)
    )


def _is_initial(text: str, at: int) -> bool:
    """Whether a capital letter stands by itself: U.S., John F. Kennedy."""
    return at >= 0 and text[at].isupper() and not text[at - 1 : at].isalpha()


def _is_mark(character: str) -> bool:
    return (
        0x0300 <= ord(character) <= 0x036F or 0x064B <= ord(character) <= 0x0652 or 0x093A <= ord(character) <= 0x094F
    )


def _unspaced(character: str) -> bool:
    """Han, kana, Thai and their like; in these, a piece is the smallest thing that can be named."""
    point = ord(character)
    return 0x3040 <= point <= 0x30FF or 0x3400 <= point <= 0x9FFF or 0x0E00 <= point <= 0x0E7F or point >= 0x20000


def _place(pieces: Pieces, run: Words) -> tuple[int, int]:
    return int(pieces.starts[run[0][0]]), int(pieces.ends[run[-1][1] - 1])


def _worst(scores: Floats, run: Words) -> float:
    """The highest of the words' mean scores: one wrong word makes the name wrong."""
    return max(float(scores[first:last].mean()) for first, last in run)


def _named(tags: Floats, run: Words) -> float:
    return min(float(tags[first, 1:].sum()) for first, _ in run)


def _counterpart(signals: Signals, run: Words, there: Sequence[tuple[Words, str]]) -> tuple[Span | None, float]:
    """The source mention on which most of the pairing falls."""
    if not there:
        return None, 0.0
    weight = signals.pairing[run[0][0] : run[-1][1]].mean(axis=0)
    masses = [float(weight[other[0][0] : other[-1][1]].sum()) for other, _ in there]
    best = masses.index(max(masses))
    if masses[best] < PAIRED:
        return None, masses[best]
    return Span(*_place(signals.source, there[best][0])), masses[best]
