"""The terminal form: what an editor sees, that it fits, and that article text never steers the screen."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from render_cases import (
    HOSTILE,
    all_results,
    annotated,
    article,
    clean,
    finding,
    hostile,
    hostile_failure,
    not_checked,
    report,
    with_source,
)
from rich.cells import cell_len

from tqa.document import Document
from tqa.finding import Finding, Severity
from tqa.render import RENDERERS, RenderOptions
from tqa.render.visible import visible
from tqa.report import Report

ANSI = regex.compile(r"\x1b\[[0-9;]+m")


def shown(*given: tuple[Document, Report], **options: Any) -> str:
    return "".join(RENDERERS["terminal"](given, options=RenderOptions(**options)))


def test_the_picture() -> None:
    assert (
        shown(article(), width=100)
        == """\
doha.en.txt · target only, zh > en · 3 critical, 1 major, 2 minor
  read as UTF-8

¶ 2   (Report from Doha) On Tuesday,[-爆炸新闻-] the ministers called for a longer truce.
      critical  untranslated-fragment 0.90   Chinese left standing in the English sentence
                write    nothing, or “breaking news”

¶ 3   U.S. Secretary of State [-blinken-]{+Blinken+} flew to Doha on Wednesday to discuss the
      Israel-[-Kazakhstan-]{+Hamas+} conflict, officials said.
      minor     name-capitalization 0.90   “blinken”: it says something else
      critical  ambiguous-abbreviation 0.98   “Israel-Kazakhstan”: 哈 is short for Hamas and for
                Kazakhstan
                because  Hamas 9 times · nothing Kazakh in the article
                also     ¶\u00a04 “Israel and [-Kazakhstan-]{+Hamas+} agreed to stop the fighting for
                         four days.”

¶ 5   [-Click here to read more↵↵-]
      minor     artefact 0.90   it says something else

¶ 6   The two sides will speak again on Friday, ⟦161 hostages⟧ are still held.
      major     number-mismatch 0.90   the article gives two numbers
