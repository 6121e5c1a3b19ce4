"""A desk's own model as a Hugging Face folder: what is refused, and that it answers as what it was made from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tqa import Checker, Config, Document
from tqa.entity.checkpoint import read_config
from tqa.entity.model import PIECES_FILE, SHIPPED, EntityModel
from tqa.entity.pieces import UNKNOWN, Segmenter
from tqa.entity.tags import TAGS
from tqa.errors import ModelError

if TYPE_CHECKING:
    from tqa.training.network import Network

SCORES = ["bad", "gap", "omitted", "marked", "fit"]
CONFIG: dict[str, Any] = {
    "model_type": "bert", "vocab_size": 60_000, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4,
    "intermediate_size": 64, "max_position_embeddings": 512, "hidden_act": "gelu",
    "tqa": {"schema": 1, "scores": SCORES, "tags": list(TAGS)},
}  # fmt: skip

torch_only = pytest.mark.skipif(find_spec("torch") is None, reason="needs the extra train")

PAIRS = [
    ("Der Bürgermeister von Hamburg sprach am Montag in Kiel.", "The mayor of Hamburg spoke in Kiel on Monday."),
    (None, "Mediators from Qatar and Egypt met in Doha."),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that has everything but true weights."""
    (tmp_path / "config.json").write_text(json.dumps(CONFIG))
    (tmp_path / "model.safetensors").write_bytes(b"")
    shutil.copyfile(SHIPPED / PIECES_FILE, tmp_path / PIECES_FILE)
    return tmp_path


def changed(**keys: object) -> Callable[[Path], object]:
    return lambda folder: (folder / "config.json").write_text(json.dumps(CONFIG | keys))


def pickled(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def in_parts(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "model.safetensors.index.json")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            pickled,
            "pytorch_model.bin: is a pickle, which can run code when it is opened; save the weights as model.safet",
        ),
        (in_parts, "its weights are in several files"),
        (lambda folder: (folder / "model.safetensors").unlink(), "has no model.safetensors"),
        (lambda folder: (folder / PIECES_FILE).unlink(), "has no sentencepiece.model or sentencepiece.bpe.model"),
        (lambda folder: (folder / PIECES_FILE).write_bytes(b"{}"), "is not a SentencePiece model"),
        (
            changed(model_type="xlm-robert"),
            "“xlm-robert” is no architecture that is read here (bert and xlm-roberta); did",
        ),
        (changed(model_type="deberta-v2"), "“deberta-v2” is no architecture"),
        (changed(auto_map={"AutoModel": "own--code.Model"}), "asks for code of its own (auto_map), which is never run"),
        (changed(hidden_act="relu"), "is of another build"),
        (changed(position_embedding_type="relative_key"), "is of another build"),
        (changed(max_position_embeddings=128), "reads fewer than 320 pieces"),
        (changed(vocab_size=59_999), "has 60000 pieces, and the embedding 59999 rows"),
        (changed(num_attention_heads=5), "do not divide its width"),
        (changed(tqa={"schema": 9, "scores": SCORES, "tags": list(TAGS)}), "of another kind"),
        (changed(tqa={"schema": 1, "scores": SCORES}), "is no description of a model"),
        (changed(tqa=None), "is no description of a model"),
        (lambda folder: (folder / "config.json").write_text("{"), "is no description of a model"),
    ],
)
def test_what_is_refused_is_told_in_one_line(folder: Path, change: Callable[[Path], object], message: str) -> None:
    change(folder)
    with pytest.raises(ModelError) as refused:
        EntityModel.load(folder)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith(str(folder))


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed")
def test_without_torch_the_way_out_is_named(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"tqa\[train\].*python -m tqa.training export --from"):
        Checker.load(Config(model_path=folder))


