"""What name-mismatch needs: which names of one side the other side has, and how the people of the glossary are misnamed."""

from tqa.checks.names.people import misnamed, right_name
from tqa.checks.names.sieve import may_differ
from tqa.checks.names.support import Candidate, Sides

__all__ = ["Candidate", "Sides", "may_differ", "misnamed", "right_name"]
