"""How much two articles have in common beside the words they share: what tells a copy from a standing line."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import numpy as np

from headwater.trace.stream import Stream

_FEW, _LITTLE = 15, 0.2  # other words, and the share of an article's weight in them, below which a cosine says nothing

Vector = dict[int, float]  # word -> tf-idf weight


def vectors(words: Stream, places: Iterable[int]) -> dict[int, Vector]:
    """The weighed words of the articles at these places: (1 + ln tf) idf, noise left out."""
    edges = np.searchsorted(words.article, np.arange(len(words.articles) + 1))
    out: dict[int, Vector] = {}
    for place in sorted(set(places)):
        ids = words.ids[edges[place] : edges[place + 1]]
        counts = Counter(ids[(ids >= 0) & ~words.noise[edges[place] : edges[place + 1]]].tolist())
        out[place] = {word: (1 + math.log(n)) * float(words.weights[word]) for word, n in counts.items()}
    return out


def beside(one: Vector, other: Vector, shared: set[int]) -> float:
    """Cosine of two articles without the words of the passage they share; 1 where hardly anything else is left to compare."""
    rest = [{word: weight for word, weight in vector.items() if word not in shared} for vector in (one, other)]
    squares = [sum(w * w for w in left.values()) for left in rest]
    whole = [sum(w * w for w in vector.values()) for vector in (one, other)]
    if min(map(len, rest)) < _FEW or min(s - _LITTLE * w for s, w in zip(squares, whole, strict=True)) <= 0:
        return 1.0
    return sum(weight * rest[1][word] for word, weight in rest[0].items() if word in rest[1]) / math.sqrt(squares[0] * squares[1])
