"""Evidence that a name is the wrong reading, as log odds."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of `weights.toml`."""

    values: dict[str, float]
    critical: float
    major: float
    minor: float
    weak: float

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    @staticmethod
    @cache
    def load() -> Weights:
        table = tomllib.loads((resources.files("tqa.entity.readings") / "weights.toml").read_text(encoding="utf-8"))
        severity = table.pop("severity")
        return Weights(values={name: float(value) for name, value in table.items()}, **severity)


@dataclass(slots=True)
class Evidence:
    """What speaks for and against one correction. `telling` says that something in the place itself calls for the rival."""

    weights: Weights
    total: float = 0.0
    telling: bool = False
    reasons: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, times: float = 1.0, *, telling: bool = False) -> None:
        """`times` counts; where the weight has a most, no more than that."""
        most = self.weights.values.get(f"{name}_most", math.inf)
        amount = self.weights[name] * min(times, most)
        if amount:
            self.reasons[name] = self.reasons.get(name, 0.0) + amount
            self.total += amount
        self.telling = self.telling or telling

    @property
    def confidence(self) -> float:
        """0 to 1; without a telling place never enough for a strong finding."""
        found = probability(self.weights["base"] + self.total)
        return found if self.telling else min(found, self.weights.weak)


def probability(log_odds: float) -> float:
    """The confidence of log odds, never quite 0 or 1."""
    return min(0.99, 1 / (1 + math.exp(-log_odds)))
