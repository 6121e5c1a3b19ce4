"""Which files belong together: `x.zh.txt` is the source of `x.en.txt`, and the names say the languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqa.errors import LanguageError
from tqa.formats.table import by_suffix
from tqa.languages import load

USUAL_TARGET = "en"
"""Of two texts named together, the one in this language is the translation unless the user says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One input to read, with the file that holds its source, and what is known of its languages."""

    path: str
    source: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    notes: tuple[str, ...] = ()


def plan(
    paths: Sequence[str], source: str | None, source_lang: str | None, target_lang: str | None, *, pair: bool
) -> Iterator[Job]:
    """A job for each input that is a translation, in the order of `paths`. What is taken as a source has none of its own.

    `source` is the source's file if the user named it. Languages that the user said go before those in file names.
    """
    _names.cache_clear()
    named = set(paths)
    taken: set[str] = set()
    for path in paths:
        if pair and source is None:
            found = _source_of(path, named, source_lang, target_lang)
            if found is not None and found in named:
                taken.add(found)
    for path in paths:
        if path in taken:
            continue
        beside = source if source is not None or not pair else _source_of(path, named, source_lang, target_lang)
        notes = () if source is not None or beside is not None or not pair else _unclear(path, source_lang, target_lang)
        yield Job(
            path=path,
            source=beside,
            source_lang=source_lang or (tag_of(beside) if beside else None),
            target_lang=target_lang or tag_of(path),
            notes=notes,
        )


def tag_of(path: str) -> str | None:
    """The language tag in a file's name, `zh-Hant` in `x.zh-Hant.txt`; None where there is none with language data."""
    parts = Path(path).name.split(".")
    return parts[-2] if len(parts) >= 3 and parts[0] and _code(parts[-2]) else None


def _source_of(path: str, named: set[str], source_lang: str | None, target_lang: str | None) -> str | None:
    """The file that holds the source of the text at `path`: of one story in two languages, the other language's.

    Where both are named, only the one in the target language has a source.
    """
    others = _others(path)
    if source_lang is not None:
        others = {tag: other for tag, other in others.items() if _code(tag) == _code(source_lang)}
    if len(others) != 1 or _code(source_lang) == _code(tag_of(path)):
        return None
    (other,) = others.values()
    if other in named and source_lang is None and _code(tag_of(path)) != _code(target_lang or USUAL_TARGET):
        return None
    return other


def _unclear(path: str, source_lang: str | None, target_lang: str | None) -> tuple[str, ...]:
    others = _others(path)
    if source_lang is not None:
        return ()
    if not others:
        return tuple(_mistaken(path))
    if len(others) < 2:
        return ()
    return (f"which of {', '.join(sorted(others))} beside it is the source, nobody said (--source-lang)",)


def _others(path: str) -> dict[str, str]:
    """The same story in other languages: tag to path, written as `path` is."""
    name = Path(path).name
    return {tag: path[: -len(name)] + other for tag, other in _beside(path) if _code(tag)}


def _beside(path: str) -> Iterator[tuple[str, str]]:
    """The files that are named as this one is but for the tag: what stands in its place, and the name."""
    tag, form = tag_of(path), by_suffix(path)
    if tag is None or form is None or not form.one_text:
        return
    name = Path(path).name
    end = Path(path).suffix
    stem = name[: -len(f"{tag}{end}")]
    for other in _names(str(Path(path).parent)):
        if other.startswith(stem) and other.endswith(end) and other != name:
            yield other[len(stem) : -len(end)], other


def _mistaken(path: str) -> Iterator[str]:
    """A note on each file beside it that a country's code keeps from being its source: `x.cn.txt` beside `x.en.txt`."""
    for tag, other in _beside(path):
        if len(tag) == 2 and tag.isalpha():
            try:
                load(tag)
            except LanguageError as error:
                yield f"{other} beside it is not taken for its source: {error.message}"


@cache
def _names(folder: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(entry.name for entry in Path(folder).iterdir()))
    except OSError:
        return ()


@cache
def _code(tag: str | None) -> str | None:
    """The language of a tag that has language data."""
    if not tag:
        return None
    try:
        language = load(tag)
    except LanguageError:
        return None
    return language.code if language.scripts else None
