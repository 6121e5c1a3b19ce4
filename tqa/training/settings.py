"""The configuration file of a training run, as values."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tqa.errors import ConfigError

DEFAULT = Path(__file__).with_name("default.toml")


class ModelShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    layers: int
    pieces: int
    pairing: int


class Prepare(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    longest: int
    reverse: float
    rivals: int
    removals: int
    cap: dict[str, int]
    rounds: dict[str, int]


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rate` is the highest learning rate; `shares` says which examples a stage reads, by their file.

    The next stage goes on from `blend` of the weights that this one ends with, and for the rest from those it began with itself.
    What ships is the sum of the stages' weights, each `shipped` times.
    """

    name: str
    steps: int
    tokens: int
    rate: float
    warmup: int
    blend: float
    shipped: float
    shares: dict[str, float]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seed: int
    threads: int
    model: ModelShape
    prepare: Prepare
    stage: tuple[Stage, ...]


def load(path: Path = DEFAULT) -> Settings:
    """Settings from a TOML file. Raises `ConfigError` for an unknown key or a value that does not fit."""
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=Settings)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path) from error
    except msgspec.DecodeError as error:
        raise ConfigError(str(error), path=path) from error
    if abs(sum(stage.shipped for stage in settings.stage) - 1) > 1e-6:
        raise ConfigError("what the stages have “shipped” is not 1 in all", path=path)
    return settings
