"""The entity-consistency model at run time: ONNX Runtime and sentence pieces, nothing of the training."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tqa.entity.runtime import load_session
from tqa.entity.tags import TAGS
from tqa.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tqa.entity.pieces import Pieces, Segmenter

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]
    Booleans = npt.NDArray[np.bool_]
    Slot = tuple[str, Sequence[tuple[int, int]]]
    """A text, and where in it a name stands that is weighed: spans of code points."""

SHIPPED: Final = Path(__file__).parents[1] / "models" / "entity-consistency"
MODEL_FILE: Final = "model.onnx"
PIECES_FILE: Final = "sentencepiece.model"
SHEET_FILE: Final = "model.json"
SCHEMA: Final = 1
LARGEST: Final = 2_000_000_000
"""Bytes; ONNX holds no more in one file. The shipped model has a fiftieth of it, a desk's own may be larger."""

BATCH: Final = 256
"""Pieces of one call of the network, padding included: what a layer makes of them (1.5 MB) stays in a core's second cache.
With 4096, the same text takes 1.6 to 1.9 times as long."""

STRIDE: Final = 8

BEFORE: Final = 60
"""Pieces that are read before a name that is compared, at the least, where there are so many."""

APART: Final = 40
"""Pieces between the sentences with which such windows begin, so that one reading serves the names beside each other."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")

UNWEIGHED: Final = {
    "mismatch": {"score": 1.0},
    "marked": {"marked": 1.0},
    "omitted": {"gap": 1.0, "lost": 1.0},
}
"""What counts where a sheet weighs nothing: the network's own scores."""


