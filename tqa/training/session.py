"""A network in torch behind the face of an ONNX Runtime session, for the runtime to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch

from tqa.training.network import Network

Array = npt.NDArray[np.float32]


class TorchSession:
    """Answers as the exported network does. `threads` 0 leaves torch's own number."""

    def __init__(self, network: Network, *, threads: int) -> None:
        if threads:
            torch.set_num_threads(threads)
        self._network = network.eval()

    def run(self, names: Sequence[str] | None, feed: Mapping[str, npt.NDArray[np.int64]]) -> list[Array]:
        """Scores, tags, query and key of `ids` and `side` (batch x length); `names` chooses among them."""
        with torch.inference_mode():
            output = self._network(torch.from_numpy(feed["ids"]), torch.from_numpy(feed["side"]))
        chosen = output._fields if names is None else names
        return [getattr(output, name).numpy() for name in chosen]
