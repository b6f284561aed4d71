"""How the shipped models are run: on all cores where this process works alone, on one where it is one worker of several."""

from __future__ import annotations

import multiprocessing
import os
from typing import Any

_MOST = 4  # threads beyond which graphs this small gain nothing
_SLOWER = ["SkipLayerNormFusion"]  # the fused kernel takes six times as long as the two it replaces: a fifth of a run (onnxruntime 1.32)


def session(model: str | bytes, threads: int | None = None) -> Any:
    """An onnxruntime session on the CPU. The number of threads changes the time it takes and never a bit of what it gives."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    alone = multiprocessing.parent_process() is None  # the engine runs a worker a core
    options.intra_op_num_threads = threads or (min(_MOST, os.cpu_count() or 1) if alone else 1)
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER)
