"""What English says for an everyday word of another language: forms, order, compounds, and the tables themselves."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from tqa import Checker, Config, Document
from tqa.languages.meanings import listed
from tqa.text.meanings import meaning

LANGUAGES = sorted(
    path.name.removesuffix(".toml")
    for path in resources.files("tqa.languages.meanings").iterdir()
    if path.name.endswith(".toml")
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(only=("untranslated-fragment",)))


@pytest.mark.parametrize(
    ("base", "fragment", "expected"),
    [
        ("es", "aranceles", "tariffs"),
        ("es", "Barreras no arancelarias", "non-tariff barriers"),
        ("es", "inversiones extranjeras", "foreign investments"),
        ("es", "inversion", "investment"),
        ("es", "mujeres", "women"),
        ("es", "portavoces", "spokespersons"),
        ("es", "daños", "damage"),
        ("es", "de la huelga", "of the strike"),
        ("es", "zxqw", None),
        ("de", "Energiepreise", "energy prices"),
        ("de", "Wirtschaftskrise", "economic crisis"),
        ("de", "neue Regierungen", "new governments"),
        ("fr", "hôpitaux", "hospitals"),
        ("fr", "l'assurance chômage", "the unemployment insurance"),
        ("it", "dissesto idrogeologico", "hydrogeological instability"),
        ("it", "forza armata", "armed force"),
        ("pt", "juízes", "judges"),
        ("nl", "huurprijzen", "rent prices"),
        ("sv", "åklagaren", "prosecutor"),
        ("es", "la zxqw", None),
        ("es", "huelga, paro", None),
        ("es", "", None),
        ("zu", "huelga", None),
    ],
)
def test_what_words_mean(base: str, fragment: str, expected: str | None) -> None:
    assert meaning(fragment, base) == expected


@pytest.mark.parametrize(
    ("pair", "target", "expected"),
    [
        ("es>en", "He said the aranceles on steel would stay.", "tariffs"),
        ("es>en", "Desempleo fell.", "Unemployment"),
        ("?>en", "The huelguistas denounced the inundaciones.", "strikers"),
        ("es>en", "The huelguistas fled.", "strikers"),
        ("es>en", "The minister dijo que no habrá acuerdo before May.", None),
    ],
)
def test_a_fragment_is_given_the_words_that_can_stand_for_it(
    checker: Checker, pair: str, target: str, expected: str | None
) -> None:
    source = pair.partition(">")[0]
    report = checker.check(Document.of(target, source_lang=None if source == "?" else source, target_lang="en"))
    finding = report.findings[0]
    assert finding.suggestions[:1] == ((expected,) if expected else ())


@pytest.mark.parametrize("base", LANGUAGES)
def test_tables_say_each_word_once(base: str) -> None:
    assert listed(base).base == base
    rows = tomllib.loads((resources.files("tqa.languages.meanings") / f"{base}.toml").read_text(encoding="utf-8"))
    for section in ("nouns", "adjectives", "words", "phrases"):
        if isinstance(rows.get(section), list):
            continue
        forms = [form.partition("/")[0] for key in rows.get(section, {}) for form in key.split("|")]
        assert sorted({form for form in forms if forms.count(form) > 1}) == []
        assert [value for value in rows.get(section, {}).values() if not value or value != value.strip()] == []
    assert [
        key
        for key in rows.get("phrases", {})
        if any(" " not in f and "-" not in f and "'" not in f for f in key.split("|"))
    ] == []
