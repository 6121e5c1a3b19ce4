"""Learns how names are spelt over into Latin letters, and writes the tables that `tqa.entity.sound` reads.

    python -m tqa.training.name_tables learn DATA [--only han,japanese]     (needs PyICU for the readings of Chinese characters)
    python -m tqa.training.name_tables judge DATA [--only han,japanese]

DATA holds names/*.jsonl: single words of names, English and native. One model for each script: every unit (a Chinese
character, a kana, a letter) writes a Latin substring of 0 to 6 letters; the probabilities are found by expectation
maximisation over all ways to cut a pair (many-to-many alignment: Jiampojamarn et al. 2007, unit by unit). A tenth of the
names, by a hash of the native spelling, is held out for `judge` and for the calibration. For Hindi there are no names: the
pairs come from parallel news, chosen by their sound, so its figures flatter.

`judge` printed, for the right name against any other name, and against one of the same first letter, at 0.5:

    han          2475 names   AUC 0.986, precision 0.987   |   AUC 0.972, precision 0.929   |   recall 0.932
    japanese     2475 names   AUC 0.990, precision 0.995   |   AUC 0.983, precision 0.965   |   recall 0.967
    hangul       2469 names   AUC 0.961, precision 0.981   |   AUC 0.934, precision 0.904   |   recall 0.885
    cyrillic     2468 names   AUC 0.987, precision 0.997   |   AUC 0.981, precision 0.978   |   recall 0.969
    arabic       2472 names   AUC 0.990, precision 0.998   |   AUC 0.983, precision 0.960   |   recall 0.969
    hebrew       2483 names   AUC 0.997, precision 0.996   |   AUC 0.994, precision 0.982   |   recall 0.986
    devanagari    146 names   AUC 0.996, precision 0.986   |   AUC 0.987, precision 0.940   |   recall 0.973
"""

from __future__ import annotations

import argparse
import math
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from tqa.entity.sound.model import TABLES, Model, Table, load
from tqa.entity.sound.units import MODELS, latin_letters, letters, units
from tqa.training.sources import rows

FILES = {
    "han": ("chinese",), "japanese": ("japanese", "katakana"), "hangul": ("korean",), "cyrillic": ("russian",),
    "arabic": ("arabic",), "hebrew": ("hebrew",),
}  # fmt: skip
LONGEST = {"han": 6, "japanese": 6, "hangul": 3, "cyrillic": 4, "arabic": 4, "hebrew": 4, "devanagari": 4}
MOST = 45_000
"""Names a model is learnt from; all that hold Chinese characters are among them."""
CALIBRATED = {"devanagari": (0.5, 0.3, 2.4)}
"""Weights where the pairs were chosen by their sound, which makes them look surer than they are: those of the other models."""
ROUNDS = 6
LEAST = 2e-3
"""The smallest probability that a table keeps."""
NOISE = -3.4
"""A pair whose letters are less likely than this (logarithm a letter) after the second round is no transliteration."""

Pair = tuple[tuple[str, ...], str]
Emissions = dict[str, dict[str, float]]


def is_held_out(native: str) -> bool:
    return zlib.crc32(native.encode()) % 10 == 0


def read_pairs(folder: Path, model: str) -> Iterator[tuple[str, str, int]]:
    """(native, English, count) of all names of a model; a pair that two files have counts once."""
    seen = set()
    for name in FILES[model]:
        for row in rows(folder / f"names/{name}.jsonl"):
            native, latin = str(row["native"]), latin_letters(str(row["en"]))
            if (native, latin) in seen or not letters(model).fullmatch(native) or not 2 <= len(latin) <= 16:
                continue
            seen.add((native, latin))
            yield native, latin, int(row["count"])


