"""Writes `tqa/languages/pinyin.txt`: how Chinese characters are read, from pypinyin's data (MIT licence).

    python -m tqa.training.pinyin

All characters of GB 2312 and of Big5's first level, by syllable without tone; a character with several readings stands in each.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).parent.parent / "languages" / "pinyin.txt"
FIRST_LEVEL_OF_BIG5 = (0xA440, 0xC67E)


def plain(syllable: str) -> str:
    """A syllable without its tone; ü stays what it is."""
    apart = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c == "\u0308" or not unicodedata.combining(c)))


def is_common(char: str) -> bool:
    try:
        if len(char.encode("gb2312")) == 2:
            return True
    except UnicodeEncodeError:
        pass
    try:
        code = int.from_bytes(char.encode("big5"), "big")
    except UnicodeEncodeError:
        return False
    return FIRST_LEVEL_OF_BIG5[0] <= code <= FIRST_LEVEL_OF_BIG5[1]


def main() -> None:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for code, readings in pinyin_dict.items():
        if 0x4E00 <= code <= 0x9FFF and is_common(chr(code)):
            for reading in readings.split(","):
                table[plain(reading)].add(chr(code))
    lines = [f"{syllable} {''.join(sorted(chars))}\n" for syllable, chars in sorted(table.items())]
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} syllables, {sum(map(len, table.values()))} readings, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
