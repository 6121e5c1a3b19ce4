"""The data that the model learns from, read as plain values; what is held out for measuring never leaves here."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NTREX = {
    "zho-CN": "zh", "jpn": "ja", "kor": "ko", "arb": "ar", "rus": "ru", "ukr": "uk", "spa": "es", "fra": "fr",
    "deu": "de", "por": "pt", "ita": "it", "pol": "pl", "tur": "tr", "fas": "fa", "heb": "he", "hin": "hi",
    "ind": "id", "vie": "vi", "ell": "el", "urd": "ur", "tha": "th",
}  # fmt: skip
"""Columns of the NTREX file that are learnt from, with their language."""

SYSTEMS = ("system.Facebook-AI", "system.Online-W", "system.Online-B")
"""Machine translations that stand beside the human ones: what is checked is not written by people."""

WMT21 = ("ja", "ru", "de", "cs")
"""Languages into English of the WMT21 test sets that are learnt from; zh is left to measuring."""

HELD_OUT_NTREX = 60
"""So many of NTREX's articles are for measuring false alarms only."""

MARKED_NEWS = "zh-en.2020-news"
"""The marked news that names are weighed on: part of it is kept back for that."""

HELD_BACK = 7
"""One document in so many of it."""

TEST_YEAR = "2024"
"""News summaries of this year are for measuring only."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line in two languages. Lines with the same `document` stand near each other in one text."""

    language: str
    source: str
    target: str
    document: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what annotators marked in it: (start, end, kind)."""

    language: str
    text: str
    entities: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A machine translation with what its raters marked: (start, end, weight from 0 to 1)."""

    language: str
    source: str
    target: str
    document: str
    spans: tuple[tuple[int, int, float], ...]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def digest(folder: Path) -> dict[str, str]:
    """SHA-256 of every file that `prepare` may read, by its path inside the folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.jsonl"))
    }


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


class Sources:
    """The folder of data sets. Anything that also occurs in a set for measuring is left out on reading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        documents = sorted({row["document"] for row in rows(folder / "ntrex/dev.jsonl")})
        # The false-alarm figure draws its articles by the same seed, so that these are held out whole.
        drawn = random.Random(0).sample(documents, 20)
        rest = sorted(set(documents) - set(drawn))
        random.Random(1).shuffle(rest)
        self.calibration_documents = frozenset(rest[: HELD_OUT_NTREX - 20])
        self.held_out_documents = frozenset(drawn) | self.calibration_documents
        held: set[str] = set()
        for row in rows(folder / "demetr/dev.jsonl"):
            held |= {_key(row["source"]), _key(row["reference"])}
        for row in rows(folder / "mqm/zh-en.2021-news.jsonl"):
            held.add(_key(row["source"]))
        for row in rows(folder / "ntrex/dev.jsonl"):
            if row["document"] in self.held_out_documents:
                held.add(_key(row["eng"]))
        self._held = frozenset(held)

    def pairs(self) -> Iterator[Pair]:
        """Translations into English from `parallel/`, `ntrex/`, `eamt/` and `wmt21/`."""
        for path in sorted((self.folder / "parallel").glob("*-en.jsonl")):
            language = path.name.split("-", 1)[0]
            for number, row in enumerate(rows(path)):
                if _key(row["en"]) in self._held or _key(row["native"]) in self._held:
                    continue
                yield Pair(
                    language, row["native"].strip(), row["en"].strip(), f"{language}.{row['set']}.{number // 12}"
                )
        for row in rows(self.folder / "ntrex/dev.jsonl"):
            if row["document"] in self.held_out_documents:
                continue
            for column, language in NTREX.items():
                if row.get(column):
                    yield Pair(language, row[column].strip(), row["eng"].strip(), f"{language}.{row['document']}")
        for number, row in enumerate(rows(self.folder / "eamt/train.jsonl")):
            yield Pair(row["target_locale"], row["target"].strip(), row["source"].strip(), f"eamt.{number // 40}")
        yield from self._translated()

    def _translated(self) -> Iterator[Pair]:
        """News of WMT21 with a human translation and those of some systems, each as an article of its own."""
        for language in WMT21:
            for row in rows(self.folder / f"wmt21/{language}-en.jsonl"):
                if _key(row["source"]) in self._held:
                    continue
                for column in ("reference.A", *SYSTEMS):
                    if row.get(column):
                        name = f"{language}.wmt21.{column}.{row['segment'] // 12}"
                        yield Pair(language, row["source"].strip(), row[column].strip(), name)

    def events(self, *, test: bool = False) -> Iterator[list[str]]:
        """Lines of one topic in order of date: what was in the news together."""
        topics: dict[str, list[str]] = defaultdict(list)
        for row in rows(self.folder / "events/en.jsonl"):
            if row["topic"] and (row["date"].startswith(TEST_YEAR)) == test:
                topics[row["topic"]].append(re.sub(r"\s*\([^()]{2,40}\)\s*", " ", row["text"]).strip())
        yield from (lines for lines in topics.values() if len(lines) > 1)

    def entities(self) -> Iterator[Line]:
        """Sentences with marked entities."""
        for path in sorted((self.folder / "ner").glob("*.jsonl")):
            for row in rows(path):
                marked = tuple((e["start"], e["end"], e["type"]) for e in row["entities"])
                yield Line(row["lang"].split("-")[0], row["text"], marked)

    def marked(self) -> Iterator[Marked]:
        """Machine translations with what professional translators marked, the share of them as weight.

        Of Chinese news only those of 2020: those of 2021 are for measuring.
        """
        for name in (MARKED_NEWS, "zh-en.2021-ted", "en-de.2021-news", "en-ru.2021-news"):
            yield from marked_rows(self.folder / f"mqm/{name}.jsonl", self._held)

    def marked_held_back(self) -> frozenset[str]:
        """Documents of the marked news that are kept from training, for calibration."""
        documents = {row["document"] for row in rows(self.folder / f"mqm/{MARKED_NEWS}.jsonl")}
        return frozenset(sorted(documents)[::HELD_BACK])

    def names(self) -> Iterator[tuple[str, str]]:
        """(English name word, the same in another script)."""
        for path in sorted((self.folder / "names").glob("*.jsonl")):
            for row in rows(path):
                if len(row["native"]) > 1:
                    yield row["en"], row["native"]


def marked_rows(path: Path, held: frozenset[str] = frozenset()) -> Iterator[Marked]:
    """Rows of an MQM file; minor marks count a third, marks of fluency and style not at all."""
    for row in rows(path):
        if _key(row["source"]) in held:
            continue
        raters = row["raters"]
        weights: dict[tuple[int, int], float] = defaultdict(float)
        for spans in raters.values():
            for span in spans:
                if span["start"] < 0 or span["category"].startswith(("Fluency", "Style", "Non-tr")):
                    continue
                weights[span["start"], span["end"]] += 1.0 if span["severity"] == "major" else 0.3
        spans = tuple((a, b, min(1.0, w / max(1, len(raters)) * 1.5)) for (a, b), w in weights.items())
        yield Marked(row["source_lang"], row["source"], row["target"], row["document"], spans)
