"""How fast a big glossary is built, loaded and matched; beside a bare automaton and one search a term.

    python tests/benchmarks/glossary_speed.py [TERMS]

Terms are random Chinese words of two to six characters and English phrases, half of each; texts are random words with one term
in fifteen, from 5,000 of the terms. Times are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEED = 17


def make_terms(count: int, rng: random.Random) -> list[tuple[str, str]]:
    characters = [chr(0x4E00 + i) for i in range(2500)]
    syllables = [a + b for a in "bcdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        if len(found) % 2:
            found["zh", "".join(rng.choices(characters, k=rng.randint(2, 6)))] = None
        else:
            words = (
                "".join(rng.choices(syllables, k=rng.randint(2, 3))).capitalize() for _ in range(rng.randint(1, 3))
            )
            found["en", " ".join(words)] = None
    return list(found)


def make_text(terms: list[str], length: int, rng: random.Random, filler: list[str], joint: str) -> str:
    parts: list[str] = []
    size = 0
    while size < length:
        part = rng.choice(terms) if rng.random() < 1 / 15 else rng.choice(filler)
        parts.append(part)
        size += len(part) + len(joint)
    return joint.join(parts)


def timed(label: str, characters: int, run: Callable[[], int]) -> None:
    start = time.process_time()
    found = run()
    seconds = time.process_time() - start
    print(f"{label:44} {seconds:7.3f} s  {characters / seconds / 1e6:6.2f} M characters/s  {found} matches")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    rng = random.Random(SEED)
    terms = make_terms(count, rng)
    with tempfile.TemporaryDirectory() as directory:
        os.environ["TQA_CACHE_DIR"] = directory
        path = Path(directory) / "big.csv"
        rows = (f"style-term.t{number},{language},{term}" for number, (language, term) in enumerate(terms))
        path.write_text("concept,lang,term\n" + "\n".join(rows) + "\n", encoding="utf-8")
        measure(path, terms, rng)


def apart(path: Path, language: str) -> None:
    """The time and the memory of a process that loads the glossary and looks something up: the first one builds it."""
    code = (
        "import resource, sys, time; from pathlib import Path; from tqa.glossary import Glossary; from tqa.languages import load;"
        "start = time.process_time(); glossary = Glossary.load([Path(sys.argv[1])], shipped=False);"
        "glossary.find('a', load(sys.argv[2])); print(f'{time.process_time() - start:.2f} s, '"
        " f'{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at its peak')"
    )
    print(
        subprocess.run([sys.executable, "-c", code, path, language], check=True, text=True, capture_output=True).stdout,
        end="",
    )


def measure(path: Path, terms: list[tuple[str, str]], rng: random.Random) -> None:
    from tqa.glossary import Glossary
    from tqa.languages import load

    print(f"{len(terms):,} terms: cold build and first look-up, ", end="", flush=True)
    apart(path, "en")
    for code in ("zh", "en"):
        print(f"warm load and first look-up, {code}: ", end="", flush=True)
        apart(path, code)
    glossary = Glossary.load([path], shipped=False)
    used = 5_000
    chinese = [term for language, term in terms if language == "zh"]
    english = [term for language, term in terms if language == "en"]
    filler = [chr(0x4E00 + rng.randrange(2500)) + "，" * (rng.random() < 0.1) for _ in range(5000)]
    text = make_text(chinese[:used], 3_000_000, rng, filler, "")
    timed("tqa, Chinese", len(text), lambda: len(glossary.find(text, load("zh"))))
    words = ["the", "minister", "said", "on", "Friday", "that", "talks", "would", "resume", "soon"]
    prose = make_text(english[:used], 3_000_000, rng, words, " ")
    timed("tqa, English", len(prose), lambda: len(glossary.find(prose, load("en"))))
    peers(chinese, text)


def peers(chinese: list[str], text: str) -> None:
    """The plain alternative on the same terms and a part of the text, since it is quadratic: one search a term."""
    sample = text[:3_000]

    def each_term() -> int:
        return sum(sample.count(term) for term in chinese)

    timed("one search a term (pofilter's way), Chinese", len(sample), each_term)
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        return
    start = time.process_time()
    automaton = AhoCorasick(chinese, matchkind=MatchKind.LeftmostLongest)
    print(f"ahocorasick-rs: built in {time.process_time() - start:.2f} s each time")
    timed("ahocorasick-rs, indices only, Chinese", len(text), lambda: len(automaton.find_matches_as_indexes(text)))


if __name__ == "__main__":
    main()
