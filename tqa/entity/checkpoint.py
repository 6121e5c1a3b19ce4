"""A desk's own model as a Hugging Face folder: what is read of it, and what is refused before anything is loaded.

    config.json         `model_type` bert or xlm-roberta, the usual sizes, and `tqa`: what `model.json` says of a shipped
                        model (schema, scores, tags, calibration, thresholds)
    model.safetensors   an encoder under its usual names, and four linear heads: scores, tags, query, key
    sentencepiece.model or sentencepiece.bpe.model, whose pieces are the rows of the embedding, as in XLM-R

Weights that could run code are never opened (pickles), and no code of the folder is ever run. It is read with torch,
which the package without its extra `train` does not have; nothing here is imported unless a folder has a config.json.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec

from tqa.entity.model import SCHEMA, EntityModel, Sheet
from tqa.entity.pieces import Segmenter
from tqa.entity.tags import TAGS
from tqa.entity.windows import LONGEST
from tqa.errors import ModelError, did_you_mean

CONFIG_FILE: Final = "config.json"
WEIGHTS_FILE: Final = "model.safetensors"
PIECES_FILES: Final = ("sentencepiece.model", "sentencepiece.bpe.model")
ARCHITECTURES: Final = ("bert", "xlm-roberta")
PICKLES: Final = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
NEEDS: Final = ("torch", "safetensors")


class Shape(msgspec.Struct, frozen=True):
    """What `config.json` says of the encoder; keys beyond these are let through unread."""

    model_type: str
    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    tqa: dict[str, Any]
    layer_norm_eps: float = 1e-12
    hidden_act: str = "gelu"
    position_embedding_type: str = "absolute"
    is_decoder: bool = False
    auto_map: dict[str, Any] | None = None

    @property
    def first_position(self) -> int:
        """The row of the first piece's position: XLM-R counts from the one after its padding."""
        return 2 if self.model_type == "xlm-roberta" else 0


def load_checkpoint(folder: Path, *, threads: int) -> EntityModel:
    """The model in a Hugging Face folder. Raises `ModelError` for whatever it is not, and where torch is missing."""
    shape, sheet = read_config(folder)
    segmenter = Segmenter.load(pieces_file(folder))
    if len(segmenter) > shape.vocab_size:
        raise ModelError(f"has {len(segmenter)} pieces, and the embedding {shape.vocab_size} rows", path=folder)
    missing = [name for name in NEEDS if find_spec(name) is None]
    if missing:
        raise ModelError(
            f"is a Hugging Face folder, which is read with {' and '.join(missing)}: pip install 'tqa[train]', "
            "or have it converted once (python -m tqa.training export --from)",
            path=folder,
        )
    from tqa.training.checkpoint import read_network
    from tqa.training.session import TorchSession

    return EntityModel(
        session=TorchSession(read_network(folder, shape), threads=threads),
        segmenter=segmenter,
        sheet=sheet,
        digest=f"sha256:{_digest(folder)}",
    )


def read_config(folder: Path) -> tuple[Shape, Sheet]:
    """What `config.json` says, with its sheet. Raises `ModelError` where this package cannot or must not load it."""
    path = folder / CONFIG_FILE
    try:
        shape = msgspec.json.decode(path.read_bytes(), type=Shape)
        sheet = msgspec.convert({"sha256": {}} | shape.tqa, Sheet)
    except OSError as error:
        raise ModelError(f"cannot be read: {error.strerror}", path=path) from error
    except msgspec.DecodeError as error:
        raise ModelError(f"is no description of a model: {error}", path=path) from error
    if shape.model_type not in ARCHITECTURES:
        known = " and ".join(ARCHITECTURES)
        guess = did_you_mean(shape.model_type, ARCHITECTURES)
        raise ModelError(f"“{shape.model_type[:40]}” is no architecture that is read here ({known}){guess}", path=path)
    if shape.auto_map is not None:
        raise ModelError("asks for code of its own (auto_map), which is never run", path=path)
    if shape.hidden_act != "gelu" or shape.position_embedding_type != "absolute" or shape.is_decoder:
        raise ModelError(
            "is of another build than is read here: an encoder with gelu and absolute positions", path=path
        )
    if sheet.schema != SCHEMA or sheet.tags != TAGS:
        raise ModelError("“tqa” in it is of another kind than this version of tqa reads", path=path)
    if shape.hidden_size % max(1, shape.num_attention_heads):
        raise ModelError("the attention heads do not divide its width", path=path)
    if shape.max_position_embeddings - shape.first_position < LONGEST:
        raise ModelError(f"reads fewer than {LONGEST} pieces at once", path=path)
    _need_weights(folder)
    return shape, sheet


def pieces_file(folder: Path) -> Path:
    """The SentencePiece model of the folder. Raises `ModelError`."""
    found = next((folder / name for name in PIECES_FILES if (folder / name).is_file()), None)
    if found is None:
        raise ModelError(f"has no {' or '.join(PIECES_FILES)} (tokenizer.json is not read)", path=folder)
    return found


def _need_weights(folder: Path) -> None:
    if (folder / WEIGHTS_FILE).is_file():
        return
    pickled = sorted(path.name for pattern in PICKLES for path in folder.glob(pattern))
    if pickled:
        raise ModelError(
            f"is a pickle, which can run code when it is opened; save the weights as {WEIGHTS_FILE}",
            path=folder / pickled[0],
        )
    if (folder / f"{WEIGHTS_FILE}.index.json").is_file():
        raise ModelError(f"its weights are in several files; save them as one {WEIGHTS_FILE}", path=folder)
    raise ModelError(f"has no {WEIGHTS_FILE}", path=folder)


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in (folder / CONFIG_FILE, folder / WEIGHTS_FILE, pieces_file(folder)):
        with path.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()
