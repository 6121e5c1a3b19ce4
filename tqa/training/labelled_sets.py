"""The public sets for measuring, as labelled documents for `tqa evaluate`.

    python -m tqa.training labelled --data DATA --labels LABELLED [--limit N]
    tqa evaluate LABELLED/demetr.jsonl --severity major

- `demetr.jsonl`: DEMETR's translations in which a name or a number was replaced, labelled where the words differ, and the
  good ones beside them, in which nothing is wrong.
- `mqm.jsonl`: machine translations of news of 2021 with what their raters marked. Errors of the kind `name or number` are
  majors of that sort, of 60 characters or fewer, that are not called fluency or style; everything else is `other`.
- `human.jsonl`: human translations of news that training never read, in which nothing is wrong.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tqa.training.evaluate import changed
from tqa.training.sources import NTREX, Sources, rows

DEMETR = {"critical_id9_ne_replaced": "name replaced", "critical_id10_numbers_replaced": "number replaced"}
HUMAN_LANGUAGES = 16
LONGEST = 60
"""Characters; a longer mark is about more than a name."""

_NAME_OR_NUMBER = re.compile(r"\d|[A-Z][a-z]")
_OF_STYLE = ("Fluency", "Style", "Non-tr")

Row = dict[str, Any]


def write_labelled_sets(data: Path, out: Path, *, limit: int) -> None:
    """Write the three files to `out`; `limit` documents of each at the most, drawn by a fixed seed, 0 for all."""
    out.mkdir(parents=True, exist_ok=True)
    sets: dict[str, Callable[[Path], Iterator[Row]]] = {"demetr": demetr, "mqm": mqm, "human": human}
    for name, made in sets.items():
        documents = list(made(data))
        if 0 < limit < len(documents):
            documents = random.Random(0).sample(documents, limit)
        lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
        (out / f"{name}.jsonl").write_text("".join(lines), encoding="utf8")
        print(f"wrote {out / name}.jsonl: {len(documents)} documents")


def demetr(data: Path) -> Iterator[Row]:
    seen = set()
    for row in rows(data / "demetr/dev.jsonl"):
        if row["kind"] not in DEMETR:
            continue
        base = {"source_lang": row["lang"], "target_lang": "en", "source": row["source"]}
        kind = DEMETR[row["kind"]]
        gold = [{"start": a, "end": b, "kind": kind} for a, b in changed(row["good"], row["perturbed"])]
        yield {"id": f"{row['id']} {kind}", **base, "target": row["perturbed"], "gold": gold}
        if row["id"] not in seen:
            seen.add(row["id"])
            yield {"id": f"{row['id']}", **base, "target": row["good"], "gold": []}


def mqm(data: Path) -> Iterator[Row]:
    for number, row in enumerate(rows(data / "mqm/zh-en.2021-news.jsonl")):
        kinds: dict[tuple[int, int], str] = {}
        for spans in row["raters"].values():
            for span in spans:
                place = span["start"], span["end"]
                if 0 <= place[0] < place[1]:
                    kinds[place] = "name or number" if _names(span, row["target"]) else kinds.get(place, "other")
        gold = [{"start": a, "end": b, "kind": kind} for (a, b), kind in sorted(kinds.items())]
        texts = {key: row[key] for key in ("source_lang", "target_lang", "source", "target")}
        yield {"id": f"{number} {row['system']}", **texts, "gold": gold}


def _names(span: Row, target: str) -> bool:
    surface = target[span["start"] : span["end"]]
    return (
        span["severity"] == "major"
        and len(surface) <= LONGEST
        and not span["category"].startswith(_OF_STYLE)
        and _NAME_OR_NUMBER.search(surface) is not None
    )


def human(data: Path) -> Iterator[Row]:
    held = Sources(data).held_out_documents
    articles: dict[str, list[Row]] = defaultdict(list)
    for row in rows(data / "ntrex/dev.jsonl"):
        if row["document"] in held:
            articles[row["document"]].append(row)
    for column in list(NTREX)[:HUMAN_LANGUAGES]:
        for name, part in articles.items():
            lines = [row for row in part if row.get(column)]
            texts = {
                "source": "\n\n".join(row[column] for row in lines),
                "target": "\n\n".join(row["eng"] for row in lines),
            }
            yield {
                "id": f"{NTREX[column]} {name}",
                "source_lang": NTREX[column],
                "target_lang": "en",
                **texts,
                "gold": [],
            }
