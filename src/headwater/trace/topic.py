"""How much two articles have in common beside the words they share: what tells a copy from a standing line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.trace.stream import Stream

_FEW, _LITTLE = 15, 0.2  # other words, and the share of an article's weight in them, below which a cosine says nothing


Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Vector:
    """The weighed words of one article: `words` rising, `weights` (1 + ln tf) idf, `whole` the sum of their squares."""

    words: Ints
    weights: NDArray[np.float64]
    whole: float


def vectors(words: Stream, places: Iterable[int]) -> dict[int, Vector]:
    """The weighed words of the articles at these places, noise left out."""
    edges = words.edges.tolist()
    out: dict[int, Vector] = {}
    for place in sorted(set(places)):
        ids = words.ids[edges[place] : edges[place + 1]]
        met, counts = np.unique(ids[(ids >= 0) & ~words.noise[edges[place] : edges[place + 1]]], return_counts=True)
        weights = (1 + np.log(counts)) * words.weights[met]
        out[place] = Vector(met, weights, float((weights * weights).sum()))
    return out


def beside(one: Vector, other: Vector, shared: Ints) -> float:
    """Cosine of two articles without the words of the passage they share, `shared` rising; 1 where hardly anything else is left to compare."""
    kept, held = ~_among(one.words, shared), ~_among(other.words, shared)
    mine, here = one.words[kept], one.weights[kept]
    yours, there = other.words[held], other.weights[held]
    square, squared = float(here @ here), float(there @ there)
    if min(len(mine), len(yours)) < _FEW or square <= _LITTLE * one.whole or squared <= _LITTLE * other.whole:
        return 1.0
    return float(here[_among(mine, yours)] @ there[_among(yours, mine)]) / math.sqrt(square * squared)


def _among(some: Ints, others: Ints) -> NDArray[np.bool_]:
    """Which of some are among others; both rise."""
    if not len(others):
        return np.zeros(len(some), bool)
    at = np.searchsorted(others, some)
    at[at == len(others)] = 0
    found: NDArray[np.bool_] = others[at] == some
    return found
