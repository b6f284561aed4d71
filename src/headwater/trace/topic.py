"""How much two articles have in common beside the words they share: what tells a copy from a standing line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from headwater.trace.stream import Stream

_FEW, _LITTLE = 15, 0.2  # other words, and the share of an article's weight in them, below which a cosine says nothing


@dataclass(frozen=True, slots=True)
class Vector:
    """The weighed words of one article: word -> (1 + ln tf) idf; `whole` is the sum of their squares."""

    weights: dict[int, float]
    whole: float

    def without(self, shared: set[int]) -> tuple[int, float]:
        """How many words are left beside some, and the sum of their squares."""
        gone = self.weights.keys() & shared
        return len(self.weights) - len(gone), self.whole - sum(self.weights[word] ** 2 for word in gone)


def vectors(words: Stream, places: Iterable[int]) -> dict[int, Vector]:
    """The weighed words of the articles at these places, noise left out."""
    edges = words.edges.tolist()
    out: dict[int, Vector] = {}
    for place in sorted(set(places)):
        ids = words.ids[edges[place] : edges[place + 1]]
        met, counts = np.unique(ids[(ids >= 0) & ~words.noise[edges[place] : edges[place + 1]]], return_counts=True)
        weights = (1 + np.log(counts)) * words.weights[met]
        out[place] = Vector(dict(zip(met.tolist(), weights.tolist(), strict=True)), float((weights * weights).sum()))
    return out


def beside(one: Vector, other: Vector, shared: set[int]) -> float:
    """Cosine of two articles without the words of the passage they share; 1 where hardly anything else is left to compare."""
    (few, square), (many, squared) = one.without(shared), other.without(shared)
    if min(few, many) < _FEW or square <= _LITTLE * one.whole or squared <= _LITTLE * other.whole:
        return 1.0
    both = (one.weights.keys() & other.weights.keys()) - shared
    return sum(one.weights[word] * other.weights[word] for word in both) / math.sqrt(square * squared)
