"""What is true of a language, as data: scripts, word boundaries, quotation marks, abbreviations, numerals, dates."""

from tqa.languages.language import Language, load, supported

__all__ = ["Language", "load", "supported"]
