"""Documents and reports that the tests of the renderings share, made by hand or by Hypothesis."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import strategies as st

from tqa.document import Document, Field
from tqa.finding import Category, Finding, Severity, Side, SourceSpan
from tqa.report import Ignored, Report, Signature, Status

SIGNATURE = Signature(tqa="0.1.0", model="none", glossaries="sha256:00", checks=("untranslated-fragment",))

ARTICLE = """\
Foreign ministers met in Brussels.

(Report from Doha) On Tuesday,爆炸新闻 the ministers called for a longer truce. Envoys spoke of progress.

U.S. Secretary of State blinken flew to Doha on Wednesday to discuss the Israel-Kazakhstan conflict, officials said.

Israel and Kazakhstan agreed to stop the fighting for four days.

Click here to read more

The two sides will speak again on Friday, 161 hostages are still held.
"""

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "\x1b]0;owned\x07\x1b[2J",
    "\u202egnp.exe\u2066",
    "%0A::error::x",
    "a, b: c\r\n--- a/x\n+++ b/x\n@@ -1 +1 @@",
    "[link](https://example.org) {0}",
    "\udfff\ud800\x00",
)


def finding(text: str, surface: str, *suggestions: str, **given: object) -> Finding:
    """A finding at the first place of a surface."""
    start = text.index(surface)
    values: dict[str, Any] = {
        "check": "entity-mismatch",
        "category": Category.ENTITY,
        "severity": Severity.MAJOR,
        "confidence": 0.9,
        "field": "body",
        "side": Side.TARGET,
        "message": "it says something else",
        "fingerprint": f"f{start:04}",
    }
    values |= given
    return Finding(
        start=start,
        end=start + len(surface),
        surface=surface,
        suggestions=suggestions,
        **values,
    )


def report(document: Document, *findings: Finding, **given: object) -> Report:
    """The report of findings, in reading order."""
    values: dict[str, Any] = {
        "id": document.id,
        "signature": SIGNATURE,
        "source_lang": document.source_lang,
        "target_lang": document.target_lang,
        "with_source": document.has_source,
        "findings": tuple(sorted(findings, key=lambda f: (f.side, f.start))),
    }
    return Report(**values | given)


def article() -> tuple[Document, Report]:
    """An article with every kind of change."""
    document = Document.of(ARTICLE, id="doha.en.txt", source_lang="zh")
    reading = {
        "check": "ambiguous-abbreviation",
        "severity": Severity.CRITICAL,
        "group": "kazakhstan>hamas",
        "message": "哈 is short for Hamas and for Kazakhstan",
        "evidence": ("Hamas 9 times", "nothing Kazakh in the article"),
    }
    return document, report(
        document,
        finding(
            ARTICLE,
            "爆炸新闻",
            "",
            "breaking news",
            check="untranslated-fragment",
            severity=Severity.CRITICAL,
            message="Chinese left standing in the English sentence",
        ),
        finding(ARTICLE, "blinken", "Blinken", check="name-capitalization", severity=Severity.MINOR),
        finding(ARTICLE, "Israel-Kazakhstan", "Israel-Hamas", confidence=0.98, **reading),
        finding(ARTICLE, "Israel and Kazakhstan agreed", "Israel and Hamas agreed", confidence=0.97, **reading),
        finding(ARTICLE, "Click here to read more", "", check="artefact", severity=Severity.MINOR),
        finding(ARTICLE, "161 hostages", check="number-mismatch", message="the article gives two numbers"),
        notes=("read as UTF-8",),
    )


def with_source() -> tuple[Document, Report]:
    """A document of several fields with its source, from the right to the left, with one finding set aside."""
    target = "وافقت إسرائيل وكازاخستان على وقف إطلاق النار. وقال أن المحادثات 进行中 في الدوحة."
    source = "以哈上周五同意停火四天。周二，会谈正在多哈进行中。"
    document = Document(
        id="wire-7",
        fields=(Field(name="headline", target="وقف إطلاق النار", source="停火"), Field(target=target, source=source)),
        source_lang="zh",
        target_lang="ar",
    )
    aside = Ignored(finding=finding(target, "الدوحة", check="name-variant"), reason="house style")
    return document, report(
        document,
        finding(
            target,
            "إسرائيل وكازاخستان",
            "إسرائيل وحماس",
            severity=Severity.CRITICAL,
            source_span=SourceSpan(start=0, end=2, surface="以哈"),
        ),
        finding(target, "进行中", "جارية", ""),
        finding(
            source, "周二", side=Side.SOURCE, check="omission", category=Category.OMISSION, message="Tuesday is gone"
        ),
        ignored=(aside,),
    )


def clean() -> tuple[Document, Report]:
    """A document with nothing to say about."""
    document = Document.of("All is well.\n", id="clean.txt")
    return document, report(document)


def not_checked() -> tuple[Document, Report]:
    """A document that could not be read."""
    document = Document(id="huge.txt", fields=())
    return document, report(
        document, status=Status.NOT_CHECKED, error="a text of 50,000,000 characters is longer than an article"
    )


def hostile(payload: str) -> tuple[Document, Report]:
    """A payload everywhere that somebody else's words may come from."""
    text = f"Before {payload} after.\n\n{payload}"
    source = f"前{payload}后"
    document = Document(
        id=f"x{payload}",
        fields=(Field(name=payload, target=text, source=source), Field(target=text)),
        source_lang=payload,
        target_lang=payload,
    )
    changed = finding(
        text,
        payload,
        f"better {payload}",
        "",
        field=payload,
        message=f"said {payload}",
        evidence=(payload,),
        group=payload,
        source_span=SourceSpan(start=1, end=1 + len(payload), surface=payload),
    )
    second = text.rindex(payload)
    other = dataclasses.replace(changed, start=second, end=second + len(payload))
    aside = Ignored(finding=changed, reason=payload)
    return document, report(document, changed, other, notes=(payload,), ignored=(aside,))


