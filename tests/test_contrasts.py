"""The words of contrast of every language: each is found as what it stands for, and for nothing else."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from tqa import Checker, Config, Document
from tqa.languages import contrasts, numerals
from tqa.languages import load as language
from tqa.languages.contrasts import BESIDE, TELLING, load
from tqa.languages.numerals import written_forms
from tqa.text.text import Text
from tqa.text.values.contrasts import told_in

CODES = numerals.with_data()


def table(code: str) -> dict[str, dict[str, str]]:
    data = tomllib.loads((resources.files(contrasts.__package__) / "contrasts" / f"{code}.toml").read_text("utf-8"))
    return {name: rows for name, rows in data.items() if name in (*TELLING, *BESIDE)}


@pytest.mark.parametrize("code", CODES)
def test_every_language_with_numbers_has_words_of_contrast(code: str) -> None:
    words = load(code)
    assert words is not None
    told = table(code)
    assert {"multiple", "rounded", "fraction", "direction", "bound", "world_war", "group"} <= told.keys()


@pytest.mark.parametrize("code", CODES)
def test_no_form_stands_for_two_things(code: str) -> None:
    for name, rows in table(code).items():
        forms = [form for text in rows.values() for form in {form.lower() for form in written_forms(text, {})}]
        assert sorted(forms) == sorted(set(forms)), name


@pytest.mark.parametrize("code", CODES)
def test_forms_are_told_as_what_they_are(code: str) -> None:
    for name, rows in table(code).items():
        if name not in ("multiple", "world_war", "group", "quarter"):
            continue
        for values, text in rows.items():
            form = next(written_forms(text, {})).replace("*", "")
            (told,) = told_in(Text(form, language(code)))
            assert (told.kind, told.values) == (name, frozenset(values.split())), form


def test_a_scale_behind_a_figure_is_no_rounded_count() -> None:
    assert not told_in(Text("Au fugit 500 de mii de oameni.", language("ro")))
    (told,) = told_in(Text("Au fugit mii de oameni.", language("ro")))
    assert told.values == {"1000"}


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("zh", "出口增加两倍", {"3"}),
        ("zh", "出口增长了近２倍", {"3"}),
        ("zh", "出口增加到两倍", {"2"}),
        ("zh", "是去年的两倍", {"2"}),
        ("zh", "达两倍", {"2", "3"}),
        ("zh", "出口增長三倍", {"4"}),
        ("ja", "輸出が３倍に増えた", {"3"}),
        ("en", "Exports are two times higher.", {"2", "3"}),
        ("en", "Exports are two times the old figure.", {"2"}),
        ("fr", "Les prix ont été multipliés par 3.", {"3"}),
        ("es", "Los precios se multiplicaron por cuatro.", {"4"}),
        ("pt", "Os preços se multiplicaram por dez.", {"10"}),
        ("it", "I prezzi si sono moltiplicati per 5.", {"5"}),
    ],
)
def test_the_verb_says_what_a_multiple_is_of(code: str, text: str, values: set[str]) -> None:
    (told,) = (one for one in told_in(Text(text, language(code))) if one.kind == "multiple")
    assert (told.kind, told.values) == ("multiple", frozenset(values))


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ar", "تنفذ اللجان الاتفاق قبل نهاية العام الحالي."),
        ("ru", "Комиссии выполнят соглашение до конца этого года."),
        ("ja", "委員会は今年末までに実施する。"),
        ("tr", "Komiteler anlaşmayı bu yıl sonuna kadar uygulayacak."),
    ],
)
def test_which_year_it_is(language: str, source: str) -> None:
    checker = Checker.load(Config(model=False, only=("date-mismatch",)))
    for target, told in (("by the end of next year", ["next year"]), ("by the end of this year", [])):
        document = Document.of(f"Committees are to do so {target}.", source, source_lang=language, target_lang="en")
        assert [f.surface for f in checker.check(document).findings] == told
