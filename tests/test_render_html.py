"""The HTML page: one file, no script, nothing fetched, all of the text and none of it markup."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from render_cases import (
    HOSTILE,
    all_results,
    article,
    clean,
    hostile,
    hostile_failure,
    not_checked,
    results,
    with_source,
)

from tqa.document import Document
from tqa.render import RENDERERS, RenderOptions
from tqa.report import Report

VOID = {"meta", "br", "link", "img", "input", "hr"}
_ELEMENTS = (
    "html head meta title style body header h1 h2 h3 p nav table thead tbody tr th td a main article div bdi del ins mark "
    "span q dl dt dd ul li details summary footer strong section"
)
ELEMENTS = set(_ELEMENTS.split())
_ATTRIBUTES = "lang charset http-equiv content name class id href title dir role aria-label aria-hidden scope"
ATTRIBUTES = set(_ATTRIBUTES.split())


class Page(HTMLParser):
    """A page as read: its elements, and the text of each class of them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[tuple[str, str]] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if dict(attrs).get("class") == "text":
            self.paragraphs.append(("", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        classes = [attributes.get("class") for _, attributes in self.open]
        if "text" in classes and "ref" not in classes and "chip" not in classes:
            given, corrected = self.paragraphs[-1]
            data = data.replace("\u2060", "")
            self.paragraphs[-1] = (given + data * ("ins" not in tags), corrected + data * ("del" not in tags))


def page(*given: tuple[Document, Report], **options: Any) -> str:
    return "".join(RENDERERS["html"](given, options=RenderOptions(**options)))


def test_the_text_is_all_there() -> None:
    document, report = article()
    read = Page(page((document, report)))
    assert [given for given, _ in read.paragraphs] == [
        line for line in document.fields[0].target.splitlines() if line.strip()
    ]
    assert read.paragraphs[1][1].startswith("(Report from Doha) On Tuesday, the ministers")
    assert "Israel and Hamas agreed" in read.paragraphs[3][1]
    assert read.paragraphs[4][1] == ""
    assert regex.search(
        r"<del>Click here to read more</del>\u2060<a class=\"ref\"",
        page((document, report)).replace("&#8288;", "\u2060"),
    )


@settings(max_examples=30, deadline=None)
@given(results())
def test_no_text_is_lost(case: tuple[Document, Report]) -> None:
    document, report = case
    read = Page(page(case))
    text = regex.sub(r"[\n\r\u2028\u2029]+", "", document.fields[0].target)
    written = "".join(given for given, _ in read.paragraphs)
    assert _letters(written) == _letters(text)
    notes = [attributes for _, attributes in read.elements if (attributes.get("class") or "").startswith("note ")]
    assert len(notes) == len(report.findings)


def _letters(text: str) -> str:
    return "".join(regex.findall(r"[\p{L}\p{N}]", text))


def test_every_link_leads_somewhere() -> None:
    read = Page(page(*all_results()))
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    links = [attributes["href"] or "" for _, attributes in read.elements if "href" in attributes]
    assert len(set(ids)) == len(ids)
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_a_group_tells_its_reasons_once() -> None:
    written = page(article())
    assert written.count("is short for Hamas and for Kazakhstan") == 1
    assert "As in <a href" in written


def test_nothing_is_fetched_and_only_its_own_style_applies() -> None:
    written = page(*all_results())
    read = Page(written)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert "url(" not in written
    assert "@import" not in written
    (style,) = regex.findall(r"<style>(.*?)</style>", written, regex.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in written.replace("'", "&#39;")


def test_languages_and_directions_are_said() -> None:
    read = Page(page(with_source()))
    texts = [attributes for _, attributes in read.elements if attributes.get("class") == "text"]
    assert [(each["dir"], each["lang"]) for each in texts] == [("rtl", "ar"), ("rtl", "ar"), ("ltr", "zh")]


def test_changes_and_note_numbers_do_not_run_together_with_text_of_the_other_direction() -> None:
    # 13 struck out, 12 in its place and note 3 would else be one number in Arabic, read from its wrong end.
    (style,) = regex.findall(r"<style>(.*?)</style>", page(article()), regex.DOTALL)
    isolated = regex.findall(r"([^{}*/]+)\{ unicode-bidi: (?:plaintext|isolate);", style)
    assert {each.strip() for rule in isolated for each in rule.split(",")} == {"del", "ins", "mark", ".ref"}


def test_what_was_not_checked_is_said_and_severity_is_a_word() -> None:
    assert "<strong>Not checked.</strong>" in page(not_checked())
    assert "nothing found" in page(clean())
    assert regex.search(r"▲ critical</span>", page(article()))
    assert "1 set aside" in page(with_source())


def test_only_the_summary() -> None:
    assert Page(page(article(), summary_only=True)).paragraphs == []


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_text_becomes_markup(payload: str) -> None:
    written = page(hostile(payload), hostile_failure(payload), clean(), ignored=True)
    read = Page(written)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert {name for _, attributes in read.elements for name in attributes} <= ATTRIBUTES
    assert not regex.search(r"[\x00-\x09\x0b-\x1f\u202e\u2066]", written)
    written.encode()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium")
def test_a_browser_reads_it_the_same_way(tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    cases = [case for payload in HOSTILE for case in (hostile(payload), hostile_failure(payload))]
    place.write_text(page(*all_results(), *cases, ignored=True), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--dump-dom"]
    done = subprocess.run([*command, place.as_uri()], capture_output=True, text=True, check=True, timeout=60)
    seen, given = Page(done.stdout), Page(place.read_text(encoding="utf-8"))
    assert seen.elements == given.elements
    assert seen.paragraphs == given.paragraphs
