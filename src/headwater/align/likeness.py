"""How likely two clauses report the same thing: from their words as they stand in their sentences, and the figures both give."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from headwater.align.places import Place, stem
from headwater.models import encode_words, unpack
from headwater.text import fold

_FLOOR = 0.25  # mean of the cosines of words and of sentence vectors, below which a pair is not looked at
_BLOCK = 512  # rows compared at a time
_LEAST = 0.02  # weight of a word that every clause has, and of a mark
# What is added to the nearness of the words; chosen on three stories, where a half or double of each moves F1 by .01 at most.
_WORDS = 0.15  # times the cosine of the words
_FIGURE = 0.1  # a figure that both give
_OTHER_WORDS = -0.05  # other words of the same speaker
_SAME_ARTICLE = -0.3  # an article seldom reports a thing twice, but in its headline and captions

Matrix = npt.NDArray[np.float32]


def likeness(places: Sequence[Place]) -> dict[tuple[int, int], float]:
    """Pairs of places (by index, the lower first) with how likely they report the same, from 0 to 1.

    Each word of one clause is laid beside the word of the other that comes closest to it in meaning (late interaction: Khattab and
    Zaharia 2020), rare words of the story counting most; the mean over both directions is the likeness. Figures add to it.
    """
    rarity = _rarity([place.stems for place in places])
    candidates = _candidates(places, rarity)
    near = _nearness(places, sorted({i for pair in candidates for i in pair}), rarity, candidates)
    return {pair: _score(places[pair[0]], places[pair[1]], words, near[pair]) for pair, words in candidates.items()}


def _score(a: Place, b: Place, words: float, near: float) -> float:
    score = near + _WORDS * words
    if a.figures & b.figures:
        score += _FIGURE
    if a.speaker and a.speaker == b.speaker and a.statement != b.statement:
        score += _OTHER_WORDS
    if a.article == b.article:
        score += _SAME_ARTICLE
    return max(0.0, min(1.0, score))


def _rarity(found: Sequence[Iterable[str]]) -> dict[str, float]:
    """How rare each stem is among the clauses of the story (smoothed inverse document frequency)."""
    count: dict[str, int] = defaultdict(int)
    for stems in found:
        for word in stems:
            count[word] += 1
    return {word: max(_LEAST, math.log((len(found) + 1) / (times + 0.5))) for word, times in count.items()}


def _candidates(places: Sequence[Place], rarity: dict[str, float]) -> dict[tuple[int, int], float]:
    """Pairs worth a closer look, with the cosine of their words: by the mean of that and of the cosine of the sentence vectors."""
    meaning, words = unpack([place.vector for place in places]), _tfidf(places, rarity)
    out: dict[tuple[int, int], float] = {}
    for start in range(0, len(places), _BLOCK):
        same = words[start : start + _BLOCK] @ words.T
        both = (same + meaning[start : start + _BLOCK] @ meaning.T) / 2
        for row, column in np.argwhere(both >= _FLOOR).tolist():
            if start + row < column:
                out[start + row, column] = float(same[row, column])
    return out


def _tfidf(places: Sequence[Place], rarity: dict[str, float]) -> Matrix:
    """Rows of unit length over the stems of the story."""
    column = {word: i for i, word in enumerate(sorted(rarity))}
    out = np.zeros((len(places), len(column)), dtype=np.float32)
    for row, place in enumerate(places):
        for word, times in place.stems.items():
            out[row, column[word]] = (1 + math.log(times)) * rarity[word]
    size = np.linalg.norm(out, axis=1, keepdims=True)
    return (out / np.where(size > 0, size, 1)).astype(np.float32)


def _nearness(
    places: Sequence[Place], wanted: Sequence[int], rarity: dict[str, float], pairs: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """For each pair, the mean over both clauses of how close each word comes to one of the other, weighed by rarity."""
    encoded = dict(zip(wanted, encode_words([places[i].text for i in wanted]), strict=True))
    weights = {i: np.array([rarity.get(stem(fold(word)), _LEAST) for word in words], dtype=np.float32) for i, (words, _) in encoded.items()}
    out = {}
    for a, b in pairs:
        close = encoded[a][1] @ encoded[b][1].T
        there = float(close.max(axis=1) @ weights[a] / weights[a].sum())
        back = float(close.max(axis=0) @ weights[b] / weights[b].sum())
        out[a, b] = (there + back) / 2
    return out
