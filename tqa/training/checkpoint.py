"""A Hugging Face folder to a network and back, and from such a folder to the files that tqa ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from tqa.entity.checkpoint import CONFIG_FILE, PIECES_FILES, WEIGHTS_FILE, Shape, pieces_file, read_config
from tqa.entity.model import SCHEMA, SHEET_FILE, EntityModel
from tqa.entity.pieces import PAD
from tqa.entity.tags import TAGS
from tqa.errors import ModelError
from tqa.training.network import SCORES, Network, encoder_state, encoder_weights

HEADS = ("scores", "tags", "query", "key")
PREFIXES = ("bert.", "roberta.")
BINDING = ("schema", "scores", "tags", "sha256")
"""What a sheet says of the files beside it; the rest of it goes with the weights."""


def read_network(folder: Path, shape: Shape) -> Network:
    """The network of a folder whose description was read. Raises `ModelError` where the weights are not those described."""
    path = folder / WEIGHTS_FILE
    try:
        weights = {_plain(name): value.float() for name, value in load_file(path).items()}
    except (SafetensorError, OSError) as error:
        raise ModelError("is no file of safetensors", path=path) from error
    try:
        state = encoder_state(weights, layers=shape.num_hidden_layers)
        state |= {f"{head}.{part}": weights[f"{head}.{part}"] for head in HEADS for part in ("weight", "bias")}
    except KeyError as error:
        raise ModelError(f"has no weights “{error.args[0]}”", path=path) from error
    state["positions.weight"] = state["positions.weight"][shape.first_position :]
    if len(state["sides.weight"]) == 1:
        # One type of pieces, as XLM-R has it: both sides are of that type.
        state["sides.weight"] = state["sides.weight"].repeat(2, 1)
    network = Network(
        pieces=shape.vocab_size,
        layers=shape.num_hidden_layers,
        hidden=shape.hidden_size,
        heads=shape.num_attention_heads,
        inner=shape.intermediate_size,
        positions=shape.max_position_embeddings - shape.first_position,
        pairing=len(state["query.weight"]),
    )
    for name, wanted in network.state_dict().items():
        if state[name].shape != wanted.shape:
            told = " x ".join(map(str, state[name].shape))
            raise ModelError(f"“{name}” is {told}, not {' x '.join(map(str, wanted.shape))}", path=path)
    network.load_state_dict(state)
    network.eval()
    for module in network.modules():
        if isinstance(module, nn.LayerNorm):
            module.eps = shape.layer_norm_eps
    return network


def write_checkpoint(network: Network, pieces: Path, out: Path, *, sheet: dict[str, object]) -> None:
    """The network as a Hugging Face folder, in float; what transformers knows of it is a BERT."""
    out.mkdir(parents=True, exist_ok=True)
    state = network.state_dict()
    weights: dict[str, Tensor] = encoder_weights(state, layers=network.shape["layers"])
    weights |= {f"{head}.{part}": state[f"{head}.{part}"] for head in HEADS for part in ("weight", "bias")}
    save_file({name: value.contiguous() for name, value in weights.items()}, out / WEIGHTS_FILE, {"format": "pt"})
    described = {"schema": SCHEMA, "scores": SCORES, "tags": TAGS} | _unbound(sheet)
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": network.shape["pieces"],
        "hidden_size": network.shape["hidden"],
        "num_hidden_layers": network.shape["layers"],
        "num_attention_heads": network.shape["heads"],
        "intermediate_size": network.shape["inner"],
        "max_position_embeddings": network.shape["positions"],
        "type_vocab_size": 2,
        "hidden_act": "gelu",
        "layer_norm_eps": network.norm.eps,
        "pad_token_id": PAD,
        "tqa": described,
    }
    (out / CONFIG_FILE).write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    shutil.copyfile(pieces, out / PIECES_FILES[0])


def export_checkpoint(work: Path, shipped: Path, out: Path) -> None:
    """Write the trained network of `work` as a Hugging Face folder, under the sheet of the shipped one, if there is one."""
    torch.set_num_threads(1)
    path = shipped / SHEET_FILE
    sheet = json.loads(path.read_text(encoding="utf8")) if path.exists() else {"name": "entity-consistency"}
    write_checkpoint(Network.load(work / "final.safetensors"), work / PIECES_FILES[0], out, sheet=sheet)
    print(f"wrote {out}")


def convert(folder: Path, out: Path, data: Path) -> None:
    """Export a Hugging Face folder to the form that tqa ships: ONNX in 8 bits, which needs no torch.

    One that brings no thresholds is calibrated on `data`, as the shipped one was. Raises `ModelError` where that is not
    there.
    """
    from tqa.training.export import bind, write

    shape, described = read_config(folder)
    if not described.thresholds and not data.is_dir():
        raise ModelError("“tqa” in it has no thresholds, and --data names no folder to calibrate on", path=folder)
    sheet = _unbound(shape.tqa)
    write(read_network(folder, shape), pieces_file(folder), out, sheet=sheet)
    if not described.thresholds:
        from tqa.training.calibrate import calibrate

        bind(out, sheet | calibrate(EntityModel.load(out), data))
    size = sum(path.stat().st_size for path in out.iterdir())
    print(f"wrote {out}: {size / 1e6:.1f} MB")


def _unbound(sheet: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in sheet.items() if name not in BINDING}


def _plain(name: str) -> str:
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return name
