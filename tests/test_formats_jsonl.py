"""JSON lines: what is read of a line, what is said of one that cannot be read, and that no other line is lost."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa import Document, Field
from tqa.document import Unreadable
from tqa.errors import InputError
from tqa.formats import Input, jsonl
from tqa.render.schema import document_schema

GOOD = b'{"id": "good", "target": "The talks go on."}\n'


def read(data: bytes, **known: Any) -> list[Document | Unreadable]:
    return list(jsonl.read(io.BytesIO(data), Input(name="feed.jsonl", **known)))


def errors(data: bytes) -> list[tuple[str, str]]:
    return [(item.id, str(item.error)) for item in read(data) if isinstance(item, Unreadable)]


def test_a_whole_document() -> None:
    line = {
        "id": "afp-17",
        "source_lang": "zh",
        "target_lang": "en",
        "source": "星期二",
        "target": "On Tuesday",
        "published": "2023-11-29T08:00:00Z",
        "desk": {"unknown": ["keys", "pass"]},
    }
    (document,) = read(json.dumps(line, ensure_ascii=False).encode(), target_lang="de", notes=("a note",))
    assert document == Document(
        id="afp-17",
        fields=(Field(target="On Tuesday", source="星期二"),),
        source_lang="zh",
        target_lang="en",
        published=date(2023, 11, 29),
        notes=("a note",),
    )


def test_fields_keep_their_order() -> None:
    line = b'{"id": "1", "fields": {"headline": {"target": "A"}, "body": {"source": "b", "target": "B"}}}'
    (document,) = read(line)
    assert isinstance(document, Document)
    assert document.fields == (Field(name="headline", target="A"), Field(name="body", target="B", source="b"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": "1", "target": "A", "target": "B"}', "the key “target” stands twice"),
        (b'{"id": "1", "t\\u0061rget": "A", "target": "B"}', "the key “target” stands twice"),
        (b'{"id": "1", "target": "A", "source": null, "source" : "B"}', "the key “source” stands twice"),
        (b'{"id": "1", "fields": {"a": {"target": "A"}, "a": {"target": "B"}}}', "“a” stands twice in “fields”"),
        (b'{"id": "1", "fields": {"a": {"target": "A", "target": "B"}}}', "“target” stands twice in the field “a”"),
    ],
)
def test_of_a_key_that_stands_twice_neither_is_lost_silently(line: bytes, said: str) -> None:
    documents = read(line + b"\n" + GOOD)
    assert [type(document) for document in documents] == [Unreadable, Document]
    ((_, error),) = errors(line + b"\n" + GOOD)
    assert error.startswith("feed.jsonl:1: ")
    assert said in error


def test_what_only_looks_like_a_key_that_stands_twice_is_read() -> None:
    for line in (
        b'{"id": "1", "target": "He wrote \\"target\\": \\"id\\" twice", "desk": {"target": 1, "id": {"id": 2, "id": 3}}}',
        b'{"id": "1", "desk": 1, "desk": 2, "source": "\\u0041", "target": "B"}',
        b'{"id": "target", "target": "target", "desk": [' + b"9" * 5_000 + b', "source", "source"]}',
    ):
        (document,) = read(line)
        assert isinstance(document, Document), document.error


def test_what_the_document_does_not_say_is_as_the_user_said() -> None:
    (document,) = read(GOOD, source_lang="ja", target_lang="fr", published=date(2024, 1, 2))
    assert isinstance(document, Document)
    assert (document.source_lang, document.target_lang, document.published) == ("ja", "fr", date(2024, 1, 2))


def test_mark_blank_lines_and_windows_line_ends_are_no_trouble() -> None:
    documents = read(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n") + b"\r\n\n   \n" + GOOD.replace(b"good", b"other"))
    assert [document.id for document in documents] == ["good", "other"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"target": "x"}', "feed.jsonl:2: there is no “id”"),
        (b'{"id": " ", "target": "x"}', "feed.jsonl:2: this document has an empty “id”"),
        (b'{"id": 7, "target": "x"}', "feed.jsonl:2: id: expected a text, got a whole number"),
        (b'{"id": "a", "target": null}', "feed.jsonl:2: this document has no “target”: there is nothing to check"),
        (b'{"id": "a", "target": ["x"]}', "feed.jsonl:2: target: expected a text or nothing, got a list"),
        (
            b'{"id": "a", "target": "x", "source": 3}',
            "feed.jsonl:2: source: expected a text or nothing, got a whole number",
        ),
        (b'{"id": "a", "fields": {"headline": {}}}', "feed.jsonl:2: fields: there is no “target”"),
        (b'{"id": "a", "fields": {}}', "feed.jsonl:2: a document has 1 to 100 fields, and this one 0"),
        (
            b'{"id": "a", "target": "x", "fields": {"b": {"target": "x"}}}',
            "feed.jsonl:2: a document has either “source” and “target” or “fields”",
        ),
        (
            b'{"id": "a", "target": "x", "published": "Tuesday"}',
            "feed.jsonl:2: “published” is no date such as 2023-11-29, but “Tuesday”",
        ),
        (b'[{"id": "a", "target": "x"}]', "feed.jsonl:2: expected an object, got a list"),
        (b'"text"', "feed.jsonl:2: expected an object, got a text"),
        (b"null", "feed.jsonl:2: expected an object, got nothing"),
        (b"{not json}", "feed.jsonl:2: not JSON: "),
        (b'{"id": "a", "target": "x"', "feed.jsonl:2: not JSON: "),
        (b'{"id": "a", "target": NaN}', "feed.jsonl:2: not JSON: "),
        (b'{"id": "a", "target": "x\xff"}', "feed.jsonl:2: not "),
        (b'{"id": "a", "target": "x\x00"}', "feed.jsonl:2: not JSON: "),
        (b'{"id": "a", "x": ' + b"[" * 100_000, "feed.jsonl:2: JSON nested too deeply for a document"),
        (b'{"id": "a", "target": ' + b"1" * 1_000_000 + b"}", "feed.jsonl:2: "),
        (b"\x89PNG\r", "feed.jsonl:2: not "),
    ],
)
def test_a_bad_line_is_told_and_costs_no_other(line: bytes, message: str) -> None:
    before, bad, after = read(GOOD + line + b"\n" + GOOD.replace(b"good", b"other"))
    assert (before.id, after.id) == ("good", "other")
    assert isinstance(bad, Unreadable)
    assert bad.id in ("a", "feed.jsonl:2")
    assert str(bad.error).startswith(message)
    assert len(str(bad.error)) < 300


def test_the_id_of_a_bad_record_is_kept_where_it_is_known() -> None:
    assert errors(b'{"id": "afp-9", "target": 3}') == [
        ("afp-9", "feed.jsonl:1: target: expected a text or nothing, got a whole number")
    ]


def test_an_id_used_twice_does_not_hide_the_first() -> None:
    first, second, third = read(GOOD + GOOD + GOOD.replace(b'"target"', b'"nothing"'))
    assert isinstance(first, Document)
    assert first.id == "good"
    assert (second.id, third.id) == ("feed.jsonl:2", "feed.jsonl:3")
    assert isinstance(second, Unreadable)
    assert str(second.error) == "feed.jsonl:2: the id “good” is that of line 1 already"


def test_half_a_surrogate_pair_is_read() -> None:
    (document,) = read(b'{"id": "cut", "target": "Cheers \\ud83d"}')
    assert isinstance(document, Document)
    assert document.fields[0].target == "Cheers \ud83d"


def test_a_line_beyond_all_bounds_is_passed_over() -> None:
    long = b'{"id": "long", "target": "' + b"x" * 5000 + b'"}\n'
    first, second = read(long + GOOD, max_bytes=1000)
    assert (first.id, second.id) == ("feed.jsonl:1", "good")
    assert isinstance(first, Unreadable)
    assert str(first.error) == "feed.jsonl:1: a line of more than 4,000 bytes is longer than an article"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[\n{"id": "a", "target": "x"}\n]', "feed.jsonl:1: a JSON array is not JSON lines: one object a line"),
        (b'{\n"id": "a",\n"target": "x"\n}', "feed.jsonl:1: this JSON object goes over several lines"),
        (GOOD.decode().encode("utf-16"), "feed.jsonl: this is UTF-16, and JSON lines are UTF-8"),
    ],
)
def test_other_json_is_refused_once_not_line_by_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("data", "else_"),
    [
        (b'{"id": "a", "gold": [{"text": "x"}]}\n\n{"id": "b", "clean": true}\n', True),
        (b'{"id": "a", "gold": []}\n' + GOOD, False),
        (b'{"id": "a", "fields": {}}\n', False),
        (b"not JSON\n", False),
        (b"", False),
        ('{"id": "a"}\n'.encode("utf-16"), False),
    ],
)
def test_a_file_without_any_text_is_about_something_else(tmp_path: Path, data: bytes, else_: bool) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_bytes(data)
    assert jsonl.is_about_else(path) is else_


def test_another_encoding_can_be_stated() -> None:
    line = '{"id": "1", "target": "On Tuesday,爆炸新闻"}\n'
    for encoding in ("utf-16", "gb18030"):
        (document,) = read(line.encode(encoding), encoding=encoding)
        assert isinstance(document, Document)
        assert document.fields[0].target == "On Tuesday,爆炸新闻"
    with pytest.raises(InputError, match=r"feed.jsonl: not ascii: "):
        read(line.encode(), encoding="ascii")


TEXTS = st.text(max_size=20)
DOCUMENTS = st.fixed_dictionaries(
    {"id": st.text(min_size=1, max_size=5).filter(str.strip)},
    optional={
        "target": TEXTS,
        "source": st.none() | TEXTS,
        "source_lang": st.none() | st.just("zh"),
        "fields": st.dictionaries(st.text(max_size=3), st.fixed_dictionaries({"target": TEXTS}), max_size=3),
    },
)


@given(st.lists(DOCUMENTS, max_size=6))
def test_every_line_gives_one_item_as_the_schema_says(lines: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode("utf-8", "surrogatepass")
    items = read(data)
    assert len(items) == len(lines)
    assert len({item.id for item in items}) == len(items)
    schema = jsonschema.Draft202012Validator(document_schema())
    seen = set()
    for line, item in zip(lines, items, strict=True):
        fits = schema.is_valid(line) and line.get("fields") != {} and line["id"] not in seen
        assert isinstance(item, Document) is fits
        seen.add(line["id"])


@given(st.binary(max_size=200))
def test_any_bytes_are_documents_or_clear_errors(data: bytes) -> None:
    try:
        items = read(data)
    except InputError as error:
        items = [Unreadable(id="x", error=error)]
    assert all("\n" not in str(item.error) for item in items if isinstance(item, Unreadable))
