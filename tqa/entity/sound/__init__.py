"""Whether a name in Latin letters sounds like one in another script."""

from tqa.entity.sound.compare import Heard, can_hear, first_letters, hear, sounds_like
from tqa.entity.sound.pinyin import is_mandarin, mandarin, readings, vietnamese
from tqa.entity.sound.syllables import hangul_of, is_customary, spelt
from tqa.entity.sound.transcribed import transcribed
from tqa.entity.sound.units import latin_letters

__all__ = [
    "Heard",
    "can_hear",
    "first_letters",
    "hangul_of",
    "hear",
    "is_customary",
    "is_mandarin",
    "latin_letters",
    "mandarin",
    "readings",
    "sounds_like",
    "spelt",
    "transcribed",
    "vietnamese",
]
