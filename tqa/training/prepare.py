"""From the data folder to examples: vocabulary, lexicon, corrupted pairs, and a log of what they were made from."""

from __future__ import annotations

import itertools
import json
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqa.entity.pieces import Segmenter
from tqa.training import lexicon as lexicons
from tqa.training.examples import MOSTLY_REMOVED, Maker, save
from tqa.training.projection import projected
from tqa.training.settings import Settings
from tqa.training.sources import Line, Pair, Sources, digest
from tqa.training.vocabulary import count_pieces, prune

TAGS_HELD_OUT = 20
"""One tagged sentence in so many is for measuring."""


def prepare(settings: Settings, data: Path, base: Path, work: Path) -> None:
    """Write `sentencepiece.model`, `order.json` and `*.npz` to `work`."""
    started = time.time()
    work.mkdir(parents=True, exist_ok=True)
    sources = Sources(data)
    pairs = list(sources.pairs())
    events = list(sources.events())
    print(f"{len(pairs)} pairs, {len(events)} topics read, {time.time() - started:.0f} s", flush=True)

    if not (work / "order.json").exists():  # Weights that training goes on from keep their vocabulary.
        counts = count_pieces(base / "sentencepiece.model", _texts(sources, pairs, events))
        order = prune(base / "sentencepiece.model", counts, settings.model.pieces, work / "sentencepiece.model")
        (work / "order.json").write_text(json.dumps(order))
        print(f"{len(order)} pieces kept, {time.time() - started:.0f} s", flush=True)

    lexicon = lexicons.build(sources.names())
    english = [p.target for p in pairs] + [line for lines in events for line in lines]
    lexicon.count(english)
    sizes = {kind: len(pool) for kind, pool in lexicon.pools.items()}
    print(f"names by kind: {sizes}, {time.time() - started:.0f} s", flush=True)

    rng = random.Random(settings.seed)
    maker = Maker(lexicon, Segmenter.load(work / "sentencepiece.model"), longest=settings.prepare.longest)
    documents = list(itertools.chain(events, _english_documents(pairs)))
    rng.shuffle(documents)
    made = maker.rivals(documents, rng)
    rivals = [e for pair in itertools.islice(made, settings.prepare.rivals) for e in pair]
    save(work / "rivals.npz", rivals)
    print(f"{len(rivals) // 2} rival pairs, {time.time() - started:.0f} s", flush=True)

    lines = [*sources.entities(), *projected(pairs, lexicon)]
    rng.shuffle(lines)
    save(work / "tags.npz", list(maker.tags((line for line in lines if not is_held_out(line.text)), rng)))
    # By language, so that the figures can be told by language.
    by_language: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if is_held_out(line.text):
            by_language[line.language].append(line)
    for language, part in by_language.items():
        save(work / f"tags.test.{language}.npz", list(maker.tags(part, rng)))

    marked = list(sources.marked())
    held = sources.marked_held_back()
    save(work / "marked.npz", list(maker.marked(m for m in marked if m.document not in held)))
    save(work / "marked.test.npz", list(maker.marked(m for m in marked if m.document in held)))
    print(f"{len(lines)} tagged, {len(marked)} marked, {time.time() - started:.0f} s", flush=True)

    chosen = _balanced(pairs, settings, rng)
    examples = list(maker.pairs(chosen, rng, reverse=settings.prepare.reverse))
    save(work / "pairs.test.npz", examples[: len(examples) // 50])
    save(work / "pairs.npz", examples[len(examples) // 50 :])
    print(
        f"{len(examples)} pairs, {sum(len(e.ids) for e in examples)} pieces, {time.time() - started:.0f} s", flush=True
    )
    if settings.prepare.removals:
        rng.shuffle(chosen)
        made_of = chosen[: settings.prepare.removals]
        save(work / "removals.npz", list(maker.pairs(made_of, rng, reverse=0.0, mix=MOSTLY_REMOVED)))
    log = {
        "seconds": round(time.time() - started),
        "data": digest(data),
        "held_out_ntrex": sorted(sources.held_out_documents),
    }
    (work / "prepare.json").write_text(json.dumps(log, indent=1))


def is_held_out(text: str) -> bool:
    """Whether a sentence is for measuring the tagger: by its own digest, so that a run with another seed holds it out too."""
    return zlib.crc32(text.encode()) % TAGS_HELD_OUT == 0


def _texts(sources: Sources, pairs: list[Pair], events: list[list[str]]) -> Iterator[str]:
    for pair in pairs:
        # Languages with little text count more, so that each gets pieces of its own.
        yield pair.source
        yield pair.target
        if pair.language in ("ja", "ko", "ar", "fa", "he", "hi", "ur", "th", "uk", "pl", "it", "pt", "id", "vi", "el"):
            yield from (pair.source,) * 4
    for lines in events:
        yield from lines
    for line in sources.entities():
        yield line.text
    for row in sources.marked():
        yield row.source
        yield row.target
    for english, native in sources.names():
        yield english.title()
        yield native


def _english_documents(pairs: list[Pair]) -> Iterator[list[str]]:
    documents: dict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        if not pair.document.startswith("eamt"):
            documents[pair.document.split(".", 1)[1]].setdefault(pair.target)
    yield from (list(lines) for lines in documents.values() if len(lines) > 2)


def _balanced(pairs: list[Pair], settings: Settings, rng: random.Random) -> list[Pair]:
    """At the most so many pairs of a language, whole documents together; questions of `eamt` a quarter of theirs."""
    cap, rounds = settings.prepare.cap, settings.prepare.rounds
    documents: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        documents[pair.document].append(pair)
    names = sorted(documents)
    rng.shuffle(names)
    taken: dict[str, int] = defaultdict(int)
    out: list[Pair] = []
    for name in names:
        if name.startswith("eamt") and rng.random() > 0.25:
            continue
        language = documents[name][0].language
        if taken[language] < cap.get(language, cap["default"]):
            taken[language] += len(documents[name])
            out += documents[name] * rounds.get(language, rounds["default"])
    return out
