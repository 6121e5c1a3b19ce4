"""Text to sentence pieces and back: each piece with its place in the text that was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tqa.errors import ModelError

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

START, PAD, END, UNKNOWN = 0, 1, 2, 3
"""The first four rows of the embedding, as in XLM-R."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The pieces of one text: row numbers `ids` and, for each, half-open code points `starts` to `ends`.

    A piece's place never takes in the white space before it, so that a run of pieces has the place of its words.
    """

    ids: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def slice(self, first: int, last: int) -> Pieces:
        """Pieces `first` to `last` (half open); their places stay those in the whole text."""
        return Pieces(ids=self.ids[first:last], starts=self.starts[first:last], ends=self.ends[first:last])


_ROWS = ("<s>", "<pad>", "</s>", "<unk>")
_SHIFTED = ("<unk>", "<s>", "</s>")


class Segmenter:
    """A SentencePiece model that tells places in code points, and of each piece the row of the embedding.

    The library reports bytes of UTF-8 and lets a piece take the space before it; both are undone here. `shifted`: the
    file is XLM-R's own, whose pieces stand one row further down, and whose unknown one is moved. Without, a piece's
    number is its row.
    """

    def __init__(self, processor: SentencePieceProcessor, *, shifted: bool = False) -> None:
        self._processor = processor
        self._shifted = shifted

    @classmethod
    def load(cls, path: Path) -> Segmenter:
        from sentencepiece import SentencePieceProcessor

        try:
            processor = SentencePieceProcessor(model_proto=path.read_bytes())
        except OSError as error:
            raise ModelError(f"cannot be read: {error.strerror}", path=path) from error
        except RuntimeError as error:
            raise ModelError("is not a SentencePiece model", path=path) from error
        first = tuple(processor.id_to_piece(i) for i in range(min(len(_ROWS), processor.get_piece_size())))
        if first != _ROWS and first[:3] != _SHIFTED:
            raise ModelError(f"does not begin as XLM-R's pieces do: {', '.join(_ROWS)}", path=path)
        return cls(processor, shifted=first != _ROWS)

    def __len__(self) -> int:
        """Rows of the embedding that it speaks of."""
        return int(self._processor.get_piece_size()) + self._shifted

    def split(self, text: str) -> Pieces:
        """The pieces of `text`. Lone surrogates are read as unknown characters; places stay right."""
        data = text.encode("utf-8", "replace")
        at = _code_points(data)
        # "?" stands for a lone surrogate: one byte, one code point, as in the text.
        found = self._processor.encode(data.decode("utf-8"), return_type="proto").pieces
        ids = np.fromiter((piece.id for piece in found), np.int32, len(found))
        if self._shifted:
            ids = np.where(ids == 0, np.int32(UNKNOWN), ids + np.int32(1))
        starts = at[np.fromiter((piece.begin for piece in found), np.int64, len(found))]
        ends = at[np.fromiter((piece.end for piece in found), np.int64, len(found))]
        for i, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            while start < end and text[start].isspace():
                start += 1
            starts[i] = start
        return Pieces(ids=ids, starts=starts, ends=ends)


def _code_points(data: bytes) -> npt.NDArray[np.int32]:
    """For each byte of UTF-8 (and one past the end), the number of code points before it."""
    units = np.frombuffer(data, np.uint8)
    leads = (units & 0xC0) != 0x80
    table = np.zeros(len(data) + 1, np.int32)
    np.cumsum(leads, out=table[1:])
    # Inside a character the count already includes it; places only ever fall on its first byte.
    return table
