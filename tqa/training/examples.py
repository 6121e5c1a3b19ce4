"""Training examples: sequences of pieces with what each head should say of each piece."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from tqa.entity.pieces import END, START, Pieces, Segmenter
from tqa.entity.tags import TAGS
from tqa.training.corruption import Scene, differs, replacement
from tqa.training.lexicon import DAYS, MONTHS, Lexicon, Mention
from tqa.training.sources import Line, Marked, Pair

IGNORE = 255
"""This head says nothing about this piece."""

SOFT = 100
"""Labels are stored as hundredths."""

HEADS = ("bad", "gap", "omitted", "marked", "tag")

Span = tuple[int, int]


@dataclass(slots=True)
class Example:
    """One sequence `<s> source </s> target </s>`; `labels[h]` as HEADS, `pair` the source pieces that a piece renders.

    `slot` is 1 on the pieces whose fit is compared; two examples with the same slot stand one after the other, the
    true one first.
    """

    ids: npt.NDArray[np.int32]
    side: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]  # heads x length
    pair: npt.NDArray[np.int16]  # 2 x length: first and last + 1, or -1
    slot: npt.NDArray[np.uint8]


def sequence(source: Pieces | None, target: Pieces) -> Example:
    """An example without any label. Piece i of the source is at i + 1, piece j of the target after the second mark."""
    first = source.ids if source is not None else np.zeros(0, np.int32)
    marks = np.array([START, END], np.int32)
    ids = np.concatenate([marks[:1], first, marks[1:], target.ids, marks[1:]])
    side = np.zeros(len(ids), np.uint8)
    side[len(first) + 2 :] = 1
    return Example(
        ids=ids,
        side=side,
        labels=np.full((len(HEADS), len(ids)), IGNORE, np.uint8),
        pair=np.full((2, len(ids)), -1, np.int16),
        slot=np.zeros(len(ids), np.uint8),
    )


def within(pieces: Pieces, span: Span) -> slice:
    """The pieces that touch a span of the text."""
    first = int(np.searchsorted(pieces.ends, span[0], side="right"))
    last = int(np.searchsorted(pieces.starts, span[1], side="left"))
    return slice(first, max(first, last))


def shifted(part: slice, by: int) -> slice:
    return slice(part.start + by, part.stop + by)


@dataclass(slots=True)
class Edit:
    """A text made of another by replacing some mentions: the new places of the old mentions, of what is wrong, of gaps."""

    text: str
    kept: list[tuple[Mention, Span]]
    wrong: list[tuple[Mention, Span]]
    gone: list[tuple[Mention, int]]


_BEFORE = re.compile(r"(?:(?:\b(?:of|in|from|by|at|to|with|and|for|on)|,)\s+)?(?:\b[Tt]he\s+)?$")


def edit(text: str, mentions: Sequence[Mention], changes: dict[int, str | None], rng: Random) -> Edit:
    """Replace mention i by `changes[i]`, or take it out where that is `None`, often with the words that led to it."""
    out, at, result = "", 0, Edit("", [], [], [])
    for i, mention in enumerate(mentions):
        if i not in changes:
            out += text[at : mention.start]
            result.kept.append((mention, (len(out), len(out) + len(mention.text))))
            out += mention.text
            at = mention.end
            continue
        new = changes[i]
        before = text[at : mention.start]
        if new is None:
            if rng.random() < 0.5:
                before = _BEFORE.sub("", before)
            out += before
            at = mention.end
            if out.endswith(" ") or not out:
                at += len(text[at:]) - len(text[at:].lstrip(" "))
            result.gone.append((mention, len(out)))
        else:
            out += before
            result.wrong.append((mention, (len(out), len(out) + len(new))))
            out += new
            at = mention.end
    result.text = out + text[at:]
    return result


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares of pairs that get wrong names or numbers and that lose some; the rest stay as they are."""

    wrong: float
    removed: float


MOSTLY_WRONG = Mix(0.52, 0.20)
MOSTLY_REMOVED = Mix(0.20, 0.50)


