"""How likely two clauses report the same thing: from their words, their meaning, names, figures, days and who said them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headwater.align.places import Place
from headwater.models import unpack
from headwater.text.rarity import share

_FLOOR = 0.25  # mean of both cosines below which a pair is not looked at
_BLOCK = 512  # rows compared at a time

Matrix = npt.NDArray[np.float32]


def likeness(places: Sequence[Place]) -> dict[tuple[int, int], float]:
    """Pairs of places (by index, the lower first) with how likely they report the same, from 0 to 1."""
    meaning, words = unpack([place.vector for place in places]), _tfidf(places)
    out: dict[tuple[int, int], float] = {}
    for start in range(0, len(places), _BLOCK):
        both = (words[start : start + _BLOCK] @ words.T, meaning[start : start + _BLOCK] @ meaning.T)
        rows, columns = np.nonzero((both[0] + both[1]) / 2 >= _FLOOR)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            if start + row < column:
                out[start + row, column] = _score(places[start + row], places[column], float(both[0][row, column]), float(both[1][row, column]))
    return out


def _score(a: Place, b: Place, words: float, meaning: float) -> float:
    score = (words + meaning) / 2
    if a.statement and a.statement == b.statement:
        score += 0.2
    elif a.speaker and b.speaker and a.speaker != b.speaker:
        score -= 0.1
    if a.figures & b.figures:
        score += 0.1
    return max(0.0, min(1.0, score))


def _tfidf(places: Sequence[Place]) -> Matrix:
    """Rows of unit length: tf-idf over stems, idf smoothed from the story's clauses and from news at large."""
    count: dict[str, int] = defaultdict(int)
    for place in places:
        for word in place.stems:
            count[word] += 1
    column = {word: i for i, word in enumerate(sorted(count))}
    out = np.zeros((len(places), len(column)), dtype=np.float32)
    for row, place in enumerate(places):
        for word, times in place.stems.items():
            rare = math.log((len(places) + 1) / (count[word] + 0.5)) - 0.5 * math.log(share(word))
            out[row, column[word]] = (1 + math.log(times)) * max(rare, 0.1)
    size = np.linalg.norm(out, axis=1, keepdims=True)
    return (out / np.where(size > 0, size, 1)).astype(np.float32)
