"""Which file is whose source: by name, by what the user says, and never where it is unclear."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tqa import Document
from tqa.document import Unreadable
from tqa.errors import InputError
from tqa.formats import Format
from tqa.formats.table import all_formats, by_name, by_start, by_suffix
from tqa.inputs import Wanted, read_all
from tqa.pairs import plan, tag_of

FILES = (
    "gaza.zh.txt", "gaza.en.txt", "gaza.en.jsonl", "gaza.zh.jsonl", "tri.zh-Hant.txt", "tri.ja.txt", "tri.en.txt",
    "plain.txt", "v1.2.txt", "notes.old.txt", "alone.fr.txt", "dir.en/x.txt", "eu.de.txt", "eu.fr.txt",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(f"Text of {name}", encoding="utf-8")


def jobs(
    *paths: str, source_lang: str | None = None, target_lang: str | None = None
) -> Sequence[tuple[str, str | None, str | None, str | None]]:
    planned = plan(paths, None, source_lang, target_lang, pair=True)
    return [(job.path, job.source, job.source_lang, job.target_lang) for job in planned]


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("x.en.txt", "en"), ("a/b.zh-Hant.txt", "zh-Hant"), ("x.pt-BR.txt", "pt-BR"), ("gaza.txt", None), ("-", None),
        ("v1.2.txt", None), ("notes.old.txt", None), (".en.txt", None), ("dir.en/x.txt", None), ("x.en", None),
    ],
)  # fmt: skip
def test_a_tag_in_a_name_counts_if_it_is_a_language(name: str, tag: str | None) -> None:
    assert tag_of(name) == tag


def test_the_source_lies_beside_the_text_that_is_named() -> None:
    assert jobs("gaza.en.txt") == [("gaza.en.txt", "gaza.zh.txt", "zh", "en")]
    assert jobs("./gaza.en.txt") == [("./gaza.en.txt", "./gaza.zh.txt", "zh", "en")]
    assert jobs("gaza.zh.txt") == [("gaza.zh.txt", "gaza.en.txt", "en", "zh")]
    assert jobs("alone.fr.txt", "plain.txt") == [("alone.fr.txt", None, None, "fr"), ("plain.txt", None, None, None)]


def test_of_two_named_the_english_one_is_the_translation() -> None:
    assert jobs("gaza.en.txt", "gaza.zh.txt") == [("gaza.en.txt", "gaza.zh.txt", "zh", "en")]
    assert jobs("gaza.zh.txt", "gaza.en.txt") == [("gaza.en.txt", "gaza.zh.txt", "zh", "en")]
    assert jobs("gaza.zh.txt", "gaza.en.txt", target_lang="zh") == [("gaza.zh.txt", "gaza.en.txt", "en", "zh")]
    assert jobs("eu.de.txt", "eu.fr.txt") == [("eu.de.txt", None, None, "de"), ("eu.fr.txt", None, None, "fr")]
    assert jobs("eu.de.txt", "eu.fr.txt", target_lang="de") == [("eu.de.txt", "eu.fr.txt", "fr", "de")]


def test_of_three_the_user_says_which() -> None:
    (job,) = plan(["tri.en.txt"], None, None, None, pair=True)
    assert job.source is None
    assert job.notes == ("which of ja, zh-Hant beside it is the source, nobody said (--source-lang)",)
    assert jobs("tri.en.txt", source_lang="ja") == [("tri.en.txt", "tri.ja.txt", "ja", "en")]
    assert jobs("tri.en.txt", "tri.ja.txt", "tri.zh-Hant.txt", source_lang="zh-TW") == [
        ("tri.en.txt", "tri.zh-Hant.txt", "zh-TW", "en"),
        ("tri.ja.txt", "tri.zh-Hant.txt", "zh-TW", "ja"),
    ]
    assert jobs("gaza.en.txt", source_lang="ko") == [("gaza.en.txt", None, "ko", "en")]


def test_feeds_have_no_source_beside_them_and_none_is_dropped() -> None:
    assert jobs("gaza.en.jsonl", "gaza.zh.jsonl") == [
        ("gaza.en.jsonl", None, None, "en"),
        ("gaza.zh.jsonl", None, None, "zh"),
    ]


def test_a_named_source_goes_before_a_found_one() -> None:
    (job,) = plan(["gaza.en.txt"], "plain.txt", None, None, pair=True)
    assert (job.source, job.source_lang) == ("plain.txt", None)


def read(*paths: str, **wanted: Any) -> list[Document | Unreadable]:
    return list(read_all(paths, Wanted(**wanted)))


def test_a_document_with_the_source_that_was_found() -> None:
    Path("gaza.zh.txt").write_bytes("以色列和哈马斯在多哈举行会谈，双方都没有让步。".encode("gb18030"))
    (document,) = read("gaza.en.txt")
    assert isinstance(document, Document)
    assert document.fields[0].source == "以色列和哈马斯在多哈举行会谈，双方都没有让步。"
    assert document.notes[0] == "the source was found beside it: gaza.zh.txt"
    assert document.notes[1].startswith("source read as GB18030, which was guessed")


def test_a_found_source_that_cannot_be_read_costs_a_note_and_a_named_one_the_document() -> None:
    Path("gaza.zh.txt").write_bytes(b"\x89PNG\r\n")
    (document,) = read("gaza.en.txt")
    assert isinstance(document, Document)
    assert document.notes == ("without its source: gaza.zh.txt: this is a PNG picture, not text",)
    (refused,) = read("plain.txt", source="gaza.zh.txt")
    assert isinstance(refused, Unreadable)
    assert str(refused.error) == "gaza.zh.txt: this is a PNG picture, not text"


def test_a_country_s_code_in_a_file_s_name_is_told() -> None:
    for name in ("oman.en.txt", "oman.jp.txt", "oman.it.txt.bak", "oman.en2.txt"):
        Path(name).write_text("x", encoding="utf-8")
    (document,) = read("oman.en.txt")
    assert isinstance(document, Document)
    (note,) = document.notes
    assert note.startswith("oman.jp.txt beside it is not taken for its source: “jp” is not a language tag")
    assert note.endswith("; did you mean “ja”?")
    (document,) = read("oman.en.txt", source_lang="ja")
    assert isinstance(document, Document)
    assert document.notes == ()


def test_a_source_for_a_feed_is_refused() -> None:
    (refused,) = read("gaza.en.jsonl", source="plain.txt")
    assert isinstance(refused, Unreadable)
    assert "holds documents of its own" in str(refused.error)


def test_formats_go_by_suffix_by_name_and_by_what_a_stream_begins_with() -> None:
    assert [(by_suffix(n) or by_name("text")).name for n in ("a.JSONL", "a.ndjson", "a.txt", "a", "a.zip")] == [
        "jsonl", "jsonl", "text", "text", "text",
    ]  # fmt: skip
    assert by_start(b'\xef\xbb\xbf \n{"id"').name == "jsonl"
    assert by_start(b"On Tuesday").name == "text"
    Path("feed.data").write_text('{"id": "1", "target": "x"}', encoding="utf-8")
    assert [document.id for document in read("feed.data")] == ["1"]
    assert [document.id for document in read("feed.data", form="text")] == ["feed.data"]
    with pytest.raises(InputError, match="there is no input format “jsno”; did you mean “jsonl”"):
        read("feed.data", form="jsno")


def test_installed_packages_bring_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        def load(self) -> Format:
            return Format(name="shout", suffixes=(".shout",), read=lambda stream, known: iter(()))

    monkeypatch.setattr(metadata, "entry_points", lambda group: [Entry()] if group == "tqa.formats" else [])
    all_formats.cache_clear()
    try:
        found = by_suffix("x.shout")
        assert found is not None
        assert found.name == "shout"
    finally:
        all_formats.cache_clear()