class Maker:
    """Makes examples with one lexicon and one segmenter."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, *, longest: int) -> None:
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.longest = longest
        self._natives: dict[str, list[str]] = {}

    def fits(self, example: Example) -> bool:
        return len(example.ids) <= self.longest

    def pairs(
        self, pairs: Sequence[Pair], rng: Random, *, reverse: float, mix: Mix = MOSTLY_WRONG
    ) -> Iterator[Example]:
        """One example a pair: clean, with wrong names or numbers, or with some taken out."""
        mentions = [self.lexicon.mentions(p.target) for p in pairs]
        articles: dict[str, list[Mention]] = defaultdict(list)
        for pair, found in zip(pairs, mentions, strict=True):
            articles[pair.document] += [m for m in found if m.kind not in ("number", "count")]
        order = list(range(len(pairs)))
        rng.shuffle(order)
        for i in order:
            pair, found = pairs[i], mentions[i]
            if len(pair.source) + len(pair.target) > 900 or not found:
                continue
            known = {m.text for m in found}
            article = tuple(m for m in articles[pair.document] if m.text not in known)
            scene = Scene(self.lexicon, tuple(found), article)
            turned = rng.random() < reverse
            example = self.reversed(pair, found, rng) if turned else self.forward(pair, scene, rng, mix)
            if example is not None and self.fits(example):
                yield example

    def forward(self, pair: Pair, scene: Scene, rng: Random, mix: Mix) -> Example:
        mentions = scene.mentions
        changes: dict[int, str | None] = {}
        way = rng.random()
        if way < mix.wrong + mix.removed:
            for i in rng.sample(range(len(mentions)), min(len(mentions), rng.choice((1, 1, 2, 2, 3)))):
                if way < mix.wrong:
                    new = replacement(mentions[i], scene, rng)
                    # What the article or the source says anyway is no error here.
                    if new and new not in pair.target and new not in pair.source:
                        changes[i] = new
                elif mentions[i].kind != "count" and pair.target.count(mentions[i].text) == 1:
                    changes[i] = None
        edited = edit(pair.target, mentions, changes, rng)
        source, target = self.segmenter.split(pair.source), self.segmenter.split(edited.text)
        example = sequence(source, target)
        offset = len(source) + 2
        bad, gap, omitted = example.labels[0], example.labels[1], example.labels[2]
        bad[offset:-1] = 0
        gap[offset:] = 0
        omitted[1 : len(source) + 1] = 0
        for _, span in edited.wrong:
            bad[shifted(within(target, span), offset)] = SOFT
        for _, place in edited.gone:
            gap[offset + int(np.searchsorted(target.starts, place, side="left"))] = SOFT
        lost = [m for m, _ in edited.wrong] + [m for m, _ in edited.gone]
        places = [self.lexicon.find_form(m.text, pair.source) if m.kind != "count" else None for m in lost]
        if any(place is None for place in places):
            omitted[:] = IGNORE
        for mention, form in zip(lost, places, strict=True):
            if form and mention.text not in edited.text:
                omitted[shifted(within(source, form), 1)] = SOFT
            elif form:
                omitted[shifted(within(source, form), 1)] = IGNORE
        for mention, span in edited.kept:
            if mention.kind == "count" or pair.target.count(mention.text) > 1:
                continue
            found = self.lexicon.find_form(mention.text, pair.source)
            if found:
                part = within(source, found)
                example.pair[:, shifted(within(target, span), offset)] = [[part.start + 1], [part.stop + 1]]
        return example

    def reversed(self, pair: Pair, found: Sequence[Mention], rng: Random) -> Example | None:
        """English is the source here: a name whose other form is known is replaced in the other language."""
        target_text, changes = pair.source, []
        for mention in found:
            place = self.lexicon.find_form(mention.text, pair.source) if mention.kind != "count" else None
            if place:
                changes.append((mention, place))
        if not changes:
            return None
        mention, place = rng.choice(changes)
        wrong: Span | None = None
        if rng.random() < 0.6:
            surface = pair.source[place[0] : place[1]]
            new = self._foreign(mention, surface, pair, rng)
            if new is None:
                return None
            target_text = pair.source[: place[0]] + new + pair.source[place[1] :]
            wrong = place[0], place[0] + len(new)
        source, target = self.segmenter.split(pair.target), self.segmenter.split(target_text)
        example = sequence(source, target)
        offset = len(source) + 2
        example.labels[0, offset:-1] = 0
        example.labels[1, offset:] = 0
        example.labels[2, 1 : len(source) + 1] = 0
        here = shifted(within(source, (mention.start, mention.end)), 1)
        if wrong:
            example.labels[0, shifted(within(target, wrong), offset)] = SOFT
            once = pair.target.count(mention.text) == 1 and pair.source.count(surface) == 1
            example.labels[2, here] = SOFT if once else IGNORE
        elif pair.target.count(mention.text) == 1:
            example.pair[:, shifted(within(target, place), offset)] = [[here.start], [here.stop]]
        return example

    def _foreign(self, mention: Mention, surface: str, pair: Pair, rng: Random) -> str | None:
        """Another name of the same kind in the script of `surface`."""
        if mention.kind == "number":
            from tqa.training.corruption import digits

            return digits(Mention(0, len(surface), surface, "number"), Scene(self.lexicon, (), ()), rng)
        for _ in range(12):
            rival = self.lexicon.draw(mention.kind, rng)
            if rival is None or not differs(mention.text, rival):
                continue
            forms = self.lexicon.forms.get(rival.casefold(), frozenset({rival}) if surface.isascii() else frozenset())
            same = sorted(f for f in forms if block(f) == block(surface) and f not in pair.source)
            if same:
                return rng.choice(same)
        return None

    def tags(self, lines: Iterable[Line], rng: Random) -> Iterator[Example]:
        """Mentions, on either side of the sequence: the tagger reads sources as well as translations."""
        for line in lines:
            pieces = self.segmenter.split(line.text)
            if not 3 < len(pieces) < self.longest - 4:
                continue
            if rng.random() < 0.5:
                example, offset = sequence(None, pieces), 2
            else:
                empty = pieces.slice(0, 0)
                example, offset = sequence(pieces, empty), 1
            tag = example.labels[HEADS.index("tag")]
            tag[offset : offset + len(pieces)] = 0
            values = () if line.language == "ko" else tuple(_values(line.text, line.entities))
            for start, end, kind in (*line.entities, *values):
                part = shifted(within(pieces, (start, end)), offset)
                tag[part] = TAGS.index(f"I-{kind}")
                tag[part.start : part.start + 1] = TAGS.index(f"B-{kind}")
            yield example

    def marked(self, rows: Iterable[Marked]) -> Iterator[Example]:
        """What professional translators marked in real machine translation."""
        for row in rows:
            source, target = self.segmenter.split(row.source), self.segmenter.split(row.target)
            example = sequence(source, target)
            offset = len(source) + 2
            label = example.labels[HEADS.index("marked")]
            label[offset:-1] = 0
            for start, end, weight in row.spans:
                part = shifted(within(target, (start, end)), offset)
                label[part] = np.maximum(label[part], round(weight * SOFT))
            if len(target) and self.fits(example):
                yield example

    def rivals(
        self, documents: Iterable[list[str]], rng: Random, *, lines: int = 4
    ) -> Iterator[tuple[Example, Example]]:
        """An article window with a name in its place, and the same with a rival there."""
        for document in documents:
            for first in range(0, max(1, len(document) - 1), lines):
                text = "\n".join(document[first : first + lines])
                pair = self._rival(text, rng)
                if pair is not None:
                    yield pair

    def _rival(self, text: str, rng: Random) -> tuple[Example, Example] | None:
        found = [m for m in self.lexicon.mentions(text) if m.kind not in ("number", "count", "day", "month")]
        if len(found) < 3:
            return None
        mention = rng.choice(found)
        others = tuple(m for m in found if m.text != mention.text)
        new = replacement(mention, Scene(self.lexicon, tuple(found), others), rng)
        if new is None:
            return None
        same = [i for i, m in enumerate(found) if m.text == mention.text]
        if rng.random() < 0.5:
            same = [found.index(mention)]
        edited = edit(text, found, dict.fromkeys(same, new), rng)
        out = []
        for body, spans in (
            (text, [(found[i].start, found[i].end) for i in same]),
            (edited.text, [span for _, span in edited.wrong]),
        ):
            pieces = self.segmenter.split(body)
            example = sequence(None, pieces)
            for span in spans:
                example.slot[shifted(within(pieces, span), 2)] = 1
            if not self.fits(example) or not example.slot.any():
                return None
            out.append(example)
        return out[0], out[1]


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)年?")
_DIGITS = re.compile(r"\d(?:[\d.,:]*\d)?")
_DAY = re.compile("|".join((*DAYS, *(m for m in MONTHS if m != "May"))))


def _values(text: str, entities: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Dates and numbers outside the marked entities, where the data set does not mark them."""
    taken = [(a, b) for a, b, _ in entities]
    for pattern, kind in ((_YEAR, "DATE"), (_DAY, "DATE"), (_DIGITS, "NUM")):
        for match in pattern.finditer(text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield (*match.span(), kind)


def block(text: str) -> str:
    """A coarse name of the script of the first letter."""
    point = ord(text[0])
    bounds = ((0x250, "latin"), (0x400, "greek"), (0x530, "cyrillic"), (0x600, "hebrew"), (0x780, "arabic"))
    later = (
        (0xE00, "indic"),
        (0xE80, "thai"),
        (0x3040, "other"),
        (0x3100, "kana"),
        (0xA000, "han"),
        (0xD800, "hangul"),
    )
    return next((name for bound, name in (*bounds, *later) if point < bound), "other")


def save(path: Path, examples: Sequence[Example]) -> None:
    """All examples in flat arrays, with where each begins."""
    lengths = np.array([len(e.ids) for e in examples], np.int64)
    np.savez(
        path,
        starts=np.concatenate([[0], np.cumsum(lengths)]),
        ids=np.concatenate([e.ids for e in examples]),
        side=np.concatenate([e.side for e in examples]),
        labels=np.concatenate([e.labels for e in examples], axis=1),
        pair=np.concatenate([e.pair for e in examples], axis=1),
        slot=np.concatenate([e.slot for e in examples]),
    )
