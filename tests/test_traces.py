"""What of a name in the translation the source has a trace of: signs of knowledge beside the model's."""

from __future__ import annotations

from functools import cache

import pytest

from tqa.checks.check import Passage
from tqa.checks.consistency.doubts import _odd_words, _unlike, _untraced
from tqa.checks.names import Sides
from tqa.finding import Span
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.text import Text


@cache
def _glossary() -> Glossary:
    return Glossary.load()


def _signs(language: str, source: str, name: str) -> tuple[float, bool]:
    """How unlike anything in the source a name is, and whether it is untraced."""
    passage = Passage(
        field="body",
        target=Text(name, load_language("en")),
        source=Text(source, load_language(language)),
        glossary=_glossary(),
    )
    sides, place = Sides(passage, passage.glossary), Span(0, len(source))
    odd = _odd_words(sides, Span(0, len(name)), place)
    return _unlike(sides, odd, place), _untraced(sides, odd, place)


RIGHT = [
    ("cs", "Přestřelka ve Filadelfii skončila.", "Philadelphia"),
    ("de", "Die niederländische Regierung reagierte.", "Netherlands-based"),
    ("ru", "Премьер-министр Жан-Клод Юнкер прибыл в Брюссель.", "Jean-Claude Juncker"),
    ("uk", "Російсько-турецькі переговори тривали весь день.", "Russian-Turkish"),
    ("fi", "Suomen hallitus kokoontui maanantaina.", "Finland"),
    ("zh", "全国多地出台了新政策。", "China"),
    ("zh", "德军在演习中使用了新型坦克。", "German Army"),
    ("ja", "荒井さんは岡山で会見した。", "Okayama"),
    ("tr", "Vehhabilik tartışması sürüyor.", "Wahhabism"),
]

WRONG = [
    ("ru", "Премьер-министр Жан-Клод Юнкер прибыл в Брюссель.", "Anne-Marie Huber"),
    ("cs", "Šéfka pražského úřadu odstoupila.", "Lisbon"),
    ("es", "El presidente Sánchez viajó ayer a Valencia con su equipo.", "Tarkowski"),
    ("ja", "荒井さんは岡山で会見した。", "Gerrard"),
]


@pytest.mark.parametrize(("language", "source", "name"), RIGHT)
def test_what_a_source_names_is_not_unlike_it(language: str, source: str, name: str) -> None:
    unlike, untraced = _signs(language, source, name)
    assert unlike <= 0.3
    assert not untraced


@pytest.mark.parametrize(("language", "source", "name"), WRONG)
def test_what_a_source_does_not_name_is_unlike_it(language: str, source: str, name: str) -> None:
    unlike, untraced = _signs(language, source, name)
    assert unlike > 0.4
    assert untraced


def test_a_name_that_the_glossary_finds_there_is_like_it_and_one_at_home_is_neither() -> None:
    assert _signs("zh", "德军在演习中使用了新型坦克。", "German")[0] < -1.5
    assert _signs("zh", "全国多地出台了新政策。", "China")[0] == 0.0
