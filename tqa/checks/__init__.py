"""The checks: one file each, and the one table of them."""

from tqa.checks.artefact import Artefact
from tqa.checks.check import Check, Context, Example, Passage
from tqa.checks.number_mismatch import NumberMismatch
from tqa.checks.repetition import Repetition

CHECKS: tuple[type[Check], ...] = (
    NumberMismatch,
    Repetition,
    Artefact,
)
"""In the order in which they win: of two findings of the same weight at the same place, the earlier check's stays."""

__all__ = ["CHECKS", "Check", "Context", "Example", "Passage"]
