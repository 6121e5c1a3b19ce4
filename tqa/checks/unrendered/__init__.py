"""What the source names and the target does not, and the words of the target that stand in its place."""

from tqa.checks.unrendered.bodies import CLOSE, Variant, abbreviated_variants, in_other_words, variants
from tqa.checks.unrendered.concepts import Unrendered, unrendered
from tqa.checks.unrendered.literal import Literal, literal_names, unowned
from tqa.checks.unrendered.people import NearName, near_names

__all__ = [
    "CLOSE",
    "Literal",
    "NearName",
    "Unrendered",
    "Variant",
    "abbreviated_variants",
    "in_other_words",
    "literal_names",
    "near_names",
    "unowned",
    "unrendered",
    "variants",
]
