"""Training: its parts that need no torch, and a tiny network from training to the runtime where torch is there."""

from __future__ import annotations

import random
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import msgspec
import numpy as np
import pytest

from tqa.entity.model import PIECES_FILE, SHIPPED, EntityModel
from tqa.entity.pieces import Segmenter
from tqa.errors import ConfigError
from tqa.training import settings
from tqa.training.corruption import Scene, count_words, differs, digits, replacement
from tqa.training.examples import HEADS, MOSTLY_REMOVED, MOSTLY_WRONG, SOFT, Maker, Mix, edit
from tqa.training.lexicon import Lexicon, Mention
from tqa.training.sources import Line, Pair

LINES = [
    "On Monday the German chancellor met the president of France in Berlin.",
    "Yesterday the president of Poland met Angela Merkel in Warsaw, and the visit to Berlin was put off.",
    "In Paris it was said that France had 12 reactors and that Poland would build three of them.",
] * 4


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    made = Lexicon(
        countries=frozenset({"france", "poland", "germany"}),
        cities=frozenset({"berlin", "paris", "warsaw"}),
        persons=frozenset({"angela", "merkel"}),
        forms={"france": frozenset({"Frankreich"}), "poland": frozenset({"Polen"}), "berlin": frozenset({"Berlin"})},
        shared=(("France", "Poland"),),
    )
    made.count(LINES)
    return made


def test_names_are_told_from_words_that_begin_a_sentence(lexicon: Lexicon) -> None:
    assert [(m.text, m.kind) for m in lexicon.mentions(LINES[2])] == [
        ("Paris", "city"),
        ("France", "country"),
        ("12", "number"),
        ("Poland", "country"),
        ("three", "count"),
    ]


def test_a_replacement_names_something_else(lexicon: Lexicon) -> None:
    rng = random.Random(1)
    for line in LINES[:3]:
        found = tuple(lexicon.mentions(line))
        for mention in found * 5:
            new = replacement(mention, Scene(lexicon, found, ()), rng)
            assert new is None or new != mention.text
    assert not differs("Merkel", "Angela Merkel")
    assert differs("Iran", "Iraq")


def test_numbers_change_their_value(lexicon: Lexicon) -> None:
    rng = random.Random(2)
    scene = Scene(lexicon, (), ())
    for text in ("12", "1,500", "2023", "3.5", "90"):
        for _ in range(20):
            new = digits(Mention(0, len(text), text, "number"), scene, rng)
            assert new is not None
            assert any(c.isdigit() for c in new)
    assert count_words(Mention(0, 7, "billion", "count"), scene, rng) != "billion"


def test_an_edit_keeps_the_places_of_what_it_keeps(lexicon: Lexicon) -> None:
    found = lexicon.mentions(LINES[2])
    made = edit(LINES[2], found, {0: "Marseille", 1: None}, random.Random(3))
    assert [made.text[a:b] for _, (a, b) in made.wrong] == ["Marseille"]
    assert all(made.text[a:b] == mention.text for mention, (a, b) in made.kept)
    assert "France" not in made.text
    assert len(made.gone) == 1


def test_labels_lie_on_the_replaced_name_and_on_what_it_replaced(lexicon: Lexicon) -> None:
    segmenter = Segmenter.load(SHIPPED / PIECES_FILE)
    maker = Maker(lexicon, segmenter, longest=200)
    pair = Pair("de", "Frankreich und Polen trafen sich in Berlin.", "In Berlin France met Poland.", "x")
    seen = 0
    for example in maker.pairs([pair] * 60, random.Random(4), reverse=0.0):
        bad = example.labels[HEADS.index("bad")] == SOFT
        assert (example.side[bad] == 1).all()
        omitted = example.labels[HEADS.index("omitted")] == SOFT
        assert (example.side[omitted] == 0).all()
        seen += bool(bad.any())
    assert seen > 5


def test_tags_stand_on_either_side(lexicon: Lexicon) -> None:
    maker = Maker(lexicon, Segmenter.load(SHIPPED / PIECES_FILE), longest=200)
    line = Line("en", "Angela Merkel met them in Berlin in 2019.", ((0, 13, "PER"), (26, 32, "LOC")))
    sides = {int(e.side[-2]) for e in maker.tags([line] * 30, random.Random(0))}
    assert sides == {0, 1}


