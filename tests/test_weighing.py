"""How the raw values of the model become probabilities."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")

from tqa.training.weighing import points  # noqa: E402


def test_where_only_doubted_names_have_a_value_the_wrong_ones_are_held_against_all() -> None:
    right, wrong = [0.0, 1.0, 2.0] * 5, [1.0, 2.0, 3.0] * 5
    odds = []
    for of in (None, 4 * len(right)):
        values, chances = zip(*points(right, wrong, 0.5, of=of), strict=True)
        chance = float(np.interp(1.0, values, chances))
        odds.append(chance / (1 - chance))
    assert odds[1] == pytest.approx(4 * odds[0], rel=0.01)


def test_spoilt_texts_without_a_value_count_against_a_finding() -> None:
    right, wrong = [0.0, 1.0, 2.0] * 5, [1.0, 2.0, 3.0] * 5
    odds = []
    for spoilt in (None, 3 * len(wrong)):
        values, chances = zip(*points(right, wrong, 0.5, spoilt=spoilt), strict=True)
        chance = float(np.interp(1.0, values, chances))
        odds.append(chance / (1 - chance))
    assert odds[1] == pytest.approx(odds[0] / 3, rel=0.01)