def hostile_failure(payload: str) -> tuple[Document, Report]:
    """A document that could not be read, named and tagged with a payload."""
    document = Document(id=payload, fields=(), source_lang=payload)
    return document, report(document, status=Status.NOT_CHECKED, error=f"said {payload}")


def all_results() -> list[tuple[Document, Report]]:
    """One of each."""
    return [article(), with_source(), clean(), not_checked()]


TEXTS = st.text(
    st.sampled_from("abcdefgh  ABC.,-()[]“”'19\n\n\r\t新闻哈日本한국ابجд\u0301\u200b\u202e\u2028\U0001f600\x1b\xa0"),
    max_size=80,
)


@st.composite
def annotated(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> tuple[str, tuple[Finding, ...]]:
    """A text with findings at any places, overlapping or not, with suggestions or none."""
    text = draw(texts)
    found = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        found.append(
            Finding(
                check=draw(st.sampled_from(("a-check", "other-check"))),
                category=Category.ENTITY,
                severity=draw(st.sampled_from(Severity)),
                confidence=draw(st.sampled_from((0.25, 0.5, 1.0))),
                field="body",
                side=Side.TARGET,
                start=start,
                end=end,
                surface=text[start:end],
                message=draw(texts),
                evidence=tuple(draw(st.lists(texts, max_size=1))),
                suggestions=tuple(draw(st.lists(st.one_of(st.just(""), texts), max_size=2))),
                group=draw(st.sampled_from((None, "g"))),
            )
        )
    return text, tuple(sorted(found, key=lambda each: (each.start, each.end)))


@st.composite
def results(draw: st.DrawFn) -> tuple[Document, Report]:
    """Such a text as a document with its report."""
    text, found = draw(annotated())
    document = Document.of(text, id=draw(st.sampled_from(("a.txt", "a b.txt", "ä/“b”.txt"))))
    return document, report(document, *found)
