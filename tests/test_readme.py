"""The README's picture and tables are what the tool prints today. `pytest --update-golden` writes them anew."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tqa.checks import CHECKS
from tqa.checks.consistency import reads_names
from tqa.commands.checks import summary
from tqa.entity.sound.units import MODELS
from tqa.glossary import Glossary
from tqa.languages import Language, contrasts, dates, numerals, posts, supported
from tqa.languages.inflection import inflection
from tqa.languages.order import order_words
from tqa.languages.units import unit_words
from tqa.text.lexicon import load as load_words

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DATA = ROOT / "tqa" / "languages"
PICTURE = "samples/rafah-convoys.en.txt"
NAMES = "samples/khorgos-freight.en.txt"


def picture() -> str:
    """What `tqa check` prints for one sample, without colour."""
    command = [sys.executable, "-m", "tqa", "check", "--no-color", "--width", "100", PICTURE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return f"```\n$ tqa check {PICTURE}\n\n{done.stdout.rstrip()}\n```"


def names() -> str:
    """What `tqa names` prints for one sample with its source."""
    command = [sys.executable, "-m", "tqa", "names", "--no-color", "--width", "100", NAMES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return f"```\n$ tqa names {NAMES}\n\n{done.stdout.rstrip()}\n```"


def checks() -> str:
    rows = ["| check | finds | without the source |", "| --- | --- | --- |"]
    for check in CHECKS:
        rows.append(f"| `{check.code}` | {summary(check).rstrip('.')} | {'' if check.requires_source else 'yes'} |")
    return "\n".join(rows)


def glossaries() -> str:
    """What `tqa glossary stats` prints."""
    command = [sys.executable, "-m", "tqa", "glossary", "stats"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def has_number_words(code: str) -> bool:
    """Whether two and seven can be read when they are spelt out."""
    data = numerals.load(code) if code.partition("-")[0] in numerals.with_data() else None
    return data is not None and (data.ideographs is not None or {2, 7} <= {int(value) for value in data.words.values()})


def tells_the_clock(code: str) -> bool:
    """Whether half past one can be read in the language's words."""
    facts = dates.load(code)
    numeral_words = numerals.load(code)
    idioms = (facts.clock_before, facts.clock_after, facts.clock_words, facts.hour_after, numeral_words.half_to)
    return any(idioms) or (numeral_words.ideographs is not None and bool(numeral_words.ideographs.half))


def languages() -> str:
    """What there is for each language, read off the data itself."""
    words = load_words()
    glossary = Glossary.load()
    readings = {reading.language.partition("-")[0] for reading in glossary.readings()}
    known_to: dict[str, Callable[[Language], bool]] = {
        "left over in the same script": lambda language: language.code in words.languages,
        "number words": lambda language: has_number_words(language.code),
        "dates": lambda language: (DATA / "dates" / f"{language.code}.toml").exists(),
        "units": lambda language: bool(unit_words(language.code, spaced=language.spaced).spelt),
        "clock in words": lambda language: tells_the_clock(language.code),
        "before, after": lambda language: order_words(language.code) is not None,
        "rose, fell": lambda language: contrasts.load(language.code) is not None,
        "offices": lambda language: posts.load(language.code) is not None,
        "inflected terms": lambda language: inflection(language.code) is not None,
        "short forms": lambda language: language.base in readings,
        "names by sound": lambda language: language.base in MODELS,
        "names left out": lambda language: reads_names(glossary, language),
        "phrases of web pages": lambda language: (DATA / "artefacts" / f"{language.base}.toml").exists(),
    }
    rows = ["| language | " + " | ".join(known_to) + " |", "| --- |" + " :-: |" * len(known_to)]
    for language in supported():
        marks = ["✓" if known(language) else "" for known in known_to.values()]
        rows.append(f"| {language.name} ({language.code}) | " + " | ".join(marks) + " |")
    return "\n".join(rows)


def evaluation() -> str:
    """What `tqa evaluate` prints for the samples, down to its first table."""
    arguments = ["evaluate", "samples/labels.jsonl", "--documents", "samples/feed.jsonl", "--format", "markdown"]
    done = subprocess.run(
        [sys.executable, "-m", "tqa", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heading, table = done.stdout.split("\n\n")[:2]
    return f"    tqa {' '.join(arguments)}\n\n{heading}\n\n{table}"


BLOCKS: dict[str, Callable[[], str]] = {
    "picture": picture,
    "names": names,
    "checks": checks,
    "evaluation": evaluation,
    "glossaries": glossaries,
    "languages": languages,
}


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_current(name: str, request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    block = re.compile(rf"(<!-- block: {name} -->\n)(.*?)(<!-- end -->)", re.DOTALL)
    match = block.search(text)
    assert match is not None
    current = BLOCKS[name]() + "\n"
    if request.config.getoption("--update-golden"):
        README.write_text(block.sub(lambda m: m[1] + current + m[3], text), encoding="utf-8")
    else:
        assert match[2] == current, "run pytest --update-golden and read what changed"


def test_the_commands_of_the_readme_name_files_that_exist() -> None:
    text = README.read_text(encoding="utf-8")
    for path in re.findall(r"(?:samples|tests|\.ci|glossaries)/[\w./-]*\w", text):
        assert (ROOT / path).exists(), path
