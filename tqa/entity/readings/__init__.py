"""Which reading of an ambiguous short form fits an article: what speaks for a name, what for its rival, and how much.

Knows nothing of glossaries: what is known of concepts comes in as `KnownFor`, what a text names as `Mention`.
"""

from tqa.entity.readings.article import Article
from tqa.entity.readings.judge import PLACE, Judge, Verdict, likeliest
from tqa.entity.readings.knowledge import Knowledge, KnownFor, ShortForm
from tqa.entity.readings.mention import Kind, Mention
from tqa.entity.readings.roles import roles
from tqa.entity.readings.slots import Slot, SlotFinder, SlotKind
from tqa.entity.readings.source import resembles, short_places
from tqa.entity.readings.weigh import Evidence, Weights, probability

__all__ = [
    "PLACE",
    "Article",
    "Evidence",
    "Judge",
    "Kind",
    "Knowledge",
    "KnownFor",
    "Mention",
    "ShortForm",
    "Slot",
    "SlotFinder",
    "SlotKind",
    "Verdict",
    "Weights",
    "likeliest",
    "probability",
    "resembles",
    "roles",
    "short_places",
]
