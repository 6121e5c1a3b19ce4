"""What each head is taught, and how much each weighs."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from tqa.training.batches import Batch
from tqa.training.examples import HEADS, IGNORE, SOFT
from tqa.training.network import SCORES, Output

POSITIVE = {"bad": 3.0, "gap": 8.0, "omitted": 4.0, "marked": 1.5}
"""How much more a piece with an error counts: there are few of them."""

WEIGHT = {"bad": 5.0, "gap": 4.0, "omitted": 3.0, "marked": 5.0, "tag": 0.8, "pair": 0.3, "fit": 0.6}


def losses(output: Output, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that this batch has labels for, unweighted."""
    found: dict[str, Tensor] = {}
    for name, positive in POSITIVE.items():
        label = batch.labels[HEADS.index(name)]
        chosen = label != IGNORE
        if not chosen.any():
            continue
        logits = output.scores[..., SCORES.index(name)][chosen].float()
        goal = label[chosen].float() / SOFT
        found[name] = functional.binary_cross_entropy_with_logits(logits, goal, pos_weight=torch.tensor(positive))
    tag = batch.labels[HEADS.index("tag")]
    chosen = tag != IGNORE
    if chosen.any():
        found["tag"] = functional.cross_entropy(output.tags[chosen].float(), tag[chosen].long())
    if (batch.pair[0] >= 0).any():
        found["pair"] = _pairing(output, batch)
    if batch.slot.any():
        score = fit(output, batch)
        margin = score[0::2] - score[1::2]
        level = functional.softplus(-score[0::2]) + functional.softplus(score[1::2])
        found["fit"] = functional.softplus(-margin).mean() + 0.15 * level.mean()
    return found


def total(parts: dict[str, Tensor]) -> Tensor:
    return torch.stack([WEIGHT[name] * loss for name, loss in parts.items()]).sum()


def fit(output: Output, batch: Batch) -> Tensor:
    """The mean fit of the slot's pieces, one number a sequence."""
    slot = batch.slot.float()
    logits = output.scores[..., SCORES.index("fit")].float()
    return (logits * slot).sum(1) / slot.sum(1).clamp(min=1)


def _pairing(output: Output, batch: Batch) -> Tensor:
    """Cross-entropy of the source pieces that a target piece renders; the right ones share the probability."""
    query, key = output.query.float(), output.key.float()
    scores = query @ key.transpose(1, 2)
    places = torch.arange(scores.shape[2])
    source = (batch.side == 0) & (places > 0) & (batch.ids > 3)
    scores = scores.masked_fill(~source[:, None, :], -1e4)
    chosen = batch.pair[0] >= 0
    right = (places >= batch.pair[0][chosen][:, None]) & (places < batch.pair[1][chosen][:, None])
    log = functional.log_softmax(scores[chosen], dim=-1)
    return -torch.logsumexp(log.masked_fill(~right, -1e4), dim=-1).mean()
