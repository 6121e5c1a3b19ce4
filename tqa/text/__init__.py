"""The text layer: normalisation with a map back, paragraphs, sentences, words, scripts, and what renders what."""

from tqa.text.normal import NormalText, normalize
from tqa.text.text import Text, Word

__all__ = ["NormalText", "Text", "Word", "normalize"]
