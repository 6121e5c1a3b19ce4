"""Between the term base and the weighing of readings: what goes in, what the source says, and the words of a finding."""

from tqa.checks.readings.names import KnownNames
from tqa.checks.readings.places import SIGNS, Comparison, Place, Weighed, places_of
from tqa.checks.readings.rivalries import Rivalries
from tqa.checks.readings.source import SourceReader
from tqa.checks.readings.terms import article_of, knowledge_of
from tqa.checks.readings.words import Writer

__all__ = [
    "SIGNS",
    "Comparison",
    "KnownNames",
    "Place",
    "Rivalries",
    "SourceReader",
    "Weighed",
    "Writer",
    "article_of",
    "knowledge_of",
    "places_of",
]
