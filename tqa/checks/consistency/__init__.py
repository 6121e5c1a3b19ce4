"""What the checks of the entity-consistency model share: names that one text does not bear out, and how much that weighs."""

from tqa.checks.consistency.contrary import contradicted
from tqa.checks.consistency.doubts import HEARD, Doubt, doubts
from tqa.checks.consistency.losses import Loss, losses
from tqa.checks.consistency.standing import (
    ALIGNED,
    BORNE_OUT,
    SURE_PAIRING,
    confirmed,
    is_rendered,
    names_are_known,
    reads_names,
    takes_up,
)

__all__ = [
    "ALIGNED", "BORNE_OUT", "HEARD", "SURE_PAIRING", "Doubt", "Loss", "confirmed", "contradicted", "doubts",
    "is_rendered", "losses", "names_are_known", "reads_names",
    "takes_up",
]  # fmt: skip
