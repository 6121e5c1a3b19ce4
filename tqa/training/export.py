"""From trained weights to the files that are shipped: ONNX in 8 bits, the sentence pieces, and what binds them."""

from __future__ import annotations

import hashlib
import json
import shutil
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from tqa.entity.model import MODEL_FILE, PIECES_FILE, SCHEMA, SHEET_FILE, EntityModel
from tqa.entity.tags import TAGS
from tqa.training.network import SCORES, Network
from tqa.training.quantize import quantize

OPSET = 17


class QuantizedRows(nn.Module):  # type: ignore[misc]
    """An embedding of 8-bit rows, each with a scale of its own: a quarter of the size at almost no loss.

    ONNX Runtime's own quantisation of `Gather` has one scale for the whole table, which rare pieces do not survive.
    """

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows: Tensor = self.rows[ids].float()
        return rows * self.scale[ids]


class Exported(nn.Module):  # type: ignore[misc]
    """The network with plain tensors out: scores, tags, query, key."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        output = self.network(ids, side)
        return output.scores, output.tags, output.query, output.key


def to_onnx(network: Network, path: Path, *, quantized: bool) -> None:
    """Write `network` as one ONNX file; quantised in the layers, while the small heads stay in float."""
    network.eval()
    if quantized:
        network.words = QuantizedRows(network.words.weight.detach())
    example = torch.full((2, 16), 5), torch.zeros((2, 16), dtype=torch.long)
    plain = path.with_suffix(".float.onnx") if quantized else path
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "side", "scores", "tags", "query", "key")}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(network),
            example,
            str(plain),
            input_names=["ids", "side"],
            output_names=["scores", "tags", "query", "key"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
    if not quantized:
        return
    quantize(plain, path)
    plain.unlink()


def write(network: Network, pieces: Path, out: Path, *, sheet: dict[str, object], quantized: bool = True) -> None:
    """The shipped folder: network, sentence pieces, and a sheet with their digests, calibration and thresholds."""
    out.mkdir(parents=True, exist_ok=True)
    to_onnx(network, out / MODEL_FILE, quantized=quantized)
    if pieces.resolve() != (out / PIECES_FILE).resolve():
        shutil.copyfile(pieces, out / PIECES_FILE)
    bind(out, sheet)


def bind(out: Path, sheet: dict[str, object]) -> None:
    """Write the sheet with the digests of the files that it belongs to."""
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (MODEL_FILE, PIECES_FILE)}
    whole = {"schema": SCHEMA, "scores": list(SCORES), "tags": list(TAGS), "sha256": digests} | sheet
    (out / SHEET_FILE).write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


def export(work: Path, out: Path, data: Path) -> None:
    """Export `work/final.safetensors` and calibrate what was exported, as it will run."""
    from tqa.training.calibrate import calibrate

    network = Network.load(work / "final.safetensors")
    sheet: dict[str, object] = {"name": "entity-consistency"}
    write(network, work / "sentencepiece.model", out, sheet=sheet)
    bind(out, sheet | calibrate(EntityModel.load(out), data))
    size = sum(path.stat().st_size for path in out.iterdir())
    print(f"wrote {out}: {size / 1e6:.1f} MB")
