"""Names cut into the units that sound models know: one unit for what is spoken as one and spelt over as one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from tqa.languages.romanisation import fold

MODELS = {
    "zh": "han", "ja": "japanese", "ko": "hangul",
    "ru": "cyrillic", "uk": "cyrillic", "be": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "mk": "cyrillic",
    "kk": "cyrillic", "ky": "cyrillic", "mn": "cyrillic", "tg": "cyrillic",
    "ar": "arabic", "fa": "arabic", "ur": "arabic", "ps": "arabic", "he": "hebrew", "hi": "devanagari", "mr": "devanagari",
    "ne": "devanagari",
}  # fmt: skip
"""The sound model of a language, by its primary subtag."""

SCRIPTS = {
    "han": r"\p{Han}",
    "japanese": r"[\p{Han}\p{Hiragana}\p{Katakana}ー々]",
    "hangul": r"\p{Hangul}",
    "cyrillic": r"\p{Cyrillic}",
    "arabic": r"[\p{Arabic}\u200c]",
    "hebrew": r"[\p{Hebrew}'’׳]",
    "devanagari": r"[\p{Devanagari}\u200c\u200d]",
}
"""What may be part of a name, a character class for each model."""

_SMALL = frozenset("ァィゥェォャュョヮ")
_TOGETHER = {
    "cyrillic": frozenset({"дж", "ай", "эй", "ей", "ой", "ау", "кс", "уи", "тч"}),
    "arabic": frozenset({"اي", "او", "تش", "كس", "يا"}),
    "hebrew": frozenset({"יי", "וו", "אי", "או", "קס"}),
}
"""Two letters for one sound of another language, or two of its letters."""
_GERESH = frozenset("'’׳")
_BEARERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۃ": "ة", "ے": "ي", "ٹ": "ت",
    "ڈ": "د", "ڑ": "ر", "ں": "ن", "ۀ": "ه",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    "і": "и", "є": "е", "ґ": "г", "ј": "й", "ў": "у", "ђ": "дж", "џ": "дж", "љ": "ль", "њ": "нь",
    "ћ": "ч", "ѕ": "дз", "ѓ": "г", "ќ": "к",
    "қ": "к", "ғ": "г", "ә": "а", "ө": "о", "ү": "у", "ұ": "у", "ң": "н", "һ": "х", "ї": "и",
}  # fmt: skip
"""Letters that sound as others do."""


@lru_cache(maxsize=8)
def letters(model: str) -> regex.Pattern[str]:
    """A run of what this model's script writes names with."""
    return regex.compile(rf"{SCRIPTS[model]}+")


@lru_cache(maxsize=20_000)
def _is_part(char: str, model: str) -> bool:
    return letters(model).match(char) is not None


def units(native: str, model: str) -> tuple[tuple[str, int], ...]:
    """The units of a name or a text with the offset of each; a character that is no part of a name is the unit "".

    Han characters, kana with the small kana behind them, the two or three letters of a Hangul syllable, letters of the
    other scripts without vowel marks, two where they are one sound. Alike letters are one.
    """
    found: list[tuple[str, int]] = []
    for at, char in enumerate(native):
        if not _is_part(char, model):
            if not found or found[-1][0]:
                found.append(("", at))
            continue
        previous = found[-1][0] if found else ""
        if model == "japanese":
            kana = chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char
            if kana in _SMALL and previous:
                found[-1] = (previous + kana, found[-1][1])
            elif kana == "々" and previous:
                found.append((previous, at))
            else:
                found.append((kana, at))
        elif model == "hangul":
            found.extend((letter, at) for letter in unicodedata.normalize("NFD", char))
        elif model == "hebrew" and char in _GERESH:
            if previous and previous[-1] != "'":
                found[-1] = (previous + "'", found[-1][1])
        elif model in ("arabic", "hebrew", "cyrillic"):
            if unicodedata.combining(char) or char in "ـ\u200c":
                continue
            small = char.casefold()
            for letter in _BEARERS.get(small, small):
                if found and found[-1][0] + letter in _TOGETHER[model]:
                    found[-1] = (found[-1][0] + letter, found[-1][1])
                else:
                    found.append((letter, at))
        elif char not in "\u200c\u200d":
            found.append((char, at))
    return tuple(found)


@lru_cache(maxsize=20_000)
def latin_letters(name: str) -> str:
    """The letters of a Latin name, folded to a–z."""
    return "".join(char for char in fold(name) if "a" <= char <= "z")