class Sheet(msgspec.Struct, frozen=True):
    """What stands beside the weights: digests of the files, and calibration and thresholds as data.

    `calibration` gives for a score the points (raw, probability) between which is interpolated. `weights` says for a
    question how much each sign counts, with `constant`: a logistic regression. Thresholds are of what was weighed.
    """

    schema: int
    scores: tuple[str, ...]
    tags: tuple[str, ...]
    sha256: dict[str, str]
    name: str = ""
    calibration: dict[str, tuple[tuple[float, float], ...]] = {}
    thresholds: dict[str, float] = {}
    weights: dict[str, dict[str, float]] = msgspec.field(default_factory=lambda: UNWEIGHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the network says of one pair, piece by piece: raw scores (logits) by name, and probabilities of tags.

    `target_scores` is (target pieces + 1) x scores, the last row for the end of the text; `source_scores` is source
    pieces x scores. `target_tags` and `source_tags` are pieces x tags. `pairing` is target pieces x source pieces:
    which source piece a target piece renders, each row a distribution.
    """

    source: Pieces
    target: Pieces
    target_scores: Floats
    source_scores: Floats
    target_tags: Floats
    source_tags: Floats
    pairing: Floats


class EntityModel:
    """The network with its pieces, calibration and thresholds. Loading takes a fifth of a second; keep it."""

    def __init__(self, *, session: Any, segmenter: Segmenter, sheet: Sheet, digest: str) -> None:
        self._session = session
        self._segmenter = segmenter
        self.sheet = sheet
        self.digest = digest

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 0) -> EntityModel:
        """The model in a folder, or the shipped one. `threads` 0 leaves the number to the machine (a desk); batch
        workers say 1. Raises `ModelError` where a file is missing, damaged, or of another kind."""
        from tqa.entity.pieces import Segmenter

        folder = path or SHIPPED
        if path is not None and (folder / "config.json").is_file():
            from tqa.entity.checkpoint import load_checkpoint

            return load_checkpoint(folder, threads=threads)
        data = {name: _read(folder / name) for name in (SHEET_FILE, MODEL_FILE, PIECES_FILE)}
        try:
            sheet = msgspec.json.decode(data[SHEET_FILE], type=Sheet)
        except msgspec.DecodeError as error:
            raise ModelError(f"is not a sheet of a model: {error}", path=folder / SHEET_FILE) from error
        if sheet.schema != SCHEMA or sheet.tags != TAGS:
            raise ModelError("is of another kind than this version of tqa reads", path=folder / SHEET_FILE)
        for name in (MODEL_FILE, PIECES_FILE):
            if hashlib.sha256(data[name]).hexdigest() != sheet.sha256.get(name):
                raise ModelError("is not the file that the model's sheet names (digests differ)", path=folder / name)
        digest = hashlib.sha256(b"".join(data[name] for name in sorted(data))).hexdigest()
        return cls(
            session=load_session(data[MODEL_FILE], folder / MODEL_FILE, threads),
            segmenter=Segmenter.load(folder / PIECES_FILE),
            sheet=sheet,
            digest=f"sha256:{digest}",
        )

    def with_sheet(self, sheet: Sheet) -> EntityModel:
        """The same network under another sheet."""
        return EntityModel(session=self._session, segmenter=self._segmenter, sheet=sheet, digest=self.digest)

    def probability(self, name: str, raw: float) -> float:
        """A raw score as a calibrated probability; without points of calibration, the logistic function."""
        import numpy as np

        points = self.sheet.calibration.get(name)
        if not points:
            return float(1 / (1 + np.exp(-raw)))
        return float(np.interp(raw, [x for x, _ in points], [y for _, y in points]))

    def weigh(self, name: str, signs: Mapping[str, float]) -> float:
        """What the signs say together, a log-odds; signs that the sheet does not weigh count nothing."""
        weights = self.sheet.weights[name]
        return weights.get("constant", 0.0) + sum(value * weights.get(sign, 0.0) for sign, value in signs.items())

    def most(self, name: str, signs: Mapping[str, float], later: Mapping[str, float]) -> float:
        """The most that `weigh` can give once the `later` signs are known too, each with the most it can be."""
        weights = self.sheet.weights[name]
        return self.weigh(name, signs) + sum(max(0.0, weights.get(sign, 0.0)) * most for sign, most in later.items())

    def threshold(self, name: str, language: str | None = None) -> float:
        """A threshold of the sheet, for texts from this source language where it has one of its own.

        Raises `ModelError` where it has none: a desk's own model may lack it.
        """
        thresholds = self.sheet.thresholds
        if name not in thresholds:
            raise ModelError(f"the model “{self.sheet.name[:40]}” has no threshold “{name}” in its sheet")
        return thresholds.get(f"{name}.{language}", thresholds[name])

    def score_index(self, name: str) -> int:
        """The column of a score in `Signals`."""
        return self.sheet.scores.index(name)

    def signals(self, pairs: Sequence[tuple[str | None, str]]) -> list[Signals]:
        """What the network says of each (source, target); a source of `None` is read as no source.

        Pairs are read in batches of like length; results are those of one at a time, up to rounding of floats.
        """
        import numpy as np

        from tqa.entity.windows import windows

        none = self._segmenter.split("")
        texts = [(self._segmenter.split(s) if s else none, self._segmenter.split(t)) for s, t in pairs]
        parts = [(i, w) for i, (s, t) in enumerate(texts) for w in windows(len(s), len(t))]
        outputs = self._run([_sequence(texts[i][0].slice(*w.source), texts[i][1].slice(*w.target)) for i, w in parts])
        found = [_Assembly(source, target, len(self.sheet.scores)) for source, target in texts]
        for (i, window), (scores, tags, query, key) in zip(parts, outputs, strict=True):
            found[i].add(window.source, window.target, scores, tags, query, key)
        return [
            Signals(
                source=a.source,
                target=a.target,
                target_scores=a.target_scores,
                source_scores=np.where(np.isinf(a.source_scores), np.float32(-10), a.source_scores),
                target_tags=a.target_tags,
                source_tags=a.source_tags,
                pairing=a.pairing,
            )
            for a in found
        ]

    def unsupported(self, source: str, slots: Sequence[tuple[str, tuple[int, int]]]) -> list[float]:
        """How little the source supports what stands in the slot (a span of code points) of each text: higher is worse."""
        column = self.score_index("bad")
        found = []
        for (_, (start, end)), signals in zip(slots, self.signals([(source, text) for text, _ in slots]), strict=True):
            inside = (signals.target.ends > start) & (signals.target.starts < end)
            found.append(float(signals.target_scores[:-1, column][inside].mean()) if inside.any() else 0.0)
        return found

    def fits(self, slots: Sequence[Slot], *, longest: int = 200) -> list[float]:
        """How well what stands in the slots (spans of code points) of each text fits there: higher is better.

        Only comparable between texts that differ in the slots alone. A window of the text around the first slot is
        read; slots outside it do not count.
        """
        import numpy as np

        none = self._segmenter.split("")
        sequences: dict[tuple[str, int], tuple[Integers, Integers]] = {}
        places: list[tuple[tuple[str, int], Booleans]] = []
        split: dict[str, tuple[Pieces, list[int]]] = {}
        for text, spans in slots:
            if text not in split:
                pieces = self._segmenter.split(text)
                split[text] = pieces, _beginnings(text, pieces)
            pieces, beginnings = split[text]
            inside = np.zeros(len(pieces), bool)
            for start, end in spans:
                inside |= (pieces.ends > start) & (pieces.starts < end)
            first = int(np.argmax(inside)) if inside.any() else 0
            low = beginnings[max(0, bisect_right(beginnings, first - BEFORE) - 1)]
            if first >= low + longest:
                low = first - longest // 2
            sequences.setdefault((text, low), _sequence(none, pieces.slice(low, low + longest)))
            places.append(((text, low), inside[low : low + longest]))
        column = self.score_index("fit")
        read = dict(zip(sequences, self._run(list(sequences.values())), strict=True))
        results = []
        for window, mask in places:
            logits = read[window][0][2:-1, column][mask]
            results.append(float(logits.mean()) if len(logits) else 0.0)
        return results

    def _run(self, sequences: Sequence[tuple[Integers, Integers]]) -> list[tuple[Floats, Floats, Floats, Floats]]:
        """Scores, tags, query and key of each sequence, without padding, in the order given."""
        import numpy as np

        from tqa.entity.pieces import PAD

        results: list[tuple[Floats, Floats, Floats, Floats] | None] = [None] * len(sequences)
        for chosen in _batches([len(ids) for ids, _ in sequences]):
            width = -(-max(len(sequences[i][0]) for i in chosen) // STRIDE) * STRIDE
            ids = np.full((len(chosen), width), PAD, np.int64)
            side = np.zeros((len(chosen), width), np.int64)
            for row, i in enumerate(chosen):
                ids[row, : len(sequences[i][0])] = sequences[i][0]
                side[row, : len(sequences[i][1])] = sequences[i][1]
            output = self._session.run(None, {"ids": ids, "side": side})
            for row, i in enumerate(chosen):
                n = len(sequences[i][0])
                results[i] = (output[0][row, :n], output[1][row, :n], output[2][row, :n], output[3][row, :n])
        return [result for result in results if result is not None]


class _Assembly:
    """The signals of one pair, filled window by window."""

    def __init__(self, source: Pieces, target: Pieces, scores: int) -> None:
        import numpy as np

        self.source, self.target = source, target
        self.target_scores = np.full((len(target) + 1, scores), -10, np.float32)
        # A source piece that some window finds rendered is rendered: the lowest score counts.
        self.source_scores = np.full((len(source), scores), np.inf, np.float32)
        self.target_tags = np.zeros((len(target), len(TAGS)), np.float32)
        self.source_tags = np.zeros((len(source), len(TAGS)), np.float32)
        self.pairing = np.zeros((len(target), len(source)), np.float32)

    def add(
        self,
        source: tuple[int, int],
        target: tuple[int, int],
        scores: Floats,
        tags: Floats,
        query: Floats,
        key: Floats,
    ) -> None:
        import numpy as np

        n, m = source[1] - source[0], target[1] - target[0]
        s, t = slice(1, n + 1), slice(n + 2, n + 2 + m)
        here, there = slice(*source), slice(*target)
        self.target_scores[there] = scores[t]
        if target[1] == len(self.target):
            self.target_scores[-1] = scores[-1]
        self.source_scores[here] = np.minimum(self.source_scores[here], scores[s])
        self.target_tags[there] = _softmax(tags[t])
        self.source_tags[here] = _softmax(tags[s])
        if n and m:
            self.pairing[there, here] = _softmax(query[t] @ key[s].T)


def _softmax(x: Floats) -> Floats:
    import numpy as np

    if not x.size:
        return x
    e = np.exp(x - x.max(axis=1, keepdims=True))
    result: Floats = e / e.sum(axis=1, keepdims=True)
    return result


def _sequence(source: Pieces, target: Pieces) -> tuple[Integers, Integers]:
    """`<s> source </s> target </s>`, and which side each piece is on (0 source, 1 target)."""
    import numpy as np

    from tqa.entity.pieces import END, START

    ids = np.concatenate(([START], source.ids, [END], target.ids, [END])).astype(np.int64)
    side = np.zeros(len(ids), np.int64)
    side[len(source) + 2 :] = 1
    return ids, side


def _beginnings(text: str, pieces: Pieces) -> list[int]:
    """The pieces with which sentences begin, the first of all and those far enough behind another one."""
    import numpy as np

    found = [0]
    for end in _SENTENCE_END.finditer(text):
        at = int(np.searchsorted(pieces.starts, end.end()))
        if at - found[-1] >= APART:
            found.append(at)
    return found


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Sequences of like length together, at most `BATCH` pieces with padding."""
    chosen: list[int] = []
    for i in sorted(range(len(lengths)), key=lengths.__getitem__):
        width = -(-lengths[i] // STRIDE) * STRIDE
        if chosen and (len(chosen) + 1) * width > BATCH:
            yield chosen
            chosen = []
        chosen.append(i)
    if chosen:
        yield chosen


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ModelError("is too large for a model of this kind", path=path)
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot be read: {error.strerror}", path=path) from error
