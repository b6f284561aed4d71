"""Features of a pair into the probability that both articles report the same events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vector = tuple[float, ...]
WEIGHTS = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over the features of a pair, and the mean probability from which two groups are one story."""

    mean: Vector
    scale: Vector
    weights: Vector
    bias: float
    threshold: float


@cache
def shipped() -> Model:
    """The model that comes with the program; training/group_weights.py makes it."""
    row = json.loads(WEIGHTS.read_text("utf-8"))
    return Model(tuple(row["mean"]), tuple(row["scale"]), tuple(row["weights"]), row["bias"], row["threshold"])


def probabilities(model: Model, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """`(n, features)` in, `(n,)` out, each between 0 and 1."""
    score = standardised(x, np.array(model.mean), np.array(model.scale)) @ np.array(model.weights) + model.bias
    found: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
    return found


def standardised(x: NDArray[np.float64], mean: NDArray[np.float64], scale: NDArray[np.float64]) -> NDArray[np.float64]:
    """Features in standard deviations from their mean, at most 8 either way: no single one decides alone."""
    clipped: NDArray[np.float64] = np.clip((x - mean) / scale, -8.0, 8.0)
    return clipped
