"""The shipped network gives the scores that it gave when it was shipped, on whatever processor the tests run.

`pytest --update-golden` writes them anew for a new model; the digest beside them says which one they are of. The
tolerance is for sums of floats in another order, which turn a rounding here and there. Integer products that saturate, as
on processors without VNNI when weights have 8 bits, move scores by far more: that they cannot is the second test.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tqa.entity.model import MODEL_FILE, SHIPPED, EntityModel

GOLDEN = Path(__file__).parent / "golden" / "model-scores.json"
TOLERANCE = 0.1

PAIRS = (
    ("泰国警方说，他们在曼谷机场逮捕了两名男子。", "Thai police said they had arrested two men at Montreal airport."),
    ("Министр обороны Турции прибыл в Баку.", "Turkey's defence minister arrived in Baku."),
    ("Die Kanzlerin traf in Warschau den Ministerpräsidenten.", "The chancellor met the prime minister."),
    (
        "韓国の外相は金曜日、ソウルで記者会見を開いた。",
        "South Korea's foreign minister held a news conference in Seoul.",
    ),
    (None, "Kazakhstan said in a statement that it was ready to free all hostages for a ceasefire in Gaza."),
)


def scores(model: EntityModel) -> list[dict[str, list[list[float]]]]:
    """Of each pair, the scores of its pieces by side."""
    return [
        {
            "target": [[round(float(x), 3) for x in row] for row in found.target_scores],
            "source": [[round(float(x), 3) for x in row] for row in found.source_scores],
        }
        for found in model.signals(PAIRS)
    ]


def test_the_scores_are_those_that_were_shipped(request: pytest.FixtureRequest) -> None:
    model = EntityModel.load(threads=1)
    now = scores(model)
    if request.config.getoption("--update-golden"):
        # A line a piece, so that a change can be read.
        lines = (
            json.dumps({"model": model.sheet.sha256[MODEL_FILE], "scores": now}, indent=1)
            .replace("\n     ", " ")
            .replace("\n    ]", "]")
        )
        GOLDEN.write_text(lines + "\n", encoding="utf-8")
    golden = json.loads(GOLDEN.read_text("utf-8"))
    assert golden["model"] == model.sheet.sha256[MODEL_FILE], "another model: run pytest --update-golden"
    assert max(abs(x) for pair in now for row in pair["target"] for x in row) > 3
    for then, found in zip(golden["scores"], now, strict=True):
        for side in ("target", "source"):
            assert len(then[side]) == len(found[side])
            if found[side]:
                assert np.abs(np.array(then[side]) - np.array(found[side])).max() < TOLERANCE


def test_no_integer_product_can_saturate() -> None:
    """Two products of an 8-bit activation with a 7-bit weight fit into the 16 bits in which AVX2 adds them."""
    onnx = pytest.importorskip("onnx")
    graph = onnx.load(str(SHIPPED / MODEL_FILE)).graph
    constants = {tensor.name: tensor for tensor in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    assert len(products) >= 6 * 6
    for node in products:
        weights = onnx.numpy_helper.to_array(constants[node.input[1]]).astype(np.int32)
        assert 2 * 255 * np.abs(weights).max() <= np.iinfo(np.int16).max
        assert len(np.unique(np.abs(weights).max(axis=0))) == 1  # Every channel uses its whole range: a scale each.
    assert not any(node.op_type in ("DynamicQuantizeLinear", "QLinearMatMul") for node in graph.node)