"""
    )


def test_several_documents_are_summed_up() -> None:
    written = shown(*all_results())
    assert "clean.txt · target only, en · nothing found\n" in written
    assert "huge.txt · NOT CHECKED: a text of 50,000,000 characters" in written
    assert written.endswith(
        "4 documents · 2 with findings (4 critical, 3 major, 2 minor) · 1 with nothing found · 1 NOT CHECKED\n"
    )
    assert "\n\n\n" not in written


def test_one_document_has_no_sum_and_a_clean_one_is_a_line() -> None:
    assert shown(clean()) == "clean.txt · target only, en · nothing found\n"
    assert shown(not_checked()).count("\n") == 1
    assert shown() == ""


def test_only_the_summary() -> None:
    assert shown(article(), summary_only=True) == "doha.en.txt · target only, zh > en · 3 critical, 1 major, 2 minor\n"


def test_without_explanations_the_changes_stay() -> None:
    written = shown(article(), explain=False)
    assert "because" not in written
    assert "{+Hamas+}" in written


def test_fields_source_and_what_was_set_aside() -> None:
    written = shown(with_source(), ignored=True, width=80)
    assert "\nbody\n" in written
    assert "source   ⟦以哈⟧上周五同意停火四天。" in written
    assert "¶ 1 of the source\n      ⟦周二⟧，会谈正在多哈进行中。" in written
    assert "· 1 ignored" in written
    assert "ignored   name-variant “الدوحة”" in written
    assert "reason   house style" in written
    assert "house style" not in shown(with_source())


def test_colour_changes_only_the_look() -> None:
    coloured = shown(*all_results(), colour=True)
    assert "\x1b[31m[-爆炸新闻-]\x1b[0m" in coloured
    assert "\x1b[1;31mcritical  \x1b[0m" in coloured
    assert ANSI.sub("", coloured) == shown(*all_results())


def test_right_to_left_text_is_isolated_on_a_screen_only() -> None:
    on_screen = shown(with_source(), terminal=True)
    for line in on_screen.splitlines():
        assert line.count("\u2066") + line.count("\u2067") == line.count("\u2069")
    assert "¶ 1   \u2067وافقت إسرائيل [-\u2067وكازاخستان\u2069-]" in on_screen
    assert regex.sub("[\u2066-\u2069]", "", on_screen) == shown(with_source())


def test_a_long_deletion_is_clipped_unless_all_is_wanted() -> None:
    text = "Start " + "again and " * 200 + "end."
    document = Document.of(text)
    given_report = report(document, finding(text, "again and " * 200, ""))
    clipped = shown((document, given_report))
    assert clipped.count("again") < 100
    assert shown((document, given_report), whole=True).replace("\n", " ").count("again") == 200


def test_a_severity_of_the_group_that_differs_is_told() -> None:
    text = "Kazakhstan agreed. Later, and far away from the first sentence of this article.\n\nKazakhstan agreed."
    one = finding(text, "Kazakhstan", "Hamas", group="k", severity=Severity.CRITICAL)
    start = text.rindex("Kazakhstan")
    other = finding(text[start:], "Kazakhstan", "Hamas", group="k", severity=Severity.MINOR)
    moved = Finding(
        **{name: getattr(other, name) for name in Finding.__slots__}
        | {"start": start, "end": start + len("Kazakhstan")}
    )
    document = Document.of(text)
    assert "also     minor ¶\u00a02 “[-Kazakhstan-]{+Hamas+} agreed.”" in shown(
        (document, report(document, one, moved))
    )


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("terminal", [False, True])
def test_article_text_never_steers_the_screen(payload: str, *, terminal: bool) -> None:
    written = shown(hostile(payload), hostile_failure(payload), colour=True, terminal=terminal, ignored=True)
    rest = ANSI.sub("", written)
    allowed = "\n" + ("\u2066\u2067\u2069" if terminal else "")
    assert {c for c in rest if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} <= set(allowed)
    rest.encode()


@given(annotated(), st.integers(48, 120), st.booleans())
def test_whatever_is_found_is_printed_safely_and_fits(
    case: tuple[str, tuple[Finding, ...]], width: int, terminal: bool
) -> None:
    text, findings = case
    document = Document.of(text)
    written = shown((document, report(document, *findings)), width=width, terminal=terminal)
    for line in written.split("\n"):
        bare = regex.sub("[\u2066\u2067\u2069]", "", line)
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\u202e\u200b" for c in bare)
        assert cell_len(bare) <= width
    assert written.count("a-check") + written.count("other-check") >= len(
        {(each.check, each.group or number) for number, each in enumerate(findings)}
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\x1b[2Jb\x00\x7f", "a␛[2Jb␀␡"),
        ("a\u202eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c"),
        ("pass\u200dword \u200b\ufeff\u00ad", "pass⟨U+200D⟩word ⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩"),
        ("\x85\ud800\U000e0041\ufdd0", "⟨U+0085⟩⟨U+D800⟩⟨U+E0041⟩⟨U+FDD0⟩"),
        ("a\tb\nc\u2028d\r", "a b↵c↵d␍"),
        ("Latin \u200fmark", "Latin ⟨U+200F⟩mark"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष 👩\u200d🚒 ❤️", "क्\u200dष 👩\u200d🚒 ❤️"),
        ("عدد\u200f 12\u061c", "عدد\u200f 12\u061c"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 1\ufe0f\u20e3 葛\U000e0100 \u06dd",)
        * 2,
        ("a\ufe0fb \ufe0f\U000e0101 می\u200c\u200c", "a⟨U+FE0F⟩b ⟨U+FE0F⟩⟨U+E0101⟩ می\u200c⟨U+200C⟩"),
        ("a\u034fb\u3164\u180b", "a⟨U+034F⟩b⟨U+3164⟩⟨U+180B⟩"),
    ],
)
def test_steering_characters_are_shown_and_needed_ones_kept(text: str, wanted: str) -> None:
    assert visible(text) == wanted
