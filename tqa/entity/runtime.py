"""ONNX Runtime, kept to itself: it reads one network from memory, opens nothing else and tells nobody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tqa.errors import ModelError


def load_session(data: bytes, path: Path, threads: int) -> Any:
    """An ONNX Runtime session of the network in `data`.

    From bytes, so that no data outside the file is ever opened. Since 1.29 the official Linux builds of ONNX Runtime report
    what is loaded and when to their maker unless told not to before they start, and keep an identifier and a queue in
    ~/.cache/Microsoft: a desk with an embargo has promised that nothing leaves the machine. Raises `ModelError`, naming
    `path`, for what is no network.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    # Where the program that uses tqa has loaded it before.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that wait do not spin: beside other work on the same cores, spinning costs many times what it saves.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    errors = onnxruntime.capi.onnxruntime_pybind11_state
    # They derive from Exception alone and share no base class of their own.
    refused = (errors.Fail, errors.InvalidArgument, errors.InvalidGraph, errors.InvalidProtobuf, errors.NotImplemented,
               errors.RuntimeException)  # fmt: skip
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except refused as error:
        raise ModelError("is not a network that ONNX Runtime can read", path=path) from error
