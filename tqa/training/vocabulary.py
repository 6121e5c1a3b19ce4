"""A smaller vocabulary: the pieces that news in the supported languages uses, in a real SentencePiece model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as spm

SPECIAL = 4
"""<s>, <pad>, </s>, <unk>: the first rows stay where they are."""

SCRIPTS = (
    (0x0020, 0x024F),  # Latin
    (0x0300, 0x03FF),  # combining marks, Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x0590, 0x06FF),  # Hebrew, Arabic
    (0x0750, 0x077F),
    (0x0900, 0x0DFF),  # Indic
    (0x0E00, 0x0E7F),  # Thai
    (0x10A0, 0x10FF),  # Georgian
    (0x1E00, 0x20CF),
    (0x3000, 0x30FF),  # Japanese
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul
)
"""Blocks of code points whose single characters are always kept: no supported text falls apart into unknowns."""


def count_pieces(model: Path, texts: Iterable[str], *, batch: int = 4096) -> Counter[int]:
    """How often each piece of `model` occurs in `texts`."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
    counts: Counter[int] = Counter()
    pending: list[str] = []

    def flush() -> None:
        for ids in processor.encode(pending):
            counts.update(ids)
        pending.clear()

    for text in texts:
        pending.append(text)
        if len(pending) == batch:
            flush()
    flush()
    return counts


def prune(model: Path, counts: Counter[int], size: int, out: Path) -> list[int]:
    """Write the model of `size` pieces to `out`; return the old number of each kept piece, in the new order.

    Single characters of the supported scripts come first, then what is frequent. SentencePiece segments a pruned
    piece into kept ones, since the scores of those are unchanged.
    """
    proto = spm.ModelProto()
    proto.ParseFromString(model.read_bytes())
    single = [
        i
        for i, piece in enumerate(proto.pieces)
        if i >= SPECIAL and piece.type == spm.ModelProto.SentencePiece.NORMAL and _is_single(piece.piece)
    ]
    kept = set(range(SPECIAL)) | set(single)
    for i, _ in counts.most_common():
        if len(kept) >= size:
            break
        if i >= SPECIAL:
            kept.add(i)
    order = sorted(kept)
    pruned = spm.ModelProto()
    pruned.CopyFrom(proto)
    del pruned.pieces[:]
    pruned.pieces.extend(proto.pieces[i] for i in order)
    pruned.trainer_spec.vocab_size = len(order)
    out.write_bytes(pruned.SerializeToString())
    return order


def _is_single(piece: str) -> bool:
    text = piece.removeprefix("▁")
    if piece == "▁":
        return True
    return len(text) == 1 and any(first <= ord(text) <= last for first, last in SCRIPTS)