def test_pieces_as_xlm_r_has_them_are_one_row_further(tmp_path: Path) -> None:
    spm = pytest.importorskip("sentencepiece.sentencepiece_model_pb2")
    proto = spm.ModelProto()
    proto.ParseFromString((SHIPPED / PIECES_FILE).read_bytes())
    # As fairseq keeps it: no <pad>, and <unk> first.
    pieces = {piece.piece: piece for piece in proto.pieces}
    rest = list(proto.pieces[4:])
    ordered = [*(pieces[name] for name in ("<unk>", "<s>", "</s>")), *rest]
    shifted = spm.ModelProto()
    shifted.CopyFrom(proto)
    del shifted.pieces[:]
    shifted.pieces.extend(ordered)
    shifted.trainer_spec.unk_id, shifted.trainer_spec.bos_id, shifted.trainer_spec.eos_id = 0, 1, 2
    (tmp_path / "sentencepiece.bpe.model").write_bytes(shifted.SerializeToString())
    ours, theirs = Segmenter.load(SHIPPED / PIECES_FILE), Segmenter.load(tmp_path / "sentencepiece.bpe.model")
    assert len(theirs) == len(ours)
    for text in ("The mayor of Hamburg 𒀀 spoke.", "哈马斯 met in Doha"):
        assert theirs.split(text).ids.tolist() == ours.split(text).ids.tolist()
    assert UNKNOWN in theirs.split("𒀀").ids


def test_pieces_of_another_order_are_refused(folder: Path) -> None:
    spm = pytest.importorskip("sentencepiece.sentencepiece_model_pb2")
    proto = spm.ModelProto()
    proto.ParseFromString((SHIPPED / PIECES_FILE).read_bytes())
    proto.pieces[0].piece, proto.pieces[1].piece = "<pad>", "<s>"
    (folder / PIECES_FILE).write_bytes(proto.SerializeToString())
    with pytest.raises(ModelError, match="does not begin as XLM-R's pieces do"):
        EntityModel.load(folder)


@pytest.fixture
def network() -> Network:
    import torch

    from tqa.training.network import Network

    torch.manual_seed(0)
    torch.set_num_threads(1)
    made = Network(pieces=60_000, layers=2, hidden=32, heads=4, inner=64, positions=512, pairing=8)
    with torch.no_grad():
        for head in (made.scores, made.tags):
            head.weight.mul_(40)  # As sure as a trained one, so that a slip shows.
    made.eval()
    return made


SHEET: dict[str, object] = {
    "schema": 7, "sha256": {"model.onnx": "x"}, "name": "tiny", "calibration": {"mismatch": [[0.0, 0.1], [4.0, 0.9]]},
    "thresholds": {"mismatch.major": 1.5},
}  # fmt: skip


@torch_only
@pytest.mark.filterwarnings("default")
def test_a_network_comes_back_from_a_folder_and_answers_as_its_onnx_form(network: Network, tmp_path: Path) -> None:
    from tqa.training.checkpoint import convert, write_checkpoint
    from tqa.training.export import write

    write_checkpoint(network, SHIPPED / PIECES_FILE, tmp_path / "hf", sheet=SHEET)
    own = EntityModel.load(tmp_path / "hf", threads=1)
    assert own.sheet.name == "tiny"
    assert own.threshold("mismatch.major") == 1.5
    assert own.probability("mismatch", 2.0) == pytest.approx(0.5)
    answers = own.signals(PAIRS)
    assert max(float(np.ptp(found.target_scores)) for found in answers) > 0.5

    write(network, SHIPPED / PIECES_FILE, tmp_path / "float", sheet={"name": "tiny"}, quantized=False)
    for one, other in zip(answers, EntityModel.load(tmp_path / "float", threads=1).signals(PAIRS), strict=True):
        assert np.allclose(one.target_scores, other.target_scores, atol=1e-4)
        assert np.allclose(one.source_scores, other.source_scores, atol=1e-4)
        assert np.allclose(one.target_tags, other.target_tags, atol=1e-4)
        assert np.allclose(one.pairing, other.pairing, atol=1e-4)

    convert(tmp_path / "hf", tmp_path / "small", tmp_path / "no data")
    converted = EntityModel.load(tmp_path / "small", threads=1)
    assert converted.sheet.thresholds == own.sheet.thresholds
    assert converted.sheet.calibration == own.sheet.calibration
    for one, other in zip(answers, converted.signals(PAIRS), strict=True):
        assert np.abs(one.target_scores - other.target_scores).max() < 0.3


