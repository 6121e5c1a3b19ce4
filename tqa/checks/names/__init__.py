"""What name-mismatch needs: which names of one side the other side has, and how the people of the glossary are misnamed."""

from tqa.checks.names.people import misnamed, right_name
from tqa.checks.names.shown import is_initials, is_proper, is_translated, shown_names
from tqa.checks.names.sides import Candidate, Sides
from tqa.checks.names.sieve import may_differ

__all__ = [
    "Candidate", "Sides", "is_initials", "is_proper", "is_translated", "may_differ", "misnamed", "right_name", "shown_names",
]  # fmt: skip