def expect(pairs: Sequence[tuple[Pair, float]], table: Emissions, longest: int) -> tuple[Emissions, list[float]]:
    """One round: how often each unit writes what, and the log-likelihood of each pair (−inf where it has no way)."""
    counts: Emissions = defaultdict(lambda: defaultdict(float))
    likely = []
    for (native, latin), weight in pairs:
        n, m = len(native), len(latin)
        forward: list[dict[int, float]] = [{0: 1.0}]
        arcs: list[list[tuple[int, int, str, float]]] = []
        for i, unit in enumerate(native):
            emissions = table.get(unit, {})
            after: dict[int, float] = {}
            row = []
            rest = (n - i - 1) * longest
            for j, value in forward[i].items():
                for k in range(max(j, m - rest), min(m, j + longest) + 1):
                    p = emissions.get(latin[j:k])
                    if p:
                        after[k] = after.get(k, 0.0) + value * p
                        row.append((j, k, latin[j:k], p))
            forward.append(after)
            arcs.append(row)
        total = forward[n].get(m, 0.0)
        likely.append(math.log(total) if total > 0 else -math.inf)
        if total <= 1e-280:
            continue
        backward = {m: 1.0}
        for i in range(n - 1, -1, -1):
            before: dict[int, float] = {}
            target = counts[native[i]]
            for j, k, written, p in arcs[i]:
                b = backward.get(k)
                if b:
                    before[j] = before.get(j, 0.0) + p * b
                    target[written] += weight * forward[i][j] * p * b / total
            backward = before
    return counts, likely


def start(pairs: Sequence[tuple[Pair, float]], longest: int) -> Emissions:
    """What each unit may write: substrings near its place in the name, the nearer the likelier."""
    counts: Emissions = defaultdict(lambda: defaultdict(float))
    for (native, latin), weight in pairs:
        n, m = len(native), len(latin)
        for i, unit in enumerate(native):
            low, high = i * m / n, (i + 1) * m / n
            for j in range(max(0, int(low) - 2), min(m, int(low) + 3)):
                for k in range(j, min(m, j + longest) + 1):
                    counts[unit][latin[j:k]] += weight * math.exp(-abs(j - low) - abs(k - high))
    return normalised(counts, 1e-5)


def normalised(counts: Emissions, least: float, prior: Emissions | None = None, strength: float = 3.0) -> Emissions:
    table = {}
    for unit in counts.keys() | (prior or {}).keys():
        row: defaultdict[str, float] = defaultdict(float, counts.get(unit, {}))
        for written, p in (prior or {}).get(unit, {}).items():
            row[written] += strength * p
        total = sum(row.values())
        table[unit] = {written: count / total for written, count in row.items() if count / total >= least}
    return table


def pinyin() -> Emissions:
    """The Mandarin readings of the characters that names are written with, as ICU has them."""
    import icu  # type: ignore[import-untyped,unused-ignore]

    reading = icu.Transliterator.createInstance("Han-Latin; Latin-ASCII")
    simplified = icu.Transliterator.createInstance("Traditional-Simplified")
    table: Emissions = {}
    for code in range(0x4E00, 0x9FA6):
        char = chr(code)
        for encoding in ("gb2312", "big5", "euc_jp"):
            try:
                char.encode(encoding)
            except UnicodeEncodeError:
                continue
            read = latin_letters(reading.transliterate(simplified.transliterate(char)))
            if read:
                table[char] = {read: 1.0}
            break
    return table


def learn(pairs: list[tuple[Pair, float]], longest: int, prior: Emissions | None) -> Emissions:
    table = start(pairs, longest)
    for number in range(ROUNDS):
        counts, likely = expect(pairs, table, longest)
        table = normalised(counts, LEAST if number == ROUNDS - 1 else 1e-4, prior if number else None)
        if number >= 2:
            pairs = [pair for pair, value in zip(pairs, likely, strict=True) if value / (len(pair[0][1]) + 1) > NOISE]
        print(f"  round {number + 1}: {len(pairs)} pairs, {sum(map(len, table.values()))} entries", flush=True)
    return table


