"""Which words make one mention, from tags set by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tqa.entity.mentions import judgement
from tqa.entity.model import PIECES_FILE, SHIPPED, EntityModel, Signals
from tqa.entity.pieces import Segmenter
from tqa.entity.tags import TAGS


@pytest.fixture(scope="module")
def model() -> EntityModel:
    return EntityModel.load()


def mentions(model: EntityModel, text: str, tags: dict[str, str]) -> list[str]:
    """The surfaces of the mentions where each word of `tags` has its tag, sure or at `TAG:SHARE`, and all others have none."""
    pieces = Segmenter.load(SHIPPED / PIECES_FILE).split(text)
    probabilities = np.zeros((len(pieces), len(TAGS)), np.float32)
    probabilities[:, 0] = 1.0
    for word, tag in tags.items():
        name, _, share = tag.partition(":")
        start = text.index(word)
        for i in range(len(pieces)):
            if start <= pieces.starts[i] and pieces.ends[i] <= start + len(word) and pieces.ends[i] > pieces.starts[i]:
                probabilities[i, TAGS.index(name)] = float(share or 1)
                probabilities[i, 0] = 1 - float(share or 1)
    scores = len(model.sheet.scores)
    none = pieces.slice(0, 0)
    signals = Signals(
        source=none,
        target=pieces,
        target_scores=np.zeros((len(pieces) + 1, scores), np.float32),
        source_scores=np.zeros((0, scores), np.float32),
        target_tags=probabilities,
        source_tags=np.zeros((0, len(TAGS)), np.float32),
        pairing=np.zeros((len(pieces), 0), np.float32),
    )
    return [one.span.of(text) for one in judgement(model, "", text, signals).target]


@pytest.mark.parametrize(
    ("text", "tags", "found"),
    [
        ("we called T-Mobile today", {"T": "B-ORG", "Mobile": "I-ORG"}, ["T-Mobile"]),
        (
            "then Lena Meyer-Landrut sang",
            {"Lena": "B-PER", "Meyer": "I-PER", "Landrut": "I-PER"},
            ["Lena Meyer-Landrut"],
        ),
        ("the Israel-Iran war", {"Israel": "B-LOC", "Iran": "B-LOC"}, ["Israel", "Iran"]),
        ("the Russia-Ukraine border", {"Russia": "B-LOC", "Ukraine": "I-LOC"}, ["Russia", "Ukraine"]),
        ("for the U.S. Consulate there", {"U.S.": "B-ORG", "Consulate": "I-ORG"}, ["U.S. Consulate"]),
        ("when John F. Kennedy spoke", {"John": "B-PER", "F.": "I-PER", "Kennedy": "I-PER"}, ["John F. Kennedy"]),
        ("The RF was there", {"RF": "B-ORG"}, ["The", "RF"]),
        ("The Hague was there", {"The": "B-LOC", "Hague": "I-LOC"}, ["The Hague"]),
        ("The Sergey was there", {"Sergey": "B-PER:0.4"}, ["Sergey"]),
        ("The Broader Plan was there", {}, ["The Broader Plan"]),
    ],
)
def test_words_that_make_one_mention(model: EntityModel, text: str, tags: dict[str, str], found: list[str]) -> None:
    assert mentions(model, text, tags) == found
