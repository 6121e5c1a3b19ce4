"""Values in a text: numbers, what they may mean, and how to write one as its neighbours are written."""

from tqa.text.values.quantity import Firmness, Kind, Quantity
from tqa.text.values.reader import quantities_of, read_quantities

__all__ = ["Firmness", "Kind", "Quantity", "quantities_of", "read_quantities"]