def devanagari(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Names of the parallel news: a capitalised English word and the Hindi word that ICU spells most like it."""
    import icu  # type: ignore[import-untyped,unused-ignore]
    import regex
    from rapidfuzz.distance import Indel

    reading = icu.Transliterator.createInstance("Devanagari-Latin; Latin-ASCII")
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows(folder / "parallel/hi-en.jsonl"):
        words = {
            word: latin_letters(reading.transliterate(word)) for word in letters("devanagari").findall(row["native"])
        }
        for english in regex.findall(r"\p{Lu}\p{Ll}{2,}", row["en"]):
            name = latin_letters(english)
            best = max(words, key=lambda word: Indel.normalized_similarity(words[word], name), default="")
            if best and Indel.normalized_similarity(words[best], name) >= 0.55:
                counts[best, name] += 1
    for (native, latin), count in counts.items():
        yield native, latin, count


def write_pinyin() -> None:
    """The table of Mandarin readings as text: a syllable and its characters a line, with second readings of names."""
    lines: defaultdict[str, str] = defaultdict(str)
    for char, row in sorted(pinyin().items()):
        for syllable in row:
            lines[syllable] += char
    for syllable, characters in SECOND_READINGS.items():
        lines[syllable] += characters
    path = TABLES / "pinyin.txt"
    path.write_text("".join(f"{syllable} {lines[syllable]}\n" for syllable in sorted(lines)), encoding="utf-8")


def write_transcribing(folder: Path) -> None:
    """How much more often each character spells a foreign name than it stands in news: a logarithm and its characters a line."""
    from icu import Transliterator  # type: ignore[import-untyped,unused-ignore]

    simplified = Transliterator.createInstance("Traditional-Simplified")
    traditional = Transliterator.createInstance("Simplified-Traditional")
    spelling: Counter[str] = Counter()
    for native, latin, count in read_pairs(folder, "han"):
        if len(native) > 1 and not is_held_out(native) and len(latin) > 3:
            for char in simplified.transliterate(native):
                spelling[char] += min(3, count)
    news: Counter[str] = Counter()
    for row in rows(folder / "parallel/zh-en.jsonl"):
        news.update(char for char in str(row["native"]) if "一" <= char <= "鿿")
    lines: defaultdict[int, str] = defaultdict(str)
    for char, count in spelling.items():
        odds = math.log((count + 0.5) / spelling.total()) - math.log((news[char] + 5) / news.total())
        if count >= 3 and odds > -3:
            lines[round(odds)] += "".join(dict.fromkeys((char, traditional.transliterate(char))))
    text = "".join(f"{odds} {lines[odds]}\n" for odds in sorted(lines))
    (TABLES / "transcribing.txt").write_text(text, encoding="utf-8")


SECOND_READINGS = {
    "piao": "朴樸", "pu": "朴埔堡", "shan": "单單", "dan": "单單", "xie": "解颉頡", "ge": "盖葛蓋", "gai": "盖蓋", "zha": "查",
    "cha": "查", "zeng": "曾", "ceng": "曾", "qiu": "仇", "chou": "仇", "ou": "区區", "qu": "区區", "le": "乐樂勒", "yue": "乐樂",
    "chang": "长長",
    "zhang": "长長", "zhai": "翟祭", "di": "翟", "xi": "郗茜", "chi": "郗", "chong": "重涌种", "zhong": "重", "hang": "行",
    "xing": "行",
    "tan": "覃", "qin": "覃", "yun": "员員赟", "yuan": "员員", "lv": "吕呂侣侶律旅绿綠", "nv": "女", "he": "和",
    "lyu": "吕呂侣侶律旅绿綠",
    "zai": "仔", "zui": "咀", "se": "塞", "lu": "六", "du": "都", "bi": "秘费費泌", "yu": "尉蔚玙", "ji": "奇",
    "fu": "甫", "sheng": "盛晟", "cheng": "盛", "mo": "万", "wan": "万", "bo": "薄柏泊", "bao": "薄",
    "shen": "沈谌諶", "chen": "沈",
    "miao": "缪繆", "xin": "莘", "zang": "藏", "zhao": "朝", "nuo": "娜", "yi": "祎", "shuai": "率", "heng": "珩",
    "jun": "隽雋筠",
    "xun": "浚", "ying": "荥滎", "po": "繁", "she": "折", "shao": "召", "qi": "锜", "qian": "乾犍", "hu": "鹄鵠", "xu": "浒滸圩",
    "xia": "厦廈", "beng": "蚌", "guo": "涡渦", "pan": "番", "pi": "陂", "bu": "堡", "zong": "枞樅", "mu": "牟", "lao": "乐樂",
    "fo": "佛", "e": "阿", "yan": "铅鉛", "si": "偲俟", "hong": "纮", "rong": "镕", "kai": "闿", "kun": "鹍", "biao": "骉",
}  # fmt: skip


def pairs_of(folder: Path, model: str) -> Iterator[tuple[str, str, int]]:
    return devanagari(folder) if model == "devanagari" else read_pairs(folder, model)


def learn_model(folder: Path, model: str) -> None:
    print(model, flush=True)
    found = [pair for pair in pairs_of(folder, model) if not is_held_out(pair[0])]
    found.sort(key=lambda pair: (max(pair[0]) < "一" or model == "han", -pair[2], zlib.crc32(pair[1].encode())))
    pairs: list[tuple[Pair, float]] = []
    for native, latin, count in found[:MOST]:
        cut = tuple(unit for unit, _ in units(native, model))
        if len(cut) * LONGEST[model] >= len(latin):
            pairs.append(((cut, latin), 1.0 + math.log(count)))
    table = learn(pairs, LONGEST[model], pinyin() if model == "han" else None)
    if model == "han":
        write_pinyin()
        write_transcribing(folder)
    packed = {
        unit: msgspec.msgpack.encode({written: min(255, round(-math.log(p) * 20)) for written, p in row.items()})
        for unit, row in table.items()
        if row
    }
    used: defaultdict[str, float] = defaultdict(float)
    for (_, latin), weight in pairs:
        for letter in latin:
            used[letter] += weight
    usual = {letter: round(math.log(count / sum(used.values())), 3) for letter, count in used.items()}
    raw = Table(usual=usual, writes={unit: msgspec.Raw(data) for unit, data in packed.items()}, weights=(0.0, 1.0, 0.0))
    weights = CALIBRATED.get(model) or calibrate(Model(raw), model, folder)
    path = TABLES / f"{model}.msgpack"
    path.write_bytes(msgspec.msgpack.encode(Table(usual=usual, writes=raw.writes, weights=weights)))
    print(f"  {path.name}: {path.stat().st_size} bytes, weights {weights}", flush=True)


def trials(folder: Path, model: str, most: int = 2_500) -> list[tuple[str, str, str, str]]:
    """Held-out names: (native, its own, another's, another's of the same first letter)."""
    chance = random.Random(1)
    held = [(native, latin) for native, latin, _ in pairs_of(folder, model) if is_held_out(native) and len(latin) > 3]
    held = chance.sample(held, min(most, len(held)))
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for _, latin in held:
        alike[latin[0]].append(latin)
    found = []
    for native, latin in held:
        other = chance.choice(held)[1]
        same = chance.choice(alike[latin[0]])
        if latin not in (other, same):
            found.append((native, latin, other, same))
    return found


def calibrate(model: Model, name: str, folder: Path) -> tuple[float, float, float]:
    """The weights of a logistic regression on evidence and evidence a letter: right name against others, half and half."""
    features, labels = [], []
    for native, right, other, same in trials(folder, name, 1_500):
        for latin, label in ((right, 1.0), (right, 1.0), (other, 0.0), (same, 0.0)):
            evidence = model.evidence([unit for unit, _ in units(native, name)], latin)
            features.append((1.0, evidence / len(latin), evidence / 10))
            labels.append(label)
    x, y = np.array(features), np.array(labels)
    w = np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w)))
        hessian = (x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(3)
        w += np.linalg.solve(hessian, x.T @ (y - p) - 1e-3 * w)
    return (round(float(w[0]), 3), round(float(w[1]), 3), round(float(w[2]), 3))


def judge(folder: Path, model: str) -> None:
    """Prints how well the right name is told from another, by language of the table."""
    from tqa.entity.sound import sounds_like
    from tqa.languages import load as load_language

    language = load_language(next(code for code, name in MODELS.items() if name == model))
    found = trials(folder, model)
    scores = np.array([[sounds_like(native, language, latin) for latin in row] for native, *row in found])
    print(f"{model:11}{len(found):6} names", end="")
    for column, against in ((1, "any other"), (2, "same first letter")):
        right, wrong = scores[:, 0], scores[:, column]
        area = (right[:, None] > wrong[None, :]).mean() + (right[:, None] == wrong[None, :]).mean() / 2
        hit, alarm = (right >= 0.5).mean(), (wrong >= 0.5).mean()
        print(f" | {against}: AUC {area:.3f} precision {hit / (hit + alarm):.3f} recall {hit:.3f}", end="")
    print(flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("action", choices=["learn", "judge"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default=",".join(LONGEST))
    options = parser.parse_args()
    for model in options.only.split(","):
        if options.action == "learn":
            learn_model(options.data, model)
            load.cache_clear()
        else:
            judge(options.data, model)


if __name__ == "__main__":
    main()
