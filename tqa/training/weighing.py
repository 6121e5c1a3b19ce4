"""Fits on small sets of values: logistic weights, isotonic points, thresholds at a rate of false alarms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

RIDGE = 0.5
"""How much large weights cost."""

STEPS = 50

OWN = 0.5
"""How far a language's threshold goes from that of all languages to its own: of one language there is little text."""


def logistic(signs: Sequence[Mapping[str, float]], truths: Sequence[bool], names: Sequence[str]) -> dict[str, float]:
    """Weights of the named signs, with `constant`, by Newton's method."""
    x = np.array([[*(sign[name] for name in names), 1.0] for sign in signs])
    y = np.array(truths, float)
    ridge = RIDGE * np.diag([*(1.0 for _ in names), 0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + ridge @ weights
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-6 * np.eye(len(weights)), slope)
    return {name: round(float(weight), 4) for name, weight in zip([*names, "constant"], weights, strict=True)}


def isotonic(values: Sequence[float], truths: Sequence[float], weights: Sequence[float]) -> list[tuple[float, float]]:
    """Points (value, probability) of the best rising step function, by pooling neighbours; a few at the most."""
    order = np.argsort(values)
    blocks: list[list[float]] = []  # weight, weight * truth, weight * value
    for i in order:
        blocks.append([weights[i], weights[i] * truths[i], weights[i] * values[i]])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][0] >= blocks[-1][1] / blocks[-1][0]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    points = [(round(b[2] / b[0], 3), round(min(0.995, max(0.002, b[1] / b[0])), 4)) for b in blocks]
    return points if len(points) < 60 else [*points[:: len(points) // 40], points[-1]]


def points(
    right: Sequence[float], wrong: Sequence[float], share: float, *, of: int | None = None, spoilt: int | None = None
) -> list[tuple[float, float]]:
    """Isotonic points where `share` of all are wrong: of `of` right and `spoilt` wrong ones, where not each has a value."""
    weight = share / (1 - share) * (len(right) if of is None else of) / max(1, len(wrong) if spoilt is None else spoilt)
    return isotonic(
        [*right, *wrong], [0.0] * len(right) + [1.0] * len(wrong), [1.0] * len(right) + [weight] * len(wrong)
    )


def at_rate(values: Sequence[float], words: float, rate: float) -> float:
    """The threshold above which there are at most `rate` values per 1,000 words."""
    ranked = sorted(values, reverse=True)
    return round(ranked[min(len(ranked) - 1, int(rate * words / 1000))], 3)


def at_precision(values: Sequence[float], truths: Sequence[bool], least: float) -> float:
    """The lowest threshold above which at least this share of the values is true; above all values where there is none."""
    order = np.argsort(values)[::-1]
    share = np.cumsum(np.array(truths, float)[order]) / np.arange(1, len(values) + 1)
    # Of the first few nothing is known.
    good = [i for i in range(min(20, len(values)), len(values)) if share[i] >= least]
    return round(float(values[int(order[good[-1]])] if good else max(values) + 1), 3)


def at_probability(points: Sequence[tuple[float, float]], least: float) -> float:
    """The value from which the points give at least this probability, the highest value where none does."""
    values, chances = zip(*points, strict=True)
    return round(float(np.interp(least, chances, values)), 3)


def by_language(name: str, values: Mapping[str, Sequence[float]], words: Counter[str], rate: float) -> dict[str, float]:
    """The threshold at a rate over all languages, and for a language that needs a higher one somewhat nearer to its own."""
    whole = at_rate([v for found in values.values() for v in found], words.total(), rate)
    own = {language: at_rate([*found, -20.0], words[language], rate) for language, found in values.items() if found}
    return {name: whole} | {
        f"{name}.{language}": round(max(whole, (1 - OWN) * whole + OWN * value), 3) for language, value in own.items()
    }
