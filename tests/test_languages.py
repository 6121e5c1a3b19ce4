"""Language tags: one name for each language, what was meant by others, and what is said of languages without data."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document
from tqa.errors import LanguageError, did_you_mean
from tqa.languages import load, supported


@pytest.mark.parametrize(
    ("tag", "code"),
    [("zho", "zh"), ("DEU", "de"), ("nb-NO", "no"), ("iw", "he"), ("zh-TW", "zh-Hant"), ("zh-Hans-HK", "zh")],
)
def test_a_language_has_one_name_here(tag: str, code: str) -> None:
    assert load(tag).code == code


@pytest.mark.parametrize(
    ("tag", "meant"), [("cn", "zh"), ("jp", "ja"), ("UA", "uk"), ("zh_CN", "zh"), ("Korean", "ko"), ("pt_BR ", "pt")]
)
def test_what_is_no_language_tag_is_refused_with_what_was_meant(tag: str, meant: str) -> None:
    with pytest.raises(LanguageError, match=rf"“{tag}” is not a language tag .*; did you mean “{meant}”\?$"):
        load(tag)


def test_every_name_leads_to_one_language() -> None:
    known = [language.code for language in supported()]
    others = [other for language in supported() for other in language.also]
    refused = [country for language in supported() for country in language.not_this]
    assert len(set(known + others + refused)) == len(known + others + refused)


def test_a_report_says_that_there_is_no_data() -> None:
    checker = Checker.load(Config(model=False))
    assert checker.check(Document.of("Yes.", source_lang="kr")).notes == (
        "there is no data of the language “kr”: most checks have nothing to go by",
    )
    assert checker.check(Document.of("Yes.", source_lang="kor")).notes == ()


def test_what_was_meant_is_like_what_was_written() -> None:
    """A word of three letters has three letters in common with many a long one."""
    assert did_you_mean("foo", ["cessar-fogo", "foreign-initials", "format"]) == ""
    assert did_you_mean("Repitition", ["repetition", "artefact"]) == "; did you mean “repetition”?"