@torch_only
@pytest.mark.parametrize("kind", ["bert", "xlm-roberta"])
@pytest.mark.filterwarnings("default")
def test_an_encoder_of_transformers_is_read_as_transformers_reads_it(kind: str, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file
    from transformers import BertConfig, BertModel, XLMRobertaConfig, XLMRobertaModel

    torch.manual_seed(1)
    torch.set_num_threads(1)
    config_class, model_class = (BertConfig, BertModel) if kind == "bert" else (XLMRobertaConfig, XLMRobertaModel)
    config = config_class(
        vocab_size=60_000, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=514, type_vocab_size=2 if kind == "bert" else 1, pad_token_id=1, layer_norm_eps=1e-5,
        initializer_range=0.3,
    )  # fmt: skip
    encoder = model_class(config, add_pooling_layer=False).eval()
    heads = {
        name: torch.nn.Linear(32, size) for name, size in (("scores", 5), ("tags", len(TAGS)), ("query", 8), ("key", 8))
    }
    prefix = "" if kind == "bert" else "roberta."
    weights = {f"{prefix}{name}": value.contiguous() for name, value in encoder.state_dict().items()}
    for name, head in heads.items():
        weights |= {f"{name}.weight": head.weight.detach(), f"{name}.bias": head.bias.detach()}
    save_file(weights, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(json.dumps(config.to_dict() | {"tqa": CONFIG["tqa"]}))
    shutil.copyfile(SHIPPED / PIECES_FILE, tmp_path / PIECES_FILE)

    own = EntityModel.load(tmp_path, threads=1)
    ids = torch.randint(4, 60_000, (2, 24))
    ids[1, 18:] = 1
    side = (torch.arange(24) > 9).long().repeat(2, 1)
    types = {"token_type_ids": side} if kind == "bert" else {}
    with torch.inference_mode():
        hidden = encoder(input_ids=ids, attention_mask=(ids != 1).long(), **types).last_hidden_state
        wanted = {name: head(hidden).numpy() for name, head in heads.items()}
    found = own._session.run(["scores", "tags", "query", "key"], {"ids": ids.numpy(), "side": side.numpy()})
    for (name, expected), got in zip(wanted.items(), found, strict=True):
        assert np.allclose(got[0], expected[0], atol=2e-5), name
        assert np.allclose(got[1, :18], expected[1, :18], atol=2e-5), name


@torch_only
@pytest.mark.filterwarnings("default")
def test_the_checks_run_with_it_and_the_signature_names_it(network: Network, tmp_path: Path) -> None:
    from tqa.training.checkpoint import write_checkpoint

    sheet = json.loads((SHIPPED / "model.json").read_text("utf-8"))
    write_checkpoint(network, SHIPPED / PIECES_FILE, tmp_path, sheet=sheet)
    checker = Checker.load(Config(model_path=tmp_path, only=("entity-mismatch",)))
    source, target = PAIRS[0]
    report = checker.check(Document.of(target, source, source_lang="de"))
    assert report.signature.model.startswith("sha256:")
    assert report.signature.model != EntityModel.load().digest
    assert report.signature.checks == ("entity-mismatch",)


@torch_only
@pytest.mark.filterwarnings("default")
def test_one_without_thresholds_is_told_by_name(network: Network, tmp_path: Path) -> None:
    from tqa.training.checkpoint import convert, write_checkpoint

    write_checkpoint(network, SHIPPED / PIECES_FILE, tmp_path, sheet={"name": "bare"})
    with pytest.raises(ModelError, match="has no thresholds, and --data names no folder to calibrate on"):
        convert(tmp_path, tmp_path / "small", tmp_path / "no data")
    checker = Checker.load(Config(model_path=tmp_path, only=("entity-mismatch",)))
    source, target = PAIRS[0]
    with pytest.raises(ModelError, match="the model “bare” has no threshold “mismatch"):
        checker.check(Document.of(target, source, source_lang="de"))


@torch_only
def test_weights_that_are_not_those_described_are_named(network: Network, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    from tqa.training.checkpoint import write_checkpoint

    write_checkpoint(network, SHIPPED / PIECES_FILE, tmp_path, sheet={})
    path = tmp_path / "model.safetensors"
    weights = load_file(path)
    for change, message in (
        ({"tags.weight": weights["tags.weight"][:3].clone()}, "“tags.weight” is 3 x 32, not 13 x 32"),
        ({"encoder.layer.1.output.dense.bias": None}, "has no weights “encoder.layer.1.output.dense.bias”"),
    ):
        save_file({name: value for name, value in (weights | change).items() if value is not None}, path)
        with pytest.raises(ModelError, match=message):
            EntityModel.load(tmp_path)
    path.write_bytes(b"\x80\x04pickle")
    with pytest.raises(ModelError, match="is no file of safetensors"):
        EntityModel.load(tmp_path)


def test_the_description_of_a_good_folder_is_read(folder: Path) -> None:
    shape, sheet = read_config(folder)
    assert (shape.hidden_size, shape.first_position) == (32, 0)
    assert sheet.scores == tuple(SCORES)
