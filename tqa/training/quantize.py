"""Integer arithmetic for the network's matrix products, with a scale for every row of the activations.

ONNX Runtime's dynamic quantisation has one scale for a whole batch: a text's scores then depend on its neighbours in
the batch (by up to 1.1 here) and differ from the float network's by up to 1.4. With a scale a row they depend on
nothing else, and the error is a tenth of that. Weights have 7 bits and a scale per channel (`reduce_range`): sums of two
products then fit into 16 bits on processors without VNNI, so that every machine gives the same answer.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

MIDDLE = 128
WEIGHT_RANGE = 63
ACTIVATION_RANGE = 127


def quantize(path: Path, out: Path) -> None:
    """Replace each product with constant weights inside the layers by an integer product; other nodes stay."""
    model = onnx.load(str(path))
    graph = model.graph
    constants = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    rows: dict[str, tuple[str, str]] = {}
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.array(MIDDLE, np.uint8), "quantized.middle"),
            numpy_helper.from_array(np.array(1, np.float32), "quantized.one"),
            numpy_helper.from_array(np.array(1 / ACTIVATION_RANGE, np.float32), "quantized.step"),
            numpy_helper.from_array(np.array(1e-9, np.float32), "quantized.least"),
        ]
    )
    for node in graph.node:
        weights = constants.get(node.input[1]) if node.op_type == "MatMul" and len(node.input) > 1 else None
        if weights is None or "layers" not in node.name:
            nodes.append(node)
            continue
        if node.input[0] not in rows:
            rows[node.input[0]] = _add_rows(nodes, node.input[0])
        values, scale = rows[node.input[0]]
        whole, channel = _weights(numpy_helper.to_array(weights))
        name = node.name
        graph.initializer.append(numpy_helper.from_array(whole, f"{name}.weights"))
        graph.initializer.append(numpy_helper.from_array(channel, f"{name}.channels"))
        graph.initializer.remove(weights)
        nodes += [
            helper.make_node("MatMulInteger", [values, f"{name}.weights", "quantized.middle"], [f"{name}.whole"]),
            helper.make_node("Cast", [f"{name}.whole"], [f"{name}.real"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.real", f"{name}.channels"], [f"{name}.scaled"]),
            helper.make_node("Mul", [f"{name}.scaled", scale], [node.output[0]]),
        ]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(out))


def _add_rows(nodes: list[onnx.NodeProto], name: str) -> tuple[str, str]:
    """Nodes that round each row of an activation to whole numbers around 128; their output and the row's scale."""
    made = {part: f"{name}.{part}" for part in ("abs", "top", "raw", "scale", "divided", "whole")}
    nodes += [
        helper.make_node("Abs", [name], [made["abs"]]),
        helper.make_node("ReduceMax", [made["abs"]], [made["top"]], axes=[-1], keepdims=1),
        helper.make_node("Mul", [made["top"], "quantized.step"], [made["raw"]]),
        helper.make_node("Max", [made["raw"], "quantized.least"], [made["scale"]]),
        helper.make_node("Div", [name, made["scale"]], [made["divided"]]),
        helper.make_node("QuantizeLinear", [made["divided"], "quantized.one", "quantized.middle"], [made["whole"]]),
    ]
    return made["whole"], made["scale"]


def _weights(weights: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Weights (in x out) as whole numbers of 7 bits, and the scale of each output channel."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9).astype(np.float32) / WEIGHT_RANGE
    return np.round(weights / scale).astype(np.int8), scale
