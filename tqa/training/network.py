"""The network: a BERT-like encoder, spelt out, with the heads of the entity-consistency model.

Written without transformers so that what is trained, what is exported and what the tests build is one thing; the
names of the weights are those of a Hugging Face BERT, from which it starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from tqa.entity.pieces import PAD
from tqa.entity.tags import TAGS

SCORES = ("bad", "gap", "omitted", "marked", "fit")
"""One logit a piece each: wrong here; something missing before it; lost in the target; as raters mark; fits here."""


class Output(NamedTuple):
    scores: Tensor  # batch x length x SCORES
    tags: Tensor  # batch x length x TAGS
    query: Tensor  # batch x length x pairing, of target pieces
    key: Tensor  # batch x length x pairing, of source pieces


class Attention(nn.Module):  # type: ignore[misc]
    def __init__(self, hidden: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.dense = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` batch x length x hidden; `mask` batch x 1 x 1 x length, 0 or a large negative number."""
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.reshape(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # Spelt out: on these short sequences the fused kernel's backward pass is slower than plain products.
        scores = q @ k.transpose(-1, -2) * (hidden // self.heads) ** -0.5 + mask.to(q.dtype)
        mixed = torch.softmax(scores, -1).to(v.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        return self.norm(x + self.dense(mixed))


class Layer(nn.Module):  # type: ignore[misc]
    def __init__(self, hidden: int, heads: int, inner: int) -> None:
        super().__init__()
        self.attention = Attention(hidden, heads)
        self.rise = nn.Linear(hidden, inner)
        self.fall = nn.Linear(inner, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.attention(x, mask)
        return self.norm(x + self.fall(nn.functional.gelu(self.rise(x))))


class Network(nn.Module):  # type: ignore[misc]
    """`ids` and `side` batch x length, integers; padding is found by its id."""

    def __init__(
        self, *, pieces: int, layers: int, hidden: int, heads: int, inner: int, positions: int, pairing: int
    ) -> None:
        super().__init__()
        self.shape = {
            "pieces": pieces,
            "layers": layers,
            "hidden": hidden,
            "heads": heads,
            "inner": inner,
            "positions": positions,
            "pairing": pairing,
        }
        self.words = nn.Embedding(pieces, hidden)
        self.positions = nn.Embedding(positions, hidden)
        self.sides = nn.Embedding(2, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner) for _ in range(layers))
        self.scores = nn.Linear(hidden, len(SCORES))
        self.tags = nn.Linear(hidden, len(TAGS))
        self.query = nn.Linear(hidden, pairing)
        self.key = nn.Linear(hidden, pairing)
        self.dropout = nn.Dropout(0.1)
        for head in (self.scores, self.tags, self.query, self.key):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, ids: Tensor, side: Tensor) -> Output:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(places) + self.sides(side))
        x = self.dropout(x)
        mask = (ids == PAD)[:, None, None, :].to(x.dtype) * -10_000.0
        for layer in self.layers:
            x = layer(x, mask)
        x = self.dropout(x)
        return Output(self.scores(x), self.tags(x), self.query(x), self.key(x))

    def save(self, path: Path) -> None:
        numbers = {name: str(value) for name, value in self.shape.items()}
        save_file({k: v.contiguous() for k, v in self.state_dict().items()}, path, metadata=numbers)

    @classmethod
    def load(cls, path: Path) -> Network:
        """A network saved by `save`."""
        from safetensors import safe_open

        with safe_open(path, "pt") as file:
            numbers = {name: int(value) for name, value in file.metadata().items()}
        network = cls(**numbers)
        network.load_state_dict(load_file(path))
        return network


_NAMES = {
    "attention.self.query": "attention.query",
    "attention.self.key": "attention.key",
    "attention.self.value": "attention.value",
    "attention.output.dense": "attention.dense",
    "attention.output.LayerNorm": "attention.norm",
    "intermediate.dense": "rise",
    "output.dense": "fall",
    "output.LayerNorm": "norm",
}


_PARTS = ("weight", "bias")
_EMBEDDINGS = {
    "words": "embeddings.word_embeddings",
    "positions": "embeddings.position_embeddings",
    "sides": "embeddings.token_type_embeddings",
}


def _named(layers: int) -> dict[str, str]:
    """Our name of each weight of an encoder, and that of Hugging Face's BERT."""
    names = {f"{ours}.weight": f"{theirs}.weight" for ours, theirs in _EMBEDDINGS.items()}
    for part in _PARTS:
        names[f"norm.{part}"] = f"embeddings.LayerNorm.{part}"
        for i in range(layers):
            for theirs, ours in _NAMES.items():
                names[f"layers.{i}.{ours}.{part}"] = f"encoder.layer.{i}.{theirs}.{part}"
    return names


def encoder_state(weights: Mapping[str, Tensor], *, layers: int) -> dict[str, Tensor]:
    """The embeddings and lowest layers of a BERT-like encoder under our names. Raises `KeyError`."""
    return {ours: weights[theirs].float() for ours, theirs in _named(layers).items()}


def encoder_weights(state: Mapping[str, Tensor], *, layers: int) -> dict[str, Tensor]:
    """The same the other way round."""
    return {theirs: state[ours] for ours, theirs in _named(layers).items()}


def from_encoder(folder: Path, order: list[int], *, layers: int, pairing: int) -> Network:
    """The lowest layers of a BERT-like encoder in a Hugging Face folder, with the embedding rows `order`."""
    import json

    config = json.loads((folder / "config.json").read_text(encoding="utf8"))
    encoder = encoder_state(load_file(folder / "model.safetensors"), layers=layers)
    network = Network(
        pieces=len(order),
        layers=layers,
        hidden=config["hidden_size"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
        pairing=pairing,
    )
    encoder["words.weight"] = encoder["words.weight"][torch.tensor(order)]
    # Both sides start from the one type that the encoder was trained with.
    encoder["sides.weight"] = encoder["sides.weight"][:1].repeat(2, 1)
    network.load_state_dict(network.state_dict() | encoder)
    return network
