"""The table of meanings: what is written is read again, and the model finds which word is which."""

from __future__ import annotations

import pytest

from tqa.text.meanings import Meanings, load, meaning, pack
from tqa.training.word_meanings import plain


def test_what_is_packed_is_read_again() -> None:
    meanings = Meanings(pack({"cs": {"volby": "elections", "soud": "court"}, "ru": {"суд": "court"}}))
    assert meanings.find("volby", "cs") == "elections"
    assert meanings.find("soud", "cs") == meanings.find("суд", "ru") == "court"
    assert meanings.find("volby", "ru") is None
    assert meanings.find("volby", "zu") is None
    with pytest.raises(ValueError, match="table of meanings"):
        Meanings(b"tqa words 1\0")


@pytest.mark.parametrize(
    ("base", "words", "expected"),
    [
        ("cs", "dopravu", "transport"),
        ("cs", "srážky", "rain"),
        ("ru", "министров", "ministers"),
        ("ru", "Дополнительные меры", "additional measures"),
        ("pl", "głosowanie", "vote"),
        ("pl", "wyborach", "elections"),
        ("uk", "перемир’я", "ceasefire"),
        ("uk", "міністри", "ministers"),
        ("de", "Waffenruhe", "truce"),
        ("cs", "xyzzy", None),
    ],
)
def test_the_shipped_tables_know_everyday_words(base: str, words: str, expected: str | None) -> None:
    assert meaning(words, base) == expected


def test_the_table_has_the_languages_of_the_news() -> None:
    assert load().find("суд", "ru") == "court"


def test_the_model_learns_which_word_is_which() -> None:
    lines = [
        ("soud rozhodl", "the court ruled"),
        ("soud mlčel", "the court kept silent"),
        ("vláda rozhodla", "the government ruled"),
        ("vláda mlčela", "the government kept silent"),
        ("nový soud", "a new court"),
        ("nová vláda", "a new government"),
    ]
    found = dict(plain(lines, nouns=False, least=0.4))
    assert found["soud"] == "court"
    assert found["vláda"] == "government"
