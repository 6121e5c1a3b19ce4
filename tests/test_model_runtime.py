"""The shipped model: what it is bound to, and that its answers do not depend on how it is asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tqa.entity.mentions import judge
from tqa.entity.model import MODEL_FILE, SHEET_FILE, SHIPPED, EntityModel
from tqa.errors import ModelError

PAIRS = [
    (
        "卡塔尔首相星期二在多哈会见了埃及外长。",
        "Qatar's prime minister met the Egyptian foreign minister in Doha on Tuesday.",
    ),
    ("Der Bürgermeister von Hamburg sprach.", "The mayor of Hamburg spoke."),
    (None, "Mediators from Qatar and Egypt met in Doha."),
    ("Путин прибыл в Астану.", ""),
    ("", "The mayor of Hamburg spoke."),
]


@pytest.fixture(scope="module")
def model() -> EntityModel:
    return EntityModel.load(threads=1)


def test_the_shipped_folder_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 40_000_000


def test_answers_do_not_depend_on_the_batch(model: EntityModel) -> None:
    together = model.signals(PAIRS)
    for pair, found in zip(PAIRS, together, strict=True):
        (alone,) = model.signals([pair])
        assert np.allclose(alone.target_scores, found.target_scores, atol=1e-3)
        assert alone.pairing.shape == found.pairing.shape


def test_every_piece_has_scores_even_in_a_long_text(model: EntityModel) -> None:
    target = "The mayor of Hamburg opened the bridge. " * 120
    source = "Der Bürgermeister von Hamburg eröffnete die Brücke. " * 120
    (found,) = model.signals([(source, target)])
    assert found.target_scores.shape[0] == len(found.target) + 1
    assert np.isfinite(found.target_scores).all()
    assert np.isfinite(found.source_scores).all()
    assert np.allclose(found.target_tags.sum(axis=1), 1, atol=1e-3)


def test_mentions_are_slices_of_their_texts(model: EntityModel) -> None:
    for (source, target), found in zip(PAIRS, judge(model, PAIRS), strict=True):
        for mention in found.target:
            assert target[mention.start : mention.end].strip()
            if mention.counterpart is not None:
                assert source is not None
                assert mention.counterpart.of(source)
    names = [m.span.of(str(PAIRS[0][1])) for m in judge(model, PAIRS[:1])[0].target]
    assert "Doha" in names


def test_a_pair_of_names_is_matched_across_scripts(model: EntityModel) -> None:
    source, target = "拜登星期五在华盛顿会见了泽连斯基。", "Biden met Zelensky in Washington on Friday."
    (found,) = judge(model, [(source, target)])
    pairs = {m.span.of(target): m.counterpart.of(source) for m in found.target if m.counterpart is not None}
    assert pairs.get("Washington") == "华盛顿"


def test_probabilities_rise_with_the_score(model: EntityModel) -> None:
    for name in model.sheet.calibration:
        told = [model.probability(name, raw) for raw in np.linspace(-12, 12, 60)]
        assert told == sorted(told)
        assert 0 <= told[0] <= told[-1] <= 1


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    with (folder / MODEL_FILE).open("r+b") as file:
        file.seek(1000)
        file.write(b"\0\1\2\3")
    with pytest.raises(ModelError, match="digests differ"):
        EntityModel.load(folder)


def test_a_sheet_of_another_kind_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    sheet = json.loads((folder / SHEET_FILE).read_text(encoding="utf8"))
    for broken in ("{", json.dumps(sheet | {"schema": 99}), json.dumps(sheet | {"tags": ["O"]})):
        (folder / SHEET_FILE).write_text(broken, encoding="utf8")
        with pytest.raises(ModelError):
            EntityModel.load(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        EntityModel.load(tmp_path / "none")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_one_article_with_the_model_needs_less_than_400_megabytes() -> None:
    # VmHWM is of this process alone; ru_maxrss would begin with that of the tests.
    code = """
import re, sys
from pathlib import Path
sys.argv = ["tqa", "check", "--no-color", "samples/khorgos-freight.en.txt"]
try:
    from tqa.cli import main
    main()
except SystemExit:
    print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1], "onnxruntime" in sys.modules)
"""
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    kilobytes, loaded = done.stdout.splitlines()[-1].split()
    assert loaded == "True"
    assert int(kilobytes) < 400_000


def test_a_check_with_the_model_leaves_nothing_at_home_but_the_compiled_glossaries(tmp_path: Path) -> None:
    # The runtime's own reports to its maker are silent where CI is set; here they would be kept in ~/.cache.
    silent = {"CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "XDG_CACHE_HOME"}
    known = {name: value for name, value in os.environ.items() if name not in silent and not name.startswith("TQA_")}
    home = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    code = "import tqa; tqa.Checker.load().check(tqa.Document.of('The mayor spoke.', source='Bürgermeister'))"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=known | home, check=True)
    left = {path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {(".cache", "tqa")}


def test_importing_tqa_loads_no_runtime() -> None:
    code = "import sys, tqa, tqa.pipeline; print([m for m in ('onnxruntime', 'torch', 'transformers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