def test_the_shipped_configuration_is_read_and_a_wrong_key_is_named(tmp_path: Path) -> None:
    assert settings.load().model.layers == 6
    path = tmp_path / "run.toml"
    path.write_text(settings.DEFAULT.read_text(encoding="utf8").replace("seed =", "seeds ="), encoding="utf8")
    with pytest.raises(ConfigError, match="seeds"):
        settings.load(path)
    path.write_text(settings.DEFAULT.read_text(encoding="utf8").replace("shipped = 0", "shipped = 1"), encoding="utf8")
    with pytest.raises(ConfigError, match="shipped"):
        settings.load(path)


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed")
def test_training_without_its_extra_says_so_in_one_line() -> None:
    done = subprocess.run([sys.executable, "-m", "tqa.training", "train"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "tqa[train]" in done.stderr


@pytest.mark.skipif(find_spec("torch") is None, reason="needs the extra train")
@pytest.mark.filterwarnings("default")
def test_the_quantised_network_answers_as_the_float_one(tmp_path: Path) -> None:
    import torch

    from tqa.training.export import write
    from tqa.training.network import Network

    torch.manual_seed(0)
    pieces = SHIPPED / PIECES_FILE
    size = len(Segmenter.load(pieces))
    network = Network(pieces=size, layers=2, hidden=64, heads=4, inner=128, positions=512, pairing=16).eval()
    ids = torch.randint(4, size, (3, 32))
    side = (torch.arange(32) > 12).long().repeat(3, 1)
    with torch.no_grad():
        float_scores = network(ids, side).scores.numpy()
    write(network, pieces, tmp_path, sheet={"name": "tiny"})
    loaded = EntityModel.load(tmp_path, threads=1)
    scores = loaded._session.run(["scores"], {"ids": ids.numpy(), "side": side.numpy()})[0]
    assert np.abs(scores - float_scores).max() < 0.1


def test_what_is_held_out_depends_on_the_sentence_alone() -> None:
    from tqa.training.prepare import is_held_out

    sentences = [f"The mayor of town {i} spoke." for i in range(2000)]
    held = [sentence for sentence in sentences if is_held_out(sentence)]
    assert 60 < len(held) < 140
    assert held == [sentence for sentence in reversed(sentences) if is_held_out(sentence)][::-1]


@pytest.mark.skipif(find_spec("torch") is None, reason="needs the extra train")
@pytest.mark.filterwarnings("default")
def test_what_ships_is_made_of_the_ends_of_the_stages_and_no_stage_is_done_twice(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    import torch

    from tqa.training.examples import save
    from tqa.training.network import Network
    from tqa.training.train import train

    pieces = SHIPPED / PIECES_FILE
    maker = Maker(lexicon, Segmenter.load(pieces), longest=200)
    pair = Pair("de", "Frankreich und Polen trafen sich in Berlin.", "In Berlin France met Poland.", "x")
    for name, mix in (("pairs", MOSTLY_WRONG), ("removals", MOSTLY_REMOVED)):
        save(tmp_path / f"{name}.npz", list(maker.pairs([pair] * 40, random.Random(4), reverse=0.0, mix=mix)))
    start = tmp_path / "start.safetensors"
    torch.manual_seed(0)
    size = len(maker.segmenter)
    Network(pieces=size, layers=1, hidden=16, heads=2, inner=16, positions=512, pairing=8).save(start)
    stages = tuple(
        settings.Stage(name, steps=2, tokens=256, rate=1e-2, warmup=1, blend=1.0, shipped=share, shares={name: 1.0})
        for name, share in (("pairs", 0.75), ("removals", 0.25))
    )
    whole = msgspec.structs.replace(settings.load(), threads=1, stage=stages)
    train(whole, tmp_path, tmp_path, start)

    first, second, final = (
        Network.load(tmp_path / f"{name}.safetensors").state_dict() for name in ("pairs", "removals", "final")
    )
    before = Network.load(start).state_dict()
    assert any(not torch.equal(first[name], before[name]) for name in first)
    assert any(not torch.equal(first[name], second[name]) for name in first)
    assert all(torch.allclose(final[name], 0.75 * first[name] + 0.25 * second[name], atol=1e-6) for name in final)
    (tmp_path / "log.jsonl").unlink(missing_ok=True)
    written = (tmp_path / "removals.safetensors").stat().st_mtime_ns
    train(whole, tmp_path, tmp_path, start)
    assert (tmp_path / "removals.safetensors").stat().st_mtime_ns == written


def test_of_a_mix_most_pairs_lose_a_name(lexicon: Lexicon) -> None:
    maker = Maker(lexicon, Segmenter.load(SHIPPED / PIECES_FILE), longest=200)
    pair = Pair("de", "Frankreich und Polen trafen sich in Berlin.", "In Berlin France met Poland.", "x")

    def holes(mix: Mix) -> int:
        made = maker.pairs([pair] * 200, random.Random(4), reverse=0.0, mix=mix)
        return sum(bool((e.labels[HEADS.index("gap")] == SOFT).any()) for e in made)

    assert holes(MOSTLY_REMOVED) > 1.5 * holes(MOSTLY_WRONG) > 0


def test_of_two_forms_of_one_length_the_same_is_found_in_every_run() -> None:
    forms = frozenset({"Wien.", "Виена", "Vienn", "Бечот", "Viena", "Bécsi"})
    known = Lexicon(countries=frozenset(), cities=frozenset(), persons=frozenset(), forms={"vienna": forms}, shared=())
    assert known.find_form("Vienna", " ".join(sorted(forms, reverse=True))) == (30, 35)
