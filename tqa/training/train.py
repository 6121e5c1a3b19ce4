"""The training loop: one stage after the other, resumable, logged line by line."""

from __future__ import annotations

import copy
import json
import math
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch

from tqa.training import losses as taught
from tqa.training.batches import Batch, Shelf
from tqa.training.network import Network, from_encoder
from tqa.training.settings import Settings, Stage

SAVE_EVERY = 100
LOG_EVERY = 20


def train(settings: Settings, base: Path, work: Path, start: Path | None = None) -> None:
    """All stages, from the last checkpoint in `work` if there is one; the result is `work/final.safetensors`.

    What a stage ends with is `work/NAME.safetensors`. `start` are weights of an earlier run with the same vocabulary, to go on
    from instead of the encoder's.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    if start is not None:
        network = Network.load(start)
    else:
        order = json.loads((work / "order.json").read_text())
        network = from_encoder(base, order, layers=settings.model.layers, pairing=settings.model.pairing)
    final: dict[str, torch.Tensor] = {}
    for number, stage in enumerate(settings.stage):
        path = work / f"{stage.name}.safetensors"
        if path.exists():
            ended = Network.load(path)
        else:
            ended = copy.deepcopy(network)
            run(ended, stage, settings.seed + number, work)
            ended.save(path)
        for name, value in ended.state_dict().items():
            final[name] = final.get(name, torch.zeros_like(value)) + stage.shipped * value
        network = blend(network, ended, stage.blend)
    network.load_state_dict(final)
    network.save(work / "final.safetensors")


def blend(earlier: Network, later: Network, share: float) -> Network:
    """Weights between those of two networks, `share` of the later: it keeps more of what the earlier had learnt.

    Wortsman et al. 2022, Robust fine-tuning of zero-shot models (arXiv 2109.01903).
    """
    whole = copy.deepcopy(later)
    state = whole.state_dict()
    for name, value in earlier.state_dict().items():
        state[name] = torch.lerp(value, state[name], share)
    whole.load_state_dict(state)
    return whole


def run(network: Network, stage: Stage, seed: int, work: Path) -> None:
    """One stage. A checkpoint holds weights and optimiser as safetensors (never pickled) and the step."""
    network.train()
    decayed = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
        lr=stage.rate,
        betas=(0.9, 0.98),
        fused=True,
    )
    done = _resume(network, optimiser, work / f"{stage.name}.checkpoint")
    started, pieces = time.time(), 0
    sums: dict[str, list[float]] = defaultdict(list)
    for step, batch in enumerate(islice(mixed(stage, work, seed), done, stage.steps), start=done):
        rate = stage.rate * schedule(step, stage)
        for group in optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            output = network(batch.ids, batch.side)
        parts = taught.losses(output, batch)
        optimiser.zero_grad(set_to_none=True)
        taught.total(parts).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        pieces += batch.ids.numel()
        for part, loss in parts.items():
            sums[part].append(float(loss.detach()))
        if (step + 1) % LOG_EVERY == 0:
            entry = {"stage": stage.name, "step": step + 1, "seconds": round(time.time() - started), "rate": rate}
            entry["pieces_per_second"] = round(pieces / (time.time() - started))
            entry |= {part: round(sum(v) / len(v), 4) for part, v in sums.items()}
            sums.clear()
            with (work / "log.jsonl").open("a", encoding="utf8") as log:
                log.write(json.dumps(entry) + "\n")
            print(json.dumps(entry), flush=True)
        if (step + 1) % SAVE_EVERY == 0:
            _save(network, optimiser, step + 1, work / f"{stage.name}.checkpoint")
    network.eval()


def schedule(step: int, stage: Stage) -> float:
    """Linear warm-up, then a cosine down to a fiftieth."""
    if step < stage.warmup:
        return (step + 1) / stage.warmup
    progress = (step - stage.warmup) / max(1, stage.steps - stage.warmup)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress))


def mixed(stage: Stage, work: Path, seed: int) -> Iterator[Batch]:
    """Batches of the stage's files, each as often as its share says, spread evenly."""
    streams = {
        name: Shelf(work / f"{name}.npz", together=2 if name == "rivals" else 1).endless(stage.tokens, seed)
        for name in stage.shares
    }
    owed = dict.fromkeys(stage.shares, 0.0)
    while True:
        for name, share in stage.shares.items():
            owed[name] += share
        name = max(owed, key=lambda n: owed[n])
        owed[name] -= 1.0
        yield next(streams[name])


def _save(network: Network, optimiser: torch.optim.Optimizer, step: int, path: Path) -> None:
    from safetensors.torch import save_file

    tensors = {f"weight.{name}": value for name, value in network.state_dict().items()}
    for i, state in optimiser.state_dict()["state"].items():
        tensors |= {f"state.{i}.{name}": value for name, value in state.items()}
    fresh = path.with_suffix(".new")
    save_file(tensors, fresh, metadata={"step": str(step)})
    fresh.replace(path)


def _resume(network: Network, optimiser: torch.optim.Optimizer, path: Path) -> int:
    """Load a checkpoint, if there is one; the number of steps that are done."""
    if not path.exists():
        return 0
    from safetensors import safe_open

    whole = optimiser.state_dict()
    state: dict[int, dict[str, torch.Tensor]] = defaultdict(dict)
    weights: dict[str, torch.Tensor] = {}
    with safe_open(path, "pt") as file:
        step = int(file.metadata()["step"])
        for key in file.keys():  # noqa: SIM118
            kind, rest = key.split(".", 1)
            if kind == "weight":
                weights[rest] = file.get_tensor(key)
            else:
                number, name = rest.split(".", 1)
                state[int(number)][name] = file.get_tensor(key)
    network.load_state_dict(weights)
    optimiser.load_state_dict({"state": dict(state), "param_groups": whole["param_groups"]})
    return step
