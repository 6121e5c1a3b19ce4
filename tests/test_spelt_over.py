"""Words of a language that stand in English, told by the list of its words."""

from __future__ import annotations

import pytest

from tqa.languages import load
from tqa.text.spelt_over import spelt_over
from tqa.text.text import Text


@pytest.mark.parametrize(
    ("source", "content", "found"),
    [
        ("ru", "The zakonoproekt was adopted by deputaty.", [("zakonoproekt", "bill"), ("deputaty", "lawmakers")]),
        ("ru", "The Zakonoproekt club met in a dacha near Tver, said perestroika veterans.", []),
        ("uk", "The rozsliduvannia went on.", [("rozsliduvannia", "investigation")]),
        ("pl", "The zakonoproekt was adopted.", []),
        (None, "The zakonoproekt was adopted.", []),
        ("sk", "The odbory called a štrajk against the minister.", [("odbory", "unions"), ("štrajk", "strike")]),
        ("sk", "The protest of the Odbory club was a program of import.", []),
        ("cs", "The odbory called a strike.", []),
    ],
)
def test_what_is_spelt_over(source: str | None, content: str, found: list[tuple[str, str]]) -> None:
    words = spelt_over(Text(content, load("en")), load(source) if source else None)
    assert [(span.of(content), english) for span, english in words] == found
